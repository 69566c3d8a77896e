"""Turn what a caller passes into arrays, or say precisely what is wrong with it."""

from datetime import date, datetime
from itertools import pairwise

import numpy as np
import pandas as pd


def numbers(name, value, *, low=-np.inf, high=np.inf, low_allowed=True):
    """Return `value` as a float array after checking its range.

    Parameters
    ----------
    name : str
        How the error message calls the value.
    value : float or array-like
        What the caller passed. Any shape.
    low, high : float
        The allowed range. Both ends are allowed unless `low_allowed` is False.
    low_allowed : bool
        Whether `low` itself is allowed.

    Returns
    -------
    numpy.ndarray
        A float array of the shape of `value` (0-dimensional for a single number).

    Raises
    ------
    ValueError
        If a value is not a number, is NaN, or lies outside the range. The message names the
        parameter, the first bad value, and what is allowed.

    Examples
    --------
    >>> numbers("retention", 0.8, low=0, high=1)
    array(0.8)
    >>> numbers("retention", 80, low=0, high=1)
    Traceback (most recent call last):
    ValueError: retention is 80; it must be a number from 0 to 1.
    """
    rule = _rule(low, high, low_allowed)
    array = _as_floats(value)
    if array is None:
        raise ValueError(f"{name} is {value!r}; it must be {rule}.")
    too_low = array < low if low_allowed else array <= low
    bad = np.isnan(array) | too_low | (array > high)
    if bad.any():
        raise ValueError(f"{name} is {array[bad].flat[0]:.12g}; it must be {rule}.")
    return array


def whole_numbers(name, value, *, low=0):
    """Return `value` as an integer array, refusing fractions and anything below `low`.

    Raises
    ------
    ValueError
        If a value is not a whole number of at least `low`.

    Examples
    --------
    >>> whole_numbers("periods", 5)
    array(5)
    >>> whole_numbers("periods", 2.5)
    Traceback (most recent call last):
    ValueError: periods is 2.5; it must be a whole number of at least 0.
    """
    rule = f"a whole number of at least {low}"
    array = _as_floats(value)
    if array is None:
        raise ValueError(f"{name} is {value!r}; it must be {rule}.")
    # Above 2**53 a float no longer tells one whole number from the next.
    bad = ~((array >= low) & (array <= 2**53)) | (array != np.floor(array))
    if bad.any():
        raise ValueError(f"{name} is {array[bad].flat[0]:.12g}; it must be {rule}.")
    return array.astype(int)


def choice(name, value, allowed):
    """Return `value` if it is one of `allowed`, else raise a `ValueError` that lists them.

    Examples
    --------
    >>> choice("unit", "points", ("points", "percent"))
    'points'
    >>> choice("unit", "pounds", ("points", "percent"))
    Traceback (most recent call last):
    ValueError: unit is 'pounds'; it must be one of 'points', 'percent'.
    """
    if not isinstance(value, str) or value not in allowed:
        listed = ", ".join(repr(option) for option in allowed)
        raise ValueError(f"{name} is {value!r}; it must be one of {listed}.")
    return value


def plain(array):
    """Return a Python float for a 0-dimensional array, and any other array as it is.

    Examples
    --------
    >>> plain(np.array(2.5))
    2.5
    """
    return float(array) if np.ndim(array) == 0 else array


def need_columns(name, table, needed):
    """Refuse a table that lacks one of the columns `needed`.

    Raises
    ------
    ValueError
        The message names the first column that is missing, and those that there are.

    Examples
    --------
    >>> need_columns("purchases", pd.DataFrame({"who": ["Ada"]}), ["customer"])
    Traceback (most recent call last):
    ValueError: purchases has no column 'customer'; its columns are who.
    """
    for column in needed:
        if column not in table:
            known = ", ".join(map(str, table.columns))
            raise ValueError(f"{name} has no column {column!r}; its columns are {known}.")


def need_values(table, needed):
    """Refuse a table in which one of the columns `needed` has a missing value.

    Raises
    ------
    ValueError
        The message names the row by its label, and the column.

    Examples
    --------
    >>> need_values(pd.DataFrame({"customer": ["Ada", None]}, index=[7, 8]), ["customer"])
    Traceback (most recent call last):
    ValueError: Row 8: customer is missing.
    """
    for column in needed:
        missing = table[column].isna().to_numpy()
        if missing.any():
            raise ValueError(f"Row {table.index[missing.argmax()]}: {column} is missing.")


