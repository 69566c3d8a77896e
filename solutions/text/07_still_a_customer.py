# %% [markdown] locked="title"
# # Assignment 07: who is still a customer?
#
# *Silent or gone?*
#
# You write four functions (10 points), decide one question between the desks of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 75 to 90 minutes for the core, and another 30 to 40 for the stretch.
#
# The functions of `centricity.models.btyd` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd
from scipy import optimize, special

from centricity.data import load_cdnow_sample, load_paid_visits
from centricity.grading import expect

# %% [markdown] locked="summary-prompt"
# ## 1. Three numbers for each customer (4 points)
#
# Write `purchase_summary(purchases, end, days)`: for each customer the three numbers that the model needs.
#
# - `purchases` has one row a purchase, with columns `customer` and `date` (and perhaps others), in any order and with any index. Dates carry no time of day. Purchases of one customer on one day are one purchase.
# - Look no further than the day `end`: later purchases don't count, and who bought later only is not in the answer. A purchase on the day `end` itself counts.
# - Return a DataFrame, indexed by customer in ascending order, with three columns: `frequency`, the number of *repeat* purchases (whole numbers, by the type of the column too); `recency`, the time from the first purchase to the last; and `age`, the time from the first purchase to `end`. Times are in periods of `days` days: 7 for weeks.
# - Raise `ValueError` if the column `customer` or `date` is missing, or a date is (the message names the column), and if nobody bought by `end` (the message names `end`).
#
# Example: somebody who bought on 1 January, twice on 15 January, and on 5 March has on 29 January a frequency of 1, a recency of 2 weeks and an age of 4 weeks. In the CDNOW sample 6,919 purchases are 6,696 when those of one day are one.


# %% answer="summary"
def purchase_summary(purchases, end, days):
    """Return frequency, recency and age of each customer, in periods of `days` days."""
    ### BEGIN SOLUTION
    for column in ("customer", "date"):
        if column not in purchases.columns:
            raise ValueError(f"there is no column {column!r}")
    if purchases["date"].isna().any():
        raise ValueError("a date is missing")
    end = pd.Timestamp(end)
    seen = purchases[purchases["date"] <= end]
    if seen.empty:
        raise ValueError("nobody bought by the end")
    dates = seen.groupby("customer")["date"].agg(["nunique", "min", "max"])
    return pd.DataFrame(
        {
            "frequency": dates["nunique"] - 1,
            "recency": (dates["max"] - dates["min"]).dt.days / days,
            "age": (end - dates["min"]).dt.days / days,
        }
    )
    ### END SOLUTION


# %% visible="summary"
example = pd.DataFrame({"customer": ["Ann"] * 4})
example["date"] = pd.to_datetime(["2026-01-15", "2026-01-01", "2026-03-05", "2026-01-15"])
table = purchase_summary(example, "2026-01-29", 7)
expect.close(table["frequency"], [1], "the frequency in the example of question 1")
expect.close(table["recency"], [2.0], "the recency in the example of question 1")
expect.close(table["age"], [4.0], "the age in the example of question 1")


# %% hidden="summary-days" points=1 says="frequencies of CDNOW's customers and of made-up ones, purchases of one day merged"
from centricity.data import load_cdnow_sample
from centricity.models import btyd

sample = load_cdnow_sample()
table = purchase_summary(sample, "1998-06-30", 7)
expect.equal(type(table).__name__, "DataFrame", "the type of what is returned")
expect.equal(len(table), 2357, "the number of customers in the sample of CDNOW")
expect.true(table["frequency"].dtype.kind in "iu", "frequencies are whole numbers by their type")
expect.close(table["frequency"].sum(), 6696 - 2357, "all repeat purchases of CDNOW's customers")
rng = seeds.rng("summary-days")
day = pd.Timestamp("2026-02-01") + pd.to_timedelta(rng.integers(0, 12, 150), unit="D")
crowded = pd.DataFrame({"customer": rng.integers(1, 20, 150), "date": day})
wanted = btyd.summary(crowded, "2026-03-01")["frequency"]
found = purchase_summary(crowded, "2026-03-01", 7)
expect.equal(found.index.tolist(), wanted.index.tolist(), "customers in ascending order")
expect.close(found["frequency"], wanted.to_numpy(), "customers with many purchases on few days")
same = pd.DataFrame({"customer": [5, 5, 5], "date": [pd.Timestamp("2026-02-01")] * 3})
found = purchase_summary(same, "2026-03-01", 7)
expect.close(found["frequency"], [0], "three purchases on one day")
expect.close(found["recency"], np.zeros(1), "three purchases on one day")


# %% hidden="summary-end" points=1 says="purchases and customers after the end, on its very day, and rows out of order"
from centricity.models import btyd

rng = seeds.rng("summary-end")
day = pd.Timestamp("2025-11-01") + pd.to_timedelta(rng.integers(0, 300, 400), unit="D")
bought = pd.DataFrame({"customer": rng.integers(1, 120, 400), "date": day})
bought.index = rng.permutation(1000)[:400]
for end in ("2025-12-15", "2026-02-28", "2027-01-01"):
    table = purchase_summary(bought, end, 7)
    reference = btyd.summary(bought, end)
    expect.equal(table.index.tolist(), reference.index.tolist(), f"customers by {end}")
    for column in ("frequency", "recency", "age"):
        expect.close(table[column], reference[column].to_numpy(), f"{column} by {end}")
