"""The members who differ: nobody changes, and the cohorts follow the mixture."""

import numpy as np
import pytest
from scipy import stats

from centricity import data
from centricity.models import sbg
from centricity.simulate import joiners


def test_members_stay_as_they_are_and_the_cohort_changes():
    drawn = joiners.members(np.random.default_rng(3), 200_000, 0.668, 3.806)
    still = [drawn.loc[drawn["leaves"] > year, "churn"].mean() for year in range(6)]
    np.testing.assert_allclose(still, sbg.posterior_churn(0.668, 3.806, np.arange(6)), rtol=0.02)
    shares = [(drawn["leaves"] > year).mean() for year in range(13)]
    np.testing.assert_allclose(shares, sbg.survival(0.668, 3.806, np.arange(13)), atol=0.004)


def test_each_member_leaves_with_their_own_probability():
    drawn = joiners.members(np.random.default_rng(4), 200_000, 2.0, 3.0)
    alike = drawn[drawn["churn"].between(0.39, 0.41)]
    for year in (1, 2, 3):
        there = alike[alike["leaves"] >= year]
        assert (there["leaves"] == year).mean() == pytest.approx(0.40, abs=0.025)


def test_churn_probabilities_follow_the_beta_distribution():
    drawn = joiners.members(np.random.default_rng(5), 5_000, 0.35, 0.65)["churn"]
    assert stats.kstest(drawn, stats.beta(0.35, 0.65).cdf).pvalue > 0.01
    assert drawn.between(joiners.SMALLEST, 1).all()


def test_a_member_who_hardly_leaves_can_be_drawn():
    drawn = joiners.members(np.random.default_rng(6), 1_000, 1e-4, 1.0)
    assert (drawn["leaves"] >= 1).all()


def test_the_published_cohorts_give_back_the_truth():
    truth = {row.offer: (row.alpha, row.beta) for row in joiners.joiners_truth().itertuples()}
    for offer, rows in data.load_joiners().groupby("offer"):
        found = sbg.fit(rows["members"])
        worth = sbg.discounted_lifetime(found.alpha, found.beta, 0.1)
        assert worth == pytest.approx(sbg.discounted_lifetime(*truth[offer], 0.1), rel=0.05), offer


def test_the_offer_with_a_bad_first_year_is_worth_most():
    cohorts = {
        offer: rows["members"].to_numpy() for offer, rows in data.load_joiners().groupby("offer")
    }
    first = {offer: members[1] / members[0] for offer, members in cohorts.items()}
    worth = {
        offer: sbg.discounted_lifetime(*sbg.fit(members)[:2], 0.1)
        for offer, members in cohorts.items()
    }
    assert sorted(first, key=first.get) == [
        "gift voucher", "trial offer", "health fair", "at reception",
    ]  # fmt: skip
    assert sorted(worth, key=worth.get) == [
        "gift voucher", "health fair", "at reception", "trial offer",
    ]  # fmt: skip


def test_cohorts_only_shrink():
    for _, rows in joiners.joiners(np.random.default_rng(9), years=9).groupby("offer"):
        assert rows["year"].tolist() == list(range(10))
        assert (rows["members"].diff().dropna() <= 0).all()
