"""The warm process that forks a checker for each test cell; it knows hidden tests, never students.

``python -m centricity.grading.run.checker.process FD``
"""

import gc
import os
import pkgutil
import resource
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module

import pandas as pd

from centricity import models, simulate
from centricity.grading.run import codec
from centricity.grading.run.checker.judge import check
from centricity.grading.run.wire import ClosedError, receive_message, send_message, serve_forks

MEMORY = 4_000_000_000


def main(control):
    """Warm up, say so, and fork until the driver is gone.

    The driver first sends the import statements that the tests may lean on.
    """
    setup = receive_message(control)
    for name in ("scipy.special", "scipy.optimize", "centricity.data", "centricity.grading.seeds",
                 "centricity.grading.expect"):  # fmt: skip
        import_module(name)
    # The tests compare with these, and the codec looks for their dataclasses.
    for room in (models, simulate):
        for module in pkgutil.iter_modules(room.__path__):
            import_module(f"{room.__name__}.{module.name}")
    warm_up(setup)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    send_message(control, "ready")
    serve_forks(control, run_checks)


def warm_up(setup):
    """Import what the tests will import, and send through the codec what they will send."""
    with suppress(Exception):
        exec(compile(setup, "<setup>", "exec"), {})
    frame = pd.DataFrame({"a": [1.5, 2.5], "b": ["x", None], "c": pd.Categorical(["x", "y"])})
    for value in (frame, frame.groupby("b")["a"].sum(), frame.to_numpy(), ValueError("no")):
        codec.decode(codec.encode(value))


def run_checks(descriptors, _slot):
    """Run one hidden test after the other, as the driver sends them, until it is gone.

    With each task that says so comes a new connection to a student's process.
    """
    student = None
    with suppress(ClosedError), socket.socket(fileno=os.dup(descriptors[0])) as job:
        while True:
            task = receive_message(job)
            if task["new_student"]:
                _data, received, _flags, _address = socket.recv_fds(job, 1, 1)
                if student:
                    student.close()
                student = socket.socket(fileno=received[0])
            os.chdir(task["folder"])
            outputs = check(task["code"], task["setup"], student, task["seconds"])
            send_message(job, outputs)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
