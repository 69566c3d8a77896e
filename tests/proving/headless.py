"""Run a filled-in notebook and count its points as nbgrader would, without nbgrader.

A forked child runs the cells in an IPython shell: a tenth of a second instead of two. Points come
from test cells that raise nothing and write nothing to stderr, as in nbgrader. Time is processor
time of the child, so that a busy machine changes nothing.
"""

import ast
import multiprocessing
import os
import resource
import signal
from contextlib import suppress
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from centricity import data, models
from centricity.grading import seeds

SECONDS = 60
# For what sleeps. With six others at each processor there is still time to use the seconds.
CLOCK = 10
# Imported before the fork, so that no child has to.
MODELS = [one.name for one in iter_modules(models.__path__, "centricity.models.")]
WARM = (np, pd, data, *map(import_module, MODELS))


def score(notebook, seconds=SECONDS):
    """Return the points of each automatic test cell, by its id; None if it ran out of time.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        With answers and hidden tests.
    seconds : float
        How much processor time the whole notebook may take.
    """
    cells = code_cells(notebook)
    return in_child(lambda: run(cells), seconds).value


def code_cells(notebook):
    """Return id, code, points, and whether it is an automatic test, for each code cell."""
    return [
        (cell.id, cell.source, cell.metadata.nbgrader.get("points", 0), _is_test(cell))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def run(cells, until_a_loss=False):
    """Run cells in the shell of this process, a child's, and return the points of each test.

    Parameters
    ----------
    cells : list of tuple
        As from `code_cells`.
    until_a_loss : bool
        Whether to stop at the first test cell that earns nothing: all that a mutant needs to be
        caught.
    """
    shell = _shell()
    points = {}
    for name, code, worth, is_test in cells:
        with capture_output() as captured:
            result = shell.run_cell(code)
        if is_test:
            points[name] = worth if result.success and not captured.stderr else 0
            if until_a_loss and not points[name]:
                break
    return points


def use_key(path):
    """Let the hidden tests that this process runs draw from the key in a file."""
    os.environ[seeds.ELSEWHERE] = str(path)


class Ended:
    """What became of a child: the value of its work, or None, and whether its time ran out."""

    def __init__(self, value=None, late=False):
        self.value, self.late = value, late


def in_child(work, seconds):
    """Do some work in a forked child, and return how it `Ended`.

    Parameters
    ----------
    work : callable
        What it returns must be plain.
    seconds : int
        How much processor time the child may use; the clock lets it take `CLOCK` times as long.
    """
    fork = multiprocessing.get_context("fork")
    parent, child = fork.Pipe(duplex=False)

    def limited():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        child.send(work())

    process = fork.Process(target=limited)
    process.start()
    child.close()
    try:
        if not parent.poll(CLOCK * seconds):
            return Ended(late=True)
        return Ended(parent.recv())
    except EOFError:
        # The child ended without a word: its time was up, or os._exit in a student's cell.
        process.join()
        return Ended(late=process.exitcode in (-signal.SIGXCPU, -signal.SIGKILL))
    finally:
        process.kill()
        process.join()
        parent.close()


def warm_up(notebook):
    """Import in this process what a notebook's cells import, so that no child has to."""
    for _name, code, _worth, _is_test in code_cells(notebook):
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                with suppress(ImportError):
                    exec(compile(ast.Module([node], []), "<imports>", "exec"), {})
    _shell()


@cache
def _shell():
    config = Config()
    # A history needs a thread, which no fork would have.
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    # Nobody reads the tracebacks, and colouring them takes longer than most tests.
    shell.showtraceback = lambda *args, **kwargs: None
    os.chdir("/")
    # The cell that checks the notebook does nothing while it is checked.
    os.environ["NBGRADER_EXECUTION"] = "validate"
    return shell


def _is_test(cell):
    return cell.metadata.nbgrader.grade and not cell.metadata.nbgrader.solution
