"""Grades out of the gradebook: one table, and the import files of Moodle and Canvas.

Each is an exporter of nbgrader's, so that ``nbgrader export --exporter`` knows it, too.
"""

import numpy as np
import pandas as pd
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin
from traitlets import Enum, Unicode

from centricity.grading.collect import People
from centricity.grading.course import nbgrader_api
from centricity.grading.questions import questions
from centricity.i18n import _

STUDENT = ["student_id", "last_name", "first_name"]
CANVAS_KEEPS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


class Grades(ExportPlugin):
    """Write one assignment's grades as a CSV file, for you or for an LMS."""

    layout = Enum(("plain", "moodle", "canvas"), "plain", help="Who is to read it.").tag(
        config=True
    )
    template = Unicode(help="What Moodle or Canvas exported, to be filled in.").tag(config=True)
    column = Unicode(help="The assignment's column in Canvas's export.").tag(config=True)

    def export(self, gradebook):
        """Write the file named by ``to``, by default ``grades.csv``.

        Raises
        ------
        ValueError
            If not exactly one assignment is named, a template is missing, or it doesn't fit.
        """
        if len(self.assignment) != 1:
            raise ValueError(_("Name one assignment: --assignment='[\"04_leaky_bucket\"]'"))
        if self.layout != "plain" and not self.template:
            raise ValueError(_("Name the file that the LMS exported: --Grades.template=FILE"))
        (assignment,) = self.assignment
        grades = table(gradebook, self.parent.coursedir, assignment)
        if self.layout == "moodle":
            grades = fill_moodle(grades, self.template, People(gradebook))
        elif self.layout == "canvas":
            column = self.column or _canvas_column(self.template, assignment)
            grades = fill_canvas(grades, self.template, People(gradebook), column)
        grades.to_csv(self.to or "grades.csv", index=False, lineterminator="\n")


def write(root, assignment, to, folders=None, **options):
    """Write one assignment's grades, through nbgrader's exporter.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
    to : pathlib.Path
    folders : dict, optional
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.
    **options : str
        ``layout``, ``template`` and ``column`` of `Grades`.

    Raises
    ------
    ValueError
        As in `Grades.export`.
    """
    api = nbgrader_api(root, **(folders or {}))
    exporter = Grades(parent=api, assignment=[assignment], to=str(to), **options)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        exporter.export(gradebook)


def table(gradebook, course, assignment):
    """Return everybody's points at an assignment, question by question.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    course : nbgrader.coursedir.CourseDirectory
    assignment : str

    Returns
    -------
    pandas.DataFrame
        One row for each student of the class list: who, the points of each question (its
        heading is the column), ``late_penalty``, ``total``, ``of``, and ``waits`` for a mark by
        hand. Whoever handed nothing in has NaN, and so has a question not yet marked.

    Raises
    ------
    ValueError
        If the assignment is not in the gradebook.
    """
    asked = questions(course, assignment)
    try:
        maximum = gradebook.find_assignment(assignment).max_score
    except MissingEntry:
        raise ValueError(
            _(
                "{assignment} is not in the gradebook yet. Enter it with: "
                "centricity register {number}"
            ).format(assignment=assignment, number=assignment[:2])
        ) from None
    submissions = {one.student_id: one for one in gradebook.assignment_submissions(assignment)}
    rows = [
        {
            "student_id": student.id,
            "last_name": student.last_name or "",
            "first_name": student.first_name or "",
            **_points(submissions.get(student.id), asked),
            "of": maximum,
        }
        for student in gradebook.students
    ]
    columns = [*STUDENT, *dict.fromkeys(asked.values()), "late_penalty", "total", "of", "waits"]
    return pd.DataFrame(rows, columns=columns)


def _points(submission, asked):
    """Return the points of one hand-in by question, and what follows from them."""
    if submission is None:
        return {"waits": False}
    points = dict.fromkeys(asked.values(), 0.0)
    waits = False
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            if grade.name in asked:
                # Nobody knows yet what an unmarked answer is worth.
                points[asked[grade.name]] += np.nan if grade.needs_manual_grade else grade.score
            waits = waits or grade.needs_manual_grade
    penalty = submission.late_submission_penalty or 0.0
    total = max(0.0, submission.score - penalty)
    return {**points, "late_penalty": penalty, "total": total, "waits": waits}


def fill_moodle(grades, worksheet, people):
    """Return Moodle's grading worksheet with the grades filled in.

    Parameters
    ----------
    grades : pandas.DataFrame
        As from `table`.
    worksheet : path-like
        As downloaded from Moodle (*Download grading worksheet*).
    people : People
        The class list.

    Raises
    ------
    ValueError
        If a column is missing, or Moodle's maximum isn't the assignment's.
    """
    sheet = _read(worksheet, ("Identifier", "Grade"))
    if "Maximum Grade" in sheet:
        for theirs in sheet["Maximum Grade"].unique():
            if float(theirs.replace(",", ".")) != grades["of"].iloc[0]:
                raise ValueError(
                    _(
                        "Moodle's maximum grade is {theirs} and the assignment has {ours:g} "
                        "points. Set the maximum in Moodle, and download the worksheet again."
                    ).format(theirs=theirs, ours=grades["of"].iloc[0])
                )
    totals = _totals(grades)
    students = [people.of_row(row) for row in sheet.to_dict("records")]
    sheet["Grade"] = [
        totals.get(student, old) for student, old in zip(students, sheet["Grade"], strict=True)
    ]
    return sheet


def fill_canvas(grades, export, people, column):
    """Return Canvas's gradebook with one assignment's grades filled in, cut to what it imports.

    Parameters
    ----------
    grades : pandas.DataFrame
        As from `table`.
    export : path-like
        As exported by Canvas.
    people : People
        The class list; students are known by ``lms_user_id``, else by name.
    column : str
        The assignment's column.

    Raises
    ------
    ValueError
        If there is no such column.
    """
    sheet = _read(export, ("Student", "ID", column))
    totals = _totals(grades)
    students = [
        people.numbers.get(row["ID"]) or people.named(row["Student"])[0]
        for row in sheet.to_dict("records")
    ]
    sheet[column] = [
        totals.get(student, old) for student, old in zip(students, sheet[column], strict=True)
    ]
    return sheet[[name for name in CANVAS_KEEPS if name in sheet] + [column]]


def _canvas_column(export, assignment):
    """Return the only column of Canvas's export that names the assignment."""
    sheet = _read(export, ())
    number, title = assignment[:2], assignment[3:].replace("_", " ")
    found = [
        name
        for name in sheet.columns
        if title in name.lower().replace("_", " ") or name.startswith(number)
    ]
    if len(found) != 1:
        raise ValueError(
            _(
                "{count} columns of Canvas's export could be {assignment}. Name one: --column"
            ).format(count=len(found), assignment=assignment)
        )
    return found[0]


def _read(path, needed):
    sheet = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    missing = [name for name in needed if name not in sheet]
    if missing:
        raise ValueError(
            _("{path} has no column {missing!r}; it has: {columns}.").format(
                path=path, missing=missing[0], columns=", ".join(sheet.columns)
            )
        )
    return sheet


def _totals(grades):
    handed_in = grades.dropna(subset="total")
    return {row.student_id: f"{row.total:g}" for row in handed_in.itertuples()}
