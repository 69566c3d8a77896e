"""Recency, frequency, monetary value: three scores for each customer."""

import numpy as np
import pandas as pd

from centricity.models.inputs import (
    need_columns,
    need_values,
    numbers,
    one_day,
    whole_days,
    whole_numbers,
)

HIGH_IS_GOOD = {"recency": False, "frequency": True, "monetary": True}


def summary(purchases, end):
    """Return recency, frequency and monetary value of each customer.

    This is the convention of segmentation: the first purchase counts, and recency is the time
    *since the last* one. The models of lesson 07 count repeats, and recency there is the time
    *from the first to the last*.

    Parameters
    ----------
    purchases : pandas.DataFrame
        Columns ``customer``, ``date`` (without a time zone) and ``amount``, in any order of rows.
        The hour of a date doesn't matter.
    end : date-like
        Purchases after this day are left out; what was bought at any hour of it counts.

    Returns
    -------
    pandas.DataFrame
        Indexed by customer: ``recency`` (days since the last purchase), ``frequency`` (days with
        a purchase) and ``monetary`` (sum of amounts). Who bought later only is not in it.

    Raises
    ------
    ValueError
        If a column is missing or holds something else, a row has no customer, date or amount
        (the message names the row), or nobody bought by then.

    Examples
    --------
    >>> bought = pd.DataFrame(
    ...     {"customer": [1, 1, 2], "date": pd.to_datetime(["2026-01-01", "2026-01-05",
    ...      "2026-01-03"]), "amount": [10.0, 5.0, 7.0]}
    ... )
    >>> summary(bought, "2026-01-06").loc[1].tolist()
    [1.0, 2.0, 15.0]
    """
    needed = ["customer", "date", "amount"]
    need_columns("purchases", purchases, needed)
    need_values(purchases, needed)
    day, end = whole_days("date", purchases["date"]), one_day("end", end)
    amount = numbers("amount", purchases["amount"])
    seen = day <= end
    if not seen.any():
        raise ValueError(f"Nobody bought anything by {end}.")
    bought = pd.DataFrame({"day": day[seen], "amount": amount[seen]})
    grouped = bought.groupby(purchases["customer"].to_numpy()[seen])
    table = {
        "recency": (end - grouped["day"].max()).dt.days,
        "frequency": grouped["day"].nunique(),
        "monetary": grouped["amount"].sum(),
    }
    return pd.DataFrame(table).rename_axis("customer")


def scores(table, bins=5):
    """Return scores from 1 to `bins` for each customer and column, equal ones for equal values.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``recency``, ``frequency`` and ``monetary``, as from `summary`.
    bins : int
        At least 1.

    Returns
    -------
    pandas.DataFrame
        The same rows and columns, whole numbers; the best customers have the highest scores, so
        a small recency scores high.

    Raises
    ------
    ValueError
        If a column is missing or a value is NaN or negative.

    Notes
    -----
    A value scores 1, plus `bins` times the share of customers with a worse value, rounded down.
    Ties therefore always score the same, a column without differences scores 1 throughout, and
    with fewer customers than bins some scores stay unused.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {"recency": [3, 30, 300, 9], "frequency": [4, 1, 1, 1], "monetary": [90, 10, 20, 5]}
    ... )
    >>> scores(table, bins=4)
       recency  frequency  monetary
    0        4          4         4
    1        2          1         2
    2        1          1         3
    3        3          1         1
    """
    bins = int(whole_numbers("bins", bins, low=1))
    need_columns("table", table, HIGH_IS_GOOD)
    found = {}
    for column, high_is_good in HIGH_IS_GOOD.items():
        values = numbers(column, table[column], low=0)
        worth = values if high_is_good else -values
        worse = np.searchsorted(np.sort(worth), worth, side="left")
        found[column] = 1 + bins * worse // max(len(worth), 1)
    return pd.DataFrame(found, index=table.index)
