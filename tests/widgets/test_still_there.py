"""Still there?: the published customer, the aha, and a strip of buttons."""

import numpy as np
import pytest

from centricity.widgets import StillThere
from centricity.widgets.still_there import OFTEN, PARAMETERS, RARE

PUBLISHED = {name: numbers[0] for name, numbers in PARAMETERS.items()}


def compute(weeks, **changes):
    return StillThere().compute(weeks=weeks, **{**PUBLISHED, **changes})


def sentence(weeks, **changes):
    return StillThere().sentence(compute(weeks, **changes))


def test_the_default_is_the_published_customer():
    simulator = StillThere()
    result = simulator.result()
    assert result["alive"] == pytest.approx(0.7266, abs=5e-5)
    assert result["expected"] == pytest.approx(1.226, abs=0.005)
    # The last purchase after 30.43 weeks, at an age of 38.86.
    assert result["moments"][-1] == pytest.approx(30.43, abs=0.005)
    assert result["time"][-1] == pytest.approx(38.86, abs=0.005)
    assert "P(alive) is 72.7%" in simulator.sentence(result)


def test_the_frequent_buyer_who_pauses_dies_faster_than_the_rare_one():
    often, rare = compute(OFTEN), compute(RARE)
    at_the_last_purchase = np.searchsorted(often["time"], often["moments"][-1])
    assert often["path"][at_the_last_purchase] > rare["path"][at_the_last_purchase]
    assert often["alive"] < 0.2
    assert rare["alive"] > 0.6
    assert often["moments"][-1] == rare["moments"][-1]


def test_and_yet_more_purchases_are_expected_of_the_frequent_one():
    assert compute(OFTEN)["expected"] > compute(RARE)["expected"]


def test_one_time_buyers_never_die_by_construction():
    result = compute([])
    assert (result["path"] == 1).all()
    assert "100% by construction" in sentence([])


def test_a_purchase_brings_the_customer_back():
    silent, back = compute(OFTEN), compute([*OFTEN, 39])
    assert back["alive"] > 0.9 > silent["alive"]


def test_the_path_knows_only_what_had_been_bought_by_then():
    early, both = compute([3]), compute([3, 31])
    before = both["time"] < both["moments"][-1]
    np.testing.assert_array_equal(early["path"][before], both["path"][before])


@pytest.mark.drawn
def test_a_purchase_in_every_week_can_be_drawn():
    simulator = StillThere()
    simulator.load({"weeks": list(range(1, 40))})
    assert "39 of the weeks" in simulator.sentence(simulator.result())


def test_every_slider_stands_on_one_of_its_steps():
    for value, low, high, step in PARAMETERS.values():
        assert (value - low) / step == pytest.approx(round((value - low) / step))
        assert low < value < high


def test_the_poles_of_the_formula_do_no_harm():
    result = compute(RARE, a=1.0)
    assert np.isfinite(result["expected"])


def test_pressing_a_button_marks_its_week():
    simulator = StillThere()
    buttons = simulator.controls["weeks"].buttons
    assert [one.description for one in buttons] == [str(week) for week in range(1, 40)]
    buttons[9].value = True
    assert simulator.state()["weeks"] == [3, 10, 31]
    assert "in 3 of the weeks" in simulator._sentence.value
    buttons[30].value = False
    assert simulator.state()["weeks"] == [3, 10]
    assert "last in week 10" in simulator._sentence.value


def test_the_buttons_follow_what_is_loaded_and_say_so():
    simulator = StillThere()
    simulator.load({"weeks": [5]})
    buttons = simulator.controls["weeks"].buttons
    assert [one.description for one in buttons if one.value] == ["5"]
    assert buttons[4].tooltip == "Week 5: a purchase"
    assert buttons[2].tooltip == "Week 3: no purchase"
    assert buttons[4].button_style != buttons[2].button_style


def test_the_picture_is_drawn_once_for_many_buttons():
    simulator = StillThere()
    drawn = []
    simulator._picture.refresh = lambda: drawn.append(1)
    simulator.load({"weeks": OFTEN})
    assert len(drawn) == 1


@pytest.mark.parametrize("weeks", [[0], [40], [2, 2], [5, 3], [1.5], "3"])
def test_weeks_that_make_no_sense_are_refused(weeks):
    simulator = StillThere()
    with pytest.raises(ValueError, match="weeks can't be"):
        simulator.load({"weeks": weeks})
    assert simulator.state()["weeks"] == [3, 31]


def test_a_learner_who_changes_the_state_changes_no_button():
    simulator = StillThere()
    simulator.load({"weeks": RARE})
    simulator.controls["weeks"].buttons[0].value = True
    assert simulator.state()["weeks"] == [1, 14, 27]
    assert RARE == [14, 27]
