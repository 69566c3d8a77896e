"""From dates to spells: anniversaries, month ends, and dates that can't be."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models.spells import spells, whole_months

days = st.dates(pd.Timestamp("1999-01-01").date(), pd.Timestamp("2030-12-31").date())


def members(*rows):
    table = pd.DataFrame(rows, columns=["joined", "stopped"])
    return table.apply(pd.to_datetime)


@given(days, st.integers(0, 60))
def test_an_anniversary_completes_a_month_and_the_day_before_does_not(day, months):
    """pandas' own calendar: a DateOffset of n months is n whole months later."""
    start = pd.Timestamp(day)
    anniversary = start + pd.DateOffset(months=months)
    assert whole_months(pd.DatetimeIndex([start]), anniversary).tolist() == [months]
    if not (anniversary - pd.Timedelta(days=1)).is_month_end:
        assert whole_months(
            pd.DatetimeIndex([start]), anniversary - pd.Timedelta(days=1)
        ).tolist() == [months - 1]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-01-31", "2025-02-27", 0),
        ("2025-01-31", "2025-02-28", 1),
        ("2024-02-29", "2025-02-28", 12),
        ("2023-12-01", "2024-01-01", 1),
        ("2025-03-31", "2025-04-30", 1),
        ("2025-02-28", "2025-03-27", 0),
    ],
)
def test_month_ends(start, end, months):
    assert whole_months(pd.to_datetime([start]), end).tolist() == [months]


def test_who_stops_after_the_end_is_still_a_member():
    table = members(
        ("2025-01-10", "2025-03-10"), ("2025-01-10", None), ("2025-01-10", "2025-01-10")
    )
    known = spells(table, "2025-02-28")
    assert known["months"].tolist() == [1, 1, 0]
    assert known["left"].tolist() == [False, False, True]


def test_who_stops_on_the_last_day_has_left():
    known = spells(members(("2025-01-10", "2025-03-10")), "2025-03-10")
    assert known["left"].tolist() == [True]


def test_other_columns_and_labels_are_kept():
    table = members(("2025-01-10", None)).assign(channel="web").set_axis([7])
    known = spells(table, "2025-02-28")
    assert known.loc[7].to_dict() == {"channel": "web", "months": 1, "left": False}


def test_no_members():
    assert spells(members(), "2025-01-31").shape == (0, 2)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((None, "2025-01-10"), "Row 1: joined is missing."),
        (("2025-03-01", None), "Row 1: joined is 2025-03-01, after the last day observed."),
        (("2025-02-02", "2025-02-01"), "Row 1: stopped is 2025-02-01, before the member joined."),
    ],
)
def test_dates_that_cannot_be_are_named(row, message):
    with pytest.raises(ValueError) as caught:
        spells(members(("2025-01-10", None), row), "2025-02-28")
    assert str(caught.value) == message


def test_hours_belong_to_their_day():
    """Who joins at nine on the last day has been there for 0 months."""
    table = members(("2025-06-30 09:00", None), ("2025-05-30 09:00", "2025-06-30 08:00"))
    known = spells(table, "2025-06-30")
    assert known["months"].tolist() == [0, 1]
    assert known["left"].tolist() == [False, True]


def test_dates_that_could_be_read_two_ways_are_refused():
    """1 February to 5 March is a month; read the American way it is four."""
    table = pd.DataFrame({"joined": ["01.02.2025"], "stopped": ["05.03.2025"]})
    with pytest.raises(ValueError, match=r"^joined holds .*; it must hold dates without"):
        spells(table, "2025-06-30")
    dated = table.apply(pd.to_datetime, format="%d.%m.%Y")
    assert spells(dated, "2025-06-30")["months"].tolist() == [1]
    with pytest.raises(ValueError, match=r"^stopped holds .*; it must hold dates without"):
        spells(dated.assign(stopped=table["stopped"]), "2025-06-30")
    with pytest.raises(ValueError, match=r"^end is '30\.06\.2025'; it must be a day"):
        spells(dated, "30.06.2025")


def test_nobody_has_stopped():
    """A column without a single date has no type, and needs none."""
    table = members(("2025-01-10", None))
    known = spells(table.assign(stopped=[None]), "2025-02-28")
    assert known["left"].tolist() == [False]
    with pytest.raises(
        ValueError, match=r"^members has no column 'stopped'; its columns are joined"
    ):
        spells(table[["joined"]], "2025-02-28")
