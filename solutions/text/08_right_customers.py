# %% [markdown] locked="title"
# # Assignment 08: the right customers
#
# *Whom should the firm be centred on?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 80 to 90 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_employers
from centricity.grading import expect

# %% [markdown] locked="rfm-prompt"
# ## 1. Three scores for each customer (3 points)
#
# `table` has one row for each customer and the columns `recency` (days since the last purchase), `frequency` and `monetary`. Write `rfm_scores(table, bins=5)`: called without `bins`, it takes five. In each column a customer's score is
#
# $$1 + \left\lfloor \frac{\text{bins} \times \text{number of customers who do worse}}{\text{number of customers}} \right\rfloor$$
#
# - To do worse means to have a *smaller* frequency or monetary value, or a *larger* recency. Whoever ties doesn't do worse. So equal values get equal scores, a column without differences scores 1 throughout, and a table with fewer rows than bins needs no special treatment.
# - Return a new DataFrame with the index of `table` and the columns `recency`, `frequency` and `monetary`, in this order and no others. `table` may hold more columns.
# - Raise `ValueError` if one of the three columns holds a negative value or a NaN. The message names the column and the value.
#
# Example: frequencies of 4, 1, 1 and 2 and four bins give the scores 4, 1, 1 and 3.


# %% answer="rfm"
def rfm_scores(table, bins=5):
    """Return the scores for recency, frequency and monetary value, one row a customer."""
    ### BEGIN SOLUTION
    found = pd.DataFrame(index=table.index)
    for column in ("recency", "frequency", "monetary"):
        values = table[column]
        bad = values[values.isna() | (values < 0)]
        if len(bad):
            raise ValueError(f"{column} holds {bad.iloc[0]}; it must be at least 0")
        place = values.rank(method="min", ascending=column != "recency").astype(int)
        found[column] = 1 + bins * (place - 1) // len(values)
    return found
    ### END SOLUTION


# %% visible="rfm"
example = pd.DataFrame(
    {"recency": [3, 90, 400, 3], "frequency": [4, 1, 1, 2], "monetary": [50, 50, 50, 50]}
)
expect.close(
    rfm_scores(example, 4)["recency"], [3, 2, 1, 3], "recency in the example of question 1"
)
expect.close(rfm_scores(example, 4)["frequency"], [4, 1, 1, 3], "frequency in the example")
expect.close(rfm_scores(example, 4)["monetary"], [1, 1, 1, 1], "a column without differences")


# %% hidden="rfm-rule" points=1 says="many customers, several numbers of bins, and the shape of what you return"
from centricity.models import rfm

rng = seeds.rng("rfm-rule")
for count, bins in [(200, 5), (37, 5), (60, 3), (11, 1)]:
    table = pd.DataFrame(
        {
            "monetary": rng.gamma(1.5, 40, count),
            "sector": "trade",
            "recency": rng.permutation(1000)[:count],
            "frequency": rng.permutation(1000)[:count] + 0.5,
        },
        index=rng.permutation(count) + 100,
    )
    kept = table.copy()
    found = rfm_scores(table, bins)
    expect.unchanged(kept, table, "the table")
    wanted = rfm.scores(kept, bins)
    columns = ["recency", "frequency", "monetary"]
    expect.equal([str(one) for one in found.columns], columns, "the columns of the result")
    expect.close(found.index.to_numpy(), kept.index.to_numpy(), "the index of the result")
    for column in columns:
        expect.close(found[column], wanted[column], f"{column}, {count} customers in {bins} bins")
expect.close(rfm_scores(kept)["monetary"], rfm.scores(kept, 5)["monetary"], "no bins given")


# %% hidden="rfm-ties" points=1 says="ties of every kind, a column without differences, fewer customers than bins"
from centricity.models import rfm

rng = seeds.rng("rfm-ties")
for count in (150, 41, 7, 3, 1):
    # Most people bought once, as in every real table.
    table = pd.DataFrame(
        {
            "recency": rng.integers(0, 12, count),
            "frequency": rng.geometric(0.6, count),
            "monetary": [30.0] * count,
        }
    )
    wanted = rfm.scores(table, 5)
    found = rfm_scores(table, 5)
    for column in ("recency", "frequency", "monetary"):
        expect.close(found[column], wanted[column], f"ties in {column}, {count} customers")
