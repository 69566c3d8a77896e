# %% [markdown] locked="title"
# # Assignment 11: what a retention programme changes
#
# *Whom to call, and did it work?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 70 to 90 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
from itertools import pairwise

import numpy as np
import pandas as pd

from centricity.data import load_campaign
from centricity.grading import expect

# %% [markdown] locked="effect-prompt"
# ## 1. Did it work? (3 points)
#
# A lot decided who was called. Write `average_effect(treated, stayed)`, which returns a tuple `(effect, low, high)`:
#
# - `effect` is the share of the treated who stayed less the share of the untreated who stayed;
# - `low` and `high` are `effect` less and plus 1.96 standard errors, where the standard error is the root of $p_1(1-p_1)/n_1 + p_0(1-p_0)/n_0$, with the share $p$ who stayed and the size $n$ of each arm.
#
# `treated` and `stayed` are lists, arrays or Series of one length, of 0 and 1 or of `False` and `True`, one value for each customer in the same order. Leave them as they are. Raise `ValueError`, naming the arm (`"treated"` or `"untreated"`), if there is nobody in it.
#
# Example: 3 of 4 treated and 2 of 4 untreated customers stayed. The effect is 0.25, from -0.398 to 0.898, rounded.


# %% answer="effect"
def average_effect(treated, stayed):
    """Return the difference of two shares with its 95% interval."""
    ### BEGIN SOLUTION
    treated, stayed = np.asarray(treated, dtype=bool), np.asarray(stayed, dtype=bool)
    shares, variances = [], []
    for name, arm in [("treated", stayed[treated]), ("untreated", stayed[~treated])]:
        if not arm.size:
            raise ValueError(f"nobody is in the {name} arm")
        share = arm.mean()
        shares.append(share)
        variances.append(share * (1 - share) / arm.size)
    effect = shares[0] - shares[1]
    margin = 1.96 * sum(variances) ** 0.5
    return float(effect), float(effect - margin), float(effect + margin)
    ### END SOLUTION


# %% visible="effect"
found = average_effect([1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 1, 1, 0, 0])
expect.close(found, [0.25, -0.398, 0.898], "the example of question 1", rel=2e-3)


# %% hidden="effect-difference" points=1 says="the effect itself in trials of other sizes, with arms that are not equally large"
from centricity.models import uplift as model

rng = seeds.rng("effect-difference")
for count in (7, 60, 501):
    treated = rng.random(count) < 0.3
    treated[:2] = True, False
    stayed = rng.random(count) < np.where(treated, 0.8, 0.6)
    want = model.average_effect(treated, stayed)["effect"]
    got = average_effect(treated.astype(int), stayed.astype(int))
    expect.close(got[0], want, f"{count} customers")
got = average_effect([1, 1, 0, 0, 0], [0, 0, 1, 1, 0])
expect.close(got[0], -2 / 3, "a call that drives customers away")


# %% hidden="effect-interval" points=1 says="both ends of the interval, also where everybody or nobody stayed"
rng = seeds.rng("effect-interval")
for count in (40, 300):
    treated = rng.random(count) < 0.4
    stayed = rng.random(count) < 0.7
    one, two = stayed[treated], stayed[~treated]
    error = (
        one.mean() * (1 - one.mean()) / one.size + two.mean() * (1 - two.mean()) / two.size
    ) ** 0.5
    effect = one.mean() - two.mean()
    want = [effect, effect - 1.96 * error, effect + 1.96 * error]
    expect.close(average_effect(treated, stayed), want, f"a trial with {count} customers")
expect.close(average_effect([1, 1, 0, 0], [1, 1, 0, 0]), [1.0, 1.0, 1.0], "no chance left")


# %% hidden="effect-input" points=1 says="lists, Series with any index, truth values, an empty arm, and inputs left alone"
want = average_effect(np.array([1, 1, 1, 0, 0]), np.array([1, 0, 1, 1, 0]))
expect.close(want[0], 2 / 3 - 1 / 2, "three against two")
flags = pd.Series([True, True, True, False, False], index=list("abcde"))
kept = pd.Series([True, False, True, True, False], index=[9, 8, 7, 6, 5])
before = kept.copy()
expect.close(average_effect(flags, kept), want, "Series whose index differs")
expect.unchanged(before, kept, "the Series of those who stayed")
expect.close(average_effect([1, 1, 1, 0, 0], [1, 0, 1, 1, 0]), want, "lists")
expect.raises(ValueError, lambda: average_effect([0, 0], [1, 0]), "no treated", "treated")
expect.raises(ValueError, lambda: average_effect([1, 1], [1, 0]), "nobody left", "untreated")
expect.raises(ValueError, lambda: average_effect([], []), "nobody at all", "treated")

