"""Veretta's patients who pay by the visit: a world whose truth is known."""

import numpy as np
import pandas as pd
import pytest

from centricity import data
from centricity.models import btyd
from centricity.simulate import paid_visits


@pytest.fixture(scope="module")
def world():
    rng = np.random.default_rng(5)
    patients = paid_visits.truth(rng)
    return patients, paid_visits.visits(rng, patients)


def test_everybody_starts_in_the_first_quarter_and_with_a_visit(world):
    patients, visits = world
    first = visits.groupby("patient")["date"].min()
    assert len(first) == paid_visits.PATIENTS
    assert first.tolist() == patients["first"].tolist()
    assert first.between(paid_visits.FIRST_DAY, pd.Timestamp("2024-03-31")).all()


def test_nobody_comes_after_they_have_left(world):
    patients, visits = world
    last = visits.groupby("patient")["date"].max().to_numpy()
    assert (last <= patients["left"].fillna(paid_visits.LAST_DAY).to_numpy()).all()
    assert (patients["left"].dropna() >= patients.loc[patients["left"].notna(), "first"]).all()


def test_visits_come_at_the_patients_own_rate(world):
    patients, visits = world
    until = patients["left"].fillna(paid_visits.LAST_DAY)
    years = (until - patients["first"]).dt.days / paid_visits.YEAR
    expected = (patients["visits_a_year"] * years).sum()
    assert len(visits) - len(patients) == pytest.approx(expected, abs=4 * np.sqrt(expected))
    assert visits["date"].is_monotonic_increasing


def test_some_leave_after_a_single_visit_which_bgnbd_cant_see():
    visits = data.load_paid_visits().rename(columns={"patient": "customer"})
    truth = data.load_paid_visits_truth().set_index("patient")
    table = btyd.summary(visits, "2024-12-29")
    once = table["frequency"] == 0
    fit = btyd.bgnbd_fit(table["frequency"], table["recency"], table["age"])
    alive = btyd.p_alive(fit.values, table["frequency"], table["recency"], table["age"])
    here = ~(truth["left"] <= pd.Timestamp("2024-12-29"))
    assert (alive[once] == 1).all()
    assert here[once].mean() < 0.5
    # About those who came again it is right on average.
    assert here[~once].mean() == pytest.approx(alive[~once].mean(), abs=0.05)