none = pd.DataFrame({"recency": [0, 0, 9], "frequency": [0, 2, 0], "monetary": [0, 0, 5.5]})
found = rfm_scores(none, 3)
expect.close(found["recency"], [2, 2, 1], "a recency of 0")
expect.close(found["frequency"], [1, 3, 1], "a frequency of 0")
expect.close(found["monetary"], [1, 1, 3], "amounts of 0")


# %% hidden="rfm-bad-input" points=1 says="negative and missing values in each column, and whether the message names both"
good = pd.DataFrame({"recency": [5.0, 6.0], "frequency": [1.0, 2.0], "monetary": [0.0, 9.0]})
for column in good.columns:
    for value, shown in [(-37.0, "-37"), (np.nan, "nan"), (-0.25, "-0.25")]:
        table = good.copy()
        table.loc[1, column] = value
        for named in (column, shown):
            expect.raises(ValueError, lambda: rfm_scores(table, 2), f"{shown} in {column}", named)
expect.close(rfm_scores(good, 2)["monetary"], [1, 2], "an amount of 0 is allowed")

# %% [markdown] locked="lorenz-prompt"
# ## 2. How uneven? (3 points)
#
# Write `lorenz_gini(values)`. It returns two things, `(curve, gini)`.
#
# - `curve` is a NumPy array of $n + 1$ numbers: the share of the total that the smallest 0, 1, 2, ... $n$ customers hold. It starts at 0 and ends at 1.
# - `gini` is a number. With the values $x_1 \le x_2 \le \dots \le x_n$ in ascending order it is $\sum_i (2i - n - 1)\,x_i \;/\; (n \sum_i x_i)$.
#
# `values` is a list, an array or a Series, in any order; zeros are allowed. Raise `ValueError`, with `values` in the message, if there are no values, one is negative or NaN, or all are zero; for a negative value the message names it too.
#
# Example: for 1, 2, 3, 4, 5 the Gini coefficient is 0.2667, rounded. For 2, 1, 1 the curve is 0, 0.25, 0.5, 1.


# %% answer="lorenz"
def lorenz_gini(values):
    """Return the Lorenz curve, from the smallest customer upwards, and the Gini coefficient."""
    ### BEGIN SOLUTION
    x = np.sort(np.asarray(values, dtype=float))
    if np.isnan(x).any():
        raise ValueError("values must not hold NaN")
    if (x < 0).any():
        raise ValueError(f"values must not be negative, and one is {x[0]}")
    if x.sum() == 0:
        raise ValueError("values must have a total above 0")
    n = len(x)
    curve = np.concatenate([[0.0], np.cumsum(x) / x.sum()])
    weights = 2 * np.arange(1, n + 1) - n - 1
    return curve, float((weights * x).sum() / (n * x.sum()))
    ### END SOLUTION


# %% visible="lorenz"
example_curve, example_gini = lorenz_gini([2, 1, 1])
expect.close(example_curve, [0, 0.25, 0.5, 1], "the curve in the example of question 2")
expect.close(lorenz_gini([1, 2, 3, 4, 5])[1], 0.2667, "Gini in the example", rel=1e-3)


# %% hidden="lorenz-curve" points=1 says="curves of other customers, in any order and of any type"
from centricity.models import concentration

rng = seeds.rng("lorenz-curve")
for count in (2, 9, 300):
    values = rng.gamma(0.5, 40, count)
    kept = values.copy()
    curve, _gini = lorenz_gini(values)
    expect.unchanged(kept, values, "the array of values")
    expect.close(curve, concentration.lorenz(kept)["value"], f"a curve of {count} customers")
whole = rng.integers(0, 500, 40) + np.arange(40)
curve, _gini = lorenz_gini(whole)
expect.close(curve, concentration.lorenz(whole)["value"], "amounts in whole numbers")
series = pd.Series(rng.gamma(1, 40, 20), index=rng.permutation(20))
kept = series.copy()
curve, _gini = lorenz_gini(series)
expect.unchanged(kept, series, "the Series of values")
expect.close(curve, concentration.lorenz(kept)["value"], "a Series with an index of its own")
listed = [4, 1, 0, 3]
expect.close(lorenz_gini(listed)[0], [0, 0, 1 / 8, 4 / 8, 1], "a list of values")
expect.unchanged([4, 1, 0, 3], listed, "the list of values")
expect.close(lorenz_gini([0, 0, 4, 0])[0], [0, 0, 0, 0, 1], "one customer holds everything")
expect.close(lorenz_gini([7.5])[0], [0, 1], "a single customer")


