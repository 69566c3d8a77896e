"""The audit: its items, scores with gaps and reversed items, and Cronbach's alpha."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models import audit

tables = st.integers(2, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(1, 5), min_size=width, max_size=width), min_size=2, max_size=9
    )
)


def frame(rows):
    return pd.DataFrame(rows, columns=[f"q{number}" for number in range(len(rows[0]))])


def test_twenty_items_in_two_versions_and_two_scales():
    items = audit.items()
    assert len(items) == 20
    assert set(items["customer"]) == set(audit.SCALES)
    assert (items["staff"] != "").all()
    assert ((items["patients"] != "") == (items["customer"] == "external")).all()
    assert items["staff"].is_unique
    # Some are reversed on each scale, so that saying yes to everything isn't orientation.
    assert items.groupby("customer")["reverse"].mean().between(0.2, 0.5).all()


@given(tables)
def test_turning_everything_round_turns_the_score_round(rows):
    table = frame(rows)
    plain = audit.audit_score(table, [])
    np.testing.assert_allclose(audit.audit_score(table, list(table.columns)), 6 - plain)
    assert plain.between(1, 5).all()


@given(tables)
def test_saying_yes_to_everything_scores_in_the_middle_if_half_is_reversed(rows):
    table = frame([[5, 5, 5, 5] for _ in rows])
    assert audit.audit_score(table, ["q0", "q1"]).eq(3).all()


def test_enough_answers_is_just_enough():
    table = frame([[4, 4, 4, np.nan], [4, 4, np.nan, np.nan], [np.nan] * 4])
    assert audit.audit_score(table, [], 0.75).isna().tolist() == [False, True, True]
    assert audit.audit_score(table, [], 0.0).isna().tolist() == [False, False, True]


def test_answers_are_left_alone():
    table = frame([[1, 5], [2, 4]])
    kept = table.copy()
    audit.audit_score(table, ["q0"])
    pd.testing.assert_frame_equal(table, kept)


@pytest.mark.parametrize(
    ("rows", "reverse", "message"),
    [
        ([[1, 6]], [], "hold 6 in column 'q1', row 1"),
        ([[1, 2.5]], ["q1"], "hold 2.5 in column 'q1'"),
        ([["yes", 2]], [], "hold 'yes' in column 'q0'"),
        ([[1, 2]], ["q7"], "no column 'q7'"),
        ([[None, None]], [], "all missing"),
    ],
)
def test_bad_answers_are_named(rows, reverse, message):
    with pytest.raises(ValueError, match=message):
        audit.audit_score(frame(rows), reverse)


@pytest.mark.parametrize("least", [-0.1, 75, np.nan])
def test_a_share_of_items_that_is_no_share_is_named(least):
    with pytest.raises(ValueError, match="least is"):
        audit.audit_score(frame([[1, 2]]), [], least)


def test_cronbachs_alpha_of_items_that_agree_and_of_items_that_dont():
    rng = np.random.default_rng(3)
    level = rng.integers(1, 6, 4000)
    assert audit.cronbach_alpha(frame(np.column_stack([level] * 4).tolist())) == pytest.approx(1)
    noise = frame(rng.integers(1, 6, (4000, 4)).tolist())
    assert audit.cronbach_alpha(noise) == pytest.approx(0, abs=0.1)


@given(tables)
def test_two_items_follow_the_formula_of_spearman_and_brown(rows):
    # With equal variances, alpha of an item and its mirror image is 2 r / (1 + r).
    first = pd.Series([row[0] for row in rows])
    second = pd.Series(np.roll(first, 1))
    both = pd.DataFrame({"a": first, "b": second})
    if first.nunique() > 1 and both.sum(axis=1).nunique() > 1:
        r = np.corrcoef(first, second)[0, 1]
        assert audit.cronbach_alpha(both) == pytest.approx(2 * r / (1 + r), abs=1e-6)


def test_alpha_says_when_there_is_too_little_or_nothing_to_tell_apart():
    assert np.isnan(audit.cronbach_alpha(frame([[3, 3], [3, 3]])))
    with pytest.raises(ValueError, match="1 complete respondents"):
        audit.cronbach_alpha(frame([[3, 3], [3, np.nan]]))
