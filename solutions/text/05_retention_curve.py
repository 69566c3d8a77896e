# %% [markdown] locked="title"
# # Assignment 05: retention is a curve
#
# *What share stays, and how would you know?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 75 to 100 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models.survival` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_subscriptions
from centricity.grading import expect
from centricity.models.spells import spells

# %% [markdown] locked="cohort-prompt"
# ## 1. Who came back? (3 points)
#
# A *cohort* is all customers whose first purchase falls in the same calendar month. Write `cohort_table(purchases, end)`: how many customers of each cohort bought in each month since.
#
# - `purchases` is a frame with the columns `customer` and `date` (datetimes), one row a purchase, in any order; `end` is a `pd.Timestamp`, the last day observed.
# - Return a frame of numbers. Its index holds the cohorts as text, `"2025-01"`, in ascending order. Its columns are the whole numbers 0, 1, 2, ...: months since the cohort's first one, up to the last month seen for the oldest cohort.
# - A customer counts once for each month, however many purchases or duplicated rows there are. Customers may skip months and come back.
# - A month is *seen* if `end` is its last day or later. A month that wasn't seen is `NaN`, never 0; a month that was seen, and in which nobody bought, is 0. Purchases after the last month seen don't count at all, so whoever first bought then belongs to no cohort. A month in which nobody first bought has no row.
# - Without purchases, return a frame without rows. Raise `ValueError`, with the name of the column in the message, if a customer or a date is missing. Don't change the frame you are given.
#
# Example: Ada buys on 31 January and on 1 March, Ben on 2 January, Cyd on 10 February. At the end of March the table is
#
# | | 0 | 1 | 2 |
# |---|---|---|---|
# | 2025-01 | 2 | 0 | 1 |
# | 2025-02 | 1 | 0 | NaN |


# %% answer="cohort"
def cohort_table(purchases, end):
    """Return how many customers of each cohort bought in each month since their first."""
    ### BEGIN SOLUTION
    for column in ("customer", "date"):
        if purchases[column].isna().any():
            raise ValueError(f"{column} is missing in at least one row")
    month = 12 * purchases["date"].dt.year + purchases["date"].dt.month - 1
    last = 12 * end.year + end.month - 1
    if not end.is_month_end:
        last = last - 1
    active = purchases[["customer"]].assign(month=month).drop_duplicates()
    active = active[active["month"] <= last]
    if active.empty:
        return pd.DataFrame()
    first = active.groupby("customer")["month"].transform("min")
    table = pd.crosstab(first, active["month"] - first)
    table = table.reindex(columns=range(last - first.min() + 1), fill_value=0).astype(float)
    for cohort in table.index:
        table.loc[cohort, table.columns > last - cohort] = np.nan
    table.index = [f"{cohort // 12}-{cohort % 12 + 1:02d}" for cohort in table.index]
    return table
    ### END SOLUTION


# %% visible="cohort"
example = pd.DataFrame(
    {
        "customer": ["Ada", "Ada", "Ben", "Cyd"],
        "date": pd.to_datetime(["2025-01-31", "2025-03-01", "2025-01-02", "2025-02-10"]),
    }
)
counts = pd.DataFrame({0: [2, 1], 1: [0, 0], 2: [1, np.nan]}, index=["2025-01", "2025-02"])
expect.table(cohort_table(example, pd.Timestamp("2025-03-31")), counts, "the example of question 1")


# %% hidden="cohort-counts" points=1 says="other shops, over one month or several years, with customers who skip months and come back"
from centricity.models import survival as model

rng = seeds.rng("cohort-counts")
for days, customers, rows, end in [
    (31, 5, 9, "2024-01-31"),
    (366, 40, 150, "2024-12-31"),
    (1096, 60, 400, "2026-12-31"),
]:
    shop = pd.DataFrame(
        {
            "customer": rng.integers(100, 100 + customers, rows),
            "date": pd.Timestamp("2024-01-01")
            + pd.to_timedelta(rng.integers(0, days, rows), unit="D"),
        }
    )
    expected = model.cohort_table(shop, end)
    expect.table(cohort_table(shop, pd.Timestamp(end)), expected, f"{rows} purchases")
turn = pd.DataFrame(
    {
        "customer": ["Ada", "Ben", "Ada", "Ben"],
        "date": pd.to_datetime(["2024-12-31", "2024-11-30", "2025-01-01", "2024-12-01"]),
    }
)
expected = model.cohort_table(turn, "2025-01-31")
expect.table(
    cohort_table(turn, pd.Timestamp("2025-01-31")),
    expected,
    "the turn of a year and of a month",
)


# %% hidden="cohort-seen" points=1 says="what was not seen yet, what was seen and empty, and an observation that ends within a month"
from centricity.models import survival as model

