"""RFM: the summary and the scores."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity import data
from centricity.models import rfm

numbers = st.lists(st.integers(0, 9), min_size=1, max_size=40)


def frame(values):
    return pd.DataFrame({"recency": values, "frequency": values, "monetary": values})


def test_cdnow_frequencies_are_scored_without_splitting_ties():
    table = rfm.summary(data.load_cdnow_sample(), "1997-09-30")
    scored = rfm.scores(table)
    assert len(table) == 2357
    once = table["frequency"] == 1
    # 1,411 customers bought on a single day (59.9%), so that the next score is 3.
    assert once.sum() == 1411
    assert set(scored.loc[once, "frequency"]) == {1}
    assert sorted(set(scored["frequency"])) == [1, 3, 4, 5]


@given(numbers, st.integers(1, 7))
def test_scores_follow_the_values_and_tie_where_they_tie(values, bins):
    scored = rfm.scores(frame(values), bins)
    assert scored.min().min() >= 1
    assert scored.max().max() <= bins
    by_value = scored.groupby(values)
    assert (by_value.nunique() == 1).all(axis=None)
    order = np.argsort(values, kind="stable")
    assert (np.diff(scored["monetary"].to_numpy()[order]) >= 0).all()
    assert (np.diff(scored["recency"].to_numpy()[order]) <= 0).all()


@given(numbers, st.integers(1, 7))
def test_a_score_is_one_plus_the_share_of_those_who_do_worse(values, bins):
    scored = rfm.scores(frame(values), bins)["frequency"]
    slow = [1 + bins * sum(other < one for other in values) // len(values) for one in values]
    assert scored.tolist() == slow


def test_a_column_without_differences_scores_one():
    assert set(rfm.scores(frame([4, 4, 4]))["monetary"]) == {1}


def test_the_summary_counts_days_and_leaves_later_purchases_out():
    bought = pd.DataFrame(
        {
            "customer": [2, 1, 1, 1, 3],
            "date": pd.to_datetime(
                ["2026-01-09", "2026-01-05", "2026-01-01", "2026-01-05", "2026-02-01"]
            ),
            "amount": [1.0, 2.0, 3.0, 4.0, 5.0],
        }
    )
    table = rfm.summary(bought, "2026-01-10")
    assert table.loc[1].tolist() == [5, 2, 9]
    assert table.loc[2].tolist() == [1, 1, 1]
    assert 3 not in table.index


def bought(dates, customers, amounts):
    dates = pd.to_datetime(dates, format="ISO8601")
    return pd.DataFrame({"customer": customers, "date": dates, "amount": amounts})


def test_two_purchases_of_one_day_are_one_day():
    hours = ["2011-12-09 09:10", "2011-12-09 12:50", "2011-11-01 10:00"]
    table = rfm.summary(bought(hours, [1, 1, 1], [4.0, 5.0, 6.0]), "2011-12-31")
    assert table.loc[1].tolist() == [22, 2, 15]


def test_the_last_day_counts_whole():
    hours = ["2011-12-09 12:50", "2011-11-01 10:00", "2011-12-10 00:00"]
    for end in ("2011-12-09", pd.Timestamp("2011-12-09 08:00")):
        table = rfm.summary(bought(hours, [1, 1, 1], [5.0, 6.0, 7.0]), end)
        assert table.loc[1].tolist() == [0, 2, 11]


@pytest.mark.parametrize("column", ["customer", "date", "amount"])
def test_a_row_with_a_gap_is_named(column):
    table = bought(["2014-03-08", "2014-05-21"], [1.0, 1.0], [10.0, 20.0])
    table.loc[1, column] = None
    with pytest.raises(ValueError, match=rf"^Row 1: {column} is missing\.$"):
        rfm.summary(table, "2014-12-31")


@pytest.mark.parametrize(
    "dates", [["08/03/2014"], pd.to_datetime(["2014-03-08"]).tz_localize("UTC")]
)
def test_text_and_time_zones_are_refused(dates):
    table = pd.DataFrame({"customer": [1], "date": dates, "amount": [1.0]})
    with pytest.raises(ValueError, match=r"^date holds .*; it must hold dates without a time zone"):
        rfm.summary(table, "2014-12-31")


def test_what_cant_be_scored_is_refused():
    with pytest.raises(ValueError, match="table has no column 'monetary'"):
        rfm.scores(frame([1]).drop(columns="monetary"))
    with pytest.raises(ValueError, match="frequency is nan"):
        rfm.scores(frame([1.0, 2.0]).assign(frequency=[1, np.nan]))
    with pytest.raises(ValueError, match="monetary is -1"):
        rfm.scores(frame([1, 2]).assign(monetary=[-1, 2]))
    with pytest.raises(ValueError, match="bins is 0"):
        rfm.scores(frame([1, 2]), bins=0)
    with pytest.raises(ValueError, match="purchases has no column 'amount'"):
        rfm.summary(pd.DataFrame({"customer": [1], "date": ["2026-01-01"]}), "2026-01-02")
    with pytest.raises(ValueError, match="Nobody bought anything by 1990-01-01"):
        rfm.summary(data.load_cdnow_sample(), "1990-01-01")
