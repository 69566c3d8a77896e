"""Kernels for nbgrader that begin as forks of a process which has imported what takes long.

They are ipykernel's own, started by Jupyter's own manager, and talk to nbgrader as any kernel
does. Jupyter starts a small program, the *stub*; that asks the warm process for a fork, lives as
long as the fork, passes interrupts on, and takes it along when it is killed.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
STUB = """
import json, os, signal, socket, sys
link = socket.socket(socket.AF_UNIX)
link.connect(sys.argv[1])
link.sendall(json.dumps([sys.argv[2], os.getcwd()]).encode() + b"\\n")
signal.signal(signal.SIGINT, lambda *_: link.sendall(b"i"))
while link.recv(1):
    pass
"""
READY = b"ready\n"


@contextmanager
def warm_kernels(imports):
    """Let every kernel named ``python3`` that this process starts begin warm.

    Parameters
    ----------
    imports : str
        Import statements, run once beforehand.
    """
    with tempfile.TemporaryDirectory(prefix="kernels-") as folder:
        address = f"{folder}/socket"
        (Path(folder) / "stub.py").write_text(STUB)
        spec = Path(folder) / "kernels" / "python3" / "kernel.json"
        spec.parent.mkdir(parents=True)
        stub = [sys.executable, "-I", "-S", f"{folder}/stub.py", address, "{connection_file}"]
        spec.write_text(
            json.dumps({"argv": stub, "display_name": "Python 3 (ipykernel)", "language": "python"})
        )
        command = [sys.executable, "-m", "tests.proving.warm_kernels", address, imports]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        before = os.environ.get("JUPYTER_PATH")
        try:
            if server.stdout.readline() != READY:
                raise RuntimeError("The warm process for kernels did not start.")
            os.environ["JUPYTER_PATH"] = folder
            yield
        finally:
            if before is None:
                os.environ.pop("JUPYTER_PATH", None)
            else:
                os.environ["JUPYTER_PATH"] = before
            server.kill()
            server.wait()
            server.stdout.close()


def serve(address, imports):
    """Fork a kernel for each stub that asks."""
    import ipykernel.kernelapp  # noqa: F401

    exec(imports, {})
    # Ended kernels leave no zombies.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    print("ready", flush=True)
    while True:
        link, _address = listener.accept()
        if os.fork() == 0:
            listener.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _be_a_kernel(link)
        link.close()


def _be_a_kernel(link):
    from ipykernel.kernelapp import IPKernelApp

    with link.makefile("rb", buffering=0) as line:
        connection_file, folder = json.loads(line.readline())
    os.setsid()
    os.chdir(folder)
    sys.path[0] = ""
    sys.argv = ["ipykernel_launcher", "-f", connection_file]
    threading.Thread(target=_follow, args=(link,), daemon=True).start()
    try:
        IPKernelApp.launch_instance(sys.argv[1:])
    finally:
        os._exit(0)


def _follow(link):
    """Do what the stub says; end with it."""
    while link.recv(1):
        os.kill(os.getpid(), signal.SIGINT)
    os._exit(1)


if __name__ == "__main__":
    serve(*sys.argv[1:])
