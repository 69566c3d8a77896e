"""Concentration: published values, properties, and what is refused."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from centricity import data
from centricity.models import btyd, concentration
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
amounts = st.lists(st.integers(0, 10_000), min_size=2, max_size=60).filter(any)


@pytest.fixture(scope="module")
def revenue():
    """Return each CDNOW sample customer's revenue in the first and second 39 weeks."""
    purchases = data.load_cdnow_sample()
    first = purchases["date"] <= "1997-09-30"
    customers = np.unique(purchases["customer"])
    return tuple(
        purchases[period].groupby("customer")["amount"].sum().reindex(customers, fill_value=0)
        for period in (first, ~first)
    )


def test_gini_and_herfindahl_of_one_to_five():
    assert concentration.gini([1, 2, 3, 4, 5]) == pytest.approx(
        PUBLISHED["gini_1_to_5"]["value"], abs=1e-6
    )
    assert concentration.herfindahl([1, 2, 3, 4, 5]) == pytest.approx(55 / 225)


def test_cdnow_master_as_recomputed():
    totals = data.load_cdnow_master().groupby("customer")["amount"].sum()
    expected = PUBLISHED["cdnow_master"]
    assert concentration.gini(totals) == pytest.approx(expected["gini"], abs=1e-6)
    for share, name in ((0.2, "top20"), (0.1, "top10"), (0.01, "top1")):
        found = concentration.top_share(totals, share)
        assert found == pytest.approx(expected[f"{name}_share"], abs=2e-6), name


def test_cdnow_persistence_as_recomputed(revenue):
    first, second = revenue
    expected = PUBLISHED["cdnow_sample_persistence"]
    top15 = 15 / len(first)
    assert concentration.top_share(first, 0.2) == pytest.approx(
        expected["top20_cal_share"], abs=1e-6
    )
    assert concentration.capture(first, second, 0.2) == pytest.approx(
        expected["same_people_holdout_share"], abs=1e-6
    )
    assert concentration.persistence(first, second, 0.2) == pytest.approx(
        expected["fraction_of_top20_still_top20"], abs=1e-6
    )
    assert concentration.top_share(first, top15) == pytest.approx(
        expected["top15_cal_share"], abs=1e-5
    )
    assert concentration.capture(first, second, top15) == pytest.approx(
        expected["top15_holdout_share"], abs=1e-5
    )


def test_past_revenue_ties_with_the_model_at_the_top_fifth(revenue):
    first, second = revenue
    known = btyd.summary(data.load_cdnow_sample(), end="1997-09-30")
    history = [known[name] for name in ("frequency", "recency", "age")]
    purchases = btyd.expected_purchases(btyd.bgnbd_fit(*history).values, 39, *history)
    money = btyd.gamma_gamma_fit(known["frequency"], known["monetary"]).values
    model = purchases * btyd.gamma_gamma_mean(money, known["frequency"], known["monetary"])
    expected = PUBLISHED["cdnow_top20_rankings"]
    assert known.index.equals(first.index)
    for scores, name in ((first, "past_revenue"), (model, "bgnbd_times_gamma_gamma")):
        found = concentration.capture(scores, second, 0.2)
        assert found == pytest.approx(expected[name], abs=5e-4), name


@given(amounts)
def test_gini_is_half_the_mean_difference_over_the_mean(values):
    x = np.array(values, float)
    slow = np.abs(x[:, None] - x[None, :]).mean() / (2 * x.mean())
    assert concentration.gini(values) == pytest.approx(slow, abs=1e-12)


@given(amounts)
def test_gini_is_the_area_above_the_lorenz_curve(values):
    curve = concentration.lorenz(values)
    area = np.trapezoid(curve["value"], curve["customers"])
    assert concentration.gini(values) == pytest.approx(1 - 2 * area, abs=1e-9)


@given(amounts, st.floats(0.1, 50))
def test_nothing_depends_on_the_currency_or_the_order(values, rate):
    other = [rate * one for one in reversed(values)]
    assert concentration.gini(other) == pytest.approx(concentration.gini(values), abs=1e-9)
    assert concentration.herfindahl(other) == pytest.approx(concentration.herfindahl(values))
    assert concentration.top_share(other, 0.3) == pytest.approx(
        concentration.top_share(values, 0.3)
    )