shop = pd.DataFrame(
    {
        "customer": ["Ada", "Ben", "Ada", "Cyd", "Dan", "Ben"],
        "date": pd.to_datetime(
            ["2024-01-05", "2024-01-09", "2024-02-27", "2024-02-28", "2024-03-02", "2024-05-01"]
        ),
    }
)
for end, what in [
    ("2024-08-31", "months after the last purchase that were seen, and are empty"),
    ("2024-05-30", "a last month that is one day short"),
    ("2024-05-31", "a last month that is complete"),
    ("2024-02-29", "a leap year's February that is complete"),
    ("2024-02-28", "a leap year's February that is one day short"),
    ("2024-03-15", "a customer who first bought in a month that wasn't seen"),
    ("2024-12-31", "an observation to the end of a year"),
    ("2025-01-30", "an observation that ends in January"),
]:
    expected = model.cohort_table(shop, end)
    expect.table(cohort_table(shop, pd.Timestamp(end)), expected, what)


# %% hidden="cohort-odd" points=1 says="duplicated rows, other orders and labels, one customer, nobody, missing cells, and a frame left alone"
from centricity.models import survival as model

rng = seeds.rng("cohort-odd")
end = pd.Timestamp("2025-06-30")
shop = pd.DataFrame(
    {
        "customer": [f"c{number}" for number in rng.integers(0, 15, 50)],
        "amount": rng.uniform(5, 90, 50),
        "date": pd.Timestamp("2025-01-01") + pd.to_timedelta(rng.integers(0, 181, 50), unit="D"),
    }
)
mixed = pd.concat([shop, shop.iloc[:20]]).sample(frac=1, random_state=3)
kept = mixed.copy()
expected = model.cohort_table(shop, end)
expect.table(cohort_table(mixed, end), expected, "duplicated rows in another order")
expect.unchanged(kept, mixed, "the frame of purchases")
single = shop[shop["customer"] == shop["customer"].iloc[0]]
expect.table(cohort_table(single, end), model.cohort_table(single, end), "one customer")
early = pd.Timestamp("2024-12-31")
for nobody, what in [
    (cohort_table(shop.iloc[:0], end), "no purchases"),
    (cohort_table(shop, early), "no purchase in a month that was seen"),
]:
    assert type(nobody) is pd.DataFrame, f"{what}: a DataFrame is expected"
    assert len(nobody) == 0, f"{what}: a frame without rows is expected"
for column in ("customer", "date"):
    holes = shop.copy()
    holes.loc[30, column] = None
    expect.raises(ValueError, lambda: cohort_table(holes, end), f"a {column} missing", column)

# %% [markdown] locked="km-prompt"
# ## 2. The survival curve (4 points)
#
# Write `kaplan_meier(durations, observed)`. Each customer has a length of stay, and `observed` says whether its end was seen; where it is false, the customer was still there when last seen.
#
# Go through the times in ascending order. At each time, `at_risk` counts the customers who lasted at least until then, and `left` those who left just then. The survival is the product of all $1 - \text{left}/\text{at\_risk}$ so far. Somebody last seen at a time is still at risk at that time: who leaves is counted first.
#
# - `durations` are numbers of at least 0, in any order; `observed` holds booleans, or 0 and 1 as whole numbers or floats. Both may be lists, arrays or Series, and stay as they are. The labels of a Series don't matter: go by position.
# - Return a frame with the columns `time`, `at_risk`, `left` and `survival` and the index 0, 1, 2, ...: a row for time 0, and one for every other distinct duration, ascending.
# - Raise `ValueError`, with `durations` in the message, if one of them is negative or NaN, if there are none, or if there are not as many as in `observed`.
#
# Example: four customers stay 1, 2, 2 and 3 months, and the second of those with 2 is still there.
#
# | time | at_risk | left | survival |
# |---|---|---|---|
# | 0 | 4 | 0 | 1 |
# | 1 | 4 | 1 | 0.75 |
# | 2 | 3 | 1 | 0.5 |
# | 3 | 1 | 1 | 0 |


# %% answer="km"
def kaplan_meier(durations, observed):
    """Return the survival curve of spells of which some have not ended."""
    ### BEGIN SOLUTION
    durations = np.asarray(durations, dtype=float)
    observed = np.asarray(observed, dtype=bool)
    if len(durations) == 0 or len(durations) != len(observed):
        raise ValueError("durations and observed must be as many, and one at least")
    if not np.all(durations >= 0):
        raise ValueError("durations must be numbers of at least 0")
    rows = []
    survival = 1.0
    for time in np.unique(np.append(durations, 0.0)):
        at_risk = np.sum(durations >= time)
        left = np.sum((durations == time) & observed)
        survival = survival * (1 - left / at_risk)
        rows.append((time, at_risk, left, survival))
    return pd.DataFrame(rows, columns=["time", "at_risk", "left", "survival"])
    ### END SOLUTION


