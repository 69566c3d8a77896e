"""Centre of gravity: the published figures of CDNOW, luck alone, and what rides on the top."""

import json

import numpy as np
import pandas as pd
import pytest

from centricity import data
from centricity.models import concentration
from centricity.widgets import CentreOfGravity
from centricity.widgets.centre_of_gravity import (
    FIRST_DAY,
    SWING_TICKS,
    TOPS,
    WEEKS,
    _running_revenue,
)
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
PERSISTENCE = PUBLISHED["cdnow_sample_half_years"]
DEFAULTS = {"customers": "cdnow", "top": 20, "weeks": 26, "repeat": 0, "budget": 50}


def compute(**changes):
    return CentreOfGravity().compute(**{**DEFAULTS, **changes})


def periods(weeks):
    """Return what CDNOW's buyers of the first period spent in it, and in the next one."""
    running = _running_revenue("cdnow")
    first, second = running[:, weeks], running[:, 2 * weeks] - running[:, weeks]
    return first[first > 0], second[first > 0]


def preset(name):
    return compute(**CentreOfGravity.presets[name])


def sentence(**changes):
    return CentreOfGravity().sentence(compute(**changes))


def test_half_of_the_top_fifth_drop_out():
    result = preset("The real shop")
    assert result["buyers"] == PERSISTENCE["buyers"]
    assert result["stay"] == pytest.approx(PERSISTENCE["fraction_of_top20_still_top20"], abs=1e-6)
    assert result["held"] == pytest.approx(PERSISTENCE["top20_first_share"], abs=1e-6)
    assert result["captured"] == pytest.approx(PERSISTENCE["top20_second_share"], abs=1e-6)
    assert "52% of the top are on top again" in sentence()


def test_fifteen_calls_reach_less_than_they_promised():
    result = preset("Fifteen calls")
    assert result["count"] == 15
    assert result["held"] == pytest.approx(PERSISTENCE["top15_first_share"], abs=1e-6)
    assert result["captured"] == pytest.approx(PERSISTENCE["top15_second_share"], abs=1e-6)
    assert 1 - result["silent"] == pytest.approx(PERSISTENCE["top15_still_buying"], abs=1e-6)
    assert "The top 15 of them brought 14.8% of the revenue of these 725, and 9.3%" in sentence(
        top=2
    )


@pytest.mark.parametrize("weeks", [13, 26, 32])
def test_no_period_holds_anybodys_first_purchase(weeks):
    purchases = data.load_cdnow_sample()
    assert purchases.groupby("customer")["date"].min().max() < FIRST_DAY
    result = compute(weeks=weeks)
    days = (purchases["date"] - pd.Timestamp(FIRST_DAY)).dt.days
    spent = purchases[days.between(0, 7 * weeks - 1)].groupby("customer")["amount"].sum()
    assert result["buyers"] == (spent > 0).sum()


@pytest.mark.parametrize("weeks", [13, 20, 26, 32])
def test_the_best_of_one_period_hold_less_of_the_next(weeks):
    result = compute(weeks=weeks)
    assert result["captured"] < result["held"]


def test_luck_alone_makes_a_top_that_melts_away():
    result = preset("A shop of equals")
    assert result["held"] > 0.4
    assert result["captured"] == pytest.approx(0.2, abs=0.02)
    assert result["stay"] == pytest.approx(0.2, abs=0.03)


def test_a_short_period_makes_equals_look_more_uneven():
    short, long = (compute(customers="alike", weeks=weeks) for weeks in (13, 32))
    assert short["held"] > long["held"] > 0.4


def test_lasting_differences_leave_a_top_that_lasts():
    lasting, luck = preset("Lasting differences"), preset("A shop of equals")
    assert lasting["stay"] > 2 * luck["stay"]
    assert lasting["captured"] > 1.8 * luck["captured"]
    assert compute(customers="differ", weeks=13)["stay"] < lasting["stay"]


def test_a_quarters_list_lasts_less_long():
    assert preset("A quarter's list")["stay"] < 0.45 < 0.5 < preset("The real shop")["stay"]


def test_whoever_repeats_stays():
    result = compute(repeat=100)
    assert result["stay"] == 1
    assert result["captured"] == pytest.approx(result["held"])
    assert not result["real"]
    assert "100% of them were made to repeat" in sentence(repeat=100)


@pytest.mark.parametrize("customers", ["cdnow", "differ", "alike"])
def test_the_sentence_says_what_is_constructed(customers):
    words = sentence(customers=customers)
    assert words.startswith("CDNOW's records" if customers == "cdnow" else "Constructed")
    assert "by the simulator's assumption" in words


def test_faders_paradox_more_on_the_top_swings_more():
    little, much, most, everything = (compute(budget=share) for share in (20, 50, 80, 100))
    assert 1 < little["gain"] + 1e-3 < much["gain"] < most["gain"]
    assert 1 < everything["gain"] < most["gain"]
    assert little["swing"] < much["swing"] < most["swing"] < everything["swing"]
    few = compute(top=2, budget=100)
    assert few["swing"] > 2.5 * few["even_swing"]


def test_among_equals_nothing_beats_the_same_for_everybody():
    result = preset("A shop of equals")
    assert result["gains"].max() <= 1.001
    assert result["gain"] < 1
    assert result["swing"] > result["even_swing"]


@pytest.mark.parametrize("customers", ["cdnow", "differ", "alike"])
def test_the_same_for_everybody_is_the_unit_of_the_gain(customers):
    result = compute(customers=customers)
    split = result["count"] / result["buyers"]
    assert np.interp(split, np.linspace(0, 1, 101), result["gains"]) == pytest.approx(1, abs=2e-3)
    assert np.interp(split, np.linspace(0, 1, 101), result["swings"]) == pytest.approx(
        result["even_swing"], rel=0.01
    )


def test_the_swing_is_that_of_a_resample():
    result = compute()
    first, second = periods(26)
    order = np.argsort(-first, kind="stable")
    rng = np.random.default_rng(1)
    gains = [
        np.sqrt(0.5 * len(first) / len(group)) * rng.choice(group, (2_000, len(group))).sum(axis=1)
        for group in (second[order[:145]], second[order[145:]])
    ]
    total = gains[0] + gains[1]
    assert result["swing"] == pytest.approx(total.std() / total.mean(), rel=0.06)


def test_the_curves_are_those_of_the_model():
    first, second = periods(20)
    for top in TOPS:
        result = compute(weeks=20, top=top)
        assert result["captured"] == pytest.approx(concentration.capture(first, second, top / 100))
        assert result["held"] == pytest.approx(concentration.top_share(first, top / 100))


@pytest.mark.parametrize("customers", ["cdnow", "differ", "alike"])
def test_every_corner_of_the_controls_has_numbers(customers):
    simulator = CentreOfGravity()
    for top in (TOPS[0], TOPS[-1]):
        for weeks in (13, WEEKS // 2):
            for repeat in (0, 100):
                for budget in (0, 100):
                    state = {"top": top, "weeks": weeks, "repeat": repeat, "budget": budget}
                    simulator.load({"customers": customers, **state})
                    result = simulator.result()
                    assert np.isfinite(result["swings"]).all()
                    assert result["gains"].max() < 2
                    assert result["swings"].max() < SWING_TICKS[-1] / 100
                    assert result["swings"].min() > SWING_TICKS[0] / 100
                    assert (result["first"] <= 1 + 1e-9).all()
