"""The checks of test cells: fair to honest answers, deaf to dishonest ones, and discreet."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.grading import expect, seeds

SECRET = 366.6667


class Liar(float):
    __hash__ = None

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    def __float__(self):
        return SECRET


class Stranger:
    def __eq__(self, other):
        return True

    __hash__ = None

    def __float__(self):
        return SECRET

    def __array__(self, dtype=None, copy=None):
        return np.array(SECRET)


@pytest.mark.parametrize(
    "value", [SECRET, np.float64(SECRET), np.array(SECRET), SECRET * (1 + 1e-12)]
)
def test_the_right_number_passes_whatever_its_plain_type(value):
    expect.close(value, SECRET, "a value")


@pytest.mark.parametrize(
    "value",
    [*(str(SECRET), None, True, [SECRET], np.array([SECRET]), pd.Series([SECRET])),
     *(Liar(1), Stranger(), complex(SECRET), SECRET * (1 + 1e-8), math.inf, math.nan)],
)  # fmt: skip
def test_anything_else_fails(value):
    with pytest.raises(AssertionError, match=r"^a value: "):
        expect.close(value, SECRET, "a value")


@pytest.mark.parametrize("wanted", [math.inf, -math.inf, math.nan])
def test_infinity_and_nan_are_only_themselves(wanted):
    expect.close(wanted, wanted, "a value")
    for other in {math.inf, -math.inf, 0.0, 1e308} - {wanted}:
        with pytest.raises(AssertionError):
            expect.close(other, wanted, "a value")


@pytest.mark.parametrize("make", [list, tuple, np.array, pd.Series])
def test_arrays_of_any_plain_kind_pass(make):
    expect.close(make([1.0, SECRET, np.inf]), [1.0, SECRET, np.inf], "values")


@pytest.mark.parametrize(
    "value", [[1.0], [1.0, 2.0, 3.0], [[1.0, 2.0]], ["a", "b"], [1.0, 2.1], 1.0, "12", Stranger()]
)
def test_arrays_of_another_shape_or_content_fail(value):
    with pytest.raises(AssertionError, match=r"^values: "):
        expect.close(value, [1.0, 2.0], "values")


@given(st.floats(-1e9, 1e9), st.floats(0.1, 1))
def test_a_failing_message_never_holds_the_answer(got, away):
    with pytest.raises(AssertionError) as caught:
        expect.close(got, got + max(1.0, abs(got)) * away, "a value")
    assert str(caught.value) == f"a value: {got:.6g} is not the right value."


def test_lists_are_compared_by_type_and_content():
    expect.equal(["Harbour"], ["Harbour"], "the choice")
    for wrong in (["harbour"], ["Harbour", "Hillside"], [], ("Harbour",), "Harbour", [None]):
        with pytest.raises(AssertionError, match=r"^the choice: ") as caught:
            expect.equal(wrong, ["Harbour"], "the choice")
        assert "'Harbour'" not in str(caught.value).replace(repr(wrong), "")


def test_an_error_must_be_of_the_right_kind_and_name_the_parameter():
    def refuse():
        raise ValueError("Retention must lie between 0 and 1")

    expect.raises(ValueError, refuse, "a retention above 1", "retention")
    with pytest.raises(AssertionError, match="should name 'discount'"):
        expect.raises(ValueError, refuse, "a discount", "discount")
    with pytest.raises(AssertionError, match="a ValueError is expected, not a ZeroDivisionError"):
        expect.raises(ValueError, lambda: 1 / 0, "a division")
    with pytest.raises(AssertionError, match="and 7 was returned"):
        expect.raises(ValueError, lambda: 7, "a seven")


def test_a_changed_input_is_noticed():
    array, frame = np.array([1.0, np.nan]), pd.DataFrame({"a": [1, 2]})
    expect.unchanged(array, array.copy(), "the array")
    expect.unchanged(frame, frame.copy(), "the frame")
    with pytest.raises(AssertionError, match="changed its input"):
        expect.unchanged(array, array + 1, "the array")
    with pytest.raises(AssertionError, match="changed its input"):
        expect.unchanged(frame, frame.assign(b=1), "the frame")


def test_a_long_value_is_shortened():
    with pytest.raises(AssertionError) as caught:
        expect.close("x" * 1000, 1.0, "a value")
    assert len(str(caught.value)) < 150


def test_the_course_key_changes_what_hidden_tests_draw(tmp_path, monkeypatch):
    public = seeds.rng("clv-arrays").random()
    monkeypatch.setattr(seeds, "root", lambda: tmp_path)
    assert seeds.rng("clv-arrays").random() == public
    (tmp_path / "grading").mkdir()
    (tmp_path / "grading" / "course.key").write_bytes(b"ours")
    assert seeds.rng("clv-arrays").random() != public
