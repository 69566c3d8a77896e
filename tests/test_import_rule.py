"""The rooms of the package import downwards only."""

import ast
import sys

import pytest

from tests.proving.attempts import ROOT

PACKAGE = ROOT / "course" / "centricity"
FLOORS = [
    {"cells", "i18n", "keep"},
    {"paths"},
    {"models"},
    {"simulate", "data"},
    {"plots"},
    {"figures", "progress", "audit_store"},
    {"quiz"},
    {"questions"},
    {"handin", "hints"},
    {"alone"},
    {"widgets"},
    {"study"},
    {"grading"},
    {"grading.words"},
    {"grading.expect", "grading.play", "grading.seeds"},
    {"grading.run"},
    {"grading.book"},
    {"grading.lms"},
    {"grading.pages"},
    {"grading.demo", "grading.desk", "grading.release", "grading.settings"},
    {"checks"},
    {"build"},
    {"cli"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
HEAVY_ROOMS = {"study", "grading", "checks", "build", "cli"}
# Rooms that have rooms of their own.
HALLS = {"grading"}
# What lessons may import: it must run in a browser. PIL and contourpy come with matplotlib, and
# traitlets with ipywidgets.
LIGHT = {"numpy", "scipy", "pandas", "matplotlib", "ipywidgets", "IPython", "PIL", "contourpy"}
LIGHT |= {"traitlets"}
# A browser has neither processes nor threads.
NO_PROCESSES = {"subprocess", "multiprocessing", "threading", "_thread", "concurrent", "socket"}
# The bank is made of quiz's classes, and quiz looks questions up by name.
ALLOWED = {("quiz", "questions")}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path):
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return room_named(part for part in parts if parts == ("__init__",) or part != "__init__")


def room_named(parts):
    """Return the room that a module lies in, from the parts of its name below the package's."""
    first, *rest = parts
    return f"{first}.{rest[0]}" if first in HALLS and rest else first


def names_in(node):
    """Return the dotted names that one statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    if node.level:
        return ["." * node.level + (node.module or "")]
    if node.module.removeprefix("centricity.") in {"centricity", *HALLS}:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [node.module]


def imported(code):
    """Return the dotted names that code imports, inside functions too."""
    return [name for node in ast.walk(ast.parse(code)) for name in names_in(node)]


def steps(room, code):
    """Return the other rooms that code in a room imports from."""
    parts = [name.split(".") for name in imported(code) if name.startswith("centricity.")]
    return {room_named(part[1:]) for part in parts} & set(FLOOR) - {room}


def fault(room, name):
    """Return what is wrong with an import in a room, or None."""
    if name.startswith("."):
        return "imports by full name only"
    top, *rest = name.split(".")
    if top == "centricity":
        return fault_of_floor(room, room_named(rest) if rest else "")
    if room.partition(".")[0] in HEAVY_ROOMS:
        return None
    if top in NO_PROCESSES:
        return "must not start processes or threads"
    return None if top in LIGHT or top in sys.stdlib_module_names else "is not a light package"


def fault_of_floor(room, other):
    if room == other or (room, other) in ALLOWED or other == "__version__":
        return None
    if other not in FLOOR:
        return "is not a room"
    below = room in FLOOR and FLOOR[other] < FLOOR[room]
    return None if below else f"does not lie below {room}"


def faults(path, room, code):
    found = ((name, fault(room, name)) for name in imported(code))
    return [f"{path}: {name}: {wrong}" for name, wrong in found if wrong]


def test_every_room_has_a_floor():
    assert {room_of(path) for path in MODULES} - {"__init__"} == set(FLOOR)


def test_no_room_is_on_two_floors():
    assert len(FLOOR) == sum(len(rooms) for rooms in FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_its_room_may(path):
    assert faults(path, room_of(path), path.read_text(encoding="utf-8")) == []


def test_every_exception_is_still_needed():
    for room, other in ALLOWED:
        modules = [path for path in MODULES if room_of(path) == room]
        assert any(other in steps(room, path.read_text()) for path in modules), (room, other)


@pytest.mark.parametrize(
    ("room", "code"),
    [
        ("models", "from centricity.data import load_care_plan"),
        ("models", "from centricity import data"),
        ("models", "import centricity.simulate.bucket"),
        ("models", "def late():\n    from centricity import plots"),
        ("models", "from . import clv"),
        ("models", "from ..data import load_care_plan"),
        ("models", "import centricity"),
        ("data", "from centricity.simulate import veretta"),
        ("simulate", "if True:\n    import sklearn"),
        ("widgets", "from centricity.grading.expect import close"),
        ("widgets", "from concurrent.futures import ThreadPoolExecutor"),
        ("handin", "def run():\n    import subprocess"),
        ("plots", "class A:\n    import threading"),
        ("progress", "import multiprocessing.pool"),
        ("grading.book", "from centricity.build import course"),
        ("grading.run", "from centricity.grading.book import questions"),
        ("grading.expect", "from centricity.grading.run.codec import encode"),
        ("grading.pages", "from centricity.grading import desk"),
        ("grading.lms", "import centricity.grading.pages.report"),
        ("grading.run", "from centricity.grading import settings"),
        ("__init__", "from centricity import models"),
    ],
)
def test_a_forbidden_import_is_named_with_its_file(room, code):
    (message,) = faults("somewhere.py", room, code)
    assert message.startswith("somewhere.py: ")
    assert any(name in message for name in imported(code))


@pytest.mark.parametrize(
    ("room", "code"),
    [
        ("models", "import numpy as np\nfrom centricity.models.inputs import plain"),
        ("simulate", "from centricity.models import clv\nimport json"),
        ("widgets", "import ipywidgets\nfrom centricity import plots, progress"),
        ("grading.book", "import nbgrader.api, subprocess"),
        ("grading.desk", "from centricity.grading.book.driver import grade"),
        ("grading.run", "from centricity.grading import seeds"),
        ("checks", "from centricity.grading.run import repair"),
        ("cli", "def late():\n    from centricity.build.course import build"),
        ("cli", "from centricity import __version__"),
    ],
)
def test_an_import_from_below_is_allowed(room, code):
    assert faults("somewhere.py", room, code) == []
