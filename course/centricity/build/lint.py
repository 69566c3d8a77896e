"""Rules that every assignment keeps, checked when it is built."""

import ast

from centricity.cells import is_marked_by_hand, is_test

POINTS = {"hidden": 16, "written": 4}


def check_assignment(notebook, name):
    """Raise a `ValueError` that names the first rule an assignment breaks.

    The ids are unique; the points add up to 20, four of them written; and hidden tests use no
    name that a visible test made, so that they can run in a process of their own.
    """
    ids = [cell.metadata.nbgrader.grade_id for cell in notebook.cells]
    for repeated in {one for one in ids if ids.count(one) > 1}:
        raise ValueError(f"{name}: two cells are called {repeated!r}.")
    _check_points(notebook, name)
    visible_names = set()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        _check_syntax(cell, name)
        if cell.metadata.nbgrader.grade_id.endswith("-visible"):
            visible_names |= _assigned(cell.source)
        if is_test(cell):
            _check_hidden(cell, visible_names, name)


def _check_points(notebook, name):
    totals = {"hidden": 0, "written": 0}
    for cell in notebook.cells:
        if is_test(cell):
            totals["hidden"] += cell.metadata.nbgrader.points
        elif is_marked_by_hand(cell):
            totals["written"] += cell.metadata.nbgrader.points
    if totals != POINTS:
        raise ValueError(f"{name}: the points are {totals}; they must be {POINTS}.")


def _check_syntax(cell, name):
    try:
        ast.parse(cell.source)
    except SyntaxError as error:
        grade_id = cell.metadata.nbgrader.grade_id
        raise ValueError(f"{name}: {grade_id!r} is not Python: {error}.") from None


def _check_hidden(cell, visible_names, name):
    borrowed = (_read(cell.source) & visible_names) - _assigned(cell.source)
    if borrowed:
        raise ValueError(
            f"{name}: the hidden tests {cell.metadata.nbgrader.grade_id!r} use "
            f"{', '.join(sorted(borrowed))} from a visible test. Make it again in the hidden tests."
        )


def _assigned(code):
    """Return the names that code binds at its top level or deeper."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.arg):
            names.add(node.arg)
    return names


def _read(code):
    return {
        node.id
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