# %% visible="km"
curve = kaplan_meier([1, 2, 2, 3], [True, True, False, True])
expect.table(
    curve,
    pd.DataFrame(
        {
            "time": [0, 1, 2, 3],
            "at_risk": [4, 4, 3, 1],
            "left": [0, 1, 1, 1],
            "survival": [1, 0.75, 0.5, 0],
        }
    ),
    "the example of question 2",
)


# %% hidden="km-product" points=1 says="other customers, few and many, with whole and broken durations, all seen to leave"
from centricity.models import survival as model

columns = ["time", "at_risk", "left", "survival"]
rng = seeds.rng("km-product")
for count in (2, 7, 30, 200):
    for digits in (0, 3):
        durations = np.round(rng.exponential(8, count), digits) + 1
        observed = np.ones(count, dtype=bool)
        expected = model.kaplan_meier(durations, observed)[columns]
        expect.table(kaplan_meier(durations, observed), expected, f"{count} customers")
expected = model.kaplan_meier([3, 3, 3], [True, True, True])[columns]
expect.table(kaplan_meier([3, 3, 3], [True, True, True]), expected, "all leave at one time")


# %% hidden="km-censored" points=1 says="customers who are still there: many, nobody seen to leave, leaving and last seen at one time"
from centricity.models import survival as model

columns = ["time", "at_risk", "left", "survival"]
rng = seeds.rng("km-censored")
for count, share in ((8, 0.5), (40, 0.8), (150, 0.3)):
    durations, observed = rng.integers(1, 15, count), rng.random(count) < share
    expected = model.kaplan_meier(durations, observed)[columns]
    expect.table(kaplan_meier(durations, observed), expected, f"{count} customers")
for durations, observed, what in [
    ([5, 5, 5, 9], [True, False, False, True], "leaving and last seen at one time"),
    ([5, 5, 5, 9], [False, False, True, False], "the same, in another order of rows"),
    ([0, 0, 0, 3], [True, False, True, True], "leaving and last seen at time 0"),
    ([2, 4, 6], [False, False, False], "nobody was seen to leave"),
    ([1, 2, 3, 4], [False, True, False, True], "by turns"),
    ([7, 8, 9, 9], [True, False, False, True], "the last one left and the last one seen"),
]:
    expected = model.kaplan_meier(durations, observed)[columns]
    expect.table(kaplan_meier(durations, observed), expected, what)


# %% hidden="km-zero" points=1 says="stays of length 0, seen to their end or not, and a single customer"
from centricity.models import survival as model

columns = ["time", "at_risk", "left", "survival"]
for durations, observed, what in [
    ([0, 0, 1, 2], [False, False, True, True], "two who joined on the last day"),
    ([0, 1, 2, 2], [True, True, False, True], "one who left at once"),
    ([0, 0], [True, True], "all left at once"),
    ([0], [False], "a single customer who has just come"),
    ([4], [True], "a single customer who left"),
    ([4], [False], "a single customer who is still there"),
    ([0.5, 0.25], [True, True], "stays shorter than 1"),
]:
    expected = model.kaplan_meier(durations, observed)[columns]
    expect.table(kaplan_meier(durations, observed), expected, what)


# %% hidden="km-input" points=1 says="lists, arrays and labelled Series, 0 and 1, inputs left alone, and what your function refuses"
from centricity.models import survival as model

columns = ["time", "at_risk", "left", "survival"]
rng = seeds.rng("km-input")
durations, observed = rng.permutation(25) + 1, rng.random(25) < 0.5
expected = model.kaplan_meier(durations, observed)[columns]
ones = observed.astype(int)
labels = rng.permutation(25)
series = pd.Series(durations, index=labels), pd.Series(observed, index=labels[::-1])
kept = [durations.copy(), ones.copy(), series[0].copy(), series[1].copy()]
for one, other, what in [
    (durations, ones, "0 and 1 for false and true"),
    (durations.tolist(), observed.tolist(), "lists"),
    (durations.astype(float), ones.astype(float), "floats"),
    (*series, "Series with labels of their own"),
    (pd.Series(durations), pd.Series(ones), "Series"),
]:
    expect.table(kaplan_meier(one, other), expected, what)
for before, after in zip(kept, (durations, ones, *series), strict=True):
    expect.unchanged(before, after, "what your function was given")