def one_day(name, value):
    """Return one day, whatever the hour.

    Parameters
    ----------
    name : str
        How the error message calls the value.
    value : str, datetime.date, datetime.datetime, numpy.datetime64 or pandas.Timestamp
        Text must be year, month, day, as "2025-06-30"; anything else could be read two ways.

    Returns
    -------
    numpy.datetime64
        In days.

    Raises
    ------
    ValueError
        If it is none of these, is missing, or has a time zone.

    Examples
    --------
    >>> one_day("end", "2025-06-30")
    np.datetime64('2025-06-30')
    >>> one_day("end", "30.06.2025")
    Traceback (most recent call last):
    ValueError: end is '30.06.2025'; it must be a day without a time zone, such as "2025-06-30".
    """
    rule = 'it must be a day without a time zone, such as "2025-06-30"'
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if not isinstance(moment, (date, np.datetime64)) or getattr(moment, "tzinfo", None):
            raise ValueError
        found = np.datetime64(moment, "D")
    except (TypeError, ValueError):
        found = np.datetime64("NaT")
    if np.isnat(found):
        raise ValueError(f"{name} is {value!r}; {rule}.")
    return found


def whole_days(name, values):
    """Return the day of each date, whatever the hour; a missing one stays missing.

    Parameters
    ----------
    name : str
        How the error message calls the values.
    values : pandas.Series, pandas.DatetimeIndex or numpy.ndarray, shape (n,)
        Dates without a time zone. Text is refused: "05.03.2025" is a day of May or of March.

    Returns
    -------
    numpy.ndarray of datetime64[D], shape (n,)

    Raises
    ------
    ValueError
        If the values aren't such dates.

    Examples
    --------
    >>> whole_days("date", pd.Series(pd.to_datetime(["2025-06-30 12:50", None])))
    array(['2025-06-30',        'NaT'], dtype='datetime64[D]')
    """
    kind = getattr(values, "dtype", None) or np.asarray(values).dtype
    if kind.kind == "M" and not getattr(kind, "tz", None):
        return np.asarray(values).astype("datetime64[D]")
    if pd.isna(values).all():
        return np.full(len(values), "NaT", dtype="datetime64[D]")
    raise ValueError(
        f"{name} holds {kind}; it must hold dates without a time zone. pandas.to_datetime with a "
        "format makes dates of text, dt.tz_localize(None) takes a time zone away."
    )


def aligned(**lists):
    """Refuse pandas objects that list the same rows in another order.

    Values are taken by their position. Where two Series bear the same labels in another order,
    that would put one customer's value beside another's.

    Parameters
    ----------
    **lists
        What the caller passed, by name. Whatever has no index is in the order in which it comes;
        two indexes with other labels say nothing about each other.

    Raises
    ------
    ValueError
        The message names the two lists.

    Examples
    --------
    >>> aligned(x=pd.Series([1, 2], ["Ada", "Bo"]), y=pd.Series([0, 1], ["Bo", "Ada"]))
    Traceback (most recent call last):
    ValueError: x and y list the same rows in another order; y.reindex(x.index) mends it.
    """
    labelled = [
        (name, one) for name, one in lists.items() if isinstance(one, (pd.Series, pd.DataFrame))
    ]
    for (name, one), (other_name, other) in pairwise(labelled):
        if one.index.equals(other.index) or len(one) != len(other):
            continue
        if set(one.index) == set(other.index):
            raise ValueError(
                f"{name} and {other_name} list the same rows in another order; "
                f"{other_name}.reindex({name}.index) mends it."
            )


def _as_floats(value):
    """Return real numbers as a float array, or None for anything else: text, truth, None."""
    try:
        array = np.asarray(value)
    except ValueError:
        # Lists of unequal length.
        return None
    return array.astype(float) if array.dtype.kind in "iuf" else None


def _rule(low, high, low_allowed):
    if np.isinf(low) and np.isinf(high):
        return "a number"
    if np.isinf(high):
        return f"a number of at least {low:g}" if low_allowed else f"a number above {low:g}"
    return (
        f"a number from {low:g} to {high:g}"
        if low_allowed
        else (f"a number above {low:g} and at most {high:g}")
    )
