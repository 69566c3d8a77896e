"""Messages between the driver and the processes that it keeps warm, and how it forks them."""

import json
import os
import signal
import socket
import struct
import subprocess
import threading
from contextlib import suppress

_LENGTH = struct.Struct("<I")
LARGEST = 100_000_000
# What nbgrader calls a cell that took too long.
OUT_OF_TIME = "CellTimeoutError"


class ClosedError(Exception):
    """The process at the other end is gone."""


class GarbledError(Exception):
    """What came is no message, or too large a one."""


def send_message(connection, message):
    """Send a value of JSON through a socket."""
    data = json.dumps(message).encode()
    try:
        connection.sendall(_LENGTH.pack(len(data)) + data)
    except OSError:
        raise ClosedError from None


def receive_message(connection, largest=LARGEST):
    """Return the next value of JSON from a socket.

    Raises
    ------
    ClosedError
        If the other end is gone.
    GarbledError
        If it sent something else.
    TimeoutError
        If the socket has a timeout, and nothing came.
    """
    length = _LENGTH.unpack(_exactly(connection, _LENGTH.size))[0]
    if length > largest:
        raise GarbledError
    try:
        return json.loads(_exactly(connection, length))
    except (ValueError, RecursionError):
        raise GarbledError from None


def _exactly(connection, count):
    pieces = bytearray()
    while len(pieces) < count:
        try:
            piece = connection.recv(min(count - len(pieces), 1 << 20))
        except TimeoutError:
            raise
        except OSError:
            raise ClosedError from None
        if not piece:
            raise ClosedError
        pieces += piece
    return bytes(pieces)


def serve_forks(control, run_child, fork=os.fork):
    """Fork a child whenever the driver asks, until it is gone; then end all children.

    Parameters
    ----------
    control : socket.socket
        To a `Nursery`.
    run_child : callable
        Called in each child with the list of file descriptors that came with the request and
        with the number of the slot; the child ends when it returns.
    fork : callable
        Does what `os.fork` does.
    """
    children = set()
    while True:
        data, descriptors, _flags, _address = socket.recv_fds(control, 64, 4)
        if not data:
            break
        command, number = data.decode().split()
        number = int(number)
        if command == "fork":
            pid = fork()
            if pid == 0:
                control.close()
                _run(run_child, descriptors, number)
            children.add(pid)
            control.sendall(f"{pid}".encode())
        elif command == "interrupt":
            os.kill(number, signal.SIGINT)
            control.sendall(b"0")
        else:
            control.sendall(f"{_end(number)}".encode())
            children.discard(number)
        for descriptor in descriptors:
            os.close(descriptor)
    for pid in children:
        _end(pid)


def _run(run_child, descriptors, number):
    try:
        run_child(descriptors, number)
    finally:
        os._exit(0)


def _end(pid):
    """Kill a child and whatever is in its group, and return how it had ended by itself.

    0 if it hadn't: that a signal of ours ended it says nothing of the child.
    """
    with suppress(ChildProcessError):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            return os.waitstatus_to_exitcode(status)
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
    # Nobody else waits for it, so that its number can't have become another process's.
    os.waitpid(pid, 0)
    return 0


class Nursery:
    """A warm process that the driver lets fork; it and its children end with the driver.

    Parameters
    ----------
    command : list of str
        A Python program that calls `serve_forks` on the file descriptor that is put behind it.
    environment : dict
    """

    def __init__(self, command, environment):
        self._lock = threading.Lock()
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [*command, str(theirs.fileno())],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def wait_until_ready(self, seconds):
        """Return what the process says when it is warm; raise `RuntimeError` if it fails."""
        self.control.settimeout(seconds)
        try:
            answer = receive_message(self.control)
        except (ClosedError, GarbledError, TimeoutError):
            self.process.kill()
            words = self.process.stderr.read().decode(errors="replace").strip()
            raise RuntimeError(f"a process for grading didn't start: {words}") from None
        self.control.settimeout(None)
        return answer

    @property
    def is_alive(self):
        """Whether the process is still there."""
        return self.process.poll() is None

    def fork(self, descriptors, slot=0):
        """Fork a child that gets file descriptors, and return its number."""
        return self._ask("fork", slot, descriptors)

    def interrupt(self, pid):
        """Interrupt a child, as Ctrl-C would."""
        self._ask("interrupt", pid)

    def end(self, pid):
        """Kill a child; return its exit code if it had ended before, negative after a signal."""
        return self._ask("end", pid)

    def _ask(self, command, number, descriptors=()):
        # Without the lock two threads would get each other's answers, and kill the wrong child.
        with self._lock:
            try:
                socket.send_fds(self.control, [f"{command} {number}".encode()], descriptors)
                answer = self.control.recv(64)
            except OSError:
                raise ClosedError from None
        if not answer:
            raise ClosedError
        return int(answer)

    def close(self):
        """End the process and every child."""
        self.control.close()
        self.process.stderr.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
