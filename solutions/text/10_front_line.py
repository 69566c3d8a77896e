# %% [markdown] locked="title"
# # Assignment 10: the front line and its limit
#
# *How customer-oriented should an employee be?*
#
# You write four functions (10 points), decide one question between the desks of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 60 to 90 minutes for the core, and another 40 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_mystery_visits
from centricity.grading import expect

# %% [markdown] locked="visits-prompt"
# ## 1. How many visits? (2 points)
#
# The scores of mystery visits vary between sites (variance `site`), because some shoppers and sites suit each other badly (`both`), and from one visit to the next (`visit`). If $n$ different shoppers visit each site once, the mean score tells sites apart with a reliability of
#
# $$\frac{\text{site}}{\text{site} + (\text{both} + \text{visit})/n}.$$
#
# Write `visits_needed(site, both, visit, target)`: the smallest whole number of visits, at least 1, whose reliability reaches `target`.
#
# - All four are single numbers. If `site` is 0, sites don't differ and no number is enough: return `np.inf`.
# - A number of visits that reaches the target exactly is enough, also if the computer's rounding puts it a billionth below.
# - Raise `ValueError` with the parameter's name for a variance below 0, and for a target that isn't above 0 and below 1.
#
# Example: with variances of 1, 0 and 4, a reliability of 0.8 takes 16 visits.


# %% answer="visits"
def visits_needed(site, both, visit, target):
    """Return how many visits bring a site's mean score to a reliability."""
    ### BEGIN SOLUTION
    for name, variance in [("site", site), ("both", both), ("visit", visit)]:
        if variance < 0:
            raise ValueError(f"{name} must not be negative")
    if not 0 < target < 1:
        raise ValueError("target must lie between 0 and 1, both excluded")
    if not site:
        return np.inf
    exact = target / (1 - target) * (both + visit) / site
    return max(1, int(np.ceil(exact - 1e-9 * exact)))
    ### END SOLUTION


# %% visible="visits"
expect.close(visits_needed(1, 0, 4, 0.8), 16, "the example of question 1")
expect.close(visits_needed(0, 1, 4, 0.8), np.inf, "sites that don't differ")


# %% hidden="visits-values" points=1 says="other variances and targets, and numbers of visits that reach the target exactly"
from centricity.models import reliability as model

rng = seeds.rng("visits-values")
for _ in range(15):
    site, both, visit = (float(one) for one in rng.uniform(0.5, 400, 3))
    target = float(rng.uniform(0.3, 0.97))
    wanted = model.visits_needed({"site": site, "both": both, "visit": visit}, target)
    expect.close(visits_needed(site, both, visit, target), wanted, "drawn variances")
for wanted in (3, 7, 12, 49, 196):
    site = 40.0
    target = site / (site + 100.0 / wanted)
    expect.close(visits_needed(site, 30.0, 70.0, target), wanted, "a target reached exactly")
for target in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
    wanted = round(100 * target / (1 - target) * 0.3)
    site = target / (1 - target) * 100.0 / wanted
    expect.close(visits_needed(site, 0.0, 100.0, target), wanted, "another target reached")


# %% hidden="visits-edges" points=1 says="visits without error, sites that are all alike, and what must be refused"
expect.close(visits_needed(5, 0, 0, 0.99), 1, "visits without any error")
expect.close(visits_needed(500, 1, 2, 0.5), 1, "very small errors")
expect.close(visits_needed(0, 0, 0, 0.5), np.inf, "no variance at all")
expect.close(visits_needed(0.0, 3.0, 2.0, 0.1), np.inf, "sites that are all alike")
for name, values in (
    ("site", (-1, 1, 1, 0.5)),
    ("both", (1, -0.1, 1, 0.5)),
    ("visit", (1, 1, -5, 0.5)),
    ("target", (1, 1, 1, 0)),
    ("target", (1, 1, 1, 1)),
    ("target", (1, 1, 1, 80)),
    ("target", (0, 1, 1, -0.2)),
):
    expect.raises(ValueError, lambda values=values: visits_needed(*values), f"a bad {name}", name)

