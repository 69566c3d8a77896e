"""Veretta, the course's invented chain of family clinics, as numbers that all its data share.

Nothing here describes a real firm. `course/instructor/veretta.md` tells the same facts in words,
and a test compares the two.
"""

import pandas as pd

# Clinic: members of the care plan due in year 1, true yearly retention, margin in crowns.
CLINICS = {
    "Bridge Street": (1480, 0.89, 168),
    "Harbour": (1310, 0.84, 151),
    "Hillside": (640, 0.92, 139),
    "Lakeside": (990, 0.78, 186),
    "Market Square": (1620, 0.73, 122),
    "North Gate": (870, 0.66, 174),
    "Old Town": (1240, 0.81, 143),
    "Station": (743, 0.58, 112),
}
REGISTER = 46_000
VISITS_A_YEAR = 118_000
VISIT_FEE = 55
CARE_PLAN_FEE = 480
EMPLOYERS = 60
EMPLOYEES_COVERED = 7_400
STAFF = {"doctors": 64, "nurses": 88, "receptionists": 36, "everybody else": 24}
DISCOUNT = 0.10
CARE_PLAN_SEED = 20_260_401


def care_plan(rng, years=3):
    """Draw the renewals of the care plan, clinic by clinic and year by year.

    Each member who is due renews with the clinic's true retention, independently of the others
    and the same in every year: nobody's loyalty grows here. The margin drifts by up to 3 crowns
    a year. The number due grows by 4% a year, give or take 2.

    Parameters
    ----------
    rng : numpy.random.Generator
    years : int

    Returns
    -------
    pandas.DataFrame
        Columns ``clinic``, ``year``, ``due``, ``renewed``, ``margin``.

    Examples
    --------
    >>> import numpy as np
    >>> care_plan(np.random.default_rng(1)).shape
    (24, 5)
    """
    rows = []
    for clinic, (due, retention, margin) in CLINICS.items():
        for year in range(1, years + 1):
            rows.append(
                {
                    "clinic": clinic,
                    "year": year,
                    "due": due,
                    "renewed": int(rng.binomial(due, retention)),
                    "margin": margin,
                }
            )
            due = round(due * rng.uniform(1.02, 1.06))
            margin += int(rng.integers(-3, 4))
    return pd.DataFrame(rows)


def care_plan_truth():
    """Return the retention that `care_plan` draws from, one row a clinic.

    Examples
    --------
    >>> care_plan_truth().head(2)
              clinic  retention
    0  Bridge Street       0.89
    1        Harbour       0.84
    """
    truth = [(clinic, retention) for clinic, (_, retention, _) in CLINICS.items()]
    return pd.DataFrame(truth, columns=["clinic", "retention"])
