"""Which question a graded cell belongs to: the heading above it."""

import re
from pathlib import Path

from centricity.cells import grade_id, mark
from centricity.grading.run.notebook_format import nbformat

POINTS = re.compile(r"\s*\(\d+ points?\)$")


def heading(cell):
    """Return the heading of a question that begins with this cell, without signs and points.

    Parameters
    ----------
    cell : nbformat.NotebookNode

    Returns
    -------
    str or None

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell
    >>> mark = {"nbgrader": {"locked": True}}
    >>> heading(new_markdown_cell("## 2. A horizon (2 points)", metadata=mark))
    '2. A horizon'
    """
    if cell.cell_type != "markdown" or not mark(cell).get("locked"):
        return None
    found = re.match(r"##\s+(.+)", cell.source)
    return POINTS.sub("", found[1]) if found else None


def questions(course, assignment):
    """Return the question of each graded cell of an assignment, in the notebook's order.

    Parameters
    ----------
    course : nbgrader.coursedir.CourseDirectory
    assignment : str

    Returns
    -------
    dict
        Headings by the id of the graded cell.

    Raises
    ------
    FileNotFoundError
        If there is no source notebook.
    """
    folder = course.format_path(course.source_directory, ".", assignment)
    source = nbformat.read(Path(folder) / f"{assignment}.ipynb", as_version=nbformat.NO_CONVERT)
    found = {}
    current = ""
    for cell in source.cells:
        current = heading(cell) or current
        if mark(cell).get("grade"):
            found[grade_id(cell)] = current
    return found
