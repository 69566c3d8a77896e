"""Formgrader, opened from the menu of the JupyterLab that learners use."""

import nbformat
import pytest
from playwright.sync_api import expect

from tests.copies import bytes_of
from tests.proving.attempts import fill_in, released
from tests.proving.mutants import reference

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

ASSIGNMENT = "04_leaky_bucket"


@pytest.fixture
def submission(course):
    """Hand in the right answers, and return who did."""
    path = course / "grading" / "submitted" / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(fill_in(released(ASSIGNMENT), reference(ASSIGNMENT)), path)
    return "ada"


@pytest.fixture
def formgrader(open_notebook, page):
    notebook = open_notebook("course/00_start_here.ipynb")
    notebook.menu("Nbgrader", "Formgrader")
    frame = page.frame_locator('iframe[title="Formgrader"], iframe[src*="formgrader"]')
    expect(frame.get_by_role("link", name=ASSIGNMENT, exact=True).first).to_be_visible(
        timeout=30_000
    )
    return frame


def generate(frame):
    frame.locator("tr", has_text=ASSIGNMENT).locator("td.assign a").click()


def answer(frame, modal="success-modal"):
    """Return the dialogue that Formgrader shows when it has done something."""
    dialog = frame.locator(f"#{modal}")
    expect(dialog).to_be_visible(timeout=60_000)
    return dialog


def close(dialog):
    dialog.get_by_role("button", name="Close").last.click()
    expect(dialog).to_be_hidden()


def test_generates_autogrades_and_gives_feedback(submission, formgrader, course):
    before = bytes_of(course / "exercises")
    generate(formgrader)
    close(answer(formgrader))
    assert bytes_of(course / "exercises") == before

    formgrader.locator("td.num-submissions a").click()
    row = formgrader.locator("tr", has_text=submission)
    row.locator("td.autograde a").click()
    close(answer(formgrader))
    expect(row.locator("td.score")).to_contain_text("16 / 20")
    row.locator("td.generate-feedback a").click()
    answer(formgrader)
    page = course / "grading" / "feedback" / submission / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "Score: 16.0 / 20.0" in " ".join(page.read_text().split())


def test_generate_leaves_typed_work_alone(formgrader, course):
    exercise = course / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    pristine = exercise.read_bytes()
    nbformat.write(fill_in(released(ASSIGNMENT), {"clv": "my_evening = 1"}), exercise)
    typed = exercise.read_bytes()
    try:
        generate(formgrader)
        expect(answer(formgrader, "error-modal")).to_contain_text("is not as it was released")
        assert exercise.read_bytes() == typed
    finally:
        exercise.write_bytes(pristine)