stays, ends = [5, 2, 9, 2], [True, False, True, True]
expected = model.kaplan_meier(stays, ends)[columns]
expect.table(kaplan_meier(stays, ends), expected, "lists out of order")
expect.unchanged([5, 2, 9, 2], stays, "the list of durations")
expect.unchanged([True, False, True, True], ends, "the list of observed ends")
for one, other, what in [
    ([1, -2, 3], [True, True, True], "a negative duration"),
    ([1, float("nan"), 3], [True, True, True], "a NaN among the durations"),
    ([], [], "nobody at all"),
    ([1, 2, 3], [True, True], "fewer ends than durations"),
    ([1, 2], [True, True, False], "more ends than durations"),
    (np.array([4.0, -0.5]), np.array([False, True]), "a negative duration in an array"),
]:
    expect.raises(ValueError, lambda: kaplan_meier(one, other), what, "durations")

# %% [markdown] locked="median-prompt"
# ## 3. When is half of them gone? (1 point)
#
# Write `median_survival(time, survival)`: the first time at which the survival is one half or less, and `np.inf` if it never comes down to that. `time` (ascending) and `survival` are lists, arrays or Series as they come from question 2.
#
# Example: for the curve of question 2 it is 2.


# %% answer="median"
def median_survival(time, survival):
    """Return the first time at which no more than half are still there."""
    ### BEGIN SOLUTION
    low = np.asarray(time)[np.asarray(survival) <= 0.5]
    return float(low[0]) if len(low) else np.inf
    ### END SOLUTION


# %% visible="median"
expect.close(median_survival([0, 1, 2, 3], [1, 0.75, 0.5, 0]), 2.0, "the example of question 3")


# %% hidden="median-time" points=1 says="curves that pass a half, touch it, stay above it or start below it"
from centricity.models import survival as model

rng = seeds.rng("median-time")
for count in (9, 60, 150):
    curve = model.kaplan_meier(rng.exponential(9, count), rng.random(count) < 0.75)
    time, survival = curve["time"], curve["survival"]
    expected = model.median_survival(curve)
    expect.close(median_survival(time, survival), expected, "a Series")
    expect.close(median_survival(time.to_numpy(), survival.to_numpy()), expected, "an array")
    labels = rng.permutation(len(curve)) + 7
    expect.close(
        median_survival(time.set_axis(labels), survival.set_axis(labels)),
        expected,
        "a Series with other labels",
    )
for time, survival, expected, what in [
    ([0, 4, 9, 12], [1, 0.75, 0.5, 0.5], 9, "a curve that comes down to just a half"),
    ([0, 4, 9, 12], [1, 0.7, 0.6, 0.51], np.inf, "a curve that stays above a half"),
    ([0, 4, 9], [1.0, 1.0, 1.0], np.inf, "a curve on which nobody leaves"),
    ([0, 3], [0.25, 0.0], 0, "more than half left at once"),
    ([0, 2.5, 7], [1, 0.1, 0], 2.5, "a step far below a half"),
]:
    expect.close(median_survival(time, survival), float(expected), what)
expect.close(
    median_survival(pd.Series([0, 6]), pd.Series([1.0, 0.4])), 6.0, "whole numbers for times"
)

# %% [markdown] locked="rates-prompt"
# ## 4. The rate inside the curve (2 points)
#
# Write `retention_rates(survivors)`. `survivors` (a list, array or Series) holds how many of a cohort, or what share, were still there at the times 0, 1, 2, ... Return an array with one value fewer: for each period, the share of those there at its start who were there at its end.
#
# - Where nobody was there at the start of a period, and where one of the two counts is NaN, the rate is `np.nan`.
# - Raise `ValueError`, with `survivors` in the message, if a count is negative, or above the one before it.
#
# Example: `retention_rates([200, 150, 120])` is `[0.75, 0.8]`.


# %% answer="rates"
def retention_rates(survivors):
    """Return the share of those there at the start of each period who stay to its end."""
    ### BEGIN SOLUTION
    survivors = np.asarray(survivors, dtype=float)
    before, after = survivors[:-1], survivors[1:]
    if np.any(survivors < 0) or np.any(after > before):
        raise ValueError("survivors must not be negative, and must not rise")
    somebody = before > 0
    return np.where(somebody, after / np.where(somebody, before, 1.0), np.nan)
    ### END SOLUTION


# %% visible="rates"
expect.close(retention_rates([200, 150, 120]), [0.75, 0.8], "the example of question 4")


# %% hidden="rates-values" points=1 says="counts and shares, in lists, arrays and Series, and an input left alone"
rng = seeds.rng("rates-values")
for periods in (1, 5, 40):
    rates = rng.uniform(0.3, 1.0, periods)
    share = np.cumprod(np.concatenate([[1.0], rates]))
    expect.close(retention_rates(share.tolist()), rates, "shares in a list")
    expect.close(retention_rates(820 * share), rates, "counts in an array")
    labelled = pd.Series(share, index=rng.permutation(periods + 1))
    kept = labelled.copy()
    expect.close(retention_rates(labelled), rates, "a Series with labels of its own")
    expect.unchanged(kept, labelled, "the Series of survivors")