# %% hidden="lorenz-gini" points=1 says="the coefficient of other customers, and its two ends"
from centricity.models import concentration

rng = seeds.rng("lorenz-gini")
for count in (2, 10, 301):
    values = np.round(rng.gamma(0.5, 40, count), 2) + 0.01
    wanted = concentration.gini(values)
    expect.close(lorenz_gini(values)[1], wanted, f"Gini of {count} customers")
    expect.close(lorenz_gini(list(values[::-1]))[1], wanted, "the same in another order")
    expect.close(lorenz_gini(values * 92.5)[1], wanted, "the same in another currency")
expect.close(lorenz_gini([3, 3, 3, 3])[1], 0.0, "all customers alike")
expect.close(lorenz_gini([0, 0, 0, 8])[1], 0.75, "one of four holds everything")
expect.close(lorenz_gini([12])[1], 0.0, "a single customer")


# %% hidden="lorenz-bad-input" points=1 says="what has no shares, and whether the message says what is wrong"
for values, what in [
    ([4.0, -12.5, 9.0], "a negative value"),
    (np.array([4.0, np.nan, 9.0]), "a NaN"),
    (pd.Series([4.0, np.nan, 9.0]), "a NaN in a Series"),
    ([0, 0, 0], "all values zero"),
    ([], "no values"),
]:
    expect.raises(ValueError, lambda: lorenz_gini(values), what, "values")
# The total is zero, and a loss is what is wrong.
expect.raises(ValueError, lambda: lorenz_gini([5, -5]), "gains and losses that cancel", "-5")
expect.raises(ValueError, lambda: lorenz_gini([30, -12.5]), "a loss among gains", "-12.5")
expect.raises(ValueError, lambda: lorenz_gini([30, -0.5]), "a small loss", "-0.5")
expect.close(lorenz_gini([0, 3])[0], [0, 0, 1], "a zero among other values is allowed")

# %% [markdown] locked="top-prompt"
# ## 3. The top twenty per cent (2 points)
#
# Write `top_share(values, share)`: what share of the total the largest `share` of the customers hold.
#
# - The top is `share` times the number of customers, rounded to a whole number, where half a customer counts as one: `int(share * n + 0.5)`. It is never less than one customer.
# - Raise `ValueError`, naming `share`, unless it is above 0 and at most 1; NaN is neither. The values are as in question 2; you needn't check them again.
#
# Example: `top_share([5, 1, 2, 2], 0.25)` is 0.5.


# %% answer="top"
def top_share(values, share):
    """Return what share of the total the top `share` of customers hold."""
    ### BEGIN SOLUTION
    if not 0 < share <= 1:
        raise ValueError(f"share is {share}; it must be above 0 and at most 1")
    x = np.sort(np.asarray(values, dtype=float))[::-1]
    count = max(1, int(share * len(x) + 0.5))
    return float(x[:count].sum() / x.sum())
    ### END SOLUTION


# %% visible="top"
expect.close(top_share([5, 1, 2, 2], 0.25), 0.5, "the example of question 3")


# %% hidden="top-value" points=1 says="other customers, in any order, and other shares of them"
from centricity.models import concentration

rng = seeds.rng("top-value")
for count in (20, 260):
    values = rng.lognormal(3, 1.2, count)
    kept = values.copy()
    for share in (0.05, 0.2, 0.5, 1.0):
        wanted = concentration.top_share(kept, share)
        found = top_share(values, share)
        expect.unchanged(kept, values, "the array of values")
        expect.close(found, wanted, f"top {share:.0%} of {count} customers")
    series = pd.Series(kept, index=rng.permutation(count))
    wanted = concentration.top_share(kept, 0.2)
    expect.close(top_share(series, 0.2), wanted, "a Series with an index of its own")
listed = [0, 0, 3, 0, 1]
expect.close(top_share(listed, 0.2), 0.75, "customers who bought nothing")
expect.unchanged([0, 0, 3, 0, 1], listed, "the list of values")