last = pd.DataFrame(
    {"customer": [7, 3, 3, 9], "date": pd.to_datetime(["2026-01-31", "2026-01-31"] * 2)}
)
last.loc[1, "date"] = pd.Timestamp("2026-01-03")
last.loc[3, "date"] = pd.Timestamp("2026-02-01")
table = purchase_summary(last, "2026-01-31", 7)
expect.equal(table.index.tolist(), [3, 7], "customers up to the last day")
expect.close(table["frequency"], [1, 0], "a purchase on the last day")
expect.close(table["recency"], [4.0, 0.0], "a purchase on the last day")
expect.close(table["age"], [4.0, 0.0], "a customer who came on the last day")


# %% hidden="summary-units" points=1 says="days, weeks and other periods, and customers with names instead of numbers"
from centricity.data import load_cdnow_sample
from centricity.models import btyd

rng = seeds.rng("summary-units")
sample = load_cdnow_sample()
for days in (1, 7, 30.4, float(rng.uniform(2, 90))):
    table = purchase_summary(sample, "1997-09-30", days)
    reference = btyd.summary(sample, "1997-09-30", days)
    for column in ("recency", "age"):
        expect.close(
            table[column], reference[column].to_numpy(), f"{column}, {days:.4g} days a period"
        )
names = pd.DataFrame(
    {
        "customer": ["Öz", "Ann", "Bo", "Ann"],
        "date": pd.to_datetime(["2026-01-05", "2026-01-20", "2026-01-01", "2026-01-10"]),
        "shop": ["x", "y", "x", None],
    }
)
table = purchase_summary(names, "2026-01-31", 1)
expect.equal(table.index.tolist(), ["Ann", "Bo", "Öz"], "customers with names, in order")
expect.close(table["recency"], [10.0, 0.0, 0.0], "customers with names")
expect.close(table["age"], [21.0, 30.0, 26.0], "customers with names")
expect.equal(sorted(table.columns), ["age", "frequency", "recency"], "the three columns")


# %% hidden="summary-bad-input" points=1 says="missing columns and dates, nobody by the end, and a frame left alone"
def ledger():
    dates = pd.to_datetime(["2026-01-08", "2026-01-01", "2026-01-08", "2026-02-05"])
    return pd.DataFrame({"customer": [2, 1, 2, 1], "date": dates, "amount": [1.0, 2, 3, 4]})


for column in ("customer", "date"):
    expect.raises(
        ValueError,
        lambda: purchase_summary(ledger().drop(columns=column), "2026-01-31", 7),
        f"no column {column!r}",
        column,
    )
holes = ledger()
holes.loc[2, "date"] = pd.NaT
expect.raises(
    ValueError, lambda: purchase_summary(holes, "2026-01-31", 7), "a missing date", "date"
)
expect.raises(
    ValueError, lambda: purchase_summary(ledger(), "2025-12-31", 7), "an early end", "end"
)
nothing = ledger().iloc[:0]
expect.raises(
    ValueError, lambda: purchase_summary(nothing, "2026-01-31", 7), "no rows at all", "end"
)
bought, kept = ledger(), ledger()
table = purchase_summary(bought, "2026-01-31", 7)
expect.unchanged(kept, bought, "the frame of purchases")
expect.close(table["frequency"], [0, 0], "a small ledger")
one = purchase_summary(ledger().iloc[:1], "2026-01-31", 7)
expect.close(one["age"], [23 / 7], "a single customer with a single purchase")

# %% [markdown] locked="alive-prompt"
# ## 2. Still there? (2 points)
#
# Under the BG/NBD model with parameters $(r, \alpha, a, b)$, a customer with $x$ repeat purchases, the last of them $t_x$ after the first purchase, is still there at age $T$ with probability
#
# $$P = \frac{1}{1 + \dfrac{a}{b+x-1}\left(\dfrac{\alpha+T}{\alpha+t_x}\right)^{r+x}} \quad\text{if } x \ge 1, \qquad P = 1 \quad\text{if } x = 0.$$
#
# Write `p_alive(parameters, frequency, recency, age)`.
#
# - `parameters` is a list, tuple or array of four numbers above 0. The other three are single numbers, or arrays of one length; with arrays the answer is an array.
# - $x = 0$ gives 1 whatever the parameters, without a warning.
# - A customer with 1,000 purchases must come out, too, without a warning. A power that is too large for the computer is 0 or infinite at worst if you compute with its logarithm: $1/(1+e^z)$ is `special.expit(-z)`.
# - Raise `ValueError`, naming `recency`, where a recency is above its age. A recency that equals its age is allowed: somebody who bought today.
#
# Example: with the published parameters $(0.243, 4.414, 0.793, 2.426)$ a customer with 2 repeat purchases, the last after 30.43 weeks, is still there after 38.86 weeks with probability 0.7266.


# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    """Return the probability that a customer is still there."""
    ### BEGIN SOLUTION
    r, alpha, a, b = parameters
    x, last, now = (np.asarray(given, dtype=float) for given in (frequency, recency, age))
    if np.any(last > now):
        raise ValueError("recency must not exceed age")
    power = (r + x) * np.log((alpha + now) / (alpha + last))
    odds = np.log(a / (b + np.maximum(x, 1) - 1)) + power
    chance = np.where(x == 0, 1.0, special.expit(-odds))
    return chance if chance.ndim else float(chance)
    ### END SOLUTION


# %% visible="alive"
published = (0.243, 4.414, 0.793, 2.426)
chance = p_alive(published, 2, 30.43, 38.86)
expect.close(chance, 0.7266, "the example of question 2", rel=1e-4)
chances = p_alive(published, np.array([2, 0]), np.array([30.43, 0]), np.array([38.86, 38.86]))
expect.close(chances, [0.7266, 1.0], "two customers", rel=1e-4)


