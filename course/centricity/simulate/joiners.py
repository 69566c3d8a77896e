"""Members who differ and never change: the world behind the cohorts of lesson 06.

Nothing here describes a real firm. Each member of a cohort has a churn probability of their own,
drawn once from a beta distribution and the same at every renewal. Nobody's loyalty grows.
"""

import numpy as np
import pandas as pd

# Offer by which they joined: members, alpha and beta of their churn probabilities.
OFFERS = {
    "at reception": (1400, 5.0, 22.0),
    "gift voucher": (700, 0.9, 1.1),
    "health fair": (900, 2.2, 6.0),
    "trial offer": (1600, 0.35, 0.65),
}
YEARS = 6
JOINERS_SEED = 20_260_601
# No draw from a beta distribution may round to a member who never leaves.
SMALLEST = 1e-12


def members(rng, count, alpha, beta):
    """Draw members with their own churn probabilities, and the year in which each one leaves.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int
    alpha, beta : float
        Of the beta distribution of churn probabilities.

    Returns
    -------
    pandas.DataFrame
        One row a member: ``churn`` (their probability of leaving at any renewal) and ``leaves``
        (1 if they don't make the first renewal, and so on).

    Examples
    --------
    >>> drawn = members(np.random.default_rng(6), 1000, 0.668, 3.806)
    >>> int((drawn["leaves"] > 1).sum())
    851
    """
    churn = np.maximum(rng.beta(alpha, beta, count), SMALLEST)
    return pd.DataFrame({"churn": churn, "leaves": rng.geometric(churn)})


def joiners(rng, years=YEARS):
    """Draw one year's new members of the care plan by offer, and follow them.

    Parameters
    ----------
    rng : numpy.random.Generator
    years : int

    Returns
    -------
    pandas.DataFrame
        Columns ``offer``, ``year`` (0 is the day of joining) and ``members`` (still there).

    Examples
    --------
    >>> joiners(np.random.default_rng(1)).shape
    (28, 3)
    """
    rows = []
    for offer, (count, alpha, beta) in OFFERS.items():
        leaves = members(rng, count, alpha, beta)["leaves"]
        for year in range(years + 1):
            rows.append({"offer": offer, "year": year, "members": int((leaves > year).sum())})
    return pd.DataFrame(rows)


def joiners_truth():
    """Return the distributions that `joiners` draws from, one row an offer.

    Examples
    --------
    >>> joiners_truth().head(2)
              offer  alpha  beta
    0  at reception    5.0  22.0
    1  gift voucher    0.9   1.1
    """
    truth = [(offer, alpha, beta) for offer, (_, alpha, beta) in OFFERS.items()]
    return pd.DataFrame(truth, columns=["offer", "alpha", "beta"])
