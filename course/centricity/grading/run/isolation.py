"""Run a notebook with its hidden tests: visible cells in a sandbox, hidden tests in a checker."""

import ast
import os
import re
import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from centricity import paths
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

HIDDEN = re.compile(
    r"^[ \t]*### BEGIN HIDDEN TESTS[^\n]*\n(.*?)^[ \t]*### END HIDDEN TESTS[^\n]*\n?",
    re.DOTALL | re.MULTILINE,
)
START_SECONDS = 120
# What takes most of a second to import, and what some in a class will.
OFTEN = "import scipy.stats"
ATTEMPTS = 3
# How much longer than allowed a checker may take before it is ended from outside.
GRACE = 5
# A process closes its connections before it has quite ended.
TO_END = 0.2


def visible_part(source):
    r"""Return the source of a cell without its hidden tests.

    Examples
    --------
    >>> visible_part("# Hidden\n### BEGIN HIDDEN TESTS\nassert f(1)\n### END HIDDEN TESTS")
    '# Hidden\n'
    """
    return HIDDEN.sub("", _ended(source))


def hidden_part(source):
    r"""Return the hidden tests of a cell, an empty string if it has none.

    Examples
    --------
    >>> hidden_part("# Hidden\n### BEGIN HIDDEN TESTS\nassert f(1)\n### END HIDDEN TESTS")
    'assert f(1)\n'
    """
    return "".join(HIDDEN.findall(_ended(source)))


def whole_test(source):
    r"""Return the source of a test cell, visible and hidden tests, without the marks.

    Examples
    --------
    >>> whole_test("assert f(1)\n### BEGIN HIDDEN TESTS\nassert f(2)\n### END HIDDEN TESTS")
    'assert f(1)\nassert f(2)\n'
    """
    return HIDDEN.sub(r"\1", _ended(source))


def _ended(source):
    return source if source.endswith("\n") else f"{source}\n"


class GraderEndedError(RuntimeError):
    """The processes that grade are ended from outside, again and again."""


@dataclass
class Run:
    """What became of a notebook's cells.

    Parameters
    ----------
    outputs, counts : dict
        By the position of each code cell that was run.
    ended : str
        Why the student's process ended before the last cell; empty if it didn't.
    killed : bool
        Whether the system killed a process that ran it.
    """

    outputs: dict = field(default_factory=dict)
    counts: dict = field(default_factory=dict)
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
            if cell.cell_type == "code" and not cell.metadata.get("nbgrader", {}).get("solution")
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

    def run(self, cells, files=None):
        """Run the code cells of one submission.

        Parameters
        ----------
        cells : list of tuple
            The id of each code cell, its source, and whether it is a test that carries points.
            Hidden tests in a cell that is no such test are left out.
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
                run = self._run_once(*processes, cells, files)
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

    def _run_once(self, sandbox, checkers, cells, files):
        run = Run()
        with sandbox.open() as session, _Checker(checkers, session) as checker:
            try:
                if files:
                    session.write_files(files)
                for place, cell in enumerate(cells):
                    self._run_cell(session, checker, run, place, cell)
            except EndedError as ended:
                run.ended = str(ended)
                run.killed = isinstance(ended, KilledError)
            run.killed = run.killed or checker.killed
        return run

    def _run_cell(self, session, checker, run, place, cell):
        name, source, is_test = cell
        hidden, visible = hidden_part(source), visible_part(source)
        if _does_something(visible):
            checker.forget_student()
        answer = session.run(visible if hidden else source, name)
        outputs = answer["outputs"]
        if answer["late"]:
            outputs.append(out_of_time(self.limits.cell_seconds))
        if is_test:
            code = whole_test(source) if _does_something(visible) else hidden
            outputs = self._judged(checker, code, outputs)
        run.counts[place] = answer["count"]
        run.outputs[place] = outputs

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
