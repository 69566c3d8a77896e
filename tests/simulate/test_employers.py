"""Veretta's employers: the ledger follows its truth, and shows what the lesson needs."""

import numpy as np
import pytest

from centricity import data
from centricity.models import concentration
from centricity.simulate import employers, veretta


@pytest.fixture(scope="module")
def world():
    """Return truth and ledger of another seed: what holds here isn't owed to the seed chosen."""
    rng = np.random.default_rng(8)
    accounts = employers.truth(rng)
    return accounts, employers.ledger(rng, accounts)


@pytest.fixture(scope="module")
def published():
    """Return the published ledger, summed over its years."""
    sums = data.load_employers().groupby(["employer", "sector", "median_age"])
    return sums[["covered", "visits", "margin"]].sum().reset_index()


def test_one_row_for_each_employer_and_year(world):
    accounts, ledger = world
    assert len(accounts) == veretta.EMPLOYERS == accounts["employer"].nunique()
    assert not ledger.duplicated(["employer", "year"]).any()
    assert set(ledger["year"]) == set(employers.YEARS)


def test_the_lasting_sizes_add_up_to_those_of_veretta(world):
    for covered in (world[0]["lasting_covered"], data.load_employers_truth()["lasting_covered"]):
        assert covered.sum() == pytest.approx(veretta.EMPLOYEES_COVERED, rel=0.02)


def test_the_fee_is_the_care_plans(world):
    _, ledger = world
    assert (ledger["revenue"] == veretta.CARE_PLAN_FEE * ledger["covered"]).all()


def test_contracts_run_for_three_years_and_never_ended_before(world):
    _, ledger = world
    assert (ledger["contract_ends"] >= ledger["year"]).all()
    assert (ledger["contract_ends"] - ledger["year"] < 3).all()


def test_older_staff_cost_more(world):
    accounts, ledger = world
    assert accounts["median_age"].corr(accounts["lasting_margin"]) < -0.8
    assert (ledger["visits"] / ledger["covered"]).corr(ledger["median_age"]) > 0.5


def test_luck_lasts_one_year_and_favours_nobody():
    rng = np.random.default_rng(4)
    accounts = employers.truth(rng)
    accounts["lasting_covered"], accounts["growth"] = 10_000, 1.0
    years = employers.ledger(rng, accounts).pivot(
        index="employer", columns="year", values="covered"
    )
    assert abs(np.corrcoef(years[1], years[2])[0, 1]) < 0.35
    assert years.to_numpy().mean() == pytest.approx(10_000, rel=0.15)


def test_a_few_lose_money_one_large_and_one_public(published):
    losing = published[published["margin"] < 0]
    assert len(losing) == 5
    assert (losing["sector"] == "public").sum() == 1
    assert losing["covered"].max() > 1_500


def test_dismissal_would_hit_older_staff_three_times_as_often(published):
    older = published["median_age"] >= 50
    hit = published["covered"].where(published["margin"] < 0, 0)
    shares = [hit[group].sum() / published["covered"][group].sum() for group in (older, ~older)]
    assert shares[0] > 3 * shares[1]


def test_the_top_of_year_one_shrinks_and_the_bottom_grows():
    years = data.load_employers().pivot(index="employer", columns="year", values="revenue")
    shares = [concentration.capture(years[1], years[year], 0.2) for year in employers.YEARS]
    assert shares == sorted(shares, reverse=True)
    smallest = years.loc[years[1].nsmallest(30).index].sum()
    assert smallest[3] > 2 * smallest[1]
