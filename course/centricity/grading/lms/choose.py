"""Which of a student's notebooks is the answer to an exercise."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from centricity.i18n import _

# What a file can be that isn't a notebook, though it is called one.
UNREADABLE = (ValueError, RecursionError, AttributeError, TypeError, LookupError, OSError)
OURS, BROKEN, STRANGE = 2, 1, 0


@dataclass(frozen=True)
class Look:
    """What a glance at a notebook tells.

    Parameters
    ----------
    kind : int
        `OURS` if it holds cells that only this exercise has, `BROKEN` if it can't be read, else
        `STRANGE`.
    answered : int
        How many of the exercise's answers were touched.
    answers : frozenset of str
        The answers' texts, to compare two notebooks by.
    wrong : str
        Why it can't be an answer to this exercise.
    """

    kind: int
    answered: int = 0
    answers: frozenset = frozenset()
    wrong: str = ""


@dataclass(frozen=True)
class Exercises:
    """All exercises of the course, of which one was asked for.

    Parameters
    ----------
    folder : pathlib.Path
        Of the exercises as they are handed out.
    assignment : str
    """

    folder: Path
    assignment: str

    @cached_property
    def _marks(self):
        """Return of each exercise what none of the others has: ids and texts of cells."""
        known = {
            path.stem: _cells(json.loads(path.read_text(encoding="utf-8")))
            for path in sorted(self.folder.glob("*/*.ipynb"))
            if path.stem == path.parent.name
        }
        marks = {
            name: {mark for cell in cells for mark in (("id", cell.id), ("text", cell.text))}
            for name, cells in known.items()
        }
        only = {
            name: own - set().union(*(other for one, other in marks.items() if one != name))
            for name, own in marks.items()
        }
        self.__dict__["_stubs"] = {cell.text for cell in known[self.assignment] if cell.is_answer}
        return {name: own - {("id", ""), ("text", "")} for name, own in only.items()}

    def look(self, path):
        """Return what a glance at a file tells; none is refused for being broken."""
        marks = self._marks
        try:
            cells = _cells(json.loads(path.read_bytes().decode("utf-8-sig")))
        except UNREADABLE:
            return Look(BROKEN)
        theirs = {mark for cell in cells for mark in (("id", cell.id), ("text", cell.text))}
        counts = {name: len(own & theirs) for name, own in marks.items()}
        own = counts.pop(self.assignment)
        nearest = max(counts, key=counts.get, default=None)
        if nearest and counts[nearest] > own:
            return Look(STRANGE, wrong=_("it is the notebook of {name}").format(name=nearest))
        if own == 0:
            marked = any(cell.id for cell in cells)
            wrong = _("it is another exercise's notebook") if marked else ""
            return Look(STRANGE, wrong=wrong)
        texts = {cell.text for cell in cells}
        answers = frozenset(cell.text for cell in cells if cell.is_answer)
        return Look(OURS, len(self._stubs - texts), answers)


@dataclass(frozen=True)
class _Cell:
    id: str
    text: str
    is_answer: bool


def _cells(notebook):
    cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
    found = []
    for cell in cells:
        mark = cell.get("metadata", {}).get("nbgrader", {})
        source = cell.get("source", cell.get("input", ""))
        text = " ".join((source if isinstance(source, str) else "".join(source)).split())
        found.append(_Cell(str(mark.get("grade_id", "")), text, mark.get("solution") is True))
    return found


def why_not(chosen, other):
    """Return why one candidate of a student's doesn't count beside another.

    Parameters
    ----------
    chosen, other : candidates with ``look`` and ``moment``
    """
    if chosen.look.kind > other.look.kind:
        return _("another file of the same student holds this exercise's cells")
    if bool(chosen.look.answered) > bool(other.look.answered):
        return _("nothing is filled in, as it is in another file of the same student")
    why = _("the same student has a later one")
    if chosen.look.answers != other.look.answers and other.look.answered:
        why += "; " + _("its answers differ ({here} are filled in, there {there})").format(
            here=other.look.answered, there=chosen.look.answered
        )
    return why