# %% [markdown] locked="groups-prompt"
# ## 2. On whom did it work? (3 points)
#
# Write `uplift_by_group(trial, group)`. `trial` is a DataFrame with one row for each customer and the columns `called` and `renewed` (0 or 1), and the column named by `group`. Return a Series: its index holds the groups in ascending order, its values the share of the called who renewed less the share of the others who renewed.
#
# Where a group has nobody in one of the two arms, its value is NaN. Leave the frame as it is, and use no column but those three. Raise `ValueError`, naming the column, if one of the three is missing.
#
# Example: in group `"a"` one called member renewed and one other member didn't; in group `"b"` the only member was called. The Series is 1.0 for `"a"` and NaN for `"b"`.


# %% answer="groups"
def uplift_by_group(trial, group):
    """Return the difference of the two shares who renewed, group by group."""
    ### BEGIN SOLUTION
    for column in ("called", "renewed", group):
        if column not in trial:
            raise ValueError(f"the trial has no column {column}")
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack()
    shares = shares.reindex(columns=[0, 1])
    return shares[1] - shares[0]
    ### END SOLUTION


# %% visible="groups"
small = pd.DataFrame({"called": [1, 0, 1], "renewed": [1, 0, 1], "clinic": ["a", "a", "b"]})
found = uplift_by_group(small, "clinic")
expect.equal(list(found.index), ["a", "b"], "the groups of the example")
expect.close(found, [1.0, np.nan], "the example of question 2")


# %% hidden="groups-values" points=1 says="other trials, by text and by number, with the rows in any order"
from centricity.models import uplift as model

rng = seeds.rng("groups-values")
for labels in (["north", "east", "south"], [30, 4, 100]):
    trial = pd.DataFrame(
        {
            "called": rng.integers(0, 2, 240),
            "renewed": rng.integers(0, 2, 240),
            "where": rng.choice(labels, 240),
            "years": rng.integers(1, 9, 240),
        },
        index=rng.permutation(240),
    )
    names = {"called": "treated", "renewed": "stayed"}
    want = model.by_group(trial.rename(columns=names), "where")["effect"]
    got = uplift_by_group(trial, "where")
    expect.equal(
        [str(one) for one in got.index], [str(one) for one in sorted(labels)], "the groups"
    )
    expect.close(got, want.to_numpy(), f"groups {sorted(labels)}")


# %% hidden="groups-empty-arms" points=1 says="groups in which everybody or nobody was called, and a trial that called nobody"
nan = float("nan")
trial = pd.DataFrame(
    {
        "called": [1, 1, 0, 0, 1, 0],
        "renewed": [1, 0, 1, 1, 1, 0],
        "band": [3, 3, 2, 2, 1, 1],
    }
)
got = uplift_by_group(trial, "band")
expect.equal([int(one) for one in got.index], [1, 2, 3], "the groups")
expect.close(got, [1.0, nan, nan], "two groups with an empty arm")
nobody = trial.assign(called=0)
expect.close(uplift_by_group(nobody, "band"), [nan, nan, nan], "nobody was called anywhere")
everybody = trial.assign(called=1)
expect.close(uplift_by_group(everybody, "band"), [nan, nan, nan], "everybody was called")


# %% hidden="groups-frame" points=1 says="the frame is left alone, and a missing column is named"
trial = pd.DataFrame(
    {"called": [1, 0, 1, 0], "renewed": [1, 1, 0, 0], "clinic": ["b", "b", "a", "a"]}
)
before = trial.copy()
expect.close(uplift_by_group(trial, "clinic"), [0.0, 0.0], "no effect in either group")
expect.unchanged(before, trial, "the trial")
for column in ("called", "renewed", "clinic"):
    short = trial.drop(columns=column)
    expect.raises(ValueError, lambda: uplift_by_group(short, "clinic"), f"without {column}", column)

