"""A made-up class of twelve, graded from end to end: what right, wrong and broken work becomes."""

import re
import shutil
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import nbformat
from nbgrader.api import Gradebook
from nbgrader.utils import rmtree

from centricity.grading.book.course import nbgrader_api, trouble
from centricity.grading.book.driver import grade
from centricity.grading.book.register import register
from centricity.grading.pages.report import report

ASSIGNMENT = "04_leaky_bucket"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
DUE = datetime(2026, 3, 2, 12, 0)
NOTE = "note.txt"
NOTE_TEXT = "Made by `make demo`, which deletes this folder and makes it again.\n"
GRADEBOOK = "gradebook.db"
# What grading leaves beside a gradebook.
AROUND = ("backups", ".grading", "reports")
STEPS = ("submitted", "autograded", "feedback")

# A module that isn't there: the whole cell raises, and the function in it is never made.
MISSING_MODULE = "import my_clv_helpers\n\n\n"

# What is left of a search for a fault.
DEBUGGING = """


import sys

clv_without_words = clv


def clv(*values, **named):
    print("clv was called with", values, named, file=sys.stderr)
    return clv_without_words(*values, **named)
"""


@dataclass(frozen=True)
class Student:
    """One member of the class, and how the notebook differs from the right one, in time.

    Parameters
    ----------
    id, about : str
        The student id, and a few words on what is handed in.
    answers : callable
        Takes the right answers by the id of their cells, and returns those of the student.
    cells : callable
        Takes the list of cells, and returns the one handed in.
    share : float
        How much of the file is handed in.
    filename : str
        What the file is called.
    hours : float
        When it is handed in, counted from the due date.
    """

    id: str
    about: str
    answers: Callable = dict
    cells: Callable = list
    share: float = 1
    filename: str = NOTEBOOK
    hours: float = -20


def _instead(question, answer):
    """Return a function that replaces one answer by one of `solutions/demo`."""
    return lambda right: {**right, question: right[answer]}


def _around_clv(before="", after=""):
    """Return a function that puts code around the right answer to the first question."""
    return lambda right: {**right, "clv": before + right["clv"] + after}


def _without(name):
    """Return a function that deletes a cell."""
    return lambda cells: [cell for cell in cells if cell.id != name]


def _twice(name):
    """Return a function that copies a cell and pastes it below, as JupyterLab does."""

    def paste(cells):
        position = next(i for i, cell in enumerate(cells) if cell.id == name)
        copy = nbformat.from_dict({**cells[position], "id": f"{name}-copy"})
        return [*cells[: position + 1], copy, *cells[position + 1 :]]

    return paste


CLASS = (
    Student("anna", "right answers"),
    Student("bruno", "right answers, late", hours=30),
    Student("chloe", "a formula without its limits", _instead("clv", "clv_formula_only.py")),
    Student(
        "david", "a forgotten discount rate", _instead("breakeven", "breakeven_undiscounted.py")
    ),
    Student("emil", "nothing filled in", lambda right: {}),
    Student("farah", "a cell that fails to import", _around_clv(before=MISSING_MODULE)),
    Student("gita", "a file of another name", filename="leaky_bucket_final.ipynb"),
    Student("hugo", "a test cell pasted twice", cells=_twice("uplift-units")),
    Student("ines", "an answer deleted, cell and all", cells=_without("uplift")),
    Student("jonas", "half a file", share=0.5),
    Student("kofi", "debugging words left in", _around_clv(after=DEBUGGING)),
    Student("lena", "right, with the essay", _instead("written", "essay.txt")),
)


def demo(root, folder):
    """Grade a made-up class and print what became of it.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    folder : pathlib.Path
        Where to put submissions, gradebook and feedback, relative to `root`. What an earlier
        demo left there is deleted.

    Returns
    -------
    list of Outcome

    Raises
    ------
    FileExistsError
        If the folder holds anything that no demo made.
    FileNotFoundError
        If there are no solutions to hand in.
    """
    place = root / folder
    right = _right_answers(root)
    _clean(place)
    folders = {f"{step}_directory": (folder / step).as_posix() for step in STEPS}
    folders["db_url"] = f"sqlite:///{place / GRADEBOOK}"
    print(f"Registering {ASSIGNMENT} in a gradebook of its own ...", flush=True)
    register(root, [ASSIGNMENT], **folders)
    _set_due_date(folders["db_url"])
    for student in CLASS:
        _hand_in(root, place / "submitted", student, right)
    print(f"Grading {len(CLASS)} submissions ...", flush=True)
    outcomes = grade(root, ASSIGNMENT, progress=_say, **folders)
    _write_feedback(root, outcomes, folders)
    print(_table(outcomes))
    print(_where(folder, outcomes))
    page = report(root, ASSIGNMENT, place / "reports", **folders)
    print(f"What the class did not understand: {page.relative_to(root).as_posix()}")
    return outcomes


