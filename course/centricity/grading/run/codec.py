"""Values between the student's process and the checker: a closed list of types, and no pickle.

Bytes are data only. Reading them builds values of the types below and nothing else, calls no code
that the sender chose, and takes memory in proportion to their number. The types are:

- None, bool, int, float, complex, str, bytes; list, tuple, set, frozenset, dict, slice, range;
- date, datetime, time, timedelta; pandas' Timestamp, Timedelta, Period, NaT, NA and
  Interval;
- NumPy's numbers and arrays of numbers, truth values, times, fixed-width text and objects;
- pandas' Index, Series, DataFrame and their columns of the usual kinds;
- exceptions, as the nearest built-in type and a message;
- the course's own dataclasses, from `centricity.models` and `centricity.simulate`;
- a function of the student's, by its name.

A subclass is another type: only what is listed crosses.
"""

import builtins
import dataclasses
import datetime as dt
import math
import re
import struct
import sys

import numpy as np
import pandas as pd

LARGEST = 64_000_000
DEEPEST = 60
MOST_VALUES = 2_000_000
MOST_BITS = 1_000_000

_LENGTH = struct.Struct("<I")
_FLOAT = struct.Struct("<d")
_DTYPE = re.compile(
    r"[<>|=](?:b1|[iu][1248]|f[248]|f16|c8|c16|c32|[Mm]8(?:\[\d*[A-Za-z]+\])?|[US]\d+)"
)
_ZONE = re.compile(r"[A-Za-z0-9_+:/-]{1,60}")
_FREQUENCY = re.compile(r"[0-9]{0,4}[A-Za-z]{1,3}(?:-[A-Z]{3})?")
_COURSE = ("centricity.models.", "centricity.simulate.")
_NULLABLE = {
    "boolean": pd.BooleanDtype(),
    **{f"{kind}{bits}": getattr(pd, f"{kind}{bits}Dtype")() for kind in ("Int", "UInt")
       for bits in (8, 16, 32, 64)},
    "Float32": pd.Float32Dtype(),
    "Float64": pd.Float64Dtype(),
}  # fmt: skip


class CannotCrossError(TypeError):
    """A value that is not of a listed type, or too large."""


class BadBytesError(ValueError):
    """Bytes that describe no value."""


@dataclasses.dataclass(frozen=True)
class Named:
    """A function of the student's, which stays where it is."""

    name: str


class ForeignError(Exception):
    """An exception of no built-in type."""


def encode(value):
    """Return bytes that describe a value.

    Parameters
    ----------
    value : object
        Of a type in the list of this module.

    Returns
    -------
    bytes

    Raises
    ------
    CannotCrossError
        If the value, or anything in it, has another type, or there is too much of it.

    Examples
    --------
    >>> decode(encode({"rates": [0.5, None]}))
    {'rates': [0.5, None]}
    >>> encode(print)
    Traceback (most recent call last):
    centricity.grading.run.codec.CannotCrossError: a value of type builtin_function_or_method
    """
    writer = _Writer()
    writer.put(value, 0)
    return b"".join(writer.parts)


def decode(data):
    """Return the value that bytes describe.

    Parameters
    ----------
    data : bytes
        From anybody.

    Raises
    ------
    BadBytesError
        If they describe no value, or too large a one.
    """
    if len(data) > LARGEST:
        raise BadBytesError(f"{len(data):,} bytes are too many")
    reader = _Reader(data)
    try:
        value = reader.take(0)
    except BadBytesError:
        raise
    except Exception as error:
        # Whatever NumPy or pandas say of parts that don't fit together.
        raise BadBytesError(f"{type(error).__name__} while reading") from None
    if reader.place != len(data):
        raise BadBytesError("bytes are left over")
    return value


