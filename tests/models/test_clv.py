"""Customer lifetime value: published values, an independent library, properties, bad input."""

import json
import math
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models import clv

PUBLISHED = json.loads((Path(__file__).parents[1] / "published_values.json").read_text())

margins = st.floats(0.01, 1e4)
retentions = st.floats(0.0, 0.97)
discounts = st.floats(0.0, 0.5)
steps = st.floats(0.001, 0.02)


@pytest.mark.parametrize("convention", clv.CONVENTIONS)
def test_three_conventions_as_published(convention):
    expected = PUBLISHED["three_conventions"][convention]
    assert clv.clv(100, 0.8, 0.1, convention) == pytest.approx(expected, abs=5e-5)


def test_five_payments_as_published():
    expected = PUBLISHED["five_payments"]["value"]
    assert clv.clv_finite(100, 0.8, 0.1, 5) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("retention", ["0.6", "0.7", "0.8", "0.9"])
def test_margin_multiples_as_published(retention):
    table = PUBLISHED["margin_multiple"]
    values = clv.clv(1.0, float(retention), np.array(table["discount"]), "first-excluded")
    np.testing.assert_allclose(values, table[retention], atol=5e-5)


def test_breakeven_spend_as_published():
    expected = PUBLISHED["breakeven"]["value"]
    assert clv.breakeven_spend(100, 0.8, 0.1, 0.05) == pytest.approx(expected, abs=5e-3)


def test_acquisition_cost_as_published():
    growth = clv.uplift(0.85, 0.1, 0.05, acquisition_cost=np.array([0, 1, 2, 3]))
    np.testing.assert_allclose(growth, PUBLISHED["acquisition_cost"]["growth"], atol=5e-3)


def test_fewer_defections_as_published():
    growth = clv.uplift(np.linspace(0, 0.99, 50), 0.0, 0.05, "defections")
    np.testing.assert_allclose(growth, PUBLISHED["fewer_defections"]["value"], atol=5e-5)


@given(margins, retentions, discounts)
def test_agrees_with_numpy_financial(margin, retention, discount):
    """The net present value of 800 expected payments, from an independent library."""
    payments = margin * retention ** np.arange(800)
    from_now = npf.npv(discount, payments)
    assert clv.clv(margin, retention, discount) == pytest.approx(from_now, rel=1e-8)
    assert clv.clv_finite(margin, retention, discount, 800) == pytest.approx(from_now, rel=1e-8)
    a_period_away = npf.npv(discount, [0.0, *payments])
    value = clv.clv(margin, retention, discount, "end-of-period")
    assert value == pytest.approx(a_period_away, rel=1e-8)


@given(margins, retentions, discounts)
def test_the_conventions_hang_together(margin, retention, discount):
    included, excluded, end = (clv.clv(margin, retention, discount, c) for c in clv.CONVENTIONS)
    assert included == pytest.approx(end * (1 + discount))
    assert included == pytest.approx(margin + excluded)


@given(margins, st.floats(0, 0.9), st.floats(0.001, 0.05), discounts)
def test_more_retention_is_worth_more(margin, retention, more, discount):
    for convention in clv.CONVENTIONS:
        less = clv.clv(margin, retention, discount, convention)
        assert clv.clv(margin, retention + more, discount, convention) > less


@given(margins, retentions, discounts, st.integers(0, 30))
def test_a_longer_horizon_approaches_the_lifetime_from_below(margin, retention, discount, periods):
    short = clv.clv_finite(margin, retention, discount, periods)
    longer = clv.clv_finite(margin, retention, discount, periods + 1)
    assert short <= longer * (1 + 1e-12)
    assert longer <= clv.clv(margin, retention, discount) * (1 + 1e-12)


@given(retentions, discounts, steps)
def test_uplift_in_points_is_the_formula_of_the_lesson(retention, discount, step):
    expected = step / (1 + discount - retention - step)
    assert clv.uplift(retention, discount, step) == pytest.approx(expected, rel=1e-9)


@given(st.floats(0, 0.2))
def test_a_quarter_more_holds_at_three_quarters_plus_the_discount_rate(discount):
    assert clv.uplift(0.75 + discount, discount, 0.05) == pytest.approx(0.25)
    assert clv.retention_for_uplift(0.25, discount, 0.05) == pytest.approx(0.75 + discount)