whole = np.array([8, 8, 4, 1])
expect.close(retention_rates(whole), [1.0, 0.5, 0.25], "whole numbers")
expect.unchanged(np.array([8, 8, 4, 1]), whole, "the array of survivors")
counts = [9, 6, 3]
expect.close(retention_rates(counts), [6 / 9, 0.5], "counts in a list")
expect.unchanged([9, 6, 3], counts, "the list of survivors")


# %% hidden="rates-edges" points=1 says="nobody left, months not seen yet, and counts that can't be"
nan = np.nan
expect.close(retention_rates([4, 1, 0, 0]), [0.25, 0.0, nan], "nobody left")
expect.close(retention_rates([0, 0]), [nan], "nobody ever there")
expect.close(retention_rates([6, 3, nan, nan]), [0.5, nan, nan], "months not seen yet")
expect.close(retention_rates([1.0, 0.5]), [0.5], "one period")
for survivors, what in [
    ([10, 8, 9], "a count that rises"),
    ([0, 3], "somebody after nobody"),
    ([10, -1], "a negative count at the end"),
    ([-1, -2], "negative counts"),
    ([0.9, 0.5, 0.51], "a share that rises"),
    (np.array([5, 6]), "an array that rises"),
]:
    expect.raises(ValueError, lambda: retention_rates(survivors), what, "survivors")

# %% [markdown] locked="desk-prompt"
# ## 5. At the centricity desk (2 points)
#
# Members who pay Veretta's care plan by the month join at a reception or through a web offer. Winning one costs money, and the centricity manager asks which channels earn it back within the first `fees` monthly fees.
#
# A member pays the first fee on joining, and one more after each month stayed. If $S(t)$ is the survival of a channel's members after $t$ months, a new member pays $S(0) + S(1) + \dots + S(n-1)$ of the first $n$ fees on average. $S(t)$ is the survival at the last time in the curve that is not after $t$.
#
# Write `channels_that_pay(members, margin, fees, cost)`.
#
# - `members` has one row a member and the columns `channel`, `months` (whole months of stay so far) and `left` (whether the stay has ended; if not, the member is still there). Use your `kaplan_meier`, channel by channel.
# - `margin` is what is left of one fee, in crowns; `fees` how many fees count; `cost` a dict from each channel to the crowns it costs to win a member there.
# - Return the list of channels, in alphabetical order, where the margin of the average member is above the cost; empty if there is none. Don't change the frame you are given.
#
# Example: with a margin of 12 and costs of 60 at the reception and 150 for the web offer, both channels earn their cost back within 24 fees, and only the reception does within 12.


# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    """Return the channels whose average member's first fees are worth more than the cost."""
    ### BEGIN SOLUTION
    channels = []
    for channel, group in members.groupby("channel"):
        curve = kaplan_meier(group["months"], group["left"])
        paid = 0.0
        for month in range(fees):
            paid = paid + curve.loc[curve["time"] <= month, "survival"].iloc[-1]
        if margin * paid > cost[channel]:
            channels.append(channel)
    return sorted(channels)
    ### END SOLUTION


# %% visible="desk"
monthly = spells(load_subscriptions(), "2025-12-31")
prices = {"reception": 60, "web offer": 150}
expect.equal(
    channels_that_pay(monthly, 12, 24, prices), ["reception", "web offer"], "within 24 fees"
)
expect.equal(channels_that_pay(monthly, 12, 12, prices), ["reception"], "within 12 fees")


# %% hidden="desk-choice" points=1 says="Veretta's channels at other costs, margins and numbers of fees"
from centricity.data import load_subscriptions
from centricity.models import survival as model
from centricity.models.spells import spells

monthly = spells(load_subscriptions(), "2025-12-31")
for fees, margin in ((1, 12), (2, 12), (12, 7.5), (24, 12)):
    worth = {}
    for channel, group in monthly.groupby("channel"):
        curve = model.kaplan_meier(group["months"], group["left"])
        worth[channel] = margin * model.survival_at(curve, np.arange(fees)).sum()
    for reception, offer in [(0.98, 0.98), (0.98, 1.02), (1.02, 0.98), (1.02, 1.02)]:
        cost = {
            "reception": reception * worth["reception"],
            "web offer": offer * worth["web offer"],
        }
        expect.equal(
            channels_that_pay(monthly, margin, fees, cost),
            [channel for channel in sorted(worth) if worth[channel] > cost[channel]],
            f"fees: {fees}, margin: {margin}",
        )