@given(amounts)
def test_the_curve_rises_from_nothing_to_everything_below_the_diagonal(values):
    curve = concentration.lorenz(values)
    assert curve.iloc[0].tolist() == [0, 0]
    assert curve.iloc[-1].tolist() == pytest.approx([1, 1])
    assert (curve["value"].diff().dropna() >= 0).all()
    assert (curve["value"] <= curve["customers"] + 1e-12).all()


def test_the_two_ends_of_concentration():
    assert concentration.gini([7, 7, 7]) == pytest.approx(0)
    assert concentration.gini([0, 0, 0, 9]) == pytest.approx(3 / 4)
    assert concentration.herfindahl([7, 7, 7]) == pytest.approx(1 / 3)
    assert concentration.herfindahl([0, 0, 0, 9]) == 1
    assert concentration.gini([5]) == 0


@given(amounts)
def test_a_ranking_by_the_value_itself_captures_the_most(values):
    shares = [0.1, 0.25, 0.5, 1]
    best = concentration.capture(values, values, shares)
    rng = np.random.default_rng(1)
    assert (concentration.capture(rng.random(len(values)), values, shares) <= best + 1e-12).all()
    assert best[-1] == pytest.approx(1)


def test_who_stays_in_the_same_order_stays_on_top():
    values = np.arange(1, 51)
    assert concentration.persistence(values, values, 0.2) == 1
    assert concentration.persistence(values, values[::-1], 0.2) == 0


def test_ties_are_broken_by_the_order_of_the_customers():
    assert concentration.persistence([1, 1, 1, 1], [1, 1, 1, 1], 0.5) == 1
    assert concentration.capture([1, 1], [10, 30], 0.5) == 0.25


def test_a_share_is_rounded_and_one_at_least():
    assert concentration.top_share(range(1, 101), 0.29) == pytest.approx(sum(range(72, 101)) / 5050)
    assert concentration.top_share([1, 3], 0.01) == 0.75


def test_input_is_left_alone():
    values = pd.Series([3.0, 1.0, 2.0])
    for call in (concentration.lorenz, concentration.gini, concentration.herfindahl):
        call(values)
    assert values.tolist() == [3, 1, 2]


@pytest.mark.parametrize("call", [concentration.lorenz, concentration.gini])
@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ([1, -2, 3], "values is -2; it must be a number of at least 0"),
        ([1, np.nan], "values is nan"),
        ([], "values must be a list of at least one number"),
        ([0, 0], "values are all zero; shares need a total above 0"),
        (["a"], "must be a number"),
    ],
)
def test_what_has_no_shares_is_refused(call, values, complaint):
    with pytest.raises(ValueError, match=complaint):
        call(values)


@pytest.mark.parametrize("share", [0, -0.1, 1.1, np.nan])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError, match="share is "):
        concentration.top_share([1, 2], share)


def test_two_lists_of_different_customers_are_refused():
    with pytest.raises(ValueError, match="first has 2 values and second has 3"):
        concentration.persistence([1, 2], [1, 2, 3], 0.5)


def test_the_interval_is_that_of_scipys_bootstrap(revenue):
    first, second = (one.to_numpy() for one in revenue)

    def stays(one, other):
        return concentration.persistence(one, other, 0.2)

    ours = concentration.interval(np.random.default_rng(1), stays, first, second, times=1_000)
    theirs = stats.bootstrap(
        (first, second), stays, paired=True, vectorized=False, n_resamples=1_000,
        method="percentile", random_state=2,
    ).confidence_interval  # fmt: skip
    assert ours == pytest.approx((theirs.low, theirs.high), abs=0.01)


@pytest.mark.parametrize("columns", [([],), ([1, 2], [1])])
def test_an_interval_needs_customers_and_columns_of_one_length(columns):
    with pytest.raises(ValueError, match="columns"):
        concentration.interval(np.random.default_rng(1), concentration.gini, *columns)
