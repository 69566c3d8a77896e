"""Formgrader, opened from the menu of the JupyterLab that learners use."""

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from nbgrader.api import Gradebook
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
    expect(dialog.locator(".modal-title"), dialog.inner_text()).to_have_text(answer)
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


ACT = "window.acted = (window.acted || 0) + 1"
PICTURE = f"<img src=x onerror='{ACT}'>"
DISPLAYED = f"""
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display
display(HTML("<script>{ACT}</script>"))
display(HTML("{PICTURE}"))
display(Javascript("{ACT}"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='{ACT}'></svg>"))
display(Markdown("{PICTURE}"))
display(Latex(r"$\\href{{javascript:{ACT}}}{{look}}$"))
display({{"image/png": "x' onerror='{ACT}"}}, raw=True)
display({{"image/png": "iVBORw0KGgo="}}, metadata={{"image/png": {{"width": "1' onload='{ACT}"}}}},
        raw=True)
raise ValueError("{PICTURE}")
"""
TYPED = [
    new_code_cell(DISPLAYED, metadata={"tags": [f"'>{PICTURE}"]}),
    new_markdown_cell(PICTURE),
    new_markdown_cell(f"[look](javascript:{ACT.replace(' ', '')})"),
    new_raw_cell(PICTURE),
    new_raw_cell(PICTURE, metadata={"raw_mimetype": "text/html"}),
]


@pytest.fixture
def mallory(course):
    """Hand in right answers among cells that would act, and return who did."""
    path = course / "grading" / "submitted" / "mallory" / NOTEBOOK
    path.parent.mkdir(parents=True)
    answers = {**reference(ASSIGNMENT), "written": PICTURE}
    notebook = fill_in(released(ASSIGNMENT), answers)
    notebook.cells += TYPED
    nbformat.write(notebook, path)
    return "mallory"


def test_what_a_student_typed_or_displayed_does_nothing_in_formgrader(
    mallory, formgrader, course, page, lab
):
    place = course / "grading"
    press(formgrader, ASSIGNMENT, "assign", "Success")
    row_of(formgrader, ASSIGNMENT).locator(".num-submissions a").click()
    press(formgrader, mallory, "autograde", "Success")

    page.goto(f"{lab}/formgrader/submissions/{submission_id(place, mallory)}/?token={TOKEN}")
    expect(page.get_by_text("shown as it was typed").first).to_be_visible(timeout=LOADED)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.acted") is None
    assert page.locator("a[href^='javascript:' i]").count() == 0

    # The same notebook, shown as nbconvert shows notebooks, would have acted.
    kept = place / "autograded" / mallory / f"{NOTEBOOK.removesuffix('.ipynb')}.as_it_ran.json"
    as_it_ran = nbformat.reads(kept.read_text(encoding="utf-8"), as_version=4)
    page.set_content(HTMLExporter().from_notebook_node(as_it_ran)[0])
    page.wait_for_function("window.acted > 0")


def submission_id(place, student):
    """Return the id by which Formgrader knows the notebook that a student handed in."""
    with Gradebook(f"sqlite:///{place / 'gradebook.db'}") as gradebook:
        return gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student).id
