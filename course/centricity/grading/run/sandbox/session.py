"""The driver's end of the sandbox: start it, and run notebooks cell by cell in it."""

import os
import secrets
import socket
import sys
import tempfile
import threading
import time
from base64 import b64encode
from pathlib import Path
from shutil import rmtree

from centricity import paths
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.wire import (
    ClosedError,
    GarbledError,
    Nursery,
    receive_message,
    send_message,
)
from centricity.i18n import _

SANDBOX, UNSANDBOXED = "sandbox", "unsandboxed"
START_SECONDS = 120
GRACE = 5
# For what takes milliseconds, on a machine that is very busy.
PATIENCE = 60
KILLED = -9
# Numbers that systems keep for users that are made for a while.
USERS = range(61_184, 65_000)
# What a student's process may know of this one's environment.
KEPT = ("LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH")
SET = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "PYTHONSAFEPATH": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
    "USER": "student",
    "LOGNAME": "student",
}


class NoSandboxError(RuntimeError):
    """The system doesn't let a process shut another one in."""


class EndedError(Exception):
    """A student's process ended, or was ended; the message says why."""


class KilledError(EndedError):
    """The system ended a student's process, for the memory it took or another one did."""


class Sandbox:
    """A warm process that forks a shut-in process for each submission.

    Parameters
    ----------
    closed : list of str
        Modules of the package that hold the answers.
    level : str
        `SANDBOX` or `UNSANDBOXED`.
    limits : Limits
    slots : int
        How many submissions may run at a time.
    privileged : bool, optional
        Whether to do without a user namespace, which only root can; whether we are root if not
        given.
    warm_up : str
        Import statements to run beforehand, because every student's notebook will.

    Raises
    ------
    NoSandboxError
        If the level is `SANDBOX`, and the system forbids it.
    """

    def __init__(self, closed, level=SANDBOX, limits=None, slots=2, privileged=None, warm_up=""):
        self.level = level
        self.limits = limits or Limits()
        self._warm_up = warm_up
        self._slots = list(range(slots))
        self._free = threading.Condition()
        self._scratch = Path(tempfile.mkdtemp(prefix="centricity-"))
        try:
            self._start(closed, os.geteuid() == 0 if privileged is None else privileged)
        except BaseException:
            self._tidy()
            raise

    def _start(self, closed, privileged):
        if os.name != "posix":
            raise NoSandboxError(
                _("Grading needs Linux or macOS. On Windows, use the Windows Subsystem for Linux.")
            )
        if self.level == SANDBOX and not sys.platform.startswith("linux"):
            raise NoSandboxError(no_sandbox(_("it needs Linux")))
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment = {**SET, **kept, "HOME": "/student", "TMPDIR": "/tmp"}
        if self.level == UNSANDBOXED:
            home = self._scratch / "home"
            home.mkdir()
            environment.update(HOME=str(home), TMPDIR=str(home))
        environment["IPYTHONDIR"] = f"{environment['TMPDIR']}/ipython"
        package = Path(paths.__file__).parent
        command = [sys.executable, "-P", "-m", "centricity.grading.run.sandbox.process"]
        self._nursery = Nursery(command, {**os.environ, "PYTHONSAFEPATH": "1"})
        send_message(
            self._nursery.control,
            {
                "shut_in": self.level == SANDBOX,
                "privileged": privileged,
                # Processes are counted by user: those of two sandboxes must not be one.
                "first_user": secrets.choice(USERS),
                "slots": len(self._slots),
                "closed": closed,
                "package": str(package),
                "datasets": str(paths.datasets()),
                "hidden": sorted({str(paths.root()), str(package), str(Path.home())}),
                "scratch": str(self._scratch),
                "fonts": [str(path) for path in _lists_of_fonts()],
                "environment": environment,
                "limits": self.limits.as_message(),
                "warm_up": self._warm_up,
            },
        )

    def wait_until_ready(self):
        """Wait until the process is warm, or raise `NoSandboxError`."""
        try:
            answer = self._nursery.wait_until_ready(START_SECONDS)
        except RuntimeError:
            self.close()
            raise
        if "forbidden" in answer:
            self.close()
            raise NoSandboxError(no_sandbox(answer["forbidden"]))
        self.memory_group = answer["memory_group"]

    def open(self):
        """Return a `Session` for one submission, as soon as a slot is free."""
        with self._free:
            while not self._slots:
                self._free.wait()
            slot = self._slots.pop()
        mine, theirs = socket.socketpair()
        try:
            with theirs:
                pid = self._nursery.fork([theirs.fileno()], slot)
        except ClosedError:
            mine.close()
            self._give_back(slot)
            raise
        session = Session(self, mine, pid, slot)
        session.begin()
        return session

    def release(self, pid, slot):
        """End a session's process and give its slot back; return its exit code."""
        try:
            return self._nursery.end(pid)
        finally:
            self._give_back(slot)

    def _give_back(self, slot):
        with self._free:
            self._slots.append(slot)
            self._free.notify()

    @property
    def is_alive(self):
        """Whether the warm process is still there."""
        return self._nursery.is_alive

    def interrupt(self, pid):
        """Interrupt a session's process."""
        self._nursery.interrupt(pid)

    def close(self):
        """End the process and all that came of it."""
        self._nursery.close()
        self._tidy()

    def _tidy(self):
        rmtree(self._scratch, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()


def no_sandbox(reason):
    """Return the sentence that says why there is no sandbox, and what to do."""
    return _(
        "This system can't shut students' code in ({reason}), so nothing was graded. Grade on a "
        "Linux machine that allows user namespaces, or, where you trust everybody in the class, "
        "say --unsandboxed."
    ).format(reason=reason.rstrip("."))


def _lists_of_fonts():
    """Return matplotlib's lists of fonts in this user's cache."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matplotlib"
    return sorted(Path(os.environ.get("MPLCONFIGDIR") or home).glob("fontlist-*.json"))


class Session:
    """One submission's process."""

    def __init__(self, sandbox, channel, pid, slot):
        self._sandbox = sandbox
        self._channel = channel
        self._pid = pid
        self._slot = slot
        self._end = time.monotonic() + sandbox.limits.notebook_seconds

    def begin(self):
        """Wait until the process is shut in; raise `ClosedError` if that fails."""
        try:
            self._answer(START_SECONDS)
        except (EndedError, TimeoutError):
            self.close()
            raise ClosedError from None

    def write_files(self, files):
        """Put files (bytes by relative path) into the process's folder."""
        packed = {name: b64encode(content).decode() for name, content in files.items()}
        self._ask_for_a_moment({"do": "files", "files": packed})

    def run(self, code, cell_id):
        """Run a cell.

        Returns
        -------
        dict
            ``outputs`` (as in a notebook), ``count`` and ``late`` (whether it was interrupted).

        Raises
        ------
        EndedError
            If the process is gone, or had to be ended.
        """
        seconds = min(self._sandbox.limits.cell_seconds, self._end - time.monotonic())
        late = False
        try:
            reply = self._ask({"do": "run", "code": code, "id": cell_id}, max(seconds, 0.001))
        except TimeoutError:
            late = True
            reply = self._interrupt(cell_id)
        try:
            outputs = [_output(one) for one in reply["outputs"]]
            return {"outputs": outputs, "count": int(reply["count"]), "late": late}
        except (TypeError, KeyError, ValueError):
            raise EndedError(_("its code answered in the place of Python")) from None

    def snapshot(self):
        """Return a connection to a copy of the process as it is now, and a key for `drop`."""
        mine, theirs = socket.socketpair()
        try:
            with theirs:
                send_message(self._channel, {"do": "snapshot"})
                socket.send_fds(self._channel, [b"0"], [theirs.fileno()])
            return mine, self._answer_in_a_moment()
        except (ClosedError, OSError):
            mine.close()
            raise self._ended() from None
        except EndedError:
            mine.close()
            raise

    def drop(self, key):
        """End a copy, and return whether it says that something else had killed it."""
        return self._ask_for_a_moment({"do": "drop", "pid": key}) is True

    def _interrupt(self, cell_id):
        self._sandbox.interrupt(self._pid)
        try:
            return self._answer(GRACE)
        except TimeoutError:
            raise EndedError(
                _("the cell {cell} ran longer than {seconds:g} seconds and did not stop").format(
                    cell=cell_id, seconds=self._sandbox.limits.cell_seconds
                )
            ) from None

    def _ask_for_a_moment(self, task):
        """Ask for what takes milliseconds."""
        self._send(task)
        return self._answer_in_a_moment()

    def _answer_in_a_moment(self):
        try:
            return self._answer(PATIENCE)
        except TimeoutError:
            raise EndedError(_("its process stopped answering")) from None

    def _ask(self, task, seconds):
        self._send(task)
        return self._answer(seconds)

    def _send(self, task):
        try:
            self._channel.settimeout(PATIENCE)
            send_message(self._channel, task)
        except ClosedError:
            raise self._ended() from None

    def _answer(self, seconds):
        self._channel.settimeout(seconds)
        try:
            return receive_message(self._channel, 3_000_000 * self._sandbox.limits.output)
        except ClosedError:
            raise self._ended() from None
        except GarbledError:
            raise EndedError(_("its code answered in the place of Python")) from None

    def _ended(self):
        """Return the error that says why the process is gone."""
        # A process closes its connections before it has quite ended.
        time.sleep(0.2)
        code = self.close()
        if code is None:
            # The warm process is gone as well, so this says nothing of the student.
            return ClosedError()
        if code == KILLED:
            return KilledError(
                _("its code was stopped by the system, most likely for the memory it took")
            )
        return EndedError(_("its code ended Python, so that the tests never ran"))

    def close(self):
        """End the process and all that it started; return its exit code, None if nobody knows."""
        if self._pid is None:
            return None
        pid, self._pid = self._pid, None
        self._channel.close()
        try:
            return self._sandbox.release(pid, self._slot)
        except ClosedError:
            return None

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()


def _output(one):
    """Return an output that came from a student's process, if it is one, with known parts only."""
    kind = one["output_type"]
    if kind == "stream":
        return {"output_type": kind, "name": _one_of(one["name"], ("stdout", "stderr")),
                "text": _text(one["text"])}  # fmt: skip
    if kind == "error":
        return {"output_type": kind, "ename": _text(one["ename"]), "evalue": _text(one["evalue"]),
                "traceback": [_text(line) for line in one["traceback"]]}  # fmt: skip
    data = {_text(name): value for name, value in one["data"].items()}
    shown = {"output_type": _one_of(kind, ("display_data", "execute_result")), "data": data,
             "metadata": dict(one["metadata"])}  # fmt: skip
    if kind == "execute_result":
        shown["execution_count"] = int(one["execution_count"])
    return shown


def _text(value):
    if not isinstance(value, str):
        raise TypeError
    # Half a pair of code units can't be written to a file.
    return value.encode("utf-8", "replace").decode()


def _one_of(value, known):
    if value not in known:
        raise ValueError
    return value
