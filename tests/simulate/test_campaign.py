"""The trial of a call and the ways of new members: what is claimed of these worlds is true."""

import numpy as np
import pytest

from centricity import data
from centricity.models import attribution, uplift
from centricity.simulate import campaign, journeys


@pytest.fixture(scope="module")
def world():
    rng = np.random.default_rng(5)
    members = campaign.truth(rng, 40_000)
    return members, campaign.trial(rng, members)


def test_half_are_called_and_the_lot_makes_the_halves_alike(world):
    members, trial = world
    assert trial["called"].sum() == 20_000
    gap = members["risk"].groupby(trial["called"]).mean().diff().iloc[-1]
    # Four standard errors of a difference of two means of 20,000.
    assert abs(gap) < 4 * members["risk"].std() * np.sqrt(2 / 20_000)


def test_a_large_trial_finds_the_true_effect(world):
    members, trial = world
    found = uplift.average_effect(trial["called"], trial["renewed"])
    assert abs(found["effect"] - members["effect"].mean()) < 4 * found["error"]


def test_a_call_never_lifts_a_chance_out_of_its_range():
    risk = np.linspace(0, 1, 501)
    after = 1 - risk + campaign.effect_of_a_call(risk, height=0.9)
    assert (after >= 0).all()
    assert (after <= 1).all()


def test_the_middle_is_moved_and_the_ends_are_not():
    low, middle, high = campaign.effect_of_a_call([0.02, 0.40, 0.95])
    assert middle == pytest.approx(campaign.HEIGHT)
    assert abs(low) < 0.01
    assert high < 0


def test_the_published_trial_shows_an_effect_that_is_not_chance():
    trial = data.load_campaign()
    found = uplift.average_effect(trial["called"], trial["renewed"])
    truth = campaign.truth(np.random.default_rng(campaign.SEED))["effect"].mean()
    assert found["low"] < truth < found["high"]
    assert found["low"] > 0


def test_paths_count_everybody_who_met_a_channel():
    people = journeys.people(np.random.default_rng(6), 3_000)
    table = journeys.paths(people)
    touched = people[list(journeys.ORDER)].any(axis=1)
    assert table["conversions"].sum() == people.loc[touched, "joined"].sum()
    assert table[["conversions", "nulls"]].to_numpy().sum() == touched.sum()


def test_search_adds_nothing_and_gets_the_most_credit():
    paths, truth = data.load_paths(), data.load_paths_truth().set_index("channel")["added"]
    assert truth["search"] == 0
    for credit in (
        attribution.by_rule(paths, "last"),
        attribution.by_rule(paths, "linear"),
        attribution.markov(paths),
        attribution.shapley(paths),
    ):
        assert credit.idxmax() == "search"


def test_search_truly_adds_nothing():
    people = journeys.people(np.random.default_rng(7), 400_000)
    others = list(journeys.ORDER[:-1])
    # Among people alike in everything else and in their will, search changes nothing; will can't
    # be seen, so compare the counts with what the other channels and the will explain.
    expected = journeys.WILL * (0.25 * 3 + 0.75 / 3) * len(people)
    expected += sum(people[name].sum() * journeys.CHANNELS[name][2] for name in others)
    assert people["joined"].sum() == pytest.approx(expected, rel=0.02)
