"""Lesson 07 in the browser: a strip of weeks that is pressed by mouse and by keyboard."""

import shutil

import pytest
from playwright.sync_api import expect

from centricity.widgets import StillThere
from tests.browser.jupyter import Notebook, complaints, picture, sentence, watched_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def lesson(window, lab, work):
    """Open the lesson as a new learner, and run it."""
    shutil.rmtree(work, ignore_errors=True)
    with watched_page(window, lab) as page:
        notebook = Notebook(page, lab, "course/07_still_a_customer.ipynb")
        notebook.run_all()
        notebook.show_all()
        yield notebook


@pytest.fixture
def simulator(work, monkeypatch):
    """Return a simulator of our own, to know what the one in the page should say."""
    monkeypatch.setenv("CENTRICITY_WORK", str(work))
    return StillThere()


def week(cell, number):
    return cell.get_by_role("button", name=str(number), exact=True)


def test_weeks_are_pressed_by_mouse_and_by_keyboard(lesson, simulator):
    assert lesson.errors() == []
    cell = lesson.cell("widgets.StillThere()")
    cell.get_by_label(simulator.predictions[1]).click()
    expect(cell.locator("img")).to_be_visible()
    before = picture(cell)

    week(cell, 10).click()
    simulator.load({"weeks": [3, 10, 31]})
    expect(sentence(cell)).to_have_text(simulator.sentence(simulator.result()))
    assert picture(cell) != before

    week(cell, 31).focus()
    lesson.page.keyboard.press("Space")
    simulator.load({"weeks": [3, 10]})
    expect(sentence(cell)).to_have_text(simulator.sentence(simulator.result()))

    # Tab leads from one week to the next.
    lesson.page.keyboard.press("Tab")
    expect(week(cell, 32)).to_be_focused()
    lesson.page.keyboard.press("Enter")
    simulator.load({"weeks": [3, 10, 32]})
    expect(sentence(cell)).to_have_text(simulator.sentence(simulator.result()))
    expect(week(cell, 32)).to_have_attribute("title", "Week 32: a purchase")

    cell.get_by_role("button", name="Often, then silence").click()
    simulator.reset()
    simulator.load(simulator.presets["Often, then silence"])
    expect(sentence(cell)).to_have_text(simulator.sentence(simulator.result()))
    expect(week(cell, 27)).to_have_attribute("title", "Week 27: a purchase")
    assert complaints(lesson.page) == []
