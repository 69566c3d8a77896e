"""What attempts score under many course keys: luck must decide nothing.

A wrong attempt that starts from a right one runs only the tests that can notice the difference:
those whose code, or the code of an answer they lead to, mentions a name that the changed answers
bind. The others it passes, as the attempt it starts from does under the same key; that one runs
in full. What an attempt does to the rest of Python beside its names would be missed here; in
nbgrader every attempt runs in full, under the public key.
"""

import ast
import re
import tempfile
from pathlib import Path

from centricity.grading import seeds
from tests.proving.attempts import released, source, with_hidden_tests
from tests.proving.headless import SECONDS, code_cells, in_child, run, use_key

KEYS = (seeds.PUBLIC_KEY, *(f"key {number}".encode() for number in range(1, 1000)))


def totals(assignment, attempt, base, keys):
    """Return the score of an attempt under each key, by key.

    Parameters
    ----------
    assignment : str
    attempt : Attempt
    base : Attempt or None
        The one it starts from.
    keys : sequence of bytes
    """
    cells = _without_visible(assignment, attempt.answers)
    left_out = _unaffected(assignment, attempt, base, cells) if base else set()
    given = sum(worth for name, _code, worth, is_test in cells if is_test and name in left_out)
    cells = [cell for cell in cells if cell[0] not in left_out]
    found = {}
    with tempfile.NamedTemporaryFile(suffix=".key") as file:
        for key in keys:
            Path(file.name).write_bytes(key)
            points = in_child(lambda: _with_key(file.name, cells), SECONDS).value
            found[key] = given + sum(points.values()) if points else 0
    return found


def _with_key(path, cells):
    use_key(path)
    return run(cells)


def _without_visible(assignment, answers):
    """Return the code cells without visible tests, which carry no points and bind no name."""
    cells = code_cells(with_hidden_tests(assignment, answers))
    return [cell for cell in cells if not cell[0].endswith("-visible")]


def _unaffected(assignment, attempt, base, cells):
    """Return the tests that can't tell an attempt from the one it starts from."""
    empty = {cell.id: cell.source for cell in released(assignment).cells}
    answers = {cell.id for cell in source(assignment).cells if cell.metadata.nbgrader.solution}
    before, after = ({**empty, **one.answers} for one in (base, attempt))
    todo = [name for name in answers if before[name] != after[name]]
    affected, names = set(), set()
    while todo:
        cell = todo.pop()
        affected.add(cell)
        try:
            names |= _bound(before[cell]) | _bound(after[cell])
        except SyntaxError:
            return set()
        todo += [
            other for other in answers - affected - set(todo)
            if names & _words(before[other] + after[other])
        ]  # fmt: skip
    return {
        name for name, code, _worth, is_test in cells
        if is_test and not names & _words(code) and not _is_of(name, affected)
    }  # fmt: skip


def _is_of(test, questions):
    return any(test.startswith(f"{question}-") for question in questions)


def _bound(code):
    """Return the names that code binds at its top level."""
    names = set()
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            stored = (one for one in ast.walk(node) if isinstance(one, ast.Name))
            names |= {one.id for one in stored if isinstance(one.ctx, ast.Store)}
        else:
            names |= {(one.asname or one.name).split(".")[0] for one in node.names}
    return names


def _words(code):
    return set(re.findall(r"\w+", code))
