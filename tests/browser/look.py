"""Run a notebook in JupyterLab and take pictures of it, for a person to look at.

``python -m tests.browser.look course/04_leaky_bucket.ipynb pictures`` writes ``pictures/1.png`` and
so on, from top to bottom. Every simulator is opened by choosing its first prediction.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.jupyter import FLAGS, Notebook, complaints, find_browser, running_lab
from tests.browser.jupyter import watched_page as watched
from tests.copies import course_copy

HEIGHT = 1500


def look(notebook, folder):
    """Write the pictures of a notebook into a folder, and print what went wrong in the page."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        course = course_copy(Path(place))
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        window = chromium.new_context(viewport={"width": 1280, "height": 800})
        with running_lab(course, course / "work") as lab, watched(window, lab) as page:
            opened = Notebook(page, lab, notebook)
            opened.show_all()
            opened.run_all()
            _open_simulators(page)
            opened.wait_until_idle()
            _take_pictures(page, folder)
            for trouble in [*opened.errors(), *complaints(page)]:
                print(trouble)
        chromium.close()


def _open_simulators(page):
    for choice in page.locator(".widget-radio-box").all():
        choice.locator("input").first.check()


def _take_pictures(page, folder):
    """Scroll through the notebook, one window at a time."""
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    page.keyboard.press("Escape")
    area = page.locator(".jp-WindowedPanel-outer").first
    box = area.bounding_box()
    for number in range(1, 40):
        page.wait_for_timeout(800)
        page.screenshot(path=folder / f"{number}.png", clip=box)
        before = area.evaluate("one => one.scrollTop")
        area.evaluate("(one, step) => one.scrollBy(0, step)", box["height"] - 80)
        page.wait_for_timeout(200)
        if area.evaluate("one => one.scrollTop") == before:
            break


if __name__ == "__main__":
    look(sys.argv[1], Path(sys.argv[2]))
