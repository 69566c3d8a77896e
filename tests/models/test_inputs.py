"""What a caller passes becomes an array, or an error in words."""

import datetime
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from centricity.models import concentration, survey, uplift
from centricity.models.inputs import (
    aligned,
    choice,
    need_columns,
    need_values,
    numbers,
    one_day,
    plain,
    whole_days,
    whole_numbers,
)

finite = st.floats(allow_nan=False, allow_infinity=False)
RULES = [
    ({}, math.nan, "nan; it must be a number"),
    ({"low": 0}, -0.5, "-0.5; it must be a number of at least 0"),
    ({"low": 0, "low_allowed": False}, 0, "0; it must be a number above 0"),
    ({"low": -1, "low_allowed": False}, -1, "-1; it must be a number above -1"),
    ({"low": 0, "high": 1}, 80, "80; it must be a number from 0 to 1"),
    ({"low": 0, "high": 1}, -math.inf, "-inf; it must be a number from 0 to 1"),
    (
        {"low": 0, "high": 1, "low_allowed": False},
        1.5,
        "1.5; it must be a number above 0 and at most 1",
    ),
]


def message_of(function, *arguments, **options):
    with pytest.raises(ValueError) as caught:
        function(*arguments, **options)
    return str(caught.value)


@given(st.lists(st.floats(0, 1), max_size=6))
def test_numbers_in_range_come_back_as_they_are(values):
    array = numbers("share", values, low=0, high=1)
    assert array.dtype == float
    assert array.tolist() == values


@given(finite, finite, finite)
def test_a_number_is_refused_exactly_when_it_lies_outside(value, one, other):
    low, high = sorted((one, other))
    if low <= value <= high:
        assert numbers("x", value, low=low, high=high) == value
    else:
        with pytest.raises(ValueError, match=r"^x is .*; it must be a number from "):
            numbers("x", value, low=low, high=high)


@given(finite, finite)
def test_an_open_end_refuses_its_own_value(value, low):
    assume(value != low)
    with pytest.raises(ValueError, match=r"^x is .*; it must be a number above "):
        numbers("x", low, low=low, low_allowed=False)
    if value > low:
        assert numbers("x", value, low=low, low_allowed=False) == value


def test_both_ends_are_allowed_unless_said_otherwise():
    assert numbers("x", [0, 1], low=0, high=1).tolist() == [0, 1]
    assert numbers("x", [0.1, 1], low=0, high=1, low_allowed=False).tolist() == [0.1, 1]


@pytest.mark.parametrize("value", [3, [3], [[1, 2], [3, 4]], np.ones((2, 1)), (), range(3)])
def test_numbers_keep_their_shape(value):
    assert numbers("x", value).shape == np.shape(value)


@pytest.mark.parametrize(("rule", "value", "message"), RULES)
def test_the_message_names_the_parameter_the_value_and_what_is_allowed(rule, value, message):
    assert message_of(numbers, "rate", value, **rule) == f"rate is {message}."


@pytest.mark.parametrize("value", ["high", "", [0.5, "x"], {}, object, 1j, [[1], [1, 2]]])
def test_what_is_no_number_is_shown_as_it_was_passed(value):
    assert message_of(numbers, "rate", value) == f"rate is {value!r}; it must be a number."


def test_none_is_refused():
    message = message_of(numbers, "rate", None, low=0)
    assert message.startswith("rate is ")
    assert message.endswith("; it must be a number of at least 0.")


@given(st.lists(st.floats(0, 1), max_size=4), st.lists(st.floats(0, 1), max_size=4))
def test_the_first_bad_value_of_an_array_is_named(before, after):
    values = [*before, 7, *after, 9]
    assert message_of(numbers, "x", values, low=0, high=1).startswith("x is 7; ")


@given(st.lists(st.integers(0, 10**6), max_size=6))
def test_whole_numbers_come_back_as_integers(values):
    array = whole_numbers("periods", np.array(values, dtype=float))
    assert array.dtype.kind == "i"
    assert array.tolist() == values


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-1, "-1"),
        (2.5, "2.5"),
        ([1, 2.5, -3], "2.5"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
    ],
)
def test_what_is_no_whole_number_is_refused(value, shown):
    message = message_of(whole_numbers, "periods", value)
    assert message == f"periods is {shown}; it must be a whole number of at least 0."


def test_whole_numbers_start_where_they_are_told_to():
    assert whole_numbers("periods", 3, low=3) == 3
    message = message_of(whole_numbers, "periods", 2, low=3)
    assert message == "periods is 2; it must be a whole number of at least 3."
    assert message_of(whole_numbers, "periods", "two").startswith("periods is 'two'; ")
    assert message_of(whole_numbers, "periods", math.nan).startswith("periods is nan; ")


@pytest.mark.parametrize("option", ["points", "percent"])
def test_a_choice_on_the_list_comes_back(option):
    assert choice("unit", option, ("points", "percent")) == option


@pytest.mark.parametrize("value", ["Points", "point", "", None, 1, ["points"], ("points",)])
def test_a_choice_off_the_list_is_refused_with_the_list(value):
    message = message_of(choice, "unit", value, ("points", "percent"))
    assert message == f"unit is {value!r}; it must be one of 'points', 'percent'."


@pytest.mark.parametrize("value", [2, 2.5, np.array(2.5), np.float32(2.5), np.int64(2), math.inf])
def test_a_single_number_becomes_a_python_float(value):
    assert type(plain(value)) is float
    assert plain(value) == value


def test_an_array_stays_the_array_it_was():
    array = np.ones(1)
    assert plain(array) is array


