"""Time from a slider's move to the new picture, beside a plain `interact` that draws the same.

Run it with ``make benchmarks``, or ``python -m tests.benchmarks.slider_to_picture 50``. Both
kinds live in one notebook in one JupyterLab, and their moves take turns.
"""

import os
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

from centricity.build.notebooks import KERNEL
from tests.browser.jupyter import FLAGS, Notebook, find_browser, running_lab
from tests.copies import course_copy

SIMULATORS = ("LeakyBucket", "QuarterLine")
LABELS = {"simulator": "Retention, %", "interact": "retention"}

# The simulator's own drawing code, on a new figure for every move, as `interact` would have it.
PLAIN = """\
%matplotlib inline
from IPython.display import display
from ipywidgets import IntSlider, interact
from centricity import plots, widgets
drawer = widgets.{name}()
state = drawer.state()

def plain(retention):
    with plots.house_style():
        fig, _live = drawer.draw()
    fig.set_dpi(fig.dpi * plots.SHARPNESS)
    drawer.update(drawer.compute(**{{**state, "retention": retention}}))
    display(fig)

interact(plain, retention=IntSlider(value=85, min=50, max=99));
"""

# Press an arrow key on the slider; resolve when another picture has been decoded and painted.
MOVE = """\
async (cell, [label, key]) => {
    const before = cell.querySelector("img").src;
    const rows = [...cell.querySelectorAll(".widget-slider")];
    const row = rows.find(row => row.querySelector(".widget-label").textContent === label);
    const handle = row.querySelector("[role=slider]");
    const start = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    for (;;) {
        await new Promise(requestAnimationFrame);
        const image = cell.querySelector("img");
        if (image && image.src !== before) {
            await image.decode();
            return performance.now() - start;
        }
        if (performance.now() - start > 10000) throw new Error("no new picture");
    }
}"""


def notebook_of(name):
    """Return a notebook with a simulator in one cell and its plain twin in another."""
    simulator = (
        f"from centricity import widgets\nsimulator = widgets.{name}()\nsimulator.predict(0)"
    )
    cells = [f"{simulator}\nsimulator", PLAIN.format(name=name)]
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    return nbformat.v4.new_notebook(cells=code, metadata=KERNEL)


def time_moves(notebook, moves):
    """Return the milliseconds of each move, for the simulator and for its plain twin."""
    cells = {
        "simulator": notebook.cell("simulator.predict(0)"),
        "interact": notebook.cell("interact(plain"),
    }
    times = {kind: [] for kind in cells}
    for kind, cell in cells.items():
        cell.locator("img").wait_for()
        cell.evaluate(MOVE, [LABELS[kind], "ArrowLeft"])
    for move in range(moves):
        for kind, cell in cells.items():
            key = "ArrowLeft" if move // 20 % 2 == 0 else "ArrowRight"
            times[kind].append(cell.evaluate(MOVE, [LABELS[kind], key]))
    return times


def main(moves=50):
    """Time every simulator and print a table."""
    print(f"{os.cpu_count()} cores, JupyterLab {version('jupyterlab')}, ", end="")
    print(f"ipywidgets {version('ipywidgets')}, matplotlib {version('matplotlib')}, {moves} moves")
    print(f"{'':14}{'':12}{'median, ms':>12}{'p95, ms':>10}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        course = course_copy(Path(folder))
        for name in SIMULATORS:
            nbformat.write(notebook_of(name), course / f"{name}.ipynb")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        with running_lab(course, course / "work") as address:
            for name in SIMULATORS:
                page = browser.new_page(viewport={"width": 1280, "height": 2000})
                notebook = Notebook(page, address, f"{name}.ipynb")
                notebook.run_all()
                for kind, times in time_moves(notebook, moves).items():
                    p95 = statistics.quantiles(times, n=20)[-1]
                    print(f"{name:14}{kind:12}{statistics.median(times):12.0f}{p95:10.0f}")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