# %% [markdown] locked="audit-prompt"
# ## 2. Scoring an audit (3 points)
#
# Write `audit_score(answers, reverse, least)`: each respondent's score on a scale, the mean of the items they answered.
#
# - `answers` is a DataFrame with one row a respondent and one column an item. An answer is 1, 2, 3, 4 or 5, or missing. Columns may be whole numbers, decimals, or pandas' `Int64`.
# - `reverse` is a list of columns on which agreeing speaks against orientation. Turn their answers: 1 counts as 5, 2 as 4, and so on.
# - `least` is the share of items that a respondent must have answered. Below it their score is NaN; just `least` is enough. Who answered nothing has NaN, whatever `least` is.
# - Return a Series of decimals (dtype `float64`) with the index of `answers`. Leave `answers` as it is.
# - Raise `ValueError` if a name in `reverse` is no column or if an answer isn't allowed (the message names that column), and if nobody answered anything (the message says `missing`).
#
# Example: answers of 5, 1, 4 and 4, with the second item reversed, give $(5+5+4+4)/4=4.5$.


# %% answer="audit"
def audit_score(answers, reverse, least):
    """Return each respondent's mean over the items they answered."""
    ### BEGIN SOLUTION
    for item in reverse:
        if item not in answers.columns:
            raise ValueError(f"{item} is to be reversed, and there is no such column")
    for column in answers.columns:
        given = answers[column].dropna()
        if not given.isin([1, 2, 3, 4, 5]).all():
            raise ValueError(f"{column} holds something else than 1 to 5")
    if answers.isna().all(axis=None):
        raise ValueError("all answers are missing")
    table = answers.astype(float)
    for item in reverse:
        table[item] = 6 - table[item]
    answered = table.notna().mean(axis=1)
    return table.mean(axis=1).where(answered >= least - 1e-9)
    ### END SOLUTION


# %% visible="audit"
example = pd.DataFrame({"q1": [5, 3], "q2": [1, 3], "q3": [4, None], "q4": [4, None]})
scores = audit_score(example, ["q2"], 0.75)
expect.close(scores, [4.5, np.nan], "the example of question 2, and one who answered half")


# %% hidden="audit-values" points=1 says="other scales, reversed items, limits, and answers missing here and there"
from centricity.models import audit as model

rng = seeds.rng("audit-values")
for items, least in ((4, 0.75), (12, 0.5), (8, 0.875), (3, 2 / 3), (5, 0.0), (10, 0.7)):
    names = [f"item {number}" for number in range(items)]
    answers = pd.DataFrame(rng.integers(1, 6, (25, items)).astype(float), columns=names)
    answers = answers.mask(rng.random(answers.shape) < 0.25)
    answers.index = rng.permutation(100)[:25]
    reverse = [name for name in names if rng.random() < 0.4]
    scores = audit_score(answers, reverse, least)
    what = f"{items} items, of which a share of {least:.3g} must be answered"
    expect.close(scores, model.audit_score(answers, reverse, least).to_numpy(), what)
    expect.equal(scores.index.tolist(), answers.index.tolist(), f"the index, {what}")
expect.close(
    audit_score(pd.DataFrame({"a": [np.nan, 2.0]}), ["a"], 0.0), [np.nan, 4.0], "a single item"
)


# %% hidden="audit-types" points=1 says="Veretta's audit, whole numbers and pandas' Int64, and a frame left alone"
from centricity.data import load_orientation_audit
from centricity.models import audit as model

answers = load_orientation_audit()
external = [f"q{number:02}" for number in range(1, 13)]
reverse = ["q02", "q05", "q08", "q11"]
table = answers[external]
wanted = model.audit_score(table, reverse, 0.75).to_numpy()
for kind in ("float64", "Int64"):
    given = table.astype(kind)
    kept = given.copy()
    scores = audit_score(given, reverse, 0.75)
    expect.close(scores, wanted, f"Veretta's audit, dtype {kind}")
    expect.equal(str(scores.dtype), "float64", "the dtype of the scores")
    expect.unchanged(kept, given, "the frame of answers")
whole = pd.DataFrame({"b": [1, 2, 5], "a": [5, 5, 1]}, index=["x", "y", "z"])
scores = audit_score(whole, ["a"], 1.0)
expect.close(scores, [1.0, 1.5, 5.0], "whole numbers, all answered")
expect.equal(scores.index.tolist(), ["x", "y", "z"], "an index of names")
expect.close(audit_score(whole, [], 1.0), [3.0, 3.5, 3.0], "nothing to reverse")


# %% hidden="audit-bad-input" points=1 says="columns that aren't there, answers that aren't allowed, nobody who answered"
def table(value):
    return pd.DataFrame({"clear": [1, 5, 3], "rushed": [2.0, np.nan, value]})