# %% hidden="top-edges" points=1 says="halves, tops of less than one customer, ties, and shares that can't be"
expect.close(top_share([1, 2, 3, 4], 0.01), 0.4, "less than one customer")
expect.close(top_share([1, 2, 3, 4, 10], 0.5), 17 / 20, "two and a half customers")
expect.close(top_share([10, 20, 30, 15, 25], 0.3), 0.55, "one and a half customers")
expect.close(top_share([8, 1, 1], 0.45), 0.8, "1.35 customers")
expect.close(top_share([5, 5, 5, 5], 0.5), 0.5, "customers who tie for the last place")
expect.close(top_share([6.0], 0.2), 1.0, "a single customer")
for share in (0, -0.2, 1.01, 20, float("nan")):
    expect.raises(ValueError, lambda: top_share([1, 2, 3], share), f"a share of {share}", "share")

# %% [markdown] locked="persistence-prompt"
# ## 4. Who stays on top? (2 points)
#
# Write `persistence(first, second, share)`: what fraction of the top customers of a first period are among the top customers of a second one, too. The top is as large as in question 3, in both periods.
#
# - `first` and `second` hold the same customers in the same order: position counts, whatever the index of a Series says.
# - Where customers tie for the last place, whoever stands earlier is in.
# - Raise `ValueError`, with the word `length` in the message, if the two differ in length.
#
# Example: `persistence([9, 8, 1, 1], [9, 0, 8, 1], 0.5)` is 0.5. The first two were on top, and one of them still is.


# %% answer="persistence"
def persistence(first, second, share):
    """Return the fraction of the first period's top that is in the second period's top."""
    ### BEGIN SOLUTION
    if len(first) != len(second):
        raise ValueError("first and second differ in length")
    count = max(1, int(share * len(first) + 0.5))
    tops = [
        np.argsort(-np.asarray(values, dtype=float), kind="stable")[:count]
        for values in (first, second)
    ]
    return len(set(tops[0]) & set(tops[1])) / count
    ### END SOLUTION


# %% visible="persistence"
expect.close(persistence([9, 8, 1, 1], [9, 0, 8, 1], 0.5), 0.5, "the example of question 4")


# %% hidden="persistence-value" points=1 says="other customers and shares, Series whose index is in disorder, and CDNOW"
from centricity.data import load_cdnow_sample
from centricity.models import concentration

rng = seeds.rng("persistence-value")
for count in (20, 85, 400):
    lasting = rng.lognormal(3, 1, count)
    first, second = lasting * rng.lognormal(0, 0.8, (2, count))
    kept, kept_second = first.copy(), second.copy()
    for share in (0.01, 0.2, 0.4, 1.0):
        wanted = concentration.persistence(kept, kept_second, share)
        found = persistence(first, second, share)
        expect.unchanged(kept, first, "the first period")
        expect.unchanged(kept_second, second, "the second period")
        expect.close(found, wanted, f"top {share:.0%} of {count} customers")
    labels = rng.permutation(count)
    pair = pd.Series(kept, index=labels), pd.Series(kept_second, index=labels[::-1])
    wanted = concentration.persistence(kept, kept_second, 0.2)
    expect.close(persistence(*pair, 0.2), wanted, "Series: position counts, not the index")
bought = load_cdnow_sample()
early = bought["date"] <= "1997-09-30"
people = np.unique(bought["customer"])
first, second = (
    bought[part].groupby("customer")["amount"].sum().reindex(people, fill_value=0).to_numpy()
    for part in (early, ~early)
)
wanted = concentration.persistence(first, second, 0.2)
expect.close(persistence(first, second, 0.2), wanted, "CDNOW, 39 weeks and the next 39")


# %% hidden="persistence-edges" points=1 says="nobody stays, everybody stays, ties for the last place, halves, unequal lengths"
expect.close(persistence([9, 8, 1, 1], [0, 0, 5, 4], 0.5), 0.0, "nobody stays")
expect.close(persistence([9, 8, 1, 1], [80, 90, 1, 1], 0.5), 1.0, "the top change places")
expect.close(persistence([5, 5, 5, 5], [5, 5, 5, 5], 0.5), 1.0, "everybody ties")
expect.close(persistence([3, 3, 3, 0], [0, 0, 3, 3], 0.5), 0.0, "a tie in the first period")
expect.close(persistence([0, 1, 5, 0], [4, 7, 4, 4], 0.5), 0.5, "a tie in the second period")
first, second = [2] * 15 + [3] * 5, [3] * 10 + [1] * 10
expect.close(persistence(first, second, 0.4), 0.375, "many ties, five of them above the rest")
kept = [2] * 15 + [3] * 5, [3] * 10 + [1] * 10
expect.unchanged(kept, (first, second), "the lists of both periods")
expect.close(persistence([5, 4, 3, 2, 1], [1, 2, 5, 4, 3], 0.5), 1 / 3, "half a customer")
expect.close(persistence([5, 4, 2], [9, 1, 2], 0.01), 1.0, "less than one customer")
for pair in ([[1, 2, 3], [1, 2]], [[1], [1, 2]]):
    expect.raises(ValueError, lambda: persistence(*pair, 0.5), "unequal lengths", "length")

