"""Wilson's interval and the recoding of scales: statsmodels, properties, bad input."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from centricity.models import survey
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())


@st.composite
def shares(draw):
    n = draw(st.integers(1, 5000))
    return draw(st.integers(0, n)), n


@given(shares(), st.floats(0.5, 4))
def test_agrees_with_statsmodels(share, z):
    alpha = 2 * norm.sf(z)
    expected = proportion_confint(*share, alpha=alpha, method="wilson")
    np.testing.assert_allclose(survey.wilson_interval(*share, z), expected, rtol=1e-7, atol=1e-12)


def test_the_large_panel_is_uncertain_by_one_point():
    published = PUBLISHED["salesforce_margin"]
    low, high = survey.wilson_interval(round(0.8 * published["n"]), published["n"])
    assert (high - low) / 2 == pytest.approx(published["half_width"], abs=5e-4)


@given(shares())
def test_the_share_lies_inside_and_the_ends_between_0_and_1(share):
    low, high = survey.wilson_interval(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1
    assert high > low


@given(shares())
def test_yes_and_no_mirror_each_other(share):
    k, n = share
    low, high = survey.wilson_interval(k, n)
    np.testing.assert_allclose(survey.wilson_interval(n - k, n), (1 - high, 1 - low), atol=1e-12)


def test_nobody_and_everybody_end_exactly_at_0_and_1():
    assert survey.wilson_interval(0, 7)[0] == 0
    assert survey.wilson_interval(7, 7)[1] == 1


def test_arrays_give_arrays():
    low, high = survey.wilson_interval(np.array([1, 2]), np.array([[10], [20]]))
    assert low.shape == high.shape == (2, 2)
    assert low[1, 0] == survey.wilson_interval(1, 20)[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((5, 0), "n is 0"),
        ((5, -3), "n is -3"),
        ((5, 4), "successes is 5"),
        (([1, 9], [4, 4]), "successes is 9"),
        ((-1, 4), "successes is -1"),
        ((0.5, 4), "successes is 0.5"),
        ((3, 4, 0), "z is 0"),
        ((3, 4, float("nan")), "z is nan"),
    ],
)
def test_bad_counts_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        survey.wilson_interval(*arguments)


@given(st.lists(st.integers(0, 500), min_size=4, max_size=10).filter(any))
def test_a_wider_rule_never_counts_fewer(counts):
    top, two, above = (survey.recode_top_box(counts, rule) for rule in survey.RULES)
    assert 0 <= top <= two <= above <= 1


def test_the_middle_of_an_odd_scale_counts_for_neither_side():
    assert survey.recode_top_box([0, 0, 9, 1, 0], "above-middle") == pytest.approx(0.1)
    assert survey.recode_top_box([0, 0, 9, 1], "above-middle") == 1.0


@pytest.mark.parametrize(
    ("counts", "rule", "message"),
    [
        ([1, -2, 3], "top-box", "counts is -2"),
        ([1, 0.5], "top-box", "counts is 0.5"),
        ([0, 0, 0], "top-two", "adds up to 0"),
        ([4], "top-box", "shape"),
        (4, "top-box", "shape"),
        ([1, 2], "best", "rule is 'best'"),
    ],
)
def test_bad_scales_are_named(counts, rule, message):
    with pytest.raises(ValueError, match=message):
        survey.recode_top_box(counts, rule)