# %% hidden="alive-values" points=1 says="other customers and parameters, one by one and in arrays, with and without repeats"
from centricity.models import btyd as model
from centricity.simulate import buyers

rng = seeds.rng("alive-values")
for _ in range(8):
    parameters = tuple(rng.uniform(0.1, 5, 4))
    x, age = int(rng.integers(1, 30)), rng.uniform(5, 60)
    last = age * rng.uniform(0.1, 1)
    expect.close(
        p_alive(parameters, x, last, age),
        model.p_alive(parameters, x, last, age),
        "one customer with repeats",
    )
drawn = buyers.bgnbd(rng, (0.6, 8.0, 0.9, 3.0), rng.uniform(20, 60, 300))
columns = [drawn[name].to_numpy() for name in ("frequency", "recency", "age")]
parameters = np.array([0.5, 6.0, 0.8, 2.5])
wanted = model.p_alive(parameters, *columns)
expect.close(p_alive(parameters, *columns), wanted, "three hundred customers in arrays")
series = [pd.Series(one, index=rng.permutation(300)) for one in columns]
expect.close(p_alive(list(parameters), *series), wanted, "the same customers in Series")
lists = [one.tolist() for one in columns]
expect.close(p_alive(tuple(parameters), *lists), wanted, "the same customers in lists")
expect.close(p_alive((0.3, 5.0, 0.7, 1.0), 0, 0.0, 20.0), 1.0, "no repeats, and b is 1")
expect.close(
    p_alive((0.3, 5.0, 0.7, 1.0), np.array([0, 1]), np.array([0.0, 20.0]), np.full(2, 20.0)),
    model.p_alive((0.3, 5.0, 0.7, 1.0), [0, 1], [0.0, 20.0], [20.0, 20.0]),
    "two customers, and b is 1",
)


# %% hidden="alive-limits" points=1 says="a thousand purchases, ten thousand weeks, impossible recencies, inputs left alone"
from centricity.models import btyd as model

rng = seeds.rng("alive-limits")
parameters = (0.243, 4.414, 0.793, 2.426)
x = np.array([1000, 1000, 1000, 1, 0])
last = np.array([9999.0, 9000.0, 50.0, 3.0, 0.0]) + rng.uniform(0, 1)
last[-1] = 0
age = np.full(5, 10_000.0)
kept = [one.copy() for one in (x, last, age)]
expect.close(
    p_alive(parameters, x, last, age),
    model.p_alive(parameters, x, last.copy(), age.copy()),
    "many purchases over a long time",
)
expect.close(p_alive(parameters, 1000, 50.0, 10_000.0), 0.0, "one customer, silent for long")
for before, after in zip(kept, (x, last, age), strict=True):
    expect.unchanged(before, after, "an array")
expect.close(
    p_alive(parameters, 3, 20.0, 20.0),
    model.p_alive(parameters, 3, 20.0, 20.0),
    "somebody who bought today",
)
expect.raises(
    ValueError, lambda: p_alive(parameters, 2, 40.0, 39.0), "a recency above the age", "recency"
)
late = np.array([30.0, 40.0])
expect.raises(
    ValueError,
    lambda: p_alive(parameters, np.array([2, 2]), late, np.array([39.0, 39.0])),
    "one bad recency among good ones",
    "recency",
)
expect.raises(
    ValueError,
    lambda: p_alive(parameters, 2, 39.01, 39.0),
    "a recency just above the age",
    "recency",
)
x, last, age = [3, 0, 1], [20.0, 0.0, 5.0], [20.0, 9.0, 30.0]
wanted = model.p_alive(parameters, [3, 0, 1], [20.0, 0.0, 5.0], [20.0, 9.0, 30.0])
expect.close(p_alive(parameters, x, last, age), wanted, "three customers in lists")
expect.unchanged(([3, 0, 1], [20.0, 0.0, 5.0], [20.0, 9.0, 30.0]), (x, last, age), "three lists")

# %% [markdown] locked="fit-prompt"
# ## 3. Which parameters? (2 points)
#
# The cell below gives you the log-likelihood, just as the formula is printed in the paper of 2005. Read it; you needn't write it. The larger it is, the better four parameters fit the customers.


# %% locked="given"
def log_likelihood(parameters, frequency, recency, age):
    """Return the log-likelihood of all customers together, as the formula is printed."""
    r, alpha, a, b = parameters
    x, last, now = np.array([frequency, recency, age], dtype=float)
    with np.errstate(all="ignore"):
        bought = special.gamma(r + x) * alpha**r / special.gamma(r)
        stayed = special.beta(a, b + x) / special.beta(a, b) * (alpha + now) ** -(r + x)
        gone = special.beta(a + 1, b + x - 1) / special.beta(a, b) * (alpha + last) ** -(r + x)
        total = np.log(bought * (stayed + np.where(x > 0, gone, 0.0))).sum()
    # As bad as can be, and yet a number, because a search can't subtract infinities.
    return float(total) if np.isfinite(total) else -1e12


# %% [markdown] locked="fit-prompt-2"
# Write `bgnbd_fit(frequency, recency, age)`: the four parameters $(r, \alpha, a, b)$ at which `log_likelihood` is largest, as a tuple, list or array of four numbers.
#
# - All four are above 0. An easy way to keep them there is to search over their logarithms.
# - `optimize.minimize(function, start, method="L-BFGS-B")` finds the lowest point of a function of one array. A start of four zeros (logarithms of ones) will do. Other methods may stop too soon, above all when times are in days; then start them again from where they stopped.
# - The customers come in three arrays. Your answer must come within 0.05 of the largest log-likelihood there is, for any customers and any unit of time.
# - Raise `ValueError`, naming `frequency`, if nobody bought again: then the customers say nothing about who leaves.
#
# Example: CDNOW's customers up to 30 September 1997 give about $(0.243, 4.414, 0.793, 2.426)$, and a log-likelihood of -9582.43.


# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    """Return (r, alpha, a, b) at which the log-likelihood is largest."""
    ### BEGIN SOLUTION
    if not np.any(frequency):
        raise ValueError("frequency is 0 for every customer")

    def loss(logarithms):
        return -log_likelihood(np.exp(logarithms), frequency, recency, age)

    found = optimize.minimize(loss, np.zeros(4), method="L-BFGS-B")
    return tuple(np.exp(found.x))
    ### END SOLUTION


# %% visible="fit"
cdnow = purchase_summary(load_cdnow_sample(), "1997-09-30", 7)
fitted = bgnbd_fit(cdnow["frequency"], cdnow["recency"], cdnow["age"])
expect.close(fitted, [0.243, 4.414, 0.793, 2.426], "the example of question 3", rel=5e-3)


# %% hidden="fit-maximum" points=1 says="made-up customers: four parameters above 0, within 0.05 of the best log-likelihood"
from centricity.models import btyd as model
from centricity.simulate import buyers


def check_fit(columns, what):
    kept = [one.copy() for one in columns]
    fitted = bgnbd_fit(*columns)
    expect.equal(len(fitted), 4, f"the number of parameters, {what}")
    expect.true(all(float(one) > 0 for one in fitted), f"every parameter is above 0, {what}")
    short = model.bgnbd_fit(*kept).loglik - float(model.bgnbd_loglik(fitted, *kept).sum())
    expect.true(
        short < 0.05,
        f"the log-likelihood is within 0.05 of the largest, {what}; yours lies {short:.3g} below",
    )


rng = seeds.rng("fit-maximum")
for truth in ((0.5, 6.0, 0.9, 3.0), (1.2, 9.0, 0.5, 2.0)):
    drawn = buyers.bgnbd(rng, truth, rng.uniform(25, 50, 300))
    columns = [drawn[name].to_numpy() for name in ("frequency", "recency", "age")]
    check_fit(columns, "300 customers")
# The same under every key: with these a single search by Nelder and Mead's method, by Powell's, by
# BFGS, or over the parameters themselves stops short by one unit or more.
for seed in (1, 42, 44):
    rng = np.random.default_rng(seed)
    drawn = buyers.bgnbd(rng, (0.9, 6.1, 0.5, 2.2), rng.uniform(25, 50, 300))
    x, last, now = (drawn[name].to_numpy() for name in ("frequency", "recency", "age"))
    check_fit([x, last * 7, now * 7], "customers with whom a search may stop too soon, in days")


# %% hidden="fit-units" points=1 says="days instead of weeks, lists instead of arrays, inputs left alone, and no repeats"
from centricity.models import btyd as model
from centricity.simulate import buyers


def check_fit(columns, what):
    kept = [one.copy() for one in columns]
    fitted = bgnbd_fit(*columns)
    expect.unchanged(kept, columns, what)
    plain = [np.asarray(one) for one in kept]
    short = model.bgnbd_fit(*plain).loglik - float(model.bgnbd_loglik(fitted, *plain).sum())
    expect.true(
        short < 0.05,
        f"the log-likelihood is within 0.05 of the largest, {what}; yours lies {short:.3g} below",
    )


rng = seeds.rng("fit-units")
drawn = buyers.bgnbd(rng, (0.7, 6.0, 0.9, 3.0), rng.uniform(25, 40, 250))
x, last, now = (drawn[name].to_numpy() for name in ("frequency", "recency", "age"))
check_fit([x, last * 7, now * 7], "arrays, in days")
check_fit([pd.Series(one, index=rng.permutation(250)) for one in (x, last, now)], "Series")
check_fit([x[:120].tolist(), last[:120].tolist(), now[:120].tolist()], "lists")
nothing = np.zeros(4)
expect.raises(
    ValueError,
    lambda: bgnbd_fit(nothing.astype(int), nothing, np.array([3.0, 4.0, 5.0, 6.0])),
    "nobody bought again",
    "frequency",
)

# %% [markdown] locked="holdout-prompt"
# ## 4. Does it predict? (2 points)
#
# A model that fits the past may still miss the future. So look only at the purchases up to `end`, predict, and then count what was bought after `end`, up to and including `until`.
#
# Write `holdout_table(purchases, end, until, expected)`.
#
# - `purchases` is as in question 1, with dates beyond `until`, too, perhaps. `expected` is a Series, indexed by customer in any order: what the model expects each customer to buy between `end` and `until`.
# - Only customers who bought by `end` count. Put them into groups by their frequency up to then: 0, 1, ..., 6, and 7 for seven or more.
# - Return a DataFrame with eight rows, indexed from 0 to 7, and four columns: `customers`, how many there are; `actual`, the purchases they made after `end` (those of one day are one); `model`, the sum of `expected`; and `run_rate`, the sum of frequency / age, times the length of the second period. Whoever came on the day `end` itself has a run rate of 0. A group without customers has zeros.
# - It may call your `purchase_summary`.
#
# Example: for CDNOW with 1997-09-30 and 1998-06-30 the column `actual` adds up to 1,882 and `run_rate` to 2,930.


