"""Veretta's world, its truth, and the page that tells it in words."""

import numpy as np
import pandas as pd

from centricity.simulate import veretta
from tests.proving.attempts import ROOT


def test_the_same_seed_makes_the_same_world():
    one, two = (veretta.care_plan(np.random.default_rng(7)) for _ in range(2))
    pd.testing.assert_frame_equal(one, two)
    other = veretta.care_plan(np.random.default_rng(8))
    assert not one.equals(other)


def test_nobody_renews_who_was_not_due():
    plan = veretta.care_plan(np.random.default_rng(1))
    assert (plan["renewed"] <= plan["due"]).all()
    assert len(plan) == 3 * len(veretta.CLINICS)


def test_the_truth_can_be_found_in_the_data():
    plan = veretta.care_plan(np.random.default_rng(3), years=40).groupby("clinic").sum()
    truth = veretta.care_plan_truth().set_index("clinic")["retention"]
    error = np.sqrt(truth * (1 - truth) / plan["due"])
    assert (np.abs(plan["renewed"] / plan["due"] - truth) < 4 * error).all()


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