# %% hidden="desk-firm" points=1 says="another firm, with months in which nobody left, rows in any order, and a frame left alone"
rng = seeds.rng("desk-firm")
# Eighths only, so that every worth comes out exactly however it is computed.
firm = pd.DataFrame(
    {
        "channel": ["shop"] * 4 + ["fair"] * 4 + ["app"] * 2,
        "months": [1, 3, 5, 9, 2, 2, 8, 9, 9, 9],
        "left": [True, False, True, False, True, True, False, False, False, False],
    }
)
firm = firm.sample(frac=1, random_state=int(rng.integers(1000)))
kept = firm.copy()
# Of the first six fees a member pays, at the shop, 1 + 4 * 0.75 + 0.375; at the fair
# 2 + 4 * 0.5; through the app all six.
for cost, expected, what in [
    ((69, 63, 95), ["app", "fair", "shop"], "all channels just pay"),
    ((70, 64, 96), [], "costs of just what a member is worth"),
    ((71, 63, 97), ["fair"], "one channel pays"),
    ((69, 65, 95), ["app", "shop"], "the others pay"),
]:
    prices = dict(zip(("shop", "fair", "app"), cost, strict=True))
    expect.equal(channels_that_pay(firm, 16, 6, prices), expected, what)
prices = {"shop": 15.5, "fair": 16.5, "app": 15.5}
expect.equal(channels_that_pay(firm, 16, 1, prices), ["app", "shop"], "the first fee only")
# After its last time a curve stays where it is: the twelfth fee is paid by whoever is left.
prices = {"shop": 95, "fair": 120, "app": 180}
expect.equal(
    channels_that_pay(firm, 16, 12, prices), ["app", "shop"], "more fees than months were watched"
)
expect.unchanged(kept, firm, "the frame of members")

# %% [markdown] locked="mix-prompt"
# ## 6. Stretch: better members or another mix? (2 points)
#
# An overall retention rate changes because the rates of the segments change, or because their shares of the customers do. Write `mix_decomposition(before, after)`.
#
# - Both are frames with the columns `segment`, `customers` and `stayed` (counts), one row a segment, in any order. Leave them as they are.
# - Return a dict with two numbers. `"rates"` is the sum, over the segments, of the change of the segment's rate times its mean share (the mean of its shares of all customers before and after). `"mix"` is the sum of the change of its share times its mean rate. Together they are exactly the change of the overall rate.
# - A segment that has no customers in one of the periods, or is missing there, is taken to have had the other period's rate. Raise `ValueError`, with `customers` in the message, if a period has none at all.
#
# Example: two segments of 100 customers keep 90 and 60; later there are 50 and 150, who keep 46 and 95. The overall rate falls by 0.045, of which the rates are 0.0283 and the mix is -0.0733, rounded.


# %% answer="mix"
def mix_decomposition(before, after):
    """Return how much of the change of an overall rate is rates, and how much is mix."""
    ### BEGIN SOLUTION
    if before["customers"].sum() == 0 or after["customers"].sum() == 0:
        raise ValueError("there are no customers in one of the periods")
    both = before.merge(after, on="segment", how="outer", suffixes=("_0", "_1")).fillna(0)
    share_0 = both["customers_0"] / both["customers_0"].sum()
    share_1 = both["customers_1"] / both["customers_1"].sum()
    rate_0 = both["stayed_0"] / both["customers_0"]
    rate_1 = both["stayed_1"] / both["customers_1"]
    rate_0, rate_1 = rate_0.fillna(rate_1), rate_1.fillna(rate_0)
    return {
        "rates": float(((share_0 + share_1) / 2 * (rate_1 - rate_0)).sum()),
        "mix": float(((share_1 - share_0) * (rate_0 + rate_1) / 2).sum()),
    }
    ### END SOLUTION


# %% visible="mix"
segments = pd.DataFrame({"segment": ["old", "new"], "customers": [100, 100], "stayed": [90, 60]})
later = segments.assign(customers=[50, 150], stayed=[46, 95])
parts = mix_decomposition(segments, later)
expect.close(parts["rates"], 0.0283, "the rates in the example of question 6", rel=2e-3)
expect.close(parts["mix"], -0.0733, "the mix in the example of question 6", rel=2e-3)


# %% hidden="mix-parts" points=1 says="two to five segments, rows in any order, and frames left alone"
from centricity.models import survival as model

