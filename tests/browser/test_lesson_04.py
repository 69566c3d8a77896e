"""Lesson 04 in the browser: predict, try by keyboard and by mouse, and be remembered."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from centricity.widgets import LeakyBucket, QuarterLine
from tests.browser.jupyter import Notebook, complaints, picture, sentence, watched_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

ASSIGNMENT = "04_leaky_bucket/04_leaky_bucket.ipynb"
NAMELESS = re.compile(r"- (button|radio|combobox)(?! \")")


@pytest.fixture(scope="module")
def lesson(window, lab, work):
    """Open the lesson as a new learner, and run it."""
    shutil.rmtree(work, ignore_errors=True)
    with watched_page(window, lab) as page:
        notebook = Notebook(page, lab, "course/04_leaky_bucket.ipynb")
        notebook.run_all()
        notebook.show_all()
        yield notebook


@pytest.fixture
def simulator(request, work, monkeypatch):
    """Return a simulator of our own, to know what the one in the page should say."""
    monkeypatch.setenv("CENTRICITY_WORK", str(work))
    return request.param()


def test_runs_and_starts_the_assignment(lesson, course, work):
    assert lesson.errors() == []
    expect(lesson.page.locator(".jp-InputPrompt", has_text="[ ]:")).to_have_count(0)
    assert (work / ASSIGNMENT).read_bytes() == (course / "exercises" / ASSIGNMENT).read_bytes()
    assert complaints(lesson.page) == []


@pytest.mark.parametrize(
    ("simulator", "name"),
    [(LeakyBucket, "retention"), (QuarterLine, "discount")],
    indirect=["simulator"],
)
def test_a_simulator_opens_with_a_prediction_and_can_be_played(lesson, simulator, name):
    cell = lesson.cell(f"widgets.{type(simulator).__name__}()")
    opens_after_the_prediction(cell, simulator)
    follows(cell, simulator, name, press_arrow)
    follows(cell, simulator, name, drag)
    has_presets(cell, simulator)
    has_names(cell, simulator)
    assert complaints(lesson.page) == []


def opens_after_the_prediction(cell, simulator):
    expect(cell.locator("img")).to_be_hidden()
    expect(cell.get_by_role("slider")).to_have_count(0)
    cell.get_by_label(simulator.predictions[1]).click()
    expect(cell.locator("img")).to_be_visible()


def follows(cell, simulator, name, move):
    """Move a slider, and check that the picture changes and the sentence says the right thing."""
    before = picture(cell)
    row = cell.locator(".widget-slider", has_text=simulator.controls[name].description)
    handle = row.get_by_role("slider")
    value = handle.get_attribute("aria-valuenow")
    move(cell.page, handle)
    expect(handle).not_to_have_attribute("aria-valuenow", value)
    simulator.load({name: int(float(handle.get_attribute("aria-valuenow")))})
    says_the_same(cell, simulator)
    becomes_another(cell, before)


def press_arrow(page, handle):
    handle.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")


def drag(page, handle):
    handle.hover()
    page.mouse.down()
    box = handle.bounding_box()
    page.mouse.move(box["x"] - 25, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()


def says_the_same(cell, simulator):
    expect(sentence(cell)).to_have_text(simulator.sentence(simulator.result()))


def becomes_another(cell, before):
    for _ in range(100):
        if picture(cell) != before:
            return
        cell.page.wait_for_timeout(50)
    raise AssertionError("The picture never changed.")


def has_presets(cell, simulator):
    for label, preset in simulator.presets.items():
        cell.get_by_role("button", name=label).click()
        simulator.reset()
        simulator.load(preset)
        says_the_same(cell, simulator)
    cell.get_by_role("button", name="Reset").click()
    simulator.reset()
    says_the_same(cell, simulator)


def has_names(cell, simulator):
    """Check that whoever hears the page instead of seeing it can tell the controls apart."""
    tree = cell.locator(".jp-OutputArea").aria_snapshot().replace("'", "")
    assert NAMELESS.findall(tree) == []
    # ipywidgets gives the handle of a slider no name of its own; its label stands before it.
    before_sliders = re.findall(r"- text: (.*)\n\s*- slider", tree)
    sliders = [one.description for one in simulator.controls.values() if hasattr(one, "min")]
    assert len(before_sliders) == len(sliders)
    for words, label in zip(before_sliders, sliders, strict=True):
        assert words.endswith(label)
    assert re.search(r"- status: \S+", tree)


def test_answers_are_kept_when_the_kernel_is_gone(lesson, work):
    cell = lesson.cell('quiz.ask("04-plateau")')
    cell.get_by_label("At about 430.").click()
    expect(cell.get_by_role("status")).to_contain_text("Not yet.")
    cell.get_by_label("At 1,000.").click()
    expect(cell.get_by_role("status")).to_contain_text("Right.")
    kept = json.loads((work / "progress.json").read_text())["answers"]["04-plateau"]
    assert kept == {"answer": 1, "first": 0, "right": True}
    lesson.close()
    lesson.reopen()
    lesson.run_all()
    cell = lesson.cell('quiz.ask("04-plateau")')
    expect(cell.get_by_label("At 1,000.")).to_be_checked()
    expect(cell.get_by_role("status")).to_contain_text("Right.")
    assert complaints(lesson.page) == []
