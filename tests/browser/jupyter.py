"""A person at JupyterLab, played by a headless Chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

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
    # With no name to be resolved, whatever needs another machine fails where a test can see it.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
IDLE_SECONDS = 1.5
OWN = re.compile(r"(http|ws)://127\.0\.0\.1[:/]|data:|blob:")
LOADED = 60_000


def find_browser():
    """Return the path of a Chromium or Chrome, or raise an error that says how to get one."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise RuntimeError(
            "The browser tests need Chromium or Chrome. On Debian and Ubuntu: apt-get install "
            "chromium. Elsewhere, put the path of the program into the variable CHROMIUM."
        )
    return found


@contextmanager
def running_lab(course, work):
    """Start JupyterLab as `make lab` does, and yield its address.

    Parameters
    ----------
    course : pathlib.Path
        A copy of the course, whose package is imported instead of the installed one. It also
        takes what JupyterLab keeps about its user: settings, windows, runtime files.
    work : pathlib.Path
        The learner's folder.
    """
    port = _free_port()
    log = course / "lab.log"
    command = [Path(sys.executable).with_name("centricity"), "lab"]
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, "--no-browser", "--port", str(port)],
            cwd=course,
            env=_environment(course, work),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _end(server)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(course, work):
    home = course / ".jupyter"
    return {
        **os.environ,
        "CENTRICITY_WORK": str(work),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_TOKEN": TOKEN,
        "PYTHONPATH": str(course / "course"),
    }


def _wait_for(port, server, log, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"JupyterLab ended: {log.read_text()}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab didn't answer: {log.read_text()}")


def _end(server):
    """End JupyterLab, which ends its kernels; a kernel whose JupyterLab is gone ends by itself."""
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


@contextmanager
def watched_page(window, lab):
    """Yield a new page that keeps the addresses it asks for, and what goes wrong in it.

    Parameters
    ----------
    window : playwright.sync_api.BrowserContext
    lab : str
        JupyterLab's address. Kernels that were started meanwhile are shut down at the end.
    """
    page = window.new_page()
    page.requested, page.troubles = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("websocket", lambda socket: page.requested.append(socket.url))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda message: _keep_error(page.troubles, message))
    yield page
    page.close()
    _shut_down_kernels(window, lab)


def complaints(page):
    """Return the errors in a page, and the addresses outside this machine that it asked for."""
    return [*page.troubles, *(url for url in page.requested if not OWN.match(url))]


def _keep_error(troubles, message):
    if message.type == "error":
        troubles.append(f"{message.text} ({message.location.get('url')})")


def _shut_down_kernels(window, lab):
    sessions, headers = f"{lab}/api/sessions", {"Authorization": f"token {TOKEN}"}
    for session in window.request.get(sessions, headers=headers).json():
        window.request.delete(f"{sessions}/{session['id']}", headers=headers)


def choose(page, menu, entry):
    """Choose an entry of JupyterLab's menu bar."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    # An entry's name may go on with dots and a keyboard shortcut.
    page.get_by_role("menuitem", name=re.compile(f"^{entry}\\b")).click()


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
        self.page, self.path = page, path
        # Without `reset` the tabs of the last visit would come back.
        page.goto(f"{address}/lab/tree/{path}?token={TOKEN}&reset")
        self.wait_until_open()

    def wait_until_open(self):
        """Wait until there are cells and a kernel."""
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=LOADED)
        self.wait_until_idle()

    def wait_until_idle(self, seconds=90):
        """Wait until the kernel has had nothing to do for a while."""
        indicator = self.page.locator(".jp-NotebookPanel .jp-Notebook-ExecutionIndicator")
        since, deadline = None, time.monotonic() + seconds
        while time.monotonic() < deadline:
            idle = indicator.get_attribute("data-status") == "idle"
            since = (since or time.monotonic()) if idle else None
            if since and time.monotonic() - since > IDLE_SECONDS:
                return
            self.page.wait_for_timeout(50)
        raise TimeoutError("The kernel never came to rest.")

    def run_all(self):
        """Run every cell through the menu, and wait for the end."""
        choose(self.page, "Run", "Run All Cells")
        self.wait_until_idle()

    def show_all(self):
        """Make the window tall: JupyterLab takes cells out of the page that it hasn't room for."""
        self.page.set_viewport_size({"width": 1280, "height": 9000})

    def close(self):
        """Close the notebook and shut its kernel down."""
        choose(self.page, "File", "Close and Shut Down Notebook")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        expect(self.page.locator(".jp-NotebookPanel")).to_have_count(0)

    def reopen(self):
        """Open the notebook again from the file browser."""
        name = self.path.rpartition("/")[2]
        self.page.locator(".jp-DirListing-item", has_text=name).dblclick()
        self.wait_until_open()

    def cell(self, code):
        """Return the code cell whose source contains `code`."""
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