# %% answer="holdout"
def holdout_table(purchases, end, until, expected):
    """Return customers, actual purchases, the model's and the run rate's, by past frequency."""
    ### BEGIN SOLUTION
    before, after = (purchase_summary(purchases, day, 1) for day in (end, until))
    length = (pd.Timestamp(until) - pd.Timestamp(end)).days
    rate = (before["frequency"] / before["age"]).fillna(0)
    table = pd.DataFrame(
        {
            "customers": 1,
            "actual": after["frequency"] - before["frequency"],
            "model": expected,
            "run_rate": rate * length,
        },
        index=before.index,
    )
    return table.groupby(before["frequency"].clip(upper=7)).sum().reindex(range(8), fill_value=0)
    ### END SOLUTION


# %% visible="holdout"
same_for_all = pd.Series(0.7, index=cdnow.index)
table = holdout_table(load_cdnow_sample(), "1997-09-30", "1998-06-30", same_for_all)
expect.close(table["customers"].sum(), 2357, "all customers in the example of question 4")
expect.close(table["actual"].sum(), 1882, "all purchases in the example of question 4")
expect.close(table["run_rate"].sum(), 2930, "the run rate in the example of question 4", rel=1e-4)


# %% hidden="holdout-cdnow" points=1 says="CDNOW, group by group, with the model's expectations in another order"
from centricity.data import load_cdnow_sample
from centricity.models import btyd as model

rng = seeds.rng("holdout-cdnow")
sample = load_cdnow_sample()
before = model.summary(sample, "1997-09-30")
parameters = (0.243, 4.414, 0.793, 2.426)
expected = model.expected_purchases(
    parameters, 39, before["frequency"], before["recency"], before["age"]
)
series = pd.Series(expected, before.index)
shuffled = series.iloc[rng.permutation(len(series))]
table = holdout_table(sample.sample(frac=1, random_state=5), "1997-09-30", "1998-06-30", shuffled)
group = before["frequency"].clip(upper=7)
later = model.summary(sample, "1998-06-30")["frequency"] - before["frequency"]
rate = before["frequency"] / before["age"] * 39
expect.equal(table.index.tolist(), list(range(8)), "the groups from 0 to 7")
expect.close(table["customers"], group.value_counts().sort_index().to_numpy(), "customers")
for column, wanted in (("actual", later), ("model", series), ("run_rate", rate)):
    expect.close(table[column], wanted.groupby(group).sum().to_numpy(), column, rel=1e-7)


# %% hidden="holdout-edges" points=1 says="who comes on the last day or later, purchases beyond the second period, empty groups"
rows = [
    ("Ann", "2026-01-01"), ("Ann", "2026-01-11"), ("Ann", "2026-02-05"), ("Ann", "2026-02-05"),
    ("Bo", "2026-01-31"), ("Bo", "2026-02-01"), ("Bo", "2026-02-10"), ("Bo", "2026-02-11"),
    ("Cy", "2026-02-02"), ("Cy", "2026-02-03"),
    ("Di", "2026-01-21"),
]  # fmt: skip
rows += [("Ed", f"2026-01-{day:02}") for day in range(1, 31)]
bought = pd.DataFrame(rows, columns=["customer", "date"])
bought["date"] = pd.to_datetime(bought["date"])
bought = bought.iloc[::-1]
kept = bought.copy()
expected = pd.Series({"Ed": 5.0, "Di": 0.5, "Bo": 0.25, "Ann": 1.0})
table = holdout_table(bought, "2026-01-31", "2026-02-10", expected)
expect.unchanged(kept, bought, "the frame of purchases")
expect.equal(table.index.tolist(), list(range(8)), "eight groups, with and without customers")
expect.close(table["customers"], [2, 1, 0, 0, 0, 0, 0, 1], "customers who bought by the end")
expect.close(table["actual"], [2, 1, 0, 0, 0, 0, 0, 0], "purchases in the second period only")
expect.close(table["model"], [0.75, 1.0, 0, 0, 0, 0, 0, 5.0], "the model, matched by customer")
expect.close(table["run_rate"], [0, 10 / 30, 0, 0, 0, 0, 0, 290 / 30], "the run rate of ten days")

# %% [markdown] locked="desk-prompt"
# ## 5. Between the desks (2 points)
#
# Reception wants a rule: a patient who hasn't come for more than `w` weeks is *inactive* and gets no more reminders. Any such rule makes two errors. The orientation manager prices the first: a patient written off who would have come back. The centricity manager prices the second: a patient kept on the list who is gone.
#
# `load_paid_visits()` has one row a visit: `patient` and `date`. Write `cheapest_rule(visits, now, until, weeks, price_lost, price_kept)`: that number of weeks among `weeks` whose errors cost least.
#
# - Only patients count whose first visit was by the day `now`, included. Silence is the time from a patient's last visit by `now` to `now`. A patient is inactive if silent for *more than* `w` weeks.
# - An inactive patient who comes again after `now`, up to and including `until`, costs `price_lost`. An active patient who doesn't costs `price_kept`.
# - `weeks` is a list in any order. If two rules cost the same, return the shorter one.
#
# Example: at the end of week 52 (2024-12-29), judged by the year after (until 2025-12-28), with prices of 40 and 20 crowns, the cheapest of 13, 26, 39 and 52 weeks is 26.


# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    """Return the number of weeks of silence whose two errors cost least."""
    ### BEGIN SOLUTION
    now, until = pd.Timestamp(now), pd.Timestamp(until)
    last = visits[visits["date"] <= now].groupby("patient")["date"].max()
    silence = (now - last).dt.days / 7
    later = visits[(visits["date"] > now) & (visits["date"] <= until)]
    back = last.index.isin(later["patient"])
    costs = {}
    for week in sorted(weeks):
        lost, kept = (silence > week) & back, (silence <= week) & ~back
        costs[week] = price_lost * lost.sum() + price_kept * kept.sum()
    return min(costs, key=costs.get)
    ### END SOLUTION