# %% [markdown] locked="profit-prompt"
# ## 3. What is the best call list worth? (2 points)
#
# Suppose you knew by how much a call raises each customer's chance to stay. A call costs `cost` crowns whether it works or not; a customer who stays because of it is worth `value` crowns. Write `policy_profit(effects, cost, value)`: the expected profit of calling exactly those customers whose call earns more than it costs.
#
# `effects` is a list, array or Series of numbers; some may be negative. If nobody is worth a call, the profit is `0.0`. Raise `ValueError`, naming the parameter, for a negative `cost` or `value`.
#
# Example: `policy_profit([0.20, 0.05, -0.10], cost=10, value=100)` is 10.0: only the first customer is called, for 20 crowns less 10.


# %% answer="profit"
def policy_profit(effects, cost, value):
    """Return the profit of calling those customers who are worth it."""
    ### BEGIN SOLUTION
    if cost < 0:
        raise ValueError("cost must not be negative")
    if value < 0:
        raise ValueError("value must not be negative")
    gains = np.asarray(effects, dtype=float) * value - cost
    return float(np.maximum(gains, 0).sum())
    ### END SOLUTION


# %% visible="profit"
expect.close(policy_profit([0.20, 0.05, -0.10], cost=10, value=100), 10.0, "the example")


# %% hidden="profit-sum" points=1 says="other customers, costs and values, and effects below zero"
from centricity.models import uplift as model

rng = seeds.rng("profit-sum")
for count in (1, 20, 300):
    effects = rng.normal(0.05, 0.1, count).clip(-1, 1)
    before = effects.copy()
    for cost, value in ((12.0, 240.0), (0.0, 100.0), (3, 10)):
        chosen = model.worth_an_offer(before, cost, value)
        want = model.policy_profit(before[chosen], cost, value)
        expect.close(policy_profit(effects, cost, value), want, f"{count} customers")
    expect.unchanged(before, effects, "the effects")
expect.close(policy_profit([0.5, 0.5], 10, 100), 80.0, "a list")


# %% hidden="profit-nobody" points=1 says="an offer dearer than the customer, calls that just break even, and bad input"
expect.close(policy_profit([0.2, 0.9, 1.0], 120, 100), 0.0, "an offer dearer than a customer")
expect.close(policy_profit([], 10, 100), 0.0, "no customers at all")
expect.close(policy_profit([-0.2, -0.1], 0, 100), 0.0, "a free call that only does harm")
expect.close(policy_profit([0.1, 0.1, 0.3], 10, 100), 20.0, "two calls that just break even")
expect.close(policy_profit([0.4], 10, 0), 0.0, "customers who are worth nothing")
expect.raises(ValueError, lambda: policy_profit([0.1], -0.5, 100), "a negative cost", "cost")
expect.raises(ValueError, lambda: policy_profit([0.1], 1, -0.5), "a negative value", "value")

# %% [markdown] locked="payback-prompt"
# ## 4. When is the money back? (2 points)
#
# Write `cac_payback(spend, new_customers, margin, retention)`. The acquisition cost of one customer is `spend / new_customers`. Each new customer pays `margin` at once, and again in each later month with probability `retention` from month to month, so that on average the payments are $m, mr, mr^2, \dots$ Return the number of payments after which the acquisition cost is covered: the smallest whole number for which the sum of the payments is at least the cost, as a `float`.
#
# - No spending is paid back at once: 0.
# - Return `np.inf` if nobody was won with money spent, or if churn eats the margin before the cost is back.
# - Raise `ValueError`, naming the parameter, for a negative `spend` or `new_customers`, a `margin` that isn't above 0, or a `retention` outside 0 to 1.
#
# Example: `cac_payback(5_000, 20, 100, 0.8)` is 4.0. A customer cost 250 crowns; the payments are 100, 80, 64 and 51.20.


# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    """Return after how many payments a customer's acquisition cost is covered."""
    ### BEGIN SOLUTION
    if spend < 0:
        raise ValueError("spend must not be negative")
    if new_customers < 0:
        raise ValueError("new_customers must not be negative")
    if margin <= 0:
        raise ValueError("margin must be above 0")
    if not 0 <= retention <= 1:
        raise ValueError("retention must lie between 0 and 1")
    if not new_customers:
        return np.inf if spend else 0.0
    cost = spend / new_customers
    # All payments of a lifetime add up to margin / (1 - retention), here but for rounding.
    if cost > margin and cost * (1 - retention) >= margin * (1 - 1e-9):
        return np.inf
    paid, payment, count = 0.0, margin, 0
    while paid < cost:
        paid, payment, count = paid + payment, payment * retention, count + 1
    return float(count)
    ### END SOLUTION


# %% visible="payback"
expect.close(cac_payback(5_000, 20, 100, 0.8), 4.0, "the example of question 4")


# %% hidden="payback-count" points=1 says="other costs, margins and retention rates, up to customers who never leave"
from centricity.models import economics as model

rng = seeds.rng("payback-count")
for _ in range(12):
    margin, retention = float(rng.uniform(20, 200)), float(rng.uniform(0.5, 0.95))
    share = float(rng.uniform(0.1, 0.9))
    won = int(rng.integers(1, 80))
    spend = share * margin / (1 - retention) * won
    want = model.payback(spend / won, margin, retention)
    expect.close(cac_payback(spend, won, margin, retention), want, "a new customer")
expect.close(cac_payback(300, 1, 100, 1.0), 3.0, "a customer who never leaves")
expect.close(cac_payback(301, 1, 100, 1.0), 4.0, "one crown more than three payments")
expect.close(cac_payback(200, 2, 100, 0.5), 1.0, "paid back by the first payment")
expect.close(cac_payback(5, 2, 1, 1.0), 3.0, "a cost that is no whole number")
expect.close(cac_payback(148, 1, 64, 0.75), 3.0, "three payments that add up to just the cost")
expect.close(cac_payback(50_000, 1, 100, 1.0), 500.0, "five hundred payments")


# %% hidden="payback-never" points=1 says="money that never comes back, money never spent, and bad input"
inf = float("inf")
expect.close(cac_payback(600, 1, 100, 0.8), inf, "a customer who costs more than a lifetime")
expect.close(cac_payback(200, 1, 100, 0.0), inf, "a customer who pays once, and too little")
expect.close(cac_payback(200, 1, 100, 0.5), inf, "a customer who costs just a lifetime")
expect.close(cac_payback(100, 1, 100, 0.0), 1.0, "a customer who pays once, and just enough")
expect.close(cac_payback(500, 0, 100, 0.9), inf, "money spent, nobody won")
expect.close(cac_payback(0, 0, 100, 0.9), 0.0, "no money spent")
expect.close(cac_payback(0, 5, 100, 0.9), 0.0, "customers who came by themselves")
for bad, name in (
    ((-1, 5, 100, 0.9), "spend"),
    ((10, -1, 100, 0.9), "new_customers"),
    ((10, 5, 0, 0.9), "margin"),
    ((10, 5, -3, 0.9), "margin"),
    ((10, 5, 100, 1.1), "retention"),
    ((10, 5, 100, -0.1), "retention"),
    ((0, 5, -3, 0.9), "margin"),
    ((0, 5, 100, 1.5), "retention"),
):
    expect.raises(ValueError, lambda: cac_payback(*bad), f"a {name} that can't be", name)

# %% [markdown] locked="desk-prompt"
# ## 5. At the centricity desk: whom to call next year (2 points)
#
# Veretta called half of 6,000 members before renewal, by lot. `load_campaign()` has what came of it; the column `score` is the firm's guess of the risk to leave, from 0 to 100, made before the trial. A call costs 12 crowns, and a member who stays because of it is worth 150.
#
# The list for next year is made by tens of the score: band 0 holds scores from 0 to 9, band 1 those from 10 to 19, and so on; a score of 100 belongs to band 9. Write `bands_to_call(trial, cost, value)`: the list of the bands, as whole numbers in ascending order, in which the measured effect of the call times `value` is more than `cost`. A band in which either arm has fewer than 30 members is left out: it has told you too little. Leave the frame as it is.
#
# Example: for a frame with fewer than 30 members in every arm the list is empty.


