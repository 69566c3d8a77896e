# %% [markdown] locked="title"
# # Assignment 04: the leaky bucket
#
# *When is "5% more retention gives 25% more profit" true?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 80 to 100 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_care_plan
from centricity.grading import expect

# %% [markdown] locked="clv-prompt"
# ## 1. What is a customer worth? (4 points)
#
# A customer pays a margin $m$ once a period, stays for the next period with probability $r$, and money a period away is worth $1/(1+d)$ of money now. Three conventions are in use, and they give three numbers:
#
# | `convention` | when the first payment comes | value |
# |---|---|---|
# | `"first-included"` | now, and it counts | $m(1+d)/(1+d-r)$ |
# | `"first-excluded"` | it has been paid, and doesn't count | $mr/(1+d-r)$ |
# | `"end-of-period"` | for certain, one period from now | $m/(1+d-r)$ |
#
# Write `clv(margin, retention, discount, convention)`.
#
# - `convention` is `"first-included"` where none is given.
# - Each of the three numbers may be a single number or a NumPy array, in any mixture; with an array the answer is an array, and the arrays you were given stay as they are. Margins are positive; you needn't check that.
# - Where $1+d-r$ is zero or below, the payments never fade away and the value is `np.inf`.
# - Raise `ValueError`, with the name of the parameter in the message, for a retention outside 0 to 1, a discount of -1 or below, a NaN, or an unknown convention. One such value in an array is enough.
#
# Example: `clv(100, 0.8, 0.1, "first-included")` is 366.67, rounded.


# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    ### BEGIN SOLUTION
    for name, value in [("margin", margin), ("retention", retention), ("discount", discount)]:
        if np.any(np.isnan(value)):
            raise ValueError(f"{name} must be a number, not NaN")
    margin, retention, discount = np.asarray(margin), np.asarray(retention), np.asarray(discount)
    if np.any((retention < 0) | (retention > 1)):
        raise ValueError("retention must lie between 0 and 1")
    if np.any(discount <= -1):
        raise ValueError("discount must be above -1")
    if convention == "first-included":
        amount = margin * (1 + discount)
    elif convention == "first-excluded":
        amount = margin * retention
    elif convention == "end-of-period":
        amount = margin
    else:
        raise ValueError(f"convention {convention!r} is unknown")
    gap = 1 + discount - retention
    with np.errstate(divide="ignore"):
        value = np.where(gap > 0, amount / gap, np.inf)
    return value if value.ndim else float(value)
    ### END SOLUTION


# %% visible="clv"
expect.close(clv(100, 0.8, 0.1, "first-included"), 366.67, "the example of question 1", rel=1e-4)
expect.close(clv(np.array([100, 200]), 0.8, 0.1), [366.67, 733.33], "two margins", rel=1e-4)


# %% hidden="clv-conventions" points=1 says="the three conventions for customers of every kind, and how they hang together"
from centricity.models import clv as model

rng = seeds.rng("clv-conventions")
for _ in range(20):
    m, r, d = rng.uniform(1, 900), rng.uniform(0, 0.97), rng.uniform(0, 0.4)
    for convention in model.CONVENTIONS:
        expect.close(clv(m, r, d, convention), model.clv(m, r, d, convention), convention)
expect.close(clv(250, 0.6, 0.15), model.clv(250, 0.6, 0.15), "the convention when none is given")
expect.close(clv(40, 0.0, 0.2, "first-included"), 40.0, "a customer who always leaves")
expect.close(clv(40, 0.0, 0.2, "first-excluded"), 0.0, "a customer who always leaves")


# %% hidden="clv-endless" points=1 says="customers who never leave, with and without discounting"
for convention in ("first-included", "first-excluded", "end-of-period"):
    expect.close(clv(100, 1.0, 0.0, convention), float("inf"), "nobody leaves, no discounting")
    expect.close(clv(100, 0.95, -0.1, convention), float("inf"), "a negative discount rate")
    expect.close(clv(100, 1, 0, convention), float("inf"), "whole numbers for r and d")
expect.close(clv(50, 1.0, 0.25, "first-included"), 250.0, "nobody leaves, money is discounted")
expect.close(clv(50, 1.0, 0.25, "first-excluded"), 200.0, "nobody leaves, money is discounted")
expect.close(clv(50, 0.5, -0.25, "end-of-period"), 200.0, "a negative discount that still fades")


