"""Retention as a curve: who is still there after t months, when some are still being watched.

A *spell* is a length of stay and whether its end was seen. A spell whose end was not seen is
*censored*: it lasted at least that long. Nothing here assumes a shape of the curve.

Sources
-------
Kaplan and Meier (1958), "Nonparametric estimation from incomplete observations", *Journal of the
American Statistical Association* 53(282), 457-481, for the estimate; Greenwood (1926) for its
standard error. The formulas were taken from secondary sources (the manuals of NAG and of the R
packages cifmodeling and survival); `tests/models/test_survival.py` checks them against lifelines.
"""

import numpy as np
import pandas as pd

from centricity.models.inputs import (
    aligned,
    need_columns,
    need_values,
    numbers,
    one_day,
    plain,
    whole_days,
)

CURVE = ["time", "at_risk", "left", "censored", "survival", "standard_error"]
HALF = 0.5
ROUNDING = 1e-12


def cohort_table(purchases, end):
    """Count, for every cohort, the customers who bought in each month since their first one.

    A cohort is all customers whose first purchase falls in the same calendar month. A month counts
    as seen when `end` is its last day or later.

    Parameters
    ----------
    purchases : pandas.DataFrame
        ``customer`` and ``date`` (without a time zone), one row a purchase, in any order. Several
        purchases of a customer in a month count once, and so do duplicated rows. What was bought
        after the last month seen whole doesn't count, and neither does a customer who first
        bought after it.
    end : str or datetime
        The last day observed.

    Returns
    -------
    pandas.DataFrame of float
        One row a cohort, named ``"1997-01"`` and so on; one column a month since the first (0, 1,
        ...). A customer may skip months and come back, so rows can rise. Months that were not
        seen yet are NaN, and a month in which nobody bought is 0. No rows for no purchases.

    Raises
    ------
    ValueError
        If a column is missing or holds something else, or a row has no customer or date. The
        message names the column, and the row.

    Examples
    --------
    >>> purchases = pd.DataFrame(
    ...     {
    ...         "customer": ["Ada", "Ada", "Ben", "Cyd"],
    ...         "date": pd.to_datetime(["2025-01-31", "2025-03-01", "2025-01-02", "2025-02-10"]),
    ...     }
    ... )
    >>> cohort_table(purchases, "2025-03-31").rename_axis(index=None)
               0    1    2
    2025-01  2.0  0.0  1.0
    2025-02  1.0  0.0  NaN
    """
    need_columns("purchases", purchases, ["customer", "date"])
    need_values(purchases, ["customer", "date"])
    month = _months(whole_days("date", purchases["date"]))
    # The last month seen whole: the one before the day after the end.
    last = _months(one_day("end", end) + 1) - 1
    seen = pd.DataFrame({"customer": purchases["customer"].to_numpy(), "month": month})
    seen = seen[seen["month"] <= last].drop_duplicates()
    seen["cohort"] = seen.groupby("customer")["month"].transform("min")
    seen["age"] = seen["month"] - seen["cohort"]
    cohorts = np.unique(seen["cohort"])
    ages = np.arange(last - cohorts.min() + 1) if len(cohorts) else []
    counts = seen.groupby(["cohort", "age"]).size().unstack(fill_value=0)
    counts = counts.reindex(index=cohorts, columns=ages, fill_value=0).astype(float)
    reached = cohorts[:, None] + np.asarray(ages) <= last
    counts = counts.where(reached)
    names = [f"{one // 12}-{one % 12 + 1:02}" for one in cohorts]
    counts.index = pd.Index(names, name="cohort", dtype="str")
    return counts.rename_axis(columns=None)


def _months(days):
    """Return the months since the year 0 in which days fall."""
    return days.astype("datetime64[M]").astype(int) + 12 * 1970


