"""The frame of a hidden test cell: the line that learners see, the marks, one function, imports.

The text of an assignment holds the tests alone. They run inside a function, so that their names
never meet the learner's.
"""

import ast
import sys
from itertools import takewhile

FRAME = """\
# Hidden, {points}: {says}
### BEGIN HIDDEN TESTS
def hidden_tests():
{body}


hidden_tests()
### END HIDDEN TESTS"""
# What tests may use without importing it, in the order of their names.
GRADING_NAMES = ("expect", "seeds")
OTHER_NAMES = {"np": "import numpy as np", "pd": "import pandas as pd"}


def framed(tests, points, says):
    """Return the source of a hidden test cell.

    Parameters
    ----------
    tests : str
        What the cell tests. ``expect``, ``seeds``, ``np`` and ``pd`` are imported for it where it
        uses them; all else it imports at its head.
    points : int
        What the cell gives.
    says : str
        What learners read of it.

    Raises
    ------
    SyntaxError
        If the tests aren't Python.
    ValueError
        If the frame would change what the tests mean.
    """
    tree = ast.parse(tests)
    own = list(takewhile(lambda node: isinstance(node, ast.Import | ast.ImportFrom), tree.body))
    lines = tests.splitlines()
    rest = "\n".join(lines[own[-1].end_lineno :] if own else lines).strip("\n")
    imports = _sorted({*_usual(tree), *map(ast.unparse, own)})
    body = "\n".join(f"    {line}" if line else "" for line in [*imports, *rest.split("\n")])
    cell = FRAME.format(
        points="1 point" if points == 1 else f"{points} points", says=says, body=body
    )
    if _meaning(ast.parse(cell).body[0].body) != _meaning(tree.body):
        raise ValueError("a string over several lines would be indented with the tests around it")
    return cell


def _usual(tree):
    """Return the lines that import what tests use without importing it."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    lines = [line for name, line in OTHER_NAMES.items() if name in used]
    grading = [name for name in GRADING_NAMES if name in used]
    return [*lines, f"from centricity.grading import {', '.join(grading)}"] if grading else lines


def _sorted(imports):
    """Return import lines as ruff sorts them: Python's own, other packages', the course's."""
    groups = {"python": [], "others": [], "course": []}
    for line in sorted(imports, key=lambda line: (line.startswith("from "), line)):
        package = line.split()[1].split(".")[0]
        if package in sys.stdlib_module_names:
            groups["python"].append(line)
        else:
            groups["course" if package == "centricity" else "others"].append(line)
    return [line for group in groups.values() if group for line in [*group, ""]]


def _meaning(statements):
    """Return what statements other than imports mean, wherever they stand."""
    return [ast.dump(one) for one in statements if not isinstance(one, ast.Import | ast.ImportFrom)]
