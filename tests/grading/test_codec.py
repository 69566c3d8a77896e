"""What crosses between processes comes out as it went in, and hostile bytes do nothing."""

import datetime as dt
import math
import pickle
from collections import OrderedDict, namedtuple
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from centricity.grading.run import codec
from centricity.grading.run.codec import (
    BadBytesError,
    CannotCrossError,
    ForeignError,
    decode,
    encode,
)
from tests.test_import_rule import imported as steps_of

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.timedeltas()
    | st.complex_numbers(allow_nan=False)
)
KEYS = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates()
NESTED = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
    ),
    max_leaves=20,
)
ARRAYS = hnp.arrays(
    hnp.boolean_dtypes()
    | hnp.integer_dtypes(endianness="?")
    | hnp.floating_dtypes(endianness="?")
    | hnp.complex_number_dtypes()
    | hnp.datetime64_dtypes()
    | hnp.timedelta64_dtypes()
    | hnp.unicode_string_dtypes()
    | hnp.byte_string_dtypes(),
    hnp.array_shapes(min_dims=0, min_side=0, max_side=4),
)


def there_and_back(value):
    return decode(encode(value))


def types(value):
    """Return the types in a value, all the way down."""
    if isinstance(value, dict):
        return (dict, [(types(key), types(one)) for key, one in value.items()])
    if isinstance(value, list | tuple):
        return (type(value), [types(one) for one in value])
    return type(value)


@given(NESTED)
def test_plain_values_come_back(value):
    back = there_and_back(value)
    assert back == value
    assert types(back) == types(value)


@given(ARRAYS)
def test_arrays_come_back(array):
    back = there_and_back(array)
    assert back.dtype == array.dtype
    assert back.shape == array.shape
    assert back.tobytes() == array.tobytes()


@given(st.binary(max_size=200))
def test_bytes_at_random_are_a_value_or_an_error(data):
    try:
        decode(data)
    except BadBytesError:
        return


@settings(max_examples=300)
@given(st.data())
def test_a_value_with_a_byte_changed_is_a_value_or_an_error(data):
    frame = pd.DataFrame({"a": [1.5, 2.5], "b": ["x", None]}, index=[dt.date(2026, 1, 1), 2])
    month = pd.Period("2026-01", freq="M")
    good = encode(
        [frame, {"k": (1, None)}, np.arange(3), ValueError("no"), pd.Timestamp("2026"), month]
    )
    place = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255))
    try:
        decode(good[:place] + bytes([byte]) + good[place + 1 :])
    except BadBytesError:
        return


@pytest.mark.parametrize(
    "value",
    [
        np.float64(0.1),
        np.float32(0.1),
        np.int64(-5),
        np.int8(3),
        np.uint64(2**63),
        np.bool_(True),
        np.str_("a"),
        np.datetime64("2026-01-01"),
        np.timedelta64(3, "D"),
        range(2, 10, 3),
        slice(1, None),
        pd.Timestamp("2026-03-01 12:30:00.123456789"),
        pd.Timestamp("2026-03-01 12:30", tz="Europe/Berlin"),
        pd.Timedelta("3 days 2 hours"),
        pd.Period("2026-03", freq="M"),
        pd.Period("2026-03-04", freq="W-SUN"),
        pd.Interval(0.5, 2.0, closed="left"),
        dt.time(12, 30),
        10**300,
        -(10**300),
        "\ud800 half a pair",
        "",
        float("inf"),
    ],
    ids=repr,
)
def test_single_values_keep_value_and_type(value):
    back = there_and_back(value)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("value", [float("nan"), np.float64("nan")])
def test_nan_stays_nan(value):
    back = there_and_back(value)
    assert math.isnan(back)
    assert type(back) is type(value)


def test_pandas_own_nothings_stay_themselves():
    assert there_and_back(pd.NaT) is pd.NaT
    assert there_and_back(pd.NA) is pd.NA


