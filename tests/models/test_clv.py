"""Customer lifetime value: published values, an independent library, properties, bad input."""

import json
import math
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from centricity.models import clv

PUBLISHED = json.loads((Path(__file__).parents[1] / "published_values.json").read_text())

margins = st.floats(0.01, 1e4)
retentions = st.floats(0.0, 0.97)
discounts = st.floats(0.0, 0.5)
steps = st.floats(0.001, 0.02)


def test_every_published_value_says_where_it_comes_from():
    for name, entry in PUBLISHED.items():
        if name != "_about":
            assert len(entry["source"]) > 10, name
            assert entry["kind"] in {"published", "recomputed", "closed_form"}, name


def assert_same(one, other):
    np.testing.assert_allclose(one, other, rtol=1e-12)


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


def test_a_quarter_more_as_published():
    table = PUBLISHED["quarter_more"]
    retention, discount = np.array(table["retention"]), np.array(table["discount"])
    np.testing.assert_allclose(clv.uplift(retention, discount, 0.05), 0.25)
    np.testing.assert_allclose(clv.retention_for_uplift(0.25, discount, 0.05), retention)


def test_almost_double_as_published():
    assert clv.uplift(0.90, 0.0, 0.05) == pytest.approx(PUBLISHED["almost_double"]["value"])


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


@given(margins, st.floats(0, 1), st.floats(-0.3, 0.5), st.integers(1, 40))
def test_a_horizon_agrees_with_numpy_financial(margin, retention, discount, periods):
    expected = npf.npv(discount, margin * retention ** np.arange(periods))
    value = clv.clv_finite(margin, retention, discount, periods)
    assert value == pytest.approx(expected, rel=1e-7)


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


@given(margins, retentions, discounts, st.integers(0, 60))
def test_what_a_horizon_leaves_out_is_the_lifetime_of_those_who_are_left(
    margin, retention, discount, periods
):
    lifetime = clv.clv(margin, retention, discount)
    left_out = lifetime * (retention / (1 + discount)) ** periods
    short = clv.clv_finite(margin, retention, discount, periods)
    assert short + left_out == pytest.approx(lifetime)


@given(margins, retentions, discounts)
def test_a_very_long_horizon_is_the_lifetime(margin, retention, discount):
    long = clv.clv_finite(margin, retention, discount, 2000)
    assert long == pytest.approx(clv.clv(margin, retention, discount))


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


@given(st.floats(0, 0.9), discounts, st.floats(0.001, 0.1))
def test_every_unit_is_so_many_points(retention, discount, step):
    points = {"percent": retention * step, "defections": (1 - retention) * step}
    for unit, same in points.items():
        assert clv.improved_retention(retention, step, unit) == pytest.approx(retention + same)
        growth = clv.uplift(retention, discount, step, unit)
        assert growth == pytest.approx(clv.uplift(retention, discount, same), abs=1e-9)


@given(retentions, discounts, steps, st.floats(0.05, 0.9))
def test_a_cost_of_acquisition_makes_growth_larger(retention, discount, step, share):
    cost = share * clv.clv(1.0, retention, discount)
    growth = clv.uplift(retention, discount, step, acquisition_cost=cost)
    assert growth == pytest.approx(clv.uplift(retention, discount, step) / (1 - share))


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


MANY = {
    clv.clv: [[100, -50, 0], [0.8, 1, 0.3], [0.1, 0, 0.2]],
    clv.clv_finite: [[100, -50, 0], [0.8, 1, 0.3], [0.1, 0, -0.2], [5, 7, 0]],
    clv.improved_retention: [[0.8, 0.95, 0], [0.05, 0.05, 1]],
    clv.has_room: [[0.8, 0.96, 0.95], [0.05, 0.05, 0.05]],
    clv.uplift: [[0.8, 0.9, 0.85], [0.1, 0, 0], [0.05, 0.1, 0.02]],
    clv.breakeven_spend: [[100, -50, 0], [0.8, 0.9, 0.3], [0.1, 0, 0.2], [0.05, 0.1, 0.02]],
    clv.retention_for_uplift: [[0.25, 0.25, 1], [0.1, 0.3, 0], [0.05, 0.05, 0.02]],
    clv.customer_equity: [
        [0, 10, 5],
        [100, 100, -9],
        [1, 1, 0.5],
        [0, 0, 0.1],
        [0, 1, 2],
        [0, 5, 1],
    ],
}
each_function = pytest.mark.parametrize("function", MANY, ids=lambda one: one.__name__)


@each_function
def test_arrays_give_what_single_numbers_give(function):
    together = function(*(np.array(column) for column in MANY[function]))
    singly = [function(*row) for row in zip(*MANY[function], strict=True)]
    np.testing.assert_allclose(together, singly, rtol=1e-12)


@each_function
def test_a_column_and_a_row_make_a_table(function):
    first, *rest = (np.array(column) for column in MANY[function])
    table = function(first[:, np.newaxis], *(column[:2] for column in rest))
    assert table.shape == (3, 2)
    assert_same(table[2, 1], function(first[2], *(column[1] for column in rest)))


@each_function
def test_arrays_are_left_as_they_were(function):
    columns = [np.array(column, dtype=float) for column in MANY[function]]
    before = [column.copy() for column in columns]
    result = function(*columns)
    for column, kept in zip(columns, before, strict=True):
        np.testing.assert_array_equal(column, kept)
        assert not np.shares_memory(result, column)


@each_function
def test_lists_and_whole_numbers_will_do(function):
    arrays = (np.array(column, dtype=float) for column in MANY[function])
    np.testing.assert_array_equal(function(*MANY[function]), function(*arrays))


@pytest.mark.parametrize(
    "function", [one for one in MANY if one is not clv.has_room], ids=lambda one: one.__name__
)
def test_a_single_number_comes_back_as_a_float(function):
    assert type(function(*(column[0] for column in MANY[function]))) is float


@given(st.lists(st.tuples(margins, st.floats(0, 1), discounts), min_size=1, max_size=5))
def test_an_array_of_customers_is_worth_what_each_of_them_is(customers):
    margin, retention, discount = np.array(customers).T
    for convention in clv.CONVENTIONS:
        together = clv.clv(margin, retention, discount, convention)
        singly = [clv.clv(*customer, convention) for customer in customers]
        np.testing.assert_array_equal(together, singly)


def test_rates_of_arrays_convert_one_by_one():
    rates, months = np.array([0.98, 0.5, 0.0]), np.array([12, 0.5, 3])
    for kind in clv.RATE_KINDS:
        pairs = zip(rates, months, strict=True)
        singly = [clv.convert_rate(rate, kind, periods) for rate, periods in pairs]
        np.testing.assert_allclose(clv.convert_rate(rates, kind, months), singly, rtol=1e-12)
    assert rates.tolist() == [0.98, 0.5, 0.0]
    assert type(clv.convert_rate(0.98, "retention", 12)) is float


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


def test_nobody_pays_nothing_for_ever():
    for retention, discount in [(0.8, 0.1), (1.0, 0.0), (0.95, -0.1), (0.0, 0.0)]:
        assert clv.clv(0, retention, discount) == 0
        assert clv.clv_finite(0, retention, discount, 9) == 0
        assert clv.breakeven_spend(0, retention, discount, 0) == 0


def test_the_usual_convention_counts_the_first_payment():
    assert clv.clv(250, 0.6, 0.15) == clv.clv(250, 0.6, 0.15, "first-included")


def test_no_payments_are_worth_nothing():
    assert clv.clv_finite(100, 0.8, 0.1, 0) == 0


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(clv.UNITS))
def test_there_is_room_exactly_where_an_improvement_is_allowed(retention, step, unit):
    if clv.has_room(retention, step, unit):
        after = clv.improved_retention(retention, step, unit)
        assert retention - 1e-12 <= after <= 1
    else:
        with pytest.raises(ValueError, match=r"can't exceed 1"):
            clv.improved_retention(retention, step, unit)


def test_a_hair_above_one_counts_as_one_and_no_more():
    assert clv.has_room(0.95, 0.05)
    assert clv.has_room(1, 5e-13)
    assert clv.improved_retention(1, 5e-13) == 1
    assert not clv.has_room(1, 5e-12)
    with pytest.raises(ValueError, match=r"can't exceed 1"):
        clv.improved_retention(1, 5e-12)


def test_points_may_lead_to_a_retention_of_one():
    assert clv.improved_retention(0.95, 0.05) == 1
    assert clv.improved_retention([0.9, 0.7], [0.1, 0.3]).tolist() == [1, 1]
    assert clv.uplift(0.95, 0.1, 0.05) == pytest.approx(0.5)
    assert clv.uplift(0.75, 0.0, 0.25) == math.inf


def test_growth_is_undefined_where_value_is_infinite_or_does_not_pay():
    assert math.isnan(clv.uplift(1.0, 0.0, 0.05, "defections"))
    assert math.isnan(clv.uplift(0.5, 0.3, 0.05, acquisition_cost=5))
    assert math.isnan(clv.uplift(0.5, 0.0, 0.05, acquisition_cost=2))
    some = clv.uplift([1.0, 0.8], 0.0, 0.05, "defections")
    np.testing.assert_allclose(some, [math.nan, 1 / 0.95 - 1])


def test_some_growth_is_out_of_reach():
    assert math.isnan(clv.retention_for_uplift(0.25, 0.30, 0.05))
    assert math.isnan(clv.retention_for_uplift(0.25, 0.22, 0.05))
    assert math.isnan(clv.retention_for_uplift(0.01, 0.0, 0.05))
    assert clv.retention_for_uplift(math.inf, 0.0, 0.05) == pytest.approx(0.95)
    assert clv.retention_for_uplift(0.05, 0.05, 0.05) == pytest.approx(0)
    # The formula gives -1e-16 here.
    assert clv.retention_for_uplift(5 / 95, 0.0, 0.05) == 0


def test_a_step_worth_nothing_costs_nothing():
    assert clv.uplift(0.8, 0.1, 0) == 0
    assert clv.breakeven_spend(100, 0.8, 0.1, 0) == 0
    assert clv.breakeven_spend(-100, 0.8, 0.1, 0.05) == pytest.approx(-16.6667, abs=5e-5)


def test_rates_at_their_ends_stay_there():
    assert clv.convert_rate(1, "retention", 12) == 1
    assert clv.convert_rate(0, "retention", 12) == 0
    assert clv.convert_rate(0, "discount", 12) == 0
    assert clv.convert_rate(-0.5, "discount", 2) == pytest.approx(-0.75)


def test_uplift_over_a_horizon():
    before, after = 1 + 0.8 / 1.1, 1 + 0.85 / 1.1
    assert clv.uplift(0.8, 0.1, 0.05, periods=2) == pytest.approx(after / before - 1)
    assert clv.uplift(0.8, 0.1, 0.05, periods=1) == pytest.approx(0)
    growth = clv.uplift(0.8, 0.1, 0.05, acquisition_cost=1.5, periods=2)
    assert growth == pytest.approx((after - 1.5) / (before - 1.5) - 1)


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


def test_nobody_joins_and_joining_costs_nothing_unless_said_otherwise():
    assert clv.customer_equity(10, 100, 0.8, 0.1) == pytest.approx(10 * 800 / 3)
    newcomers = clv.customer_equity(0, 100, 0.8, 0.1, joining=1)
    assert newcomers == pytest.approx(clv.clv(100, 0.8, 0.1) / 0.1)


def test_customer_equity_at_the_edges():
    assert clv.customer_equity(0, 100, 1.0, 0.0) == 0
    assert clv.customer_equity(0, 100, 0.8, 0.1, joining=0, acquisition_cost=9) == 0
    assert clv.customer_equity(10, 100, 1.0, 0.0) == math.inf
    assert clv.customer_equity(10, -100, 1.0, 0.0, joining=3) == -math.inf
    assert clv.customer_equity(10, 100, 0.5, 0.0) == pytest.approx(1000)
    assert clv.customer_equity(10, 60, 0.5, -0.25) == pytest.approx(1200)
    assert clv.customer_equity(0, 100, 0.5, -0.1, joining=1) == math.inf
    assert clv.customer_equity(0, 100, 0.5, -0.1, joining=1, acquisition_cost=900) == -math.inf
    assert clv.customer_equity(0, 100, 0.5, 0.0, joining=1) == math.inf
    assert clv.customer_equity(0, 100, 0.5, 0.0, joining=1, acquisition_cost=900) == -math.inf
    assert clv.customer_equity(0, 100, 0.5, 0.0, joining=1, acquisition_cost=200) == 0


SHARE = "a number from 0 to 1"
ABOVE_MINUS_ONE = "a number above -1"
POSITIVE = "a number above 0"
NOT_NEGATIVE = "a number of at least 0"
CUSTOMER = {"margin": "a number", "retention": SHARE, "discount": ABOVE_MINUS_ONE}
GOOD = {
    "margin": 100,
    "retention": 0.8,
    "discount": 0.1,
    "step": 0.05,
    "periods": 5,
    "acquisition_cost": 1,
    "target": 0.25,
    "customers": 10,
    "joining": 2,
}
ALLOWED = [
    (clv.clv, CUSTOMER),
    (clv.clv_finite, CUSTOMER | {"periods": "a whole number of at least 0"}),
    (clv.improved_retention, {"retention": SHARE, "step": SHARE}),
    (clv.has_room, {"retention": SHARE, "step": SHARE}),
    (
        clv.uplift,
        {
            "retention": SHARE,
            "discount": ABOVE_MINUS_ONE,
            "step": SHARE,
            "acquisition_cost": NOT_NEGATIVE,
            "periods": "a whole number of at least 1",
        },
    ),
    (clv.breakeven_spend, CUSTOMER | {"step": SHARE}),
    (
        clv.retention_for_uplift,
        {
            "target": POSITIVE,
            "discount": ABOVE_MINUS_ONE,
            "step": "a number above 0 and at most 1",
        },
    ),
    (
        clv.customer_equity,
        CUSTOMER
        | {"customers": NOT_NEGATIVE, "joining": NOT_NEGATIVE, "acquisition_cost": NOT_NEGATIVE},
    ),
]
OUTSIDE = {
    "a number": [],
    SHARE: [-0.01, 1.01, 80, math.inf, -math.inf],
    ABOVE_MINUS_ONE: [-1, -1.5, -math.inf],
    POSITIVE: [0, -0.25],
    NOT_NEGATIVE: [-1, -0.5, -math.inf],
    "a number above 0 and at most 1": [0, -0.05, 1.5],
    "a whole number of at least 0": [-1, 2.5, math.inf, -math.inf],
    "a whole number of at least 1": [0, -1, 2.5, math.inf],
}
PARAMETERS = [(function, name, rules) for function, rules in ALLOWED for name in rules]
each_parameter = pytest.mark.parametrize(
    ("function", "name", "rules"), PARAMETERS, ids=[f"{f.__name__}-{n}" for f, n, _ in PARAMETERS]
)


def refusal(function, rules, **wrong):
    """Return the message with which a function refuses one wrong argument among good ones."""
    arguments = {name: GOOD[name] for name in rules} | wrong
    with pytest.raises(ValueError) as caught:
        function(**arguments)
    return str(caught.value)


@each_parameter
def test_a_number_out_of_range_is_refused_in_words(function, name, rules):
    for value in OUTSIDE[rules[name]]:
        message = f"{name} is {value:g}; it must be {rules[name]}."
        assert refusal(function, rules, **{name: value}) == message
        assert refusal(function, rules, **{name: [GOOD[name], value]}) == message


@each_parameter
def test_what_is_no_number_at_all_is_refused_in_words(function, name, rules):
    for value in (math.nan, "high", "80%", ["a", "b"], {}):
        message = refusal(function, rules, **{name: value})
        assert message.startswith(f"{name} is {value!r}; it must be a ")
        if name != "periods":
            assert message == f"{name} is {value!r}; it must be {rules[name]}."


@pytest.mark.parametrize(
    ("function", "name", "rules"), [one for one in PARAMETERS if one[:2] != (clv.uplift, "periods")]
)
def test_nothing_in_place_of_a_number_is_refused(function, name, rules):
    message = refusal(function, rules, **{name: None})
    assert message.startswith(f"{name} is ")
    assert "; it must be " in message


@pytest.mark.parametrize("function", [clv.improved_retention, clv.uplift, clv.breakeven_spend])
def test_an_improvement_beyond_one_is_refused_in_words(function):
    rules = dict(ALLOWED)[function]
    assert refusal(function, rules, step=0.3) == (
        "step is 0.3; with it retention would be 1.1, and it can't exceed 1. "
        "Choose a smaller step or a lower retention."
    )


def test_an_improvement_beyond_one_is_refused_in_per_cent_too():
    with pytest.raises(ValueError, match=r"^step is 0\.5; with it retention would be 1\.2, "):
        clv.improved_retention(0.8, 0.5, "percent")
    assert clv.improved_retention(0.8, 1, "defections") == 1


@pytest.mark.parametrize("value", ["first", "First-included", "", None, 3, ["first-included"]])
def test_an_unknown_choice_is_refused_with_the_choices(value):
    with pytest.raises(ValueError) as convention:
        clv.clv(100, 0.8, 0.1, value)
    assert str(convention.value) == (
        f"convention is {value!r}; it must be one of "
        "'first-included', 'first-excluded', 'end-of-period'."
    )
    for function in (clv.improved_retention, clv.has_room):
        with pytest.raises(ValueError) as unit:
            function(0.8, 0.05, value)
        assert str(unit.value) == (
            f"unit is {value!r}; it must be one of 'points', 'percent', 'defections'."
        )
    with pytest.raises(ValueError) as unit:
        clv.uplift(0.8, 0.1, 0.05, value)
    assert str(unit.value).startswith(f"unit is {value!r}; it must be one of 'points', ")
    with pytest.raises(ValueError) as kind:
        clv.convert_rate(0.5, value, 12)
    assert str(kind.value) == f"kind is {value!r}; it must be one of 'retention', 'discount'."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1.5, "retention", 12), f"rate is 1.5; it must be {SHARE}."),
        ((-0.1, "retention", 12), f"rate is -0.1; it must be {SHARE}."),
        ((math.nan, "retention", 12), f"rate is nan; it must be {SHARE}."),
        (("high", "retention", 12), f"rate is 'high'; it must be {SHARE}."),
        ((-1, "discount", 12), f"rate is -1; it must be {ABOVE_MINUS_ONE}."),
        ((math.nan, "discount", 12), f"rate is nan; it must be {ABOVE_MINUS_ONE}."),
        ((0.5, "retention", 0), f"periods is 0; it must be {POSITIVE}."),
        ((0.5, "discount", -12), f"periods is -12; it must be {POSITIVE}."),
        ((0.5, "discount", math.nan), f"periods is nan; it must be {POSITIVE}."),
        ((0.5, "discount", "year"), f"periods is 'year'; it must be {POSITIVE}."),
    ],
)
def test_a_rate_that_is_none_is_refused_in_words(arguments, message):
    with pytest.raises(ValueError) as caught:
        clv.convert_rate(*arguments)
    assert str(caught.value) == message


@given(st.floats(0.0, 0.9), st.floats(0.0, 0.3), st.floats(0.0, 0.1), st.floats(-0.2, 0.08))
def test_uplift_with_a_growing_margin_is_the_sum_of_its_cash_flows(
    retention, discount, step, growth
):
    years = np.arange(3000)

    def value(rate):
        return np.sum(((1 + growth) * rate / (1 + discount)) ** years)

    assume((retention + step) * (1 + growth) < 0.99 * (1 + discount))
    wanted = value(retention + step) / value(retention) - 1
    assert clv.uplift(retention, discount, step, growth=growth) == pytest.approx(wanted, abs=1e-6)


def test_a_growing_margin_may_be_an_array():
    found = clv.uplift(0.8, 0.1, 0.05, growth=np.array([0.0, 0.05]))
    np.testing.assert_allclose(found, [0.2, clv.uplift(0.8, 0.1, 0.05, growth=0.05)])


@pytest.mark.parametrize("growth", [-1, -2, math.nan])
def test_a_growth_of_minus_everything_is_refused(growth):
    with pytest.raises(ValueError, match="growth"):
        clv.uplift(0.8, 0.1, 0.05, growth=growth)
