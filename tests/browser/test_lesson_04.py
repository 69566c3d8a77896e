"""Lesson 04 in the browser: predict, try by keyboard and by mouse, and be remembered."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import picture, sentence
from tests.browser.test_start import OWN

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

LESSON = "course/04_leaky_bucket.ipynb"
BUCKET, LINE = "widgets.LeakyBucket()", "widgets.QuarterLine()"


@pytest.fixture
def lesson(open_notebook, page, work):
    (work / "progress.json").unlink(missing_ok=True)
    notebook = open_notebook(LESSON)
    page.set_viewport_size({"width": 1280, "height": 9000})
    notebook.run_all()
    return notebook


def opened(lesson, code, prediction):
    cell = lesson.cell(code)
    expect(cell.locator("img")).to_be_hidden()
    cell.get_by_label(prediction).click()
    expect(cell.locator("img")).to_be_visible()
    return cell


def test_the_lesson_can_be_played_from_top_to_bottom(lesson, page, work):
    assert lesson.errors() == []
    bucket = opened(lesson, BUCKET, "It settles at twice the size.")
    move_by_keyboard_and_mouse(page, bucket, "Retention, %")
    line = opened(lesson, LINE, "A thin line.")
    move_by_keyboard_and_mouse(page, line, "Discount, %")
    presets_and_reset(bucket)
    menus(line)
    everything_has_a_name(bucket, line)
    assert (work / "04_leaky_bucket" / "04_leaky_bucket.ipynb").is_file()
    assert [url for url in page.requested if not OWN.match(url)] == []


def move_by_keyboard_and_mouse(page, cell, label):
    handle = slider(cell, label)
    before = picture(cell), sentence(cell).inner_text()
    handle.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    by_key = wait_for_change(cell, before)
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 30, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    wait_for_change(cell, by_key)


def wait_for_change(cell, before):
    """Wait until both the picture and the sentence differ from before, and return them."""
    expect(sentence(cell)).not_to_have_text(before[1])
    for _ in range(50):
        if picture(cell) != before[0]:
            return picture(cell), sentence(cell).inner_text()
        cell.page.wait_for_timeout(100)
    raise AssertionError("The sentence changed and the picture did not.")


def slider(cell, label):
    row = cell.locator(".widget-slider", has=cell.page.get_by_text(label, exact=True))
    return row.get_by_role("slider")


def presets_and_reset(cell):
    cell.get_by_role("button", name="Halve the losses").click()
    expect(sentence(cell)).to_contain_text("The plateau is 10,000")
    cell.get_by_role("button", name="Reset").click()
    expect(sentence(cell)).to_contain_text("The plateau is 5,000")


def menus(cell):
    cell.get_by_role("button", name="Reset").click()
    expect(sentence(cell)).to_contain_text("grows by 25.0%")
    cell.get_by_label("Step is in").select_option("share of defections")
    expect(sentence(cell)).to_contain_text("the most is 5.3%")


def everything_has_a_name(*cells):
    for cell in cells:
        output = cell.locator(".jp-OutputArea")
        for role in ("combobox", "button", "radio"):
            for control in output.get_by_role(role).all():
                assert re.search(rf'{role} "[^"]+"', control.aria_snapshot())
        # ipywidgets 8 gives the handle of a slider no name of its own; its label stands before it.
        for row in output.locator(".widget-slider").all():
            assert re.match(r"- text: \S.*\n- slider", row.aria_snapshot())


def test_answers_are_still_there_after_closing_and_reopening(lesson, open_notebook, page):
    question = lesson.cell('quiz.ask("04-plateau")')
    question.get_by_label("At about 430.").click()
    expect(question.get_by_role("status")).to_contain_text("Not yet.")
    question.get_by_label("At 1,000.").click()
    expect(question.get_by_role("status")).to_contain_text("Right.")
    lesson.menu("Kernel", "Shut Down Kernel")
    page.goto("about:blank")
    again = open_notebook(LESSON)
    again.run_all()
    question = again.cell('quiz.ask("04-plateau")')
    expect(question.get_by_label("At 1,000.")).to_be_checked()
    expect(question.get_by_role("status")).to_contain_text("Right.")
