"""From two dates to a spell: how many whole months somebody stayed, and whether it has ended."""

import numpy as np
import pandas as pd


def whole_months(start, end):
    """Return how many whole months lie between two days.

    A month is over on the day of the next month that has the same number, or on that month's last
    day where it has no such day: from 31 January to 28 February is a month.

    Parameters
    ----------
    start, end : array-like of datetime, shape (n,)
        `end` may be a single day.

    Returns
    -------
    numpy.ndarray of int, shape (n,)
        Negative where `end` comes first.

    Examples
    --------
    >>> whole_months(["2025-01-31", "2025-01-31", "2025-03-15"], "2025-02-28").tolist()
    [1, 1, -1]
    >>> whole_months(["2025-01-15"], ["2025-03-14"]).tolist()
    [1]
    """
    start = pd.DatetimeIndex(start)
    end = pd.DatetimeIndex(np.broadcast_to(pd.to_datetime(end), len(start)))
    months = 12 * (end.year - start.year) + (end.month - start.month)
    unfinished = (end.day < start.day) & ~end.is_month_end
    return (months - unfinished).to_numpy()


def spells(members, end):
    """Return each member's spell as it was known at the close of one day.

    Parameters
    ----------
    members : pandas.DataFrame, n rows
        ``joined`` and ``stopped`` (dates; ``stopped`` is missing for a member who hasn't). Other
        columns are kept.
    end : str or datetime
        The last day observed. Who stopped later had not stopped yet.

    Returns
    -------
    pandas.DataFrame, n rows
        The same rows without the two dates, plus ``months`` (int: whole months of membership up
        to the stop, or up to `end`) and ``left`` (bool: whether the stop was seen).

    Raises
    ------
    ValueError
        If a member has no date of joining, joined after `end`, or stopped before joining. The
        message names the row.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "joined": pd.to_datetime(["2025-01-10", "2025-01-10"]),
    ...         "stopped": pd.to_datetime(["2025-04-10", None]),
    ...     }
    ... )
    >>> spells(table, "2025-06-30")
       months   left
    0       3   True
    1       5  False
    """
    joined, stopped = pd.to_datetime(members["joined"]), pd.to_datetime(members["stopped"])
    end = pd.Timestamp(end)
    _refuse(joined.isna(), joined, "joined is {value}; every member needs a date of joining.")
    _refuse(joined > end, joined, "joined is {value}, after the last day observed.")
    _refuse(stopped < joined, stopped, "stopped is {value}, before the member joined.")
    left = (stopped <= end).to_numpy()
    last = stopped.where(left, end)
    table = members.drop(columns=["joined", "stopped"])
    return table.assign(months=whole_months(joined, last), left=left)


def _refuse(bad, dates, words):
    if bad.any():
        value = dates[bad].iloc[0]
        day = "missing" if pd.isna(value) else f"{value:%Y-%m-%d}"
        raise ValueError(f"Row {bad.idxmax()}: {words.format(value=day)}")
