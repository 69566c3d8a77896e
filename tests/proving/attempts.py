"""Attempts at assignments, and the notebooks that they are filled into."""

from pathlib import Path

import nbformat

from centricity.build.attempts import attempts_in

ROOT = Path(__file__).parents[2]


def attempts_of(assignment):
    """Return every attempt at an assignment, in alphabetical order."""
    return attempts_in(ROOT / "solutions" / "attempts" / assignment)


def assignments():
    """Return the ids of all assignments."""
    return [path.stem for path in sorted((ROOT / "solutions" / "text").glob("*.py"))]


def released(assignment):
    """Return the exercise that a learner opens."""
    return _read(ROOT / "exercises" / assignment / f"{assignment}.ipynb")


def source(assignment):
    """Return the source notebook: reference answers and hidden tests."""
    return _read(ROOT / "solutions" / "source" / assignment / f"{assignment}.ipynb")


def fill_in(notebook, answers):
    """Put answers into the answer cells of a notebook, in place, and return it."""
    cells = {cell.id: cell for cell in notebook.cells}
    for question, answer in answers.items():
        if not cells[question].metadata.nbgrader.solution:
            raise ValueError(f"{question!r} is not an answer cell.")
        cells[question].source = answer
    return notebook


def with_hidden_tests(assignment, answers):
    """Return the exercise with answers filled in, and its hidden tests put back."""
    tests = {cell.id: cell.source for cell in source(assignment).cells}
    notebook = fill_in(released(assignment), answers)
    for cell in notebook.cells:
        if cell.metadata.nbgrader.locked:
            cell.source = tests[cell.id]
    return notebook


def _read(path):
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)
