"""Two waves: nobody changes their mind, and the score moves because of who answers."""

import numpy as np
import pytest

from centricity import data
from centricity.models import survey
from centricity.simulate import waves


def test_nobody_changes_their_mind():
    answers, truth = data.load_survey_waves(), data.load_survey_waves_truth()
    for wave in ("wave_1", "wave_2"):
        given = answers[wave].notna()
        assert (answers.loc[given, wave] == truth.loc[given, "true_score"]).all()


def test_scores_fall_where_they_should():
    truth = waves.truth(np.random.default_rng(1), members=60_000)
    assert truth["true_score"].between(0, 10).all()
    for name, (share, promoters, detractors) in waves.MAKE_UP.items():
        group = truth.loc[truth["group"] == name, "true_score"]
        assert len(group) / 60_000 == pytest.approx(share, abs=0.01)
        assert survey.nps(group) == pytest.approx(promoters - detractors, abs=0.03)


def test_each_kind_answers_as_often_as_its_chance():
    rng = np.random.default_rng(2)
    truth = waves.truth(rng, members=60_000)
    answers = waves.survey(rng, truth)
    for wave in waves.ANSWERS:
        answered = answers[f"wave_{wave}"].notna().groupby(truth[f"answers_{wave}"]).mean()
        np.testing.assert_allclose(answered, answered.index, atol=0.02)


def test_the_score_moves_by_more_than_twenty_points_and_weights_do_not_help():
    answers = data.load_survey_waves()
    sizes = answers["group"].value_counts()
    first, second = (
        survey.post_stratify(answers.groupby("group")[wave].apply(survey.nps), sizes)
        for wave in ("wave_1", "wave_2")
    )
    assert survey.nps(answers["wave_2"]) - survey.nps(answers["wave_1"]) > 0.20
    assert second - first > 0.20
