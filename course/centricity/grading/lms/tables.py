"""Tables that spreadsheets and LMS write, read and written in one way."""

import csv
import re
from io import StringIO
from pathlib import Path

import pandas as pd

from centricity.i18n import _

SEPARATORS = ",;\t"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
EXCEL = b"PK\x03\x04"
# What makes a spreadsheet take a cell for a formula, whoever wrote it.
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)? ?%?")
# A long number that a spreadsheet has rounded, or one that it has taken for a measurement.
REWRITTEN = re.compile(r"\d+[.,]\d+[eE]\+?\d+|\d+[eE]\+\d+|\d+[.,]0")
# Signs that move the cursor of a terminal or turn the direction of writing.
INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def read_export(path, needed=()):
    """Return a table that an LMS or a spreadsheet wrote, as words.

    Parameters
    ----------
    path : path-like
        A CSV file in UTF-8 or UTF-16, with commas, semicolons or tabs.
    needed : iterable of str
        Columns that must be there.

    Returns
    -------
    pandas.DataFrame
        One column a heading, stripped; one row for each that isn't empty, labelled by its line in
        the file. A cell that isn't there is empty.

    Raises
    ------
    ValueError
        If a column is missing or there twice, a row has more cells filled in than there are
        headings, or the file is no such table. The message names the file, and the line.
    """
    path = Path(path)
    text = _text(path)
    heads, rows = _rows(path, text)
    # What has no heading is kept for the LMS, unless it is empty everywhere.
    empty = [
        place
        for place, head in enumerate(heads)
        if not head and not any(row[place].strip() for row in rows.values())
    ]
    kept = [place for place in range(len(heads)) if place not in empty]
    names = [heads[place] for place in kept]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(_("{path} has two columns {name!r}.").format(path=path, name=name))
    for name in needed:
        if name not in names:
            raise ValueError(
                _("{path} has no column {missing!r}; it has: {columns}.").format(
                    path=path, missing=name, columns=", ".join(names)
                )
            )
    cells = [[row[place] for place in kept] for row in rows.values()]
    return pd.DataFrame(cells, index=list(rows), columns=names, dtype=object)


def _text(path):
    content = path.read_bytes()
    if content.startswith(EXCEL):
        raise ValueError(
            _("{path} is a workbook, not a CSV file; save it as 'CSV UTF-8'.").format(path=path)
        )
    try:
        text = content.decode("utf-16" if content.startswith(UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(
            _("{path} is not in UTF-8; save it as 'CSV UTF-8'.").format(path=path)
        ) from None
    if "\0" in text:
        raise ValueError(_("{path} holds zero bytes; it is no CSV file.").format(path=path))
    if not text.strip():
        raise ValueError(_("{path} is empty.").format(path=path))
    return text


def _rows(path, text):
    """Return the headings, and the rows that aren't empty by the line in which they begin."""
    heads, rows, begins = None, {}, 1
    separator = None
    if text[:4].lower() == "sep=":
        # So Excel is told which sign separates.
        separator, text, begins = text[4], text.partition("\n")[2], 2
    line = text.partition("\n")[0]
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=separator or max(SEPARATORS, key=line.count),
        skipinitialspace=True,
        strict=True,
    )
    first = begins
    try:
        for row in reader:
            line, begins = begins, first + reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if heads is None:
                heads = [cell.strip() for cell in row]
                continue
            if any(cell.strip() for cell in row[len(heads) :]):
                raise ValueError(
                    _(
                        "{path}, line {line}: {filled} cells are filled in, and there are "
                        "{heads} headings. Put text with a separator in it into quotes."
                    ).format(path=path, line=line, filled=len(row), heads=len(heads))
                )
            rows[line] = (row + [""] * len(heads))[: len(heads)]
    except csv.Error:
        raise ValueError(
            _(
                "{path}, line {line}: the table can't be read from here on; a quote is not closed, "
                "or stands within a cell."
            ).format(path=path, line=begins)
        ) from None
    return heads, rows


def question_rewritten(path, table, columns):
    """Refuse numbers that a spreadsheet has rewritten, where they tell who somebody is.

    Raises
    ------
    ValueError
        The message names the line and the cell.
    """
    for column in columns:
        for line, value in table[column].items():
            if REWRITTEN.fullmatch(value):
                raise ValueError(
                    _(
                        "{path}, line {line}: is {value!r} really the {column}, or has a "
                        "spreadsheet rewritten a number? Format the column as text, and fill it "
                        "in again."
                    ).format(path=path, line=line, value=value, column=column)
                )


def write_table(table, path, **options):
    """Write a table as CSV, so that no cell acts when a spreadsheet opens it.

    Text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers, also
    negative ones, and a lone sign stay as they are, so that an LMS takes the table back.

    Parameters
    ----------
    table : pandas.DataFrame
    path : path-like
    **options
        As for `pandas.DataFrame.to_csv`.
    """
    safe = table.rename(columns=harmless, index=harmless)
    safe = safe.apply(lambda column: column.map(harmless))
    part = Path(f"{path}.part")
    try:
        safe.to_csv(part, lineterminator="\n", **options)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def harmless(value):
    """Return a cell as a spreadsheet may open it.

    Examples
    --------
    >>> harmless("=1+1"), harmless("-2.5"), harmless("-"), harmless(-3)
    ("'=1+1", '-2.5', '-', -3)
    """
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode()
    bare = text.lstrip(" ")
    acts = FORMULA.match(bare) and bare.strip("-+ ") and not NUMBER.fullmatch(bare)
    return f"'{text}" if acts else text


def printable(text):
    r"""Return text that does nothing to a terminal but show.

    Examples
    --------
    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return INVISIBLE.sub(lambda sign: ascii(sign[0])[1:-1], text)