# %% hidden="clv-bad-input" points=1 says="what your function refuses, and whether the message names the parameter"
nan = float("nan")
expect.raises(ValueError, lambda: clv(100, 1.01, 0.1), "a retention above 1", "retention")
expect.raises(ValueError, lambda: clv(100, -0.01, 0.1), "a retention below 0", "retention")
expect.raises(ValueError, lambda: clv(100, 80, 0.1), "80 for 80 per cent", "retention")
expect.raises(ValueError, lambda: clv(100, 0.8, -1), "a discount of -1", "discount")
expect.raises(ValueError, lambda: clv(100, 0.8, -1.5), "a discount below -1", "discount")
expect.raises(ValueError, lambda: clv(nan, 0.8, 0.1), "NaN for the margin", "margin")
expect.raises(ValueError, lambda: clv(100, nan, 0.1), "NaN for the retention", "retention")
expect.raises(ValueError, lambda: clv(100, 0.8, nan), "NaN for the discount", "discount")
for wrong in ("first", "zero", ""):
    expect.raises(ValueError, lambda: clv(100, 0.8, 0.1, wrong), "a wrong convention", "convention")
expect.close(clv(100, 0, 0.1), 100.0, "a retention of exactly 0 is allowed")
expect.close(clv(100, 1, 0.25), 500.0, "a retention of exactly 1 is allowed")


# %% hidden="clv-arrays" points=1 says="arrays for each parameter, special and bad values in them, and inputs left alone"
from centricity.models import clv as model

rng = seeds.rng("clv-arrays")
margin, retention, discount = (
    rng.uniform(1, 900, 40),
    rng.uniform(0, 0.97, 40),
    rng.uniform(0, 0.4, 40),
)
retention[7], discount[7] = 1.0, 0.0
# Copies, because an answer that changes its input must not change what is expected of it.
m, r, d = margin.copy(), retention.copy(), discount.copy()
for convention in model.CONVENTIONS:
    expect.close(
        clv(margin, retention, discount, convention),
        model.clv(m, r, d, convention),
        "three arrays",
    )
    expect.close(
        clv(80.0, retention, 0.1, convention),
        model.clv(80.0, r, 0.1, convention),
        "retention rates",
    )
    expect.close(
        clv(80.0, 0.7, discount, convention),
        model.clv(80.0, 0.7, d, convention),
        "discount rates",
    )
    expect.close(clv(margin, 0.7, 0.1, convention), model.clv(m, 0.7, 0.1, convention), "margins")
expect.unchanged(m, margin, "the array of margins")
expect.unchanged(r, retention, "the array of retention rates")
expect.unchanged(d, discount, "the array of discount rates")
whole = np.array([100, 250])
expect.close(clv(whole, 0.8, 0.1), model.clv(whole, 0.8, 0.1), "margins in whole numbers")
bad = np.array([0.5, 1.2])
expect.raises(ValueError, lambda: clv(80.0, bad, 0.1), "one bad rate among good ones", "retention")
holes = np.array([0.5, np.nan])
expect.raises(ValueError, lambda: clv(80.0, holes, 0.1), "a NaN among good rates", "retention")
low = np.array([0.1, -2.0])
expect.raises(ValueError, lambda: clv(80.0, 0.7, low), "one bad discount", "discount")
gaps = np.array([0.1, np.nan])
expect.raises(ValueError, lambda: clv(80.0, 0.7, gaps), "a NaN among good discounts", "discount")
missing = np.array([80.0, np.nan])
expect.raises(ValueError, lambda: clv(missing, 0.7, 0.1), "a NaN among good margins", "margin")

# %% [markdown] locked="clv-finite-prompt"
# ## 2. A horizon (2 points)
#
# Plans end after a few years. Write `clv_finite(margin, retention, discount, periods)`: the value of the first `periods` payments, the first of them paid now. With $q = r/(1+d)$ that is $m(1 + q + q^2 + \dots)$ with `periods` terms.
#
# - Single numbers are enough here. No payments are worth 0.
# - Raise `ValueError`, with `periods` in the message, if `periods` is negative or not a whole number.
#
# Example: `clv_finite(100, 0.8, 0.1, 5)` is 292.06, rounded.


# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    ### BEGIN SOLUTION
    if periods < 0 or periods % 1:
        raise ValueError(f"periods must be a whole number of at least 0, not {periods}")
    ratio = retention / (1 + discount)
    return float(sum(margin * ratio**t for t in range(int(periods))))
    ### END SOLUTION


# %% visible="clv-finite"
expect.close(clv_finite(100, 0.8, 0.1, 5), 292.06, "the example of question 2", rel=1e-4)


# %% hidden="clv-finite-sum" points=1 says="other customers and horizons, from one payment to a hundred"
from centricity.models import clv as model

rng = seeds.rng("clv-finite-sum")
for periods in (1, 2, 3, 12, 100):
    m, r, d = rng.uniform(1, 900), rng.uniform(0.1, 0.97), rng.uniform(0.01, 0.4)
    expect.close(
        clv_finite(m, r, d, periods),
        model.clv_finite(m, r, d, periods),
        f"{periods} payment(s)",
    )
expect.close(clv_finite(100, 0.5, 0.1, 100), model.clv(100, 0.5, 0.1), "as good as for ever")


# %% hidden="clv-finite-ends" points=1 says="no payments at all, customers who never leave, and horizons that make no sense"
expect.close(clv_finite(100, 0.8, 0.1, 0), 0.0, "no payments")
expect.close(clv_finite(100, 1.0, 0.0, 7), 700.0, "nobody leaves, no discounting")
expect.close(clv_finite(100, 1.0, 0.25, 2), 180.0, "nobody leaves, money is discounted")
expect.close(clv_finite(100, 0.0, 0.1, 5), 100.0, "everybody leaves after the first payment")
expect.raises(ValueError, lambda: clv_finite(100, 0.8, 0.1, -1), "a negative horizon", "periods")
expect.raises(ValueError, lambda: clv_finite(100, 0.8, 0.1, 2.5), "half a payment", "periods")

# %% [markdown] locked="uplift-prompt"
# ## 3. Five per cent of what? (2 points)
#
# "Retention up 5%" can mean three things. Write `uplift(retention, discount, step, unit)`: the growth of lifetime value (`"first-included"`) as a proportion, 0.25 for 25%.
#
# | `unit` | retention after |
# |---|---|
# | `"points"` | $r + D$ |
# | `"percent"` | $r(1 + D)$ |
# | `"defections"` | $1 - (1-r)(1-D)$ |
#
# Raise `ValueError`, naming `step`, if retention would exceed 1, and, naming `unit`, if the unit is unknown. If the value becomes infinite, so is the growth. Single numbers are enough.
#
# Example: `uplift(0.85, 0.10, 0.05, "points")` is 0.25.


# %% answer="uplift"
def uplift(retention, discount, step, unit):
    """Return the growth of lifetime value when retention improves by `step`."""
    ### BEGIN SOLUTION
    after = {
        "points": retention + step,
        "percent": retention * (1 + step),
        "defections": 1 - (1 - retention) * (1 - step),
    }
    if unit not in after:
        raise ValueError(f"unit {unit!r} is unknown")
    if after[unit] > 1:
        raise ValueError("step is too large: retention would exceed 1")
    return clv(1, after[unit], discount) / clv(1, retention, discount) - 1
    ### END SOLUTION


# %% visible="uplift"
expect.close(uplift(0.85, 0.10, 0.05, "points"), 0.25, "the example of question 3")


# %% hidden="uplift-units" points=1 says="the three units at other rates and steps"
from centricity.models import clv as model

rng = seeds.rng("uplift-units")
for _ in range(12):
    r, d, step = rng.uniform(0.3, 0.85), rng.uniform(0, 0.3), rng.uniform(0.01, 0.12)
    for unit in model.UNITS:
        expect.close(uplift(r, d, step, unit), model.uplift(r, d, step, unit), f"in {unit}")
expect.close(uplift(0.6, 0.1, 0.0, "points"), 0.0, "no improvement at all")


