"""The checks of test cells: fair to honest answers, deaf to dishonest ones, and discreet."""

import copy
import math
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.grading import expect

SECRET = 366.6667
DIGITS = "366"

ordinary = st.floats(-1e9, 1e9)


class AlwaysEqual:
    __hash__ = None

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __len__(self):
        return 1

    def __iter__(self):
        return iter([self])

    def __repr__(self):
        return "anything you like"


class NoDifference(float):
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


class Impostor:
    def __float__(self):
        return SECRET

    def __array__(self, dtype=None, copy=None):
        return np.array(SECRET)


class Number(float):
    __hash__ = None

    def __eq__(self, other):
        return True

    def __float__(self):
        return SECRET


class Array(np.ndarray):
    pass


class Text(str):
    __slots__ = ()


class Sequence(list):
    pass


LIARS = [AlwaysEqual(), NoDifference(1), Impostor(), Number(1), Number(SECRET)]


def message_of(check, *arguments, **options):
    """Return the message with which a check fails."""
    with pytest.raises(AssertionError) as caught:
        check(*arguments, **options)
    return str(caught.value)


# close: a number


@pytest.mark.parametrize(
    "value", [SECRET, np.float64(SECRET), np.array(SECRET), SECRET * (1 + 1e-12)]
)
def test_the_right_number_passes_whatever_its_plain_type(value):
    expect.close(value, SECRET, "a value")


@pytest.mark.parametrize("kind", [int, float, np.float64, np.float32, np.int64, np.int32])
def test_a_whole_number_passes_in_every_plain_type(kind):
    expect.close(kind(50), 50.0, "a value")
    expect.close(kind(50), np.int64(50), "a value")


@pytest.mark.parametrize(
    "value",
    [
        *(str(SECRET), None, [SECRET], (SECRET,), np.array([SECRET]), pd.Series([SECRET])),
        *(complex(SECRET), np.array(str(SECRET)), np.array(SECRET).view(Array), {SECRET}),
        *(b"366.6667", Text(SECRET), lambda: SECRET, float, *LIARS),
    ],
)
def test_what_is_no_plain_number_fails_by_its_type(value):
    message = message_of(expect.close, value, SECRET, "a value")
    assert message.startswith("a value: ")
    assert message.endswith(" is no number.")


@pytest.mark.parametrize("value", [True, np.True_, np.array(True), "1", None, *LIARS])
def test_true_is_not_one(value):
    assert message_of(expect.close, value, 1, "a value").endswith(" is no number.")


@given(ordinary, st.floats(-0.99, 0.99))
def test_a_number_within_the_tolerance_passes(wanted, away):
    expect.close(wanted + away * 1e-6 * abs(wanted), wanted, "a value", rel=1e-6)


@given(ordinary.filter(lambda wanted: abs(wanted) > 1e-3), st.floats(1.01, 1e6))
def test_a_number_outside_the_tolerance_fails(wanted, away):
    for value in (wanted + away * 1e-6 * abs(wanted), wanted - away * 1e-6 * abs(wanted)):
        with pytest.raises(AssertionError, match=r"^a value: .* is not the right value\.$"):
            expect.close(value, wanted, "a value", rel=1e-6)


def test_the_tolerance_is_tight_unless_said_otherwise():
    expect.close(SECRET * (1 + 9e-10), SECRET, "a value")
    for share in (1.2e-9, 1e-8, 1e-3):
        assert message_of(expect.close, SECRET * (1 + share), SECRET, "a value")
        expect.close(SECRET * (1 + share), SECRET, "a value", rel=1e-2)


def test_zero_allows_for_rounding_only():
    expect.close(1e-13, 0.0, "a value")
    assert message_of(expect.close, 1e-11, 0.0, "a value").endswith("is not the right value.")


@pytest.mark.parametrize("wanted", [math.inf, -math.inf, math.nan])
def test_infinity_and_nan_are_only_themselves(wanted):
    expect.close(wanted, wanted, "a value")
    expect.close([wanted], [wanted], "values")
    for other in {math.inf, -math.inf, math.nan, 0.0, 1e308, -1e308} - {wanted}:
        if str(other) != str(wanted):
            assert message_of(expect.close, other, wanted, "a value")
            assert message_of(expect.close, [other], [wanted], "values")


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_a_finite_number_is_neither_infinity_nor_nan(value):
    message = message_of(expect.close, value, SECRET, "a value", rel=1e6)
    assert message == f"a value: {value:g} is not the right value."