expect.close(audit_score(table(4), ["rushed"], 1.0), [2.5, np.nan, 2.5], "allowed answers")
expect.raises(
    ValueError, lambda: audit_score(table(4), ["polite"], 0.5), "no such column", "polite"
)
for value in (0, 6, 3.5, -1):
    for reverse in ([], ["rushed"]):
        expect.raises(
            ValueError,
            lambda value=value, reverse=reverse: audit_score(table(value), reverse, 0.5),
            f"an answer of {value}",
            "rushed",
        )
empty = pd.DataFrame({"clear": [np.nan, np.nan], "rushed": [np.nan, np.nan]})
expect.raises(
    ValueError, lambda: audit_score(empty, ["rushed"], 0.5), "no answers at all", "missing"
)

# %% [markdown] locked="optimum-prompt"
# ## 3. The red line (3 points)
#
# A constructed curve, as in the lesson: at level $o$ of orientation an employee sells
#
# $$\text{benefit} \cdot o - \text{cost} \cdot o^2$$
#
# more than at level 0. Each step up brings the same, and takes more time than the step before.
#
# Write `optimum_orientation(benefit, cost, low, high)`: the level from `low` to `high`, both included, at which sales are largest.
#
# - All four are single numbers. `benefit` may be negative; `cost` may be 0. Return a number.
# - If the top of the curve lies outside, the answer is a corner. If several levels sell the same, the lowest of them.
# - The top may lie between two whole levels. Give it exactly, not from a grid.
# - Raise `ValueError` with the parameter's name for a negative cost and for a NaN in any of the four. If `low` is above `high`, the message names `low`.
#
# Example: with a benefit of 8 and a cost of 0.8, of levels from 0 to 10, level 5 sells most.


# %% answer="optimum"
def optimum_orientation(benefit, cost, low, high):
    """Return the level of orientation that sells most."""
    ### BEGIN SOLUTION
    for name, value in [("benefit", benefit), ("cost", cost), ("low", low), ("high", high)]:
        if np.isnan(value):
            raise ValueError(f"{name} must be a number")
    if cost < 0:
        raise ValueError("cost must not be negative")
    if low > high:
        raise ValueError("low must not be above high")
    if not cost:
        return high if benefit > 0 else low
    return float(np.clip(benefit / (2 * cost), low, high))
    ### END SOLUTION


# %% visible="optimum"
expect.close(optimum_orientation(8, 0.8, 0, 10), 5, "the example of question 3")
expect.close(optimum_orientation(8, 0.1, 0, 10), 10, "a cost so low that more is always better")


# %% hidden="optimum-inside" points=1 says="tops inside the range, between whole levels, and ranges that don't begin at 0"
rng = seeds.rng("optimum-inside")
for _ in range(12):
    low = float(rng.uniform(-20, 20))
    high = low + float(rng.uniform(1, 30))
    top = float(rng.uniform(low, high))
    cost = float(rng.uniform(0.01, 5))
    found = optimum_orientation(2 * cost * top, cost, low, high)
    expect.close(found, top, "a top inside the range", rel=1e-7)
expect.close(optimum_orientation(7, 2, 0, 10), 1.75, "whole numbers for benefit and cost")
expect.close(optimum_orientation(-6, 1, -5, 5), -3, "a range with levels below 0")


# %% hidden="optimum-corners" points=1 says="corners, steps that cost nothing or bring nothing, ties, a range of one level"
for values, wanted, what in (
    ((30, 1, 0, 10), 10, "a top above the range"),
    ((1, 1, 2, 10), 2, "a top below the range"),
    ((-4, 1, 0, 10), 0, "steps that lose sales"),
    ((0, 1, 0, 10), 0, "steps that bring nothing"),
    ((3, 0, 0, 8), 8, "steps that cost nothing"),
    ((0.25, 0, 0, 8), 8, "steps that cost nothing and bring little"),
    ((-3, 0, 1, 8), 1, "steps that cost nothing and lose sales"),
    ((0, 0, 2, 9), 2, "every level sells the same"),
    ((0.0, 0.0, -1.5, 9.0), -1.5, "every level sells the same, also below 0"),
    ((5, 0.5, 4, 4), 4, "a range of one level"),
    ((20, 1, 0, 10), 10, "a top at the upper end"),
):
    expect.close(optimum_orientation(*values), wanted, what)


# %% hidden="optimum-bad-input" points=1 says="negative costs, numbers that are missing, a range the wrong way round"
import math

good = {"benefit": 8.0, "cost": 0.8, "low": 0.0, "high": 10.0}
expect.close(optimum_orientation(**good), 5.0, "arguments by name")
for name, value in (("cost", -0.1), *((name, math.nan) for name in good)):
    expect.raises(
        ValueError,
        lambda name=name, value=value: optimum_orientation(**{**good, name: value}),
        f"a {name} of {value}",
        name,
    )
