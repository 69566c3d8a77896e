"""The rooms of the package import downwards only."""

import ast

import pytest

from tests.proving.attempts import ROOT

PACKAGE = ROOT / "course" / "centricity"
FLOORS = [
    {"i18n", "paths"},
    {"models"},
    {"simulate", "data"},
    {"plots"},
    {"figures", "progress"},
    {"quiz"},
    {"questions"},
    {"handin"},
    {"widgets"},
    {"grading"},
    {"build"},
    {"cli"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# What lessons may import: it must run in a browser, without processes and threads.
LIGHT = {"numpy", "scipy", "pandas", "matplotlib", "ipywidgets", "IPython", "PIL", "contourpy"}
HEAVY_ROOMS = {"grading", "build", "cli"}
NO_PROCESSES = {"subprocess", "multiprocessing", "threading", "concurrent", "socket"}
# The bank is made of quiz's classes, and quiz looks questions up by name.
ALLOWED = {("quiz", "questions")}

MODULES = sorted(PACKAGE.rglob("*.py"))
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    """Return the dotted names that a module imports, at any level."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full name"
            if node.module == "centricity":
                yield from (f"centricity.{alias.name}" for alias in node.names)
            else:
                yield node.module


def test_every_room_has_a_floor():
    assert {room_of(path) for path in MODULES} - {"__init__"} == set(FLOOR)


@each_module
def test_imports_go_downwards(module):
    room = room_of(module)
    for name in imported(module):
        parts = name.split(".")
        if parts[0] == "centricity" and room != "__init__" and parts[1] in FLOOR:
            lower = FLOOR[parts[1]] < FLOOR[room] or parts[1] == room
            assert lower or (room, parts[1]) in ALLOWED, f"{module}: {name} lies above {room}"


@each_module
def test_lessons_need_nothing_heavy(module):
    if room_of(module) in HEAVY_ROOMS:
        return
    for name in imported(module):
        top = name.split(".")[0]
        assert top not in NO_PROCESSES, f"{module} imports {name}"
        assert top in LIGHT | {"centricity"} or is_standard(top), f"{module} imports {name}"


def is_standard(name):
    import sys

    return name in sys.stdlib_module_names
