"""Net Promoter Scores, gaps and weights: published values, simulation, and what is refused."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from centricity.models import survey
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())["nps"]
answers = st.lists(st.integers(0, 10), min_size=1, max_size=60)


def half_and_a_sixth(n):
    """Return answers with half promoters and a sixth detractors."""
    return [9] * (n // 2) + [3] * (n // 6) + [8] * (n - n // 2 - n // 6)


def test_a_half_and_a_sixth_as_published():
    expected = PUBLISHED["p_half_d_sixth"]
    scores = half_and_a_sixth(600)
    assert survey.nps(scores) == pytest.approx(expected["nps"], abs=1e-6)
    assert survey.nps_error(scores) == pytest.approx(expected["sd"] / np.sqrt(600), abs=1e-6)


def test_sample_sizes_as_recomputed():
    assert survey.sample_size(0.05, variance=PUBLISHED["p_half_d_sixth"]["var"]) == 854
    assert survey.sample_size(0.05) == 1537
    assert survey.sample_size(0.05, variance=0) == 1


def test_more_than_a_third_of_unchanged_waves_differ_by_ten_points():
    # The exact distribution of a sum of 100 answers, by convolution, and of two such sums' gap.
    one, total = np.array([1 / 6, 1 / 3, 1 / 2]), np.array([1.0])
    for _ in range(100):
        total = np.convolve(total, one)
    gap = np.convolve(total, total[::-1])
    exact = gap[np.abs(np.arange(gap.size) - gap.size // 2) >= 10].sum()
    rng = np.random.default_rng(35)
    votes = rng.choice([1, -1, 0], (2, 40_000, 100), p=[1 / 2, 1 / 6, 1 / 3])
    simulated = np.abs(votes[0].sum(axis=1) - votes[1].sum(axis=1)) >= 10
    assert simulated.mean() == pytest.approx(exact, abs=4 * np.sqrt(0.25 / 40_000))
    assert exact == pytest.approx(0.37, abs=0.005)
    gaps = survey.wave_gaps(100, 1 / 2, 1 / 6)
    np.testing.assert_allclose(gaps["chance"], gap, atol=1e-12)
    assert gaps.loc[gaps["gap"].abs() >= 0.10, "chance"].sum() == pytest.approx(exact)


@given(st.integers(1, 300), st.floats(0, 1), st.floats(0, 1))
def test_gaps_of_waves_are_a_distribution_with_the_right_spread(n, promoters, rest):
    detractors = (1 - promoters) * rest
    gaps = survey.wave_gaps(n, promoters, detractors)
    assert gaps["chance"].sum() == pytest.approx(1)
    assert gaps["gap"] @ gaps["chance"] == pytest.approx(0, abs=1e-9)
    variance = promoters + detractors - (promoters - detractors) ** 2
    assert gaps["gap"] ** 2 @ gaps["chance"] == pytest.approx(2 * variance / n, abs=1e-9)


def test_bad_shares_of_waves_are_named():
    with pytest.raises(ValueError, match=r"detractors is 0\.6"):
        survey.wave_gaps(100, 0.5, 0.6)
    with pytest.raises(ValueError, match="n is 0"):
        survey.wave_gaps(0, 0.5, 0.1)


@given(answers)
def test_the_score_is_promoters_less_detractors(scores):
    promoters = sum(score >= 9 for score in scores) / len(scores)
    detractors = sum(score <= 6 for score in scores) / len(scores)
    assert survey.nps(scores) == pytest.approx(promoters - detractors)
    variance = promoters + detractors - (promoters - detractors) ** 2
    assert survey.nps_error(scores) ** 2 == pytest.approx(variance / len(scores))


@given(answers)
def test_people_who_did_not_answer_change_nothing(scores):
    assert survey.nps([*scores, np.nan, np.nan]) == survey.nps(scores)
    assert survey.nps_error([np.nan, *scores]) == survey.nps_error(scores)


@given(answers)
def test_the_same_answers_twice_move_nothing(scores):
    for paired in (True, False):
        moved = survey.nps_difference(scores, scores, paired=paired)
        assert moved["difference"] == pytest.approx(0)
        assert moved["low"] <= 0 <= moved["high"]
    assert survey.nps_difference(scores, scores, paired=True)["error"] == 0


def test_pairs_know_more_when_people_answer_alike_twice():
    rng = np.random.default_rng(5)
    first = rng.integers(0, 11, 400)
    second = np.clip(first + rng.integers(0, 2, 400), 0, 10)
    paired = survey.nps_difference(first, second, paired=True)
    independent = survey.nps_difference(first, second)
    assert paired["difference"] == pytest.approx(independent["difference"])
    assert paired["error"] < 0.6 * independent["error"]


def test_whoever_misses_one_wave_leaves_both():
    full = survey.nps_difference([9, 3, 10], [9, 9, 10], paired=True)
    gaps = survey.nps_difference([9, 3, 10, 0, np.nan], [9, 9, 10, np.nan, 10], paired=True)
    assert gaps == full


def test_the_interval_of_a_difference_covers_about_as_often_as_it_says():
    rng = np.random.default_rng(6)
    covered = 0
    for _ in range(500):
        first = rng.choice([9, 3, 8], 150, p=[0.5, 0.2, 0.3])
        second = rng.choice([9, 3, 8], 150, p=[0.6, 0.2, 0.2])
        moved = survey.nps_difference(first, second)
        covered += moved["low"] <= 0.1 <= moved["high"]
    # Four standard errors of a share of 0.95 among 500.
    assert covered / 500 == pytest.approx(0.95, abs=4 * np.sqrt(0.95 * 0.05 / 500))


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ([], "nobody answered"),
        ([np.nan], "nobody answered"),
        ([9, 11], "scores hold 11"),
        ([9, -1], "scores hold -1"),
        ([9.5], "scores hold 9.5"),
    ],
)
def test_bad_answers_are_named(scores, message):
    for function in (survey.nps, survey.nps_error):
        with pytest.raises(ValueError, match=message):
            function(scores)


def test_bad_waves_are_named():
    with pytest.raises(ValueError, match="first has 2 answers and second has 1"):
        survey.nps_difference([9, 9], [9], paired=True)
    with pytest.raises(ValueError, match="nobody answered both"):
        survey.nps_difference([9, np.nan], [np.nan, 9], paired=True)
    with pytest.raises(ValueError, match="margin is 0"):
        survey.sample_size(0)


def test_gaps_use_pairs_only():
    hoped = pd.DataFrame({"a": [7.0, np.nan, 5.0], "b": [7.0, 7.0, 7.0], "c": [np.nan] * 3})
    seen = pd.DataFrame({"a": [5.0, 1.0, np.nan], "b": [7.0, 6.0, 5.0], "c": [1.0] * 3})
    gaps = survey.servqual_gaps(hoped, seen, {"a": "x", "b": "x", "c": "y"})
    assert gaps["pairs"].to_dict() == {"x": 4, "y": 0}
    assert gaps.loc["x", "gap"] == pytest.approx((-2 + 0 - 1 - 2) / 4)
    assert np.isnan(gaps.loc["y", "gap"])


def test_bad_gaps_are_named():
    one = pd.DataFrame({"a": [1]})
    with pytest.raises(ValueError, match="'a' has no dimension"):
        survey.servqual_gaps(one, one, {})
    with pytest.raises(ValueError, match="the same items"):
        survey.servqual_gaps(one, one.rename(columns={"a": "b"}), {"a": "x"})


@given(st.lists(st.tuples(st.floats(-5, 5), st.integers(1, 900)), min_size=1, max_size=8))
def test_weights_agree_with_statsmodels(strata):
    means = pd.Series([mean for mean, _ in strata])
    sizes = pd.Series([size for _, size in strata])
    theirs = DescrStatsW(means.to_numpy(), weights=sizes.to_numpy()).mean
    assert survey.post_stratify(means, sizes.sample(frac=1, random_state=1)) == pytest.approx(
        theirs
    )


def test_weights_undo_a_lopsided_response():
    rng = np.random.default_rng(8)
    group = rng.choice(["happy", "angry"], 20_000, p=[0.8, 0.2])
    scores = np.where(group == "happy", 1.0, -1.0)
    answered = rng.random(20_000) < np.where(group == "happy", 0.1, 0.6)
    raw = scores[answered].mean()
    means = pd.Series(scores[answered]).groupby(group[answered]).mean()
    weighted = survey.post_stratify(means, pd.Series(group).value_counts())
    assert weighted == pytest.approx(scores.mean())
    assert abs(raw - scores.mean()) > 0.5


def test_an_empty_stratum_is_named_unless_nobody_is_in_it():
    means = pd.Series({"stayed": 1.0, "left": np.nan})
    with pytest.raises(ValueError, match="stratum 'left'"):
        survey.post_stratify(means, pd.Series({"stayed": 5, "left": 5}))
    assert survey.post_stratify(means, pd.Series({"stayed": 5, "left": 0})) == 1
    with pytest.raises(ValueError, match="'gone' isn't in both"):
        survey.post_stratify(means, pd.Series({"stayed": 5, "gone": 1, "left": 2}))
    with pytest.raises(ValueError, match="add up to 0"):
        survey.post_stratify(means, pd.Series({"stayed": 0, "left": 0}))


def test_waves_that_share_nobody_are_independent_and_waves_of_the_same_people_are_paired():
    rng = np.random.default_rng(2)
    first, second = rng.integers(0, 11, (2, 200)).astype(float)
    same = survey.nps_difference(first, second, paired=True)
    assert survey.nps_difference_shared(first, second) == pytest.approx(same)
    first[:120], second[120:] = np.nan, np.nan
    apart = survey.nps_difference(first, second)
    assert survey.nps_difference_shared(first, second) == pytest.approx(apart)


def test_the_error_of_shared_waves_is_that_of_a_bootstrap_of_people():
    rng = np.random.default_rng(3)
    first = rng.integers(3, 11, 600).astype(float)
    second = np.clip(first + rng.integers(-1, 2, 600), 0, 10)
    first[:200], second[450:] = np.nan, np.nan
    drawn = rng.integers(0, 600, (1_500, 600))
    moves = [survey.nps(second[one]) - survey.nps(first[one]) for one in drawn]
    found = survey.nps_difference_shared(first, second)
    # 1,500 draws tell a standard deviation within 4%; n and n - 1 differ by less than 1%.
    assert found["error"] == pytest.approx(np.std(moves), rel=0.08)
    assert found["error"] < 0.8 * survey.nps_difference(first, second)["error"]


def test_shared_waves_list_the_same_people():
    with pytest.raises(ValueError, match="shared"):
        survey.nps_difference_shared([9, 8], [9])
