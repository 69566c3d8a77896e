"""The class list: who is in the course, in nbgrader's own columns."""

from nbgrader.api import Gradebook

from centricity.grading.book.course import nbgrader_api
from centricity.grading.lms.tables import question_rewritten, read_export
from centricity.handin import STUDENT_ID
from centricity.i18n import _

COLUMNS = ("first_name", "last_name", "email", "lms_user_id")


def import_roster(root, path, **folders):
    """Enter a class list into the gradebook.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    path : pathlib.Path
        A CSV file with the column ``id`` and any of `COLUMNS`; other columns are passed over.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    int
        How many students are in the list.

    Raises
    ------
    ValueError
        If the list has no column ``id``, an id is missing or impossible, or an id, e-mail address
        or LMS number is there twice. Nothing is entered then.
    """
    roster = read_roster(path)
    (root / "grading").mkdir(exist_ok=True)
    api = nbgrader_api(root, **folders)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        for row in roster.to_dict("records"):
            student = row.pop("id")
            gradebook.update_or_create_student(
                student, **{name: value or None for name, value in row.items()}
            )
    return len(roster)


def read_roster(path):
    """Return a class list as a frame of words, or raise a `ValueError` that names the line."""
    roster = read_export(path, ("id",))
    roster = roster[["id", *(name for name in COLUMNS if name in roster)]]
    roster = roster.apply(lambda column: column.str.strip())
    question_rewritten(path, roster, roster.columns.intersection(["id", "lms_user_id"]))
    for line, student in roster["id"].items():
        if not STUDENT_ID.fullmatch(student):
            raise ValueError(
                _(
                    "{path}, line {line}: {student!r} can't be a student id: begin with a letter "
                    "or digit, and use letters, digits and . _ @ + - only."
                ).format(path=path, line=line, student=student)
            )
    # By each of these an LMS knows one student; names may be shared.
    for column in ("id", "email", "lms_user_id"):
        known = roster[column] if column in roster else roster["id"].iloc[:0]
        known = known[known != ""].str.casefold()
        for line in known.index[known.duplicated()]:
            raise ValueError(
                _("{path}, line {line}: the {column} {value!r} is there twice.").format(
                    path=path, line=line, column=column, value=roster[column][line]
                )
            )
    return roster
