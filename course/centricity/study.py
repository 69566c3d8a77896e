"""The scenario study on all cores, or on a Dask cluster: ``python -m centricity.study``.

Every market is played by itself and the rows are put in order afterwards, so the result is the
same however many processes or machines took part.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from centricity.simulate.market.records import fingerprint
from centricity.simulate.market.scenarios import SCENARIOS, scenario_named
from centricity.simulate.market.study import one_market, winners

SEEDS = 500
SIZE = 10_000


def run(scenarios=None, seeds=range(SEEDS), size=SIZE, workers=None, cluster=None, tell=None):
    """Do what `centricity.simulate.market.study` does, in parallel.

    Parameters
    ----------
    scenarios, seeds, size
        As there.
    workers : int, optional
        Processes on this machine; one a core if not given.
    cluster : str, optional
        Address of the scheduler of a running Dask cluster, used instead of own processes. Its
        workers need this package.
    tell : callable, optional
        Called with the number of markets done and the number there are.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If a scenario is unknown.
    RuntimeError
        If `cluster` is given and `distributed` isn't installed.
    OSError
        If the cluster can't be reached.
    """
    names = list(SCENARIOS) if scenarios is None else list(scenarios)
    for name in names:
        scenario_named(name)
    markets = [(name, seed, size) for name in names for seed in seeds]
    start = _on_cluster(cluster) if cluster else _on_cores(workers)
    with start as (submit, completed):
        jobs = [submit(one_market, *market) for market in markets]
        for done, _job in enumerate(completed(jobs), start=1):
            if tell is not None:
                tell(done, len(jobs))
        return pd.concat([job.result() for job in jobs], ignore_index=True)


@contextmanager
def _on_cores(workers):
    # A fresh interpreter for each process: the same on every system, and safe beside threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield pool.submit, as_completed


@contextmanager
def _on_cluster(address):
    try:
        import distributed
    except ImportError as error:
        raise RuntimeError(
            'A cluster needs the package distributed: pip install -e ".[cluster]"'
        ) from error
    with distributed.Client(address) as client:
        yield client.submit, distributed.as_completed


def table(results):
    """Return who wins where, rounded, with a mark of the market that each row was found in.

    Parameters
    ----------
    results : pandas.DataFrame
        As from `run`.

    Returns
    -------
    pandas.DataFrame
        As from `winners`, with a column ``market``.
    """
    marks = {name: fingerprint(scenario) for name, scenario in SCENARIOS.items()}
    found = winners(results)
    return found.assign(market=found["scenario"].map(marks)).round(4)


def bar(done, of, width=40):
    """Draw a progress bar on stderr, over the one before."""
    filled = width * done // of
    end = "\n" if done == of else ""
    print(f"\r{'#' * filled:.<{width}} {done} of {of}", end=end, file=sys.stderr, flush=True)


def main(arguments=None):
    """Run the study, and print or write who wins where."""
    parser = argparse.ArgumentParser(prog="python -m centricity.study", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many, from 0")
    parser.add_argument("--size", type=int, default=SIZE, help="people in the market")
    parser.add_argument("--workers", type=int, help="processes; one a core if not given")
    parser.add_argument("--cluster", help="address of a Dask scheduler, instead of processes")
    parser.add_argument("--to", type=Path, help="a CSV file for the table")
    options = parser.parse_args(arguments)
    results = run(
        seeds=range(options.seeds),
        size=options.size,
        workers=options.workers,
        cluster=options.cluster,
        tell=bar,
    )
    found = table(results)
    print(found.to_string(index=False))
    if options.to:
        found.to_csv(options.to, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