class _Writer:
    def __init__(self):
        self.parts = []
        self.size = 0
        self.values = 0

    def write(self, *parts):
        self.size += sum(map(len, parts))
        if self.size > LARGEST:
            raise CannotCrossError(f"more than {LARGEST // 1_000_000} MB of data")
        self.parts += parts

    def put(self, value, depth):
        self.values += 1
        if depth > DEEPEST:
            raise CannotCrossError(f"a value nested more than {DEEPEST} deep")
        if self.values > MOST_VALUES:
            raise CannotCrossError(f"more than {MOST_VALUES:,} values")
        kind = type(value)
        if value is None:
            self.write(b"N")
        elif kind is bool:
            self.write(b"T" if value else b"F")
        elif kind is int:
            if value.bit_length() > MOST_BITS:
                raise CannotCrossError("an int of more than a million bits")
            self.blob(b"i", value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True))
        elif kind is float:
            self.write(b"d", _FLOAT.pack(value))
        elif kind is str:
            self.blob(b"s", value.encode("utf-8", "surrogatepass"))
        elif kind is bytes:
            self.blob(b"b", value)
        elif kind in _CONTAINERS:
            self.many(_CONTAINERS[kind], value, len(value), depth)
        elif kind is dict:
            self.many(b"m", (one for pair in value.items() for one in pair), len(value), depth)
        else:
            name, parts = _parts(value)
            self.blob(b"x", name.encode())
            self.put(parts, depth + 1)

    def blob(self, tag, data):
        if len(data) > LARGEST:
            raise CannotCrossError(f"more than {LARGEST // 1_000_000} MB of data")
        self.write(tag, _LENGTH.pack(len(data)), data)

    def many(self, tag, values, count, depth):
        self.write(tag, _LENGTH.pack(count))
        for value in values:
            self.put(value, depth + 1)


class _Reader:
    def __init__(self, data):
        self.data = data
        self.place = 0
        self.values = 0

    def raw(self, count):
        start = self.place
        self.place = end = start + count
        if end > len(self.data):
            raise BadBytesError("bytes are missing")
        return self.data[start:end]

    def take(self, depth):
        self.values += 1
        if depth > DEEPEST or self.values > MOST_VALUES:
            raise BadBytesError("too deep, or too many values")
        tag = self.raw(1)
        if tag == b"d":
            return _FLOAT.unpack(self.raw(8))[0]
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        count = _LENGTH.unpack(self.raw(4))[0]
        if tag in _TAGS:
            return _TAGS[tag]([self.take(depth + 1) for _ in range(self.fits(count))])
        if tag == b"m":
            pairs = range(self.fits(2 * count) // 2)
            return {self.take(depth + 1): self.take(depth + 1) for _pair in pairs}
        if tag == b"s":
            return self.raw(count).decode("utf-8", "surrogatepass")
        if tag == b"i":
            if count > MOST_BITS // 8 + 1:
                raise BadBytesError("an int of too many bits")
            return int.from_bytes(self.raw(count), "little", signed=True)
        if tag == b"b":
            return self.raw(count)
        if tag == b"x":
            return self.extension(self.raw(count).decode("ascii"), depth)
        raise BadBytesError(f"no value begins with {tag!r}")

    def fits(self, count):
        """Return the count, where so many values of a byte at least can still follow."""
        if count > len(self.data) - self.place:
            raise BadBytesError("bytes are missing")
        return count

    def extension(self, name, depth):
        if name not in _BUILD:
            raise BadBytesError("an unknown type")
        parts = self.take(depth + 1)
        if type(parts) is not tuple:
            raise BadBytesError("a type without its parts")
        return _BUILD[name](*parts)


_CONTAINERS = {list: b"l", tuple: b"t", set: b"S", frozenset: b"f"}
_TAGS = {tag: kind for kind, tag in _CONTAINERS.items()}
_CONSTANTS = {b"N": None, b"T": True, b"F": False}


def _parts(value):
    """Return the name of a value's type, and the values that it is put together from."""
    kind = type(value)
    if kind in _TAKE_APART:
        name, take_apart = _TAKE_APART[kind]
        return name, take_apart(value)
    if value is pd.NaT or value is pd.NA:
        return ("NaT" if value is pd.NaT else "NA"), ()
    if isinstance(value, np.generic) and kind in _SCALARS:
        return "scalar", _array_parts(np.asarray(value))
    if isinstance(value, BaseException):
        return "exception", _exception_parts(value)
    if dataclasses.is_dataclass(kind) and _dataclass_name(kind) in _dataclasses():
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(kind)}
        return "dataclass", (_dataclass_name(kind), fields)
    raise CannotCrossError(f"a value of type {kind.__qualname__}")