# %% hidden="uplift-limits" points=1 says="the edge of what is possible, and what lies beyond it"
expect.close(uplift(0.75, 0.0, 0.25, "points"), float("inf"), "nobody leaves any more")
expect.close(uplift(0.95, 0.10, 0.05, "points"), 0.5, "up to a retention of exactly 1")
expect.close(uplift(1.0, 0.10, 0.05, "defections"), 0.0, "nobody left who could leave")
expect.raises(ValueError, lambda: uplift(0.96, 0.1, 0.05, "points"), "beyond 1", "step")
expect.raises(ValueError, lambda: uplift(0.96, 0.1, 0.05, "percent"), "beyond 1", "step")
expect.raises(ValueError, lambda: uplift(0.8, 0.1, 0.05, "crowns"), "an unknown unit", "unit")
worst = max(uplift(r / 1000, 0.0, 0.05, "defections") for r in range(18, 999, 20))
assert worst < 0.0527, "5% fewer defections: the growth should stay below 5.3%, whatever r is"

# %% [markdown] locked="breakeven-prompt"
# ## 4. What may it cost? (2 points)
#
# Retention is not free. Write `breakeven_spend(margin, retention, discount, step)`: the most that may be spent per customer and period, if the spending raises retention by `step` points. It is spent with every payment, the first included. At that amount $c$ lifetime value stays where it was:
#
# $$\frac{(m-c)(1+d)}{1+d-r-D} = \frac{m(1+d)}{1+d-r}$$
#
# Solve it for $c$ first. Raise `ValueError`, naming `step`, if `step` is negative or retention would exceed 1. Single numbers are enough.
#
# Example: `breakeven_spend(100, 0.8, 0.1, 0.05)` is 16.67, rounded.


# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    ### BEGIN SOLUTION
    if step < 0 or retention + step > 1:
        raise ValueError("step must not be negative, nor lift retention above 1")
    return margin * step / (1 + discount - retention)
    ### END SOLUTION


# %% visible="breakeven"
expect.close(breakeven_spend(100, 0.8, 0.1, 0.05), 16.67, "the example of question 4", rel=1e-3)


# %% hidden="breakeven-value" points=1 says="other customers, and whether the value really stays where it was"
from centricity.models import clv as model

rng = seeds.rng("breakeven-value")
for _ in range(12):
    m, r, d, step = (
        rng.uniform(1, 900),
        rng.uniform(0, 0.8),
        rng.uniform(0, 0.4),
        rng.uniform(0.01, 0.2),
    )
    spend = breakeven_spend(m, r, d, step)
    expect.close(spend, model.breakeven_spend(m, r, d, step), "the spend that breaks even")
    after = model.clv(m - float(spend), r + step, d)
    expect.close(after, model.clv(m, r, d), "the value after spending it")


# %% hidden="breakeven-limits" points=1 says="no improvement, the last point before 1, and steps that can't be"
expect.close(breakeven_spend(100, 0.8, 0.1, 0.0), 0.0, "no improvement is worth nothing")
expect.close(breakeven_spend(60, 0.95, 0.05, 0.05), 30.0, "up to a retention of exactly 1")
expect.raises(ValueError, lambda: breakeven_spend(100, 0.8, 0.1, 0.21), "beyond 1", "step")
expect.raises(ValueError, lambda: breakeven_spend(100, 0.8, 0.1, -0.05), "a step back", "step")

# %% [markdown] locked="desk-prompt"
# ## 5. At the centricity desk (2 points)
#
# Veretta's orientation manager wants a contact person for every member of the care plan, first of all where most members leave. It costs `spend` crowns a member and year, spent with every fee, the first included. The centricity manager asks where that pays. Both expect it to lift retention by the same number of points everywhere.
#
# `load_care_plan()` has one row per clinic and year: `clinic`, `year`, `due` (members up for renewal), `renewed`, `margin` (crowns per member). Write `clinics_that_pay(renewals, step, spend, discount)`: the clinics where the break-even spend of question 4 is above `spend`.
#
# - Pool the years: a clinic's retention is all its `renewed` over all its `due`, and its margin is the mean over members, so a year with more members due weighs more.
# - Return a list of clinic names in alphabetical order, empty if it pays nowhere. Don't change the frame you are given.
#
# Example: with a step of 0.05, a spend of 30 and a discount of 0.10 it pays at Bridge Street and Hillside, the two clinics that lose the fewest members.


# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    """Return the clinics where `step` points of retention are worth more than `spend`."""
    ### BEGIN SOLUTION
    total = renewals.assign(money=renewals["margin"] * renewals["due"]).groupby("clinic").sum()
    retention = total["renewed"] / total["due"]
    margin = total["money"] / total["due"]
    return sorted(
        clinic
        for clinic in total.index
        if breakeven_spend(margin[clinic], retention[clinic], discount, step) > spend
    )
    ### END SOLUTION


# %% visible="desk"
chosen = clinics_that_pay(load_care_plan(), step=0.05, spend=30, discount=0.10)
expect.equal(chosen, ["Bridge Street", "Hillside"], "the example of question 5")


# %% hidden="desk-choice" points=1 says="Veretta's clinics at other prices, from pays everywhere to nowhere"
from centricity.data import load_care_plan
from centricity.models import clv as model

plan = load_care_plan()
pooled = (
    plan.assign(money=plan["margin"] * plan["due"])
    .groupby("clinic")[["due", "renewed", "money"]]
    .sum()
)
margin, retention = pooled["money"] / pooled["due"], pooled["renewed"] / pooled["due"]
worth = pd.Series(model.breakeven_spend(margin, retention, 0.10, 0.05), index=pooled.index)
prices = worth.sort_values().to_numpy()
for price in [0.0, *(prices[1:] + prices[:-1]) / 2, 99.0]:
    expect.equal(
        clinics_that_pay(load_care_plan(), step=0.05, spend=float(price), discount=0.10),
        sorted(worth.index[worth > price]),
        f"a spend of {price:.2f} crowns",
    )


# %% hidden="desk-pooling" points=1 says="another chain, with years of unequal size, rows in any order, and a frame left alone"
from centricity.models import clv as model

rng = seeds.rng("desk-pooling")
# In Ash and Elm the year that differs is tiny: a plain mean over years would choose wrongly.
chain = pd.DataFrame(
    {
        "clinic": ["Ash", "Ash", "Elm", "Elm", "Oak", "Oak"],
        "year": [1, 2, 1, 2, 1, 2],
        "due": [1000, 10, 1000, 10, 500, 500],
        "renewed": [800, 1, 800, 10, 400, 400],
        "margin": [100, 100, 100, 100, 60, 120],
    }
)
chain["margin"] = chain["margin"] * rng.uniform(0.9, 1.1)
scale = chain["margin"].iloc[0] / 100
# Under every course key the clinics come in another order than the alphabet's.
chain = chain.iloc[[4, 3, 0, 5, 2, 1]].reset_index(drop=True)
kept = chain.copy()
expect.equal(clinics_that_pay(chain, 0.05, 16.6 * scale, 0.10), ["Elm"], "members weigh, not years")
expect.equal(clinics_that_pay(chain, 0.05, 16.0 * scale, 0.10), ["Ash", "Elm"], "a lower spend")
expect.equal(
    clinics_that_pay(chain, 0.05, 14.9 * scale, 0.10), ["Ash", "Elm", "Oak"], "a lower one still"
)
expect.unchanged(kept, chain, "the frame of renewals")
skewed = pd.DataFrame(
    {
        "clinic": ["Fir", "Fir"],
        "year": [1, 2],
        "due": [100, 900],
        "renewed": [80, 720],
        "margin": [200.0, 50.0],
    }
)
expect.equal(clinics_that_pay(skewed, 0.05, 15.0, 0.10), [], "most members have the low margin")
uneven = skewed.assign(due=[100, 100], renewed=[90, 10])
expect.equal(
    clinics_that_pay(uneven, 0.05, 12.0, 0.10), [], "members due weigh, not members renewed"
)
# Halves and quarters only, so that 32 crowns come out exactly however they are computed.
even = pd.DataFrame(
    {"clinic": ["Yew"], "year": [1], "due": [100], "renewed": [50], "margin": [64.0]}
)
expect.equal(clinics_that_pay(even, 0.25, 31.0, 0.0), ["Yew"], "another discount rate")
expect.equal(clinics_that_pay(even, 0.25, 32.0, 0.0), [], "a price of just what it is worth")
expect.equal(
    clinics_that_pay(skewed, 0.05, 10.0, 0.10), ["Fir"], "most members have the low margin"
)

