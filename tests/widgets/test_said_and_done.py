"""Said and done: what the pair on the slide would take to be true."""

import math

import pytest

from centricity.widgets import SaidAndDone

DEFAULTS = {
    "satisfied": 85,
    "satisfied_say": 93,
    "others_say": 3,
    "keep_word": 100,
    "returned": 45,
}


def compute(**changes):
    return SaidAndDone().compute(**{**DEFAULTS, **changes})


def sentence(**changes):
    return SaidAndDone().sentence(compute(**changes))


def test_fewer_than_half_would_have_been_satisfied():
    assert compute()["needed"] == pytest.approx(46.67, abs=0.005)
    assert "fit if 46.7% were satisfied" in sentence()


def test_two_thirds_back_need_more_than_two_thirds_satisfied():
    assert compute(returned=65)["needed"] == pytest.approx(68.89, abs=0.005)
    assert "65% came back" in SaidAndDone.presets


def test_or_people_don_t_keep_their_word():
    kept = compute()["kept"]
    assert kept == pytest.approx(100 * 45 / 79.5)
    assert compute(keep_word=round(kept))["expected"] == pytest.approx(45, abs=0.5)


def test_the_two_kinds_add_up_to_what_was_said():
    result = compute(satisfied=20, satisfied_say=50, others_say=10)
    assert result["said"] == pytest.approx(0.2 * 50 + 0.8 * 10)


def test_no_share_fits_when_nobody_keeps_their_word():
    result = compute(keep_word=0)
    assert math.isnan(result["needed"])
    assert "No share of satisfied customers fits" in sentence(keep_word=0)


def test_more_came_back_than_said_so():
    assert "More came back than said so" in sentence(returned=90)
    assert "More came back than said so" in sentence(satisfied_say=0, others_say=0, returned=0)


def test_equal_pairs_leave_the_share_open():
    assert math.isnan(compute(satisfied_say=45, others_say=45)["needed"])


@pytest.mark.drawn
@pytest.mark.parametrize("keep_word", [0, 100])
@pytest.mark.parametrize("returned", [0, 100])
def test_every_corner_can_be_drawn(keep_word, returned):
    simulator = SaidAndDone()
    for satisfied in (0, 100):
        for say in (0, 100):
            state = {"satisfied": satisfied, "satisfied_say": say, "others_say": 100 - say}
            simulator.load({**state, "keep_word": keep_word, "returned": returned})
            assert "nan" not in simulator.sentence(simulator.result())