# %% [markdown] locked="desk-prompt"
# ## 5. At the centricity desk (2 points)
#
# The centricity manager wants to end the contracts of employers who cost more than they pay. Before anybody signs, the desk works out who that is, and whom it would hit.
#
# `load_employers()` has one row for each employer and year, with `employer`, `sector`, `median_age` of the staff, `covered` (employees) and `margin` (crowns in that year, for all its employees together). Write `dismissal(ledger, age)`. It returns three things:
#
# 1. a list, in alphabetical order (as `sorted` gives it), of the names of the employers whose margin over all years together is below zero. Employers in the sector `"public"` are never on it: Veretta serves them under a public duty and may not choose;
# 2. of all employees at employers with a median age of `age` or more, the share whose employer is on the list;
# 3. the same share among all other employees.
#
# Count employees by adding up `covered` over the years. All employers count in 2 and 3, public ones too. A share of nobody is `np.nan`.
#
# Example: with an age of 50 four employers are on the list. They cover 15.6% of the employees of older staffs, and 7.8% of the others.


# %% answer="desk"
def dismissal(ledger, age):
    """Return whom the rule would dismiss, and the shares of older and younger staffs it hits."""
    ### BEGIN SOLUTION
    sums = ledger.groupby(["employer", "sector", "median_age"], as_index=False)[
        ["covered", "margin"]
    ].sum()
    hit = (sums["margin"] < 0) & (sums["sector"] != "public")
    older = sums["median_age"] >= age
    shares = []
    for group in (older, ~older):
        people = sums.loc[group, "covered"].sum()
        shares.append(float(sums.loc[group & hit, "covered"].sum() / people) if people else np.nan)
    return sorted(sums.loc[hit, "employer"]), shares[0], shares[1]
    ### END SOLUTION


# %% visible="desk"
example_list, example_older, example_younger = dismissal(load_employers(), 50)
expect.equal(
    [str(one) for one in example_list],
    ["Cedar Foods", "Ivory Software", "Kestrel Foods", "Kestrel Freight"],
    "the list in the example of question 5",
)
expect.close(example_older, 0.1558, "older staffs in the example", rel=1e-3)
expect.close(example_younger, 0.0778, "younger staffs in the example", rel=1e-3)


# %% hidden="desk-list" points=1 says="who is on the list, for other ledgers: losses in one year only, and public employers"
from centricity.data import load_employers

rng = seeds.rng("desk-list")
rows = [
    ("Quarry", "industry", 44, [-500, -90, -10]),
    ("Ash", "trade", 51, [-700, 400, 200]),
    ("Elm", "services", 39, [-700, 400, 400]),
    ("Town Hall", "public", 55, [-900, -900, -900]),
    ("Oak", "transport", 58, [-50, 20, 30]),
    ("Library", "public", 35, [90, 100, 110]),
    ("Yew", "services", 40, [10, 10, -21]),
]
ledger = pd.DataFrame(
    [
        (name, sector, median, year, 100, margin)
        for name, sector, median, margins in rows
        for year, margin in enumerate(margins, start=1)
    ],
    columns=["employer", "sector", "median_age", "year", "covered", "margin"],
)
for _ in range(3):
    ledger = ledger.sample(frac=1, random_state=int(rng.integers(1000)))
    kept = ledger.copy()
    found = dismissal(ledger, 50)[0]
    expect.unchanged(kept, ledger, "the ledger")
    expect.equal(found, ["Ash", "Quarry", "Yew"], "losses over all years together")
few = ledger[ledger["employer"].isin(["Elm", "Oak", "Town Hall"])].reset_index(drop=True)
expect.equal(dismissal(few, 50)[0], [], "nobody to dismiss")
early = load_employers().query("year == 1")
sums = early[(early["margin"] < 0) & (early["sector"] != "public")]
expect.equal(dismissal(early, 50)[0], sorted(sums["employer"]), "Veretta's first year alone")


# %% hidden="desk-whom" points=1 says="whom it hits, at other ages, and where nobody is older or nobody younger"
from centricity.data import load_employers

