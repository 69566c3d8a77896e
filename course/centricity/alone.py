"""What a learner without an instructor asks for: a hint, the solution, a mark for the essay."""

import json
import re

from centricity import cells, hints, progress
from centricity.handin import exercise, own_copy
from centricity.i18n import _
from centricity.paths import root, shown

CHECK = ("check-words", "check")
SIGN = re.compile(r"^ *### (?:BEGIN|END) SOLUTION\n?", re.MULTILINE)


def hint(number, question):
    """Return the next hint on a question, and keep count of those opened.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.
    question : str
        The name of the function, ``"clv"``.

    Returns
    -------
    str
        The first, second or third hint; then the third again, said to be the last.

    Raises
    ------
    ValueError
        If the assignment has no such question; the message lists those that there are.
    FileNotFoundError
        If there is no such exercise.
    """
    assignment = exercise(number).stem
    known = hints.find(assignment)
    if question not in known:
        raise ValueError(
            _("Assignment {assignment} has hints for: {known}.").format(
                assignment=assignment, known=", ".join(known) or _("no question")
            )
        )
    opened = progress.get("hints", assignment) or {}
    before, last = opened.get(question, 0), len(known[question])
    step = min(before + 1, last)
    progress.record("hints", assignment, {**opened, question: step})
    words = known[question][step - 1]
    if before >= last:
        return _("You have opened all {all} hints. The last was: {words}").format(
            all=last, words=words
        )
    return _("Hint {step} of {all}: {words}").format(step=step, all=last, words=words)


def solution(number, anyway=False):
    """Write the reference solution, with its explanations, beside the learner's own notebook.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.
    anyway : bool
        Whether to write it for somebody who hasn't tried.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If there is no such exercise, or this copy of the course has no solutions.
    ValueError
        If the learner hasn't answered anything yet.
    """
    original = exercise(number)
    mine = own_copy(original)
    source = _source(original)
    if not (anyway or was_tried(original, mine)):
        raise ValueError(
            _("You haven't answered anything in {place} yet. Try first, or say --anyway.").format(
                place=shown(mine)
            )
        )
    notebook = json.loads(source.read_text(encoding="utf-8"))
    # The cells that check a notebook would check the learner's own from here.
    notebook["cells"] = [one for one in notebook["cells"] if one["id"] not in CHECK]
    for cell in notebook["cells"]:
        cell["source"] = without_secrets(cell).rstrip("\n").splitlines(keepends=True)
        # Nobody should hand this in by mistake, or check it.
        cell["metadata"] = {}
    path = mine.with_name(f"{original.stem}_solution.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def without_secrets(cell):
    """Return the source of a cell as a learner may read it: no hidden tests, no signs."""
    return SIGN.sub("", cells.visible_part(cells.text(cell)))


def was_tried(original, mine):
    """Return whether any answer cell of a learner's notebook differs from the released one."""
    if not mine.is_file():
        return False
    try:
        return _answers(mine) != _answers(original)
    except (ValueError, KeyError, TypeError):
        # A notebook that can't be read was once worked on.
        return True


def scheme(number):
    """Return the marking scheme and the sample answers of the written answer, as Markdown.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.

    Raises
    ------
    FileNotFoundError
        If there is no such exercise, or this copy of the course has no solutions.
    ValueError
        If the learner hasn't written anything yet.
    """
    source = _source(exercise(number))
    _expect_written(number)
    written = _written(json.loads(source.read_text(encoding="utf-8")))
    return "\n\n".join(SIGN.sub("", cells.text(cell)).strip() for cell in written)


def is_written(number):
    """Return whether a learner has answered in words, and there is a scheme to mark it by."""
    original = exercise(number)
    return _solutions(original).is_file() and _has_written(original)


def own_mark(number):
    """Return the mark that a learner gave the written answer, or None."""
    return progress.get("own_marks", exercise(number).stem)


def mark_own(number, points):
    """Keep the mark that a learner gives the written answer, after reading the scheme.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.
    points : float
        0 to 4, in halves.

    Raises
    ------
    ValueError
        If `points` is no such mark, or nothing has been written yet.
    """
    if not (0 <= points <= 4 and points * 2 == int(points * 2)):
        raise ValueError(_("{points:g} is no mark: use 0 to 4, in halves.").format(points=points))
    _expect_written(number)
    progress.record("own_marks", exercise(number).stem, points)


def _expect_written(number):
    if not _has_written(exercise(number)):
        raise ValueError(
            _(
                "There is nothing to mark yet: answer the question in words, save the notebook, "
                "and come back."
            )
        )


def _has_written(original):
    """Return whether the written answer in the learner's own copy is another than the released."""
    try:
        mine = json.loads(own_copy(original).read_text(encoding="utf-8"))
        released = json.loads(original.read_text(encoding="utf-8"))
        before = {cells.text(cell).strip() for cell in _written(released)} | {""}
        return any(cells.text(cell).strip() not in before for cell in _written(mine))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _written(notebook):
    """Return the cells of answers in words."""
    return [cell for cell in notebook["cells"] if cells.is_marked_by_hand(cell)]


def _solutions(original):
    return root() / "solutions" / "source" / original.stem / original.name


def _source(original):
    """Return the source notebook of an exercise, or say that there is none."""
    source = _solutions(original)
    if not source.is_file():
        raise FileNotFoundError(
            _("This copy of the course has no solutions; ask whoever gave it to you.")
        )
    return source


def _answers(path):
    """Return the text of each answer cell by its id."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    answers = filter(cells.is_answer, notebook["cells"])
    return {cells.mark(cell)["grade_id"]: cells.text(cell) for cell in answers}