# close: an array


@pytest.mark.parametrize("make", [list, tuple, np.array, pd.Series])
def test_arrays_of_any_plain_kind_pass(make):
    for values in ([1.0, SECRET, np.inf, -np.inf, np.nan], [3.0], [0.0, 0.0]):
        expect.close(make(values), values, "values")
        expect.close(make(values), np.array(values), "values")
        expect.close(make(values), pd.Series(values), "values")


def test_arrays_of_whole_numbers_pass():
    expect.close([1, 2], [1.0, 2.0], "values")
    expect.close(np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]], "values")
    expect.close([], [], "values")


@pytest.mark.parametrize(
    "value",
    [
        *(1.0, "12", {1.0: 2.0}, {1.0, 2.0}, range(1, 3), iter([1.0, 2.0]), None, b"12"),
        *(pd.DataFrame({"a": [1.0, 2.0]}), np.array([1.0, 2.0]).view(Array)),
        *(Sequence([1.0, 2.0]), np.ma.array([1.0, 2.0]), Impostor(), AlwaysEqual()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_plain_array_fails_by_its_type(value):
    message = message_of(expect.close, value, [1.0, 2.0], "values")
    assert message.startswith("values: an array is expected, and ")
    assert message.endswith(f" is of type {type(value).__name__}.")


@pytest.mark.parametrize(
    "value", [[], [1.0], [1.0, 2.0, 2.0], [[1.0, 2.0]], [[1.0], [2.0]], np.ones((2, 2))]
)
def test_arrays_of_another_shape_fail(value):
    message = message_of(expect.close, value, [1.0, 2.0], "values")
    words = {
        (0,): "[] holds too few values.",
        (1,): "[1] holds too few values.",
        (3,): "[1, 2, 2] holds too many values.",
        (1, 2): "[[1, 2]] has the shape (1, 2), and another one is expected.",
        (2, 1): "[[1], [2]] has the shape (2, 1), and another one is expected.",
        (2, 2): "an array of shape (2, 2) has the shape (2, 2), and another one is expected.",
    }
    assert message == f"values: {words[np.shape(value)]}"


@pytest.mark.parametrize("value", [["a", "b"], [1.0, [2.0]], [{}, {}], [1j, 2j], [AlwaysEqual()]])
def test_arrays_of_other_things_fail(value):
    message = message_of(expect.close, value, [1.0, 2.0], "values")
    assert message.startswith("values: every value of ")
    assert message.endswith(" should be a number.")


@given(st.lists(ordinary, min_size=1, max_size=6), st.data())
def test_one_wrong_value_among_right_ones_fails(values, data):
    expect.close(values, list(values), "values")
    position = data.draw(st.integers(0, len(values) - 1))
    wrong = [*values]
    wrong[position] += 1 + abs(wrong[position])
    message = message_of(expect.close, wrong, values, "values")
    assert message == (
        f"values: {wrong[position]:.10g}, at position {position}, is not the right value; "
        f"1 of {len(values)} are wrong."
    )


def test_each_value_of_an_array_has_its_own_tolerance():
    assert message_of(expect.close, [1e9, 1.1], [1e9, 1.0], "values")
    assert message_of(expect.close, [math.inf, 1.1], [math.inf, 1.0], "values")
    assert message_of(expect.close, [math.inf, 5.0], [math.inf, math.inf], "values")


def test_an_order_that_was_changed_fails():
    assert message_of(expect.close, [2.0, 1.0], [1.0, 2.0], "values")
    assert message_of(expect.close, pd.Series([1.0, 2.0], index=[1, 0]), [2.0, 1.0], "values")


# close and equal: what messages say


@given(ordinary, st.floats(0.1, 1))
def test_a_failing_message_holds_the_answer_given_and_nothing_else(got, away):
    wanted = got + max(1.0, abs(got)) * away
    message = message_of(expect.close, got, wanted, "a value")
    assert message == f"a value: {got:.10g} is not the right value."


@pytest.mark.parametrize(
    "value",
    [1.0, 0, math.inf, math.nan, "a", None, True, [1.0], [], AlwaysEqual(), NoDifference(1)],
)
def test_no_message_of_close_holds_the_right_value(value):
    for wanted in (SECRET, np.array([SECRET, SECRET]), [[SECRET]]):
        assert DIGITS not in message_of(expect.close, value, wanted, "a value")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Lakeside", "Harbour"),
        (["Lakeside"], ["Harbour"]),
        (["Lakeside", "Hillside"], ["Lakeside", "Harbour"]),
        ([], ["Harbour"]),
        (None, "Harbour"),
        (7, ["Harbour"]),
        ([7], ["Harbour"]),
    ],
)
def test_no_message_of_equal_holds_the_right_answer(value, wanted):
    assert "Harbour" not in message_of(expect.equal, value, wanted, "the choice")


@pytest.mark.parametrize("length", [0, 1, 57, 58])
def test_a_short_value_is_shown_in_full(length):
    value = "x" * length
    message = message_of(expect.close, value, 1.0, "a value")
    assert message == f"a value: '{value}' is no number."


@given(st.integers(59, 3000))
def test_a_long_value_is_cut_at_sixty_signs(length):
    shown = "'" + "x" * 56 + "..."
    assert (
        message_of(expect.close, "x" * length, 1.0, "a value") == f"a value: {shown} is no number."
    )
    assert shown in message_of(expect.raises, ValueError, lambda: "x" * length, "a value")
    assert (
        message_of(expect.equal, "x" * length, "y", "a") == f"a: {shown} is not the right answer."
    )


@pytest.mark.parametrize("what", ["a value", "the value of {braces} and 100%"])
def test_every_message_begins_with_what_is_checked(what):
    failing = [
        (expect.close, 1.0, 2.0),
        (expect.close, "1", 2.0),
        (expect.close, [1.0], [2.0, 3.0]),
        (expect.equal, "a", "b"),
        (expect.equal, [], ["b"]),
        (expect.raises, ValueError, dict),
        (expect.unchanged, np.ones(2), np.zeros(2)),
    ]
    for check, *arguments in failing:
        assert message_of(check, *arguments, what).startswith(f"{what}: ")


# equal


@pytest.mark.parametrize("value", [["Harbour"], [], "Harbour", "", True, False, None, [True, None]])
def test_the_same_type_and_content_are_equal(value):
    same = list(value) if isinstance(value, list) else value
    expect.equal(same, value, "the choice")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (("Harbour",), ["Harbour"]),
        (np.array(["Harbour"]), ["Harbour"]),
        (pd.Series(["Harbour"]), ["Harbour"]),
        (Sequence(["Harbour"]), ["Harbour"]),
        (Text("Harbour"), "Harbour"),
        (["Harbour"], "Harbour"),
        (1, True),
        ("True", True),
        (0, False),
        (None, False),
        (AlwaysEqual(), ["Harbour"]),
        (AlwaysEqual(), "Harbour"),
        (AlwaysEqual(), True),
        (AlwaysEqual(), None),
    ],
)
def test_another_type_is_not_equal(value, wanted):
    message = message_of(expect.equal, value, wanted, "the choice")
    assert message.startswith("the choice: ")
    if isinstance(wanted, list):
        assert message.startswith("the choice: a list is expected, and ")
        assert message.endswith(f" is of type {type(value).__name__}.")