_SCALARS = {
    *(np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64),
    *(np.longlong, np.ulonglong, np.float16, np.float32, np.float64, np.longdouble, np.complex64),
    *(np.complex128, np.datetime64, np.timedelta64, np.str_, np.bytes_),
}


def _array_parts(array):
    if array.dtype.kind == "O":
        return "O", array.shape, list(array.flat), array.flags.writeable
    if array.dtype.names or array.dtype.subdtype or not _DTYPE.fullmatch(array.dtype.str):
        raise CannotCrossError(f"an array of {array.dtype}")
    return array.dtype.str, array.shape, array.tobytes(), array.flags.writeable


def _build_array(dtype, shape, content, writeable=True):
    if type(shape) is not tuple or len(shape) > 8:
        raise BadBytesError("an array without a shape")
    if not all(type(size) is int and 0 <= size <= LARGEST for size in shape):
        raise BadBytesError("an array of an impossible shape")
    if dtype == "O":
        array = np.empty(len(_checked(content, list)), dtype=object)
        for place, one in enumerate(content):
            array[place] = one
    elif type(dtype) is str and len(dtype) < 40 and _DTYPE.fullmatch(dtype):
        kind = np.dtype(dtype)
        if math.prod(shape) * kind.itemsize != len(content) or not kind.itemsize:
            return _build_empty_text(kind, shape, content)
        array = np.frombuffer(bytearray(content), dtype=kind)
    else:
        raise BadBytesError("an array of an unlisted type")
    array = array.reshape(shape)
    array.flags.writeable = bool(writeable)
    return array


def _build_empty_text(kind, shape, content):
    """Return an array of texts of no length, which take no bytes."""
    if kind.itemsize or content or math.prod(shape) > MOST_VALUES:
        raise BadBytesError("an array whose shape doesn't fit its content")
    return np.zeros(shape, dtype=kind)


def _build_scalar(dtype, shape, content, _writeable):
    return _build_array(dtype, shape, content)[()]


def _exception_parts(error):
    kind = next(base for base in type(error).__mro__ if base.__module__ == "builtins")
    try:
        message = str(error)
    except Exception:
        message = ""
    only = error.args[0] if len(error.args) == 1 else None
    # The message of a KeyError is the repr of its key.
    key = only if kind is KeyError and type(only) in (str, int, float) else None
    return kind.__name__, message[:10_000], key


def _build_exception(name, message, key):
    kind = getattr(builtins, name, None) if type(name) is str else None
    if not (isinstance(kind, type) and issubclass(kind, Exception)) or type(message) is not str:
        # What ends a process there (SystemExit, KeyboardInterrupt) only fails a test here.
        return ForeignError(f"{str(name)[:50]}: {str(message)[:10_000]}")
    error = kind.__new__(kind)
    error.args = (message if key is None else key,)
    return error


def _dataclass_name(kind):
    return f"{kind.__module__}.{kind.__qualname__}"


def _dataclasses():
    """Return the course's dataclasses in modules that are loaded, by name."""
    found = {}
    for name, module in list(sys.modules.items()):
        if name.startswith(_COURSE):
            for kind in list(vars(module).values()):
                if isinstance(kind, type) and dataclasses.is_dataclass(kind):
                    found[_dataclass_name(kind)] = kind
    return found


def _build_dataclass(name, fields):
    kind = _dataclasses().get(name)
    if kind is None or type(fields) is not dict:
        raise BadBytesError("an unknown dataclass")
    if set(fields) != {field.name for field in dataclasses.fields(kind)}:
        raise BadBytesError("a dataclass with other fields")
    try:
        # Through its own checks, which a student's process can go round.
        return kind(**fields)
    except Exception as error:
        raise BadBytesError(f"a {kind.__name__} that can't be: {error}") from None


