"""Grade as somebody who is not root: ``python -m tests.grading.nobody``, run by root.

Where Python lies in a folder that only root may enter, it is shown to others too, in a mount
namespace of this process alone.
"""

import json
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from centricity.grading.run.isolation import Isolation
from centricity.grading.run.sandbox import linux
from tests.grading import test_sandbox as sandbox

NOBODY = 65534


def show_python_to_all():
    """Let everybody enter the folder above Python's, seeing nothing else in it."""
    prefix = Path(sys.base_prefix)
    closed = next((one for one in prefix.parents if one.stat().st_mode & 0o5 != 0o5), None)
    if closed is None:
        return
    linux.unshare(linux.CLONE_NEWNS)
    linux.forget_mounts_of_others()
    python = os.open(prefix, os.O_RDONLY)
    linux.mount("open", closed, "tmpfs", 0, "mode=755")
    prefix.mkdir(parents=True)
    linux.bind(f"/proc/self/fd/{python}", prefix)


def main():
    """Give up root, run a few notebooks, and print what became of them."""
    show_python_to_all()
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        limits = replace(sandbox.LIMITS, cell_seconds=20, notebook_seconds=60)
        with Isolation(sandbox.assignment(), limits=limits) as isolation:
            print(json.dumps(outcomes(isolation)))


def outcomes(isolation):
    """Return what became of a right and a wrong answer, and of three attempts to get out."""

    def run(code):
        return sandbox.run_cells(isolation, code)

    many = (
        "import os, time\ntry:\n    for made in range(30):\n        if os.fork() == 0:\n"
        "            time.sleep(60)\n            os._exit(0)\n"
        "except OSError:\n    pass\nprint(made)"
    )
    network = "import socket\nprint(socket.socket().connect_ex(('127.0.0.1', 22)))"
    course = f"import os\nprint(os.path.exists({str(sandbox.ROOT / 'solutions')!r}))"
    return {
        "user": os.geteuid(),
        "right": sandbox.verdict(run(sandbox.DOUBLE)),
        "wrong": sandbox.verdict(run("def double(x):\n    return x")),
        "made": int(sandbox.shown(run(many))),
        "network": sandbox.shown(run(network)),
        "course": sandbox.shown(run(course)),
    }


if __name__ == "__main__":
    main()
