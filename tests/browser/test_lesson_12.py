"""Lesson 12 in the browser: a whole game played by keyboard, kept, and debriefed on one screen."""

import json
import re
import shutil
import time

import pytest
from playwright.sync_api import expect

from centricity.simulate.market import verify
from tests.browser.jupyter import Notebook, complaints, watched_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

# What a window of 1,280 x 800 leaves for a cell's output, below menus and toolbar.
ROOM = {"width": 914, "height": 680}
STEPS = 5
SAVED = "three_firms/unknown-45.json"


@pytest.fixture(scope="module")
def lesson(window, lab, work):
    """Open the lesson as a new learner, and run it."""
    shutil.rmtree(work, ignore_errors=True)
    with watched_page(window, lab) as page:
        notebook = Notebook(page, lab, "course/12_three_firms.ipynb")
        notebook.show_all()
        notebook.run_all()
        page.set_viewport_size({"width": 1280, "height": 800})
        yield notebook


def fits(cell):
    box = cell.locator(".jp-OutputArea").bounding_box()
    assert box["width"] <= ROOM["width"], box
    assert box["height"] <= ROOM["height"], box
    overflow = cell.locator(".jp-OutputArea-output").first.evaluate(
        "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
    )
    assert max(overflow) <= 1, overflow


def spent_by_hand(cell):
    """Return what the sliders spend, without what coordination adds to it."""
    words = cell.get_by_role("status").last.inner_text()
    numbers = [int(one.replace(",", "")) for one in re.findall(r"\d+(?:,\d{3})*", words)]
    spent, _budget, coordination = numbers[:3]
    return spent - coordination


def focused(page):
    return page.evaluate(
        "[document.activeElement.getAttribute('role'), document.activeElement.innerText]"
    )


def set_sliders_by_keyboard(page, cell):
    """Move every slider by arrow keys, going on with Tab; end on the button that plays."""
    cell.get_by_role("slider").first.focus()
    moved = 0
    for _press in range(40):
        role, text = focused(page)
        if role == "slider":
            for _step in range(STEPS):
                page.keyboard.press("ArrowRight")
            moved += 1
        elif text and text.startswith("Play quarter"):
            return moved
        page.keyboard.press("Tab")
    raise AssertionError("Tab never came to the button that plays.")


def test_a_whole_game_by_keyboard(lesson, work):
    page = lesson.page
    assert lesson.errors() == []
    cell = lesson.cell("widgets.ThreeFirms(")
    cell.scroll_into_view_if_needed()
    expect(cell.get_by_role("button", name="Play quarter 1")).to_be_visible()
    fits(cell)
    assert set_sliders_by_keyboard(page, cell) == 7
    # The words follow the keys at their own pace; what coordination costs the sliders add.
    deadline = time.monotonic() + 10
    while (spent := spent_by_hand(cell)) != 6 * STEPS * 1000:
        assert time.monotonic() < deadline, spent
        page.wait_for_timeout(100)
    for quarter in range(1, 9):
        page.keyboard.press("Enter")
        expect(cell.get_by_role("button", name=f"Play quarter {quarter + 1}")).to_be_visible(
            timeout=20_000
        )
        expect(cell.get_by_role("status").first).to_contain_text(f"Quarter {quarter}: ")
        assert len(json.loads((work / SAVED).read_text())["decisions"]) == quarter
    page.keyboard.press("Enter")
    expect(cell.get_by_text("Result code")).to_be_visible(timeout=30_000)
    fits(cell)
    game = verify((work / "three_firms" / "result-unknown-45.txt").read_text())
    assert [one.product for one in game.decisions] == [STEPS * 1000] * 9
    assert game.decisions[0].focal_share == 0.25
    assert complaints(page) == []