employees = load_employers()
sums = employees.groupby(["employer", "sector", "median_age"])[["covered", "margin"]].sum()
sums = sums.reset_index()
hit = (sums["margin"] < 0) & (sums["sector"] != "public")
for age in (40, 48, 50, 52, 56):
    _list, older, younger = dismissal(employees, age)
    for share, group, who in [
        (older, sums["median_age"] >= age, "older"),
        (younger, sums["median_age"] < age, "younger"),
    ]:
        wanted = sums["covered"][group & hit].sum() / sums["covered"][group].sum()
        expect.close(share, float(wanted), f"{who} staffs, age {age}")
small = pd.DataFrame(
    {
        "employer": ["Ash", "Ash", "Elm", "Town Hall"],
        "sector": ["trade", "trade", "trade", "public"],
        "median_age": [50, 50, 50, 50],
        "year": [1, 2, 1, 1],
        "covered": [30, 10, 40, 80],
        "margin": [-5, 1, 7, -9],
    }
)
_list, older, younger = dismissal(small, 50)
expect.close(older, 0.25, "the age itself counts as older, public staff count")
expect.close(younger, np.nan, "nobody is younger")
_list, older, younger = dismissal(small, 51)
expect.close(older, np.nan, "nobody is older")
expect.close(younger, 0.25, "everybody is younger")
_list, older, _younger = dismissal(small[small["employer"] != "Ash"], 50)
expect.close(older, 0.0, "nobody is dismissed")

# %% [markdown] locked="money-prompt"
# ## 6. Stretch: what does a purchase bring? (2 points)
#
# A customer has made `frequency` *repeat* purchases, $x$, worth `monetary` on average, $m$. Under the gamma-gamma model with the parameters $(p, q, \gamma)$ the expected value of the next purchase is
#
# $$E(M \mid x, m) = \frac{p\,(\gamma + x m)}{p x + q - 1}$$
#
# Write `gamma_gamma_mean(parameters, frequency, monetary)`.
#
# - `frequency` and `monetary` are two numbers, or two arrays of equal length. Two numbers give a number, arrays an array.
# - Whoever never bought again ($x = 0$) is expected to spend the mean of everybody, $p\gamma/(q-1)$. Their `monetary` may then be anything, NaN too: a mean of no purchases.
# - Raise `ValueError`, naming `q`, if $q$ is 1 or less: there is no mean then.
#
# Example: with the parameters `(6.25, 3.74, 15.44)`, which CDNOW gave, a customer without repeats is expected to spend 35.22, and one with two repeats of 22.35 on average 24.66.


# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    """Return the expected value of a customer's next purchase."""
    ### BEGIN SOLUTION
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError(f"q is {q}; it must be above 1")
    x = np.asarray(frequency, dtype=float)
    spent = x * np.where(x > 0, monetary, 0.0)
    value = p * (gamma + spent) / (p * x + q - 1)
    return value if value.ndim else float(value)
    ### END SOLUTION


# %% visible="money"
expect.close(gamma_gamma_mean((6.25, 3.74, 15.44), 0, 0.0), 35.22, "no repeats", rel=1e-3)
expect.close(
    gamma_gamma_mean((6.25, 3.74, 15.44), np.array([2, 0]), np.array([22.35, 0.0])),
    [24.66, 35.22],
    "the example of question 6",
    rel=1e-3,
)


# %% hidden="money-value" points=1 says="other customers and parameters, numbers and arrays, and inputs left alone"
from centricity.models import btyd

rng = seeds.rng("money-value")
for _ in range(5):
    parameters = (rng.uniform(0.5, 9), rng.uniform(1.1, 6), rng.uniform(3, 40))
    x = rng.poisson(3, 30) + 1
    m = rng.gamma(3, 12, 30)
    kept_x, kept_m = x.copy(), m.copy()
    wanted = btyd.gamma_gamma_mean(parameters, kept_x, kept_m)
    found = gamma_gamma_mean(parameters, x, m)
    expect.unchanged(kept_x, x, "the frequencies")
    expect.unchanged(kept_m, m, "the amounts")
    expect.close(found, wanted, "thirty customers")
    one = gamma_gamma_mean(parameters, int(kept_x[0]), float(kept_m[0]))
    expect.close(one, wanted[0], "one customer, given as two numbers")
