"""Checks for the test cells of assignments: strict about types, in words, without the answer.

Each function takes `what`, a clause that says what is checked (``"a customer who never leaves"``),
and raises an `AssertionError` that begins with it. The message may repeat what the learner's
function returned; it never says what it should have returned.
"""

import numpy as np
import pandas as pd

_NUMBERS = (int, float, np.float64, np.float32, np.int64, np.int32)
_ARRAYS = (list, tuple, np.ndarray, pd.Series)
_MISSING = (float, np.float64, type(None), type(pd.NA))
_PLAIN = (str, int, float, bool, type(None))


def close(value, expected, what, rel=1e-9):
    """Check that `value` equals `expected` up to a relative tolerance.

    Parameters
    ----------
    value : object
        What the learner's function returned. For an `expected` number it must be a number of a
        plain type (an object with its own idea of equality won't do); for an array it must be
        a list, tuple, array or Series of the same shape.
    expected : float or array-like
        NaN equals NaN, and infinity equals infinity.
    what : str
        What is checked.
    rel : float
        Relative tolerance.

    Examples
    --------
    >>> close(0.1 + 0.2, 0.3, "a sum")
    >>> close(7.0, np.inf, "a value without end")
    Traceback (most recent call last):
    AssertionError: a value without end: 7 is not the right value.
    >>> close("0.3", 0.3, "a sum")
    Traceback (most recent call last):
    AssertionError: a sum: a number is expected, and '0.3' is a str.
    >>> close(0.4, 0.3, "a sum")
    Traceback (most recent call last):
    AssertionError: a sum: 0.4 is not the right value.
    """
    want = np.asarray(expected, dtype=float)
    if want.ndim == 0:
        got = np.float64(_number(value, what))
        shown = f"{got:.6g}"
    else:
        got = _array(value, want.shape, what)
        shown = "one value at least"
    # Nothing finite is near infinity, whatever the relative tolerance.
    tolerance = np.where(np.isfinite(want), np.maximum(rel * np.abs(want), 1e-12), 0.0)
    with np.errstate(invalid="ignore"):
        same = (got == want) | (np.isnan(got) & np.isnan(want)) | (np.abs(got - want) <= tolerance)
    if not bool(same.all()):
        raise AssertionError(f"{what}: {shown} is not the right value.")


def equal(value, expected, what):
    """Check that `value` has exactly the type and content of `expected` (list, str, bool, None).

    Examples
    --------
    >>> equal(["Harbour"], ["Harbour"], "the choice")
    >>> equal(("Harbour",), ["Harbour"], "the choice")
    Traceback (most recent call last):
    AssertionError: the choice: a list is expected, and ('Harbour',) is a tuple.
    """
    _expect_type(value, (type(expected),), what)
    if isinstance(expected, list):
        if len(value) != len(expected):
            raise AssertionError(f"{what}: {_show(value)} has not the right length.")
        for one, wanted in zip(value, expected, strict=True):
            _expect_type(one, (type(wanted),), what)
    if value != expected:
        raise AssertionError(f"{what}: {_show(value)} is not the right answer.")


def table(value, expected, what, rel=1e-9):
    """Check that a frame has the rows, columns and cells of `expected`, in its order.

    Parameters
    ----------
    value : object
        What the learner's function returned: a frame of plain numbers or text.
    expected : pandas.DataFrame
        Numbers as for `close`, whole ones may be floats; missing text equals missing text.
    what : str
        What is checked.
    rel : float
        Relative tolerance for numbers.

    Examples
    --------
    >>> table(pd.DataFrame({"left": [1]}), pd.DataFrame({"left": [1.0]}), "a curve")
    >>> table(pd.DataFrame({"gone": [1]}), pd.DataFrame({"left": [1]}), "a curve")
    Traceback (most recent call last):
    AssertionError: a curve: the columns, ['gone'], are not named and ordered as asked for.
    >>> table(pd.DataFrame({"left": [2]}), pd.DataFrame({"left": [1]}), "a curve")
    Traceback (most recent call last):
    AssertionError: a curve, column 'left': one value at least is not the right value.
    """
    _expect_type(value, (pd.DataFrame,), what)
    for kind, labels, wanted in (
        ("columns", value.columns, expected.columns),
        ("rows", value.index, expected.index),
    ):
        got, asked = _labels(labels), _labels(wanted)
        if [*map(type, got)] != [*map(type, asked)] or got != asked:
            raise AssertionError(
                f"{what}: the {kind}, {_show(got)}, are not named and ordered as asked for."
            )
    for place, label in enumerate(expected.columns):
        found, wanted = value.iloc[:, place], expected.iloc[:, place]
        where = f"{what}, column {label!r}"
        if pd.api.types.is_numeric_dtype(wanted):
            # Numbers in a column of objects are as good as others.
            numbers = found.tolist() if found.dtype == object else found
            close(numbers, wanted.to_numpy(dtype=float), where, rel)
        elif _plain_cells(found, what) != _plain_cells(wanted, what):
            raise AssertionError(f"{where}: it does not hold the right words.")


