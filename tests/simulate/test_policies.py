"""Two policies: the allocation is the best one, and neither policy always wins."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from centricity.simulate import policies

USUAL = {
    "best_fifth": 0.5,
    "budget": 10,
    "effect": 0.3,
    "coordination": 0.15,
    "foresight": 0.7,
}
worlds = st.fixed_dictionaries(
    {
        "best_fifth": st.floats(0.2, 0.8),
        "budget": st.floats(0.5, 60),
        "effect": st.floats(0.02, 0.8),
        "coordination": st.floats(0, 0.8),
        "foresight": st.floats(0, 1),
    }
)


def outcome(**changes):
    return policies.compare(**{**USUAL, **changes})[1]


def advantage(**changes):
    return policies.advantage(outcome(**changes))


@pytest.mark.parametrize(("budget", "effect"), [(60, 0.3), (200, 0.3), (90, 0.7), (20, 0.1)])
def test_the_allocation_is_what_a_general_optimiser_finds(budget, effect):
    margin = np.array([20.0, 45.0, 80.0, 120.0, 235.0])
    found = minimize(
        lambda effort: -np.sum(margin * policies.staying(effort, effect)),
        np.full(5, budget / 5),
        bounds=[(0, None)] * 5,
        constraints={"type": "eq", "fun": lambda effort: effort.sum() - budget},
        options={"ftol": 1e-12, "maxiter": 1000},
    )
    np.testing.assert_allclose(
        policies.allocate(margin, budget, effect), found.x, atol=0.02 * budget
    )
    ours = np.sum(margin * policies.staying(policies.allocate(margin, budget, effect), effect))
    assert ours >= -found.fun - 1e-9


@given(worlds)
def test_the_budget_is_spent_and_no_more(world):
    effort, _ = policies.compare(**world)
    assert effort["orientation"].mean() == pytest.approx(world["budget"])
    assert effort["centricity"].mean() == pytest.approx(
        world["budget"] * (1 - world["coordination"])
    )
    assert (effort["centricity"] >= 0).all()


@given(worlds)
def test_the_more_a_customer_is_expected_to_be_worth_the_more_is_spent(world):
    effort, _ = policies.compare(**world)
    assert (np.diff(effort["centricity"]) >= -1e-9).all()


@given(worlds)
def test_equal_service_never_keeps_fewer_customers(world):
    result = outcome(**world)
    assert result.loc["orientation", "kept"] >= result.loc["centricity", "kept"] - 1e-9


@given(worlds)
def test_without_coordination_cost_the_allocation_never_keeps_less_margin(world):
    assert advantage(**{**world, "coordination": 0.0}) >= -1e-9


@given(worlds)
def test_among_customers_who_are_alike_coordination_only_costs(world):
    assert advantage(**{**world, "best_fifth": 0.2}) <= 1e-9


@given(worlds)
def test_a_firm_that_foresees_nothing_is_in_the_same_place(world):
    assert advantage(**{**world, "foresight": 0.0}) <= 1e-9


@settings(max_examples=40)
@given(worlds, st.floats(0.01, 0.15))
def test_dearer_coordination_never_helps_centricity(world, more):
    dearer = {**world, "coordination": world["coordination"] + more}
    assert advantage(**dearer) <= advantage(**world) + 1e-9


@settings(max_examples=40)
@given(worlds, st.floats(0.01, 0.15))
def test_customers_more_unlike_never_hurt_centricity(world, more):
    # How far foresight reaches is its correlation times the spread, so this holds for both.
    unlike = {**world, "best_fifth": world["best_fifth"] + more}
    assert advantage(**unlike) >= advantage(**world) - 1e-9


def test_a_grid_on_which_neither_always_wins():
    grid = [
        advantage(best_fifth=share, coordination=cost, budget=budget, effect=effect)
        for share, cost, budget, effect in itertools.product(
            (0.2, 0.3, 0.5, 0.7), (0.05, 0.15, 0.3, 0.5), (5, 10, 40), (0.1, 0.3, 0.5)
        )
    ]
    wins = np.mean(np.array(grid) > 0)
    assert 0.25 < wins < 0.75


@pytest.mark.parametrize(
    ("change", "winner"),
    [
        ({}, "centricity"),
        ({"best_fifth": 0.25}, "orientation"),
        ({"coordination": 0.5}, "orientation"),
        ({"foresight": 0.2}, "orientation"),
        ({"budget": 40}, "orientation"),
        ({"best_fifth": 0.7, "coordination": 0.5}, "centricity"),
    ],
)
def test_who_wins_where(change, winner):
    gap = advantage(**change)
    assert abs(gap) > 0.003
    assert (gap > 0) == (winner == "centricity")


def test_the_share_of_the_best_fifth_comes_out():
    for share in (0.2, 0.35, 0.5, 0.7):
        expected = policies.expected_margins(20_000, policies.spread_from_best_fifth(share))
        assert expected[-4000:].sum() / expected.sum() == pytest.approx(share, abs=0.002)
        assert expected.mean() == pytest.approx(100)


def test_the_swing_agrees_with_drawn_years():
    world = {**USUAL, "foresight": 1.0}
    effort, result = policies.compare(**world)
    rng = np.random.default_rng(20_260_401)
    for policy in policies.POLICIES:
        stay = policies.staying(effort[policy], world["effect"])
        years = (rng.random((40_000, len(effort))) < stay) @ effort["expected"].to_numpy()
        assert result.loc[policy, "margin"] == pytest.approx(years.mean() / len(effort), rel=2e-3)
        assert result.loc[policy, "swing"] == pytest.approx(years.std() / years.mean(), rel=0.02)


def test_the_swing_counts_what_foresight_misses():
    rng = np.random.default_rng(20_260_402)
    spread = policies.spread_from_best_fifth(0.5)
    effort, result = policies.compare(**USUAL)
    left = spread * math.sqrt(1 - 0.7**2)
    stay = policies.staying(effort["centricity"], 0.3)
    shape = (20_000, len(effort))
    true = effort["expected"].to_numpy() * np.exp(rng.normal(-(left**2) / 2, left, shape))
    years = np.where(rng.random(shape) < stay, true, 0.0)
    variance = np.sum(np.mean(true**2, axis=0) * stay * (1 - stay))
    assert years.sum(axis=1).mean() / len(effort) == pytest.approx(
        result.loc["centricity", "margin"], rel=5e-3
    )
    assert result.loc["centricity", "swing"] == pytest.approx(
        math.sqrt(variance) / years.sum(axis=1).mean(), rel=0.02
    )


def test_effort_without_effect_is_the_same_for_both():
    result = outcome(effect=0.0)
    assert result["margin"].tolist() == pytest.approx([60.0, 60.0])
    assert policies.allocate(np.ones(4), 8, 0.0).tolist() == [2, 2, 2, 2]


def test_no_budget_at_all():
    result = outcome(budget=0)
    assert result["margin"].tolist() == pytest.approx([60.0, 60.0])
    assert result["unserved"].tolist() == [200, 200]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("best_fifth", 0.1),
        ("budget", -1),
        ("effect", 1.0),
        ("coordination", 1.2),
        ("foresight", math.nan),
        ("customers", 0),
    ],
)
def test_bad_numbers_are_named(name, bad):
    word = {"best_fifth": "share"}.get(name, name)
    with pytest.raises(ValueError, match=word):
        policies.compare(**{**USUAL, name: bad})
