"""What a cell of an assignment says of itself: its marks, and which of its lines are hidden.

A line that holds a marker divides a cell, wherever on the line the marker stands, as nbgrader reads
it when it makes the released notebook. Everything that grades, shows or lints a cell asks here, so
that nothing can run as hidden and be shown as visible.
"""

BEGIN = "### BEGIN HIDDEN TESTS"
END = "### END HIDDEN TESTS"
# Shorter lines ("else:") could stand in anybody's answer and give nothing away.
TELLING = 20


def visible_part(source: str) -> str:
    r"""Return the source of a cell without its hidden tests.

    Examples
    --------
    >>> visible_part("# Hidden\n### BEGIN HIDDEN TESTS\nassert f(1)\n### END HIDDEN TESTS")
    '# Hidden\n'
    """
    return "".join(line for is_hidden, line in _lines(source) if not is_hidden)


def hidden_part(source: str) -> str:
    r"""Return the hidden tests of a cell, an empty string if it has none.

    Where no line ends them, they last until the cell does.

    Examples
    --------
    >>> hidden_part("# Hidden\n### BEGIN HIDDEN TESTS\nassert f(1)\n### END HIDDEN TESTS")
    'assert f(1)\n'
    """
    return "".join(line for is_hidden, line in _lines(source) if is_hidden)


def whole_test(source: str) -> str:
    r"""Return the source of a test cell, visible and hidden tests, without the markers.

    Examples
    --------
    >>> whole_test("assert f(1)\n### BEGIN HIDDEN TESTS\nassert f(2)\n### END HIDDEN TESTS")
    'assert f(1)\nassert f(2)\n'
    """
    return "".join(line for _is_hidden, line in _lines(source))


def _lines(source):
    """Yield whether a line is hidden, and the line; of a marker's line, the code before it."""
    inside = False
    for line in source.removesuffix("\n").split("\n"):
        marker = next((one for one in (BEGIN, END) if one in line), None)
        if marker is None:
            yield inside, f"{line}\n"
            continue
        inside = marker == BEGIN
        code = line.partition(marker)[0]
        if code.strip():
            yield True, f"{code}\n"


def secret_lines(notebook: dict) -> set:
    """Return the telling lines of all hidden tests in a notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    set of str
    """
    hidden = (hidden_part(text(cell)) for cell in notebook["cells"])
    lines = (line.strip() for one in hidden for line in one.splitlines())
    return {line for line in lines if len(line) >= TELLING}


def text(cell: dict) -> str:
    """Return the source of a cell, which a notebook's file may hold as a list of lines."""
    return "".join(cell["source"])


def mark(cell: dict) -> dict:
    """Return what nbgrader has noted on a cell; empty if the cell is none of the assignment's."""
    return cell["metadata"].get("nbgrader", {})


def grade_id(cell: dict) -> str | None:
    """Return the id under which the gradebook knows a cell."""
    return mark(cell).get("grade_id")


def is_test(cell: dict) -> bool:
    """Return whether a cell carries points that its code decides."""
    return bool(mark(cell).get("grade") and not mark(cell).get("solution"))


def is_answer(cell: dict) -> bool:
    """Return whether a cell is there for an answer, in code or in words."""
    return bool(mark(cell).get("solution"))


def is_marked_by_hand(cell: dict) -> bool:
    """Return whether a cell is an answer that a person gives points to."""
    return bool(mark(cell).get("grade") and is_answer(cell))
