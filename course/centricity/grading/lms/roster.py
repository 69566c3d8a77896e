"""The class list: who is in the course, in nbgrader's own columns."""

import unicodedata
from io import StringIO
from pathlib import Path

import pandas as pd
from nbgrader.api import Gradebook

from centricity.grading.book.course import nbgrader_api
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
    for line, student in enumerate(roster["id"], start=2):
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
        for line in known.index[known.duplicated()] + 2:
            raise ValueError(
                _("{path}, line {line}: the {column} {value!r} is there twice.").format(
                    path=path, line=line, column=column, value=roster[column][line - 2]
                )
            )
    return roster


def read_export(path, needed):
    """Return a table that an LMS or a spreadsheet wrote, as words.

    Parameters
    ----------
    path : path-like
        A CSV file in UTF-8, with commas or, from where commas are decimal, semicolons.
    needed : iterable of str
        Columns that must be there.

    Raises
    ------
    ValueError
        If one isn't, or the file is in another encoding.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(
            _("{path} is not in UTF-8; save it as 'CSV UTF-8'.").format(path=path)
        ) from None
    heads = text.partition("\n")[0]
    separator = ";" if heads.count(";") > heads.count(",") else ","
    sheet = pd.read_csv(StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    sheet.columns = [name.strip() for name in sheet.columns]
    missing = [name for name in needed if name not in sheet]
    if missing:
        raise ValueError(
            _("{path} has no column {missing!r}; it has: {columns}.").format(
                path=path, missing=missing[0], columns=", ".join(sheet.columns)
            )
        )
    return sheet


def plain(name):
    """Return a name as one compares it: letters and digits only, without case or accents' form.

    Examples
    --------
    >>> plain("O'Neill, Zoë") == plain("oneill zoë")
    True
    """
    folded = unicodedata.normalize("NFKC", name or "").casefold().replace("ё", "е")
    return "".join(letter for letter in folded if letter.isalnum())
