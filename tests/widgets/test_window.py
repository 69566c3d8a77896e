"""The window: half the lifetime is lost by dropping who is still here, and other sentences."""

import math

import numpy as np
import pytest

from centricity.widgets import Window

DEFAULTS = {
    "window": 36,
    "joining": 60,
    "steady": 4,
    "restless": 15,
    "share": 40,
    "missing": "dropped",
}


def compute(**changes):
    return Window().compute(**{**DEFAULTS, **changes})


def sentence(**changes):
    return Window().sentence(compute(**changes))


def test_the_defaults_are_these():
    assert Window().state() == DEFAULTS


def test_dropping_who_is_still_here_halves_the_lifetime():
    medians = compute()["medians"]
    assert medians["truth"] == medians["estimate"] == 2 * medians["naive"] == 10
    assert "Drop the others, and half are gone after 5 months." in sentence()
    assert "half are gone after 10 months; the truth is 10." in sentence()


@pytest.mark.parametrize("steady", [1, 3, 6])
@pytest.mark.parametrize("window", [12, 24, 48])
def test_the_naive_curve_lies_below_the_estimate(steady, window):
    result = compute(steady=steady, window=window)
    naive, curve = (
        result[name].set_index("time")["survival"].reindex(range(window), method="ffill")
        for name in ("naive", "curve")
    )
    assert (naive <= curve).all()
    assert naive[window - 1] < curve[window - 1]


def test_taking_everybody_as_leaving_today_lies_between():
    leaving = compute(missing="leaving")["medians"]
    assert compute()["medians"]["naive"] < leaving["naive"] < leaving["truth"]
    assert "Take the others as leaving today, and half are gone after 7" in sentence(
        missing="leaving"
    )


def test_the_estimate_holds_the_truth_where_members_are_many():
    for share in (0, 40, 100):
        result = compute(share=share, joining=200, window=48)
        curve = result["curve"].iloc[1:37]
        truth = result["truth"][curve["time"].astype(int)]
        assert (np.abs(curve["survival"] - truth) / curve["standard_error"]).max() < 4


def test_the_truth_is_the_mixture_of_two_constant_chances():
    truth = compute(steady=5, restless=20, share=50)["truth"]
    assert truth[0] == 1
    assert truth[2] == pytest.approx(0.5 * 0.95**2 + 0.5 * 0.8**2)
    rates = truth[1:] / truth[:-1]
    assert (np.diff(rates) > 0).all()


def test_the_same_members_are_watched_for_longer():
    short, long = compute(window=12), compute(window=24)
    count = len(short["joined"])
    assert np.array_equal(short["joined"], long["joined"][:count])
    assert (long["months"][:count] >= short["months"]).all()
    assert (long["left"][:count] >= short["left"]).all()


def test_nobody_stays_longer_than_they_were_watched():
    result = compute()
    assert (result["months"] <= result["window"] - result["joined"]).all()


def test_a_half_that_nobody_has_seen():
    words = sentence(steady=1, share=10)
    assert "more than half are still there at the end of the curve; the truth is 59" in words


def test_nobody_has_left_yet():
    result = compute(window=1)
    assert not result["left"].any()
    assert math.isnan(result["medians"]["naive"])
    simulator = Window()
    simulator.update(result)
    assert "nothing is left to count" in simulator.sentence(result)


def test_says_that_the_world_is_constructed():
    assert "constructed world" in sentence()


@pytest.mark.drawn
@pytest.mark.parametrize("missing", ["dropped", "leaving"])
@pytest.mark.parametrize("share", [0, 100])
def test_every_corner_of_the_controls_can_be_drawn(missing, share):
    simulator = Window()
    for window, joining in ((6, 2), (48, 200)):
        for steady, restless in ((1, 5), (10, 40)):
            state = {"window": window, "joining": joining, "steady": steady, "share": share}
            simulator.load({**state, "restless": restless, "missing": missing})
            assert simulator.sentence(simulator.result())
