"""Run the visible cells of one notebook, as its kernel would; the driver says which and when.

This is where students' code runs. Nothing that this module says, or that comes out of its process,
is to be believed.
"""

import builtins
import ctypes
import gc
import os
import random
import signal
import socket
import sys
from base64 import b64decode
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from ipykernel.comm import CommManager
from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from traitlets.config import Config

from centricity.grading.expect import hide_deprecations
from centricity.grading.run.calls import answer
from centricity.grading.run.sandbox import recorder
from centricity.grading.run.wire import ClosedError, receive_message, send_message

# Imports, a frame, a figure and an error: what takes time when it happens first.
WARM_UP = (
    "import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt",
    "pd.DataFrame({'a': [1.5, 2.5], 'b': ['x', 'y']}).groupby('b').sum()",
    "figure, axes = plt.subplots()\naxes.plot([1, 2], label='a')\naxes.bar([1, 2], [3, 4])\n"
    "axes.set_title('A 0.1 $x$')\naxes.legend()\npd.Series([1.5, 2.5]).plot(ax=axes);",
    "def wrong():\n    return 1 / 0\n\n\nwrong()",
)


def make_shell(imports=""):
    """Return a shell in which everything slow has happened once, and nothing is left of it.

    Parameters
    ----------
    imports : str
        More import statements to run; they may fail.
    """
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.HistoryAccessor.enabled = False
    shell = ZMQInteractiveShell.instance(
        config=config, kernel=SimpleNamespace(eventloop=None), compiler_class=XCachingCompiler
    )
    # No window can open here, and a kernel asked for its own event loop only switches to it.
    shell.enable_gui = lambda gui=None: None
    shell.kernel.shell = shell
    shell.kernel.comm_manager = CommManager()
    warm = recorder.Recorder(most=sys.maxsize)
    _attach(shell, warm)
    real = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (recorder.Stream(warm, name, -1) for name in ("stdout", "stderr"))
    try:
        for cell in WARM_UP:
            shell.run_cell(cell, store_history=True)
        problems = [one for one, _display in warm.outputs if one["output_type"] == "error"]
        shell.run_cell(imports, store_history=True)
        # IPython shows those of the learner's own code, unless it is told after it began.
        hide_deprecations()
    finally:
        sys.stdout, sys.stderr = real
    if len(problems) != 1:
        raise RuntimeError(f"Python doesn't warm up: {problems[0]}")
    shell.reset(new_session=True)
    shell.execution_count = 1
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)
    return shell


def _attach(shell, session):
    shell.kernel.session = session
    for part in (shell.displayhook, shell.display_pub):
        part.session = session
        part.pub_socket = None


def run(channel, shell, limits):
    """Do what the driver says until it is gone.

    Parameters
    ----------
    channel : socket.socket
        To the driver.
    shell : ZMQInteractiveShell
        From `make_shell`.
    limits : Limits
    """
    session = recorder.Recorder(limits.output * 1_000_000)
    _attach(shell, session)
    programs = recorder.connect(session)
    builtins.input = _no_input
    # A student's own modules lie beside the notebook. The course's come first.
    sys.path.append("")
    # Every fork of the warm process would draw the same numbers.
    random.seed()
    np.random.seed()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    handlers = {"files": _write_files, "run": _run, "snapshot": _snapshot, "drop": _drop}
    with suppress(ClosedError):
        # What goes wrong before this is no fault of the student's.
        send_message(channel, "ready")
        while True:
            task = receive_message(channel)
            reply = handlers[task["do"]](task, SimpleNamespace(
                channel=channel, shell=shell, session=session, programs=programs
            ))  # fmt: skip
            send_message(channel, reply)


def _no_input(prompt=""):
    raise StdinNotImplementedError(
        "raw_input was called, but this frontend does not support input requests."
    )


def _write_files(task, _process):
    for name, content in task["files"].items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b64decode(content))
    return True


def _run(task, process):
    count = process.shell.execution_count
    # Interrupted between two steps of IPython's own, it raises.
    with suppress(KeyboardInterrupt):
        process.shell.run_cell(task["code"], store_history=True, cell_id=task["id"])
    process.programs.collect()
    return {"outputs": process.session.take(), "count": count}


def _snapshot(_task, process):
    """Fork, and let the copy answer a checker."""
    _data, descriptors, _flags, _address = socket.recv_fds(process.channel, 1, 1)
    pid = os.fork()
    if pid:
        os.close(descriptors[0])
        return pid
    status = 1
    try:
        process.channel.close()
        # It lives for a moment only, and collecting garbage would copy much of the memory.
        gc.disable()
        _end_with_parent()
        # What the copy prints is not what the notebook prints.
        process.programs = recorder.Programs(process.session)
        with socket.socket(fileno=descriptors[0]) as connection:
            answer(connection, process.shell.user_ns, lambda: _printed(process))
        status = 0
    finally:
        os._exit(status)


def _end_with_parent():
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)


def _printed(process):
    process.programs.collect()
    texts = {"stdout": "", "stderr": ""}
    for output in process.session.take():
        if output["output_type"] == "stream":
            texts[output["name"]] += output["text"]
    return texts["stdout"], texts["stderr"]


def _drop(task, _process):
    """End a copy, and say whether something else had killed it before."""
    with suppress(ProcessLookupError, ChildProcessError):
        ended, status = os.waitpid(task["pid"], os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == -signal.SIGKILL
        os.kill(task["pid"], signal.SIGKILL)
        os.waitpid(task["pid"], 0)
    return False
