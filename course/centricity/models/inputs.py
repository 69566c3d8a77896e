"""Turn what a caller passes into arrays, or say precisely what is wrong with it."""

import numpy as np


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
