"""The check cell of an exercise: which notebook it stands in, and what ran since it was saved."""

import atexit
import json
import os
from contextlib import suppress
from pathlib import Path

from IPython import get_ipython

from centricity import handin
from centricity.checks.check import Checker
from centricity.checks.page import Page, Trouble
from centricity.i18n import _

# Kept from one check to the next, because starting takes seconds and checking doesn't.
_warm = {}


def check_here(number):
    """Return the page of a check of the notebook that the caller's cell stands in."""
    try:
        checker = _checker(number)
        path = notebook_here(checker.original)
        result = checker.check(path)
    except (OSError, ValueError, RuntimeError) as error:
        return Trouble(str(error))
    except BaseException:
        # Interrupted: what the processes would say next belongs to this check.
        _end()
        raise
    return Page(result, warning(path))


def notebook_here(original):
    """Return the file of the notebook that this kernel runs; the learner's own copy if unknown."""
    # Jupyter's server tells each kernel so.
    name = Path(os.environ.get("JPY_SESSION_NAME", ""))
    if name.suffix == ".ipynb" and name.is_file():
        return name
    return handin.own_copy(original)


def warning(path):
    """Return a sentence on the cells that ran after a notebook was saved; empty if none did."""
    shell = get_ipython()
    if shell is None:
        return ""
    saved = []
    with suppress(ValueError, KeyError, TypeError):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            saved.append((cell.get("execution_count"), "".join(cell["source"])))
    since = ran_since(shell.history_manager.input_hist_raw, saved)
    if not since:
        return ""
    if set(since) <= {source.strip() for _count, source in saved}:
        return _(
            "Cells that ran after the file was saved: {count}. They are in the file as they ran."
        ).format(count=len(since))
    return _(
        "Cells that ran after the file was saved: {count}. Not all of them are in the file as they "
        "ran, so something was not checked. Save (Ctrl+S) and run this cell again."
    ).format(count=len(since))


def ran_since(history, saved):
    """Return the sources of the cells that ran after a notebook was saved, checks aside.

    Parameters
    ----------
    history : list of str
        What ran, by execution count, and last the cell that asks.
    saved : list of tuple
        Execution count and source of each cell in the file.

    Examples
    --------
    >>> ran_since(["", "a = 1", "b = 2", "checks.run('04')"], [(1, "a = 1"), (None, "b = 2")])
    ['b = 2']
    """
    kept = [
        count
        for count, source in saved
        if isinstance(count, int)
        and 0 < count < len(history)
        and history[count].strip() == source.strip()
    ]
    since = history[max(kept, default=0) + 1 : -1]
    return [one.strip() for one in since if one.strip() and "checks.run(" not in one]


def _checker(number):
    """Return warm tests, started anew where the assignment was built again."""
    name = handin.exercise(number).stem
    kept = _warm.get(name)
    if kept:
        path, changed = kept.stamp
        if path.is_file() and path.stat().st_mtime_ns == changed:
            return kept
        _warm.pop(name).close()
    _warm[name] = Checker(number)
    return _warm[name]


@atexit.register
def _end():
    while _warm:
        _warm.popitem()[1].close()
