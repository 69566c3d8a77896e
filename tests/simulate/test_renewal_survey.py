"""The survey at Veretta: it adds up, and answers tell less than renewals."""

import numpy as np

from centricity.data import load_renewal_survey
from centricity.simulate import renewal_survey as world
from centricity.simulate.veretta import CLINICS

ANSWERS = [f"answer_{point}" for point in range(1, 6)]


def test_everybody_asked_answered():
    survey = load_renewal_survey()
    assert (survey[ANSWERS].sum(axis=1) == survey["asked"]).all()
    assert (survey["renewed_after_yes"] <= survey[["answer_4", "answer_5"]].sum(axis=1)).all()
    assert (survey["renewed_after_yes"] <= survey["renewed"]).all()
    assert (survey["renewed"] <= survey["asked"]).all()
    assert set(survey["clinic"]) == set(CLINICS)


def test_many_surveys_find_the_truth():
    rng = np.random.default_rng(8)
    surveys = [world.renewal_survey(rng) for _ in range(200)]
    renewed = np.mean([one["renewed"] / one["asked"] for one in surveys], axis=0)
    truth = [CLINICS[clinic][1] for clinic in world.ASKED]
    np.testing.assert_allclose(renewed, truth, atol=0.01)
    top = np.mean([one[ANSWERS[3:]].sum(axis=1) / one["asked"] for one in surveys], axis=0)
    yes, no = (sum(world.ANSWERS[renews][3:]) for renews in (True, False))
    np.testing.assert_allclose(top, [r * yes + (1 - r) * no for r in truth], atol=0.01)


def test_shares_of_answers_add_up_to_one():
    truth = world.renewal_survey_truth()
    np.testing.assert_allclose(truth[ANSWERS].sum(axis=1), 1)


def test_answers_differ_less_between_clinics_than_renewals():
    survey = load_renewal_survey()
    said = survey[ANSWERS[3:]].sum(axis=1) / survey["asked"]
    done = survey["renewed"] / survey["asked"]
    assert np.ptp(said) < np.ptp(done) / 2
