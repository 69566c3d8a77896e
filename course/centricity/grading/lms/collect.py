"""Hand-ins as an LMS exports them, through nbgrader's ``zip_collect``, with a report.

Three kinds of names are understood: the ZIPs of ``centricity submit``, and what Moodle and Canvas
put before the name of a file. Who handed something in is what the LMS says; what the file says
of itself counts only where no LMS vouches for it.

The names are those that the programs themselves make. Moodle (mod/assign/classes/downloader.php):
``Full name_NUMBER_assignsubmission_file`` as a folder, in older releases with ``_`` at its end, or
before the name of the file; NUMBER is that of *Participant NUMBER* in the grading worksheet. Canvas
(lib/content_zipper.rb): ``lastfirst_LATE_USER_FILE_name``, the name in small letters without spaces
and signs, LATE only where it is. Neither promises that a file in the archive bears the time at
which it was handed in.
"""

import json
import re
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from nbgrader.api import Gradebook
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.plugins import FileNameCollectorPlugin
from nbgrader.utils import parse_utc, rmtree
from traitlets.config import Config

from centricity.grading.book.course import course_config, nbgrader_api
from centricity.grading.lms.roster import plain, read_export
from centricity.grading.lms.unpack import SafeExtractor
from centricity.i18n import _

OURS = re.compile(
    r"(?P<assignment>\d\d_[a-z0-9_]+?)__(?P<student>\w[^/\\]*)__(?P<moment>\d{8}T\d{6})"
)
MOODLE = re.compile(r"^(?P<name>.+?)_(?P<number>\d+)_assignsubmission_file(?:_.*)?$")
CANVAS = re.compile(r"^(?P<name>.+?)_(?:(?P<late>LATE)_)?(?P<number>\d+)_\d+_")
VERSION = re.compile(r"(?:-| \()(\d+)\)?$")
IDENTIFIER = re.compile(r"\d+")


@dataclass(frozen=True)
class Found:
    """One notebook among what was handed in: whose it is, from when, and what became of it."""

    path: Path
    student: str = ""
    moment: datetime | None = None
    version: int = 0
    what: str = ""


class LmsCollector(FileNameCollectorPlugin):
    """Tell nbgrader whose each file is, after having looked at all of them."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.plan = {}

    def collect(self, submitted_file):
        """Return what nbgrader wants to know of a file, or None if it is not collected."""
        found = self.plan.get(Path(submitted_file))
        if found is None:
            return None
        return {
            "student_id": found.student,
            "file_id": self.parent.coursedir.assignment_id,
            "timestamp": found.moment.isoformat(" "),
        }


class Collect(ZipCollectApp):
    """nbgrader's ``zip_collect`` with this course's two plugins, and a memory of what it did."""

    people = None

    def process_extracted_files(self):
        """Look at all files, then let nbgrader copy those that count."""
        folder = Path(self._format_collect_path(self.extracted_directory))
        found = [
            _identified(path, folder, self.people, self._grade_ids())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        ]
        self.report = _latest_only([self._unless_older(one) for one in found])
        chosen = {one.path: one for one in self.report if one.what.startswith(COLLECTED)}
        self.collector_plugin_inst.plan = chosen
        if chosen:
            super().process_extracted_files()

    def _grade_ids(self):
        course = self.coursedir
        folder = course.format_path(course.release_directory, ".", course.assignment_id)
        exercise = Path(folder) / f"{course.assignment_id}.ipynb"
        return _grade_ids(json.loads(exercise.read_text(encoding="utf-8")))

    def _unless_older(self, found):
        """Return a find as it is, or as passed over if the folder holds a later hand-in."""
        if not found.student:
            return found
        course = self.coursedir
        folder = course.format_path(course.submitted_directory, found.student, course.assignment_id)
        stamp = Path(folder) / "timestamp.txt"
        if stamp.is_file() and parse_utc(stamp.read_text().strip()) >= parse_utc(
            found.moment.isoformat(" ")
        ):
            return replace(found, what=_("passed over: this or a later one was collected before"))
        return found


COLLECTED = _("collected")


def collect(root, assignment, source, worksheet=None, **folders):
    """Bring what an LMS exported into nbgrader's folder of submissions.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
        For example ``"04_leaky_bucket"``.
    source : pathlib.Path
        A ZIP, or a folder of ZIPs and notebooks.
    worksheet : pathlib.Path, optional
        Moodle's grading worksheet of this assignment, by which its participants' numbers are
        known. Without it Moodle's files are matched by full name.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    pandas.DataFrame
        The report: columns ``file``, ``student``, ``moment`` and ``what``, one row for each file
        found or refused, and one for each student of whom nothing was found.

    Raises
    ------
    FileNotFoundError
        If there is no such file or folder.
    """
    if not source.exists():
        raise FileNotFoundError(_("There is nothing at {path}.").format(path=source))
    api = nbgrader_api(root, **folders)
    app = _app(root, assignment, folders)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        app.people = People(gradebook, worksheet)
    archive = Path(app._format_collect_path(app.archive_directory))
    _fill(archive, source)
    app.init_plugins()
    app.extract_archive_files()
    app.process_extracted_files()
    report = _report(app, Path(app._format_collect_path(app.extracted_directory)))
    report.to_csv(archive.parent / "report.csv", index=False, lineterminator="\n")
    return report


def _app(root, assignment, folders):
    config = Config(course_config(root))
    config.CourseDirectory.update(folders)
    config.CourseDirectory.assignment_id = assignment
    config.ZipCollectApp.update(
        {"extractor_plugin": SafeExtractor, "collector_plugin": LmsCollector, "force": True}
    )
    config.Application.log_level = "ERROR"
    app = Collect(config=config)
    app.initialize([assignment])
    return app


def _fill(archive, source):
    """Make the folder of archives hold the source and nothing else."""
    if archive.exists():
        rmtree(archive)
    if source.is_dir():
        shutil.copytree(source, archive, symlinks=True)
    else:
        archive.mkdir(parents=True)
        shutil.copy2(source, archive)


class People:
    """The class list, by all the names under which an LMS may know somebody."""

    def __init__(self, gradebook, worksheet=None):
        students = [
            (one.id, one.first_name or "", one.last_name or "", one.email, one.lms_user_id)
            for one in gradebook.students
        ]
        self.ids = {id_.casefold(): id_ for id_, *_rest in students}
        self.numbers = {number: id_ for id_, *_rest, number in students if number}
        self.emails = {email.casefold(): id_ for id_, *_rest, email, _number in students if email}
        self.names = {}
        for id_, first, last, *_rest in students:
            for name in {plain(first + last), plain(last + first)} - {""}:
                self.names.setdefault(name, []).append(id_)
        self.participants = self._participants(worksheet) if worksheet else {}

    def _participants(self, worksheet):
        rows = read_export(worksheet, ("Identifier",)).to_dict("records")
        return {IDENTIFIER.search(row["Identifier"])[0]: self.of_row(row) for row in rows}

    def of_row(self, row):
        """Return the student of a row of Moodle's worksheet, or an empty string."""
        return (
            self.emails.get(row.get("Email address", "").strip().casefold())
            or self.ids.get(row.get("ID number", "").strip().casefold())
            or self.ids.get(row.get("Username", "").strip().casefold())
            or self.named(row.get("Full name", ""))[0]
        )

    def named(self, name):
        """Return the one student of a name, or an empty string, and why there is none."""
        found = self.names.get(plain(name), [])
        if len(found) == 1:
            return found[0], ""
        if found:
            return "", _("{count} students are called {name}").format(count=len(found), name=name)
        return "", _("nobody in the class list is called {name}").format(name=name)


