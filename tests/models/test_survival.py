"""Survival curves and cohorts: published values, lifelines, properties, awkward input."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter, datasets
from lifelines.utils import median_survival_times, restricted_mean_survival_time

from centricity import data
from centricity.models import survival

PUBLISHED = json.loads((Path(__file__).parents[1] / "published_values.json").read_text())


spells = st.lists(
    st.tuples(st.one_of(st.integers(0, 12), st.floats(0, 40)), st.booleans()),
    min_size=1,
    max_size=60,
).map(lambda rows: tuple(np.array(column) for column in zip(*rows, strict=True)))


def curve_of(durations, observed):
    return survival.kaplan_meier(durations, observed)


def shares(durations, observed):
    return curve_of(durations, observed)["survival"].tolist()


def six_mp():
    return map(np.array, PUBLISHED["km_6mp_data"]["spells"].values())


def segments(**counts):
    columns = ["customers", "stayed"]
    return pd.DataFrame.from_dict(counts, orient="index", columns=columns)


def purchases(*rows):
    table = pd.DataFrame(rows, columns=["customer", "date"])
    return table.assign(date=pd.to_datetime(table["date"]))


# The survival curve


def test_six_mp_as_published():
    curve = curve_of(*six_mp())
    published = PUBLISHED["km_6mp"]
    for time, share in published["S"].items():
        assert survival.survival_at(curve, float(time)) == pytest.approx(share, abs=5e-5)
    assert survival.median_survival(curve) == published["median"]


def test_six_mp_data_are_those_that_lifelines_ships():
    table = datasets.load_leukemia().query("Rx == 0").sort_values(["t", "status"])
    durations, observed = six_mp()
    order = np.lexsort([observed, durations])
    assert durations[order].tolist() == table["t"].tolist()
    assert observed[order].tolist() == table["status"].tolist()


def test_waltons_flies_as_published():
    flies = datasets.load_waltons()
    assert len(flies) == PUBLISHED["km_waltons"]["n"]
    curve = curve_of(flies["T"], flies["E"])
    assert survival.median_survival(curve) == PUBLISHED["km_waltons"]["median"]


@given(spells)
def test_agrees_with_lifelines(rows):
    durations, observed = rows
    ours = curve_of(durations, observed)
    theirs = KaplanMeierFitter().fit(durations, observed)
    expected = theirs.survival_function_at_times(ours["time"]).to_numpy()
    np.testing.assert_allclose(ours["survival"], expected, atol=1e-9)
    if not np.isclose(expected, 0.5).any():
        # At a half exactly, lifelines goes by rounding; we take the first time there.
        assert survival.median_survival(ours) == median_survival_times(theirs.survival_function_)
    table = theirs.event_table.iloc[-len(ours) :]
    assert ours["at_risk"].tolist() == table["at_risk"].tolist()
    assert ours["left"].tolist() == table["observed"].tolist()
    assert ours["censored"].tolist() == table["censored"].tolist()


@given(spells)
def test_standard_errors_are_greenwoods(rows):
    """lifelines keeps the sum of Greenwood's formula; our error is survival times its root."""
    ours = curve_of(*rows)
    theirs = KaplanMeierFitter().fit(*rows)._cumulative_sq_
    some = (ours["survival"] > 0).to_numpy()
    sums = theirs.reindex(ours["time"]).to_numpy()
    expected = ours["survival"] * np.sqrt(sums)
    np.testing.assert_allclose(ours["standard_error"][some], expected[some], atol=1e-9)
    assert ours["standard_error"][~some].isna().all()


@given(spells, st.floats(0.1, 40))
def test_restricted_mean_agrees_with_lifelines(rows, horizon):
    curve = curve_of(*rows)
    if horizon > curve["time"].iloc[-1] and curve["survival"].iloc[-1] > 0:
        with pytest.raises(ValueError, match="nobody was watched for longer"):
            survival.restricted_mean(curve, horizon)
        return
    theirs = restricted_mean_survival_time(KaplanMeierFitter().fit(*rows), t=horizon)
    assert survival.restricted_mean(curve, horizon) == pytest.approx(theirs, abs=1e-9)