@pytest.mark.parametrize("value", ["0.8", True, None, [None], [0.5, [0.5]], 0.5j, 10**400])
def test_what_is_no_number_is_refused_by_both(value):
    with pytest.raises(ValueError, match=r"retention is .*; it must be a number from 0 to 1"):
        numbers("retention", value, low=0, high=1)
    with pytest.raises(ValueError, match="it must be a whole number of at least 0"):
        whole_numbers("periods", value)


@pytest.mark.parametrize("value", [2**63, 1e300, float("nan"), float("inf")])
def test_counts_beyond_counting_are_refused(value):
    with pytest.raises(ValueError, match="it must be a whole number of at least 0"):
        whole_numbers("periods", value)


# Dates

DAY = datetime.date(2025, 6, 30)


@pytest.mark.parametrize(
    "value",
    [
        "2025-06-30",
        "2025-06-30 23:59",
        DAY,
        datetime.datetime(2025, 6, 30, 9, 30),
        pd.Timestamp("2025-06-30 23:59:59.999999999"),
        np.datetime64("2025-06-30T12:50", "ns"),
    ],
)
def test_a_day_is_a_day_whatever_the_hour(value):
    assert one_day("end", value).item() == DAY


@pytest.mark.parametrize(
    "value",
    [
        None,
        pd.NaT,
        np.datetime64("NaT"),
        "",
        "30.06.2025",
        "06/30/2025",
        "2025-02-30",
        20250630,
        1.5,
        pd.Timestamp("2025-06-30", tz="UTC"),
        "2025-06-30T09:00+02:00",
        ["2025-06-30"],
    ],
)
def test_what_is_no_day_is_named(value):
    message = message_of(one_day, "end", value)
    rule = 'it must be a day without a time zone, such as "2025-06-30".'
    assert message == f"end is {value!r}; {rule}"


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("kind", [pd.Series, pd.DatetimeIndex, np.asarray])
def test_dates_become_days_and_gaps_stay(unit, kind):
    """Before 1970, too, where a date is a negative number."""
    times = np.array(["1969-12-31T23:59", "2025-06-30T12:50", "NaT"], dtype=f"M8[{unit}]")
    days = whole_days("date", kind(times))
    assert days.dtype == "datetime64[D]"
    assert days.tolist() == [datetime.date(1969, 12, 31), DAY, None]


@pytest.mark.parametrize(
    "values",
    [
        pd.Series(["2025-06-30"]),
        pd.Series([DAY]),
        pd.Series([20250630]),
        pd.Series(pd.to_datetime(["2025-06-30"]).tz_localize("Asia/Tokyo")),
        pd.Series(["2025-06-30", None]),
        ["2025-06-30"],
    ],
)
def test_a_column_of_anything_else_is_named(values):
    words = "it must hold dates without a time zone."
    assert message_of(whole_days, "joined", values).startswith("joined holds ")
    assert words in message_of(whole_days, "joined", values)


def test_a_column_without_a_single_date_needs_no_type():
    for nothing in (pd.Series([None, None]), pd.Series([np.nan] * 2), [None, None]):
        assert np.isnat(whole_days("stopped", nothing)).tolist() == [True, True]


def test_gaps_and_columns_are_named():
    table = pd.DataFrame({"who": ["Ada", None], "paid": [np.nan, 1.0]}, index=["x", "y"])
    need_columns("people", table, ["who", "paid"])
    message = message_of(need_columns, "people", table, ["who", "age"])
    assert message == "people has no column 'age'; its columns are who, paid."
    assert message_of(need_values, table, ["who", "paid"]) == "Row y: who is missing."
    assert message_of(need_values, table, ["paid"]) == "Row x: paid is missing."
    need_values(table, [])


# Pairs


def labelled(values, labels):
    return pd.Series(values, index=list(labels))


def test_pairs_without_labels_or_with_other_labels_are_taken_as_they_come():
    aligned(one=[1, 2], other=labelled([1, 2], "ba"), third=np.array([1, 2]))
    aligned(one=labelled([1, 2], "ab"), other=labelled([1, 2], "xy"), third=None)
    aligned(one=labelled([1, 2], "ab"), other=labelled([3, 4], "ab"))
    aligned(one=labelled([1, 2], "ab"), other=labelled([1, 2, 3], "bac"))


def test_a_list_between_two_series_hides_nothing():
    message = message_of(
        aligned, one=labelled([1, 2], "ab"), other=[0, 0], third=labelled([1, 2], "ba")
    )
    assert message.startswith("one and third list the same rows in another order; ")


BEFORE, AFTER = labelled([1, 0, 1, 0], "abcd"), labelled([0, 1, 1, 0], "badc")


@pytest.mark.parametrize(
    "call",
    [
        lambda: uplift.average_effect(BEFORE, AFTER),
        lambda: uplift.gain_curve(AFTER, BEFORE, BEFORE),
        lambda: concentration.persistence(BEFORE, AFTER, 0.5),
        lambda: concentration.capture(BEFORE, AFTER, 0.5),
        lambda: survey.nps_difference(BEFORE, AFTER, paired=True),
        lambda: survey.servqual_gaps(BEFORE.to_frame("a"), AFTER.to_frame("a"), {"a": "b"}),
    ],
)
def test_models_that_pair_two_series_ask_for_one_order(call):
    with pytest.raises(ValueError, match=r"list the same rows in another order; \w+\.reindex"):
        call()


def test_two_waves_of_other_people_need_no_order():
    assert survey.nps_difference(BEFORE, AFTER)["difference"] == 0