def _identified(path, folder, people, grade_ids):
    """Return what can be said of one file that was handed in."""
    found = Found(path, moment=datetime.fromtimestamp(path.stat().st_mtime, UTC))
    if path.suffix.lower() != ".ipynb":
        return replace(found, what=_("not collected: it is no notebook"))
    parts = path.relative_to(folder).parts
    ours = next((match for part in parts if (match := OURS.search(part))), None)
    student, why, late = _student(parts, people)
    if ours:
        moment = datetime.strptime(ours["moment"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        found = replace(found, moment=moment)
        if student is None:
            student, why = people.ids.get(ours["student"].casefold(), ""), ""
            if not people.ids:
                student = ours["student"]
            elif not student:
                why = _("nobody in the class list has the id {id}").format(id=ours["student"])
    if not student:
        why = why or _("its name tells nobody")
        return replace(found, what=_("not collected: {why}").format(why=why))
    wrong = _not_this_exercise(path, grade_ids)
    if wrong:
        return replace(found, student=student, what=_("not collected: {why}").format(why=wrong))
    notes = [late] if late else []
    if ours and ours["student"].casefold() != student.casefold():
        notes.append(_("the file calls itself {id}").format(id=ours["student"]))
    version = VERSION.search(path.stem)
    return replace(
        found,
        student=student,
        version=int(version[1]) if version else 0,
        what="; ".join([COLLECTED, *notes]),
    )


def _student(parts, people):
    """Return whose a file is by the LMS (None if no LMS says), why not, and a word on lateness."""
    for part in parts:
        moodle = MOODLE.match(part)
        if moodle:
            if moodle["number"] in people.participants:
                return people.participants[moodle["number"]], "", ""
            return *people.named(moodle["name"]), ""
        canvas = CANVAS.match(part)
        if canvas:
            late = _("late, says Canvas") if canvas["late"] else ""
            if canvas["number"] in people.numbers:
                return people.numbers[canvas["number"]], "", late
            return *people.named(canvas["name"]), late
    return None, "", ""


def _not_this_exercise(path, grade_ids):
    """Return why a notebook can't be an answer to this exercise; a broken one may be."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        theirs = _grade_ids(notebook)
    except (ValueError, AttributeError, TypeError):
        return ""
    if theirs and not theirs & grade_ids:
        return _("it is another exercise's notebook")
    return ""


def _grade_ids(notebook):
    cells = notebook.get("cells", [])
    marks = [cell.get("metadata", {}).get("nbgrader", {}) for cell in cells]
    return {mark["grade_id"] for mark in marks if "grade_id" in mark}


def _latest_only(found):
    """Return the finds with all but the latest of each student passed over."""
    latest = {}
    for one in found:
        if one.what.startswith(COLLECTED):
            order = (one.moment, one.version)
            if one.student not in latest or order >= latest[one.student][0]:
                latest[one.student] = (order, one.path)
    chosen = {path for _order, path in latest.values()}
    return [
        one
        if one.path in chosen or not one.what.startswith(COLLECTED)
        else replace(one, what=_("passed over: the same student has a later one"))
        for one in found
    ]


def _report(app, folder):
    rows = [
        (
            one.path.relative_to(folder).as_posix(),
            one.student,
            f"{one.moment:%Y-%m-%d %H:%M}",
            one.what,
        )
        for one in app.report
    ]
    rows += [
        (name, "", "", _("refused: {reason}").format(reason=reason))
        for name, reason in app.extractor_plugin_inst.refused
    ]
    seen = {student for _path, student, *_rest in rows}
    rows += [
        ("", student, "", _("nothing was found"))
        for student in sorted(app.people.ids.values())
        if student not in seen
    ]
    return pd.DataFrame(rows, columns=["file", "student", "moment", "what"])
