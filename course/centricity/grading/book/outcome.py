"""What became of each submission of a class, in a sentence."""

from dataclasses import dataclass

WRITTEN = "markdown"


@dataclass(frozen=True)
class Outcome:
    """What became of one submission: who, the automatic score or None, and a sentence.

    The sentence starts with "graded", with "needs a human", or with "refused".
    """

    student: str
    score: float | None
    what: str

    @property
    def is_final(self):
        """Whether the sentence says what became of the submission."""
        return self.what.startswith(("graded", "needs a human", "refused"))


def judge(submission, cells, notes, doubts):
    """Return the outcome of a submission that was graded.

    Parameters
    ----------
    submission : nbgrader.api.SubmittedAssignment
    cells : dict
        The cells of its notebooks after they were run, by the notebook's name and their own.
    notes, doubts : list of str
        What was mended, and what a person must decide.
    """
    grades = list(_grades(submission))
    score = sum(grade.auto_score or 0.0 for grade in grades)
    late = submission.total_seconds_late
    missing = _missing([grade for grade in grades if _is_missing(grade, cells)])
    waiting = sum(_waits(grade, cells) for grade in grades)
    doubts = [*filter(None, [missing]), *doubts]
    state = f"needs a human: {'; '.join(doubts)}" if doubts else "graded"
    more = [
        f"handed in {_time(late)} late" if late else "",
        *notes,
        _noise([grade for grade in grades if _is_noisy(grade, cells)]),
        _waiting(waiting),
    ]
    return Outcome(submission.student_id, score, "; ".join([state, *filter(None, more)]))


def _grades(submission):
    return (grade for notebook in submission.notebooks for grade in notebook.grades)


def _key(grade):
    return grade.notebook.name, grade.name


def _is_for_a_person(grade):
    """Return whether a person marks the cell: a text, a task, or code that nothing tests."""
    answers = {cell.name for cell in grade.notebook.notebook.solution_cells}
    return grade.cell.cell_type == WRITTEN or grade.name in answers


def _is_missing(grade, cells):
    """Return whether a cell that carries points was deleted, or no longer says that it does."""
    return grade.auto_score is None and not (_is_for_a_person(grade) and _key(grade) in cells)


def _is_noisy(grade, cells):
    """Return whether a test raised nothing, and nbgrader took its points for words on stderr."""
    outputs = cells[_key(grade)].get("outputs", []) if _key(grade) in cells else []
    raised = any(output.output_type == "error" for output in outputs)
    return not raised and any(output.get("name") == "stderr" for output in outputs)


def _waits(grade, cells):
    return _is_for_a_person(grade) and grade.needs_manual_grade and _key(grade) in cells


def _waiting(count):
    if count > 1:
        return f"{count} answers wait for their marks"
    return "the written answer waits for its mark" if count else ""


def _missing(grades):
    tests = [grade.name for grade in grades if not _is_for_a_person(grade)]
    answers = [grade.name for grade in grades if _is_for_a_person(grade)]
    parts = []
    if len(tests) == 1:
        parts.append(f"the test cell {tests[0]} is missing")
    elif tests:
        parts.append(f"the test cells {', '.join(tests)} are missing")
    if len(answers) == 1:
        parts.append("the cell of the written answer is missing")
    elif answers:
        parts.append(f"the cells of the answers {', '.join(answers)} are missing")
    return " and ".join(parts)


def _noise(grades):
    if not grades:
        return ""
    points = sum(grade.max_score for grade in grades)
    return f"{points:g} points lost only because the code writes warnings (stderr)"


def _time(seconds):
    if seconds < 90:
        return "a minute"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
