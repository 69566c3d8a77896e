"""What the proof of an assignment depends on: its code, and not a word of its prose.

The code is that of the built source notebook, the answers of all attempts, the mutants that are
explained, the modules of the package that answers and tests import, and the data they load.
Comments and docstrings count as prose.
"""

import ast
import hashlib
import io
import json
import tokenize
from functools import cache

from tests.proving.attempts import ROOT, attempts_of, source

# The rooms whose modules take part in deciding what an answer is worth. How the numbers are
# computed does; how errors are worded and where files lie doesn't.
ROOMS = (
    "centricity.models",
    "centricity.simulate",
    "centricity.grading.expect",
    "centricity.grading.play",
    "centricity.grading.seeds",
)


def digest(assignment):
    """Return a SHA-256 of all code that the proof of an assignment depends on."""
    cells = [cell for cell in source(assignment).cells if cell.cell_type == "code"]
    everything = {
        "cells": [
            (cell.id, cell.metadata.nbgrader.get("points"), without_prose(cell.source))
            for cell in cells
        ],
        "attempts": [
            (one.name, one.vanilla, one.isolated, sorted(one.answers.items()))
            for one in attempts_of(assignment)
        ],
        "explained": sorted(explained(assignment)),
        "modules": {name: _module(name) for name in sorted(modules(cells))},
        "data": {name: _loader(name) for name in sorted(loaders(cells))},
    }
    return hashlib.sha256(json.dumps(everything, sort_keys=True).encode()).hexdigest()


def explained(assignment):
    """Return the mutants that the attempts' README explains as equivalent."""
    readme = ROOT / "solutions" / "attempts" / assignment / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines()
    return {line.split("`")[1] for line in lines if line.startswith("- `")}


def modules(cells):
    """Return the names of the modules in `ROOMS` that cells import, and those that these import."""
    found, todo = set(), {name for cell in cells for name in _imported(cell.source)}
    while todo:
        name = todo.pop()
        if name.startswith(ROOMS) and name not in found and _path(name):
            found.add(name)
            todo.update(_imported(_path(name).read_text(encoding="utf-8")))
    return found


def loaders(cells):
    """Return the names of the functions of `centricity.data` that cells import."""
    names = {name for cell in cells for name in _imported(cell.source)}
    prefix = "centricity.data."
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


def without_prose(code):
    """Return Python code without its docstrings, comments and empty lines."""
    lines = code.splitlines()
    for first, last in _docstrings(code):
        lines[first:last] = [""] * (last - first)
    tokens = tokenize.generate_tokens(io.StringIO("\n".join(lines)).readline)
    for token in tokens:
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _docstrings(code):
    """Yield the first line of each docstring and the one after its last, counted from 0."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None:
            yield node.body[0].lineno - 1, node.body[0].end_lineno


def _imported(code):
    """Yield every name that code imports, whether it is that of a module or of a part of one."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


@cache
def _path(name):
    """Return the file of a module of this checkout, or None if there is no such module."""
    place = ROOT.joinpath("course", *name.split("."))
    files = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in files if file.is_file()), None)


@cache
def _module(name):
    return without_prose(_path(name).read_text(encoding="utf-8"))


@cache
def _loader(name):
    """Return the code of a loader, and the checksums of the files it names."""
    code = _path("centricity.data").read_text(encoding="utf-8")
    functions = [node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)]
    function = next(node for node in functions if node.name == name)
    texts = {node.value for node in ast.walk(function) if isinstance(node, ast.Constant)}
    lines = (ROOT / "datasets" / "CHECKSUMS").read_text(encoding="utf-8").splitlines()
    return [
        without_prose(ast.get_source_segment(code, function)),
        [line for line in lines if line.split()[1] in texts],
    ]
