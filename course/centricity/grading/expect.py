"""Checks for the test cells of assignments: kind about types, in words, without the answer.

Each function takes `what`, a clause that says what is checked (``"a customer who never leaves"``),
and raises an `AssertionError` that begins with it. The message may repeat what the learner's
function returned; it never says what it should have returned.

NumPy's numbers, texts and truth values are as good as Python's, everywhere. An object with an idea
of equality of its own is not.

Whoever imports this module stops seeing warnings of deprecation (`hide_deprecations`).
"""

import re
import warnings

import numpy as np
import pandas as pd

from centricity.grading import words as wording
from centricity.grading.words import cut, number, show
from centricity.i18n import _

_NUMPY_NUMBERS = {
    np.dtype(code).type for code in np.typecodes["AllInteger"] + np.typecodes["Float"]
}
_NUMBERS = {int, float, *_NUMPY_NUMBERS}
_ARRAYS = (list, tuple, np.ndarray, pd.Series)
_MISSING = (float, np.float64, type(None), type(pd.NA))
_PLAIN = (str, int, float, bool, type(None))
_PLAIN_NUMPY = {np.str_, np.bool_, *_NUMPY_NUMBERS}


def hide_deprecations():
    """Show no warnings of deprecation from here on.

    They say that a library will change, not that an answer is wrong; and a test cell that shows
    any warning gets no points.
    """
    for family in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
        warnings.filterwarnings("ignore", category=family)


hide_deprecations()


def close(value, expected, what, rel=1e-9, within=1e-12):
    """Check that `value` equals `expected` up to a tolerance.

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
    rel, within : float
        Relative and absolute tolerance; the larger of the two counts.

    Examples
    --------
    >>> close(0.1 + 0.2, 0.3, "a sum")
    >>> close(7.0, np.inf, "a value without end")
    Traceback (most recent call last):
    AssertionError: a value without end: 7 is not the right value.
    >>> close("0.3", 0.3, "a sum")
    Traceback (most recent call last):
    AssertionError: a sum: '0.3' is no number.
    >>> close([1, 2.5, 4], [1, 2, 3], "three sums")
    Traceback (most recent call last):
    AssertionError: three sums: 2.5, at position 1, is not the right value; 2 of 3 are wrong.
    """
    want = np.asarray(expected, dtype=float)
    got = np.float64(_number(value, what)) if want.ndim == 0 else _array(value, want.shape, what)
    # Nothing finite is near infinity, whatever the relative tolerance.
    tolerance = np.where(np.isfinite(want), np.maximum(rel * np.abs(want), within), 0.0)
    with np.errstate(invalid="ignore"):
        same = (got == want) | (np.isnan(got) & np.isnan(want)) | (np.abs(got - want) <= tolerance)
    if same.all():
        return
    if want.ndim == 0:
        _fail(_("{what}: {shown} is not the right value."), what, shown=number(got))
    place = tuple(int(one) for one in np.argwhere(~same)[0])
    _fail(
        _(
            "{what}: {shown}, at position {place}, is not the right value; "
            "{count} of {of} are wrong."
        ),
        what,
        shown=number(got[place]),
        place=place[0] if len(place) == 1 else place,
        count=int((~same).sum()),
        of=same.size,
    )


def equal(value, expected, what):
    """Check that `value` has the type and content of `expected`.

    Parameters
    ----------
    value : object
        What the learner's function returned.
    expected : str, bool, int, float, None, or a list, tuple, set or dict of such
        A list must be a list; text, numbers and truth values may be NumPy's.
    what : str
        What is checked.

    Examples
    --------
    >>> equal([np.str_("Harbour"), np.int64(3)], ["Harbour", 3], "the choice")
    >>> equal(("Harbour",), ["Harbour"], "the choice")
    Traceback (most recent call last):
    AssertionError: the choice: a list is expected, and ('Harbour',) is of type tuple.
    >>> equal(["Harbour", "Lakeside"], ["Harbour"], "the choice")
    Traceback (most recent call last):
    AssertionError: the choice: ['Harbour', 'Lakeside'] holds too many.
    """
    if type(expected) in (list, tuple, set, dict) and type(value) is not type(expected):
        _fail(
            _("{what}: a {asked} is expected, and {shown} is of type {kind}."),
            what,
            asked=type(expected).__name__,
            shown=show(value),
            kind=type(value).__name__,
        )
    if _same(value, expected):
        return
    if type(expected) is list:
        _fail_list(value, expected, what)
    if type(_plain(value)) not in _PLAIN and type(expected) in _PLAIN:
        _fail(
            _("{what}: {shown} is of type {kind}, and that is no answer."),
            what,
            shown=show(value),
            kind=type(value).__name__,
        )
    _fail(_("{what}: {shown} is not the right answer."), what, shown=show(value))


