"""The check cell in the browser: what passed, what ran after saving, and the own mark."""

import json
import re
import shutil

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import Notebook, complaints
from tests.proving.attempts import fill_in, released
from tests.proving.mutants import reference

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

NAME = "04_leaky_bucket"
CHECKED = 60_000


@pytest.fixture
def answered(course, work):
    """Write a learner's copy with every answer in it, and return its path from the course."""
    shutil.rmtree(work, ignore_errors=True)
    path = work / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    answers = {**reference(NAME), "written": "About a fifth."}
    nbformat.write(fill_in(released(NAME), answers), path)
    return path.relative_to(course).as_posix()


def test_the_check_cell(page, lab, work, answered):
    notebook = Notebook(page, lab, answered)
    notebook.run_all()
    notebook.show_all()
    assert notebook.errors() == []
    cell = notebook.cell('checks.run("04")')
    expect(cell).to_contain_text("Hidden tests: 16 of 16 points.", timeout=CHECKED)
    expect(cell).to_contain_text("They are in the file as they ran.")
    expect(cell.get_by_role("row", name=re.compile("1. What is a customer worth"))).to_contain_text(
        "passed"
    )
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    cell.locator(".jp-InputArea-editor").click()
    page.keyboard.press("Control+Enter")
    notebook.wait_until_idle()
    expect(cell).not_to_contain_text("Cells that ran after", timeout=CHECKED)
    cell.get_by_role("button", name="Show the marking scheme").click()
    expect(cell).to_contain_text("A middling answer")
    cell.get_by_label("Your mark for your written answer").select_option("4")
    expect(cell).to_contain_text("Kept, as marked by yourself: 4 of 4.")
    kept = json.loads((work / "progress.json").read_text())
    assert (kept["checks"][NAME]["points"], kept["own_marks"][NAME]) == (16, 4)
    assert complaints(page) == []