def _column_parts(values):
    """Return the parts of a pandas array or a NumPy array."""
    if isinstance(values, np.ndarray):
        return "numpy", *_array_parts(values)
    dtype = values.dtype
    if isinstance(dtype, pd.StringDtype):
        texts = [one if type(one) is str else None for one in values]
        return "text", texts, dtype.na_value is pd.NA
    if isinstance(dtype, pd.CategoricalDtype):
        return "categories", values.codes, dtype.categories, bool(dtype.ordered)
    if isinstance(dtype, pd.DatetimeTZDtype):
        moments = values.tz_convert("UTC").tz_localize(None).to_numpy()
        return "moments", moments, str(dtype.tz)
    if isinstance(dtype, pd.PeriodDtype):
        return "periods", values.asi8, values.freqstr
    if isinstance(dtype, pd.IntervalDtype):
        return "intervals", values.left, values.right, values.closed
    if str(dtype) in _NULLABLE:
        missing = values.isna()
        return "nullable", str(dtype), values.to_numpy(dtype.numpy_dtype, na_value=0), missing
    # pandas keeps NumPy's values in a wrapper of its own.
    if isinstance(values, pd.arrays.NumpyExtensionArray):
        return "numpy", *_array_parts(values.to_numpy())
    if isinstance(dtype, np.dtype):
        return "numpy", *_array_parts(np.asarray(values))
    raise CannotCrossError(f"a column of type {dtype}")


def _build_column(kind, *parts):
    if kind == "numpy":
        return _build_array(*parts)
    if kind == "text":
        texts, has_na = parts
        _check_type(texts, list)
        missing = pd.NA if has_na else np.nan
        return pd.array(texts, dtype=pd.StringDtype(na_value=missing))
    if kind == "categories":
        codes, categories, ordered = parts
        dtype = pd.CategoricalDtype(_checked(categories, pd.Index), ordered=bool(ordered))
        return pd.Categorical.from_codes(_checked(codes, np.ndarray), dtype=dtype)
    if kind == "moments":
        moments, zone = parts
        moments = pd.DatetimeIndex(_checked(moments, np.ndarray)).tz_localize("UTC")
        return moments.tz_convert(_zone(zone)).array
    if kind == "periods":
        ordinals, frequency = parts
        return pd.PeriodIndex.from_ordinals(
            _checked(ordinals, np.ndarray), freq=_frequency(frequency)
        ).array
    if kind == "intervals":
        left, right, closed = parts
        return pd.arrays.IntervalArray.from_arrays(
            _checked(left, pd.Index), _checked(right, pd.Index), closed=_checked(closed, str)
        )
    if kind == "nullable":
        name, values, missing = parts
        column = pd.array(_checked(values, np.ndarray), dtype=_NULLABLE[name])
        column[_checked(missing, np.ndarray)] = pd.NA
        return column
    raise BadBytesError("a column of an unlisted type")


def _checked(value, kind):
    if not isinstance(value, kind):
        raise BadBytesError(f"no {kind.__name__} where one belongs")
    return value


def _check_type(values, kind):
    _checked(values, kind)
    if not all(one is None or type(one) is str for one in values):
        raise BadBytesError("texts that are none")


def _kept(values):
    """Return the type to keep: pandas would look for texts among objects, and find another."""
    return object if isinstance(values, np.ndarray) and values.dtype.kind == "O" else None


def _index_parts(index):
    if type(index) is pd.RangeIndex:
        return "range", index.start, index.stop, index.step, index.name
    if type(index) is pd.MultiIndex:
        codes = [np.asarray(one) for one in index.codes]
        return "levels", list(index.levels), codes, list(index.names)
    freq = index.freqstr if isinstance(index, pd.DatetimeIndex | pd.TimedeltaIndex) else None
    return "plain", _column_parts(index.array), index.name, freq


def _build_index(kind, *parts):
    if kind == "range":
        start, stop, step, name = parts
        return pd.RangeIndex(start, stop, step, name=name)
    if kind == "levels":
        levels, codes, names = parts
        return pd.MultiIndex(levels=levels, codes=codes, names=names)
    column, name, freq = parts
    values = _build_column(*column)
    index = pd.Index(values, name=name, dtype=_kept(values))
    if freq is not None:
        index.freq = _checked(freq, str)[:20]
    return index


def _series_parts(series):
    return _column_parts(series.array), series.index, series.name


def _build_series(column, index, name):
    values = _build_column(*column)
    return pd.Series(values, index=_checked(index, pd.Index), name=name, dtype=_kept(values))


