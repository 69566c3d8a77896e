"""Copies of the course for tests that build, register or grade in them."""

import shutil

from tests.proving.attempts import ROOT, assignments

PARTS = ("course", "datasets", "exercises", "solutions")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


def course_copy(folder, assignment=None):
    """Copy the course into a folder, without what git ignores.

    Parameters
    ----------
    folder : pathlib.Path
        An existing folder; the copy is made inside.
    assignment : str, optional
        The only assignment to copy, where all would take longer and show no more.

    Returns
    -------
    pathlib.Path
        The course folder of the copy.
    """
    copy = folder / "centricity"
    copy.mkdir()
    shutil.copy2(ROOT / "nbgrader_config.py", copy)
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, ignore=LEFT_OUT)
    if assignment:
        for one in set(assignments()) - {assignment}:
            for place in ("exercises", "solutions/source", "solutions/attempts"):
                shutil.rmtree(copy / place / one)
            (copy / "solutions" / "text" / f"{one}.py").unlink()
    return copy


def bytes_of(folder, pattern="*"):
    """Return the bytes of every file in a folder and its subfolders, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }
