"""Acquisition cost and payback: sums of payments, limits, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models import economics


def count_payments(cost, margin, retention):
    """Pay one payment after the other until the cost is back."""
    paid, payment, count = 0.0, margin, 0
    while paid < cost - 1e-9 * cost:
        paid, payment, count = paid + payment, payment * retention, count + 1
        if count > 5_000:
            return np.inf
    return count


@given(st.integers(0, 400), st.integers(1, 100), st.integers(0, 95))
def test_payback_is_what_adding_up_payments_finds(cost, margin, percent):
    found = economics.payback(cost, margin, percent / 100)
    assert found == count_payments(cost, margin, percent / 100)


def test_a_customer_who_costs_a_lifetime_is_never_paid_back():
    assert economics.payback(500, 100, 0.8) == np.inf
    assert economics.payback(499, 100, 0.8) < np.inf


def test_nobody_leaves():
    assert economics.payback(250, 100, 1.0) == 3
    assert economics.payback(300, 100, 1.0) == 3


def test_everybody_leaves_at_once():
    assert economics.payback(100, 100, 0.0) == 1
    assert economics.payback(101, 100, 0.0) == np.inf


def test_arrays():
    found = economics.payback(np.array([0, 100, 150]), 100, 0.5)
    assert found.tolist() == [0, 1, 2]
    assert economics.cac([100, 0], [0, 0]).tolist()[0] == np.inf


@pytest.mark.parametrize("retention", [0.0, 0.8, 1.0])
def test_money_spent_and_nobody_won_never_comes_back(retention):
    assert economics.payback(economics.cac(100, 0), 100, retention) == np.inf


def test_money_spent_and_nobody_won():
    assert economics.cac(100, 0) == np.inf
    assert np.isnan(economics.cac(0, 0))
    assert economics.cac(0, 5) == 0


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ((-1, 100, 0.5), "cost is -1"),
        ((100, 0, 0.5), "margin is 0"),
        ((100, -5, 0.5), "margin is -5"),
        ((100, 100, 1.5), "retention is 1.5"),
        ((100, 100, np.nan), "retention is nan"),
    ],
)
def test_bad_numbers_are_named(values, message):
    with pytest.raises(ValueError, match=message):
        economics.payback(*values)
    with pytest.raises(ValueError, match="new_customers is -2"):
        economics.cac(100, -2)
