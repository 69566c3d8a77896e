"""Run a notebook with its hidden tests: visible cells in a sandbox, hidden tests in a checker."""

import ast
import os
import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from centricity import paths
from centricity.cells import hidden_part, is_answer, is_test, mark, visible_part, whole_test
from centricity.grading import seeds
from centricity.grading.run.notebook_format import nbformat
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.sandbox.session import (
    KILLED,
    SANDBOX,
    EndedError,
    KilledError,
    Sandbox,
)
from centricity.grading.run.sandbox.view import closed_modules
from centricity.grading.run.wire import (
    OUT_OF_TIME,
    ClosedError,
    GarbledError,
    Nursery,
    receive_message,
    send_message,
)
from centricity.i18n import _

START_SECONDS = 120
# What takes most of a second to import, and what some in a class will.
OFTEN = "import scipy.stats"
ATTEMPTS = 3
# How much longer than allowed a checker may take before it is ended from outside.
GRACE = 5
# A process closes its connections before it has quite ended.
TO_END = 0.2


class GraderEndedError(RuntimeError):
    """The processes that grade are ended from outside, again and again."""


@dataclass
class Run:
    """How the run of a notebook ended.

    Parameters
    ----------
    ended : str
        Why the student's process ended before the last cell; empty if it didn't.
    killed : bool
        Whether the system killed a process that ran it.
    """

    ended: str = ""
    killed: bool = False


class Isolation:
    """Everything that runs one assignment's submissions, kept warm.

    Parameters
    ----------
    source : nbformat.NotebookNode
        The assignment with its hidden tests; its import statements are theirs, too.
    level : str
        `sandbox` or `unsandboxed`.
    limits : Limits, optional
    workers : int
        How many submissions run at a time.
    privileged : bool, optional
        As for `Sandbox`.
    often : str
        Import statements to run beforehand, because they are slow and notebooks will be many.
    """

    def __init__(self, source, level=SANDBOX, limits=None, workers=2, privileged=None, often=OFTEN):
        code = [cell.source for cell in source.cells if cell.cell_type == "code"]
        hidden = [hidden_part(one) for one in code]
        package = Path(paths.__file__).parent
        open_cells = [
            visible_part(cell.source)
            for cell in source.cells
            if cell.cell_type == "code" and not is_answer(cell)
        ]
        self.closed = closed_modules(hidden, open_cells, package)
        self.limits = limits or Limits()
        self._setup = _imports(open_cells)
        warm_up = f"{often}\n{self._setup}"
        self._make = lambda: Sandbox(self.closed, level, self.limits, workers, privileged, warm_up)
        self._changing = threading.Lock()
        self._processes = None
        self._start()

    def _start(self):
        # What a hidden test can't read would cost each student a point.
        seeds.key()
        command = [sys.executable, "-P", "-m", "centricity.grading.run.checker.process"]
        checkers = Nursery(command, _environment())
        send_message(checkers.control, self._setup)
        try:
            sandbox = self._make()
            sandbox.wait_until_ready()
            checkers.wait_until_ready(START_SECONDS)
        except BaseException:
            # Still warming up, it would not hear that it is to end.
            checkers.process.kill()
            checkers.close()
            raise
        self._processes = sandbox, checkers

    @property
    def sandbox(self):
        """The warm process in which students' processes begin."""
        return self._processes[0]

    def run(self, notebook, files=None):
        """Run the code cells of one submission, and put their outputs and counts into them.

        A cell that was not run, because Python ended before, has neither.

        Parameters
        ----------
        notebook : nbformat.NotebookNode
            With the hidden tests of the assignment. Those in a cell that carries no points are
            left out; what a student's own cell calls hidden runs like the rest of it.
        files : dict, optional
            The content of files beside the notebook, by relative path.

        Returns
        -------
        Run

        Raises
        ------
        GraderEndedError
            If the warm processes are ended from outside again and again.
        """
        killed_before = False
        for _attempt in range(ATTEMPTS):
            processes = self._processes
            with suppress(ClosedError):
                run = self._run_once(*processes, notebook, files)
                # What ended because the warm process was killed says nothing of the student.
                if all(one.is_alive for one in processes):
                    if killed_before or not run.killed:
                        return run
                    # Nor does it once if theirs was: another one may have taken the memory.
                    killed_before = True
                    continue
            self._start_again(processes)
        raise GraderEndedError(
            _("The processes that grade were ended three times over. Is there memory left?")
        )

    def _start_again(self, dead):
        """Replace the warm processes, unless another thread has done so already."""
        with self._changing:
            if self._processes is dead:
                for one in dead:
                    one.close()
                self._start()

    def _run_once(self, sandbox, checkers, notebook, files):
        run = Run()
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        for cell in cells:
            cell.outputs, cell.execution_count = [], None
        with sandbox.open() as session, _Checker(checkers, session) as checker:
            try:
                if files:
                    session.write_files(files)
                for cell in cells:
                    self._run_cell(session, checker, cell)
            except EndedError as ended:
                run.ended = str(ended)
                run.killed = isinstance(ended, KilledError)
            run.killed = run.killed or checker.killed
        return run

    def _run_cell(self, session, checker, cell):
        of_the_course = is_test(cell) or mark(cell).get("locked")
        hidden = hidden_part(cell.source) if of_the_course else ""
        visible = visible_part(cell.source) if hidden else cell.source
        if _does_something(visible):
            checker.forget_student()
        answer = session.run(visible, cell.id)
        outputs = answer["outputs"]
        if answer["late"]:
            outputs.append(out_of_time(self.limits.cell_seconds))
        if is_test(cell):
            code = whole_test(cell.source) if _does_something(visible) else hidden
            outputs = self._judged(checker, code, outputs)
        cell.execution_count = answer["count"]
        cell.outputs = [nbformat.from_dict(one) for one in outputs]

    def _judged(self, checker, code, outputs):
        """Return the outputs of a test cell, which say whether it passed.

        Passing is the checker's word alone. The student's process may show that the test failed,
        by an error; that it shows none, or says that it failed, proves nothing: what runs a cell
        there can be replaced by the cells before it.
        """
        if any(one["output_type"] == "error" for one in outputs):
            return [one for one in outputs if one["output_type"] != "execute_result"]
        task = {"code": code, "setup": self._setup, "folder": str(paths.root())}
        shown = [one for one in outputs if one["output_type"] == "display_data"]
        return checker.check(task, self.limits.cell_seconds) + shown

    def close(self):
        """End all processes."""
        for one in self._processes:
            one.close()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()


