"""What a learner has done so far, in one readable file: `work/progress.json`.

Nothing is sent anywhere. The file holds, beside the schema's version, these sections:

answers      by question: the option chosen first and last, and whether it is right
predictions  by simulator: what was predicted before it was moved
opened       by lesson: the day on which it was first run
checks       by assignment: the points that the last check found, of how many automatic ones and
             of how many in all, and the day
hints        by assignment and question: how many hints were opened
own_marks    by assignment: the mark that the learner gave the written answer
"""

import json
from contextlib import suppress
from datetime import date
from html import escape

from centricity import keep
from centricity.i18n import _
from centricity.paths import root, shown, work

SCHEMA = 1
SECTIONS = ("answers", "predictions", "opened", "checks", "hints", "own_marks")


def path():
    """Return where the progress file is, or would be."""
    return work() / "progress.json"


def load():
    """Return the learner's progress.

    A file that can't be read as progress is set aside under a new name, never deleted.

    Returns
    -------
    dict
        ``schema`` and, for each of `SECTIONS`, a dict.
    """
    fresh = {"schema": SCHEMA, **{section: {} for section in SECTIONS}}
    if not path().is_file():
        return fresh
    try:
        stored = json.loads(path().read_text(encoding="utf-8"))
        # A file from before a section was thought of is as good as new.
        stored = {**fresh, **stored}
        if stored["schema"] != SCHEMA or not all(isinstance(stored[s], dict) for s in SECTIONS):
            raise ValueError
    except (ValueError, TypeError):
        keep.set_aside(path())
        return fresh
    return stored


def get(section, key):
    """Return what was recorded under a key, or None."""
    return load()[section].get(key)


def record(section, key, value):
    """Keep a value in the progress file, whole or not at all.

    Parameters
    ----------
    section : str
        One of `SECTIONS`.
    key : str
    value : object
        Anything that JSON can hold.

    Raises
    ------
    OSError
        If the file can't be written; the message says where it was meant to be.
    """
    progress = load()
    progress[section][key] = value
    text = json.dumps(progress, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    try:
        with keep.whole(path()) as part:
            part.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OSError(
            _("Your progress could not be kept in {path}: {reason}.").format(
                path=path(), reason=error.strerror
            )
        ) from error


def open_lesson(number):
    """Keep the day on which a lesson was first run; say nothing if it can't be kept."""
    if get("opened", number) is None:
        # A lesson must run where nothing can be written; the question says so when it is answered.
        with suppress(OSError):
            record("opened", number, date.today().isoformat())


def overview():
    """Return where the learner is, lesson by lesson.

    Returns
    -------
    list of dict
        For each lesson of the course folder: ``number``, ``title``, ``opened`` (a day, or
        empty), ``checked`` (points found by the last check and marked by the learner, or None),
        ``of`` (points there are), ``passed`` (whether it found
        nothing wrong), ``own`` (the mark that the learner
        gave the written answer, or None) and ``hints`` (how many were opened).
    """
    kept = load()
    rows = []
    for path in sorted((root() / "course").glob("[0-9][0-9]_*.ipynb")):
        check = kept["checks"].get(path.stem)
        own = kept["own_marks"].get(path.stem, 0)
        rows.append(
            {
                "number": path.stem[:2],
                "title": _title(path),
                "opened": kept["opened"].get(path.stem[:2], ""),
                "checked": check["points"] + own if check else None,
                "of": check["of"] if check else None,
                "passed": bool(check) and check["points"] == check.get("automatic"),
                "own": kept["own_marks"].get(path.stem),
                "hints": sum(kept["hints"].get(path.stem, {}).values()),
            }
        )
    return rows


def what_is_next(rows):
    """Return a sentence on what to do next, from the rows of `overview`.

    Examples
    --------
    >>> row = {"number": "04", "title": "The leaky bucket", "opened": "", "checked": None}
    >>> what_is_next([row])
    'Next: open lesson 04, The leaky bucket.'
    """
    for row in rows:
        if not row["opened"]:
            if row["checked"] is not None:
                return _(
                    "Next: open lesson {number}, {title}, then go on with its assignment."
                ).format(**row)
            return _("Next: open lesson {number}, {title}.").format(**row)
        if row["number"] != "00" and (row["checked"] is None or row["checked"] < row["of"]):
            return _("Next: assignment {number}. Check it with: centricity check {number}").format(
                **row
            )
    return _("You have done everything that is here.")


class Page:
    """The learner's progress as a table on the page, and as text."""

    def __str__(self):
        rows = overview()
        heads = (f"{_('lesson'):41}", f"{_('first run'):10}", _("assignment"))
        lines = [" ".join(_cells(row)).rstrip() for row in rows]
        return "\n".join([" ".join(heads), *lines, *_set_aside_files(), what_is_next(rows)])

    def _repr_html_(self):
        rows = overview()
        heads = (_("lesson"), "", _("first run"), _("assignment"))
        left = "style='text-align: left'"
        head = "".join(f"<th scope='col' {left}>{escape(one)}</th>" for one in heads)
        body = "".join(
            "<tr>" + "".join(f"<td {left}>{escape(cell)}</td>" for cell in _cells(row)) + "</tr>"
            for row in rows
        )
        words = "</p><p>".join(map(escape, [*_set_aside_files(), what_is_next(rows)]))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{words}</p>"


def _cells(row):
    points = ""
    if row["checked"] is not None:
        points = _("{checked:g} of {of:g} points").format(**row)
        if row["passed"]:
            points = _("{points}, every hidden test passed").format(points=points)
        if row["own"] is not None:
            points = _("{points}, the written answer marked by yourself").format(points=points)
    elif row["own"] is not None:
        points = _("{own:g} points for the written answer, marked by yourself").format(**row)
    if row["hints"]:
        points = _("{points} (hints opened: {count})").format(points=points, count=row["hints"])
    return row["number"], f"{row['title']:38}", f"{row['opened']:10}", points.strip()


def _title(path):
    """Return the heading of a lesson, without its number."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    heading = "".join(cells[0]["source"]).splitlines()[0]
    return heading.removeprefix("# ").partition(" ")[2]


def _set_aside_files():
    """Return a sentence on each progress file that could not be read."""
    return [
        _("A progress file could not be read, and is kept as {path}.").format(path=shown(aside))
        for aside in sorted(work().glob("progress.set-aside-*.json"))
    ]