expect.raises(
    ValueError, lambda: optimum_orientation(8.0, 0.8, 6.0, 5.0), "a range turned round", "low"
)
expect.raises(
    ValueError, lambda: optimum_orientation(8.0, 0.0, 6.0, 5.0), "the same without cost", "low"
)

# %% [markdown] locked="chain-prompt"
# ## 4. What reaches the end of a chain (2 points)
#
# Employees' attitude moves customers' impression, and customers' impression moves revenue. If there is no other path, the effects multiply.
#
# Write `chain_effect(steps, change)`.
#
# - `steps` is a list with a pair of numbers for each link: a change of the cause, and the change of the effect that goes with it. The effect of one link is the cause of the next.
# - Return the change at the end that goes with a change of `change` at the beginning.
# - Raise `ValueError` if there are no steps (the message names `steps`), or if a cause in `steps` is 0 (the message names `cause`). Leave the list as it is.
#
# Example: at Sears, 5 units more attitude went with 1.3 units more impression, and those with 0.5% more revenue. `chain_effect([(5, 1.3), (1.3, 0.5)], 1)` is 0.1: one unit, a tenth of a per cent. Three links of 0.3, `[(1, 0.3)] * 3`, leave 0.027.


# %% answer="chain"
def chain_effect(steps, change):
    """Return what a change at the beginning of a chain brings at its end."""
    ### BEGIN SOLUTION
    if not steps:
        raise ValueError("steps must hold one link at least")
    for cause, effect in steps:
        if cause == 0:
            raise ValueError("a cause of 0 says nothing about its effect")
        change = change * effect / cause
    return change
    ### END SOLUTION


# %% visible="chain"
expect.close(chain_effect([(5, 1.3), (1.3, 0.5)], 1), 0.1, "Sears, in question 4")
expect.close(chain_effect([(1, 0.3)] * 3, 1), 0.027, "three links of 0.3")


# %% hidden="chain-values" points=1 says="chains of any length, in other units, and changes of any size and sign"
rng = seeds.rng("chain-values")
for links in (1, 2, 3, 5, 8):
    causes = [float(one) for one in rng.uniform(0.5, 9, links)]
    effects = [float(one) for one in rng.uniform(-3, 3, links)]
    change = float(rng.uniform(-10, 10))
    wanted = change
    for cause, effect in zip(causes, effects, strict=True):
        wanted *= effect / cause
    steps = [list(pair) for pair in zip(causes, effects, strict=True)]
    kept = [pair.copy() for pair in steps]
    expect.close(chain_effect(steps, change), wanted, f"{links} links")
    expect.equal(steps == kept, True, "a list of steps left alone")
expect.close(chain_effect([(-2, 1), (4, -8)], 3), 3.0, "links that turn the sign")
expect.close(chain_effect([(5, 1.3), (1.3, 0.5)], 10), 1.0, "ten units at Sears")


# %% hidden="chain-edges" points=1 says="links that pass nothing on, no change at all, no links, causes of 0"
expect.close(chain_effect([(2, 3), (5, 0), (1, 4)], 7), 0.0, "a link that passes nothing on")
expect.close(chain_effect([(2, 3), (5, 6)], 0), 0.0, "no change at all")
expect.raises(ValueError, lambda: chain_effect([], 1), "no links", "steps")
for steps in ([(0, 1)], [(1, 2), (0, 0.5)], [(0, 0), (1, 2)], [(1, 0), (0.0, 2)]):
    expect.raises(ValueError, lambda steps=steps: chain_effect(steps, 1), "a cause of 0", "cause")

# %% [markdown] locked="desk-prompt"
# ## 5. Between the desks: who gets the bonus? (2 points)
#
# The orientation desk wants a bonus for every reception whose mystery visits average `bar` or more. The centricity desk pays, and pays only where the average is above the bar for more than luck. They agree on a rule: the bonus goes to a site if
#
# $$\text{mean score} - 1.645 \sqrt{\frac{\text{both}}{\text{shoppers}} + \frac{\text{visit}}{\text{visits}}} \;\ge\; \text{bar},$$
#
# where *shoppers* is the number of different shoppers who went to that site, and *visits* the number of visits there. If all shoppers were equally strict, a site whose true mean is just the bar would get that far above it by luck in 5 of 100 cases. How strict shoppers are is left out of the rule. It is the same for all sites only if they see the same shoppers, and even then all of them can stand above the bar together because their shoppers were kind.
#
# Write `bonus_sites(visits, both, visit, bar)`.
#
# - `visits` has columns `site`, `shopper` and `score`, in any row order. A visit whose score is missing doesn't count: not in the mean, and neither as a visit nor for its shopper. `both` and `visit` are the two variances.
# - Return the sites that get the bonus, as a list of names in alphabetical order. Leave the frame as it is.
#
# Example: with Veretta's visits, variances of 20 and 386, and a bar of 60, the bonus goes to four sites: Bridge Street, North Gate, Old Town and Station. Hillside averages above 60, and gets none.