rng = seeds.rng("mix-parts")
for count in (2, 3, 5):
    periods = []
    for _ in range(2):
        customers = rng.integers(20, 900, count)
        period = pd.DataFrame(
            {
                "segment": list("abcde"[:count]),
                "customers": customers,
                "stayed": rng.binomial(customers, rng.uniform(0.3, 0.95, count)),
            }
        )
        periods.append(period.sample(frac=1, random_state=int(rng.integers(1000))))
    kept = [period.copy() for period in periods]
    effects = model.mix_decomposition(*(one.set_index("segment") for one in kept)).sum()
    parts = mix_decomposition(*periods)
    expect.equal(sorted(parts), ["mix", "rates"], "the names of the parts")
    expect.close(parts["rates"], effects["rate_effect"], f"rates of {count} segments")
    expect.close(parts["mix"], effects["mix_effect"], f"mix of {count} segments")
    for before, after in zip(kept, periods, strict=True):
        expect.unchanged(before, after, "the frame of segments")


# %% hidden="mix-edges" points=1 says="the same rates or the same mix, segments that come and go, and periods without customers"
def period(**counts):
    rows = [(name, customers, stayed) for name, (customers, stayed) in counts.items()]
    return pd.DataFrame(rows, columns=["segment", "customers", "stayed"])


for before, after, rates, mix, what in [
    (period(a=(50, 40), b=(50, 20)), period(a=(10, 9), b=(10, 5)), 0.1, 0.0, "the same mix"),
    (period(a=(50, 40), b=(50, 20)), period(a=(15, 12), b=(5, 2)), 0.0, 0.1, "the same rates"),
    (period(a=(50, 45)), period(a=(50, 45), b=(50, 25)), 0.0, -0.2, "a segment that comes"),
    (period(a=(50, 45), b=(50, 25)), period(a=(80, 72)), 0.0, 0.2, "a segment that goes"),
    (period(a=(50, 45), b=(0, 0)), period(a=(50, 45), b=(50, 25)), 0.0, -0.2, "none at first"),
    (
        period(a=(50, 45), b=(50, 25)),
        period(b=(0, 0), a=(9, 9)),
        0.075,
        0.225,
        "none in the end",
    ),
    (period(a=(4, 1)), period(b=(4, 3)), 0.0, 0.5, "one segment in place of another"),
]:
    parts = mix_decomposition(before, after)
    expect.close(parts["rates"], rates, f"{what}: the rates")
    expect.close(parts["mix"], mix, f"{what}: the mix")
some, none = period(a=(5, 4)), period(a=(0, 0))
expect.raises(ValueError, lambda: mix_decomposition(none, some), "nobody before", "customers")
expect.raises(ValueError, lambda: mix_decomposition(some, none), "nobody after", "customers")

# %% [markdown] locked="rmean-prompt"
# ## 7. Stretch: a mean that can be known (2 points)
#
# The mean length of stay is unknown as long as somebody is still there. Up to a horizon it is known: write `restricted_mean(time, survival, horizon)`, the area under the curve from 0 to `horizon`. From each time to the next one the curve is flat, at the survival of the earlier of the two.
#
# - `time` starts at 0 and ascends; it and `survival` are lists, arrays or Series as they come from question 2.
# - After the last time the curve is unknown. If its last survival is 0, though, it stays 0. Raise `ValueError`, with `horizon` in the message, for a horizon of 0 or below, and for one after the last time of a curve whose last survival is above 0.
#
# Example: for the curve of question 2 and a horizon of 3 months it is 1 + 0.75 + 0.5 = 2.25 months.


# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    """Return the area under a survival curve from 0 to a horizon."""
    ### BEGIN SOLUTION
    time, survival = np.asarray(time), np.asarray(survival)
    if horizon <= 0:
        raise ValueError("horizon must be above 0")
    if horizon > time[-1] and survival[-1] > 0:
        raise ValueError("horizon is later than the curve is known")
    steps = np.minimum(np.append(time, horizon), horizon)
    return float(np.sum(survival * np.diff(steps)))
    ### END SOLUTION


# %% visible="rmean"
expect.close(restricted_mean([0, 1, 2, 3], [1, 0.75, 0.5, 0], 3), 2.25, "the example of question 7")


# %% hidden="rmean-area" points=1 says="other curves and horizons, on a step and between two"
from centricity.models import survival as model

rng = seeds.rng("rmean-area")
for count in (3, 25, 120):
    curve = model.kaplan_meier(rng.exponential(9, count), rng.random(count) < 0.7)
    time, survival = curve["time"], curve["survival"]
    last = float(time.iloc[-1])
    for horizon in (0.1 * last, 0.6 * last, float(time.iloc[2]), last):
        expected = model.restricted_mean(curve, horizon)
        expect.close(
            restricted_mean(time, survival, horizon), expected, f"{count} customers, a Series"
        )
        arrays = time.to_numpy(), survival.to_numpy()
        expect.close(restricted_mean(*arrays, horizon), expected, "an array")
    labels = np.arange(len(curve))[::-1]
    expect.close(
        restricted_mean(time.set_axis(labels), survival.set_axis(labels), last / 2),
        model.restricted_mean(curve, last / 2),
        "a Series with other labels",
    )


