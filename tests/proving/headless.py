"""Run a filled-in notebook and count its points as nbgrader would, without nbgrader.

A forked child runs the cells in an IPython shell: a tenth of a second instead of two. Points come
from test cells that raise nothing and write nothing to stderr, as in nbgrader.
"""

import multiprocessing
import os
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from centricity import data, models
from centricity.cells import is_test

SECONDS = 60
# Imported before the fork, so that no child has to.
MODELS = [one.name for one in iter_modules(models.__path__, "centricity.models.")]
WARM = (np, pd, data, *map(import_module, MODELS))


def score(notebook, seconds=SECONDS, until_a_loss=False):
    """Return the points of each automatic test cell, by its id; None if it ran out of time.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        With answers and hidden tests.
    seconds : float
        How long the whole notebook may take.
    until_a_loss : bool
        Whether to stop at the first test cell that earns nothing: all that a mutant needs to be
        caught.
    """
    fork = multiprocessing.get_context("fork")
    parent, child = fork.Pipe(duplex=False)
    cells = [
        (cell.id, cell.source, cell.metadata.nbgrader.get("points", 0), is_test(cell))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
    process = fork.Process(target=_run, args=(cells, child, until_a_loss))
    process.start()
    child.close()
    try:
        return parent.recv() if parent.poll(seconds) else None
    except EOFError:
        # The child ended without a word: os._exit in a student's cell.
        return None
    finally:
        process.kill()
        process.join()


def _run(cells, pipe, until_a_loss):
    shell = InteractiveShell.instance()
    # Nobody reads the tracebacks, and colouring them takes longer than most tests.
    shell.showtraceback = lambda *args, **kwargs: None
    os.chdir("/")
    # The cell that checks the notebook does nothing while it is checked.
    os.environ["NBGRADER_EXECUTION"] = "validate"
    points = {}
    for name, code, worth, carries_points in cells:
        with capture_output() as captured:
            result = shell.run_cell(code)
        if carries_points:
            points[name] = worth if result.success and not captured.stderr else 0
            if until_a_loss and not points[name]:
                break
    pipe.send(points)