# %% answer="desk"
def bonus_sites(visits, both, visit, bar):
    """Return the sites whose mean score lies above the bar for more than luck."""
    ### BEGIN SOLUTION
    rated = visits.dropna(subset=["score"])
    sites = rated.groupby("site").agg(
        mean=("score", "mean"), count=("score", "size"), shoppers=("shopper", "nunique")
    )
    error = np.sqrt(both / sites["shoppers"] + visit / sites["count"])
    return sorted(sites.index[sites["mean"] - 1.645 * error >= bar])
    ### END SOLUTION


# %% visible="desk"
names = bonus_sites(load_mystery_visits(), 20, 386, 60)
four = ["Bridge Street", "North Gate", "Old Town", "Station"]
expect.equal(names, four, "the example of question 5")


# %% hidden="desk-rule" points=1 says="other bars and variances, visits in any order, sites with different numbers of them"
from centricity.data import load_mystery_visits
from centricity.models import front_line as model


def reference(visits, both, visit, bar):
    names = []
    for name, rows in visits.groupby("site"):
        error = model.standard_error(
            {"both": both, "visit": visit}, rows["shopper"].nunique(), len(rows)
        )
        if rows["score"].mean() - 1.645 * error >= bar:
            names.append(str(name))
    return names


rng = seeds.rng("desk-rule")
everything = load_mystery_visits()
for both, visit, bar in ((20, 386, 50), (300, 386, 60), (0, 900, 45), (0, 0, 60), (80, 0, 20)):
    shuffled = everything.iloc[rng.permutation(len(everything))]
    kept = shuffled.copy()
    names = bonus_sites(shuffled, both, visit, bar)
    expect.equal(names, reference(everything, both, visit, bar), f"all visits, a bar of {bar}")
    expect.unchanged(kept, shuffled, "the frame of visits")
for size in (25, 40, 60):
    some = everything.iloc[np.sort(rng.choice(len(everything), size, replace=False))]
    for both, visit in ((150, 386), (800, 100)):
        wanted = reference(some, both, visit, 40)
        expect.equal(bonus_sites(some, both, visit, 40), wanted, f"{size} visits in all")


# %% hidden="desk-edges" points=1 says="scores that are missing, the bar reached exactly, nobody above it"
rows = [("B", 1, 80.0), ("B", 2, 80.0), ("B", 3, np.nan), ("B", 3, np.nan)]
rows += [("A", 1, 80.0), ("A", 1, 80.0), ("A", 1, 80.0), ("A", 1, 80.0)]
rows += [("C", 1, np.nan), ("D", 1, 70.0)]
visits = pd.DataFrame(rows, columns=["site", "shopper", "score"])
expect.equal(bonus_sites(visits, 0, 0, 70), ["A", "B", "D"], "a mean that is just the bar")
expect.equal(bonus_sites(visits, 0, 0, 80), ["A", "B"], "missing scores, no error")
# 1.645 sqrt(100 / n): 11.6 for two, 9.5 for three, 8.2 for four.
expect.equal(bonus_sites(visits, 0, 100, 71), ["A"], "visits with a missing score")
expect.equal(bonus_sites(visits, 100, 0, 68), ["B"], "shoppers, and not visits, counted")
expect.equal(bonus_sites(visits, 100, 0, 69), [], "shoppers with a missing score")
expect.equal(bonus_sites(visits, 1, 0, 79), [], "a variance of 1 between shoppers")
expect.equal(bonus_sites(visits, 0, 1, 79), ["A"], "a variance of 1 between visits")
expect.equal(bonus_sites(visits, 1, 1, 99), [], "a bar that nobody reaches")

