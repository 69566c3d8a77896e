"""Members who pay Veretta's care plan by the month: when they joined, and when they stopped.

Each member has a constant chance of stopping at the end of any month, drawn once from a beta
distribution of the channel and the year of joining. Nobody's chance ever changes. The members who
are left after some months are nevertheless the steadier ones, so the retention rate of a group
rises: the survival curve of beta-drawn chances is ``B(a, b + t) / B(a, b)``.
"""

import numpy as np
import pandas as pd
from scipy.special import betaln

from centricity.models.inputs import plain, whole_numbers

SEED = 20_260_505
START, END = pd.Timestamp("2023-01-01"), pd.Timestamp("2025-12-31")
# Since this day every new member is rung up in the first week.
WELCOME_CALL = pd.Timestamp("2025-01-01")
MONTHLY_FEE = 40
# Crowns a month that are left of the fee after the cost of care.
MONTHLY_MARGIN = 12
# New members a month by year of joining. The offer was advertised widely from 2025 on.
JOINING = {
    "reception": {2023: 60, 2024: 60, 2025: 60},
    "web offer": {2023: 30, 2024: 30, 2025: 200},
}
# The beta distribution of a member's monthly chance of stopping: (a, b), before and since the call.
CHANCES = {
    "reception": {"before": (0.5, 20.8), "since": (0.5, 38.7)},
    "web offer": {"before": (0.7, 5.2), "since": (0.7, 7.6)},
}


def survival(channel, welcomed, months):
    """Return the true share of members who stay longer than so many months.

    Parameters
    ----------
    channel : str
        A key of `CHANCES`.
    welcomed : bool
        Whether they joined since the welcome call began.
    months : int or array of int

    Returns
    -------
    float or numpy.ndarray

    Examples
    --------
    >>> survival("web offer", False, [0, 1, 12]).round(3)
    array([1.   , 0.881, 0.427])
    """
    a, b = CHANCES[channel]["since" if welcomed else "before"]
    return plain(np.exp(betaln(a, b + whole_numbers("months", months)) - betaln(a, b)))


def members(rng):
    """Draw the members who joined from `START` to `END`, and when they stopped, if they had.

    A member stops on the day of the month on which they joined. All join on a day from 1 to 28,
    so that every month has that day.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        ``member`` (1, 2, ... by day of joining), ``channel``, ``joined`` and ``stopped`` (dates;
        ``stopped`` is missing for who was still a member at the close of `END`).

    Examples
    --------
    >>> members(np.random.default_rng(1)).shape
    (5280, 4)
    """
    groups = [
        _group(rng, channel, month, JOINING[channel][month.year])
        for month in pd.period_range(START, END, freq="M")
        for channel in CHANCES
    ]
    table = pd.concat(groups).sort_values("joined", kind="stable", ignore_index=True)
    table.insert(0, "member", np.arange(1, len(table) + 1))
    return table


def truth():
    """Return the true survival curves, one row for each channel, group and month.

    Returns
    -------
    pandas.DataFrame
        ``channel``, ``joined`` ("before 2025" or "2025"), ``month`` (0 to 36), ``survival`` (share
        who stay longer than that) and ``retention`` (share of those there after the month before
        who stay through this one; missing for month 0).

    Examples
    --------
    >>> truth().head(2)
         channel       joined  month  survival  retention
    0  reception  before 2025      0   1.00000        NaN
    1  reception  before 2025      1   0.97653    0.97653
    """
    month = np.arange(37)
    rows = []
    for channel in CHANCES:
        for welcomed, name in ((False, "before 2025"), (True, "2025")):
            share = survival(channel, welcomed, month)
            curve = pd.DataFrame({"channel": channel, "joined": name, "month": month})
            curve["survival"] = share.round(5)
            curve["retention"] = np.concatenate([[np.nan], share[1:] / share[:-1]]).round(5)
            rows.append(curve)
    return pd.concat(rows, ignore_index=True)


def _group(rng, channel, month, count):
    """Draw the members who joined in one month through one channel."""
    joined = month.start_time + pd.to_timedelta(rng.integers(0, 28, count), unit="D")
    a, b = CHANCES[channel]["since" if month.start_time >= WELCOME_CALL else "before"]
    paid = rng.geometric(rng.beta(a, b, count))
    # Longer than anybody is watched; a chance near 0 would give a date beyond the calendar.
    paid = np.minimum(paid, 1200)
    stopped = pd.DatetimeIndex(
        [day + pd.DateOffset(months=int(n)) for day, n in zip(joined, paid, strict=True)]
    )
    table = pd.DataFrame({"channel": channel, "joined": joined, "stopped": stopped})
    table["stopped"] = table["stopped"].where(table["stopped"] <= END)
    return table
