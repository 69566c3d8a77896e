"""How unevenly value is spread over customers, and how long the same customers stay on top."""

import numpy as np
import pandas as pd

from centricity.models.inputs import aligned, numbers, plain, whole_numbers


def lorenz(values):
    """Return the Lorenz curve: what share of the total the poorest share of customers holds.

    Parameters
    ----------
    values : array-like of float, shape (n,)
        For example each customer's revenue. Zeros are allowed; negative values are not, because
        shares of a total mean nothing with them.

    Returns
    -------
    pandas.DataFrame
        n + 1 rows from (0, 0) to (1, 1): ``customers`` and ``value``, both cumulative shares.

    Raises
    ------
    ValueError
        If there are no values, one is negative or NaN, or all are zero.

    Examples
    --------
    >>> lorenz([1, 1, 2])
       customers  value
    0   0.000000   0.00
    1   0.333333   0.25
    2   0.666667   0.50
    3   1.000000   1.00
    """
    ordered = np.sort(_amounts("values", values))
    held = np.concatenate([[0.0], np.cumsum(ordered)]) / ordered.sum()
    return pd.DataFrame({"customers": np.linspace(0, 1, len(held)), "value": held})


def gini(values):
    """Return the Gini coefficient: 0 if all hold the same, (n - 1) / n if one holds everything.

    Parameters
    ----------
    values : array-like of float, shape (n,)
        As for `lorenz`.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        As for `lorenz`.

    Notes
    -----
    The sum of (2 i - n - 1) x_i over the values in ascending order, divided by n times their sum.

    Examples
    --------
    >>> round(gini([1, 2, 3, 4, 5]), 4)
    0.2667
    """
    ordered = np.sort(_amounts("values", values))
    count = len(ordered)
    weights = 2 * np.arange(1, count + 1) - count - 1
    return float(weights @ ordered / (count * ordered.sum()))


def herfindahl(values):
    """Return the Herfindahl index, the sum of squared shares; 1 over it counts equal customers.

    Parameters
    ----------
    values : array-like of float, shape (n,)
        As for `lorenz`.

    Returns
    -------
    float
        From 1 / n to 1.

    Raises
    ------
    ValueError
        As for `lorenz`.

    Examples
    --------
    >>> round(herfindahl([1, 2, 3, 4, 5]), 4)
    0.2444
    """
    amounts = _amounts("values", values)
    return float(((amounts / amounts.sum()) ** 2).sum())


def top_share(values, share):
    """Return what share of the total the top share of customers holds.

    Parameters
    ----------
    values : array-like of float, shape (n,)
        As for `lorenz`.
    share : float
        Above 0, at most 1. The top is ``share * n`` customers, rounded, and one at least.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        As for `lorenz`, or if `share` is out of range.

    Examples
    --------
    >>> top_share([5, 1, 2, 2], 0.25)
    0.5
    """
    return capture(values, values, share)


def persistence(first, second, share):
    """Return what fraction of the top in one period is in the top of the next one, too.

    Parameters
    ----------
    first, second : array-like of float, shape (n,)
        Each customer's value in two periods, in the same order.
    share : float
        As for `top_share`.

    Returns
    -------
    float
        Whoever ties for the last place is in by the order of the customers.

    Raises
    ------
    ValueError
        As for `top_share`, if the lengths differ, or if two Series list the same customers in
            another order.

    Examples
    --------
    >>> persistence([9, 8, 1, 1], [9, 0, 8, 1], 0.5)
    0.5
    """
    before, after = _pair("first", first, "second", second)
    return float(np.isin(_top(before, share), _top(after, share)).mean())


def capture(scores, values, share):
    """Return what share of a total value those with the highest scores hold.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        By which customers are ranked, for example past revenue.
    values : array-like of float, shape (n,)
        What is to be captured, for example later revenue; as for `lorenz`.
    share : float or array-like of float
        As for `top_share`.

    Returns
    -------
    float or numpy.ndarray
        Of the shape of `share`. Ties in `scores` are broken by the order of the customers.

    Raises
    ------
    ValueError
        As for `top_share`, if the lengths differ, or if two Series list the same customers in
            another order.

    Examples
    --------
    >>> capture([3, 2, 1], [10, 0, 30], [1 / 3, 1])
    array([0.25, 1.  ])
    """
    ranks, amounts = _pair("scores", scores, "values", values)
    counts = _counts(share, len(ranks))
    ordered = amounts[np.argsort(-ranks, kind="stable")]
    return plain(np.cumsum(ordered)[counts - 1] / ordered.sum())


def interval(rng, statistic, *columns, times=500):
    """Return a 95% interval of a statistic of customers, by drawing the customers anew.

    Parameters
    ----------
    rng : numpy.random.Generator
    statistic : callable
        Of as many arrays as there are columns; returns a number: `gini`, or a `persistence`.
    *columns : array-like, shape (n,)
        What is known of n customers; place i of all belongs to the same one.
    times : int
        How often n customers are drawn, with replacement.

    Returns
    -------
    tuple of float
        The percentiles 2.5 and 97.5 of the statistic.

    Raises
    ------
    ValueError
        If the columns differ in length or are empty, or `times` is below 1.

    Notes
    -----
    The percentile bootstrap. It knows the luck of who became a customer, and no other.

    Examples
    --------
    >>> low, high = interval(np.random.default_rng(1), gini, np.arange(1, 200))
    >>> low < gini(np.arange(1, 200)) < high
    True
    """
    times = int(whole_numbers("times", times, low=1))
    arrays = [np.asarray(one) for one in columns]
    count = len(arrays[0])
    if count == 0 or any(one.shape != (count,) for one in arrays):
        raise ValueError("columns must be lists of one length, of at least one customer.")
    found = []
    for _ in range(times):
        drawn = rng.integers(0, count, count)
        found.append(statistic(*(one[drawn] for one in arrays)))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _pair(name, one, other_name, other):
    aligned(**{name: one, other_name: other})
    one, other = numbers(name, one), _amounts(other_name, other)
    if one.shape != other.shape:
        raise ValueError(
            f"{name} has {one.size} values and {other_name} has {other.size}; both must list the "
            "same customers."
        )
    return one, other


def _top(values, share):
    """Return the positions of the top customers."""
    return np.argsort(-values, kind="stable")[: int(_counts(share, len(values)))]


def _counts(share, count):
    shares = numbers("share", share, low=0, high=1, low_allowed=False)
    return np.maximum(np.floor(shares * count + 0.5).astype(int), 1)


def _amounts(name, values):
    amounts = numbers(name, values, low=0)
    if amounts.ndim != 1 or amounts.size == 0:
        raise ValueError(f"{name} must be a list of at least one number.")
    if not amounts.sum() > 0:
        raise ValueError(f"{name} are all zero; shares need a total above 0.")
    return amounts