@given(retentions, discounts, st.floats(0.001, 0.2))
def test_defections_never_give_more_than_their_share(retention, discount, step):
    assert clv.uplift(retention, discount, step, "defections") <= 1 / (1 - step) - 1 + 1e-12


@given(margins, st.floats(0, 0.9), discounts, steps)
def test_the_breakeven_spend_leaves_value_where_it_was(margin, retention, discount, step):
    spend = clv.breakeven_spend(margin, retention, discount, step)
    after = clv.clv(margin - spend, retention + step, discount)
    assert after == pytest.approx(clv.clv(margin, retention, discount))


@given(st.floats(0.01, 0.9), discounts, st.floats(0.01, 0.05))
def test_retention_for_uplift_inverts_uplift(retention, discount, step):
    target = clv.uplift(retention, discount, step)
    assert clv.retention_for_uplift(target, discount, step) == pytest.approx(retention, abs=1e-9)


@given(st.floats(0.01, 1), st.sampled_from(clv.RATE_KINDS), st.sampled_from([12, 4, 52, 0.5]))
def test_rates_convert_there_and_back(rate, kind, periods):
    there = clv.convert_rate(rate, kind, periods)
    assert clv.convert_rate(there, kind, 1 / periods) == pytest.approx(rate, rel=1e-6)


@given(st.lists(st.tuples(margins, st.floats(0, 1), discounts), min_size=1, max_size=5))
def test_arrays_give_what_single_numbers_give(customers):
    margin, retention, discount = np.array(customers).T
    kept = retention.copy()
    for convention in clv.CONVENTIONS:
        together = clv.clv(margin, retention, discount, convention)
        singly = [clv.clv(*customer, convention) for customer in customers]
        np.testing.assert_array_equal(together, singly)
    np.testing.assert_array_equal(retention, kept)


def test_a_single_number_comes_back_as_a_float():
    assert type(clv.clv(100, 0.8, 0.1)) is float
    assert type(clv.clv_finite(100, 0.8, 0.1, 5)) is float
    assert type(clv.uplift(0.8, 0.1, 0.05)) is float
    assert type(clv.breakeven_spend(100, 0.8, 0.1, 0.05)) is float
    assert type(clv.customer_equity(10, 100, 0.8, 0.1)) is float


def test_a_customer_who_never_leaves():
    for convention in clv.CONVENTIONS:
        assert clv.clv(100, 1.0, 0.0, convention) == math.inf
        assert clv.clv(-100, 1.0, 0.0, convention) == -math.inf
        assert clv.clv(0, 1.0, 0.0, convention) == 0
        assert clv.clv(100, 0.95, -0.1, convention) == math.inf
    assert clv.clv(50, 1.0, 0.25) == pytest.approx(250)
    assert clv.clv_finite(100, 1.0, 0.0, 7) == 700


def test_a_customer_who_always_leaves():
    assert clv.clv(40, 0.0, 0.2) == pytest.approx(40)
    assert clv.clv(40, 0.0, 0.2, "first-excluded") == 0


def test_no_payments_are_worth_nothing():
    assert clv.clv_finite(100, 0.8, 0.1, 0) == 0


def test_points_may_lead_to_a_retention_of_one():
    assert clv.improved_retention(0.95, 0.05) == 1
    assert clv.uplift(0.95, 0.1, 0.05) == pytest.approx(0.5)
    assert clv.uplift(0.75, 0.0, 0.25) == math.inf


def test_growth_is_undefined_where_value_is_infinite_or_does_not_pay():
    assert math.isnan(clv.uplift(1.0, 0.0, 0.05, "defections"))
    assert math.isnan(clv.uplift(0.5, 0.3, 0.05, acquisition_cost=5))


def test_uplift_over_a_horizon():
    before, after = 1 + 0.8 / 1.1, 1 + 0.85 / 1.1
    assert clv.uplift(0.8, 0.1, 0.05, periods=2) == pytest.approx(after / before - 1)
    assert clv.uplift(0.8, 0.1, 0.05, periods=1) == pytest.approx(0)


def brute_force_equity(customers, margin, retention, discount, joining, cost, years=600):
    """Add up, year by year, what present and joining customers pay and what winning them costs."""
    base, worth = float(customers), 0.0
    for year in range(1, years + 1):
        base = base * retention + joining
        worth += (base * margin - joining * cost) / (1 + discount) ** year
    return worth


