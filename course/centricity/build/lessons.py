"""Lessons: `course/text/NN_slug.py` becomes `course/NN_slug.ipynb`."""

from centricity.build.notebooks import read_text, write


def lesson_notebook(text):
    """Return the notebook of a lesson, with cell ids that follow from file name and position."""
    notebook = read_text(text)
    for position, cell in enumerate(notebook.cells):
        cell.id = f"{text.stem.replace('_', '-')}-{position:02d}"
    return notebook


def build_lessons(root):
    """Build every lesson, and return the paths of the notebooks that changed."""
    changed = []
    for text in sorted((root / "course" / "text").glob("*.py")):
        path = root / "course" / f"{text.stem}.ipynb"
        if write(lesson_notebook(text), path):
            changed.append(path)
    return changed
