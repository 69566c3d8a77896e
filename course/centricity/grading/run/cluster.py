"""Run submissions on the machines of a Dask cluster; gradebook and files stay here."""

import threading

import nbformat

from centricity.grading.run.isolation import Isolation
from centricity.i18n import _

# On a worker: the warm processes of each assignment that it was sent, and who may make them.
_WARM = {}
_ONE_AT_A_TIME = threading.Lock()


class Cluster:
    """A Dask cluster that exists already.

    Parameters
    ----------
    address : str
        Of its scheduler, such as ``tcp://10.0.0.5:8786``.

    Raises
    ------
    RuntimeError
        If `distributed` isn't installed, or the cluster has no workers.
    OSError
        If the scheduler can't be reached.
    """

    def __init__(self, address):
        try:
            import distributed
        except ImportError as error:
            raise RuntimeError(
                _('A cluster needs the package distributed: pip install -e ".[cluster]"')
            ) from error
        self._client = distributed.Client(address, timeout=10)
        self.workers = sum(self._client.nthreads().values())
        if not self.workers:
            self._client.close()
            raise RuntimeError(
                _("The cluster at {address} has no workers.").format(address=address)
            )

    def isolation(self, source, level, limits):
        """Return what runs the submissions of one assignment, as an `Isolation` here would."""
        return _OnCluster(self._client, (nbformat.writes(source), level, limits))

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._client.run(_forget)
        self._client.close()


class _OnCluster:
    """An `Isolation` whose processes are on the workers of a cluster."""

    def __init__(self, client, what):
        self._client, self._what = client, what

    def run(self, notebook, files=None):
        """Run the code cells of one submission on some worker; on another one if that is lost."""
        job = self._client.submit(_run, self._what, notebook, files, pure=False, retries=3)
        run, notebook.cells = job.result()
        return run

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass


def _run(what, notebook, files):
    """On a worker: run a submission in processes that stay warm for the next one.

    Returns
    -------
    tuple
        The `Run`, and the notebook's cells with their outputs.
    """
    from distributed import get_worker

    with _ONE_AT_A_TIME:
        if what not in _WARM:
            text, level, limits = what
            source = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
            made = Isolation(source, level, limits, get_worker().state.nthreads)
            _WARM[what] = made.__enter__()
    return _WARM[what].run(notebook, files), notebook.cells


def _forget():
    """On a worker: end all warm processes."""
    with _ONE_AT_A_TIME:
        while _WARM:
            _WARM.popitem()[1].__exit__(None, None, None)