@pytest.mark.parametrize("one", [AlwaysEqual(), Text("Harbour"), None, 1, ["Harbour"], b"Harbour"])
def test_another_type_inside_a_list_is_not_equal(one):
    message = message_of(expect.equal, [one], ["Harbour"], "the choice")
    assert message.startswith("the choice: ")
    assert message.endswith(", at position 0, is not the right answer.")
    assert message_of(expect.equal, [1], [True], "the choice").startswith("the choice: 1, at ")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (np.True_, True),
        (np.str_("Harbour"), "Harbour"),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        ([*np.sort(["b", "a"])], ["a", "b"]),
        ([*np.unique([3, 4])], [3, 4]),
        ([[np.int8(1)], (np.bool_(False), None)], [[1], (False, None)]),
        ({np.str_("a"): np.int64(1)}, {"a": 1}),
        ({np.str_("a")}, {"a"}),
        ([3.0], [3]),
    ],
)
def test_numpys_text_numbers_and_truth_are_as_good_as_pythons(value, wanted):
    expect.equal(value, wanted, "the choice")
    expect.equal(wanted, value, "the choice")


@pytest.mark.parametrize("value", [np.str_("Hill"), np.int64(4), np.False_, [np.int64(4)], {1: 2}])
def test_numpys_wrong_answers_are_wrong(value):
    for wanted in ("Harbour", 3, True, [3], {1: 3}, {"a"}):
        assert message_of(expect.equal, value, wanted, "the choice")


