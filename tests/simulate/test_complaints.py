"""The complaints: estimates come near the truth, and the mean of the answered misleads."""

import numpy as np

from centricity import data
from centricity.models.response import response_time_survival
from centricity.models.survival import survival_at
from centricity.simulate import complaints, veretta


def test_the_clinics_are_verettas():
    assert set(complaints.CLINICS) == set(veretta.CLINICS)


def test_waiting_follows_the_truth():
    logs = [complaints.complaints(np.random.default_rng(seed)) for seed in range(60)]
    truth = complaints.complaints_truth().set_index("clinic")["open_after_14"]
    for clinic, expected in truth.items():
        found = [
            survival_at(
                response_time_survival(log[log["clinic"] == clinic], complaints.LAST_DAY),
                complaints.DAYS,
            )
            for log in logs
        ]
        assert abs(np.mean(found) - expected) < 0.025


def test_station_is_first_by_the_mean_and_last_by_the_curve():
    log = data.load_complaints()
    days = (log["answered"] - log["received"]).dt.days
    means = days.groupby(log["clinic"]).mean()
    waiting = {
        clinic: survival_at(response_time_survival(rows, complaints.LAST_DAY), complaints.DAYS)
        for clinic, rows in log.groupby("clinic")
    }
    assert means.idxmin() == max(waiting, key=waiting.get) == "Station"


def test_an_answer_comes_after_its_complaint_and_by_the_end():
    log = data.load_complaints()
    assert (log["received"].diff().dropna().dt.days >= 0).all()
    answered = log.dropna()
    assert (answered["answered"] > answered["received"]).all()
    assert answered["answered"].max() <= complaints.LAST_DAY