SERIES = [
    pd.Series([1, 2, 3], name="n"),
    pd.Series([1.5, np.nan], index=["a", "b"]),
    pd.Series(["x", None, "z"]),
    pd.Series([1, "x", None], dtype=object),
    pd.Series([True, False]),
    pd.Series(["x", "y", "x"], dtype="category"),
    pd.Series(pd.Categorical(["lo", None], categories=["lo", "hi"], ordered=True)),
    pd.Series([1, None, 3], dtype="Int64"),
    pd.Series([True, None], dtype="boolean"),
    pd.Series([0.5, None], dtype="Float64"),
    pd.Series(["x", None], dtype="string"),
    pd.Series(pd.date_range("2026-01-01", periods=3)),
    pd.Series(pd.date_range("2026-01-01", periods=3, tz="UTC")),
    pd.Series(pd.to_timedelta([1, 2], unit="h")),
    pd.Series(pd.PeriodIndex(["2026-01", None], freq="M")),
    pd.Series([1.0, 2.0], index=pd.period_range("2026-01", periods=2, freq="Q-DEC")),
    pd.cut(pd.Series([1, 5, 9]), 3),
    pd.Series([], dtype=float),
    pd.Series([1.0, 2.0], index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["k", "n"])),
    pd.Series([1.0, 2.0], index=pd.Index([3, 4], name="id")),
    pd.Series([1.0, 2.0], index=pd.date_range("2026-01-01", periods=2, freq="MS")),
    pd.Series([[1, 2], {"a": 3}]),
]


@pytest.mark.parametrize(
    "series", SERIES, ids=lambda one: f"{one.dtype}-{type(one.index).__name__}"
)
def test_series_come_back(series):
    pd.testing.assert_series_equal(there_and_back(series), series, check_freq=True)
    pd.testing.assert_index_equal(there_and_back(series.index), series.index)


def test_frames_come_back():
    columns = {str(place): series for place, series in enumerate(SERIES[:15])}
    frame = pd.DataFrame({name: one.reset_index(drop=True) for name, one in columns.items()})
    pd.testing.assert_frame_equal(there_and_back(frame), frame)


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame(),
        pd.DataFrame(index=[1, 2]),
        pd.DataFrame(columns=["a", "b"]),
        pd.DataFrame([[1, 2.5], [3, 4.5]], columns=["same", "same"]),
        pd.DataFrame({"a": [1]}, index=pd.Index(["r"], name="row")),
        pd.DataFrame({("a", "x"): [1], ("a", "y"): [2]}),
        pd.DataFrame({1: [1], "b": ["x"], None: [2.0]}),
    ],
    ids=repr,
)
def test_odd_frames_come_back(frame):
    pd.testing.assert_frame_equal(there_and_back(frame), frame)


def test_an_array_that_may_not_be_written_to_stays_so():
    array = np.arange(3)
    array.flags.writeable = False
    assert not there_and_back(array).flags.writeable
    assert there_and_back(np.arange(3)).flags.writeable


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ValueError("rate must lie between 0 and 1"), ValueError),
        (np.linalg.LinAlgError("singular"), ValueError),
        (pd.errors.ParserError("line 3"), ValueError),
        (type("MyError", (KeyError,), {})("k"), KeyError),
        (ZeroDivisionError("division by zero"), ZeroDivisionError),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), UnicodeDecodeError),
    ],
)
def test_exceptions_cross_as_the_nearest_built_in_type(error, kind):
    back = there_and_back(error)
    assert type(back) is kind
    if kind is not UnicodeDecodeError:
        assert str(back) == str(error)


@pytest.mark.parametrize("error", [SystemExit(3), KeyboardInterrupt(), GeneratorExit()])
def test_what_ends_a_process_there_only_fails_here(error):
    assert type(there_and_back(error)) is ForeignError


def test_an_exception_that_cannot_say_what_it_is_crosses_without_words():
    class MuteError(ValueError):
        def __str__(self):
            raise RuntimeError

    assert type(there_and_back(MuteError())) is ValueError


class Float(float):
    """Not a plain number."""