@given(spells)
def test_a_curve_starts_at_the_beginning_and_never_rises(rows):
    curve = curve_of(*rows)
    assert curve["time"].iloc[0] == 0
    assert curve["time"].is_monotonic_increasing
    assert curve["time"].is_unique
    assert (np.diff(curve["survival"], prepend=1) <= 0).all()
    assert curve["survival"].between(0, 1).all()
    assert curve["left"].sum() + curve["censored"].sum() == len(rows[0])


@given(spells)
def test_without_censoring_it_is_the_share_still_there(rows):
    durations, _ = rows
    curve = curve_of(durations, np.ones(len(durations), dtype=bool))
    expected = [(durations > time).mean() for time in curve["time"]]
    np.testing.assert_allclose(curve["survival"], expected, atol=1e-9)


@given(spells, st.randoms())
def test_the_order_of_spells_does_not_matter(rows, random):
    order = list(range(len(rows[0])))
    random.shuffle(order)
    pd.testing.assert_frame_equal(curve_of(*rows), curve_of(rows[0][order], rows[1][order]))


def test_who_leaves_at_a_time_is_counted_before_who_is_censored_at_it():
    assert shares([5, 5], [True, False]) == [1.0, 0.5]
    assert curve_of([5, 5], [True, False])["at_risk"].tolist() == [2, 2]


def test_ties_are_one_step():
    assert shares([2, 2, 2, 4], [True, True, True, True]) == [1.0, 0.25, 0.0]


def test_leaving_at_once():
    assert shares([0, 0, 1, 2], [True, False, True, True]) == [0.75, 0.375, 0.0]


def test_all_censored():
    curve = curve_of([1, 2, 3], [False, False, False])
    assert curve["survival"].tolist() == [1.0, 1.0, 1.0, 1.0]
    assert curve["standard_error"].tolist() == [0.0] * 4
    assert survival.median_survival(curve) == np.inf


def test_one_customer():
    assert shares([3], [True]) == [1.0, 0.0]
    assert shares([3], [False]) == [1.0, 1.0]
    assert shares([0], [False]) == [1.0]


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series])
@pytest.mark.parametrize("flag", [bool, int, float])
def test_spells_of_every_kind(kind, flag):
    observed = kind([flag(one) for one in (True, False, True)])
    assert shares(kind([1, 2, 3]), observed) == pytest.approx([1, 2 / 3, 2 / 3, 0])


def test_the_labels_of_a_series_do_not_matter():
    durations = pd.Series([1, 2, 3], index=[9, 9, 0])
    assert shares(durations, pd.Series([True, True, False])) == pytest.approx(
        [1, 2 / 3, 1 / 3, 1 / 3]
    )


def test_two_series_in_another_order_are_refused():
    durations = pd.Series([5.0, 1, 3], index=list("abc"))
    observed = pd.Series([True, False, True], index=list("cab"))
    words = (
        "durations and observed list the same rows in another order; "
        "observed.reindex(durations.index) mends it."
    )
    with pytest.raises(ValueError) as caught:
        curve_of(durations, observed)
    assert str(caught.value) == words
    mended = shares(durations, observed.reindex(durations.index))
    assert mended == shares([5.0, 1, 3], [False, True, True])


