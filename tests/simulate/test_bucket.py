"""The leaky bucket conserves customers and settles where it should."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.simulate.bucket import leaky_bucket, plateau
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())

joins = st.floats(0, 1e4)
retentions = st.floats(0, 1)
starts = st.floats(0, 1e5)


@given(joins, retentions, st.integers(0, 200), starts)
def test_customers_are_conserved_in_every_period(joining, retention, periods, start):
    path = leaky_bucket(joining, retention, periods, start)
    assert path["base"].iloc[0] == pytest.approx(start)
    base = path["base"].to_numpy()
    after = base[:-1] - path["left"].to_numpy()[1:] + path["joined"].to_numpy()[1:]
    # The closed form loses half its digits where nearly nobody leaves.
    np.testing.assert_allclose(base[1:], after, rtol=1e-7, atol=1e-6)
    assert (path[["base", "joined", "left"]] >= 0).all(axis=None)


@given(joins, retentions, st.integers(1, 50), starts)
def test_the_same_share_leaves_and_the_same_number_joins(joining, retention, periods, start):
    path = leaky_bucket(joining, retention, periods, start)
    left = path["left"].iloc[1:].to_numpy()
    np.testing.assert_allclose(left, (1 - retention) * path["base"].iloc[:-1].to_numpy())
    assert (path["joined"].iloc[1:] == joining).all()


@given(joins, st.floats(0, 0.95), starts)
def test_the_base_settles_at_the_plateau(joining, retention, start):
    path = leaky_bucket(joining, retention, 1000, start)
    assert path["base"].iloc[-1] == pytest.approx(plateau(joining, retention), abs=1e-6)


@given(joins, st.floats(0, 0.99), st.floats(0.1, 3))
def test_the_base_moves_towards_the_plateau_and_never_past_it(joining, retention, share):
    level = plateau(joining, retention)
    distance = np.abs(leaky_bucket(joining, retention, 20, share * level)["base"] - level)
    assert (np.diff(distance) <= 1e-9 * (1 + level)).all()
    side = leaky_bucket(joining, retention, 20, share * level)["base"] - level
    assert (side * np.sign(share - 1) >= -1e-9 * (1 + level)).all()


def test_the_table_begins_before_anybody_moves():
    path = leaky_bucket(500, 0.9, 3, start=70)
    assert list(path.columns) == ["period", "joined", "left", "base"]
    assert path["period"].tolist() == [0, 1, 2, 3]
    assert path.iloc[0].tolist() == [0, 0, 0, 70]
    assert leaky_bucket(500, 0.9, 0, start=70).to_numpy().tolist() == [[0, 0, 0, 70]]


def test_a_bucket_is_empty_unless_said_otherwise():
    assert leaky_bucket(500, 0.9, 1)["base"].tolist() == [0, 500]


def test_at_the_plateau_nothing_moves():
    path = leaky_bucket(500, 0.9, 10, start=plateau(500, 0.9))
    np.testing.assert_allclose(path["base"], 5000)
    np.testing.assert_allclose(path["left"].iloc[1:], 500)


def test_above_the_plateau_the_base_falls_although_customers_join():
    path = leaky_bucket(100, 0.8, 60, start=2000)
    assert (np.diff(path["base"]) < 0).all()
    assert path["base"].iloc[-1] == pytest.approx(500, abs=1)


def test_a_bucket_without_a_hole_fills_for_ever():
    path = leaky_bucket(10, 1.0, 7, start=5)
    assert path["base"].tolist() == [5, 15, 25, 35, 45, 55, 65, 75]
    assert (path["left"] == 0).all()
    assert plateau(10, 1.0) == plateau(0.5, 1.0) == math.inf


def test_a_bucket_without_a_bottom_holds_only_the_newest():
    path = leaky_bucket(10, 0.0, 3, start=70)
    assert path["base"].tolist() == [70, 10, 10, 10]
    assert path["left"].tolist() == [0, 70, 10, 10]


def test_a_closed_tap_leaves_nothing():
    path = leaky_bucket(0, 0.5, 3, start=80)
    assert path["base"].tolist() == [80, 40, 20, 10]
    assert (path["joined"] == 0).all()
    assert plateau(0, 0.5) == plateau(0, 1.0) == 0


def test_plateau_takes_arrays():
    joining, retention = np.array([100, 200, 0, 5]), np.array([0.5, 0.5, 1, 1])
    np.testing.assert_allclose(plateau(joining, retention), [200, 400, 0, np.inf])
    assert joining.tolist() == [100, 200, 0, 5]
    assert type(plateau(100, 0.5)) is float


def test_growth_of_a_settled_base_as_published():
    table = PUBLISHED["settled_base"]
    before = np.array(table["retention"])
    growth = plateau(500, before + 0.05) / plateau(500, before) - 1
    np.testing.assert_allclose(growth, table["growth"], atol=5e-5)


def test_growth_after_a_year_as_published():
    table = PUBLISHED["first_year"]
    for before, growth in zip(table["retention"], table["growth"], strict=True):
        one, other = (
            leaky_bucket(0, rate, 1, start=1000)["base"].iloc[1] for rate in (before, before + 0.05)
        )
        assert other / one - 1 == pytest.approx(growth, abs=5e-5)


GOOD = {"joining": 10, "retention": 0.9, "periods": 5, "start": 0}
NOT_NEGATIVE = "a number of at least 0"
SHARE = "a number from 0 to 1"
BAD = [
    ("joining", -1, NOT_NEGATIVE),
    ("joining", -0.5, NOT_NEGATIVE),
    ("joining", math.nan, NOT_NEGATIVE),
    ("joining", "many", NOT_NEGATIVE),
    ("retention", 1.1, SHARE),
    ("retention", -0.1, SHARE),
    ("retention", 90, SHARE),
    ("retention", math.nan, SHARE),
    ("retention", "high", SHARE),
    ("periods", -5, "a whole number of at least 0"),
    ("periods", 2.5, "a whole number of at least 0"),
    ("periods", math.inf, "a whole number of at least 0"),
    ("start", -1, NOT_NEGATIVE),
    ("start", -0.5, NOT_NEGATIVE),
    ("start", math.nan, NOT_NEGATIVE),
]


@pytest.mark.parametrize(("name", "value", "allowed"), BAD)
def test_bad_input_is_refused_in_words(name, value, allowed):
    with pytest.raises(ValueError) as caught:
        leaky_bucket(**GOOD | {name: value})
    shown = repr(value) if isinstance(value, str) else f"{value:g}"
    assert str(caught.value) == f"{name} is {shown}; it must be {allowed}."


@pytest.mark.parametrize(
    ("name", "value", "allowed"), [one for one in BAD if one[0] in {"joining", "retention"}]
)
def test_plateau_refuses_bad_input_in_the_same_words(name, value, allowed):
    arguments = {"joining": 10, "retention": 0.9} | {name: value}
    with pytest.raises(ValueError) as caught:
        plateau(**arguments)
    shown = repr(value) if isinstance(value, str) else f"{value:g}"
    assert str(caught.value) == f"{name} is {shown}; it must be {allowed}."


@pytest.mark.parametrize("name", ["joining", "retention", "periods", "start"])
def test_nothing_in_place_of_a_number_is_refused(name):
    with pytest.raises(ValueError, match=rf"^{name} is .*; it must be a "):
        leaky_bucket(**GOOD | {name: None})