# %% hidden="rmean-edges" points=1 says="beyond the last time, curves on which nobody leaves, and horizons that can't be"
for time, survival, horizon, expected, what in [
    ([0, 2, 4], [1, 0.5, 0], 10, 3.0, "a curve that has come to its end before the horizon"),
    ([0, 2, 4], [1, 0.5, 0], 4, 3.0, "a horizon at the last time"),
    ([0, 2, 4], [1, 0.5, 0.25], 4, 3.0, "the same, with somebody still there"),
    ([0, 2, 4], [1, 0.5, 0.25], 1, 1.0, "a horizon before the first step"),
    ([0, 2, 4], [1, 0.5, 0.25], 2, 2.0, "a horizon on the first step"),
    ([0, 2, 4], [1, 0.5, 0.25], 0.5, 0.5, "half a month"),
    ([0, 5], [1, 1], 5, 5.0, "nobody leaves"),
    ([0, 4], [0.5, 0.5], 4, 2.0, "half of them left at once"),
    ([0], [0.0], 3, 0.0, "all of them left at once"),
]:
    expect.close(restricted_mean(time, survival, horizon), expected, what)
for time, survival, horizon, what in [
    ([0, 2, 4], [1, 0.5, 0.25], 4.5, "later than anybody was watched"),
    ([0, 5], [1, 1], 6, "later, and nobody leaves"),
    ([0, 2, 4], [1, 0.5, 0.25], 0, "a horizon of 0"),
    ([0, 2, 4], [1, 0.5, 0], -1, "a horizon below 0"),
]:
    expect.raises(ValueError, lambda: restricted_mean(time, survival, horizon), what, "horizon")

# %% [markdown] locked="written-prompt"
# ## 8. In words: a churn rate without a unit (4 points)
#
# A teaching file, `wa_churn` of the R package *modeldata*, lists 7,043 telephone customers, each with the months since joining and a mark for whether the customer has left; 1,869 have. Of the 613 listed at one month 380 are marked, of the 362 listed at 72 months 6 are. A report says: "Our churn rate is 26.5%, so the average customer stays 1/0.265 = 3.77."
#
# Answer in about 150 words: why has this churn rate no unit of time, and what is 3.77 of? What would happen to the 26.5% if the firm recruited twice as many customers from now on, or if the list were drawn up a year later, with nobody behaving differently? What would you report instead, and what would you have to know for it?

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *No time in it*: the 26.5% is the share of a list that carries a mark; it doesn't say within what time they left. A rate needs customers at risk and a period. Its reciprocal is customers listed per customer marked, not months or years.
# 2. *It moves while nobody changes*: it depends on how long the listed customers have been watched and on who is listed. More recruiting puts more short histories into the list, a later list gives everybody more time to leave (or, if those who left are dropped from the list, loses them). One such change, with its direction and reason.
# 3. *What to report instead*: a survival curve (Kaplan-Meier) or a retention rate per month by tenure; a median or a mean within a stated horizon. Half a point for "churn per month" without saying who is counted below the line.
# 4. *What must be known*: dates of joining and leaving, when the list was drawn up, or whether everybody who ever joined is in it. Or: notices that leavers of one month and of 72 months come from different years of joining, so that a curve from such a list rests on the assumption that these behave alike.
#
# **A good answer, 4 of 4.** The 26.5% is 1,869 marks on 7,043 names. Nothing says how long it took to collect the marks: the same customers give 0% on the day they join and nearly 100% in thirty years. So 3.77 is names per mark; it is no time at all.
#
# If the firm recruits twice as many, the list fills with people who have hardly had time to leave, and the share first falls. A year later, with no new customers, it would be higher, because everybody has had a year more. In neither case has anybody's loyalty changed.
#
# I would report how many of those who join are still there after 1, 6, 12, 24 months, counting each customer for as long as they were watched, and the month by which half have gone. For that I need each customer's date of joining and leaving and the day the list was made, and I must know that nobody who left was deleted from it. From the list alone I would only get there by assuming that customers of six years ago were like those of today.
#
# **A middling answer, 2 of 4.** A churn rate must be per month or per year, and this one isn't, so you can't say what 3.77 is. New customers leave much more often (380 of 613) than old ones (6 of 362), so the average says nothing about either. It would be better to give the churn per month for new and old customers.
#
# *Why 2:* the first point is earned. Tenure as a reason to split is worth half of the third, and half of the second is given for seeing that the average hangs on who is in the list, though not what recruiting or time would do to it. It doesn't say what must be known.
# ### END SOLUTION