def test_spells_are_left_alone():
    durations, observed = np.array([3.0, 1.0, 2.0]), np.array([1, 0, 1])
    curve_of(durations, observed)
    assert durations.tolist() == [3.0, 1.0, 2.0]
    assert observed.tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("durations", "observed", "message"),
    [
        ([1, -2], [True, True], "durations is -2; it must be a number of at least 0."),
        ([1, np.nan], [True, True], "durations is nan; it must be a number of at least 0."),
        ([1, np.inf], [True, True], "durations holds an infinite one; a censored spell ends when"),
        ([1, 2], [True], "durations has 2 values and observed has 1; each spell needs both."),
        ([1, 2], [True, 2], "observed is 2; it must be a number from 0 to 1."),
        ([1, 2], [True, 0.5], "observed must hold nothing but true and false, or 1 and 0."),
        ([1, 2], [True, np.nan], "observed is nan; it must be a number from 0 to 1."),
        ([1, 2], ["yes", "no"], "observed is ['yes', 'no']; it must be a number from 0 to 1."),
        ([], [], "durations must be a list of at least one number."),
        (3, True, "durations must be a list of at least one number."),
        (["1"], [True], "durations is ['1']; it must be a number of at least 0."),
    ],
)
def test_spells_that_are_none_are_refused_in_words(durations, observed, message):
    with pytest.raises(ValueError) as caught:
        curve_of(durations, observed)
    assert str(caught.value).startswith(message)


# What is read from a curve


def test_beyond_the_last_time_nobody_knows():
    open_end, closed = curve_of([1, 2], [True, False]), curve_of([1, 2], [True, True])
    assert survival.survival_at(open_end, 2) == 0.5
    assert np.isnan(survival.survival_at(open_end, 2.1))
    assert survival.survival_at(closed, 99) == 0.0


def test_times_before_zero_are_refused():
    with pytest.raises(ValueError, match="times is -1"):
        survival.survival_at(curve_of([1], [True]), [0, -1])


@pytest.mark.parametrize("factors", [(2 / 3, 3 / 4), (5 / 7, 7 / 10), (0.9, 5 / 9)])
def test_a_half_is_a_half_whatever_the_rounding(factors):
    curve = pd.DataFrame({"time": [0.0, 1.0, 2.0], "survival": np.cumprod([1.0, *factors])})
    assert survival.median_survival(curve) == 2.0


def test_restricted_mean_of_a_curve_that_has_come_to_its_end():
    curve = curve_of([1, 3], [True, True])
    assert survival.restricted_mean(curve, 3) == survival.restricted_mean(curve, 100) == 2.0
    assert survival.restricted_mean(curve, 0.5) == 0.5


@pytest.mark.parametrize("horizon", [0, -1, np.nan, "year"])
def test_a_horizon_that_is_none_is_refused(horizon):
    with pytest.raises(ValueError, match=r"horizon is .*; it must be a number above 0"):
        survival.restricted_mean(curve_of([1], [True]), horizon)


# Retention rates


@given(st.lists(st.floats(0.05, 1), min_size=1, max_size=20), st.floats(1, 1e6))
def test_retention_rates_multiply_back_to_the_curve(rates, start):
    survivors = start * np.cumprod([1.0, *rates])
    np.testing.assert_allclose(survival.retention_rates(survivors), rates, rtol=1e-9)


def test_retention_of_nobody_is_unknown():
    np.testing.assert_equal(survival.retention_rates([4, 0, 0]), [0, np.nan])
    np.testing.assert_equal(survival.retention_rates([0.0, 0.0]), [np.nan])
    np.testing.assert_equal(survival.retention_rates([4, 2, np.nan]), [0.5, np.nan])
    assert survival.retention_rates([7]).shape == (0,)


@pytest.mark.parametrize(
    ("survivors", "message"),
    [
        ([10, 8, 9], "survivors rise from 8 to 9 in period 2"),
        ([10, -1], "survivors is -1; it must be a number of at least 0."),
        ([], "survivors must be a list of at least one number."),
        (5, "survivors must be a list of at least one number."),
    ],
)
def test_survivors_that_are_none_are_refused_in_words(survivors, message):
    with pytest.raises(ValueError, match=message):
        survival.retention_rates(survivors)


# Better rates and another mix


