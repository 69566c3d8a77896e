"""A learner's own copies of exercises: start one, hand it in."""

import os
import re
import shutil
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from centricity import keep
from centricity.i18n import _
from centricity.paths import root, shown, work

STUDENT_ID = re.compile(r"\w[\w.@+-]*")


@dataclass(frozen=True)
class Started:
    """A learner's copy of an exercise: where it is, and whether it was made just now."""

    path: Path
    fresh: bool

    def __str__(self):
        place = shown(self.path)
        if self.fresh:
            return _("Your notebook is {place}.").format(place=place)
        return _("You have started already, and nothing was changed: {place}.").format(place=place)

    def _repr_markdown_(self):
        link = Path(os.path.relpath(self.path, Path.cwd())).as_posix()
        return f"{self} [{_('Open it')}]({link})"


def exercise(number):
    """Return the path of a pristine exercise.

    Parameters
    ----------
    number : str
        The lesson's number, ``"04"`` or ``"4"``, or the exercise's whole name.

    Raises
    ------
    FileNotFoundError
        If there is no such exercise; the message lists those that there are.
    """
    folders = sorted((root() / "exercises").glob("[0-9][0-9]_*"))
    known = {path.name: path for path in folders if path.is_dir()}
    for name, folder in known.items():
        if number == name or (str(number).isdecimal() and int(number) == int(name[:2])):
            return folder / f"{name}.ipynb"
    raise FileNotFoundError(
        _("There is no exercise {number!r}. There is: {known}.").format(
            number=number, known=", ".join(known) or _("none at all")
        )
    )


def start(number):
    """Copy an exercise to the learner's folder, unless it is there already.

    Parameters
    ----------
    number : str
        As for `exercise`.

    Returns
    -------
    Started

    Raises
    ------
    FileNotFoundError
        If there is no such exercise.
    PermissionError
        If the learner's folder can't be written.
    """
    original = exercise(number)
    mine = own_copy(original)
    if mine.exists():
        return Started(mine, fresh=False)
    with _whole(mine) as part:
        shutil.copyfile(original, part)
    return Started(mine, fresh=True)


def submit(number, student):
    """Pack the learner's notebook into a ZIP to hand in.

    Parameters
    ----------
    number : str
        As for `exercise`.
    student : str
        The id that the instructor knows the learner by: letters, digits and ``. _ @ + -``,
        beginning with a letter, a digit or ``_``.

    Returns
    -------
    pathlib.Path
        The ZIP, in the learner's folder. Its name says assignment, student and time (UTC), as
        nbgrader's ``zip_collect`` is set up to read it.

    Raises
    ------
    FileNotFoundError
        If there is no such exercise, or it was never started.
    ValueError
        If the student id holds other characters, or begins with a sign.
    PermissionError
        If the learner's folder can't be written.
    """
    if not STUDENT_ID.fullmatch(student or ""):
        raise ValueError(
            _(
                "{student!r} can't be a student id: begin with a letter or digit, and use letters, "
                "digits and . _ @ + - only."
            ).format(student=student)
        )
    mine = own_copy(exercise(number))
    if not mine.is_file():
        raise FileNotFoundError(
            _(
                "There is nothing to hand in at {place}. Start with: centricity start {number}"
            ).format(place=shown(mine), number=mine.stem[:2])
        )
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    archive = work() / "handed_in" / f"{mine.stem}__{student}__{moment}.zip"
    with _whole(archive) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(mine, mine.name)
    return archive


def own_copy(original):
    """Return where a learner's copy of an exercise is, or would be."""
    return work() / original.stem / original.name


@contextmanager
def _whole(path):
    """Keep a file whole or not at all, and say what to do where the folder can't be written."""
    try:
        with keep.whole(path) as part:
            yield part
    except OSError as error:
        raise PermissionError(_not_writable(path.parent, error)) from error


def _not_writable(folder, error):
    return _(
        "{folder} can't be written ({reason}). Make it writable, or name another folder in the "
        "environment variable CENTRICITY_WORK."
    ).format(folder=folder, reason=error.strerror or error)
