"""The leaky bucket: customers flow in at the top and out at the bottom."""

import numpy as np
import pandas as pd

from centricity.models.inputs import numbers, plain, whole_numbers


def plateau(joining, retention):
    """Return the customer base at which as many leave as join: ``joining / (1 - retention)``.

    Parameters
    ----------
    joining : float or array
        New customers per period, 0 or more.
    retention : float or array
        Share who stay from one period to the next, 0 to 1.

    Returns
    -------
    float or numpy.ndarray
        Customers; infinite when nobody leaves and somebody joins, 0 when nobody joins.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> round(plateau(500, 0.9))
    5000
    """
    joining = numbers("joining", joining, low=0)
    retention = numbers("retention", retention, low=0, high=1)
    tight = retention == 1
    level = joining / np.where(tight, 1.0, 1 - retention)
    return plain(np.where(tight & (joining > 0), np.inf, level))


def leaky_bucket(joining, retention, periods, start=0.0):
    """Follow the expected customer base of a firm that wins and loses customers.

    In every period the share ``1 - retention`` of the base leaves, then `joining` arrive.

    Parameters
    ----------
    joining : float
        New customers per period, 0 or more.
    retention : float
        Share who stay from one period to the next, 0 to 1.
    periods : int
        How many periods to follow, 0 or more.
    start : float
        Customers at the beginning, 0 or more.

    Returns
    -------
    pandas.DataFrame
        ``periods + 1`` rows, the first being the beginning; columns ``period``, ``joined``,
        ``left`` and ``base`` (customers at the end of the period). In every row the base is
        the base before, less those who left, plus those who joined.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> leaky_bucket(500, 0.9, 2).round(1)
       period  joined  left   base
    0       0     0.0   0.0    0.0
    1       1   500.0   0.0  500.0
    2       2   500.0  50.0  950.0
    """
    joining = float(numbers("joining", joining, low=0))
    retention = float(numbers("retention", retention, low=0, high=1))
    start = float(numbers("start", start, low=0))
    count = int(whole_numbers("periods", periods))
    period = np.arange(count + 1)
    kept = retention**period
    # The sum 1 + r + r^2 + ..., which is the number of periods when nobody leaves.
    waves = period if retention == 1 else (1 - kept) / (1 - retention)
    base = start * kept + joining * waves
    left = np.concatenate([[0.0], (1 - retention) * base[:-1]])
    joined = np.where(period == 0, 0.0, joining)
    return pd.DataFrame({"period": period, "joined": joined, "left": left, "base": base})
