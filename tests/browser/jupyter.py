"""A person at JupyterLab, played by a headless Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from playwright.sync_api import expect

TOKEN = "a-token-for-tests"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # With no name to be resolved, anything that asks for another machine fails visibly.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
IDLE_SECONDS = 1.5


def find_browser():
    """Return the path of a Chromium or Chrome, or raise an error that says how to get one."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise RuntimeError(
            "The browser tests need Chromium or Chrome. On Debian and Ubuntu: apt-get install "
            "chromium. Elsewhere, put the path of the program into the variable CHROMIUM."
        )
    return found


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_lab(course, work):
    """Start JupyterLab as `make lab` does, and yield its address.

    Parameters
    ----------
    course : pathlib.Path
        A copy of the course, whose package is imported instead of the installed one.
    work : pathlib.Path
        The learner's folder.
    """
    port = free_port()
    environment = {
        **os.environ,
        "CENTRICITY_WORK": str(work),
        "JUPYTER_TOKEN": TOKEN,
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONPATH": str(course / "course"),
    }
    log = (course / "lab.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "centricity.cli", "lab", "--no-browser", "--port", str(port)],
        cwd=course,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_for(port, server, course / "lab.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
        log.close()


def _wait_for(port, server, log):
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(f"JupyterLab ended: {log.read_text()}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab didn't answer: {log.read_text()}")


class Notebook:
    """A notebook open in JupyterLab.

    Parameters
    ----------
    page : playwright.sync_api.Page
    address : str
        JupyterLab's, as from `running_lab`.
    path : str
        The notebook's, from the course folder.
    """

    def __init__(self, page, address, path):
        self.page = page
        page.goto(f"{address}/lab/tree/{path}?token={TOKEN}&reset")
        expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=60_000)
        self.wait_until_idle()

    def wait_until_idle(self, seconds=90):
        """Wait until the kernel has had nothing to do for a while."""
        indicator = self.page.locator(".jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator")
        since, deadline = None, time.monotonic() + seconds
        while time.monotonic() < deadline:
            idle = indicator.get_attribute("data-status") == "idle"
            since = (since or time.monotonic()) if idle else None
            if since and time.monotonic() - since > IDLE_SECONDS:
                return
            self.page.wait_for_timeout(100)
        raise TimeoutError("The kernel never came to rest.")

    def menu(self, menu, entry):
        """Choose an entry of the menu bar."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=entry, exact=True).click()

    def run_all(self):
        """Run every cell through the menu, and wait for the end."""
        self.menu("Run", "Run All Cells")
        self.wait_until_idle()

    def cell(self, code):
        """Return the code cell whose source begins with `code`."""
        editor = self.page.locator(".jp-InputArea-editor", has_text=code)
        return self.page.locator(".jp-CodeCell", has=editor).first

    def errors(self):
        """Return the texts of all error outputs."""
        return self.page.locator(
            '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]'
        ).all_inner_texts()


def picture(cell):
    """Return a digest of the pixels that a simulator shows."""
    return cell.locator("img").evaluate(
        """async image => {
            const data = await (await fetch(image.src)).arrayBuffer();
            const hash = await crypto.subtle.digest("SHA-256", data);
            return Array.from(new Uint8Array(hash)).join();
        }"""
    )


def sentence(cell):
    """Return the words below a simulator's picture."""
    return cell.get_by_role("status").last
