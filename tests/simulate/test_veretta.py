"""Veretta's world, its truth, and the page that tells it in words."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.data import load_care_plan
from centricity.simulate import veretta
from tests.proving.attempts import ROOT

seeds = st.integers(0, 10**6)


def world(seed, years=3):
    return veretta.care_plan(np.random.default_rng(seed), years)


def far_from_the_truth(plan):
    """Return the clinics whose share renewed lies 4 standard errors or more from the truth."""
    total = plan.groupby("clinic").sum()
    truth = veretta.care_plan_truth().set_index("clinic")["retention"]
    error = np.sqrt(truth * (1 - truth) / total["due"])
    far = np.abs(total["renewed"] / total["due"] - truth) >= 4 * error
    return far.index[far].tolist()


def test_the_same_seed_makes_the_same_world():
    pd.testing.assert_frame_equal(world(7), world(7))
    assert not world(7).equals(world(8))


@pytest.mark.parametrize("years", [1, 3, 5])
def test_every_clinic_has_a_row_for_every_year(years):
    plan = world(1, years)
    assert list(plan.columns) == ["clinic", "year", "due", "renewed", "margin"]
    assert plan["clinic"].tolist() == [name for name in veretta.CLINICS for _ in range(years)]
    assert plan["year"].tolist() == [*range(1, years + 1)] * len(veretta.CLINICS)
    assert all(plan[name].dtype.kind == "i" for name in plan.columns[1:])


def test_three_years_are_drawn_unless_said_otherwise():
    assert veretta.care_plan(np.random.default_rng(1)).shape == (24, 5)


@given(seeds)
def test_nobody_renews_who_was_not_due(seed):
    plan = world(seed)
    assert plan["renewed"].between(0, plan["due"]).all()


@given(seeds)
def test_the_first_year_is_as_designed(seed):
    first = world(seed).query("year == 1").set_index("clinic")
    for clinic, (due, _, margin) in veretta.CLINICS.items():
        assert (first.loc[clinic, "due"], first.loc[clinic, "margin"]) == (due, margin)


@given(seeds)
def test_numbers_due_grow_and_margins_drift_as_said(seed):
    for _, years in world(seed, 6).groupby("clinic"):
        due, margin = years["due"].to_numpy(), years["margin"].to_numpy()
        assert (due[1:] >= due[:-1] * 1.02 - 0.5).all()
        assert (due[1:] <= due[:-1] * 1.06 + 0.5).all()
        assert (np.abs(np.diff(margin)) <= 3).all()


def test_margins_drift_up_and_down_alike():
    plan = world(5, 60)
    drift = plan.groupby("clinic")["margin"].diff().dropna()
    assert set(drift) == {-3, -2, -1, 0, 1, 2, 3}


def test_the_truth_can_be_found_in_the_data():
    assert far_from_the_truth(world(3, 40)) == []


def test_the_truth_can_be_found_in_the_published_data():
    assert far_from_the_truth(load_care_plan()) == []


def test_data_from_another_truth_would_be_noticed():
    plan = world(3, 40)
    worse = plan.assign(renewed=(plan["renewed"] * 0.95).astype(int))
    assert far_from_the_truth(worse) == sorted(veretta.CLINICS)


def test_nobody_grows_more_loyal():
    plan = world(4, 40).assign(late=lambda frame: frame["year"] > 20)
    early, late = (part for _, part in plan.groupby("late"))
    assert far_from_the_truth(early) == far_from_the_truth(late) == []


def test_the_truth_is_the_design():
    truth = veretta.care_plan_truth()
    assert list(truth.columns) == ["clinic", "retention"]
    assert dict(truth.to_numpy()) == {name: rate for name, (_, rate, _) in veretta.CLINICS.items()}


def test_the_page_of_facts_agrees_with_the_code():
    page = (ROOT / "course" / "instructor" / "veretta.md").read_text()
    for clinic, (due, retention, margin) in veretta.CLINICS.items():
        assert f"| {clinic} | {due:,} | {retention:.2f} | {margin} |" in page
    for fact in (
        f"{veretta.REGISTER:,} people on the patient register",
        f"{veretta.VISITS_A_YEAR:,} visits a year",
        f"({veretta.VISIT_FEE} crowns on average)",
        f"({veretta.CARE_PLAN_FEE} crowns)",
        f"{veretta.EMPLOYERS} employers cover {veretta.EMPLOYEES_COVERED:,} employees",
        f"discounted by {veretta.DISCOUNT:.0%}",
        ", ".join(f"{count} {who}" for who, count in veretta.STAFF.items()),
    ):
        assert fact in page


def test_the_page_of_facts_knows_no_other_clinic():
    page = (ROOT / "course" / "instructor" / "veretta.md").read_text()
    rows = page.split("## The clinics")[1].split("##")[0].splitlines()
    named = [row.split("|")[1].strip() for row in rows if row.startswith("| ")]
    assert named == ["clinic", *veretta.CLINICS]