# %% [markdown] locked="alpha-prompt"
# ## 6. Stretch: agreement of any number of raters (2 points)
#
# Krippendorff's alpha takes any number of raters, and gaps. Only units with two ratings or more count. In a unit with $m$ ratings every ordered pair of ratings by two different raters counts $1/(m-1)$. Let $o_{vw}$ be the sum of these over all units for the values $v$ and $w$, $n_v=\sum_w o_{vw}$, and $n=\sum_v n_v$. Then
#
# $$\alpha = 1-(n-1)\,\frac{\sum_{v,w} o_{vw}\,d_{vw}}{\sum_{v,w} n_v\,n_w\,d_{vw}},$$
#
# | `level` | distance $d_{vw}$ of two different values |
# |---|---|
# | `"nominal"` | 1 |
# | `"interval"` | $(v-w)^2$ |
# | `"ratio"` | $(v-w)^2/(v+w)^2$ |
# | `"ordinal"` | $\left(\sum_g n_g-\frac{n_v+n_w}{2}\right)^2$, summed over the values $g$ from $v$ to $w$, both included |
#
# Equal values have a distance of 0. Write `krippendorff_alpha(ratings, level)`.
#
# - `ratings` is a list of lists or an array of numbers, one row a rater and one column a unit, NaN where a rater gave no rating. Ratings aren't negative. Leave it as it is.
# - If all paired ratings are the same, alpha is NaN, without a warning.
# - Raise `ValueError` for an unknown level (the message names `level`), and if no unit was rated twice (the message names `ratings`).
#
# Example: two raters who gave three units 1, 2, 2 and 1, 2, 3 have a nominal alpha of 0.5455.


# %% answer="alpha"
def krippendorff_alpha(ratings, level):
    """Return Krippendorff's alpha."""
    ### BEGIN SOLUTION
    if level not in ("nominal", "ordinal", "interval", "ratio"):
        raise ValueError("the level is unknown")
    table = np.asarray(ratings, dtype=float)
    units = [column[~np.isnan(column)] for column in table.T]
    units = [unit for unit in units if len(unit) >= 2]
    if not units:
        raise ValueError("ratings hold no unit that was rated twice")
    values = np.unique(np.concatenate(units))
    met = np.zeros((len(values), len(values)))
    for unit in units:
        counts = np.array([(unit == value).sum() for value in values], dtype=float)
        met += (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    n = sum(met)
    v, w = values[:, None], values[None, :]
    same = np.eye(len(values))
    middle = np.cumsum(n) - n / 2
    distance = {
        "nominal": 1 - same,
        "ordinal": (middle[:, None] - middle[None, :]) ** 2,
        "interval": (v - w) ** 2,
        # Endless sums give equal values a distance of 0, two zeros too.
        "ratio": ((v - w) / np.where(same, np.inf, v + w)) ** 2,
    }[level]
    expected = (np.outer(n, n) * distance).sum()
    if not expected:
        return np.nan
    return 1 - (n.sum() - 1) * (met * distance).sum() / expected
    ### END SOLUTION


# %% visible="alpha"
two = [[1, 2, 2], [1, 2, 3]]
expect.close(krippendorff_alpha(two, "nominal"), 0.5454545, "the example of question 6", rel=1e-6)


# %% hidden="alpha-values" points=1 says="four observers and twelve units, and drawn ratings with gaps, at all four levels"
from centricity.models import reliability as model

gap = np.nan
four = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, gap, gap, gap],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, gap, 3],
    [gap, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, gap],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, gap],
]
wanted = {"nominal": 0.743421, "ordinal": 0.815388, "interval": 0.849107, "ratio": 0.797403}
rng = seeds.rng("alpha-values")
for level, value in wanted.items():
    expect.close(krippendorff_alpha(four, level), value, f"four observers, {level}", rel=1e-5)
    for raters, units in ((2, 9), (3, 12), (5, 20)):
        drawn = rng.choice([0.0, 1.0, 2.5, 4.0, 7.0], (raters, units))
        drawn[rng.random(drawn.shape) < 0.2] = np.nan
        # One unit in which everybody said 0: no distance at any level.
        drawn[:, 0] = 0.0
        expect.close(
            krippendorff_alpha(drawn, level),
            model.krippendorff_alpha(drawn, level),
            f"{raters} raters and {units} units, {level}",
        )


