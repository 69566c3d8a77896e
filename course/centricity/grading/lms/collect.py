"""Hand-ins as an LMS exports them become nbgrader's submissions, with a report.

Who handed something in is what the LMS says, at the one place where it writes it; what a file says
of itself counts only where no LMS vouches for it. Nothing that is given is changed: files are
unpacked beside, and what was there before is replaced when everything is ready.
"""

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

import pandas as pd
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc

from centricity.grading.book.course import nbgrader_api
from centricity.grading.lms import layouts
from centricity.grading.lms.choose import BROKEN, Exercises, Look, why_not
from centricity.grading.lms.people import People
from centricity.grading.lms.tables import printable, write_table
from centricity.grading.lms.unpack import Piece, Unpacker
from centricity.grading.scratch import scratch_folder
from centricity.i18n import _

COLLECTED = _("collected")
# Whose file it was in the LMS's archive, and by what name: feedback goes back under it.
NAMES = "names.json"


@dataclass(frozen=True)
class Found:
    """One file and one student: whose it is, from when, and what becomes of it."""

    piece: Piece
    student: str = ""
    moment: datetime | None = None
    order: int = 0
    look: Look | None = None
    notes: tuple = ()
    what: str = ""

    @property
    def rank(self):
        """Return what is compared: this exercise's cells, then answers, then time."""
        return (*self.worth, self.order, self.moment, layouts.version(self.piece))

    @property
    def worth(self):
        """Return what counts before time does."""
        return self.look.kind, self.look.answered > 0


def collect(root, assignment, source, worksheet=None, groups=None, **folders):
    """Bring what an LMS exported into nbgrader's folder of submissions.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
        For example ``"04_leaky_bucket"``.
    source : pathlib.Path
        A ZIP, or a folder of ZIPs and notebooks. It is only read.
    worksheet : pathlib.Path, optional
        Moodle's grading worksheet of this assignment, by which its participants' numbers are
        known. Without it Moodle's files are matched by full name.
    groups : pathlib.Path, optional
        A CSV file with the columns ``group`` and ``id``: whom group work counts for.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    pandas.DataFrame
        The report: columns ``file``, ``student``, ``moment`` and ``what``, one row for each file
        found or refused (for group work, for each member), and one for each student of whom
        nothing was found.

    Raises
    ------
    FileNotFoundError
        If there is no such file or folder.
    ValueError
        If the source holds the folder that is written to, or a table can't be read. Nothing was
        changed then.
    """
    if not source.exists():
        raise FileNotFoundError(_("There is nothing at {path}.").format(path=source))
    api = nbgrader_api(root, **folders)
    place = root / "grading" / "downloaded" / assignment
    _refuse_own_folder(source.resolve(), place.resolve())
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        people = People(gradebook, worksheet, groups)
    exercises = Exercises(root / api.coursedir.release_directory, assignment)
    with _folder(place), scratch_folder(place, ".collecting-") as scratch:
        unpacked = scratch / "extracted"
        unpacked.mkdir()
        unpacker = Unpacker(unpacked, lambda name: layouts.names_somebody(name, people))
        found = _identified(unpacker.take(source), people, exercises)
        found = [_unless_better(one, api.coursedir, exercises, assignment) for one in found]
        found = _chosen(found)
        report = _report(found, people)
        _hand_over(found, api.coursedir, assignment, scratch)
        _remember(found, scratch, place)
        write_table(report, scratch / "report.csv", index=False)
        for name in ("extracted", "report.csv", NAMES):
            _swap(scratch / name, place / name, scratch / f"old {name}")
    return report


def _refuse_own_folder(source, place):
    """Refuse a source that would be read and written at the same time."""
    if place == source or source in place.parents or place / "extracted" in (
        source, *source.parents
    ):  # fmt: skip
        raise ValueError(
            _(
                "{source} holds what collecting itself writes. Name the file or the folder that "
                "you downloaded."
            ).format(source=source)
        )


@contextmanager
def _folder(place):
    """Make a folder, and take it away again if what is to be put into it fails."""
    made = [one for one in (place, *place.parents) if not one.exists()]
    place.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for one in made:
            one.rmdir()
        raise


def _identified(pieces, people, exercises):
    """Return whose each piece is and what a glance at it tells, archive by archive."""
    found = []
    by_archive = sorted(pieces, key=lambda piece: piece.archive)
    for _archive, group in groupby(by_archive, key=lambda piece: piece.archive):
        group = list(group)
        decided = layouts.decide(group, people)
        for piece in group:
            found += _of_piece(piece, layouts.whose(piece, decided, people), exercises)
    return found


