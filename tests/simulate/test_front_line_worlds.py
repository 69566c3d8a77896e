"""Mystery visits and the audit: what was put into the two worlds can be found in them."""

import numpy as np
import pandas as pd
import pytest

from centricity import data
from centricity.figures import lesson_10 as figures
from centricity.models import front_line
from centricity.models.audit import items
from centricity.simulate import audit, mystery

UNRELATED = ["privacy_kept", "clean", "signs_found", "goodbye"]


def mystery_world(seed):
    rng = np.random.default_rng(seed)
    truth = mystery.truth(rng)
    return truth, mystery.visits(rng, truth)


def test_the_same_seed_makes_the_same_worlds():
    pd.testing.assert_frame_equal(mystery_world(4)[1], mystery_world(4)[1])
    assert not mystery_world(4)[1].equals(mystery_world(5)[1])


def test_every_shopper_goes_everywhere_twice_and_the_score_is_the_checklist():
    _truth, visits = mystery_world(4)
    assert visits.groupby(["site", "shopper"]).size().eq(2).all()
    wanted = 10 * visits[list(mystery.ITEMS)].sum(axis=1)
    assert visits["score"].tolist() == wanted.tolist()


def test_a_long_wait_casts_a_shadow_on_what_has_nothing_to_do_with_it():
    halos = [front_line.halo_check(mystery_world(seed)[1], UNRELATED) for seed in range(12)]
    assert np.mean(halos) == pytest.approx(-24, abs=6)
    assert front_line.halo_check(data.load_mystery_visits(), UNRELATED) < -15


def test_mean_scores_follow_the_true_quality():
    truth = data.load_mystery_visits_truth().set_index("site")
    means = data.load_mystery_visits().groupby("site")["score"].mean()
    assert truth["quality"].corr(means) > 0.8


def test_patients_are_right_and_staff_flatter_themselves_more_for_a_bonus():
    scores = figures.scores(data.load_orientation_audit())
    means = scores.groupby(["clinic", "version"])["external"].mean().unstack()
    truth = data.load_orientation_audit_truth().set_index("clinic")
    assert (means["patients"] - truth["external"]).abs().max() < 0.25
    gap = means["staff"] - means["patients"]
    assert (gap > 0).all()
    assert gap[truth["bonus"]].mean() - gap[~truth["bonus"]].mean() > 0.25


def test_patients_are_not_asked_about_colleagues_and_few_answers_are_missing():
    answers = data.load_orientation_audit()
    kinds = items()["customer"]
    internal = list(kinds.index[kinds == "internal"])
    external = list(kinds.index[kinds == "external"])
    patients = answers["version"] == "patients"
    assert answers.loc[patients, internal].isna().all(axis=None)
    assert answers[external].isna().mean().mean() == pytest.approx(audit.MISSING, abs=0.02)