# %% hidden="alpha-edges" points=1 says="units rated once, perfect agreement, a single value, nothing paired, unknown levels"
gap = np.nan
plain = np.array([[1.0, 2, 2, 5, 1], [1, 2, 3, 5, 2]])
once = np.array([[1.0, 2, 2, 5, 1, 9, gap, gap], [1, 2, 3, 5, 2, gap, 7, gap]])
kept = once.copy()
for level in ("nominal", "ordinal", "interval", "ratio"):
    expect.close(
        krippendorff_alpha(once, level),
        krippendorff_alpha(plain, level),
        f"units rated once or never, {level}",
    )
    expect.close(krippendorff_alpha([[1, 2, 3], [1, 2, 3]], level), 1.0, "perfect agreement")
    expect.close(krippendorff_alpha([[2, 2], [2, 2]], level), gap, "a single value")
    expect.close(krippendorff_alpha([[0, 0], [0, 0]], level), gap, "nothing but 0")
    expect.raises(
        ValueError,
        lambda level=level: krippendorff_alpha([[1, gap], [gap, 2]], level),
        "no unit rated twice",
        "ratings",
    )
expect.unchanged(kept, once, "the array of ratings")
expect.close(krippendorff_alpha([[1, 2], [2, 1]], "nominal"), -0.5, "less than chance")
for level in ("metric", "Nominal", ""):
    expect.raises(
        ValueError,
        lambda level=level: krippendorff_alpha([[1, 2], [1, 2]], level),
        f"a level called {level!r}",
        "level",
    )

# %% [markdown] locked="halo-prompt"
# ## 7. Stretch: is there a halo? (2 points)
#
# After a long wait shoppers may mark down what has nothing to do with waiting. But sites with long waits may also be worse, so compare visits *within* each site.
#
# Write `halo_check(visits, items, longest)`.
#
# - `visits` has one row a visit, with columns `site`, `wait` (minutes) and a column of 0 and 1 for each name in the list `items`. A wait is long if it is above `longest`.
# - A visit's score is the mean of its `items`, in per cent.
# - For each site with $n_1$ long and $n_2$ short waits, both above 0, take the mean score after long waits less the mean score after short ones. Return the average of these differences over sites, weighted by $n_1 n_2/(n_1+n_2)$. Sites with waits of one kind only don't count; if there are no others, return NaN, without a warning.
# - Raise `ValueError` if `items` is empty (the message names `items`), and if one of the columns is missing (the message names the column). Leave the frame as it is.
#
# Example: a site with scores of 50 and 50 after long waits and 100 after a short one, on its own, gives -50.


# %% answer="halo"
def halo_check(visits, items, longest):
    """Return how much lower items score after a long wait, within sites."""
    ### BEGIN SOLUTION
    if not items:
        raise ValueError("items must name one column at least")
    for column in ["site", "wait", *items]:
        if column not in visits.columns:
            raise ValueError(f"there is no column {column}")
    score = 100 * visits[list(items)].mean(axis=1)
    total = weights = 0.0
    for site in visits["site"].unique():
        here = visits["site"] == site
        after_long = score[here & (visits["wait"] > longest)]
        after_short = score[here & (visits["wait"] <= longest)]
        if after_long.size and after_short.size:
            weight = after_long.size * after_short.size / here.sum()
            total += weight * (after_long.mean() - after_short.mean())
            weights += weight
    return total / weights if weights else np.nan
    ### END SOLUTION


# %% visible="halo"
example = pd.DataFrame({"site": ["a"] * 3, "wait": [30, 25, 5], "clean": [1, 0, 1]})
example["goodbye"] = [0, 1, 1]
found = halo_check(example, ["clean", "goodbye"], 20)
expect.close(found, -50.0, "the example of question 7")


# %% hidden="halo-values" points=1 says="Veretta's visits and drawn worlds, other items and limits, visits in any order"
from centricity.data import load_mystery_visits
from centricity.models import front_line as model
from centricity.simulate import mystery

rng = seeds.rng("halo-values")
unrelated = ["privacy_kept", "clean", "signs_found", "goodbye"]
everything = load_mystery_visits()
for items, longest in (
    (unrelated, 20),
    (unrelated, 15),
    (["clean"], 10),
    (list(mystery.ITEMS), 20),
):
    shuffled = everything.iloc[rng.permutation(len(everything))]
    kept = shuffled.copy()
    wanted = model.halo_check(everything, items, longest)
    what = f"{len(items)} items, waits above {longest} minutes"
    expect.close(halo_check(shuffled, items, longest), wanted, what)
    expect.unchanged(kept, shuffled, "the frame of visits")
for _ in range(3):
    drawn = mystery.visits(rng, mystery.truth(rng)).iloc[: int(rng.integers(30, 90))]
    items = [str(one) for one in rng.choice(mystery.ITEMS, 3, replace=False)]
    wanted = model.halo_check(drawn, items, 18.5)
    expect.close(halo_check(drawn, items, 18.5), wanted, "visits of another world")