def kaplan_meier(durations, observed):
    """Estimate the survival curve from spells of which some have not ended.

    At each time, the share of those still there who leave is taken off: the product of
    ``1 - left / at_risk``. Who leaves at a time is counted before who is censored at it, so a
    spell censored at t was at risk at t.

    Parameters
    ----------
    durations : array-like of float, shape (n,)
        Lengths of stay, 0 or more, finite, in any unit. Ties are fine.
    observed : array-like of bool or of 0 and 1, shape (n,)
        Whether the end of each spell was seen; False for a censored one.

    Returns
    -------
    pandas.DataFrame
        A row for time 0 and for every other distinct duration, ascending: ``time``, ``at_risk``
        (spells that lasted until just before this time), ``left`` and ``censored`` (at this
        time), ``survival`` (share still there after it) and ``standard_error`` (Greenwood's; NaN
        once nobody is left).

    Raises
    ------
    ValueError
        If there are no spells, the lengths differ, two Series list the same rows in another
        order, a duration is negative, infinite or not a
        number, or `observed` is anything but true and false.

    Examples
    --------
    >>> kaplan_meier([1, 2, 2, 3], [True, True, False, True])[["time", "at_risk", "survival"]]
       time  at_risk  survival
    0   0.0        4      1.00
    1   1.0        4      0.75
    2   2.0        3      0.50
    3   3.0        1      0.00
    """
    durations, observed = _spells(durations, observed)
    ends, stops = np.sort(durations), np.sort(durations[observed])
    first = np.flatnonzero(np.concatenate([[True], ends[1:] > ends[:-1]]))
    time = ends[first]
    if time[0] > 0:
        time, first = np.concatenate([[0.0], time]), np.concatenate([[0], first])
    at_risk = len(ends) - first
    ended = np.diff(first, append=len(ends))
    left = np.diff(np.searchsorted(stops, time, "right"), prepend=0)
    survival = np.cumprod(1 - left / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = survival * np.sqrt(np.cumsum(left / (at_risk * (at_risk - left))))
    columns = (time, at_risk, left, ended - left, survival, error)
    return pd.DataFrame(dict(zip(CURVE, columns, strict=True)))


def survival_at(curve, times):
    """Return the share still there at given times.

    Parameters
    ----------
    curve : pandas.DataFrame
        As from `kaplan_meier`.
    times : float or array-like of float
        0 or more.

    Returns
    -------
    float or numpy.ndarray
        NaN beyond the last time of the curve, unless nobody is left there: what nobody was
        watched for, nobody knows.

    Raises
    ------
    ValueError
        If a time is negative or not a number.

    Examples
    --------
    >>> curve = kaplan_meier([1, 2, 2, 3], [True, True, False, False])
    >>> survival_at(curve, [0, 1.5, 3, 4])
    array([1.  , 0.75, 0.5 ,  nan])
    """
    times = numbers("times", times, low=0)
    time, survival = curve["time"].to_numpy(), curve["survival"].to_numpy()
    share = survival[np.searchsorted(time, times, "right") - 1]
    unknown = (times > time[-1]) & (survival[-1] > 0)
    return plain(np.where(unknown, np.nan, share))


def median_survival(curve):
    """Return the first time at which no more than half are still there.

    Parameters
    ----------
    curve : pandas.DataFrame
        As from `kaplan_meier`.

    Returns
    -------
    float
        Infinite if the curve never comes down to a half: a lower bound is all that is known.

    Examples
    --------
    >>> median_survival(kaplan_meier([1, 2, 2, 3], [True, True, False, True]))
    2.0
    >>> median_survival(kaplan_meier([1, 2, 2, 3], [True, False, False, False]))
    inf
    """
    low = np.flatnonzero(curve["survival"].to_numpy() <= HALF + ROUNDING)
    return float(curve["time"].iloc[low[0]]) if low.size else float("inf")


def restricted_mean(curve, horizon):
    """Return the mean length of stay, counting no more than a horizon of each spell.

    The area under the curve from 0 to the horizon. Without a horizon the mean is unknown as long
    as anybody is still there.

    Parameters
    ----------
    curve : pandas.DataFrame
        As from `kaplan_meier`.
    horizon : float
        Above 0, and no later than the last time of the curve, unless nobody is left there.

    Returns
    -------
    float
        In the unit of the durations.

    Raises
    ------
    ValueError
        If the horizon is not such a number.

    Examples
    --------
    >>> restricted_mean(kaplan_meier([1, 2, 2, 3], [True, True, False, True]), 3)
    2.25
    """
    horizon = float(numbers("horizon", horizon, low=0, low_allowed=False))
    time, survival = curve["time"].to_numpy(), curve["survival"].to_numpy()
    if horizon > time[-1] and survival[-1] > 0:
        raise ValueError(
            f"horizon is {horizon:g}, and nobody was watched for longer than {time[-1]:g}."
        )
    ends = np.minimum(np.concatenate([time[1:], [np.inf]]), horizon)
    return float(survival @ np.maximum(ends - np.minimum(time, horizon), 0.0))


def retention_rates(survivors):
    """Return, for each period, the share of those there at its start who are there at its end.

    Parameters
    ----------
    survivors : array-like of float, shape (n,)
        Customers (or shares) still there at the times 0, 1, 2, ... They can't rise. NaN for times
        not seen yet.

    Returns
    -------
    numpy.ndarray, shape (n - 1,)
        NaN where nobody was there at the start, and where one of the two times was not seen.

    Raises
    ------
    ValueError
        If there is no value, one is negative, or one is above the one before it.

    Examples
    --------
    >>> retention_rates([200, 150, 120])
    array([0.75, 0.8 ])
    """
    there = np.asarray(survivors, dtype=float)
    if there.ndim != 1 or there.size == 0:
        raise ValueError("survivors must be a list of at least one number.")
    numbers("survivors", there[~np.isnan(there)], low=0)
    before, after = there[:-1], there[1:]
    rises = after > before + ROUNDING * np.abs(before)
    if rises.any():
        first = int(np.flatnonzero(rises)[0])
        raise ValueError(
            f"survivors rise from {before[first]:g} to {after[first]:g} in period {first + 1}; "
            "who has left can't come back."
        )
    somebody = before > 0
    return np.where(somebody, after / np.where(somebody, before, 1.0), np.nan)


def mix_decomposition(before, after):
    """Split the change of an overall retention rate into better rates and another mix.

    Each segment's part is exact with the averages of the two periods as weights: its *rate* effect
    is the change of its rate, times its mean share of customers; its *mix* effect is the change of
    its share, times the distance of its mean rate from the mean of the two overall rates. All
    parts together are the change of the overall rate.

    Parameters
    ----------
    before, after : pandas.DataFrame
        Indexed by segment: ``customers`` and ``stayed``, both counts. A segment that is missing
        from one of them has no customers in that period.

    Returns
    -------
    pandas.DataFrame
        Indexed by segment, in alphabetical order: ``rate_effect`` and ``mix_effect``, as
        proportions (0.05 for five points). A segment without customers in one period is taken to
        have had the other period's rate there, so its arrival or end is all mix.

    Raises
    ------
    ValueError
        If a segment stands twice, a count is negative or missing, more stayed than there were, or
        a period has no customers.

    Examples
    --------
    >>> before = pd.DataFrame({"customers": [100, 100], "stayed": [90, 60]}, index=["old", "new"])
    >>> after = pd.DataFrame({"customers": [50, 150], "stayed": [46, 95]}, before.index)
    >>> effects = mix_decomposition(before, after)
    >>> effects.sum().round(4).to_dict()
    {'rate_effect': 0.0283, 'mix_effect': -0.0733}
    >>> round(141 / 200 - 150 / 200, 4)
    -0.045
    """
    segments = sorted(set(before.index) | set(after.index))
    (share0, rate0, total0), (share1, rate1, total1) = (
        _segment_rates(name, period, segments)
        for name, period in (("before", before), ("after", after))
    )
    rate0, rate1 = (
        np.where(np.isnan(one), other, one) for one, other in ((rate0, rate1), (rate1, rate0))
    )
    effects = {
        "rate_effect": (share0 + share1) / 2 * (rate1 - rate0),
        "mix_effect": (share1 - share0) * ((rate0 + rate1) / 2 - (total0 + total1) / 2),
    }
    # A segment that is empty in both periods has no rate, and no part in the change.
    return pd.DataFrame(effects, index=pd.Index(segments, name=before.index.name)).fillna(0.0)


def _segment_rates(name, period, segments):
    """Return the segments' shares and rates in one period, and its overall rate."""
    if period.index.has_duplicates:
        repeated = period.index[period.index.duplicated()][0]
        raise ValueError(f"{name} lists the segment {repeated!r} twice.")
    customers = numbers(f"customers in {name}", period["customers"], low=0)
    stayed = numbers(f"stayed in {name}", period["stayed"], low=0)
    if (stayed > customers).any():
        segment = period.index[np.argmax(stayed > customers)]
        raise ValueError(f"In {name}, more stayed in {segment!r} than there were customers.")
    if not customers.sum() > 0:
        raise ValueError(f"{name} has no customers.")
    table = pd.DataFrame({"customers": customers, "stayed": stayed}, index=period.index)
    table = table.reindex(segments, fill_value=0.0)
    rates = (table["stayed"] / table["customers"]).to_numpy()
    shares = (table["customers"] / table["customers"].sum()).to_numpy()
    return shares, rates, float(stayed.sum() / customers.sum())


def _spells(durations, observed):
    """Return durations as floats and observed as booleans, or refuse them in words."""
    aligned(durations=durations, observed=observed)
    times = numbers("durations", durations, low=0)
    seen = np.asarray(observed)
    if seen.dtype != bool:
        flags = numbers("observed", observed, low=0, high=1)
        if not np.isin(flags, (0, 1)).all():
            raise ValueError("observed must hold nothing but true and false, or 1 and 0.")
        seen = flags.astype(bool)
    if times.ndim != 1 or times.size == 0:
        raise ValueError("durations must be a list of at least one number.")
    if np.isinf(times).any():
        raise ValueError("durations holds an infinite one; a censored spell ends when last seen.")
    if seen.shape != times.shape:
        raise ValueError(
            f"durations has {times.size} values and observed has {seen.size}; "
            "each spell needs both."
        )
    return times, seen
