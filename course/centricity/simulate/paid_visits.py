"""Veretta's patients who pay by the visit: a constructed world in which the leaving is known.

Nobody tells a clinic that they won't come again. Here, unlike in life, a second table says who
left and when. A patient may leave at any moment, also after the first visit and without another
one; the BG/NBD model, which lets people leave after a repeat visit only, is therefore not quite
the truth about this world.
"""

import numpy as np
import pandas as pd

SEED = 20_260_407
PATIENTS = 1_200
FIRST_DAY = pd.Timestamp("2024-01-01")
LAST_DAY = pd.Timestamp("2025-12-28")
# New patients are those of the first quarter.
ENTRY_DAYS = 91
# Visits a year while somebody is a patient: gamma, by shape and mean.
VISITS_SHAPE, VISITS_A_YEAR = 1.4, 3.6
# Chance of leaving, a year: gamma, by shape and mean. Some stay for decades, some for weeks.
LEAVING_SHAPE, LEAVING_A_YEAR = 0.8, 0.9
YEAR = 365.25


def truth(rng):
    """Draw who the patients are: their first day, how often they come, and when they leave.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        1,200 rows: ``patient`` (int, from 1), ``first`` (date of the first visit),
        ``visits_a_year`` (float, while they are patients) and ``left`` (date; empty for whoever
        is still a patient on the last day).

    Examples
    --------
    >>> truth(np.random.default_rng(1)).shape
    (1200, 4)
    """
    first = FIRST_DAY + pd.to_timedelta(rng.integers(0, ENTRY_DAYS, PATIENTS), unit="D")
    visits = rng.gamma(VISITS_SHAPE, VISITS_A_YEAR / VISITS_SHAPE, PATIENTS)
    leaving = rng.gamma(LEAVING_SHAPE, LEAVING_A_YEAR / LEAVING_SHAPE, PATIENTS)
    # Nobody's stay is longer than a lifetime, and a date has an end.
    stay = np.minimum(rng.exponential(size=PATIENTS) / np.maximum(leaving, 0.01), 80.0)
    left = pd.Series(first + pd.to_timedelta(np.floor(stay * YEAR), unit="D"))
    return pd.DataFrame(
        {
            "patient": np.arange(1, PATIENTS + 1),
            "first": first,
            "visits_a_year": visits.round(3),
            "left": left.where(left <= LAST_DAY),
        }
    )


def visits(rng, patients):
    """Draw the visits: the first, and others at random as long as somebody is a patient.

    Parameters
    ----------
    rng : numpy.random.Generator
    patients : pandas.DataFrame
        As from `truth`.

    Returns
    -------
    pandas.DataFrame
        One row a visit, in order of date and patient: ``patient`` and ``date``. Two visits on one
        day can happen.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> visits(rng, truth(rng)).columns.tolist()
    ['patient', 'date']
    """
    until = patients["left"].fillna(LAST_DAY)
    days = (until - patients["first"]).dt.days
    count = rng.poisson(patients["visits_a_year"] * days / YEAR)
    again = patients.loc[patients.index.repeat(count), ["patient", "first"]]
    offset = np.ceil(rng.uniform(0, days.repeat(count)))
    later = pd.DataFrame(
        {
            "patient": again["patient"],
            "date": again["first"] + pd.to_timedelta(offset, unit="D"),
        }
    )
    first = patients[["patient", "first"]].rename(columns={"first": "date"})
    return pd.concat([first, later]).sort_values(["date", "patient"], ignore_index=True)