def test_both_segments_improve_and_the_total_falls_as_published():
    example = PUBLISHED["mix_shift"]
    before, after = (
        segments(loyal=one["loyal"], restless=one["restless"])
        for one in (example["before"], example["after"])
    )
    for period, total in zip((before, after), example["total"], strict=True):
        assert period["stayed"].sum() / period["customers"].sum() == pytest.approx(total)
    effects = survival.mix_decomposition(before, after)
    assert (effects["rate_effect"] > 0).all()
    assert effects.to_numpy().sum() == pytest.approx(-0.05, abs=1e-12)


counts = st.dictionaries(
    st.sampled_from("abcd"),
    st.tuples(st.integers(0, 500), st.floats(0, 1)),
    min_size=1,
).filter(lambda table: sum(one for one, _ in table.values()))


@given(counts, counts)
def test_the_parts_add_up_to_the_change(one, other):
    before, after = (
        segments(**{name: (count, count * rate) for name, (count, rate) in table.items()})
        for table in (one, other)
    )
    effects = survival.mix_decomposition(before, after)
    totals = [table["stayed"].sum() / table["customers"].sum() for table in (before, after)]
    assert effects.to_numpy().sum() == pytest.approx(totals[1] - totals[0], abs=1e-12)
    assert effects.index.tolist() == sorted({*one, *other})
    back = survival.mix_decomposition(after, before)
    np.testing.assert_allclose(effects, -back, atol=1e-12)


def test_the_same_mix_leaves_only_rates_and_the_same_rates_only_mix():
    before = segments(a=(100, 90), b=(300, 150))
    rates_only = survival.mix_decomposition(before, segments(a=(10, 8), b=(30, 21)))
    np.testing.assert_allclose(rates_only["mix_effect"], 0, atol=1e-15)
    mix_only = survival.mix_decomposition(before, segments(a=(200, 180), b=(200, 100)))
    np.testing.assert_allclose(mix_only["rate_effect"], 0, atol=1e-15)


def test_a_segment_that_arrives_is_all_mix():
    effects = survival.mix_decomposition(segments(a=(100, 90)), segments(a=(100, 90), b=(100, 50)))
    assert effects["rate_effect"].tolist() == [0, 0]
    assert effects["mix_effect"].sum() == pytest.approx(0.7 - 0.9)


def test_a_segment_that_nobody_is_in_has_no_part():
    empty = segments(a=(100, 90), b=(0, 0))
    assert survival.mix_decomposition(empty, empty).loc["b"].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("after", "message"),
    [
        (segments(a=(10, 11)), "In after, more stayed in 'a' than there were customers."),
        (segments(a=(-10, 1)), "customers in after is -10; it must be a number of at least 0."),
        (segments(a=(10, np.nan)), "stayed in after is nan; it must be a number of at least 0."),
        (segments(a=(0, 0)), "after has no customers."),
        (segments(a=(10, 9)).iloc[[0, 0]], "after lists the segment 'a' twice."),
    ],
)
def test_counts_that_make_no_sense_are_refused_in_words(after, message):
    with pytest.raises(ValueError) as caught:
        survival.mix_decomposition(segments(a=(10, 9)), after)
    assert str(caught.value) == message


# Cohorts


def test_future_months_are_unknown_and_empty_months_are_zero():
    rows = [("a", "2025-01-31"), ("a", "2025-03-01"), ("b", "2025-02-28"), ("c", "2025-02-01")]
    table = survival.cohort_table(purchases(*rows), "2025-03-31")
    assert table.index.tolist() == ["2025-01", "2025-02"]
    assert table.columns.tolist() == [0, 1, 2]
    np.testing.assert_equal(table.to_numpy(), [[1, 0, 1], [2, 0, np.nan]])


