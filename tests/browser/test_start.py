"""JupyterLab opens on the start page, without pop-ups, and asks no other machine for anything."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

OWN = re.compile(r"(http|ws)://127\.0\.0\.1[:/]|data:|blob:")


def test_opens_on_the_start_page_without_pop_ups(page, lab):
    page.goto(f"{lab}/?token={TOKEN}")
    heading = page.locator(".jp-MarkdownOutput h1", has_text="00 Start here")
    expect(heading).to_be_visible(timeout=60_000)
    page.wait_for_timeout(2000)
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".Toastify__toast").count() == 0
    assert [url for url in page.requested if not OWN.match(url)] == []


def test_the_file_browser_shows_the_course(page, lab):
    page.goto(f"{lab}/?token={TOKEN}")
    expect(page.locator(".jp-BreadCrumbs-item", has_text="course")).to_be_visible(timeout=60_000)
    for lesson in ("00_start_here.ipynb", "04_leaky_bucket.ipynb"):
        expect(page.locator(".jp-DirListing-item", has_text=lesson)).to_be_visible()


def test_the_start_page_runs_and_starts_an_assignment(open_notebook, page, work):
    notebook = open_notebook("course/00_start_here.ipynb")
    page.set_viewport_size({"width": 1280, "height": 9000})
    notebook.run_all()
    assert notebook.errors() == []
    cell = notebook.cell('widgets.StartButton("04")')
    cell.get_by_role("button", name="Start assignment 04").click()
    expect(cell.get_by_role("status")).to_contain_text("04_leaky_bucket.ipynb")
    assert (work / "04_leaky_bucket" / "04_leaky_bucket.ipynb").is_file()
    self_test = notebook.cell("quiz.Survey(self_test.QUESTIONS")
    for group in (
        self_test.get_by_role("radiogroup").all() or self_test.locator(".widget-radio").all()
    ):
        group.get_by_role("radio").first.click()
    expect(self_test.get_by_role("status").last).to_contain_text("of 6")