lists = kept_x.tolist(), kept_m.tolist()
found = gamma_gamma_mean(list(parameters), *lists)
expect.unchanged((kept_x.tolist(), kept_m.tolist()), lists, "two lists")
expect.close(found, wanted, "thirty customers in lists")
labels = rng.permutation(30)
pair = pd.Series(kept_x, index=labels), pd.Series(kept_m, index=labels[::-1])
expect.close(gamma_gamma_mean(parameters, *pair), wanted, "thirty customers in Series")


# %% hidden="money-edges" points=1 says="customers who never bought again, and parameters without a mean"
parameters, nan = (6.0, 3.0, 15.0), float("nan")
expect.close(gamma_gamma_mean(parameters, 0, nan), 45.0, "no repeats, and NaN for the amount")
expect.close(gamma_gamma_mean(parameters, 0, 80.0), 45.0, "no repeats, and an amount beside it")
x, m = np.array([0, 2, 0, 1]), np.array([nan, 20.0, 0.0, 45.0])
kept = m.copy()
wanted = [45.0, 330 / 14, 45.0, 45.0]
found = gamma_gamma_mean(parameters, x, m)
expect.unchanged(kept, m, "the amounts")
expect.close(found, wanted, "NaN among other customers")
expect.close(gamma_gamma_mean((6.0, 1.25, 15.0), 0, 0.0), 360.0, "a q just above 1")
for q in (1.0, 0.6, -2.0):
    expect.raises(ValueError, lambda: gamma_gamma_mean((6.0, q, 15.0), 1, 20.0), f"q of {q}", "q")

# %% [markdown] locked="capture-prompt"
# ## 7. Stretch: which ranking finds them? (2 points)
#
# A ranking is good if those it puts first turn out to bring the money. `scores` is a DataFrame with one row for each customer and one column for each ranking; high scores come first. `values` holds what the same customers, in the same order, brought *afterwards*. Write `capture_curve(scores, values, shares)`: what share of the later total the top of each ranking holds.
#
# - Return a DataFrame with the `shares` as index, in the order given, and the columns of `scores`.
# - Tops are as large as in question 3, and ties go to whoever stands earlier, as in question 4. Position counts, not the index.
# - Raise `ValueError`, with `values` in the message, if a value is negative or all are zero.
#
# Example: a ranking with the scores 3, 2, 1 of customers who then bring 10, 0 and 30 captures 0.25 with its top third, and everything with all of them.


# %% answer="capture"
def capture_curve(scores, values, shares):
    """Return, for each share and ranking, the share of `values` that the top holds."""
    ### BEGIN SOLUTION
    later = np.asarray(values, dtype=float)
    if (later < 0).any() or later.sum() == 0:
        raise ValueError("values must not be negative, and their total must be above 0")
    counts = [max(1, int(share * len(later) + 0.5)) for share in shares]
    found = pd.DataFrame(index=shares, columns=scores.columns, dtype=float)
    for name in scores:
        order = np.argsort(-scores[name].to_numpy(dtype=float), kind="stable")
        found[name] = [later[order[:count]].sum() / later.sum() for count in counts]
    return found
    ### END SOLUTION


# %% visible="capture"
example_captured = capture_curve(pd.DataFrame({"past": [3, 2, 1]}), [10, 0, 30], [1 / 3, 1])
expect.close(example_captured["past"], [0.25, 1.0], "the example of question 7")


# %% hidden="capture-value" points=1 says="three rankings of other customers, shares in any order, frames left alone"
from centricity.models import concentration

rng = seeds.rng("capture-value")
for count in (20, 240):
    later = rng.gamma(0.4, 60, count)
    scores = pd.DataFrame(
        {
            "past": later * rng.lognormal(0, 1, count),
            "chance": rng.random(count),
            "wrong way round": -later,
        },
        index=rng.permutation(count),
    )
    kept, kept_later = scores.copy(), later.copy()
    shares = [0.5, 0.05, 0.2, 1.0]
    found = capture_curve(scores, later, shares)
    expect.unchanged(kept, scores, "the frame of scores")
    expect.unchanged(kept_later, later, "the later values")
    expect.unchanged([0.5, 0.05, 0.2, 1.0], shares, "the list of shares")
    expect.equal([str(one) for one in found.columns], list(kept.columns), "the columns")
    expect.close(found.index.to_numpy(), [0.5, 0.05, 0.2, 1.0], "the index")
    for name in kept:
        wanted = concentration.capture(kept[name], kept_later, shares)
        expect.close(found[name], wanted, f"the ranking {name!r} of {count} customers")