def true(value, what):
    """Check that something holds; `what` is a sentence about the learner's answer that says it.

    Examples
    --------
    >>> true(3 > 2, "the log-likelihood found is within 0.05 of the largest")
    >>> true(2 > 3, "the log-likelihood found is within 0.05 of the largest")
    Traceback (most recent call last):
    AssertionError: This is not so: the log-likelihood found is within 0.05 of the largest.
    """
    if not (type(value) in (bool, np.bool_) and value):
        _fail(_("This is not so: {what}."), what)


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
    AssertionError: a curve: the columns are ['gone']; some are missing, and ['gone'] too many.
    >>> table(pd.DataFrame({"left": [2]}), pd.DataFrame({"left": [1]}), "a curve")
    Traceback (most recent call last):
    AssertionError: a curve, column 'left': 2, at position 0, is not the right value; 1 of 1 are \
wrong.
    """
    if type(value) is not pd.DataFrame:
        _fail(
            _("{what}: a DataFrame is expected, and {shown} is of type {kind}."),
            what,
            shown=show(value),
            kind=type(value).__name__,
        )
    _check_labels(value.columns, expected.columns, what, _("columns"))
    _check_labels(value.index, expected.index, what, _("rows"))
    for place, label in enumerate(expected.columns):
        found, wanted = value.iloc[:, place], expected.iloc[:, place]
        where = _("{what}, column {label!r}").format(what=what, label=label)
        if pd.api.types.is_numeric_dtype(wanted):
            # Numbers in a column of objects are as good as others.
            numbers = found.tolist() if found.dtype == object else found
            close(numbers, wanted.to_numpy(dtype=float), where, rel)
        else:
            _check_words(_plain_cells(found, where), _plain_cells(wanted, where), where)


def raises(error, call, what, mentions=""):
    """Check that ``call()`` raises `error`, with the words `mentions` in its message.

    Whole words are looked for, capital letters or not: "threshold" doesn't mention "old".

    Examples
    --------
    >>> raises(ValueError, lambda: int("x"), "a letter for a number")
    >>> raises(ValueError, lambda: int("7"), "a letter for a number")
    Traceback (most recent call last):
    AssertionError: a letter for a number: a ValueError is expected, and 7 was returned.
    """
    asked = error.__name__ if isinstance(error, type) else error[0].__name__
    before = wording.RECORD.last
    try:
        value = call()
    except error as raised:
        words = wording.message_of(raised)
        if mentions and not re.search(rf"(?<!\w){re.escape(mentions)}(?!\w)", words, re.IGNORECASE):
            said = _fail_words(
                _(
                    "{what}: the message of the {asked} should name {mentions!r}, "
                    "and it is: {words}"
                ),
                what,
                asked=asked,
                mentions=mentions,
                words=cut(" ".join(words.split()), 120) or _("empty"),
            )
            raise AssertionError(said) from None
    except Exception as raised:
        said = _fail_words(
            _("{what}: {tried} raised {kind}, and a {asked} is expected."),
            what,
            tried=_tried(before),
            kind=type(raised).__name__,
            asked=asked,
        )
        raise AssertionError(said) from None
    else:
        if wording.RECORD.last is before:
            _fail(
                _("{what}: a {asked} is expected, and {shown} was returned."),
                what,
                shown=show(value),
                asked=asked,
            )
        _fail(
            _("{what}: {tried} returned {shown}, and a {asked} is expected."),
            what,
            tried=_tried(before),
            shown=show(value),
            asked=asked,
        )


def unchanged(before, after, what):
    """Check that a function left its argument (numbers, a list, a dict or a frame) as it was.

    Examples
    --------
    >>> unchanged(np.ones(2), np.ones(2), "the retention rates")
    >>> unchanged([3, 1, 2], [1, 2, 3], "the list of durations")
    Traceback (most recent call last):
    AssertionError: the list of durations: your function changed its input; work on a copy.
    """
    if not _is_as_before(before, after):
        _fail(_("{what}: your function changed its input; work on a copy."), what)


def _is_as_before(before, after):
    if type(after) is not type(before):
        return False
    if isinstance(before, pd.DataFrame | pd.Series):
        return before.equals(after) and before.index.equals(after.index)
    if isinstance(before, np.ndarray):
        gaps = before.dtype.kind in "fc"
        return before.dtype == after.dtype and np.array_equal(before, after, equal_nan=gaps)
    if type(before) in (list, tuple):
        return len(before) == len(after) and all(map(_is_as_before, before, after))
    if type(before) is dict:
        return [*before] == [*after] and all(map(_is_as_before, before.values(), after.values()))
    return _same(after, before)


def _fail(sentence, what, **parts):
    raise AssertionError(_fail_words(sentence, what, **parts))


def _fail_words(sentence, what, **parts):
    rest = len(sentence.format(what="", **parts))
    return cut(sentence.format(what=cut(what, wording.LONGEST - rest), **parts), wording.LONGEST)


def _tried(before):
    """Return the call made since `before`; where nobody takes notes, "your function"."""
    last = wording.RECORD.last
    return _("your function") if last is before else str(last)


def _plain(value):
    """Return a NumPy number, text or truth value as Python's; anything else as it is."""
    return value.item() if type(value) in _PLAIN_NUMPY else value