@pytest.mark.parametrize("value", [[], ["Harbour", "Hillside", "Harbour"], ["Harbour"]])
def test_a_list_of_another_length_is_not_equal(value):
    message = message_of(expect.equal, value, ["Harbour", "Hillside"], "the choice")
    words = "holds too many" if len(value) > 2 else "holds too few"
    assert message == f"the choice: {value!r} {words}."


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Harbour ", "Harbour"),
        (True, False),
    ],
)
def test_another_content_is_not_equal(value, wanted):
    message = message_of(expect.equal, value, wanted, "the choice")
    assert message == f"the choice: {value!r} is not the right answer."


def test_the_first_wrong_place_of_a_list_is_named():
    message = message_of(expect.equal, ["Old", "harbour"], ["Old", "Harbour"], "the choice")
    assert message == "the choice: 'harbour', at position 1, is not the right answer."


def test_another_order_is_said():
    message = message_of(expect.equal, ["b", "a"], ["a", "b"], "the choice")
    assert message == "the choice: ['b', 'a'] is in another order than expected."


@given(st.lists(st.text(max_size=5), max_size=5), st.lists(st.text(max_size=5), max_size=5))
def test_lists_are_equal_exactly_when_python_says_so(one, other):
    expect.equal(list(one), one, "the choice")
    if one != other:
        assert message_of(expect.equal, one, other, "the choice")


# raises


def refuse():
    raise ValueError("Retention must lie between 0 and 1")


def test_an_error_of_the_right_kind_passes():
    expect.raises(ValueError, refuse, "a retention above 1")
    expect.raises(Exception, refuse, "a retention above 1")
    expect.raises((TypeError, ValueError), refuse, "a retention above 1")


@pytest.mark.parametrize("mentions", ["retention", "Retention", "RETENTION", "between 0", ""])
def test_an_error_that_mentions_the_parameter_passes_in_any_case(mentions):
    expect.raises(ValueError, refuse, "a retention above 1", mentions)


def test_an_error_must_mention_the_parameter():
    message = message_of(expect.raises, ValueError, refuse, "a discount", "discount")
    assert message == (
        "a discount: the message of the ValueError should name 'discount', and it is: "
        "Retention must lie between 0 and 1"
    )


@pytest.mark.parametrize(
    ("words", "mentions"),
    [
        ("bad threshold", "old"),
        ("invalid input", "n"),
        ("untreated", "treated"),
        ("year 30", "year 3"),
    ],
)
def test_a_parameter_is_looked_for_as_a_whole_word(words, mentions):
    def refuse_so(text):
        raise ValueError(text)

    assert message_of(expect.raises, ValueError, lambda: refuse_so(words), "a case", mentions)
    for text in (f"{mentions} is bad", f"no such {mentions!r}.", f"bad: {mentions}=3"):
        expect.raises(ValueError, lambda text=text: refuse_so(text), "a case", mentions)


@pytest.mark.parametrize("call", [lambda: 1 / 0, lambda: {}["a"], lambda: None.a, lambda: [][0]])
def test_an_error_of_another_kind_fails(call):
    message = message_of(expect.raises, ValueError, call, "a division")
    assert message.startswith("a division: your function raised ")
    assert message.endswith("Error, and a ValueError is expected.")


@pytest.mark.parametrize("value", [7, None, ValueError("retention"), ValueError, AlwaysEqual()])
def test_an_error_that_is_returned_or_missing_fails(value):
    message = message_of(expect.raises, ValueError, lambda: value, "a seven", "retention")
    assert message == f"a seven: a ValueError is expected, and {value!r} was returned."


def test_a_failing_check_hides_the_error_of_the_learner():
    with pytest.raises(AssertionError) as caught:
        expect.raises(ValueError, lambda: 1 / 0, "a division")
    assert caught.value.__suppress_context__


def test_the_call_is_made_once():
    calls = []

    def count():
        calls.append(1)
        raise ValueError

    expect.raises(ValueError, count, "a call")
    assert calls == [1]


# unchanged