def _frame_parts(frame):
    columns = [_column_parts(frame.iloc[:, place].array) for place in range(frame.shape[1])]
    return columns, frame.columns, frame.index


def _build_frame(columns, names, index):
    index = _checked(index, pd.Index)
    content = {place: _build_series(column, index, None) for place, column in enumerate(columns)}
    frame = pd.DataFrame(content, index=index)
    frame.columns = _checked(names, pd.Index)
    return frame


def _moment_parts(moment):
    zone = None if moment.tz is None else str(moment.tz)
    return moment.as_unit(moment.unit).asm8, moment.unit, zone


def _build_moment(value, unit, zone):
    moment = pd.Timestamp(_checked(value, np.datetime64)).as_unit(_checked(unit, str))
    if zone is None:
        return moment
    return moment.tz_localize("UTC").tz_convert(_zone(zone))


def _zone(name):
    # With this prefix pandas would open any file that is named.
    if not _ZONE.fullmatch(_checked(name, str)) or name.startswith("dateutil"):
        raise BadBytesError("an impossible time zone")
    return name


def _build_period(ordinal, frequency):
    return pd.Period(ordinal=_checked(ordinal, int), freq=_frequency(frequency))


def _frequency(name):
    if not _FREQUENCY.fullmatch(_checked(name, str)):
        raise BadBytesError("an impossible frequency")
    return name


def _clock_parts(moment):
    if moment.tzinfo is not None:
        raise CannotCrossError(
            f"a {type(moment).__name__} with a time zone; use a pandas Timestamp"
        )
    return (moment.isoformat(),)


def _of_text(kind):
    return lambda text: kind.fromisoformat(_checked(text, str)[:40])


def _build_range(start, stop, step):
    return range(start, stop, step)


def _build_interval(left, right, closed):
    return pd.Interval(left, right, closed=closed)


_TAKE_APART = {
    complex: ("complex", lambda one: (one.real, one.imag)),
    slice: ("slice", lambda one: (one.start, one.stop, one.step)),
    range: ("range", lambda one: (one.start, one.stop, one.step)),
    dt.date: ("date", lambda one: (one.isoformat(),)),
    dt.datetime: ("datetime", _clock_parts),
    dt.time: ("time", _clock_parts),
    dt.timedelta: ("timedelta", lambda one: (one.days, one.seconds, one.microseconds)),
    pd.Timestamp: ("Timestamp", _moment_parts),
    pd.Timedelta: ("Timedelta", lambda one: (one.asm8,)),
    pd.Period: ("Period", lambda one: (one.ordinal, one.freqstr)),
    pd.Interval: ("Interval", lambda one: (one.left, one.right, one.closed)),
    np.ndarray: ("array", _array_parts),
    pd.Series: ("Series", _series_parts),
    pd.DataFrame: ("DataFrame", _frame_parts),
    pd.Categorical: ("column", _column_parts),
    Named: ("function", lambda one: (one.name,)),
    **dict.fromkeys(
        (pd.Index, pd.RangeIndex, pd.MultiIndex, pd.DatetimeIndex, pd.TimedeltaIndex,
         pd.PeriodIndex, pd.CategoricalIndex, pd.IntervalIndex),
        ("Index", _index_parts),
    ),
}  # fmt: skip

_BUILD = {
    "complex": complex,
    "slice": slice,
    "range": _build_range,
    "date": _of_text(dt.date),
    "datetime": _of_text(dt.datetime),
    "time": _of_text(dt.time),
    "timedelta": dt.timedelta,
    "Timestamp": _build_moment,
    "Timedelta": lambda value: pd.Timedelta(_checked(value, np.timedelta64)),
    "Period": _build_period,
    "NaT": lambda: pd.NaT,
    "NA": lambda: pd.NA,
    "Interval": _build_interval,
    "scalar": _build_scalar,
    "array": _build_array,
    "column": _build_column,
    "Series": _build_series,
    "DataFrame": _build_frame,
    "Index": _build_index,
    "exception": _build_exception,
    "dataclass": _build_dataclass,
    "function": lambda name: Named(_checked(name, str)),
}
