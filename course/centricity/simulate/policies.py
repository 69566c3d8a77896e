"""Two policies with one budget: equal service for all, or effort where customers are worth most.

A constructed world. Each customer pays a margin if they stay. Without effort 60% stay; effort
prevents a share of the avoidable losses, less with every further crown, and 5% leave whatever is
done. The orientation policy gives every customer the same effort. The centricity policy expects a
margin from each customer, which is more or less true, and spends so that the last crown is expected
to earn the same everywhere; finding out and coordinating cost it a share of the budget.

That allocation is the known solution of a concave problem ("water-filling"); a test compares it
with SciPy's general optimiser.
"""

import numpy as np
import pandas as pd
from scipy.special import ndtri

from centricity.models.inputs import numbers, whole_numbers

POLICIES = ("orientation", "centricity")
MEAN_MARGIN = 100.0
STAY_UNAIDED = 0.60
STAY_AT_MOST = 0.95
CUSTOMERS = 200


def spread_from_best_fifth(share):
    """Return the spread of margins at which the best fifth of customers brings this share.

    Margins are lognormal, for which the share is ``Phi(spread - z)`` with ``Phi(z) = 0.8``.

    Parameters
    ----------
    share : float
        From 0.2, where all customers are alike, to below 1.

    Returns
    -------
    float
        Standard deviation of the logarithm of the margin.

    Raises
    ------
    ValueError
        If the share is out of range or not a number.

    Examples
    --------
    >>> round(spread_from_best_fifth(0.5), 3)
    0.842
    >>> round(spread_from_best_fifth(0.2), 3)
    0.0
    """
    share = float(numbers("share", share, low=0.2, high=0.99))
    return max(0.0, float(ndtri(share) + ndtri(0.8)))


def expected_margins(customers, spread):
    """Return what customers are expected to be worth, from least to most, with a mean of 100.

    They are evenly spaced quantiles of a lognormal distribution, so no chance is involved.

    Parameters
    ----------
    customers : int
        At least 1.
    spread : float
        Standard deviation of the logarithm, 0 (all alike) or more.

    Returns
    -------
    numpy.ndarray
        Crowns.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> expected_margins(3, 0.0)
    array([100., 100., 100.])
    >>> expected_margins(3, 1.0).round(1)
    array([ 28.4,  74.8, 196.8])
    """
    count = int(whole_numbers("customers", customers, low=1))
    spread = float(numbers("spread", spread, low=0))
    value = np.exp(spread * ndtri((np.arange(count) + 0.5) / count))
    return MEAN_MARGIN * value / value.mean()


def staying(effort, effect):
    """Return the probability of staying, given the effort spent on a customer.

    Parameters
    ----------
    effort : float or array
        Crowns, 0 or more.
    effect : float
        Share of the avoidable losses that 10 crowns prevent, 0 to below 1.

    Returns
    -------
    numpy.ndarray
        From 0.60 without effort towards 0.95.

    Examples
    --------
    >>> staying([0, 10, 20], effect=0.5)
    array([0.6   , 0.775 , 0.8625])
    """
    remaining = (1 - effect) ** (np.asarray(effort, dtype=float) / 10)
    return STAY_AT_MOST - (STAY_AT_MOST - STAY_UNAIDED) * remaining


def allocate(margin, budget, effect):
    """Return the effort per customer that is expected to keep the most margin within a budget.

    The last crown earns the same from everybody who gets any, so nothing is gained by moving it.
    Customers whose first crown would earn less than that get nothing.

    Parameters
    ----------
    margin : array
        Expected margins, above 0.
    budget : float
        Crowns for all customers together.
    effect : float
        As in `staying`; with no effect everybody gets the same.

    Returns
    -------
    numpy.ndarray
        Crowns per customer, in the order of `margin`; the sum is the budget.

    Examples
    --------
    >>> allocate(np.array([50.0, 100.0, 200.0]), 30, 0.5)
    array([ 0., 10., 20.])
    """
    margin = np.asarray(margin, dtype=float)
    rate = -np.log1p(-effect) / 10
    if rate == 0:
        return np.full(margin.size, budget / margin.size)
    height = np.log(margin) / rate
    best_first = np.sort(height)[::-1]
    # The water level if only the best 1, 2, 3, ... were served; the last that still gets its feet
    # wet is the last one served.
    level = (np.cumsum(best_first) - budget) / np.arange(1, margin.size + 1)
    served = np.flatnonzero(best_first >= level)[-1]
    return np.maximum(height - level[served], 0.0)


def compare(best_fifth, budget, effect, coordination, foresight=1.0, customers=CUSTOMERS):
    """Return what each policy spends on whom, and what comes of it in one year.

    Parameters
    ----------
    best_fifth : float
        Share of all margin that the best fifth of customers brings, 0.2 (all alike) or more.
    budget : float
        Crowns per customer and year, 0 or more.
    effect : float
        As in `staying`, at most 0.99.
    coordination : float
        Share of the centric firm's budget that finding out and coordinating cost, 0 to 1.
    foresight : float
        Correlation of what the firm expects of a customer with what turns out, both as logarithms:
        0 for no idea, 1 for full knowledge.
    customers : int

    Returns
    -------
    effort : pandas.DataFrame
        One row a customer, from least to most expected: ``expected`` (crowns of margin),
        ``orientation`` and ``centricity`` (crowns of effort).
    outcome : pandas.DataFrame
        One row a policy: ``kept`` (share of customers who stay), ``margin`` (crowns kept per
        customer), ``swing`` (standard deviation of the margin kept, as a share of it) and
        ``unserved`` (customers who get nothing).

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> effort, outcome = compare(0.5, budget=10, effect=0.3, coordination=0.15, foresight=0.7)
    >>> outcome["margin"].round(1).to_dict()
    {'orientation': 70.5, 'centricity': 72.4}
    """
    budget = float(numbers("budget", budget, low=0))
    effect = float(numbers("effect", effect, low=0, high=0.99))
    coordination = float(numbers("coordination", coordination, low=0, high=1))
    foresight = float(numbers("foresight", foresight, low=0, high=1))
    spread = spread_from_best_fifth(best_fifth)
    expected = expected_margins(customers, foresight * spread)
    effort = pd.DataFrame(
        {
            "expected": expected,
            "orientation": budget,
            "centricity": allocate(expected, expected.size * budget * (1 - coordination), effect),
        }
    )
    # What foresight misses still spreads the true margins around the expected ones.
    missed = np.exp(spread**2 * (1 - foresight**2))
    outcome = [_outcome(expected, missed, effort[policy].to_numpy(), effect) for policy in POLICIES]
    return effort, pd.DataFrame(outcome, index=list(POLICIES))


def advantage(outcome):
    """Return by how much centricity keeps more margin than orientation, as a proportion.

    Parameters
    ----------
    outcome : pandas.DataFrame
        As from `compare`.

    Returns
    -------
    float
        0.05 for 5% more; negative where orientation keeps more.

    Examples
    --------
    >>> alike, unlike = (compare(share, 10, 0.3, 0.15)[1] for share in (0.2, 0.5))
    >>> advantage(alike) < 0 < advantage(unlike)
    True
    """
    return float(outcome.loc["centricity", "margin"] / outcome.loc["orientation", "margin"] - 1)


def _outcome(expected, missed, effort, effect):
    stay = staying(effort, effect)
    kept = np.sum(expected * stay)
    return {
        "kept": stay.mean(),
        "margin": kept / expected.size,
        "swing": np.sqrt(missed * np.sum(expected**2 * stay * (1 - stay))) / kept,
        "unserved": int(np.sum(effort < 0.005)),
    }