# %% [markdown] locked="convert-prompt"
# ## 6. Stretch: months and years (2 points)
#
# Write `convert_rate(rate, kind, periods)`: the rate per long period, made of `periods` short ones. A retention rate multiplies ($r^n$); a discount rate compounds ($(1+d)^n - 1$). `kind` is `"retention"` or `"discount"`; a `periods` below 1 goes the other way, so `1/12` turns a yearly rate into a monthly one.
#
# Raise `ValueError`, naming the parameter, for an unknown `kind`, a `periods` of 0 or below, a retention `rate` outside 0 to 1, or a discount `rate` of -1 or below.
#
# Example: `convert_rate(0.98, "retention", 12)` is 0.7847, rounded: 2% a month is more than a fifth a year.


# %% answer="convert"
def convert_rate(rate, kind, periods):
    """Return a rate per `periods` periods from a rate per period."""
    ### BEGIN SOLUTION
    if periods <= 0:
        raise ValueError("periods must be above 0")
    if kind == "retention":
        if rate < 0 or rate > 1:
            raise ValueError("rate must lie between 0 and 1 for a retention")
        return rate**periods
    if kind == "discount":
        if rate <= -1:
            raise ValueError("rate must be above -1 for a discount")
        return (1 + rate) ** periods - 1
    raise ValueError(f"kind {kind!r} is unknown")
    ### END SOLUTION


# %% visible="convert"
expect.close(convert_rate(0.98, "retention", 12), 0.7847, "the example of question 6", rel=1e-3)


# %% hidden="convert-compound" points=1 says="months to years and back, for both kinds of rate"
from centricity.models import clv as model

rng = seeds.rng("convert-compound")
for kind in model.RATE_KINDS:
    for periods in (12, 4, 52, 1 / 12, 1, 0.5):
        rate = rng.uniform(0.01, 0.99)
        yearly = convert_rate(rate, kind, periods)
        expect.close(
            yearly, model.convert_rate(rate, kind, periods), f"a {kind} rate, n={periods:.3g}"
        )
        expect.close(
            convert_rate(float(yearly), kind, 1 / periods),
            rate,
            "there and back again",
            rel=1e-7,
        )


# %% hidden="convert-limits" points=1 says="rates of 0 and 1, negative discount rates, and what can't be a rate"
expect.close(convert_rate(1.0, "retention", 12), 1.0, "nobody leaves")
expect.close(convert_rate(0.0, "retention", 12), 0.0, "everybody leaves")
expect.close(convert_rate(0.0, "discount", 12), 0.0, "no discounting")
expect.close(convert_rate(-0.5, "discount", 2), -0.75, "a negative discount rate")
expect.close(convert_rate(1.5, "discount", 2), 5.25, "a discount rate above 1")
expect.raises(ValueError, lambda: convert_rate(1.1, "retention", 12), "above 1", "rate")
expect.raises(ValueError, lambda: convert_rate(-0.1, "retention", 12), "below 0", "rate")
expect.raises(ValueError, lambda: convert_rate(-1, "discount", 12), "a discount of -1", "rate")
expect.raises(ValueError, lambda: convert_rate(-1.5, "discount", 12), "a discount below -1", "rate")
expect.raises(ValueError, lambda: convert_rate(0.5, "retention", 0), "no periods", "periods")
expect.raises(ValueError, lambda: convert_rate(0.5, "retention", -1), "minus one", "periods")
for wrong in ("churn", "yearly", ""):
    expect.raises(ValueError, lambda: convert_rate(0.5, wrong, 12), "another kind of rate", "kind")
# A text that was put together is equal to the one in your code, but it is not the same object.
expect.close(convert_rate(0.5, "".join(["reten", "tion"]), 2), 0.25, "a kind that was put together")
expect.close(convert_rate(0.5, "".join(["dis", "count"]), 2), 1.25, "a kind that was put together")

# %% [markdown] locked="inverse-prompt"
# ## 7. Stretch: where is the claim true? (2 points)
#
# Turn question 3 round. Write `retention_for_uplift(target, discount, step)`: the retention rate at which `step` points more raise lifetime value by exactly `target`. Return `np.nan` if no rate from 0 to $1-D$, both included, does it. Targets are above 0.
#
# Example: `retention_for_uplift(0.25, 0.10, 0.05)` is 0.85. With a discount of 10% the famous sentence holds at one retention rate.


# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    """Return the retention at which `step` points raise lifetime value by `target`."""
    ### BEGIN SOLUTION
    rate = 1 + discount - step - step / target
    if rate < 0 or rate > 1 - step:
        return np.nan
    return rate
    ### END SOLUTION


# %% visible="inverse"
expect.close(retention_for_uplift(0.25, 0.10, 0.05), 0.85, "the example of question 7")


# %% hidden="inverse-value" points=1 says="other targets, and whether the growth there is the target"
from centricity.models import clv as model

rng = seeds.rng("inverse-value")
for _ in range(12):
    r, d, step = rng.uniform(0.05, 0.85), rng.uniform(0, 0.3), rng.uniform(0.01, 0.12)
    target = model.uplift(r, d, step)
    expect.close(
        retention_for_uplift(target, d, step), r, "the rate that gives the target", rel=1e-7
    )
expect.close(
    retention_for_uplift(0.5, 0.5, 0.25), 0.75, "the last rate that leaves room for the step"
)
expect.close(retention_for_uplift(1.0, 0.0, 0.5), 0.0, "a retention of exactly 0")


# %% hidden="inverse-impossible" points=1 says="targets that no retention rate can reach, too high and too low"
nan = float("nan")
expect.close(
    retention_for_uplift(0.25, 0.30, 0.05), nan, "a high discount rate: above 1 would be needed"
)
expect.close(retention_for_uplift(0.6, 0.10, 0.05), nan, "the step would lead beyond 1")
expect.close(
    retention_for_uplift(0.04, 0.10, 0.05), nan, "a target below what a retention of 0 gives"
)
expect.close(retention_for_uplift(1.0, 0.0, 0.6), nan, "a large step: below 0 would be needed")

# %% [markdown] locked="written-prompt"
# ## 8. In words: which profit? (4 points)
#
# Reichheld wrote in 2001, of financial services, that a 5% increase in retention gives more than 25% more profit. Take a care plan with a retention of 0.80, a discount rate of 10% and 5 points of improvement. Work out by how much each of three "profits" grows: the lifetime value of one customer, the number of members once the plan has settled down (with the same number joining each year), and the number of members renewing in the first year after the improvement.
#
# Then answer in about 150 words: which of the three could the sentence mean, what would the accounts of the very next year show, and what would you still have to know before you put the sentence on a slide?

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *Three numbers*: 20%, 33% (or one third) and 6.25%, with how they were found. Half a point for two of them.
# 2. *The horizon*: the sentence leaves open which profit is meant, and the next year's accounts would show about 6%, not 25%.
# 3. *The unit or the evidence*: points, per cent and defections are not told apart; or no sample and no comparison group; or it was said of financial services only.
# 4. *The price*: the improvement costs money; the answer gives or asks for the break-even spend, or says what else must be known (present retention, discount rate).
#
# **A good answer, 4 of 4.** Lifetime value grows by 0.05 / (1.1 - 0.8 - 0.05) = 20%. A settled plan has joining / (1 - r) members, so it grows from 5 to 6.67 years' intake: 33%. Renewals in the first year grow by 0.05 / 0.80 = 6.25%.
#
# The sentence says "profit" without a horizon and "5%" without a unit, and it gives no sample and no comparison group. None of my three figures is 25%, although at a retention of 0.85 the first would be. The next year's accounts would show about 6% more renewals, less whatever the improvement cost; the 33% arrives after many years, if intake stays as it is.
#
# Before I used the sentence I would want our present retention, our discount rate, whether 5% means points, and the yearly cost per member. At a margin of 100 crowns anything above 16.67 crowns a member makes us poorer.
#
# **A middling answer, 2 of 4.** Lifetime value grows by 20% and the number of members by 33%, so the sentence is about right and perhaps even careful. In the next year the accounts will show a part of that. I would still want to know what the programme costs, because if it costs more than the extra margin it is not worth doing.
#
# *Why 2:* the fourth point is earned, and half of the first (two numbers, one of them without its derivation). "A part of that" earns half of the second. It never asks what the 5% is a share of.
# ### END SOLUTION