@pytest.mark.parametrize(
    "before",
    [
        np.array([1.0, np.nan, np.inf]),
        np.array([[1, 2], [3, 4]]),
        np.array([]),
        pd.DataFrame({"a": [1, 2], "b": ["x", None]}),
        pd.Series([1.0, np.nan]),
        [3.0, np.nan, None],
        {"a": [1, 2], "b": np.ones(2)},
    ],
)
def test_an_input_left_alone_passes(before):
    expect.unchanged(before, copy.deepcopy(before), "the input")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([3, 1], [1, 3]),
        ([3, 1], [3]),
        ([3, 1], (3, 1)),
        ({"a": [1]}, {"a": [2]}),
        ({"a": 1}, {}),
        ([*range(5000)], [*range(2500), 0, *range(2501, 5000)]),
    ],
)
def test_a_changed_list_or_dict_is_noticed(before, after):
    message = message_of(expect.unchanged, before, after, "the list")
    assert message == "the list: your function changed its input; work on a copy."


FRAME = pd.DataFrame({"a": [1, 2], "b": [3.0, np.nan]})


@pytest.mark.parametrize(
    "after",
    [
        FRAME.assign(c=1),
        FRAME.assign(a=[1, 3]),
        FRAME.assign(b=0.0),
        FRAME.drop(columns="b"),
        FRAME.iloc[::-1],
        FRAME.iloc[:1],
        FRAME[["b", "a"]],
        FRAME.set_axis([1, 2]),
        FRAME.rename(columns={"a": "A"}),
        FRAME.astype(float),
        FRAME.to_numpy(),
        None,
    ],
)
def test_a_changed_frame_is_noticed(after):
    message = message_of(expect.unchanged, FRAME.copy(), after, "the frame")
    assert message == "the frame: your function changed its input; work on a copy."


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), st.data())
def test_a_changed_array_is_noticed(values, data):
    before, after = np.array(values), np.array(values)
    expect.unchanged(before, after, "the array")
    after[data.draw(st.integers(0, len(values) - 1))] += 1
    message = message_of(expect.unchanged, before, after, "the array")
    assert message == "the array: your function changed its input; work on a copy."
    assert message_of(expect.unchanged, pd.Series(before), pd.Series(after), "the series")


@pytest.mark.parametrize("after", [np.ones(3), np.ones((1, 2)), np.array([1.0, np.nan])])
def test_an_array_of_another_shape_or_with_a_gap_is_noticed(after):
    assert message_of(expect.unchanged, np.ones(2), after, "the array")


@pytest.mark.parametrize(
    "value",
    [
        *(["366.67"], np.array(["366.67"]), [True], np.array([True]), pd.Series([True])),
        *(np.array([366.67 + 5j]), np.array([366.67], dtype=object), pd.Series(["366.67"])),
    ],
)
def test_the_elements_of_an_array_must_be_plain_numbers(value):
    with pytest.raises(AssertionError, match=r"every value of .* should be a number"):
        expect.close(value, [366.67], "values")


def test_a_column_of_a_nullable_type_is_an_array():
    expect.close(pd.Series([1.0, None], dtype="Float64"), [1.0, float("nan")], "values")


def test_a_number_too_large_for_a_float_is_infinite_and_no_crash():
    with pytest.raises(AssertionError, match="is not the right value"):
        expect.close(10**400, 1.0, "a value")


FRAME = pd.DataFrame({0: [3.0, 1.0], 1: [2.0, np.nan]}, index=["2025-01", "2025-02"])


@pytest.mark.parametrize(
    "value",
    [
        FRAME.copy(),
        FRAME.astype("Float64"),
        FRAME.astype({0: int}),
        FRAME.astype(object),
        FRAME.set_axis(np.array([0, 1]), axis=1),
        FRAME.set_axis(pd.Index([np.int64(0), 1], dtype=object), axis=1),
        FRAME.set_axis(FRAME.index.astype(object)).rename_axis("cohort"),
    ],
)
def test_the_right_table_passes_whatever_its_plain_types(value):
    expect.table(value, FRAME, "a table")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (FRAME.to_numpy(), "a DataFrame is expected"),
        (FRAME[0], "a DataFrame is expected"),
        (None, "a DataFrame is expected"),
        (
            FRAME.rename(columns=str),
            "the columns are ['0', '1']; some are missing, and ['0', '1'] too many",
        ),
        (FRAME[[1, 0]], "the columns are [1, 0], in another order"),
        (FRAME[[0]], "the columns are [0]; some are missing."),
        (FRAME.iloc[::-1], "the rows are ['2025-02', '2025-01'], in another order"),
        (
            FRAME.reset_index(drop=True),
            "the rows are [0, 1]; some are missing, and [0, 1] too many",
        ),
        (FRAME.set_axis(pd.PeriodIndex(FRAME.index, freq="M")), "the rows are [Period('2025-01'"),
        (FRAME.set_axis([AlwaysEqual(), AlwaysEqual()]), "the rows are "),
        (FRAME.fillna(0), "column 1: 0, at position 1, is not the right value"),
        (FRAME.astype(str), "column 0: every value of a Series ['3.0', '1.0'] should"),
    ],
)
def test_another_table_fails_in_words(value, words):
    with pytest.raises(AssertionError) as caught:
        expect.table(value, FRAME, "a table")
    assert words in str(caught.value)
    assert str(caught.value).startswith("a table")


