"""JupyterLab opens on the start page, without pop-ups, and asks no other machine for anything."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import LOADED, TOKEN, Notebook, complaints

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

POP_UPS = ".jp-Dialog, .Toastify__toast"


@pytest.fixture
def fresh(course):
    """Make JupyterLab forget its windows, as if it had never been opened."""
    shutil.rmtree(course / ".jupyter" / "config" / "lab" / "workspaces", ignore_errors=True)


@pytest.mark.usefixtures("fresh")
def test_opens_on_the_start_page_and_nothing_gets_in_the_way(page, lab):
    page.goto(f"{lab}/?token={TOKEN}")
    heading = page.locator(".jp-MarkdownOutput h1", has_text="00 Start here")
    expect(heading).to_be_visible(timeout=LOADED)
    expect(page.locator('[data-status="idle"]')).to_be_visible(timeout=LOADED)
    expect(page.locator(".jp-BreadCrumbs-item", has_text="course")).to_be_visible()
    notebooks = page.locator('.jp-DirListing-item[data-file-type="notebook"]')
    expect(notebooks).to_contain_text(["00_start_here", "04_leaky_bucket"])
    page.wait_for_load_state("networkidle")
    expect(page.locator(POP_UPS)).to_have_count(0)
    assert complaints(page) == []


def test_the_start_page_runs_and_starts_an_assignment(page, lab, course, work):
    shutil.rmtree(work, ignore_errors=True)
    notebook = Notebook(page, lab, "course/00_start_here.ipynb")
    notebook.run_all()
    notebook.show_all()
    assert notebook.errors() == []
    cell = notebook.cell('widgets.StartButton("01")')
    cell.get_by_role("button", name="Start assignment 01").click()
    expect(cell.get_by_role("status")).to_contain_text("Your notebook is")
    mine = work / "01_two_words" / "01_two_words.ipynb"
    original = course / "exercises" / "01_two_words" / "01_two_words.ipynb"
    assert mine.read_bytes() == original.read_bytes()
    survey = notebook.cell("quiz.Survey(self_test.QUESTIONS")
    for question in survey.locator(".widget-radio").all():
        question.get_by_role("radio").first.click()
    expect(survey.get_by_role("status").last).to_contain_text("of 6")
    assert complaints(page) == []
