"""Veretta's sixty employers over three years: a constructed ledger with a known truth.

Each employer has a lasting size and growth and a cost of care that rises with the age of its
staff. What a year's ledger shows is that, times a chance that lasts one year only.
"""

import numpy as np
import pandas as pd

from centricity.simulate import veretta

# Chosen among many so that a few employers cost more than they pay: old staff mostly, one of them
# large and one of them public.
SEED = 20_260_656
YEARS = (1, 2, 3)
# How far a single year strays from what lasts: the standard deviation of the logarithm.
CHANCE = 0.55
FIRST = (
    *("Alder", "Beacon", "Cedar", "Dunmore", "Elm", "Foxglove", "Granite", "Heron", "Ivory"),
    *("Juniper", "Kestrel", "Linden"),
)
SECOND = ("Freight", "Mills", "Software", "Foods", "Municipal Works")
SECTORS = dict(zip(SECOND, ("transport", "industry", "services", "trade", "public"), strict=True))


def truth(rng):
    """Draw what lasts about each employer.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        60 rows: ``employer``, ``sector``, ``median_age`` of the staff, ``lasting_covered``
        (employees covered in an ordinary first year; together about those of `veretta`),
        ``growth`` (a factor a year), ``lasting_margin`` (crowns per employee and year) and
        ``complaint_rate`` (per 100 employees and year).

    Examples
    --------
    >>> truth(np.random.default_rng(1)).shape
    (60, 7)
    """
    names = [f"{first} {second}" for first in FIRST for second in SECOND]
    count = len(names)
    age = np.clip(rng.normal(41, 7, count), 26, 57).round().astype(int)
    size = rng.lognormal(0, 1.1, count)
    covered = np.maximum(5, size / size.sum() * veretta.EMPLOYEES_COVERED).round().astype(int)
    # Small employers grow faster here, and a few of them much faster.
    growth = rng.normal(1.02, 0.05, count) + (covered < 60) * rng.exponential(0.18, count)
    # Older staff need more care at the same price; large employers bargain.
    margin = 160 - 13 * (age - 41) - 12 * np.log(covered / 100) + rng.normal(0, 40, count)
    return pd.DataFrame(
        {
            "employer": names,
            "sector": [SECTORS[name.split(" ", 1)[1]] for name in names],
            "median_age": age,
            "lasting_covered": covered,
            "growth": growth.round(3),
            "lasting_margin": margin.round().astype(int),
            "complaint_rate": np.clip(rng.normal(2.2, 0.8, count), 0.4, None).round(2),
        }
    )


def ledger(rng, employers):
    """Draw the ledger: one row for each employer and year.

    Parameters
    ----------
    rng : numpy.random.Generator
    employers : pandas.DataFrame
        As from `truth`.

    Returns
    -------
    pandas.DataFrame
        Columns ``employer``, ``sector``, ``median_age``, ``year``, ``covered`` (employees),
        ``visits``, ``revenue`` and ``margin`` (crowns a year; a loss is negative), ``complaints``
        and ``contract_ends`` (the last year of the contract that runs then).

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> ledger(rng, truth(rng)).shape
    (180, 10)
    """
    years = []
    first_end = rng.integers(1, 4, len(employers))
    for year in YEARS:
        luck = rng.lognormal(-(CHANCE**2) / 2, CHANCE, len(employers))
        lasting = employers["lasting_covered"] * employers["growth"] ** (year - 1)
        covered = np.maximum(1, (lasting * luck).round()).astype(int)
        # A head costs more or less in a year, and a small group can have a dear one.
        care = rng.normal(0, 160 / np.sqrt(covered))
        years.append(
            pd.DataFrame(
                {
                    "employer": employers["employer"],
                    "sector": employers["sector"],
                    "median_age": employers["median_age"],
                    "year": year,
                    "covered": covered,
                    "visits": rng.poisson(covered * (1.6 + 0.03 * employers["median_age"])),
                    "revenue": covered * veretta.CARE_PLAN_FEE,
                    "margin": (covered * (employers["lasting_margin"] + care)).round().astype(int),
                    "complaints": rng.poisson(covered * employers["complaint_rate"] / 100),
                    # Contracts run for three years.
                    "contract_ends": first_end + 3 * (year > first_end),
                }
            )
        )
    return pd.concat(years).sort_values(["employer", "year"], ignore_index=True)