# %% visible="desk"
rule = cheapest_rule(load_paid_visits(), "2024-12-29", "2025-12-28", [13, 26, 39, 52], 40, 20)
expect.close(rule, 26, "the example of question 5")


# %% hidden="desk-prices" points=1 says="Veretta's patients at other prices, from write nobody off to write everybody off"
from centricity.data import load_paid_visits

visits = load_paid_visits()
kept = visits.copy()
now = pd.Timestamp("2024-12-29")
last = visits[visits["date"] <= now].groupby("patient")["date"].max()
silence = ((now - last).dt.days / 7).to_numpy()
back = last.index.isin(visits.loc[visits["date"] > now, "patient"])
weeks = [52, 8, 13, 17, 20, 26, 30, 35, 39, 45]
lost = np.array([(back & (silence > week)).sum() for week in weeks])
gone = np.array([(~back & (silence <= week)).sum() for week in weeks])
chosen = set()
for price_lost, price_kept in ((40, 20), (10, 40), (60, 12), (30, 30), (100, 1), (45.5, 9.5)):
    cheapest = weeks[int(np.argmin(price_lost * lost + price_kept * gone))]
    chosen.add(cheapest)
    given = list(weeks)
    expect.close(
        cheapest_rule(visits, "2024-12-29", "2025-12-28", given, price_lost, price_kept),
        cheapest,
        f"prices of {price_lost} and {price_kept} crowns",
    )
    expect.unchanged(weeks, given, "the list of weeks")
assert len(chosen) >= 4
expect.unchanged(kept, visits, "the frame of visits")


# %% hidden="desk-edges" points=1 says="silence of just w weeks, patients and visits outside the dates, ties, row order"
def book(*rows):
    frame = pd.DataFrame(rows, columns=["patient", "date"])
    return frame.assign(date=pd.to_datetime(frame["date"]))


# One rule after the other, so that the first case that fails is the one that names the fault.
now, until = "2026-03-29", "2026-06-30"
# Ann: 10 weeks silent and back on the last day. Bo: 4 weeks silent and back too late.
ann = book(("Ann", "2026-06-30"), ("Ann", "2026-01-18"), ("Ann", "2025-11-01"))
bo = book(("Bo", "2026-07-01"), ("Bo", "2026-03-01"))
visits = pd.concat([bo, ann], ignore_index=True)
expect.close(cheapest_rule(ann, now, until, [2, 12], 5, 5), 12, "somebody back on the last day")
expect.close(cheapest_rule(bo, now, until, [12, 2], 5, 5), 2, "somebody back a day too late")
expect.close(cheapest_rule(visits, now, until, [12, 11], 10, 6), 11, "two rules cost the same")
expect.close(cheapest_rule(visits, now, until, [11, 12], 10, 6), 11, "two rules cost the same")
expect.close(cheapest_rule(visits, now, until, [6, 10, 3], 10, 6), 10, "silent for just ten weeks")
zoe = book(("Zoe", "2026-03-04"), ("Zoe", "2026-04-10"))
both = pd.concat([bo, zoe], ignore_index=True)
expect.close(cheapest_rule(both, now, until, [4, 3], 1, 10), 3, "silent for just four weeks")
expect.close(
    cheapest_rule(visits, now, until, [2, 6, 12], 10, 1), 12, "an error that is dear to make"
)
expect.close(
    cheapest_rule(visits, now, until, [12, 6, 2], 1, 10), 2, "the other error is dear to make"
)
late = book(("Cy", "2026-03-30"), ("Cy", "2026-04-05"), ("Di", "2026-05-01"))
more = pd.concat([late, late, visits], ignore_index=True)
expect.close(
    cheapest_rule(more, now, until, [12, 11, 2], 10, 6), 11, "patients who came later only"
)
today = book(("Ed", "2026-03-29"), ("Flo", "2026-03-28"), ("Flo", "2026-03-29"))
expect.close(
    cheapest_rule(today, now, until, [1, 0], 5, 5), 0, "visits of today belong to the past"
)
again = book(("Hal", "2026-01-01"), ("Hal", "2026-03-29"), ("Hal", "2026-04-10"))
expect.close(
    cheapest_rule(again, now, until, [20, 2], 5, 5), 2, "somebody who came today isn't silent"
)
# Gus: nine weeks and six days. More than nine weeks, and less than ten.
fraction = book(("Gus", "2026-01-19"), ("Gus", "2026-04-01"))
expect.close(cheapest_rule(fraction, now, until, [9, 10], 5, 5), 10, "weeks and days of silence")

# %% [markdown] locked="loglik-prompt"
# ## 6. Stretch: a likelihood that holds (2 points)
#
# `log_likelihood` above computes just what is printed, and for a heavy buyer it breaks down: $\Gamma(r+x)$ is too large for the computer from $x = 171$ on, and $(\alpha+T)^{-(r+x)}$ too small. Write `bgnbd_loglik(parameters, frequency, recency, age)`: each customer's own log-likelihood, also for 1,000 purchases in 10,000 weeks. The formula for one customer is
#
# $$\ln\left[\frac{\Gamma(r+x)\,\alpha^r}{\Gamma(r)}\left\{\frac{B(a,b+x)}{B(a,b)}\,\frac{1}{(\alpha+T)^{r+x}} + \delta\,\frac{B(a+1,b+x-1)}{B(a,b)}\,\frac{1}{(\alpha+t_x)^{r+x}}\right\}\right]$$
#
# where $\delta$ is 1 if $x \ge 1$ and 0 if $x = 0$.
#
# - Compute with logarithms throughout: `special.gammaln`, `special.betaln`, and `np.logaddexp(u, v)`, which is $\ln(e^u + e^v)$.
# - The three inputs are arrays of one length; return an array, without a warning.
#
# Example: over CDNOW's customers up to 30 September 1997, at the published parameters, the values add up to -9582.43.


# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    """Return each customer's log-likelihood, also for very many purchases."""
    ### BEGIN SOLUTION
    r, alpha, a, b = parameters
    x, last, now = (np.asarray(given, dtype=float) for given in (frequency, recency, age))
    front = special.gammaln(r + x) - special.gammaln(r) + r * np.log(alpha)
    stayed = special.betaln(a, b + x) - (r + x) * np.log(alpha + now)
    gone = special.betaln(a + 1, b + x - 1) - (r + x) * np.log(alpha + last)
    gone = np.where(x > 0, gone, -np.inf)
    return front - special.betaln(a, b) + np.logaddexp(stayed, gone)
    ### END SOLUTION


# %% visible="loglik"
values = bgnbd_loglik(published, cdnow["frequency"], cdnow["recency"], cdnow["age"])
expect.close(sum(values), -9582.43, "the example of question 6", rel=1e-6)


# %% hidden="loglik-values" points=1 says="customer by customer, from no repeats to 300, at other parameters"
from centricity.models import btyd as model

rng = seeds.rng("loglik-values")
for _ in range(4):
    parameters = tuple(rng.uniform(0.1, 4, 4))
    x = np.array([0, 0, 1, 2, 5, 12, 40, 120, 200, 300])
    age = rng.uniform(20, 300, len(x))
    last = np.where(x > 0, age * rng.uniform(0.2, 1, len(x)), 0)
    wanted = model.bgnbd_loglik(parameters, x, last, age)
    kept = [one.copy() for one in (x, last, age)]
    found = bgnbd_loglik(parameters, x, last, age)
    expect.unchanged(kept, [x, last, age], "the three arrays")
    expect.close(found, wanted, "customers of all kinds")
    series = [pd.Series(one, index=rng.permutation(len(one))) for one in kept]
    expect.close(bgnbd_loglik(list(parameters), *series), wanted, "the same in Series")
    lists = [one.tolist() for one in kept]
    found = bgnbd_loglik(parameters, *lists)
    expect.unchanged([one.tolist() for one in kept], lists, "the three lists")
    expect.close(found, wanted, "the same in lists")
expect.close(
    bgnbd_loglik((0.3, 5.0, 0.7, 1.0), np.array([0]), np.zeros(1), np.array([20.0])),
    model.bgnbd_loglik((0.3, 5.0, 0.7, 1.0), [0], [0.0], [20.0]),
    "no repeats, and b is 1",
)


# %% hidden="loglik-large" points=1 says="a thousand purchases and ten thousand weeks, silent for long or not at all"
from centricity.models import btyd as model

rng = seeds.rng("loglik-large")
parameters = (0.243, 4.414, 0.793, 2.426)
x = np.array([1000, 1000, 1000, 171, 1, 0])
last = np.array([10_000.0, 9_000.0, 40.0, 5_000.0, 3.0, 0.0])
last[1:5] += rng.uniform(0, 1, 4)
age = np.full(6, 10_000.0)
expect.close(
    bgnbd_loglik(parameters, x, last, age),
    model.bgnbd_loglik(parameters, x, last, age),
    "many purchases over a long time",
)

# %% [markdown] locked="expected-prompt"
# ## 7. Stretch: how many more? (2 points)
#
# Write `expected_purchases(parameters, periods, frequency, recency, age)`: how many purchases the model expects of a customer in the next $t$ = `periods`. With $P$ of question 2,
#
# $$E = P \cdot \frac{a+b+x-1}{a-1}\left[1 - \left(\frac{\alpha+T}{\alpha+T+t}\right)^{r+x} {}_2F_1\!\left(r+x,\ b+x;\ a+b+x-1;\ \frac{t}{\alpha+T+t}\right)\right]$$
#
# The function ${}_2F_1(u, v; w; z)$ is `special.hyp2f1(u, v, w, z)`.
#
# - The three numbers of the history are single numbers or arrays of one length; with arrays the answer is an array. `periods` is a single number. You may take $a \ne 1$ and at most 60 purchases for granted. It may call your `p_alive`.
# - No time at all brings 0 purchases. Raise `ValueError`, naming `periods`, if it is negative.
#
# Example: the customer of question 2 may be expected to buy 1.226 times in the next 39 weeks.


# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    """Return how many purchases to expect of a customer in the next `periods`."""
    ### BEGIN SOLUTION
    if periods < 0:
        raise ValueError("periods must be 0 or more")
    r, alpha, a, b = parameters
    x, now = np.asarray(frequency, dtype=float), np.asarray(age, dtype=float)
    later = alpha + now + periods
    series = special.hyp2f1(r + x, b + x, a + b + x - 1, periods / later)
    bought = (a + b + x - 1) / (a - 1) * (1 - ((alpha + now) / later) ** (r + x) * series)
    value = p_alive(parameters, frequency, recency, age) * bought
    return value if np.ndim(value) else float(value)
    ### END SOLUTION


# %% visible="expected"
expect.close(
    expected_purchases(published, 39, 2, 30.43, 38.86), 1.226, "the example of question 7", rel=1e-3
)


