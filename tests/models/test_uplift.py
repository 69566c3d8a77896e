"""Effects of an offer: an independent library, known truths, and what is refused."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from centricity.models import uplift

arms = st.tuples(st.integers(1, 60), st.integers(1, 60)).flatmap(
    lambda sizes: st.tuples(st.just(sizes), st.integers(0, sizes[0]), st.integers(0, sizes[1]))
)


def two_arms(sizes, stayed_with, stayed_without):
    treated = np.repeat([True, False], sizes)
    stayed = np.concatenate(
        [np.arange(sizes[0]) < stayed_with, np.arange(sizes[1]) < stayed_without]
    )
    return treated, stayed


@given(arms)
def test_effect_and_interval_agree_with_statsmodels(arm):
    sizes, with_offer, without = arm
    found = uplift.average_effect(*two_arms(sizes, with_offer, without))
    low, high = confint_proportions_2indep(
        with_offer, sizes[0], without, sizes[1], method="wald", compare="diff"
    )
    assert found["effect"] == pytest.approx(with_offer / sizes[0] - without / sizes[1])
    assert (found["low"], found["high"]) == pytest.approx((low, high), abs=1e-12)


def test_the_interval_covers_a_known_effect_about_as_often_as_it_says():
    rng = np.random.default_rng(3)
    covered = 0
    for _ in range(400):
        treated = rng.random(600) < 0.5
        stayed = rng.random(600) < np.where(treated, 0.75, 0.65)
        found = uplift.average_effect(treated, stayed)
        covered += found["low"] <= 0.10 <= found["high"]
    # Four standard errors of a share of 0.95 among 400.
    assert covered / 400 == pytest.approx(0.95, abs=4 * np.sqrt(0.95 * 0.05 / 400))


def test_groups_and_the_whole_hang_together():
    rng = np.random.default_rng(4)
    trial = pd.DataFrame(
        {
            "treated": rng.random(900) < 0.5,
            "stayed": rng.random(900) < 0.7,
            "clinic": rng.choice(["a", "b", "c"], 900),
        }
    )
    table = uplift.by_group(trial, "clinic")
    assert table["customers"].sum() == 900
    for name, part in trial.groupby("clinic"):
        effect = uplift.average_effect(part["treated"], part["stayed"])["effect"]
        assert table.loc[name, "effect"] == pytest.approx(effect)


def test_a_group_with_an_empty_arm_has_no_effect_to_show():
    trial = pd.DataFrame({"treated": [1, 1, 0], "stayed": [1, 0, 1], "g": ["x", "x", "y"]})
    table = uplift.by_group(trial, "g")
    assert table["effect"].isna().all()
    assert np.isnan(table.loc["x", "stayed_without"])
    assert table.loc["y", "stayed_without"] == 1


def test_a_trial_without_one_arm_anywhere_has_no_effects():
    trial = pd.DataFrame({"treated": [0, 0], "stayed": [1, 0], "g": ["x", "y"]})
    assert uplift.by_group(trial, "g")["effect"].isna().all()


def test_nobody_is_worth_an_offer_that_costs_what_a_customer_is_worth():
    assert not uplift.worth_an_offer([0.2, 0.9, 1.0], cost=100, value=100).any()
    assert uplift.policy_profit([], cost=100, value=100) == 0


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=30), st.floats(0, 50), st.floats(0, 500))
def test_no_other_choice_earns_more_than_those_worth_an_offer(effects, cost, value):
    chosen = uplift.worth_an_offer(effects, cost, value)
    best = uplift.policy_profit(np.array(effects)[chosen], cost, value)
    rng = np.random.default_rng(0)
    for _ in range(20):
        other = np.array(effects)[rng.random(len(effects)) < 0.5]
        assert uplift.policy_profit(other, cost, value) <= best + 1e-9


def test_the_curve_ends_at_the_average_effect():
    rng = np.random.default_rng(5)
    treated, stayed = rng.random(500) < 0.5, rng.random(500) < 0.6
    curve = uplift.gain_curve(rng.random(500), treated, stayed)
    effect = uplift.average_effect(treated, stayed)["effect"]
    assert curve["gain"].iloc[-1] == pytest.approx(500 * effect)
    assert curve["share"].tolist() == pytest.approx(np.linspace(0, 1, 501))


def test_a_score_that_knows_the_effect_bends_the_curve_upwards():
    rng = np.random.default_rng(6)
    effect = np.repeat([0.4, 0.0], 4_000)
    treated = rng.random(8_000) < 0.5
    stayed = rng.random(8_000) < 0.5 + effect * treated
    halfway = uplift.gain_curve(effect, treated, stayed)["gain"].iloc[4_000]
    blind = uplift.gain_curve(rng.random(8_000), treated, stayed)["gain"].iloc[4_000]
    assert halfway > 1.5 * blind


@pytest.mark.parametrize(
    ("treated", "stayed", "message"),
    [
        ([1, 1], [1, 0], "the untreated arm is empty"),
        ([0, 0], [1, 0], "the treated arm is empty"),
        ([], [], "the treated arm is empty"),
        ([1, 0], [1, 0, 1], "treated has 2 values and stayed has 3"),
        ([1, 2], [1, 0], "treated must hold only True and False"),
        ([1, 0], [1, np.nan], "stayed must hold only True and False"),
        (["yes", "no"], [1, 0], "treated must hold only True and False"),
    ],
)
def test_bad_arms_are_named(treated, stayed, message):
    with pytest.raises(ValueError, match=message):
        uplift.average_effect(treated, stayed)


def test_bad_numbers_are_named():
    with pytest.raises(ValueError, match="level is 1"):
        uplift.average_effect([1, 0], [1, 0], level=1)
    with pytest.raises(ValueError, match="cost is -1"):
        uplift.policy_profit([0.1], cost=-1, value=10)
    with pytest.raises(ValueError, match="effects is 20"):
        uplift.worth_an_offer([20], cost=1, value=10)
    with pytest.raises(ValueError, match="no column 'age'"):
        uplift.by_group(pd.DataFrame({"treated": [1], "stayed": [1]}), "age")
    with pytest.raises(ValueError, match="scores has 1 values"):
        uplift.gain_curve([1], [1, 0], [1, 0])
