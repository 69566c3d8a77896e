"""Score notebooks as `centricity grade` does, without nbgrader: sandbox, and a separate checker.

One assignment's processes stay warm from one notebook to the next, until another assignment's are
needed or Python ends.
"""

import atexit
from functools import lru_cache

from nbgrader.utils import determine_grade

from centricity.cells import is_test
from centricity.grading.run.isolation import Isolation
from tests.proving.attempts import source


def score(notebook, assignment):
    """Return the points of each automatic test cell, by its id; None if its code ended Python.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        With answers and hidden tests.
    assignment : str
    """
    if isolation(assignment).run(notebook).ended:
        return None
    return {cell.id: determine_grade(cell)[0] for cell in notebook.cells if is_test(cell)}


@lru_cache(maxsize=1)
def _kept(assignment):
    _end()
    made = Isolation(source(assignment))
    _warm.append(made)
    return made


_warm = []


def isolation(assignment):
    """Return the warm processes for an assignment."""
    return _kept(assignment)


@atexit.register
def _end():
    while _warm:
        _warm.pop().close()
