"""What a caller passes becomes an array, or an error in words."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from centricity.models.inputs import choice, numbers, plain, whole_numbers

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
