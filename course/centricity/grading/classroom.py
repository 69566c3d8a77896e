"""Grade a class through nbgrader, one student at a time, so that one notebook stops nobody else."""

import json
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import rmtree

from centricity.grading.course import nbgrader_api, trouble

WRITTEN = "markdown"


@dataclass(frozen=True)
class Outcome:
    """What became of one submission: who, the automatic score or None, and a sentence.

    The sentence starts with "graded", with "needs a human", or with "refused".
    """

    student: str
    score: float | None
    what: str


def grade_class(root, assignment, progress=None, **folders):
    """Autograde every submission of an assignment and write its feedback.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
        The id of a registered assignment.
    progress : callable, optional
        Called with each `Outcome` as soon as it is known.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    list of Outcome
        One for each student who handed something in, in alphabetical order.

    Raises
    ------
    ValueError
        If the assignment is not in the gradebook.
    """
    api = nbgrader_api(root, **folders)
    _check_registered(api, assignment)
    outcomes = []
    for student in sorted(api.get_submitted_students(assignment)):
        outcome = _grade_one(api, assignment, student)
        outcomes.append(outcome)
        if progress:
            progress(outcome)
    return outcomes


def _check_registered(api, assignment):
    with _gradebook(api) as gradebook:
        try:
            gradebook.find_assignment(assignment)
        except MissingEntry:
            raise ValueError(
                f"{assignment} is not in the gradebook yet. Enter it with: "
                f"centricity register {assignment[:2]}"
            ) from None


def _grade_one(api, assignment, student):
    known_before = _forget_automatic_scores(api, assignment, student)
    result = api.autograde(assignment, student, force=True)
    if not result["success"]:
        left = _clear_up(api, assignment, student, known_before)
        reason = _reason(_folder(api, "submitted", assignment, student), assignment, result)
        return Outcome(student, None, f"refused: {reason}; {left}")
    outcome = _read(api, assignment, student)
    if not api.generate_feedback(assignment, student, force=True)["success"]:
        return Outcome(student, outcome.score, f"{outcome.what}; no feedback page could be made")
    return outcome


def _forget_automatic_scores(api, assignment, student):
    """Empty the automatic scores of an earlier hand-in, and return whether there was one.

    nbgrader only replaces the scores of cells that it finds. Where a cell is missing, the score
    of the last hand-in would stand as if it were earned by this one.
    """
    with _gradebook(api) as gradebook:
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return False
        for grade in _grades(submission):
            grade.auto_score = None
            grade.needs_manual_grade = True
        gradebook.db.commit()
        return True


def _clear_up(api, assignment, student, known_before):
    """Take back what nbgrader entered for a hand-in that it then gave up on; say what is left.

    nbgrader enters a row of empty grades before it opens the notebook. It counts as a hand-in
    with no points, and pulls down the averages that Formgrader shows. A row that was there
    before stays: marks given by hand or an extension may hang on it.
    """
    for step in ("autograded", "feedback"):
        of_an_earlier_run = _folder(api, step, assignment, student)
        if of_an_earlier_run.exists():
            rmtree(of_an_earlier_run)
    if known_before:
        return "its earlier automatic scores were taken back, marks given by hand were kept"
    # Now and then nbgrader gives up before it has entered anything.
    with _gradebook(api) as gradebook, suppress(MissingEntry):
        gradebook.remove_submission(assignment, student)
    return "no score was entered"


def _read(api, assignment, student):
    """Return what the gradebook and the autograded notebook say about a submission."""
    notebook = _folder(api, "autograded", assignment, student) / f"{assignment}.ipynb"
    cells = {
        cell.metadata.nbgrader.grade_id: cell
        for cell in nbformat.read(notebook, as_version=4).cells
        if "grade_id" in cell.metadata.get("nbgrader", {})
    }
    with _gradebook(api) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        late = submission.total_seconds_late
        grades = list(_grades(submission))
        score = sum(grade.auto_score or 0.0 for grade in grades)
        state = _missing([grade for grade in grades if _is_missing(grade, cells)])
        notes = [
            f"handed in {_time(late)} late" if late else "",
            _noise([grade for grade in grades if _is_noisy(grade, cells)]),
            "the written answer waits for its mark" if _waits(grades, cells) else "",
        ]
    return Outcome(student, score, "; ".join([state or "graded", *filter(None, notes)]))


def _grades(submission):
    return (grade for notebook in submission.notebooks for grade in notebook.grades)


def _is_missing(grade, cells):
    """Return whether a cell that carries points was deleted, or no longer says that it does."""
    written = grade.cell.cell_type == WRITTEN
    return grade.auto_score is None and not (written and grade.name in cells)


def _is_noisy(grade, cells):
    """Return whether a test raised nothing, and nbgrader took its points for words on stderr."""
    outputs = cells[grade.name].get("outputs", []) if grade.name in cells else []
    raised = any(output.output_type == "error" for output in outputs)
    return not raised and any(output.get("name") == "stderr" for output in outputs)


def _waits(grades, cells):
    return any(
        grade.cell.cell_type == WRITTEN and grade.needs_manual_grade and grade.name in cells
        for grade in grades
    )


def _missing(grades):
    tests = [grade.name for grade in grades if grade.cell.cell_type != WRITTEN]
    parts = []
    if len(tests) == 1:
        parts.append(f"the test cell {tests[0]} is missing")
    elif tests:
        parts.append(f"the test cells {', '.join(tests)} are missing")
    if len(tests) < len(grades):
        parts.append("the cell of the written answer is missing")
    return f"needs a human: {' and '.join(parts)}" if parts else ""


def _noise(grades):
    if not grades:
        return ""
    points = sum(grade.max_score for grade in grades)
    return f"{points:g} points lost only because the code writes warnings (stderr)"


def _time(seconds):
    if seconds < 90:
        return "a minute"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"


def _reason(folder, assignment, result):
    """Say in a sentence why nbgrader gave up on a submission."""
    expected = folder / f"{assignment}.ipynb"
    if not expected.is_file():
        found = ", ".join(sorted(path.name for path in folder.glob("*.ipynb"))) or "no notebook"
        return f"the notebook must be called {expected.name}, and {found} was handed in"
    text = expected.read_text(encoding="utf-8", errors="replace")
    try:
        json.loads(text)
    except ValueError:
        return f"{expected.name} is damaged or cut off (not valid JSON)"
    counts = Counter(re.findall(r'"grade_id"\s*:\s*"([^"]+)"', text))
    repeated = [name for name, count in counts.items() if count > 1]
    if repeated:
        return f"the cell {', '.join(repeated)} is there more than once"
    why = trouble(result)
    if why == "Kernel died":
        return "its code ended Python, so that the tests never ran"
    return f"nbgrader says: {why.rstrip('.')}"


def _folder(api, step, assignment, student):
    step = getattr(api.coursedir, f"{step}_directory")
    return Path(api.coursedir.format_path(step, student, assignment))


def _gradebook(api):
    return Gradebook(api.coursedir.db_url, api.coursedir.course_id)