# %% hidden="expected-values" points=1 says="other customers, parameters and periods, with a below 1 and above"
from centricity.models import btyd as model

rng = seeds.rng("expected-values")
for below in (True, False) * 5:
    r, alpha, b = rng.uniform(0.2, 3), rng.uniform(1, 12), rng.uniform(1.2, 4)
    parameters = (r, alpha, rng.uniform(0.3, 0.9) if below else rng.uniform(1.2, 3), b)
    x, age = int(rng.integers(1, 40)), rng.uniform(5, 60)
    last, periods = age * rng.uniform(0.3, 1), float(rng.uniform(1, 60))
    expect.close(
        expected_purchases(parameters, periods, x, last, age),
        model.expected_purchases(parameters, periods, x, last, age),
        f"a customer with {x} repeat purchase(s)",
        rel=1e-6,
    )
expect.close(
    expected_purchases((0.243, 4.414, 0.793, 2.426), 20.0, 0, 0.0, 12.0),
    model.expected_purchases((0.243, 4.414, 0.793, 2.426), 20.0, 0, 0.0, 12.0),
    "a customer without repeats",
    rel=1e-6,
)


# %% hidden="expected-arrays" points=1 says="all of CDNOW's customers at once, no time at all, and negative time"
from centricity.data import load_cdnow_sample
from centricity.models import btyd as model

parameters = (0.243, 4.414, 0.793, 2.426)
cdnow = model.summary(load_cdnow_sample(), "1997-09-30")
# Whoever bought on the last day is a matter of question 2.
cdnow = cdnow[cdnow["recency"] < cdnow["age"]]
series = [cdnow[name].sample(frac=1, random_state=3) for name in ("frequency", "recency", "age")]
kept = [one.to_numpy().copy() for one in series]
arrays = [one.copy() for one in kept]
wanted = model.expected_purchases(parameters, 39, *kept)
found = expected_purchases(parameters, 39, *arrays)
expect.unchanged(kept, arrays, "the three arrays")
expect.close(found, wanted, "CDNOW in arrays", rel=1e-6)
expect.close(
    expected_purchases(np.array(parameters), 39, *series), wanted, "CDNOW in Series", rel=1e-6
)
lists = [one[:40].tolist() for one in kept]
expect.close(
    expected_purchases(parameters, 39, *lists), wanted[:40], "customers in lists", rel=1e-6
)
expect.close(expected_purchases(parameters, 0, 3, 20.0, 30.0), 0.0, "no time at all")
expect.raises(
    ValueError,
    lambda: expected_purchases(parameters, -1, 3, 20.0, 30.0),
    "negative time",
    "periods",
)

# %% [markdown] locked="written-prompt"
# ## 8. In words: what is "inactive"? (4 points)
#
# Veretta's board wants one definition of an inactive patient, to be printed in the annual report. Use `load_paid_visits()`, 2024-12-29 as today and the year after as the test.
#
# In about 200 words: choose a rule (a number of weeks for all, a number of the patient's own usual gaps, a limit on P(alive), or another one). Say what Veretta does differently with an inactive patient. Count the two errors of your rule, put a price on each and say where the price comes from. Then name one kind of patient whom your rule treats wrongly, and say which of the two desks would object.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *A rule and its consequence*: the rule is exact enough for somebody else to apply it, and the answer says what changes for a patient who is called inactive. Without a consequence neither error costs anything: half a point.
# 2. *Two errors, counted*: both numbers come from the data, and it is clear which is which. For "silent for more than 26 weeks": 116 written off who came back, 170 kept who didn't, of 1,200.
# 3. *Two prices, with a reason*: each price is tied to the consequence (a margin forgone, a letter, an hour of reception), not taken from the example without a word. Half a point if only one is explained. Any reasonable price earns the point.
# 4. *Who is wronged, and who objects*: one kind of patient (single visit, rare but faithful, frequent and suddenly silent, everybody who came in for something that heals) with a reason, and the desk that objects, with its reason.
#
# **A good answer, 4 of 4.** A patient is inactive after more than 26 weeks without a visit. Inactive patients get no reminder letters; their file stays, and they may come when they like.
#
# By this rule 663 of the 1,200 were inactive at the end of 2024. 116 of them came back within the year (first error); 170 of the 537 active ones did not (second error). A letter every quarter costs about 3 crowns, so a patient kept in vain costs 12 a year. Patients written off who came back came anyway, so they cost nothing by themselves; what we lose is the visit that a letter would have brought. I assume one visit in two would have come earlier or more often, about 28 of the 55 crowns. The errors cost 116 x 28 + 170 x 12 = 5,288 crowns. At these prices 20 weeks would cost 5,632 and 35 weeks 5,340, so I keep 26.
#
# The rule wrongs patients who come once a year and always do. The orientation desk would object: they are told, by silence, that they are not expected. It would count each patient's silence in their own usual gaps.
#
# **A middling answer, 2 of 4.** I would call a patient inactive if P(alive) is below 0.5, because then it is more likely than not that they are gone. This is better than a fixed number of weeks because it takes into account how often somebody came. In the data 197 patients are inactive by this rule. The first error costs 40 crowns and the second 20 crowns, as in question 5. A problem are the patients with a single visit: the model says that they are all still there with certainty, so the rule never calls them inactive, however long ago they came. The centricity desk would object, because it pays for their letters.
#
# *Why 2:* the rule is exact, but nothing happens to an inactive patient (half of the first point). The errors aren't counted, only the inactive (none of the second). The prices are copied, without a reason, and no cost is computed (half of the third at most). The last point is earned in full: the right patients, and a desk with its reason.
# ### END SOLUTION