series = pd.Series(kept_later, index=np.arange(count)[::-1])
found = capture_curve(kept, series, [0.2])
wanted = concentration.capture(kept["past"], kept_later, [0.2])
expect.close(found["past"], wanted, "a Series of values: position counts, not the index")


# %% hidden="capture-edges" points=1 says="ties, tops of less than one customer, halves, and values that have no shares"
tied = pd.DataFrame({"frequency": [1, 1, 2, 1], "nothing": [0, 0, 0, 0]})
listed = [40, 30, 20, 10]
found = capture_curve(tied, listed, [0.01, 0.5])
expect.unchanged([40, 30, 20, 10], listed, "the list of later values")
expect.close(found["frequency"], [0.2, 0.6], "ties for the last place")
expect.close(found["nothing"], [0.4, 0.7], "everybody ties")
# Enough customers for a sort that shuffles ties to be found out.
many = pd.DataFrame({"once": np.ones(60)})
later = np.arange(60.0)
expect.close(capture_curve(many, later, [0.25])["once"], [105 / 1770], "sixty who tie")
half = pd.DataFrame({"past": [5, 4, 3, 2, 1]})
found = capture_curve(half, [1, 1, 2, 0, 0], [0.1, 0.5])
expect.close(found["past"], [0.25, 1.0], "half a customer")
for values in ([3, -1, 2, 0, 0], [0, 0, 0, 0, 0], [5, -5, 0, 0, 0]):
    expect.raises(
        ValueError, lambda: capture_curve(half, values, [0.2]), f"values {values}", "values"
    )

# %% [markdown] locked="written-prompt"
# ## 8. In words: for and against the top 20% (4 points)
#
# Veretta's board asks whether account management, complaint handling and the discount budget for employers should go to the top 20% of them, 12 employers, ranked by last year's revenue. Write the memo, in about 200 words. Make the best case *for*, the best case *against*, and a recommendation with one figure that would make you change it.
#
# Use numbers of your own: run your functions on `load_employers()`. How much of year 1 do the top 12 of year 1 hold, how much of years 2 and 3, and how many of them are still on top? Who among all employers would get less, and is any of them in no position to go elsewhere?

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *For, with a number*: the top 12 hold 61% of year 1's revenue, and still 46% and 40% of the next two years, two to three times their share of the accounts. Or: attention per crown of revenue is cheapest there.
# 2. *Against, with a number*: regression to the mean (61% to 46% to 40%), or persistence (5 of 12 still on top in year 2, 7 of 12 in year 3), or the 30 smallest, whose revenue doubles, or the largest account, which loses money: revenue isn't margin.
# 3. *Fairness*: says who gets less and why that might not be their doing (older staff, public employers), and tells unequal treatment on purpose from unequal treatment by proxy. "It is unfair" alone earns nothing.
# 4. *A recommendation that could be wrong*: says what to do, by what ranking and for how long, and names a figure that would change it.
#
# **A good answer, 4 of 4.** *For.* The top 12 paid 61% of year 1's revenue. A year later the same 12 paid 46%, two years later 40%: still twice what 12 average accounts pay. We can know twelve people by name and not sixty.
#
# *Against.* Five of those 12 were on top in year 2 and seven in year 3, so an account manager hired for a year's list serves yesterday's luck. The 30 smallest doubled, from 0.48 to 0.97 million, and one of them may be next year's top. And revenue isn't worth: Cedar Foods, the largest in year 1, lost us 7,499 crowns over three years.
#
# *Whom it hurts.* Complaint handling is care, not marketing. A patient of a small employer waits longer for no reason of hers, and ranked by margin the list would sort by age: employers with older staff cost us more. The public employers can't leave, so they'd never show up as lost.
#
# *Recommendation.* Account managers for the top 12 by the sum of two years' margin, reviewed every year. Complaints for all, in the same time. I'd drop the list if next year's top 12 shared fewer than four names with it.
#
# **A middling answer, 2 of 4.** The top 20% bring 61% of the revenue, so this is where the money is and where we should put our people. On the other hand only five of twelve were on top again the year after, which shows that the list changes quickly. It is also unfair to small employers, who pay the same price per head. I would recommend to concentrate on the top 20% but not to forget the others.
#
# *Why 2:* the first two points are earned. "Unfair" names no one in particular and no reason. The recommendation can't be wrong, because it excludes nothing.
# ### END SOLUTION
