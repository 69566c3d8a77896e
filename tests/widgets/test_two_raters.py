"""Two raters: equal agreement, falling kappa, and the range that small studies leave."""

from functools import cache

import numpy as np
import pytest

from centricity.models.agreement import cohen_kappa
from centricity.widgets import TwoRaters
from centricity.widgets.two_raters import PREVALENCE

USUAL = {"prevalence": 50, "accuracy": 90, "units": 100}


@cache
def simulator():
    """Return one simulator for all: what it computes and says depends on its arguments alone."""
    return TwoRaters()


def compute(**changes):
    return simulator().compute(**{**USUAL, **changes})


def sentence(**changes):
    return simulator().sentence(compute(**changes))


@pytest.mark.parametrize(
    ("label", "kappa"), [("Half and half", 0.64), ("Nine in ten", 0.39), ("Nearly all", 0.12)]
)
def test_equal_agreement_and_the_kappa_of_each_preset(label, kappa):
    result = compute(**TwoRaters.presets[label])
    assert result["observed"] == pytest.approx(0.82)
    assert round(result["kappa"], 2) == kappa
    words = sentence(**TwoRaters.presets[label])
    assert "agree on 82.0% of units" in words
    assert f"kappa is {kappa:.2f}" in words


def test_the_default_is_half_and_half():
    assert TwoRaters().state() == USUAL


def test_the_cells_are_shares_and_give_the_agreement():
    for prevalence, accuracy in [(50, 90), (98, 90), (73, 61), (99, 100)]:
        result = compute(prevalence=prevalence, accuracy=accuracy)
        cells = result["cells"]
        assert cells.sum() == pytest.approx(1)
        assert cells.min() > -1e-12
        assert cells[0] + cells[3] == pytest.approx(result["observed"])


def test_the_curve_passes_through_the_point():
    result = compute(prevalence=90)
    nearest = np.argmin(abs(PREVALENCE - 0.9))
    assert result["curve"][nearest] == pytest.approx(result["kappa"], abs=0.01)


def test_the_range_agrees_with_codes_drawn_one_by_one():
    rng = np.random.default_rng(20_260_401)
    found = []
    for _ in range(300):
        true = rng.random(100) < 0.9
        first, second = (true == (rng.random(100) < 0.9) for _ in range(2))
        found.append(cohen_kappa(first, second))
    result = compute(prevalence=90)
    low, high = np.nanpercentile(found, [2.5, 97.5])
    assert result["low"] == pytest.approx(low, abs=0.06)
    assert result["high"] == pytest.approx(high, abs=0.06)


def test_more_units_narrow_the_range():
    widths = [
        compute(units=units)["high"] - compute(units=units)["low"] for units in (20, 200, 1000)
    ]
    assert widths[0] > 2 * widths[1] > 2 * widths[2]


def test_studies_without_a_kappa_are_counted():
    result = compute(prevalence=99, accuracy=100, units=20)
    assert result["undefined"] == pytest.approx(0.99**20, abs=0.05)
    assert "there is no kappa" in sentence(prevalence=99, accuracy=100, units=20)
    assert "there is no kappa" not in sentence()


def test_guessing_gives_nothing_beyond_chance():
    assert compute(accuracy=50)["kappa"] == pytest.approx(0.0)


@pytest.mark.drawn
@pytest.mark.parametrize("accuracy", [50, 100])
@pytest.mark.parametrize("prevalence", [50, 99])
@pytest.mark.parametrize("units", [20, 1000])
def test_every_corner_can_be_drawn(prevalence, accuracy, units):
    shown = TwoRaters()
    shown.load({"prevalence": prevalence, "accuracy": accuracy, "units": units})
    assert "kappa" in shown.sentence(shown.result())
