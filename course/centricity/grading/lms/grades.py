"""Grades out of the gradebook: one table, and the import files of Moodle and Canvas.

Each is an exporter of nbgrader's, so that ``nbgrader export --exporter`` knows it, too.

What an LMS takes in is read from its own importer. Moodle (mod/assign/feedback/offline/
importgradeslib.php): the worksheet in UTF-8 and with commas, and in it the columns *Identifier*,
*Grade* and *Last modified (grade)*. Canvas (lib/gradebook_importer.rb): the columns that say who it
is, in the order of the export, *Section* the last of them, then columns of assignments, each with
its number in brackets; a row *Points Possible* would change the assignment's points.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin
from traitlets import Enum, Unicode

from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.questions import questions
from centricity.grading.lms.people import People
from centricity.grading.lms.tables import printable, read_export, write_table
from centricity.i18n import _

STUDENT = ["student_id", "last_name", "first_name"]
MOODLE_NEEDS = ("Identifier", "Grade", "Last modified (grade)")
CANVAS_KEEPS = (
    *("Student", "LastName", "FirstName", "ID", "SIS User ID", "SIS Login ID"),
    *("Integration ID", "Root Account", "Section"),
)


# How many are named where some are missing.
NAMED = 10


@dataclass(frozen=True)
class Filled:
    """An LMS's table with grades filled in, and who was not in it.

    Parameters
    ----------
    sheet : pandas.DataFrame
    rows, filled : int
        How many rows are a student's in the LMS, and how many of them got a grade.
    no_row : list of str
        Students with a grade, and without a row.
    no_student : list of str
        Rows that are nobody's in the class list.
    """

    sheet: pd.DataFrame
    rows: int
    filled: int
    no_row: list
    no_student: list

    def __str__(self):
        parts = [
            _("{filled} of {rows} rows filled in").format(filled=self.filled, rows=self.rows),
            *([_("no row for: {who}").format(who=_listed(self.no_row))] if self.no_row else ()),
            *([_("no student for: {who}").format(who=_listed(self.no_student))]
              if self.no_student else ()),
        ]  # fmt: skip
        return "; ".join(parts) + "."


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
        self.said = ""
        if self.layout != "plain":
            if self.layout == "moodle":
                filled = fill_moodle(grades, self.template, People(gradebook))
            else:
                column = self.column or _canvas_column(self.template, assignment)
                filled = fill_canvas(grades, self.template, People(gradebook), column)
            self.said, grades = str(filled), filled.sheet
        write_table(grades, self.to or "grades.csv", index=False)


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

    Returns
    -------
    str
        How many rows of the LMS's file were filled in, and who is missing; empty for a plain table.

    Raises
    ------
    ValueError
        As in `Grades.export`.
    """
    api = nbgrader_api(root, **(folders or {}))
    exporter = Grades(parent=api, assignment=[assignment], to=str(to), **options)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        exporter.export(gradebook)
    return exporter.said


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

    Returns
    -------
    Filled

    Raises
    ------
    ValueError
        If a column is missing, Moodle's maximum isn't the assignment's, or no row is anybody's.
    """
    sheet = read_export(worksheet, MOODLE_NEEDS)
    # The heading has been spelt both ways.
    for name in {"Maximum Grade", "Maximum grade"} & set(sheet):
        _expect_points(sheet[name], grades, "Moodle")
    rows = sheet.to_dict("records")
    names = [row.get("Full name") or row["Identifier"] for row in rows]
    return _filled(sheet, "Grade", names, [people.of_row(row) for row in rows], grades)


def fill_canvas(grades, export, people, column):
    """Return Canvas's gradebook with one assignment's grades filled in, cut to what it imports.

    Parameters
    ----------
    grades : pandas.DataFrame
        As from `table`.
    export : path-like
        As exported by Canvas.
    people : People
        The class list; students are known by ``lms_user_id``, login, SIS id, else by name.
    column : str
        The assignment's column.

    Returns
    -------
    Filled

    Raises
    ------
    ValueError
        If there is no such column, Canvas's points aren't the assignment's, or no row is anybody's.
    """
    sheet = read_export(export, ("ID", column))
    rows = sheet.to_dict("records")
    names = [
        (row.get("Student") or row.get("FirstName", "") + " " + row.get("LastName", "")).strip()
        for row in rows
    ]
    possible = ["Points Possible" in name for name in names]
    _expect_points(sheet.loc[possible, column], grades, "Canvas")
    # Canvas writes rows that are no person's: points, and which columns are not posted yet.
    person = [
        bool((name or row["ID"]).strip()) and not is_possible
        for name, row, is_possible in zip(names, rows, possible, strict=True)
    ]
    students = [
        people.of_row(row) if is_one else None for row, is_one in zip(rows, person, strict=True)
    ]
    kept = [name for name in CANVAS_KEEPS if name in sheet] + [column]
    return _filled(sheet[kept].copy(), column, names, students, grades)


def _filled(sheet, column, names, students, grades):
    """Fill in a column; `students` holds an id a row, "" for nobody's, None for no person's."""
    totals = _totals(grades)
    if "" in students and not any(students):
        raise ValueError(
            _(
                "No row of the file is a student of the class list. If the marking is blind, "
                "reveal the students' identities in the LMS, and download the file again."
            )
        )
    sheet[column] = [
        totals.get(student, old) if student else old
        for student, old in zip(students, sheet[column], strict=True)
    ]
    found = [one for one in students if one is not None]
    return Filled(
        sheet,
        rows=len(found),
        filled=sum(one in totals for one in found),
        no_row=sorted(set(totals) - set(found)),
        no_student=[name for name, one in zip(names, students, strict=True) if one == ""],
    )


def _listed(names):
    shown = [printable(one) for one in names[:NAMED]]
    more = [_("{count} more").format(count=len(names) - NAMED)] if len(names) > NAMED else []
    return ", ".join(shown + more)


def _expect_points(theirs, grades, lms):
    """Raise a `ValueError` if an LMS would take points out of ours for points out of others."""
    ours = grades["of"].iloc[0]
    for one in theirs.unique():
        # What is no number isn't ours either.
        if pd.to_numeric(one.replace(",", "."), errors="coerce") != ours:
            raise ValueError(
                _(
                    "In {lms} the assignment has {theirs} points at most, and here {ours:g}. "
                    "Set the maximum in {lms}, and download the file again."
                ).format(lms=lms, theirs=one, ours=ours)
            )


def _canvas_column(export, assignment):
    """Return the only column of Canvas's export that names the assignment."""
    sheet = read_export(export, ())
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


def _totals(grades):
    handed_in = grades.dropna(subset="total")
    return {row.student_id: f"{row.total:g}" for row in handed_in.itertuples()}
