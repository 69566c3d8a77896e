"""The 25% line: the aha, its exceptions, and the edges of the map."""

import math

import numpy as np
import pytest

from centricity.models.clv import uplift
from centricity.widgets import QuarterLine
from centricity.widgets.quarter_line import DISCOUNT, RETENTION

DEFAULTS = {
    "retention": 85,
    "discount": 10,
    "step": 5,
    "unit": "points",
    "margin_growth": 0,
    "acquisition_cost": 0.0,
    "periods": 0,
}


def compute(**changes):
    return QuarterLine().compute(**{**DEFAULTS, **changes})


def sentence(**changes):
    return QuarterLine().sentence(compute(**changes))


def test_the_line_is_three_quarters_plus_the_discount_rate():
    line = compute()["line"]
    line = line[np.isfinite(line).all(axis=1)]
    assert len(line) > 50
    # The contour is interpolated on a grid of quarter points; it follows the formula to 1e-3.
    np.testing.assert_allclose(line[:, 0], 0.75 + line[:, 1], atol=1e-3)


def test_the_firm_of_the_default_sees_exactly_a_quarter():
    assert math.isclose(compute()["growth"], 0.25)


def test_the_map_agrees_with_the_model():
    grid = compute()["map"]
    for row, column in [(0, 0), (40, 100), (120, 150)]:
        assert math.isclose(grid[row, column], uplift(RETENTION[column], DISCOUNT[row], 0.05))


def test_no_share_of_defections_reaches_a_quarter():
    result = compute(unit="defections")
    assert not np.isfinite(result["line"]).any()
    assert math.isclose(result["highest"], 1 / 0.95 - 1)
    assert "Nowhere on this map is it 25%; the most is 5.3%." in sentence(unit="defections")


def test_a_cost_to_win_the_customer_raises_the_growth():
    published = {0.0: 0.25, 1.0: 0.32, 2.0: 0.46, 3.0: 0.79}
    for cost, growth in published.items():
        assert compute(acquisition_cost=cost)["growth"] == pytest.approx(growth, abs=0.005)


def test_a_margin_that_grows_moves_the_line():
    assert compute(margin_growth=5)["growth"] == pytest.approx(0.3387, abs=1e-4)
    line = compute(margin_growth=5)["line"]
    line = line[np.isfinite(line).all(axis=1)]
    # D (1 + g) / (1 + d - (r + D) (1 + g)) = 0.25, solved for r.
    np.testing.assert_allclose(line[:, 0], (1 + line[:, 1]) / 1.05 - 0.25, atol=1e-3)


def test_a_margin_that_outgrows_the_losses():
    result = compute(retention=94, discount=0, margin_growth=10)
    assert result["why"] == "no-end"
    assert "no end even before the step" in sentence(retention=94, discount=0, margin_growth=10)


def test_a_short_horizon_leaves_little():
    assert compute(periods=2)["growth"] < 0.03


def test_no_room_for_the_step():
    result = compute(retention=97)
    assert result["why"] == "no-room"
    assert "no room" in sentence(retention=97)


def test_nobody_leaves_any_more():
    assert "nobody ever leaves" in sentence(retention=95, discount=0)


def test_a_customer_who_never_pays_back():
    result = compute(retention=50, discount=30, acquisition_cost=5.0)
    assert result["why"] == "no-profit"
    assert "never pay back" in sentence(retention=50, discount=30, acquisition_cost=5.0)


def test_a_map_on_which_nobody_pays_back():
    assert "no customer pays back" in sentence(acquisition_cost=5.0, periods=2)


def test_a_map_that_lies_above_a_quarter_says_so():
    assert "more than 25%" in sentence(acquisition_cost=2.0)


@pytest.mark.drawn
@pytest.mark.parametrize("unit", ["points", "percent", "defections"])
@pytest.mark.parametrize("periods", [0, 2, 20])
def test_every_corner_of_the_controls_can_be_drawn(unit, periods):
    simulator = QuarterLine()
    for retention in (50, 99):
        for discount in (0, 30):
            state = {"retention": retention, "discount": discount, "unit": unit}
            simulator.load({**state, "periods": periods, "acquisition_cost": 5.0})
            assert simulator.sentence(simulator.result())