Pair = namedtuple("Pair", "a b")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (lambda: 1, "function"),
        (Float(1), "Float"),
        (Pair(1, 2), "Pair"),
        (OrderedDict(a=1), "OrderedDict"),
        (Decimal("0.1"), "Decimal"),
        (iter([1]), "list_iterator"),
        ((one for one in [1]), "generator"),
        (print, "builtin_function_or_method"),
        (np, "module"),
        (Float, "type"),
        ([1, {"a": [object()]}], "object"),
        (type("Frame", (pd.DataFrame,), {})({"a": [1]}), "Frame"),
        (np.rec.array([(1, 2.0)], dtype=[("a", int), ("b", float)]), "recarray"),
        (np.ma.array([1, 2], mask=[0, 1]), "MaskedArray"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_cross_is_named(value, name):
    with pytest.raises(CannotCrossError, match=rf"a value of type .*{name}"):
        encode(value)


def test_a_list_that_holds_itself_cannot_cross():
    endless = []
    endless.append(endless)
    with pytest.raises(CannotCrossError, match="nested"):
        encode(endless)


def test_too_much_cannot_cross(monkeypatch):
    monkeypatch.setattr(codec, "LARGEST", 1000)
    with pytest.raises(CannotCrossError, match="of data"):
        encode(np.zeros(1000))
    with pytest.raises(CannotCrossError, match="of data"):
        encode(["x" * 100] * 20)
    monkeypatch.setattr(codec, "MOST_VALUES", 10)
    with pytest.raises(CannotCrossError, match="more than 10 values"):
        encode(list(range(20)))
    with pytest.raises(CannotCrossError, match="million bits"):
        encode(1 << 2_000_000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Q",
        b"l\xff\xff\xff\xff",
        b"s\xff\xff\xff\x7fabc",
        b"l\x01\x00\x00\x00" * 100 + b"N",
        b"m\x01\x00\x00\x00l\x00\x00\x00\x00N",
        b"x\x04\x00\x00\x00evilt\x00\x00\x00\x00",
        b"x\x05\x00\x00\x00arrayN",
        b"s\x01\x00\x00\x00\xff",
        b"NN",
        pickle.dumps({"a": 1}),
    ],
)
def test_hostile_bytes_are_refused(data):
    with pytest.raises(BadBytesError):
        decode(data)


def forged(name, *parts):
    """Return bytes that ask for a type to be put together from parts."""
    text = name.encode()
    return b"x" + len(text).to_bytes(4, "little") + text + encode(parts)


@pytest.mark.parametrize(
    "data",
    [
        forged("array", "O", (2**40,), [], True),
        forged("array", "<f8", (2**20, 2**20), b"", True),
        forged("array", "<f8", (-1,), b"12345678", True),
        forged("array", "<f8", (1,), b"1234", True),
        forged("array", "V8", (1,), b"12345678", True),
        forged("array", "O", (8,), b"12345678", True),
        forged("array", "<U0", (2**31,), b"", True),
        forged("exception", "exec", "print(1)", None),
        forged("exception", "SystemExit", "1", None),
        forged("dataclass", "os.system", {"command": "true"}),
        forged("dataclass", "centricity.models.clv.clv", {}),
        forged("Timestamp", np.datetime64("2026"), "ns", "dateutil//etc/passwd"),
        forged("Timestamp", np.datetime64("2026"), "ns", "../../etc/passwd"),
        forged("Series", ("numpy", "<f8", (1,), b"12345678", True), [0], None),
        forged(
            "Series", ("categories", np.array([5]), pd.Index(["a"]), False), pd.Index([0]), None
        ),
        forged(
            "Index", "plain", ("nullable", "object", np.array([1]), np.array([True])), None, None
        ),
        forged("column", "anything", 1),
        forged("scalar", "<f8", (), b"", True),
    ],
)
def test_forged_values_are_refused_or_harmless(data):
    try:
        value = decode(data)
    except BadBytesError:
        return
    assert type(value) is ForeignError


def test_the_codec_imports_nothing_that_runs_what_bytes_say():
    names = steps_of(Path(codec.__file__).read_text(encoding="utf-8"))
    assert set(names) == {
        *("builtins", "dataclasses", "datetime", "math", "re", "struct", "sys"),
        *("numpy", "pandas"),
    }