# %% answer="desk"
def bands_to_call(trial, cost, value):
    """Return the tens of the score in which a call earned more than it cost."""
    ### BEGIN SOLUTION
    bands = trial.assign(band=np.minimum(trial["score"] // 10, 9))
    sizes = bands.groupby("band")["called"].agg(["sum", "size"])
    smaller = np.minimum(sizes["sum"], sizes["size"] - sizes["sum"])
    pays = (uplift_by_group(bands, "band") * value > cost) & (smaller >= 30)
    return [int(band) for band in sizes.index[pays]]
    ### END SOLUTION


# %% visible="desk"
expect.equal(bands_to_call(load_campaign().head(20), 12, 150), [], "the example of question 5")


# %% hidden="desk-list" points=1 says="the trial of Veretta, at this price and at others"
from centricity.data import load_campaign
from centricity.models import uplift as model

trial = load_campaign()
banded = trial.assign(
    band=np.minimum(trial["score"] // 10, 9), treated=trial["called"], stayed=trial["renewed"]
)
effects = model.by_group(banded, "band")["effect"]
for cost, value in ((12, 150), (25, 150), (0, 150), (200, 150)):
    want = [int(band) for band in effects.index if effects[band] * value > cost]
    got = bands_to_call(trial.sample(frac=1, random_state=3), cost, value)
    expect.equal(got, want, f"a call for {cost} crowns")


# %% hidden="desk-edges" points=1 says="the edges of the bands, bands with too few members, and the frame left alone"
def block(score, called, others):
    """Return members with one score, of whom every called one renewed and no other."""
    flags = np.repeat([1, 0], [called, others])
    return pd.DataFrame({"score": score, "called": flags, "renewed": flags})


trial = pd.concat(
    [
        block(9, 30, 30),
        block(10, 30, 30),
        block(100, 30, 30),
        block(55, 29, 90),
        block(65, 90, 29),
    ],
    ignore_index=True,
)
before = trial.copy()
expect.equal(bands_to_call(trial, 10, 100), [0, 1, 9], "bands of exactly 30 and of 29")
expect.unchanged(before, trial, "the trial")
expect.equal(bands_to_call(trial, 100, 100), [], "a call that just breaks even")
shared = pd.concat([block(90, 20, 20), block(100, 20, 20)], ignore_index=True)
expect.equal(bands_to_call(shared, 10, 100), [9], "scores of 90 and 100 in one band")
one_arm = pd.concat([block(15, 60, 0), block(25, 40, 40)], ignore_index=True)
expect.equal(bands_to_call(one_arm, 10, 100), [2], "a band in which everybody was called")

# %% [markdown] locked="shapley-prompt"
# ## 6. Stretch: sharing a conversion fairly (2 points)
#
# Write `shapley_attribution(paths)`. `paths` is a DataFrame with one row for each kind of path: `path` (channels in the order of their touch, such as `"poster > search"`), `conversions` and `nulls` (how many took the path and did or didn't join). A set of channels is worth the conversions of all paths that touch no channel outside the set.
#
# Return a dict with the Shapley value of each channel that appears in a path, nulls included. You needn't go through coalitions: work out first what the value of one path's conversions is for the channels on it. A channel touched twice on a path counts once; spaces around `>` don't matter.
#
# Example: for the paths `"A > B > A"` with 6 conversions and `"C"` with none it is `{"A": 3.0, "B": 3.0, "C": 0.0}`.


# %% answer="shapley"
def shapley_attribution(paths):
    """Return each channel's Shapley value."""
    ### BEGIN SOLUTION
    credit = {}
    for path, conversions in paths[["path", "conversions"]].itertuples(index=False):
        channels = {channel.strip() for channel in path.split(">")}
        for channel in channels:
            credit[channel] = credit.get(channel, 0.0) + float(conversions) / len(channels)
    return credit
    ### END SOLUTION


# %% visible="shapley"
example = pd.DataFrame({"path": ["A > B > A", "C"], "conversions": [6, 0], "nulls": [1, 4]})
found = shapley_attribution(example)
expect.equal(sorted(found), ["A", "B", "C"], "the channels of question 6")
expect.close([found[channel] for channel in "ABC"], [3.0, 3.0, 0.0], "the example of question 6")


# %% hidden="shapley-values" points=1 says="other tables of paths, against every coalition gone through"
from centricity.models import attribution as model

rng = seeds.rng("shapley-values")
for _ in range(5):
    table = pd.DataFrame(
        {
            "path": [" > ".join(rng.choice(list("WXYZ"), size)) for size in (1, 2, 3, 4, 2)],
            "conversions": rng.integers(0, 40, 5),
            "nulls": rng.integers(0, 40, 5),
        }
    )
    sets = [frozenset(path.split(" > ")) for path in table["path"]]
    counts = table["conversions"].tolist()
    players = sorted(frozenset().union(*sets))

    def worth(coalition, sets=sets, counts=counts):
        return sum(n for one, n in zip(sets, counts, strict=True) if one <= coalition)

    want = model.shapley_values(players, worth)
    got = shapley_attribution(table)
    expect.equal(sorted(got), players, "the channels")
    expect.close([got[one] for one in players], [want[one] for one in players], "the shares")


# %% hidden="shapley-axioms" points=1 says="nothing is lost or left over, equals get the same, and order doesn't matter"
table = pd.DataFrame(
    {
        "path": ["mail>call", " call >mail", "poster", "mail > mail > mail", "search"],
        "conversions": [7, 5, 4, 10, 0],
        "nulls": [0, 9, 3, 1, 8],
    }
)
before = table.copy()
got = shapley_attribution(table)
expect.unchanged(before, table, "the table")
expect.equal(sorted(got), ["call", "mail", "poster", "search"], "the channels")
expect.close(sum(got.values()), 26.0, "all conversions together")
expect.close(got["mail"] - got["call"], 10.0, "two channels that differ in one path only")
expect.close(got["search"], 0.0, "a channel without conversions")
turned = shapley_attribution(table.iloc[::-1])
names = sorted(got)
expect.close([turned[one] for one in names], [got[one] for one in names], "rows turned round")

# %% [markdown] locked="markov-prompt"
# ## 7. Stretch: what if a channel were gone? (2 points)
#
# Read the paths of question 6 as a Markov chain: from the start to the first channel, from channel to channel, and from the last one to *joined* or *lost*, each step with the probability with which it follows in `paths`, conversions and nulls counted together. Take a channel away, so that whoever would come to it is lost; the share of the chain's conversions that goes with it is its **removal effect**.
#
# Write `markov_attribution(paths)`: a dict with each channel's removal effect divided by the sum of all of them. The given function `conversion_chance(paths, without)` returns the chance of the chain to end in a conversion, without one channel or, with `None`, with all of them. Raise `ValueError`, with `conversion` in the message, if nobody converted.
#
# Example: for `"C1 > C2 > C3"` with one conversion and `"C1"` and `"C2 > C3"` with one null each, it is 0.2, 0.4 and 0.4.

# %% locked="markov-given"


def conversion_chance(paths, without=None):
    """Return the chance of a conversion, found by following the chain until hardly anybody is left."""
    steps = {}
    for path, conversions, nulls in zip(
        paths["path"], paths["conversions"], paths["nulls"], strict=True
    ):
        places = ["start", *(channel.strip() for channel in path.split(">"))]
        for here, there in pairwise(places):
            steps.setdefault(here, {}).setdefault(there, 0)
            steps[here][there] += conversions + nulls
        ends = steps.setdefault(places[-1], {})
        ends["joined"] = ends.get("joined", 0) + conversions
        ends["lost"] = ends.get("lost", 0) + nulls
    present, joined = {"start": 1.0}, 0.0
    for _ in range(500):
        coming = {}
        for here, chance in present.items():
            total = sum(steps[here].values())
            for there, count in steps[here].items():
                if there == "joined" and total:
                    joined += chance * count / total
                elif there not in ("lost", without) and count:
                    coming[there] = coming.get(there, 0.0) + chance * count / total
        present = coming
        if sum(present.values()) < 1e-13:
            break
    return joined


# %% answer="markov"
def markov_attribution(paths):
    """Return each channel's share of all removal effects."""
    ### BEGIN SOLUTION
    everything = conversion_chance(paths)
    if not everything:
        raise ValueError("there is no conversion to share out")
    channels = {channel.strip() for path in paths["path"] for channel in path.split(">")}
    effects = {one: 1 - conversion_chance(paths, without=one) / everything for one in channels}
    total = sum(effects.values())
    return {channel: effect / total for channel, effect in effects.items()}
    ### END SOLUTION


# %% visible="markov"
example = pd.DataFrame(
    {"path": ["C1 > C2 > C3", "C1", "C2 > C3"], "conversions": [1, 0, 0], "nulls": [0, 1, 1]}
)
found = markov_attribution(example)
expect.equal(sorted(found), ["C1", "C2", "C3"], "the channels of question 7")
expect.close([found[one] for one in ("C1", "C2", "C3")], [0.2, 0.4, 0.4], "question 7")


# %% hidden="markov-shares" points=1 says="other tables of paths, with loops in them"
from centricity.models import attribution as model

rng = seeds.rng("markov-shares")
tables = [
    pd.DataFrame(
        {
            "path": [">".join(rng.choice(list("PQR"), size)) for size in (1, 2, 3, 2)],
            "conversions": rng.integers(1, 30, 4),
            "nulls": rng.integers(1, 30, 4),
        }
    )
    for _ in range(4)
]
loops = pd.DataFrame(
    {"path": ["A > B > A > B", "B > B", "A > C"], "conversions": [4, 2, 1], "nulls": [3, 5, 9]}
)
for table in [*tables, loops]:
    before = table.copy()
    want = model.markov(table) / table["conversions"].sum()
    got = markov_attribution(table)
    expect.unchanged(before, table, "the table")
    expect.equal(sorted(got), list(want.index), "the channels")
    expect.close([got[one] for one in want.index], want.to_numpy(), "the shares", rel=1e-7)


# %% hidden="markov-edges" points=1 says="one channel, channels that never convert, and nothing to share out"
one = pd.DataFrame({"path": ["mail"], "conversions": [3], "nulls": [7]})
expect.close(list(markov_attribution(one).values()), [1.0], "a single channel")
idle = pd.DataFrame({"path": ["mail", "poster"], "conversions": [3, 0], "nulls": [7, 4]})
got = markov_attribution(idle)
expect.close([got["mail"], got["poster"]], [1.0, 0.0], "a channel that never converts")
spaced = idle.assign(path=[" mail ", "poster"])
expect.equal(sorted(markov_attribution(spaced)), ["mail", "poster"], "spaces around a channel")
none = idle.assign(conversions=0)
expect.raises(ValueError, lambda: markov_attribution(none), "nobody joined", "conversion")

# %% [markdown] locked="written-prompt"
# ## 8. In words: two tables, no lift (4 points)
#
# A consultant shows you the tables of questions 6 and 7 for Veretta's new members. In both of them *search* gets more credit than any other channel, and the advice is to move the budget to search advertising.
#
# In about 150 words: say why neither table is evidence that search brought these members, what each table does tell you, and what you would do to find out. Use one number from the trial of question 5 to show what the answer could look like.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *What is missing*: nobody was kept from search by lot, so nobody knows how many would have joined without it. Half a point for "correlation is not causation" without saying what the comparison would be.
# 2. *Why it looks large*: people who have made up their minds search for the name; the touch is met because of the decision, not the other way round.
# 3. *What the tables do tell*: how conversions are distributed over the channels that were there, by a rule (Shapley: equally among those on the path; Markov: by what the chain loses without the channel). Neither rule has seen what would happen if the channel were closed.
# 4. *The experiment and a number*: show the advertisement to some by lot (or close it in some regions by lot) and compare all, not only joiners; with one effect and its interval from the trial, for example about 5 points for the call, from about 3 to 7.
#
# **A good answer, 4 of 4.** Both tables divide the members who joined among the channels they met. Shapley gives equal parts to all channels on a path; Markov asks what a chain would lose without a channel, but it assumes that whoever would have come to search is lost. That is the question, not the answer: somebody who types our name has mostly decided, and without the advertisement they would click the line below it. To know what search brings I would switch the advertisement off in half of our districts, drawn by lot, and compare all new members in both halves. The trial of the call did just that: called members renewed more often by 4.7 points, with an interval from 2.7 to 6.6, and no path had to be looked at for it.
#
# **A middling answer, 2 of 4.** The tables show only correlation, and correlation is not causation. People who search are probably already interested, so the credit is too high. One should make an A/B test, as was done with the calls, before moving money.
#
# *Why 2:* the second point is earned; half of the first (no word about what is compared with what) and half of the fourth (a test, but no number). It doesn't say what the tables do tell.
# ### END SOLUTION
