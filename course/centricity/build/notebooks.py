"""Read the text of a notebook, and write a notebook whose bytes depend on nothing else."""

import jupytext
import nbformat
from nbformat.notebooknode import NotebookNode

KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read_text(path):
    """Return the notebook that a text in jupytext's percent format describes.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    nbformat.NotebookNode
        With the options of each cell marker (``# %% answer="clv"``) in the cell's metadata.
    """
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    notebook.metadata = NotebookNode(KERNEL)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def write(notebook, path):
    """Write a notebook, unless the file already holds exactly these bytes.

    Returns
    -------
    bool
        Whether the file changed.
    """
    nbformat.validate(notebook)
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True