# %% hidden="halo-edges" points=1 says="sites with waits of one kind, waits of just the limit, bad sites, missing columns"
def table(waits):
    return pd.DataFrame(
        {
            "site": ["bad", "bad", "good", "good", "bad", "other"],
            "wait": waits,
            "clean": [0, 0, 1, 1, 0, 1],
            "goodbye": [0, 0, 1, 1, 0, 0],
        }
    )


both = ["clean", "goodbye"]
found = halo_check(table([40, 40, 5, 30, 10, 50]), both, 20)
expect.close(found, 0.0, "bad sites with long waits, and no halo")
found = halo_check(table([40, 20, 5, 6, 30, 7]), ["goodbye"], 30)
expect.close(found, 0.0, "a wait of just the limit")
just = pd.DataFrame({"site": ["a", "a"], "wait": [20, 21], "clean": [1, 0]})
expect.close(halo_check(just, ["clean"], 20), -100.0, "a wait of just the limit is short")
expect.close(halo_check(just, ["clean"], 21), np.nan, "short waits only")
expect.close(halo_check(just, ["clean"], 3), np.nan, "long waits only")
apart = just.assign(site=["a", "b"])
expect.close(halo_check(apart, ["clean"], 20), np.nan, "each site with waits of one kind")
expect.raises(ValueError, lambda: halo_check(just, [], 20), "no items", "items")
for column in ("site", "wait", "clean"):
    expect.raises(
        ValueError,
        lambda column=column: halo_check(just.drop(columns=column), ["clean"], 20),
        f"no column {column!r}",
        column,
    )

# %% [markdown] locked="written-prompt"
# ## 8. In words: where is your red line, and who pays? (4 points)
#
# Take a front-line job you know: your own, one you had, or one you meet as a customer. In about 200 words:
#
# say what the employee does for a customer at three levels of orientation, one of them too high; say where your red line lies and by which observable sign somebody would know that it was crossed; name who pays beyond the line (the firm, the next customer in the queue, the employee, the customer's own interest) and how you would measure that cost; and say who should rate the employee's orientation, and what a bonus on that rating would do to it. Use one result of this lesson or assignment for the last point.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *Three levels, in behaviour*: what is done at each level could be filmed. "Cares more" can't; half a point if one of the three is only a word of praise.
# 2. *A line with a sign*: the line is a place on that ladder, and somebody standing beside could tell that it was crossed. No sign, half a point.
# 3. *Who pays, and how it is measured*: at least one payer other than "the firm", and a figure that would show the cost (minutes in the queue, discounts given, overtime, returns).
# 4. *Who rates, and the bonus*: one rater chosen with a reason, and a result used correctly: staff above patients and more so under a bonus (0.8 of a step against 0.4 in Veretta's constructed audit), sites told apart by 6 visits and not by one, or a halo of 21 points. "Customers, because they are honest" without a result: half a point.
#
# **A good answer, 4 of 4.** At a bicycle repair shop. Level one: the mechanic repairs what the slip says. Level two: he asks how the bicycle is used, and rings before doing anything dearer than agreed. Level three: he lends his own bicycle, stays until eight, and rebuilds a wheel that isn't worth it because the customer is fond of it.
#
# My line lies between two and three. The sign: work on the bench that is on no slip. Beyond it the next customers pay: their bicycles wait. I would measure the days between the promised and the actual date, for the other slips of that week. The mechanic pays as well, in unpaid hours, and the fond customer in a bill.
#
# Customers should rate, since they are the ones who meet the orientation. The mechanic would rate himself too high, and more so for money: in Veretta's audit staff with a bonus put themselves 0.8 of a step above their patients, the others 0.4. But a customer rates her day as well, as the shoppers did who had waited, so I would want six ratings, as in Veretta's clinics, before I said anything, and pay no bonus on them at all. A bonus would fill the bench with work that is on no slip.
#
# **A middling answer, 2 of 4.** In a hotel, a receptionist at a low level only hands over the key. At a medium level she is friendly and helps with questions. Too high is when she gives free upgrades to everybody who asks. My red line is free upgrades without a reason; you can see it in the booking system. The hotel pays for it, because it can't sell the rooms, and this could be measured by the value of upgrades per month. The guests should rate the receptionist because they know best. A bonus would motivate her, but she could also try to get good ratings.
#
# *Why 2:* "friendly" is praise, not behaviour (half of the first point). The line and its sign are clear (all of the second). The figure is good, but the only payer is the firm (half of the third). The last point uses no result and decides nothing (none).
# ### END SOLUTION
