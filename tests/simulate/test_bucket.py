"""The leaky bucket conserves customers and settles where it should."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.simulate.bucket import leaky_bucket, plateau

joins = st.floats(0, 1e4)
retentions = st.floats(0, 1)


@given(joins, retentions, st.integers(0, 200), st.floats(0, 1e5))
def test_customers_are_conserved_in_every_period(joining, retention, periods, start):
    path = leaky_bucket(joining, retention, periods, start)
    assert len(path) == periods + 1
    assert path["base"].iloc[0] == pytest.approx(start)
    before = path["base"].shift(1).iloc[1:]
    after = before - path["left"].iloc[1:] + path["joined"].iloc[1:]
    np.testing.assert_allclose(path["base"].iloc[1:], after, rtol=1e-9, atol=1e-6)
    assert (path[["base", "joined", "left"]] >= 0).all(axis=None)


@given(joins, st.floats(0, 0.95), st.floats(0, 1e5))
def test_the_base_settles_at_the_plateau(joining, retention, start):
    path = leaky_bucket(joining, retention, 1000, start)
    assert path["base"].iloc[-1] == pytest.approx(plateau(joining, retention), abs=1e-6)


def test_at_the_plateau_nothing_moves():
    path = leaky_bucket(500, 0.9, 10, start=plateau(500, 0.9))
    np.testing.assert_allclose(path["base"], 5000)


def test_a_bucket_without_a_hole_fills_for_ever():
    assert leaky_bucket(10, 1.0, 7, start=5)["base"].iloc[-1] == 75
    assert plateau(10, 1.0) == math.inf


def test_a_closed_tap_leaves_nothing():
    assert plateau(0, 0.5) == plateau(0, 1.0) == 0


def test_plateau_takes_arrays():
    np.testing.assert_allclose(plateau(np.array([100, 200]), 0.5), [200, 400])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((-1, 0.9, 5), "joining is -1; it must be a number of at least 0"),
        ((10, 1.1, 5), "retention is 1.1; it must be a number from 0 to 1"),
        ((10, 0.9, -5), "periods is -5; it must be a whole number of at least 0"),
        ((10, 0.9, 2.5), "periods is 2.5; it must be a whole number of at least 0"),
        ((10, 0.9, 5, -1), "start is -1; it must be a number of at least 0"),
        ((10, float("nan"), 5), "retention is nan"),
    ],
)
def test_bad_input_is_refused_in_words(arguments, message):
    with pytest.raises(ValueError, match=message):
        leaky_bucket(*arguments)
