"""Per cent and points, and the share behind an average: published values, properties, bad input."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models.comparison import mixture_share, relative_and_points
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
rates = st.floats(0, 1)


def test_three_points_of_margin_are_sixty_per_cent():
    case = PUBLISHED["small_denominator"]
    relative, points = relative_and_points(*case["margins"])
    assert relative == pytest.approx(case["relative"])
    assert points == pytest.approx(case["points"])


@given(st.floats(0.001, 1), rates)
def test_the_two_ways_tell_the_same_change(old, new):
    relative, points = relative_and_points(old, new)
    assert relative * old == pytest.approx(points / 100, abs=1e-12)


@pytest.mark.parametrize("base", [0.0, -0.02])
def test_no_relative_change_from_nothing_or_a_loss(base):
    relative, points = relative_and_points(base, 0.03)
    assert math.isnan(relative)
    assert points == pytest.approx(100 * (0.03 - base))


def test_arrays_of_rates():
    relative, points = relative_and_points(np.array([0.0, 0.5]), 0.6)
    np.testing.assert_allclose(relative, [np.nan, 0.2])
    np.testing.assert_allclose(points, [60, 10])


def test_share_of_satisfied_buyers_as_recomputed():
    case = PUBLISHED["satisfied_share"]
    for total, share in zip(case["repurchase"], case["share"], strict=True):
        assert mixture_share(total, case["inside"], case["outside"]) == pytest.approx(
            share, abs=5e-4
        )


@given(rates, rates, rates)
def test_the_mixture_gives_the_total_back(share, inside, outside):
    if abs(inside - outside) > 1e-3:
        total = min(max(share * inside + (1 - share) * outside, 0), 1)
        found = mixture_share(total, inside, outside)
        # At the ends rounding may push the share a hair outside.
        assert math.isnan(found) or found == pytest.approx(share, abs=1e-9)
        if 1e-9 < share < 1 - 1e-9:
            assert not math.isnan(found)


def test_totals_outside_the_two_rates_have_no_share():
    assert math.isnan(mixture_share(0.95, 0.9, 0.1))
    assert math.isnan(mixture_share(0.05, 0.9, 0.1))
    assert mixture_share(0.9, 0.9, 0.1) == 1
    assert mixture_share(0.1, 0.9, 0.1) == 0


def test_equal_rates_leave_the_share_open():
    assert math.isnan(mixture_share(0.5, 0.5, 0.5))


def test_the_group_may_be_the_worse_one():
    assert mixture_share(0.3, inside=0.1, outside=0.9) == pytest.approx(0.75)


@pytest.mark.parametrize("name", ["total", "inside", "outside"])
@pytest.mark.parametrize("value", [-0.1, 1.1, 45, math.nan])
def test_bad_rates_are_named(name, value):
    with pytest.raises(ValueError, match=f"{name} is"):
        mixture_share(**{"total": 0.5, "inside": 0.9, "outside": 0.1, name: value})


@pytest.mark.parametrize("name", ["old", "new"])
@pytest.mark.parametrize("value", [-1.1, 5, math.nan])
def test_bad_margins_are_named(name, value):
    with pytest.raises(ValueError, match=f"{name} is"):
        relative_and_points(**{"old": 0.5, "new": 0.9, name: value})