def _same(value, expected):
    value, expected = _plain(value), _plain(expected)
    numbers = type(value) in (int, float) and type(expected) in (int, float)
    if type(value) is not type(expected) and not numbers:
        return False
    if type(expected) in (list, tuple):
        return len(value) == len(expected) and all(map(_same, value, expected))
    if type(expected) is set:
        plain = {_plain(one) for one in value}
        return all(type(one) in _PLAIN for one in plain) and plain == expected
    if type(expected) is dict:
        keys = {_plain(key): one for key, one in value.items() if type(_plain(key)) in _PLAIN}
        return len(keys) == len(value) == len(expected) and all(
            key in keys and _same(keys[key], one) for key, one in expected.items()
        )
    if expected != expected:
        return bool(value != value)
    return bool(value == expected)


def _fail_list(value, expected, what):
    """Say in which way a list is wrong, without a word on what is right."""
    if len(value) > len(expected):
        _fail(_("{what}: {shown} holds too many."), what, shown=show(value))
    if len(value) < len(expected):
        _fail(_("{what}: {shown} holds too few."), what, shown=show(value))
    left = list(expected)
    for one in value:
        place = next((n for n, other in enumerate(left) if _same(one, other)), None)
        if place is None:
            break
        del left[place]
    if not left:
        _fail(_("{what}: {shown} is in another order than expected."), what, shown=show(value))
    place = next(n for n, (one, other) in enumerate(zip(value, expected, strict=True))
                 if not _same(one, other))  # fmt: skip
    _fail(
        _("{what}: {shown}, at position {place}, is not the right answer."),
        what,
        shown=show(value[place]),
        place=place,
    )


def _check_labels(got, expected, what, axis):
    """Check the labels of an axis, and say which are too many, or that some are missing."""
    got, asked = _labels(got), _labels(expected)
    if _same(got, asked):
        return
    extra = [one for one in got if not any(_same(one, other) for other in asked)]
    missing = any(not any(_same(one, other) for other in got) for one in asked)
    if extra and missing:
        sentence = _("{what}: the {axis} are {shown}; some are missing, and {extra} too many.")
    elif extra:
        sentence = _("{what}: the {axis} are {shown}; {extra} too many.")
    elif missing or len(got) < len(asked):
        sentence = _("{what}: the {axis} are {shown}; some are missing.")
    elif len(got) > len(asked):
        sentence = _("{what}: the {axis} are {shown}; one stands there more than once.")
    else:
        sentence = _("{what}: the {axis} are {shown}, in another order than asked for.")
    _fail(sentence, what, axis=axis, shown=show(got), extra=show(extra))


def _check_words(got, expected, where):
    for place, (one, other) in enumerate(zip(got, expected, strict=True)):
        if not _same(one, other):
            _fail(
                _("{what}: {shown}, at position {place}, is not right."),
                where,
                shown=show(one),
                place=place,
            )


def _plain_cells(cells, what):
    """Return cells as a list in which missing ones are None; refuse anything odd."""
    plain = [
        None if type(one) in _MISSING and pd.isna(one) else _plain(one) for one in cells.tolist()
    ]
    for one in plain:
        if type(one) not in _PLAIN:
            _fail(
                _("{what}: text or numbers are expected, and {shown} is of type {kind}."),
                what,
                shown=show(one),
                kind=type(one).__name__,
            )
    return plain


def _number(value, what):
    if type(value) is np.ndarray and value.ndim == 0:
        value = value[()]
    if type(value) not in _NUMBERS:
        _fail(_("{what}: {shown} is no number."), what, shown=show(value))
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _array(value, shape, what):
    if type(value) not in _ARRAYS:
        _fail(
            _("{what}: an array is expected, and {shown} is of type {kind}."),
            what,
            shown=show(value),
            kind=type(value).__name__,
        )
    array = _plain_numbers(value)
    if array is None:
        _fail(_("{what}: every value of {shown} should be a number."), what, shown=show(value))
    if array.shape != shape:
        _fail_shape(value, array, shape, what)
    return array


def _fail_shape(value, array, shape, what):
    if array.ndim == len(shape) == 1:
        few = _("{what}: {shown} holds too few values.")
        many = _("{what}: {shown} holds too many values.")
        _fail(few if len(array) < shape[0] else many, what, shown=show(value))
    _fail(
        _("{what}: {shown} has the shape {shape}, and another one is expected."),
        what,
        shown=show(value),
        shape=array.shape,
    )


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
    return [_plain(one) for one in index]


def _leaves(value):
    """Return the elements of nested lists and tuples, whatever they are."""
    for one in value:
        if type(one) in (list, tuple):
            yield from _leaves(one)
        else:
            yield one
