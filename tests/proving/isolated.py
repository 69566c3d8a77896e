"""Score notebooks as `centricity grade` does, without nbgrader: sandbox, and a separate checker.

One assignment's processes stay warm from one notebook to the next, until another assignment's are
needed or Python ends.
"""

import atexit
from functools import lru_cache

import nbformat
from nbgrader.utils import determine_grade

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
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    run = isolation(assignment).run([(cell.id, cell.source, _is_test(cell)) for cell in cells])
    if run.ended:
        return None
    points = {}
    for place, cell in enumerate(cells):
        cell.outputs = [nbformat.from_dict(one) for one in run.outputs[place]]
        if _is_test(cell):
            points[cell.id] = determine_grade(cell)[0]
    return points


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


def _is_test(cell):
    return cell.metadata.nbgrader.grade and not cell.metadata.nbgrader.solution
