"""How nbgrader makes an exercise here: through its own converter, with two additions."""

import hashlib
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

from centricity.cells import is_marked_by_hand


class ExerciseExporter(NotebookExporter):
    """Write exercises with a stamp, and refuse to overwrite one that somebody has typed into.

    nbgrader makes its exporter before it empties the destination, so the refusal comes in time,
    for ``centricity build`` and for Formgrader's Generate alike.
    """

    def __init__(self, config=None, **kwargs):
        super().__init__(config=config, **kwargs)
        course, assignment = self.parent.coursedir, self.parent.coursedir.assignment_id
        exercise = Path(course.format_path(course.release_directory, ".", assignment))
        source = Path(course.format_path(course.source_directory, ".", assignment))
        for path in foreign(exercise, source):
            raise RuntimeError(
                f"exercises/{assignment}/{path} is not as it was released, so nothing was "
                f"changed. If it is somebody's work, move it to work/{assignment}/; then get the "
                f"pristine exercise back with: git checkout -- exercises/{assignment}"
            )

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """Return the exercise as text, stamped with a digest of its cells."""
        text, resources = super().from_notebook_node(nb, resources, **kwargs)
        exercise = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
        exercise.metadata.centricity = {"released": digest(exercise)}
        return nbformat.writes(exercise) + "\n", resources


class WrittenAnswers(NbGraderPreprocessor):
    """Keep the written answers of an assignment, or drop them from the marks."""

    use = Enum(
        ("keep", "drop"),
        "keep",
        help="Whether written answers count ('keep') or are neither marked nor counted ('drop').",
    ).tag(config=True)

    def preprocess_cell(self, cell, resources, _index):
        """Turn a written answer into ordinary text, where so configured.

        nbgrader knows no text cell that is answered but not marked, so the cell leaves it
        altogether: in what is released, and in what is handed in from an earlier release.
        """
        if self.use == "drop" and is_marked_by_hand(cell):
            del cell.metadata["nbgrader"]
        return cell, resources


def digest(notebook):
    """Return a SHA-256 of the sources of a notebook's cells."""
    sources = "\0".join(cell.source for cell in notebook.cells)
    return hashlib.sha256(sources.encode()).hexdigest()


def foreign(exercise, source):
    """Return what doesn't belong into an exercise's folder: notebooks changed, files added.

    Parameters
    ----------
    exercise, source : pathlib.Path
        The folders of the exercise and of its source notebook. Either may be missing.

    Returns
    -------
    list of pathlib.Path
        Relative to `exercise`. Hidden files and folders, such as checkpoints, are passed over.
    """
    found = [path.relative_to(exercise) for path in sorted(exercise.rglob("*")) if path.is_file()]
    return [
        path
        for path in found
        if not any(part.startswith(".") for part in path.parts)
        and (not (source / path).is_file() or _holds_work(exercise / path))
    ]


def _holds_work(path):
    """Return whether a notebook differs from what was released, or can't be read at all."""
    if path.suffix != ".ipynb":
        return False
    try:
        notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        return notebook.metadata.centricity.released != digest(notebook)
    except Exception:
        # Half a notebook may be all that is left of somebody's evening.
        return True
