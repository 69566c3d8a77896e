"""Veretta's complaints and when they were answered: a constructed world.

Some complaints are easy and some are hard. Clinics differ in how many of theirs are hard, in how
fast they answer either kind, and in whether they get round to the hard ones at all.
"""

import numpy as np
import pandas as pd

SEED = 20_260_411
FIRST_DAY, LAST_DAY = pd.Timestamp("2025-07-01"), pd.Timestamp("2025-12-31")
# Clinic: complaints, share of hard ones, mean days to answer an easy and a hard one.
CLINICS = {
    "Bridge Street": (96, 0.30, 5.0, 12.0),
    "Harbour": (88, 0.30, 6.0, 14.0),
    "Hillside": (52, 0.25, 8.0, 16.0),
    "Lakeside": (70, 0.35, 5.0, 30.0),
    "Market Square": (110, 0.30, 9.0, 18.0),
    "North Gate": (74, 0.35, 7.0, 22.0),
    "Old Town": (84, 0.30, 6.0, 16.0),
    "Station": (90, 0.45, 2.0, 1500.0),
}
DAYS = 14


def complaints(rng):
    """Draw half a year's complaints, each with the day of its answer if one came by the end.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        One row a complaint, in the order in which they came: ``complaint`` (1, 2, ...),
        ``clinic``, ``received`` and ``answered`` (dates; ``answered`` is missing where no answer
        had gone out by 31 December 2025).

    Examples
    --------
    >>> log = complaints(np.random.default_rng(1))
    >>> len(log), log.columns.tolist()
    (664, ['complaint', 'clinic', 'received', 'answered'])
    """
    clinic = np.repeat(list(CLINICS), [count for count, *_ in CLINICS.values()])
    hard, easy_days, hard_days = np.array([CLINICS[name][1:] for name in clinic]).T
    mean = np.where(rng.random(clinic.size) < hard, hard_days, easy_days)
    day = rng.integers(0, (LAST_DAY - FIRST_DAY).days + 1, clinic.size)
    received = FIRST_DAY + pd.to_timedelta(day, unit="D")
    answered = received + pd.to_timedelta(np.ceil(rng.exponential(mean)), unit="D")
    log = pd.DataFrame({"clinic": clinic, "received": received, "answered": answered})
    log["answered"] = log["answered"].where(log["answered"] <= LAST_DAY)
    log = log.sort_values("received", kind="stable", ignore_index=True)
    log.insert(0, "complaint", np.arange(1, len(log) + 1))
    return log


def complaints_truth():
    """Return what each clinic's complaints are drawn from.

    Returns
    -------
    pandas.DataFrame
        ``clinic``, ``complaints``, ``hard`` (share of hard ones), ``easy_days`` and ``hard_days``
        (mean time to an answer), and ``open_after_14`` (the share without an answer after 14 days
        that follows from them).

    Examples
    --------
    >>> complaints_truth().set_index("clinic")["open_after_14"].round(2).to_dict()["Station"]
    0.45
    """
    rows = [(name, *numbers) for name, numbers in CLINICS.items()]
    truth = pd.DataFrame(rows, columns=["clinic", "complaints", "hard", "easy_days", "hard_days"])
    easy, hard = (np.exp(-DAYS / truth[f"{kind}_days"]) for kind in ("easy", "hard"))
    truth["open_after_14"] = ((1 - truth["hard"]) * easy + truth["hard"] * hard).round(4)
    return truth
