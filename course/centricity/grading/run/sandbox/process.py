"""The warm process that forks a student's process for each submission; it never runs their code.

``python -m centricity.grading.run.sandbox.process FD`` makes the room and starts again inside it.
"""

import gc
import json
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

from centricity.grading.run.sandbox.limits import Limits, MemoryGroup
from centricity.grading.run.wire import receive_message, send_message, serve_forks

INSIDE = "CENTRICITY_SANDBOX"
KEPT = ("shut_in", "privileged", "first_user", "limits", "group", "warm_up")


def prepare(control):
    """Make the room that the driver asks for, and go in; doesn't return."""
    from centricity.grading.run.sandbox import room
    from centricity.grading.run.sandbox.view import make_view

    spec = receive_message(control)
    spec["group"] = None
    if spec["shut_in"]:
        group = MemoryGroup.find()
        if group:
            spec["group"] = group.folder, group.version
            os.set_inheritable(group.folder, True)
        try:
            room.enter(spec)
        except OSError as error:
            send_message(control, {"forbidden": f"{error.strerror} ({error.errno})"})
            return
        # The first process in the new namespace is the child's; when it ends, all in there do.
        pid = os.fork()
        if pid:
            _wait(control, pid)
        source = room.COURSE / "course"
        fonts = str(room.FONTS)
    else:
        scratch = Path(spec["scratch"])
        source = make_view(scratch / "view", Path(spec["package"]), Path(spec["datasets"]),
                           spec["closed"])  # fmt: skip
        fonts = str(Path(spec["fonts"][0]).parent) if spec["fonts"] else str(scratch / "fonts")
    environment = {
        **spec["environment"],
        "PYTHONPATH": str(source),
        "MPLCONFIGDIR": fonts,
        INSIDE: json.dumps({key: spec[key] for key in KEPT}),
    }
    os.set_inheritable(control.fileno(), True)
    command = [
        sys.executable,
        "-m",
        "centricity.grading.run.sandbox.process",
        str(control.fileno()),
    ]
    os.execve(sys.executable, command, environment)


def _wait(control, pid):
    """Wait for the process inside, hold nothing, and end as it does."""
    control.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 0xFF)


def main(control):
    """Warm up, say so, and fork until the driver is gone."""
    spec = json.loads(os.environ.pop(INSIDE))
    os.chdir("/")
    from centricity.grading.run.sandbox import student

    shell = student.make_shell(spec["warm_up"])
    limits = Limits(**spec["limits"])
    group = MemoryGroup(*spec["group"]) if spec["group"] else None
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if spec["shut_in"]:
        from centricity.grading.run.sandbox import linux, room

        room.seal()
        linux.end_with_parent()
        own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    gc.collect()
    gc.freeze()

    def fork():
        if not spec["shut_in"]:
            return os.fork()
        linux.unshare(linux.CLONE_NEWPID)
        pid = os.fork()
        if pid:
            linux.set_namespace(own, linux.CLONE_NEWPID)
        return pid

    def run_student(descriptors, slot):
        channel = socket.socket(fileno=os.dup(descriptors[0]))
        if group:
            group.make(slot, limits.memory)
            group.enter(slot)
        if spec["shut_in"]:
            room.settle(spec["first_user"] + slot, spec["privileged"], limits)
        else:
            os.setsid()
            os.chdir(tempfile.mkdtemp(prefix="student-", dir=os.environ["TMPDIR"]))
            limits.apply()
        # Nothing of the warm process's own may stay open.
        os.closerange(3, channel.fileno())
        os.closerange(channel.fileno() + 1, 1024)
        student.run(channel, shell, limits)

    send_message(control, {"memory_group": bool(group)})
    serve_forks(control, run_student, fork)


if __name__ == "__main__":
    connection = socket.socket(fileno=int(sys.argv[1]))
    if INSIDE in os.environ:
        main(connection)
    else:
        prepare(connection)