@given(
    st.floats(0, 1e4), margins, st.floats(0, 0.9), st.floats(0.05, 0.4), st.floats(0, 100),
    st.floats(0, 500),
)  # fmt: skip
def test_customer_equity_is_the_sum_of_all_cash_flows(
    customers, margin, retention, discount, joining, cost
):
    expected = brute_force_equity(customers, margin, retention, discount, joining, cost)
    value = clv.customer_equity(customers, margin, retention, discount, joining, cost)
    scale = customers * margin + joining * (margin + cost)
    assert value == pytest.approx(expected, rel=1e-6, abs=1e-6 * (1 + scale))


def test_customer_equity_at_the_edges():
    assert clv.customer_equity(0, 100, 1.0, 0.0) == 0
    assert clv.customer_equity(10, 100, 1.0, 0.0) == math.inf
    assert clv.customer_equity(0, 100, 0.5, 0.0, joining=1) == math.inf
    assert clv.customer_equity(0, 100, 0.5, 0.0, joining=1, acquisition_cost=900) == -math.inf
    assert clv.customer_equity(0, 100, 0.5, 0.0, joining=1, acquisition_cost=200) == 0


NAN = float("nan")
BAD = [
    (clv.clv, (100, 1.01, 0.1), "retention is 1.01; it must be a number from 0 to 1"),
    (clv.clv, (100, -0.2, 0.1), "retention is -0.2; it must be a number from 0 to 1"),
    (clv.clv, (100, NAN, 0.1), "retention is nan; it must be a number from 0 to 1"),
    (clv.clv, (100, "high", 0.1), "retention is 'high'; it must be a number from 0 to 1"),
    (clv.clv, (100, None, 0.1), "retention is nan|retention is None"),
    (clv.clv, (100, [0.5, 7], 0.1), "retention is 7; it must be a number from 0 to 1"),
    (clv.clv, (100, 0.8, -1), "discount is -1; it must be a number above -1"),
    (clv.clv, (100, 0.8, NAN), "discount is nan; it must be a number above -1"),
    (clv.clv, (NAN, 0.8, 0.1), "margin is nan; it must be a number"),
    (clv.clv, (1, 0.8, 0.1, "first"), "convention is 'first'; it must be one of 'first-included'"),
    (clv.clv, (1, 0.8, 0.1, 3), "convention is 3; it must be one of 'first-included'"),
    (clv.clv_finite, (1, 0.8, 0.1, -1), "periods is -1; it must be a whole number of at least 0"),
    (clv.clv_finite, (1, 0.8, 0.1, 2.5), "periods is 2.5; it must be a whole number"),
    (clv.clv_finite, (1, 0.8, 0.1, math.inf), "periods is inf; it must be a whole number"),
    (clv.improved_retention, (0.97, 0.05), "step is 0.05; with it retention would be 1.02"),
    (clv.improved_retention, (0.8, -0.05), "step is -0.05; it must be a number from 0 to 1"),
    (clv.improved_retention, (0.8, 0.05, "pounds"), "unit is 'pounds'; it must be one of 'points'"),
    (clv.uplift, (0.8, 0.1, 0.05, "points", -1), "acquisition_cost is -1; it must be a number"),
    (clv.uplift, (0.8, 0.1, 0.05, "points", 0, 0), "periods is 0; it must be a whole number of at"),
    (clv.breakeven_spend, (1, 0.8, 0.1, 0.3), "step is 0.3; with it retention would be 1.1"),
    (clv.retention_for_uplift, (0, 0.1, 0.05), "target is 0; it must be a number above 0"),
    (clv.retention_for_uplift, (0.25, 0.1, 0), "step is 0; it must be a number above 0 and at"),
    (clv.convert_rate, (0.5, "churn", 12), "kind is 'churn'; it must be one of 'retention'"),
    (clv.convert_rate, (1.5, "retention", 12), "rate is 1.5; it must be a number from 0 to 1"),
    (clv.convert_rate, (-1, "discount", 12), "rate is -1; it must be a number above -1"),
    (clv.convert_rate, (0.5, "retention", 0), "periods is 0; it must be a number above 0"),
    (clv.customer_equity, (-1, 1, 0.8, 0.1), "customers is -1; it must be a number of at least 0"),
    (clv.customer_equity, (1, 1, 0.8, 0.1, -2), "joining is -2; it must be a number of at least"),
]


@pytest.mark.parametrize(("function", "arguments", "message"), BAD)
def test_bad_input_is_refused_in_words(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        function(*arguments)
