"""Red line: sales and attitude peak at different levels, and the controls move the line."""

import pytest

from centricity.widgets import RedLine


def compute(**changes):
    return RedLine().compute(**{**RedLine().state(), **changes})


def test_sales_are_best_at_5_and_attitude_at_10_where_sales_are_as_at_0():
    result = compute(orientation=10.0)
    assert result["optimum"] == pytest.approx(5)
    assert result["sales"].argmax() == 100
    assert result["attitude"].argmax() == 200
    assert result["sales_here"] == pytest.approx(100)
    assert result["best"] > 130


@pytest.mark.parametrize(
    ("preset", "sign"), [("A premium price", 1), ("No rivals", -1), ("Time costs nothing", 1)]
)
def test_presets_move_the_line(preset, sign):
    moved = compute(**RedLine.presets[preset])["optimum"] - compute()["optimum"]
    assert moved * sign > 1


def test_without_a_cost_of_time_there_is_no_line():
    assert compute(cost=0.0)["optimum"] == 10


def test_sales_never_fall_below_zero():
    lowest = compute(cost=1.6, premium=0, rivalry=0)["sales"].min()
    assert lowest == pytest.approx(0, abs=1e-9)


@pytest.mark.drawn
def test_every_corner_fits_into_the_picture_and_says_that_it_is_invented():
    simulator = RedLine()
    simulator.load({"cost": 0.0, "premium": 50, "rivalry": 10, "orientation": 10.0})
    assert simulator._sales.get_ylim()[1] > simulator.result()["best"]
    assert "invented" in simulator.sentence(simulator.result())