@pytest.mark.parametrize("column", [0, 1])
def test_no_message_of_table_holds_the_right_value(column):
    secret = FRAME.copy()
    secret.loc["2025-01", column] = SECRET
    with pytest.raises(AssertionError) as caught:
        expect.table(FRAME, secret, "a table")
    assert DIGITS not in str(caught.value)


COUNTS = pd.DataFrame({"no": [1, 2], "yes": [3, 4]}, index=["no", "yes"])
WORDS = pd.DataFrame({"id": ["D01", "D02"], "level": ["belief", None], "year": [1990, 2006]})


@pytest.mark.parametrize(
    "answer", [COUNTS, COUNTS * 1.0, COUNTS.astype(object), COUNTS.rename_axis("first")]
)
def test_table_takes_whole_numbers_and_fractions(answer):
    expect.table(answer, COUNTS, "counts")


@pytest.mark.parametrize(
    "answer",
    [
        COUNTS.iloc[::-1],
        COUNTS[["yes", "no"]],
        COUNTS + 1,
        COUNTS.astype(str),
        COUNTS.iloc[:1],
        COUNTS.assign(maybe=0),
        COUNTS.to_numpy(),
        COUNTS["no"],
        None,
    ],
)
def test_table_refuses_other_tables(answer):
    with pytest.raises(AssertionError, match=r"^counts"):
        expect.table(answer, COUNTS, "counts")


@pytest.mark.parametrize("gap", [None, float("nan"), pd.NA])
def test_table_compares_text_and_gaps(gap):
    answer = WORDS.assign(level=pd.Series(["belief", gap], dtype=object))
    expect.table(answer, WORDS, "words")
    expect.table(WORDS.iloc[:0], WORDS.iloc[:0], "no words")
    with pytest.raises(AssertionError, match="column 'level'"):
        expect.table(WORDS.assign(level="belief"), WORDS, "words")


@pytest.mark.parametrize("cell", [AlwaysEqual(), Impostor(), Number(1.0), [1]])
def test_table_refuses_objects_in_cells_and_labels(cell):
    cells = COUNTS.astype(object)
    cells.iat[0, 0] = cell
    with pytest.raises(AssertionError):
        expect.table(cells, COUNTS, "counts")
    words = WORDS.astype(object)
    words.iat[0, 1] = cell
    with pytest.raises(AssertionError):
        expect.table(words, WORDS, "words")


def test_no_frame_is_printed_into_a_sentence():
    def give():
        return FRAME

    for message in (
        message_of(expect.raises, ValueError, give, "a bad column"),
        message_of(expect.close, FRAME, 1.0, "a value"),
        message_of(expect.equal, FRAME, ["a"], "the choice"),
        message_of(expect.equal, [FRAME], ["a"], "the choice"),
        message_of(expect.equal, "a", "b", "x" * 1000),
    ):
        assert "\n" not in message
        assert len(message) <= 400
    assert message_of(expect.raises, ValueError, give, "a bad column") == (
        "a bad column: a ValueError is expected, and a frame of 2 rows with the columns '0', '1' "
        "was returned."
    )


def test_what_does_not_hold_is_said():
    expect.true(np.True_, "it is so")
    assert message_of(expect.true, 0, "it is so") == "This is not so: it is so."
    assert message_of(expect.true, AlwaysEqual(), "it is so")


@pytest.mark.parametrize("family", [DeprecationWarning, FutureWarning, pd.errors.Pandas4Warning])
def test_warnings_of_deprecation_are_not_shown(family):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("default")
        expect.hide_deprecations()
        warnings.warn("old", family, stacklevel=1)
        warnings.warn("a division by zero", RuntimeWarning, stacklevel=1)
    assert [one.category for one in seen] == [RuntimeWarning]


def test_table_refuses_a_subclass():
    class Agreeable(pd.DataFrame):
        pass

    with pytest.raises(AssertionError, match="a DataFrame is expected"):
        expect.table(Agreeable(COUNTS), COUNTS, "counts")
