"""The front line: an optimum with corners, chains, and a halo against an ordinary regression."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given
from hypothesis import strategies as st

from centricity.models import front_line
from centricity.simulate import mystery

numbers = st.floats(-50, 50)


@given(numbers, st.floats(0, 5), numbers, st.floats(0, 20))
def test_no_level_sells_more_than_the_optimum(benefit, cost, low, width):
    best = front_line.optimum_orientation(benefit, cost, low, low + width)
    levels = np.linspace(low, low + width, 101)
    assert low <= best <= low + width
    most = front_line.sales_at(best, benefit, cost)
    assert (front_line.sales_at(levels, benefit, cost) <= most + 1e-6).all()


def test_corners_and_ties():
    assert front_line.optimum_orientation(5, 0, 0, 8) == 8
    assert front_line.optimum_orientation(0, 0, 2, 8) == 2
    assert front_line.optimum_orientation(-1, 0, 2, 8) == 2
    assert front_line.optimum_orientation(100, 1) == 10
    with pytest.raises(ValueError, match="low is 6, above high"):
        front_line.optimum_orientation(1, 1, 6, 5)
    with pytest.raises(ValueError, match="cost is -1"):
        front_line.optimum_orientation(1, -1)


def test_sears_and_three_links():
    # 5 units of attitude, 1.3 of impression, 0.5% of revenue growth.
    assert front_line.chain_effect([(5, 1.3), (1.3, 0.5)]) == pytest.approx(0.1)
    assert front_line.chain_effect([(1, 0.3)] * 3) == pytest.approx(0.027)


@given(st.lists(st.tuples(st.floats(0.1, 9), numbers), min_size=1, max_size=6), numbers)
def test_a_chain_is_proportional_to_the_change_at_its_head(steps, change):
    one = front_line.chain_effect(steps)
    assert front_line.chain_effect(steps, change) == pytest.approx(change * one, abs=1e-6)


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([], "steps are empty"),
        ([(1, 2), (0, 1)], "step 2 has a cause"),
        ([(1, 2, 3)], "step 1 is .* pair"),
        ([(1, np.nan)], "step 1 is nan"),
    ],
)
def test_bad_chains_are_named(steps, message):
    with pytest.raises(ValueError, match=message):
        front_line.chain_effect(steps)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_halo_is_the_coefficient_of_a_regression_with_site_intercepts(seed):
    rng = np.random.default_rng(seed)
    visits = mystery.visits(rng, mystery.truth(rng))
    items = ["clean", "goodbye", "privacy_kept"]
    table = visits.assign(points=100 * visits[items].mean(axis=1), late=visits["wait"] > 20)
    fit = smf.ols("points ~ C(site) + late", table.astype({"late": int})).fit()
    assert front_line.halo_check(visits, items) == pytest.approx(fit.params["late"])


def test_a_halo_that_cant_be_seen_is_nan():
    visits = pd.DataFrame({"site": ["a", "b"], "wait": [5, 30], "clean": [1, 0]})
    assert np.isnan(front_line.halo_check(visits, ["clean"]))
    assert np.isnan(front_line.halo_check(visits, ["clean"], 60))


@pytest.mark.parametrize(
    ("items", "message"), [([], "items are empty"), (["polite"], "no column 'polite'")]
)
def test_a_halo_of_nothing_is_refused(items, message):
    visits = pd.DataFrame({"site": ["a", "a"], "wait": [5, 30], "clean": [1, 0]})
    with pytest.raises(ValueError, match=message):
        front_line.halo_check(visits, items)


def test_the_standard_error_is_what_means_of_drawn_scores_stray_by():
    rng = np.random.default_rng(8)
    pairs, days = rng.normal(0, 4, (20_000, 6, 1)), rng.normal(0, 15, (20_000, 6, 2))
    means = (pairs + days).mean(axis=(1, 2))
    wanted = front_line.standard_error({"both": 16, "visit": 225}, shoppers=6, visits=12)
    assert means.std() == pytest.approx(wanted, rel=0.03)


def test_a_site_that_nobody_visited_has_no_standard_error():
    with pytest.raises(ValueError, match="shoppers is 0"):
        front_line.standard_error({"both": 16, "visit": 225}, shoppers=0, visits=12)
    with pytest.raises(ValueError, match="visits is 0"):
        front_line.standard_error({"both": 16, "visit": 225}, shoppers=6, visits=0)
