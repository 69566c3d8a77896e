"""Reliability: published values, the krippendorff package, an analysis of variance, properties."""

import json

import krippendorff
import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.anova import anova_lm

from centricity.models import reliability
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
NAN = np.nan
# Four observers, twelve units, as in Krippendorff (2011).
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
cells = st.one_of(st.just(NAN), st.integers(0, 4).map(float))
tables = st.tuples(st.integers(2, 4), st.integers(2, 8)).flatmap(
    lambda shape: st.lists(
        st.lists(cells, min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def visits_of(scores):
    sites, shoppers, repeats = scores.shape
    index = pd.MultiIndex.from_product(
        [range(sites), range(shoppers), range(repeats)], names=["site", "shopper", "repeat"]
    )
    return pd.DataFrame({"score": scores.ravel()}, index=index).reset_index()


@pytest.mark.parametrize("level", reliability.LEVELS)
def test_four_observers_as_published(level):
    found = reliability.krippendorff_alpha(OBSERVERS, level)
    assert found == pytest.approx(PUBLISHED["krippendorff_4obs"][level], abs=1e-6)


@given(tables, st.sampled_from(reliability.LEVELS))
def test_alpha_agrees_with_the_krippendorff_package(table, level):
    paired = np.array(table)[:, (~np.isnan(table)).sum(axis=0) >= 2]
    assume(paired.size and len(np.unique(paired[~np.isnan(paired)])) > 1)
    theirs = krippendorff.alpha(reliability_data=paired, level_of_measurement=level)
    assert reliability.krippendorff_alpha(table, level) == pytest.approx(theirs, abs=1e-9)


@given(tables, st.randoms())
def test_the_order_of_raters_and_units_does_not_matter(table, random):
    array = np.array(table)
    assume(((~np.isnan(array)).sum(axis=0) >= 2).any())
    rows, columns = list(range(array.shape[0])), list(range(array.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    mixed = array[rows][:, columns]
    for level in reliability.LEVELS:
        found = reliability.krippendorff_alpha(table, level)
        assert reliability.krippendorff_alpha(mixed, level) == pytest.approx(found, nan_ok=True)


def test_units_rated_once_drop_out():
    one_more = [[*row, 9.0 if number == 0 else NAN] for number, row in enumerate(OBSERVERS)]
    for level in reliability.LEVELS:
        assert reliability.krippendorff_alpha(one_more, level) == pytest.approx(
            reliability.krippendorff_alpha(OBSERVERS, level)
        )


def test_perfect_agreement_is_one_and_a_single_value_tells_nothing():
    assert reliability.krippendorff_alpha([[1, 2, 3], [1, 2, 3]]) == 1
    assert np.isnan(reliability.krippendorff_alpha([[2, 2, 2], [2, 2, 2]]))


@pytest.mark.parametrize(
    ("ratings", "level", "message"),
    [
        ([[1, 2], [1, 2]], "metric", "level is 'metric'"),
        ([1, 2, 3], "nominal", "one row for each rater"),
        ([["a"], ["b"]], "nominal", "one row for each rater"),
        ([[1, NAN], [NAN, 2]], "nominal", "no unit was rated by two raters"),
        ([], "nominal", "one row for each rater"),
        ([[1, -2], [1, 2]], "ratio", "ratings hold -2"),
    ],
)
def test_bad_ratings_are_named(ratings, level, message):
    with pytest.raises(ValueError, match=message):
        reliability.krippendorff_alpha(ratings, level)


def test_components_are_those_of_the_analysis_of_variance():
    rng = np.random.default_rng(11)
    sites, shoppers, repeats = 7, 5, 3
    scores = (
        rng.normal(0, 3, (sites, 1, 1))
        + rng.normal(0, 2, (1, shoppers, 1))
        + rng.normal(0, 1.5, (sites, shoppers, 1))
        + rng.normal(0, 1, (sites, shoppers, repeats))
    )
    visits = visits_of(scores)
    table = anova_lm(smf.ols("score ~ C(site) * C(shopper)", visits).fit())
    squares = table["sum_sq"] / table["df"]
    site, shopper, both, visit = (
        squares[name] for name in ("C(site)", "C(shopper)", "C(site):C(shopper)", "Residual")
    )
    found = reliability.variance_components(visits.sample(frac=1, random_state=1))
    assert found["visit"] == pytest.approx(visit)
    assert found["both"] == pytest.approx((both - visit) / repeats)
    assert found["site"] == pytest.approx((site - both) / (shoppers * repeats))
    assert found["shopper"] == pytest.approx((shopper - both) / (sites * repeats))


def test_components_come_near_the_truth_in_a_large_design():
    rng = np.random.default_rng(12)
    scores = (
        rng.normal(0, 2, (300, 1, 1))
        + rng.normal(0, 1, (300, 20, 1))
        + rng.normal(0, 3, (300, 20, 2))
    )
    found = reliability.variance_components(visits_of(scores))
    # Twenty shoppers without strictness of their own; the others within a tenth.
    assert found["site"] == pytest.approx(4, rel=0.2)
    assert found["both"] == pytest.approx(1, rel=0.2)
    assert found["visit"] == pytest.approx(9, rel=0.1)
    assert found["shopper"] < 0.1


@given(st.floats(0.1, 5), st.floats(0, 5), st.floats(0.1, 5), st.floats(0.05, 0.95))
def test_the_number_of_visits_is_the_smallest_that_reaches_the_target(site, both, visit, target):
    components = {"site": site, "both": both, "visit": visit}
    needed = int(reliability.visits_needed(components, target))
    assert reliability.reliability(components, needed) >= target - 1e-9
    if needed > 1:
        assert reliability.reliability(components, needed - 1) < target + 1e-9


def test_sites_that_do_not_differ_can_not_be_told_apart():
    assert reliability.visits_needed({"site": 0, "both": 1, "visit": 1}, 0.8) == np.inf
    assert reliability.reliability({"site": 0, "both": 1, "visit": 1}, 50) == 0


def test_bad_visits_are_named():
    good = visits_of(np.arange(8.0).reshape(2, 2, 2))
    with pytest.raises(ValueError, match="no column 'shopper'"):
        reliability.variance_components(good.drop(columns="shopper"))
    with pytest.raises(ValueError, match="score is nan"):
        reliability.variance_components(good.assign(score=[NAN, *range(7)]))
    with pytest.raises(ValueError, match="need two sites"):
        reliability.variance_components(good[good["site"] == 0])
    with pytest.raises(ValueError, match="need two sites"):
        reliability.variance_components(good.iloc[1:])
    with pytest.raises(ValueError, match="need two sites"):
        reliability.variance_components(good.iloc[:0])
    with pytest.raises(ValueError, match="balanced"):
        reliability.variance_components(pd.concat([good, good.head(1)]))
    with pytest.raises(ValueError, match="target is 1"):
        reliability.visits_needed({"site": 1, "both": 1, "visit": 1}, 1)
    with pytest.raises(ValueError, match="no 'both'"):
        reliability.visits_needed({"site": 1, "visit": 1}, 0.5)
