"""Feedback pages back to the students, in the layouts that Moodle and Canvas take in.

Moodle (mod/assign/feedback/file/importziplib.php) reads a folder or file name up to its fourth
line: ``Full name_NUMBER_assignfeedback_file``, where NUMBER is the participant's; the name itself
is not looked at, and may hold no line. Canvas (app/models/assignment.rb) reads the first two pieces
between lines that are numbers, the user's and that of the file handed in, so that only files that
it knows can be commented on.
"""

import json
import zipfile
from pathlib import Path

from nbgrader.api import Gradebook

from centricity.grading.book.course import nbgrader_api, trouble
from centricity.grading.lms.collect import NAMES
from centricity.grading.lms.layouts import CANVAS, MOODLE
from centricity.grading.lms.people import People
from centricity.i18n import _

PAGE = "feedback.html"


def make_pages(root, assignment, **folders):
    """Make the feedback page of everybody who is graded.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    dict
        The page of each student.

    Raises
    ------
    ValueError
        If nobody is graded.
    RuntimeError
        If nbgrader couldn't make a page.
    """
    api = nbgrader_api(root, **folders)
    pages = {}
    for student in sorted(api.get_autograded_students(assignment)):
        result = api.generate_feedback(assignment, student, force=True)
        if not result["success"]:
            raise RuntimeError(f"{student}: {trouble(result)}")
        course = api.coursedir
        folder = Path(course.format_path(course.feedback_directory, student, assignment))
        pages[student] = folder / f"{assignment}.html"
    if not pages:
        raise ValueError(
            _("Nobody's work at {assignment} is graded yet.").format(assignment=assignment)
        )
    return pages


def pack(root, assignment, pages, lms, to, worksheet=None, **folders):
    """Pack feedback pages for an LMS.

    Parameters
    ----------
    root : pathlib.Path
    assignment : str
    pages : dict
        As from `make_pages`.
    lms : str
        ``"moodle"`` or ``"canvas"``.
    to : pathlib.Path
        The ZIP to write.
    worksheet : pathlib.Path, optional
        Moodle's grading worksheet; without it the names of what was collected are used.
    **folders : str
        As in `make_pages`.

    Returns
    -------
    list of str
        Students whose page is not in it, because the LMS's name of them isn't known.

    Raises
    ------
    ValueError
        If nobody's name is known. Nothing is written then.
    """
    names = _names(root, assignment, lms)
    if worksheet:
        api = nbgrader_api(root, **folders)
        with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
            people = People(gradebook, worksheet)
        names |= {
            student: _moodle(row.get("Full name", ""), number)
            for number, row in people.participants.items()
            if (student := people.of_row(row))
        }
    known = {student: names[student] for student in pages if student in names}
    if not known:
        raise ValueError(
            _(
                "It is not known how {lms} calls anybody: collect {assignment} from its download "
                "first, or, with Moodle, name the grading worksheet."
            ).format(lms=lms.capitalize(), assignment=assignment)
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_suffix(".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
            for student, name in known.items():
                file.write(pages[student], name)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    return sorted(set(pages) - set(known))


def _names(root, assignment, lms):
    """Return under which name each student's page goes back, from what was collected."""
    path = root / "grading" / "downloaded" / assignment / NAMES
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    found = {}
    for student, parts in kept.items():
        for part in parts:
            match = (MOODLE if lms == "moodle" else CANVAS).match(part)
            if match and lms == "canvas":
                found[student] = match[0] + PAGE
            elif match and match["number"]:
                found[student] = _moodle(match["name"], match["number"])
    return found


def _moodle(name, number):
    """Return a page's name in Moodle's archive; only the number in it counts."""
    plain = name.replace("_", " ").replace("/", " ").strip() or "Participant"
    return f"{plain}_{number}_assignfeedback_file/{PAGE}"