def _of_piece(piece, mark, exercises):
    """Return what can be said of one piece, once for each student that it is of."""
    moment = mark.moment or piece.stored
    found = Found(piece, moment=moment, order=mark.order, what=piece.what)
    if not piece.what and not mark.who.students:
        found = replace(found, what=_("not collected: {why}").format(why=mark.who.why))
    if not found.what:
        look = exercises.look(piece.path)
        if look.wrong:
            found = replace(found, what=_("not collected: {why}").format(why=look.wrong))
        broken = (_("it can't be read"),) if look.kind == BROKEN else ()
        notes = (*((mark.who.note,) if mark.who.note else ()), *broken)
        found = replace(found, look=look, notes=notes)
    return [replace(found, student=one) for one in mark.who.students] or [found]


def _unless_better(found, course, exercises, assignment):
    """Return a find as it is, or as passed over if what was collected before counts."""
    if found.what or not found.student:
        return found
    folder = _submission(course, found.student, assignment)
    stamp, notebook = folder / "timestamp.txt", folder / f"{assignment}.ipynb"
    if not (stamp.is_file() and notebook.is_file()):
        return found
    before = exercises.look(notebook)
    worth = (before.kind, before.answered > 0)
    if worth > found.worth:
        what = _("passed over: what was collected before holds more of this exercise")
    elif worth == found.worth and parse_utc(stamp.read_text().strip()) >= parse_utc(
        found.moment.isoformat(" ")
    ):
        what = _("passed over: this or a later one was collected before")
    else:
        return found
    return replace(found, what=what)


def _submission(course, student, assignment):
    """Return the folder of one submission as a path."""
    return Path(course.format_path(course.submitted_directory, student, assignment))


def _chosen(found):
    """Return the finds, of each student one collected and the others passed over."""
    best, count = {}, {}
    for one in found:
        if not one.what:
            count[one.student] = count.get(one.student, 0) + 1
            if one.student not in best or one.rank >= best[one.student].rank:
                best[one.student] = one
    decided = []
    for one in found:
        if one.what:
            decided.append(one)
        elif one is best[one.student]:
            notes = one.notes
            if count[one.student] > 1:
                notes += (_("taken of {count}").format(count=count[one.student]),)
            decided.append(replace(one, what="; ".join((COLLECTED, *notes))))
        else:
            why = why_not(best[one.student], one)
            decided.append(replace(one, what=_("passed over: {why}").format(why=why)))
    return decided


def _collected(found):
    return [one for one in found if one.what.startswith(COLLECTED)]


def _hand_over(found, course, assignment, scratch):
    """Put what counts into nbgrader's folders of submissions, each whole."""
    for number, one in enumerate(_collected(found)):
        new = scratch / f"submission {number}"
        new.mkdir()
        shutil.copyfile(one.piece.path, new / f"{assignment}.ipynb")
        stamp = one.moment.replace(tzinfo=None, microsecond=0)
        (new / "timestamp.txt").write_text(stamp.isoformat(" "), encoding="utf-8")
        place = _submission(course, one.student, assignment)
        place.parent.mkdir(parents=True, exist_ok=True)
        _swap(new, place, scratch / f"replaced {number}")


def _remember(found, scratch, place):
    """Write down under which name the LMS knows whose work, beside what is known already."""
    known = json.loads((place / NAMES).read_text("utf-8")) if (place / NAMES).is_file() else {}
    known |= {one.student: list(one.piece.outer) for one in _collected(found)}
    (scratch / NAMES).write_text(json.dumps(known, ensure_ascii=True), encoding="utf-8")


def _swap(new, place, old):
    """Put a new file or folder in the place of an old one; if that fails, the old one stays."""
    if place.exists():
        place.replace(old)
    try:
        new.replace(place)
    except BaseException:
        if old.exists():
            old.replace(place)
        raise


def _report(found, people):
    rows = [
        (
            printable(one.piece.name),
            one.student,
            f"{one.moment:%Y-%m-%d %H:%M}",
            printable(one.what),
        )
        for one in found
    ]
    seen = {student for _file, student, *_rest in rows}
    rows += [
        ("", student, "", _("nothing was found"))
        for student in sorted(people.ids.values())
        if student not in seen
    ]
    return pd.DataFrame(rows, columns=["file", "student", "moment", "what"])
