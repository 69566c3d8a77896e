"""Answers to assignments, each in a file that says which scores it must get.

The first line of `solutions/attempts/NN_slug/wrong_unit.py` reads ``# vanilla: 12 isolated: 12``;
the lines after it say what the attempt is about. Then one cell for each answered question,
``# %% answer="clv"``. Questions left out stay as they were released.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from centricity.build.notebooks import read_text

ROOT = Path(__file__).parents[2]
FIRST_LINE = re.compile(r"# vanilla: (\d+) isolated: (\d+)")


@dataclass(frozen=True)
class Attempt:
    """The answers of one attempt, by the id of the answer cell, and the scores it must get."""

    name: str
    vanilla: int
    isolated: int
    answers: dict


def read_attempt(path):
    """Return the attempt in a file, or raise a `ValueError` that says what is wrong with it."""
    scores = FIRST_LINE.fullmatch(path.read_text(encoding="utf-8").splitlines()[0])
    if not scores:
        raise ValueError(f"{path.name}: the first line must be '# vanilla: N isolated: N'.")
    answers = {}
    for cell in read_text(path).cells[1:]:
        answers[cell.metadata.get("answer") or cell.metadata["written"]] = cell.source
    return Attempt(path.stem, int(scores[1]), int(scores[2]), answers)


def attempts_of(assignment):
    """Return every attempt at an assignment, in alphabetical order."""
    folder = ROOT / "solutions" / "attempts" / assignment
    return [read_attempt(path) for path in sorted(folder.glob("*.py"))]


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