def raises(error, call, what, mentions=""):
    """Check that ``call()`` raises `error`, with `mentions` somewhere in its message.

    Examples
    --------
    >>> raises(ValueError, lambda: int("x"), "a letter for a number")
    >>> raises(ValueError, lambda: int("7"), "a letter for a number")
    Traceback (most recent call last):
    AssertionError: a letter for a number: a ValueError is expected, and 7 was returned.
    """
    try:
        value = call()
    except error as raised:
        if mentions.lower() not in str(raised).lower():
            message = f"{what}: the message of the {error.__name__} should name {mentions!r}."
            raise AssertionError(message) from None
    except Exception as raised:
        message = f"{what}: a {error.__name__} is expected, not a {type(raised).__name__}."
        raise AssertionError(message) from None
    else:
        raise AssertionError(
            f"{what}: a {error.__name__} is expected, and {_show(value)} was returned."
        )


def unchanged(before, after, what):
    """Check that a function left its argument (an array of numbers or a frame) as it was.

    Examples
    --------
    >>> unchanged(np.ones(2), np.ones(2), "the retention rates")
    >>> unchanged(np.ones(2), np.zeros(2), "the retention rates")
    Traceback (most recent call last):
    AssertionError: the retention rates: your function changed its input; work on a copy.
    """
    if isinstance(before, pd.DataFrame | pd.Series):
        same = type(after) is type(before) and before.equals(after)
    else:
        same = type(after) is type(before) and np.array_equal(before, after, equal_nan=True)
    if not same:
        raise AssertionError(f"{what}: your function changed its input; work on a copy.")


def _plain_cells(cells, what):
    """Return cells as a list in which missing ones are None; refuse anything odd."""
    plain = [None if type(one) in _MISSING and pd.isna(one) else one for one in cells.tolist()]
    for one in plain:
        if type(one) not in _PLAIN:
            raise AssertionError(
                f"{what}: text or numbers are expected, and {_show(one)} is a {type(one).__name__}."
            )
    return plain


def _number(value, what):
    if type(value) is np.ndarray and value.ndim == 0:
        value = value[()]
    if type(value) not in _NUMBERS:
        raise AssertionError(
            f"{what}: a number is expected, and {_show(value)} is a {type(value).__name__}."
        )
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _array(value, shape, what):
    if type(value) not in _ARRAYS:
        raise AssertionError(
            f"{what}: an array is expected, and {_show(value)} is a {type(value).__name__}."
        )
    array = _plain_numbers(value)
    if array is None:
        raise AssertionError(f"{what}: every value should be a number.")
    if array.shape != shape:
        raise AssertionError(
            f"{what}: an array of shape {shape} is expected, and this one has {array.shape}."
        )
    return array


def _plain_numbers(value):
    """Return the numbers as floats, or None if any is an object.

    An object could look up what is expected while it is turned into a number.
    """
    if type(value) is pd.Series:
        numeric = pd.api.types.is_numeric_dtype(value) and not pd.api.types.is_bool_dtype(value)
        return value.to_numpy(dtype=float, na_value=np.nan) if numeric else None
    if type(value) is not np.ndarray and not all(type(one) in _NUMBERS for one in _leaves(value)):
        return None
    try:
        array = np.array(value)
    except ValueError:
        # Rows of unequal length.
        return None
    return array.astype(float) if array.dtype.kind in "iuf" else None


def _labels(index):
    """Return the labels of an axis as plain Python values."""
    return [one.item() if isinstance(one, np.generic) else one for one in index]


def _leaves(value):
    """Return the elements of nested lists and tuples, whatever they are."""
    for one in value:
        if type(one) in (list, tuple):
            yield from _leaves(one)
        else:
            yield one


def _expect_type(value, types, what):
    if type(value) not in types:
        raise AssertionError(
            f"{what}: a {types[0].__name__} is expected, and {_show(value)} is a "
            f"{type(value).__name__}."
        )


def _show(value):
    try:
        text = repr(value)
    except Exception:
        text = "what it returned"
    return text if len(text) <= 60 else f"{text[:57]}..."