def _clean(place):
    """Make an empty folder, deleting an earlier demo and nothing else."""
    if place.exists():
        strange = _strangers(place)
        if strange:
            raise FileExistsError(
                f"{place} holds {strange[0]}, which is not from this demo, so nothing was "
                "deleted. Move it elsewhere, and start again."
            )
        rmtree(place)
    place.mkdir(parents=True)
    (place / NOTE).write_text(NOTE_TEXT, encoding="utf-8")


def _strangers(place):
    """Return what the folder holds and no demo made, as paths relative to it."""
    found = [path.relative_to(place) for path in [*place.glob("*"), *place.glob("*/*")]]
    if found and not (place / NOTE).is_file():
        return sorted(found)
    ids = {student.id for student in CLASS}
    return sorted(
        path
        for path in found
        if not (
            str(path) in (NOTE, *STEPS)
            or str(path).startswith((GRADEBOOK, *AROUND))
            or (path.parts[0] in STEPS and path.name in ids)
        )
    )


def _set_due_date(db_url):
    with Gradebook(db_url) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)


def _right_answers(root):
    """Return the code answers of the source notebook by the id of the cell, and others by file.

    The others are wrong but near, so that they lie with the solutions, which no student gets.
    """
    source = root / "solutions" / "source" / ASSIGNMENT / NOTEBOOK
    if not source.is_file():
        raise FileNotFoundError(
            f"There are no solutions to {ASSIGNMENT}. The demo needs an instructor's copy of the "
            "course; a student's copy has none."
        )
    others = {path.name: path.read_text("utf-8") for path in (root / "solutions/demo").iterdir()}
    return others | {
        cell.id: "\n".join(
            line for line in cell.source.splitlines() if not line.strip().startswith("### ")
        )
        for cell in nbformat.read(source, as_version=nbformat.NO_CONVERT).cells
        if cell.cell_type == "code" and cell.metadata.nbgrader.solution
    }


def _hand_in(root, submitted, student, right):
    """Write one student's submission as nbgrader's collect would have left it."""
    exercise = root / "exercises" / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(exercise, as_version=nbformat.NO_CONVERT)
    answers = student.answers(right)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    notebook.cells = student.cells(notebook.cells)
    text = nbformat.writes(notebook)
    folder = submitted / student.id / ASSIGNMENT
    folder.mkdir(parents=True)
    part = text[: int(len(text) * student.share)]
    (folder / student.filename).write_text(part, encoding="utf-8")
    moment = DUE + timedelta(hours=student.hours)
    (folder / "timestamp.txt").write_text(f"{moment} UTC", encoding="utf-8")


def _write_feedback(root, outcomes, folders):
    """Write a feedback page for everybody who was graded."""
    api = nbgrader_api(root, **folders)
    for one in outcomes:
        if one.score is not None:
            result = api.generate_feedback(ASSIGNMENT, one.student, force=True)
            if not result["success"]:
                raise RuntimeError(f"{one.student}: {trouble(result)}")


def _say(outcome, *_progress):
    print(f"  {outcome.student}: {re.split('[;:]', outcome.what)[0]}", flush=True)


def _table(outcomes):
    """Return outcomes as a table that fits the terminal, the last column wrapped."""
    about = {student.id: student.about for student in CLASS}
    widest = max(map(len, about.values()))
    room = max(24, shutil.get_terminal_size().columns - widest - 20)
    lines = [f"\n{'student':8}{'handed in':{widest}}  {'score':>5}   what happened"]
    for one in outcomes:
        score = "none" if one.score is None else f"{one.score:g}"
        start = f"{one.student:8}{about[one.student]:{widest}}  {score:>5}   "
        wrapped = textwrap.wrap(one.what, room)
        lines.append(start + f"\n{'':{len(start)}}".join(wrapped))
    return "\n".join(lines)


def _where(folder, outcomes):
    """Return where the feedback pages are, with one to look at."""
    page = folder / "feedback" / outcomes[0].student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return (
        "\nScores are of 16 automatic points; the written answer, marked by hand, adds up to 4."
        f"\nFeedback pages, one for each graded student: {page.as_posix()} and so on."
    )
