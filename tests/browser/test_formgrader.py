"""Formgrader, opened from the menu of the JupyterLab that learners use."""

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import LOADED, TOKEN, choose
from tests.copies import bytes_of
from tests.proving.attempts import fill_in, released
from tests.proving.mutants import reference

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

ASSIGNMENT = "04_leaky_bucket"
NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"


@pytest.fixture
def formgrader(page, lab):
    page.goto(f"{lab}/lab?token={TOKEN}&reset")
    expect(page.get_by_role("menuitem", name="Nbgrader")).to_be_visible(timeout=LOADED)
    choose(page, "Nbgrader", "Formgrader")
    frame = page.frame_locator('iframe[src*="formgrader"]')
    expect(row_of(frame, ASSIGNMENT)).to_be_visible(timeout=LOADED)
    return frame


@pytest.fixture
def submission(course):
    """Hand in the right answers, and return who did."""
    path = course / "grading" / "submitted" / "ada" / NOTEBOOK
    path.parent.mkdir(parents=True)
    nbformat.write(fill_in(released(ASSIGNMENT), reference(ASSIGNMENT)), path)
    return "ada"


def row_of(frame, name):
    return frame.locator("#main-table tr", has_text=name)


def press(frame, name, column, answer):
    """Click in a row of Formgrader's table, wait for its answer, and return what that says."""
    row_of(frame, name).locator(f".{column} a").click()
    dialog = frame.locator(".modal")
    expect(dialog).to_be_visible(timeout=LOADED)
    expect(dialog.locator(".modal-title")).to_have_text(answer)
    words = dialog.inner_text()
    dialog.locator(".modal-footer button").click()
    expect(dialog).to_have_count(0)
    return words


def test_generates_autogrades_and_gives_feedback(submission, formgrader, course, page, lab):
    before = bytes_of(course / "exercises")
    press(formgrader, ASSIGNMENT, "assign", "Success")
    assert bytes_of(course / "exercises") == before

    row_of(formgrader, ASSIGNMENT).locator(".num-submissions a").click()
    press(formgrader, submission, "autograde", "Success")
    expect(row_of(formgrader, submission).locator(".score")).to_have_text("16 / 20")
    press(formgrader, submission, "generate-feedback", "Success")

    feedback = NOTEBOOK.replace(".ipynb", ".html")
    page.goto(f"{lab}/files/grading/feedback/{submission}/{feedback}?token={TOKEN}")
    expect(page.get_by_text("16 of 20 points")).to_be_visible()


def test_generate_leaves_typed_work_alone(formgrader, course):
    exercise = course / "exercises" / NOTEBOOK
    pristine = exercise.read_bytes()
    nbformat.write(fill_in(released(ASSIGNMENT), {"clv": "my_evening = 1"}), exercise)
    typed = exercise.read_bytes()
    try:
        assert f"exercises/{NOTEBOOK} " in press(formgrader, ASSIGNMENT, "assign", "Error")
        assert exercise.read_bytes() == typed
    finally:
        exercise.write_bytes(pristine)
