"""From two dates to a spell: how many whole months somebody stayed, and whether it has ended."""

import numpy as np
import pandas as pd

from centricity.models.inputs import need_columns, need_values, one_day, whole_days


def whole_months(start, end):
    """Return how many whole months lie between two days.

    A month is over on the day of the next month that has the same number, or on that month's last
    day where it has no such day: from 31 January to 28 February is a month.

    Parameters
    ----------
    start, end : array of datetime, shape (n,)
        Without a time zone; the hour doesn't matter. `end` may be a single day.

    Returns
    -------
    numpy.ndarray of int, shape (n,)
        Negative where `end` comes first.

    Examples
    --------
    >>> starts = pd.to_datetime(["2025-01-31", "2025-01-31", "2025-03-15"])
    >>> whole_months(starts, "2025-02-28").tolist()
    [1, 1, -1]
    >>> whole_months(starts, pd.to_datetime(["2025-03-30", "2025-03-31", "2025-04-14"])).tolist()
    [1, 2, 0]
    """
    ends = one_day("end", end) if np.ndim(end) == 0 else whole_days("end", end)
    start = pd.DatetimeIndex(whole_days("start", start))
    end = pd.DatetimeIndex(np.broadcast_to(ends, len(start)))
    months = 12 * (end.year - start.year) + (end.month - start.month)
    unfinished = (end.day < start.day) & ~end.is_month_end
    return (months - unfinished).to_numpy()


def spells(members, end):
    """Return each member's spell as it was known at the close of one day.

    Parameters
    ----------
    members : pandas.DataFrame, n rows
        ``joined`` and ``stopped`` (dates without a time zone; ``stopped`` is missing for a member
        who hasn't; the hour doesn't matter). Other columns are kept.
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
        If a column is missing or holds no dates, a member has no date of joining, joined after
        `end`, or stopped before joining. The message names the column, and the row.

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
    need_columns("members", members, ["joined", "stopped"])
    need_values(members, ["joined"])
    joined, stopped = (whole_days(name, members[name]) for name in ("joined", "stopped"))
    end = one_day("end", end)
    for bad, name, day, words in (
        (joined > end, "joined", joined, "after the last day observed"),
        (stopped < joined, "stopped", stopped, "before the member joined"),
    ):
        if bad.any():
            row = bad.argmax()
            raise ValueError(f"Row {members.index[row]}: {name} is {day[row]}, {words}.")
    left = stopped <= end
    last = np.where(left, stopped, end)
    table = members.drop(columns=["joined", "stopped"])
    return table.assign(months=whole_months(joined, last), left=left)
