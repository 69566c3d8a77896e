"""What a student's code may see of the course: the package without the answers, and the data."""

import ast
import shutil

STUB = (
    'raise ImportError("{name} holds the answers to this assignment: write this one yourself.")\n'
)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "_datasets", ".ipynb_checkpoints")
ANSWERS = "centricity.models."


def closed_modules(hidden, visible, package):
    """Return the modules that hold the answers to an assignment.

    Parameters
    ----------
    hidden : list of str
        Hidden tests.
    visible : list of str
        The code of the release.
    package : pathlib.Path
        The folder of the package `centricity`.

    Returns
    -------
    list of str
        The modules of `centricity.models` that the hidden tests import, and the release doesn't
        need, not even by way of another module.
    """
    needed, waiting = set(), [name for code in visible for name in _modules(code, package)]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += _modules(_path(name, package).read_text(encoding="utf-8"), package)
    wanted = {name for code in hidden for name in _modules(code, package)}
    return sorted(name for name in wanted - needed if name.startswith(ANSWERS))


def _modules(code, package):
    """Return the modules of the package that code imports, however it says so."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return set()
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in names if name.startswith("centricity") and _path(name, package)}


def _path(name, package):
    place = package.joinpath(*name.split(".")[1:])
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.is_file():
            return path
    return None


def make_view(folder, package, datasets, closed):
    """Write a course folder with nothing in it that a student may not read.

    Parameters
    ----------
    folder : pathlib.Path
        Where to make it.
    package, datasets : pathlib.Path
        The folders of the package and of the data.
    closed : list of str
        Modules that get a sentence instead of their content.

    Returns
    -------
    pathlib.Path
        The folder to import the package from.
    """
    copy = folder / "course" / "centricity"
    shutil.copytree(package, copy, ignore=LEFT_OUT)
    shutil.copytree(datasets, folder / "datasets", ignore=LEFT_OUT)
    # By this folder the package knows where the course is.
    (folder / "exercises").mkdir()
    for name in closed:
        _path(name, copy).write_text(STUB.format(name=name), encoding="utf-8")
    return folder / "course"