class _Checker:
    """A submission's checker, and the copy of the student's process that it asks.

    The copy serves for one hidden test after the other, until the student's process has run
    something else, or a test broke off.
    """

    def __init__(self, nursery, session):
        self._nursery = nursery
        self._session = session
        self._job = None
        self._pid = None
        self._copy = None
        # Whether the system killed it, or the copy.
        self.killed = False

    def check(self, task, seconds):
        """Return the outputs of hidden tests."""
        if self._job is None:
            job, theirs = socket.socketpair()
            try:
                with theirs:
                    self._pid = self._nursery.fork([theirs.fileno()])
            except ClosedError:
                job.close()
                raise
            self._job = job
        new = self._copy is None
        student = None
        if new:
            student, self._copy = self._session.snapshot()
        try:
            send_message(self._job, {**task, "seconds": seconds, "new_student": new})
            if new:
                socket.send_fds(self._job, [b"0"], [student.fileno()])
            self._job.settimeout(seconds + GRACE)
            outputs, fit = receive_message(self._job)
        except TimeoutError:
            outputs, fit = [out_of_time(seconds)], False
            self._end()
        except (ClosedError, GarbledError, OSError):
            words = _("The test ended before it had a result.")
            outputs, fit = [_error("RuntimeError", words)], False
            time.sleep(TO_END)
            self._end()
        finally:
            if new:
                student.close()
        if not fit:
            time.sleep(TO_END)
            self.forget_student()
        return outputs

    def forget_student(self):
        """End the copy of the student's process."""
        if self._copy is not None:
            key, self._copy = self._copy, None
            self.killed |= self._session.drop(key)

    def _end(self):
        if self._job is not None:
            self._job.close()
            self._job = None
            with suppress(ClosedError):
                self.killed |= self._nursery.end(self._pid) == KILLED

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._end()


def _does_something(source):
    """Return whether code is more than comments."""
    try:
        return bool(ast.parse(source).body)
    except (SyntaxError, ValueError, RecursionError):
        return True


def _imports(cells):
    """Return the import statements at the top level of cells, as code."""
    found = []
    for source in cells:
        with suppress(SyntaxError):
            found += [
                ast.unparse(node)
                for node in ast.parse(source).body
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
    return "\n".join(found)


def _environment():
    return {
        **os.environ,
        "PYTHONSAFEPATH": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def out_of_time(seconds):
    """Return the output of a cell that took too long."""
    return _error(
        OUT_OF_TIME, _("It took longer than {seconds:g} seconds.").format(seconds=seconds)
    )


def _error(name, words):
    return {
        "output_type": "error",
        "ename": name,
        "evalue": words,
        "traceback": [f"{name}: {words}"],
    }
