"""Two policies: the aha, each preset, and what the sentences say."""

from functools import cache

import numpy as np
import pytest

from centricity.simulate import policies
from centricity.widgets import TwoPolicies

USUAL = {"best_fifth": 50, "budget": 10, "effect": 30, "coordination": 15, "foresight": 70}


@cache
def simulator():
    """Return one simulator for all: what it computes and says depends on its arguments alone."""
    return TwoPolicies()


def compute(**changes):
    return simulator().compute(**{**USUAL, **changes})


def sentence(**changes):
    return simulator().sentence(compute(**changes))


def gap_of_preset(label):
    return compute(**TwoPolicies.presets[label])["gap"]["margin"]


def test_the_defaults_are_the_usual_firm():
    assert TwoPolicies().state() == USUAL


def test_with_unlike_customers_centricity_wins_on_money_and_loses_on_customers():
    gap = compute()["gap"]
    assert gap["margin"] > 0.02
    assert gap["kept"] < -0.03
    assert "On money, spending by value wins by 2.7%" in sentence()


def test_with_alike_customers_orientation_wins_on_everything():
    gap = compute(**TwoPolicies.presets["Customers alike"])["gap"]
    assert gap["margin"] < -0.01
    assert gap["kept"] < 0
    assert gap["swing"] > 0
    words = sentence(best_fifth=25)
    assert "equal service wins by 1.7%" in words
    assert "swings more" in words


@pytest.mark.parametrize(
    ("label", "centricity_wins"),
    [
        ("A few bring most", True),
        ("Dear coordination", False),
        ("Poor foresight", False),
        ("Money for everybody", False),
    ],
)
def test_each_preset_shows_what_it_says(label, centricity_wins):
    gap = gap_of_preset(label)
    assert abs(gap) > 0.003
    assert (gap > 0) == centricity_wins


def test_neither_always_wins_over_the_range_of_the_controls():
    rng = np.random.default_rng(20_260_401)
    gaps = []
    for _ in range(300):
        drawn = {
            name: int(rng.integers(one.min, one.max + 1))
            for name, one in simulator().controls.items()
        }
        gaps.append(compute(**drawn)["gap"]["margin"])
    assert 0.25 < np.mean(np.array(gaps) > 0) < 0.75


def test_the_numbers_are_those_of_the_world():
    _, outcome = policies.compare(0.5, 10, 0.3, 0.15, 0.7)
    assert compute()["outcome"].equals(outcome)


def test_level_where_nothing_differs():
    words = sentence(best_fifth=20, coordination=0)
    assert "the two are level" in words
    assert "swings equally" in words


@pytest.mark.drawn
@pytest.mark.parametrize("name", list(USUAL))
def test_every_end_of_a_control_can_be_drawn(name):
    for end in ("min", "max"):
        shown = TwoPolicies()
        shown.load({name: getattr(shown.controls[name], end)})
        assert "constructed world" in shown.sentence(shown.result())


def test_the_dearest_corner_stays_inside_its_axes():
    shown = TwoPolicies()
    shown.load({"best_fifth": 80, "budget": 40, "effect": 5, "coordination": 0, "foresight": 100})
    effort = shown.result()["effort"]
    assert effort["centricity"].max() <= shown._who.get_ylim()[1]
    assert max(abs(bar.get_width()) for bar in shown._bars) <= shown._what.get_xlim()[1]
