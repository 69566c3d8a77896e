"""What a new customer costs, and when the money is back."""

import numpy as np

from centricity.models.inputs import numbers, plain


def cac(cost, new_customers):
    """Return the acquisition cost of one customer.

    Parameters
    ----------
    cost : float or array-like
        Spent on acquisition in a period, at least 0.
    new_customers : float or array-like
        Won in the same period, at least 0.

    Returns
    -------
    float or numpy.ndarray
        Infinite where money was spent and nobody was won; NaN where neither happened.

    Raises
    ------
    ValueError
        If a value is negative or NaN.

    Examples
    --------
    >>> cac(5_000, 20), cac(5_000, 0)
    (250.0, inf)
    """
    spent = numbers("cost", cost, low=0)
    won = numbers("new_customers", new_customers, low=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(spent / won)


def payback(cost, margin, retention):
    """Return after how many payments a customer has paid back what it cost to win them.

    The first payment comes at once, each later one if the customer is still there. On average,
    that is: ``retention`` shrinks the payments of a group.

    Parameters
    ----------
    cost : float or array-like
        What one customer cost, at least 0; infinite if nobody was won.
    margin : float or array-like
        Per customer and period, above 0.
    retention : float or array-like
        From one period to the next, 0 to 1.

    Returns
    -------
    float or numpy.ndarray
        A whole number of payments; infinite where churn eats the margin before the cost is back.

    Raises
    ------
    ValueError
        If a value is out of range or NaN.

    Notes
    -----
    The smallest n with ``margin * (1 - r**n) / (1 - r) >= cost``. It is infinite where the
    lifetime's payments, ``margin / (1 - r)``, don't exceed the cost.

    Examples
    --------
    >>> payback(250, 100, 1.0), payback(250, 100, 0.8), payback(500, 100, 0.8)
    (3.0, 4.0, inf)
    """
    needed = numbers("cost", cost, low=0) / numbers("margin", margin, low=0, low_allowed=False)
    kept = numbers("retention", retention, low=0, high=1)
    needed, kept = np.broadcast_arrays(needed, kept)
    with np.errstate(divide="ignore", invalid="ignore"):
        # 1 - 0.8 is a little less than 0.2; a cost that is just never paid back must stay so.
        never = needed * (1 - kept) >= 1 - 1e-12
        shrinking = np.log1p(-needed * (1 - kept)) / np.log(kept)
    count = np.select(
        [needed == 0, kept == 1, (kept == 0) & (needed <= 1), never],
        [0.0, needed, 1.0, np.inf],
        shrinking,
    )
    # The same rounding must not add a payment to a whole number of them.
    whole = np.round(count)
    return plain(np.where(np.isclose(count, whole, rtol=1e-9, atol=1e-9), whole, np.ceil(count)))