def test_a_month_that_was_not_seen_to_its_end_is_unknown():
    rows = purchases(("a", "2025-01-05"), ("a", "2025-02-02"), ("b", "2025-02-02"))
    table = survival.cohort_table(rows, "2025-02-27")
    assert table.index.tolist() == ["2025-01"]
    np.testing.assert_equal(table.to_numpy(), [[1]])
    assert survival.cohort_table(rows, "2025-02-28").index.tolist() == ["2025-01", "2025-02"]


def test_the_year_turns():
    rows = purchases(("a", "2023-12-31"), ("a", "2024-01-01"), ("a", "2024-12-31"))
    table = survival.cohort_table(rows, "2024-12-31")
    assert table.shape == (1, 13)
    assert table.loc["2023-12"].to_numpy().nonzero()[0].tolist() == [0, 1, 12]


def test_duplicates_order_and_purchases_after_the_end_change_nothing():
    rows = purchases(
        ("a", "2025-01-05"), ("b", "2025-01-09"), ("a", "2025-02-02"), ("b", "2025-03-01")
    )
    late = purchases(("a", "2025-04-01"), ("c", "2025-04-01"))
    mixed = pd.concat([late, rows, rows]).sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(
        survival.cohort_table(rows, "2025-03-31"), survival.cohort_table(mixed, "2025-03-31")
    )


def test_no_purchases_and_one_customer():
    assert survival.cohort_table(purchases(), "2025-03-31").shape == (0, 0)
    late = purchases(("a", "2025-04-01"))
    assert survival.cohort_table(late, "2025-03-31").shape == (0, 0)
    one = survival.cohort_table(purchases(("a", "2025-03-01")), "2025-03-31")
    assert one.to_numpy().tolist() == [[1.0]]


def test_purchases_are_left_alone():
    rows = purchases(("a", "2025-02-02"), ("a", "2025-01-05"))
    kept = rows.copy()
    survival.cohort_table(rows, "2025-02-28")
    pd.testing.assert_frame_equal(rows, kept)


@pytest.mark.parametrize("column", ["customer", "date"])
def test_a_missing_cell_is_named(column):
    rows = purchases(("a", "2025-01-05"), ("b", "2025-01-09"))
    rows.loc[1, column] = None
    with pytest.raises(ValueError, match=f"Row 1: {column} is missing."):
        survival.cohort_table(rows, "2025-01-31")


def test_dates_as_text_are_refused_and_hours_belong_to_their_day():
    """5 March, not 3 May: who writes the day first is not to be misread."""
    words = r"^date holds .*; it must hold dates without a time zone"
    table = pd.DataFrame({"customer": [1, 1], "date": ["05.03.2014", "05.04.2014"]})
    with pytest.raises(ValueError, match=words):
        survival.cohort_table(table, "2014-12-31")
    table["date"] = pd.to_datetime(table["date"], format="%d.%m.%Y") + pd.Timedelta(hours=23)
    counts = survival.cohort_table(table, "2014-04-30")
    assert counts.index.tolist() == ["2014-03"]
    assert counts.to_numpy().tolist() == [[1.0, 1.0]]
    with pytest.raises(ValueError, match=words):
        survival.cohort_table(table.assign(date=table["date"].dt.tz_localize("UTC")), "2014-12-31")
    with pytest.raises(ValueError, match=r"^end is None; it must be a day"):
        survival.cohort_table(table, None)
    with pytest.raises(ValueError, match=r"^purchases has no column 'date'"):
        survival.cohort_table(table.drop(columns="date"), "2014-12-31")


def test_cdnow_cohorts_hold_every_customer_once_and_every_active_month_once():
    sales = data.load_cdnow_master()
    table = survival.cohort_table(sales, "1998-06-30")
    assert table[0].sum() == PUBLISHED["cdnow_master"]["customers"]
    months = sales["date"].dt.to_period("M")
    assert table.sum().sum() == len(
        sales.assign(month=months).drop_duplicates(["customer", "month"])
    )
    assert table.isna().sum(axis=1).tolist() == [0, 1, 2]
