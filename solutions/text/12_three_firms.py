# %% [markdown] locked="title"
# # Assignment 12: three firms, nine rounds
#
# *Orientation or centricity?*
#
# You write three functions and a policy that plays the market (10 points), decide one question for the board of Veretta (2 points), and write the paper for it (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 80 to 100 minutes for the functions, 40 for the paper, and another 30 for the stretch.

# %% locked="setup"
from datetime import date

import numpy as np
import pandas as pd

from centricity.grading import expect
from centricity.grading.play import play
from centricity.simulate.market import study

# %% [markdown] locked="equity-prompt"
# ## 1. Who holds the value? (2 points)
#
# `people` has one row per person of a market: `firm` (a name, or missing for somebody who has no plan), `margin` (crowns a period; it may be negative) and `retention` (0 to 1). A customer who has just paid is worth $mr/(1+d-r)$, the convention `"first-excluded"` of lesson 04.
#
# Write `customer_equity(people, discount)`: a Series of floats with the customer equity of each firm, firms in alphabetical order as its index. People without a firm are a group of their own, `"nobody"`, so that the sum of the Series is the value of the whole market, however people move. Without people the Series is empty.
#
# - Raise `ValueError`, with the name in the message, for a `retention` outside 0 to 1, a `margin` or `retention` that is NaN, or a `discount` that is 0 or below.
# - Don't change the frame.
#
# Example: see the test cell. The two customers are worth 60 and 266.67 crowns, and a person who never stays is worth nothing to anybody.


# %% answer="equity"
def customer_equity(people, discount):
    """Return the customer equity of each firm."""
    ### BEGIN SOLUTION
    if discount <= 0:
        raise ValueError("discount must be above 0")
    retention = people["retention"]
    if not retention.between(0, 1).all():
        raise ValueError("retention must lie between 0 and 1")
    if people["margin"].isna().any():
        raise ValueError("margin must be a number")
    value = people["margin"] * retention / (1 + discount - retention)
    firm = people["firm"].astype(object).where(people["firm"].notna(), "nobody")
    return value.astype(float).groupby(firm).sum().sort_index()
    ### END SOLUTION


# %% visible="equity"
three = pd.DataFrame(
    {"firm": ["B", "A", None], "margin": [100, 50, 100], "retention": [0.8, 0.6, 0.0]}
)
held = customer_equity(three, 0.1)
expect.equal(list(held.index), ["A", "B", "nobody"], "the firms of the example")
expect.close(held, [60, 266.6667, 0], "the equities of the example", rel=1e-5)


# %% hidden="equity-conserved" points=1 says="markets of other sizes, and that moving people moves value and makes none"
from centricity.models import board

rng = seeds.rng("equity-conserved")
for size in (1, 5, 400):
    people = pd.DataFrame(
        {
            "firm": rng.choice(["Oak", "Ash", "Elm", None], size),
            "margin": rng.integers(-20, 200, size),
            "retention": rng.uniform(0, 1, size),
        },
        index=rng.permutation(size) + 7,
    )
    kept = people.copy()
    discount = float(rng.uniform(0.01, 0.3))
    held = customer_equity(people, discount)
    assert isinstance(held, pd.Series), "a market: a Series is expected"
    expect.unchanged(kept, people, "the frame of people")
    want = board.customer_equity(kept, discount)
    expect.equal([str(one) for one in held.index], list(want.index), "the firms")
    expect.close(held, want, f"the equities of {size} people")
    moved = kept.assign(firm=rng.permutation(kept["firm"].to_numpy()))
    again = customer_equity(moved, discount)
    expect.close(float(np.sum(again)), float(want.sum()), "everybody moves: the sum", rel=1e-7)


# %% hidden="equity-edges" points=1 says="nobody's customers, people who never leave or always do, no people, and bad input"
nan = float("nan")
alone = pd.DataFrame({"firm": [None, nan, "A"], "margin": [10.0] * 3, "retention": [0.5] * 3})
held = customer_equity(alone, 0.5)
expect.equal([str(one) for one in held.index], ["A", "nobody"], "two kinds of nobody")
expect.close(held, [5.0, 10.0], "two people without a firm")
held = customer_equity(alone.assign(retention=[1.0, 0.0, 1.0]), 0.25)
expect.close(held, [40.0, 40.0], "retentions of exactly 0 and 1")
held = customer_equity(alone.assign(margin=[-10, -10, 10]), 0.5)
expect.close(held, [5.0, -10.0], "people who cost more than they bring")
assert len(customer_equity(alone.iloc[:0], 0.1)) == 0, "no people: an empty Series is expected"
for place in range(3):
    for value in (1.2, -0.1, nan, 80.0):
        bad = alone.copy()
        bad.loc[place, "retention"] = value
        expect.raises(
            ValueError,
            lambda: customer_equity(bad, 0.1),
            f"a retention of {value}",
            "retention",
        )
bad = alone.assign(margin=[1.0, nan, 1.0])
expect.raises(ValueError, lambda: customer_equity(bad, 0.1), "a margin of NaN", "margin")
for value in (0, -0.1):
    expect.raises(
        ValueError, lambda: customer_equity(alone, value), f"a discount of {value}", "discount"
    )

# %% [markdown] locked="allocate-prompt"
# ## 2. Divide the budget (3 points)
#
# `segments` has one row per segment: `segment` (its name), `room` (the most crowns it can use this quarter) and `gain` (the crowns of customer equity that each of them brings). Write `allocate(budget, segments, floor=0.0)`: a Series of floats, crowns by segment, with the names as its index, in the order of the rows.
#
# 1. Every segment first gets `floor` crowns, or its `room` if that is less. This is the part of the orientation desk.
# 2. The rest goes where a crown brings most: the segment with the largest gain is filled up, then the next, until the money is spent. This is the part of the centricity desk.
# 3. Segments with the same gain fill up together, each with the same share of the room that it still has.
# 4. A gain of 1 or less isn't worth a crown: such a segment gets its floor only, and money left over stays unspent.
#
# Raise `ValueError`, with the name in the message, if `budget`, `floor`, a `room` or a `gain` is negative, or if the `budget` doesn't pay for the floors. Don't change the frame.
#
# Example: of 100 crowns, with a floor of 10, *few* (room 40, gain 3) gets 40, *many* (room 100, gain 2) gets 50, and *rest* (room 60, gain 0.5) gets 10.


# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    """Return how many crowns each segment gets."""
    ### BEGIN SOLUTION
    room = segments["room"].to_numpy(dtype=float)
    gain = segments["gain"].to_numpy(dtype=float)
    for name, value in [("budget", budget), ("floor", floor), ("room", room), ("gain", gain)]:
        if np.any(np.less(value, 0)):
            raise ValueError(f"{name} must not be negative")
    spent = np.minimum(floor, room)
    left = budget - spent.sum()
    if left < -1e-9:
        raise ValueError("the budget doesn't pay for the floors")
    for level in sorted(set(gain[gain > 1]), reverse=True):
        space = np.where(gain == level, room - spent, 0.0)
        if space.sum() > 0:
            more = space * min(1.0, max(left, 0.0) / space.sum())
            spent, left = spent + more, left - more.sum()
    return pd.Series(spent, index=segments["segment"])
    ### END SOLUTION


# %% visible="allocate"
segments = pd.DataFrame(
    {"segment": ["few", "many", "rest"], "room": [40, 100, 60], "gain": [3.0, 2.0, 0.5]}
)
spent = allocate(100, segments, floor=10)
expect.equal(list(spent.index), ["few", "many", "rest"], "the segments of the example")
expect.close(spent, [40, 50, 10], "the crowns of the example")


# %% hidden="allocate-order" points=1 says="other budgets and segments without a floor, rows in any order, frame left alone"
from centricity.models import board

rng = seeds.rng("allocate-order")
for count in (1, 4, 9):
    segments = pd.DataFrame(
        {
            "segment": [f"s{number}" for number in rng.permutation(count)],
            "room": rng.integers(0, 500, count),
            "gain": rng.permutation(count) * 0.7 + 0.2,
        }
    )
    kept = segments.copy()
    total = float(kept["room"].sum())
    for budget in (0, total / 3, total / 2, total + 50):
        spent = allocate(budget, segments)
        assert isinstance(spent, pd.Series), "crowns by segment: a Series is expected"
        expect.equal(list(spent.index), list(kept["segment"]), "the order of the segments")
        expect.close(spent, board.allocate(budget, kept), f"{count} segments, no floor")
    expect.unchanged(kept, segments, "the frame of segments")


# %% hidden="allocate-floor" points=1 says="floors, rooms below the floor, budgets that just suffice or don't, bad input"
from centricity.models import board

rng = seeds.rng("allocate-floor")
for _ in range(6):
    segments = pd.DataFrame(
        {
            "segment": list("abcde"),
            "room": rng.uniform(5, 200, 5),
            "gain": rng.permutation([0.5, 1.0, 1.5, 2.5, 4.0]),
        }
    )
    floor = float(rng.uniform(10, 60))
    need = float(segments["room"].clip(upper=floor).sum())
    budget = need + float(rng.uniform(1, 300))
    want = board.allocate(budget, segments, floor)
    expect.close(allocate(budget, segments, floor), want, "a floor for everybody")
two = pd.DataFrame({"segment": ["p", "q"], "room": [8, 100], "gain": [2.0, 3.0]})
expect.close(allocate(28, two, 20), [8, 20], "a budget of just the floors")
expect.close(allocate(29, two, 20), [8, 21], "a crown more than the floors")
expect.raises(ValueError, lambda: allocate(27, two, 20), "floors that cost more", "budget")
expect.raises(ValueError, lambda: allocate(0, two, 0.5), "no budget, but a floor", "budget")
expect.raises(ValueError, lambda: allocate(-1, two), "a budget below 0", "budget")
expect.raises(ValueError, lambda: allocate(50, two, -1), "a floor below 0", "floor")
for column in ("room", "gain"):
    bad = two.assign(**{column: [1.0, -0.1]})
    expect.raises(ValueError, lambda: allocate(50, bad), f"a {column} below 0", column)


# %% hidden="allocate-ties" points=1 says="no budget, equal gains, gains of 1 and less, and money that nobody can use"
def frame(room, gain):
    return pd.DataFrame({"segment": list("wxyz"[: len(room)]), "room": room, "gain": gain})


expect.close(allocate(0, frame([10, 20], [2.0, 3.0])), [0, 0], "no budget")
even = frame([100, 300], [2.0, 2.0])
expect.close(allocate(100, even), [25, 75], "equal gains, unequal room")
expect.close(allocate(250, even, 50), [75, 175], "equal gains above a floor")
expect.close(allocate(500, even), [100, 300], "more money than room")
mixed = frame([40, 60, 10, 30], [2.0, 2.0, 5.0, 1.0])
expect.close(allocate(60, mixed), [20, 30, 10, 0], "a tie after a better segment")
expect.close(allocate(999, mixed), [40, 60, 10, 0], "a gain of exactly 1")
expect.close(allocate(999, mixed, 5), [40, 60, 10, 5], "a gain of exactly 1, with a floor")
expect.close(allocate(50, frame([70], [0.4])), [0], "nothing worth a crown")
expect.close(allocate(50, frame([0, 30], [4.0, 2.0])), [0, 30], "a segment without room")
expect.close(allocate(50, frame([80], [1.01])), [50], "a gain just above 1")
expect.close(allocate(50, frame([0.4], [2.0])), [0.4], "room for less than a crown")
equal = allocate(30, frame([50, 50, 50], [3.0, 3.0, 3.0]))
expect.close(equal, [10, 10, 10], "three alike")

# %% [markdown] locked="policy-prompt"
# ## 3. A policy of your own (3 points)
#
# Write `policy(view)`: what your firm spends in a quarter. It is called nine times a game. `view` is a dict of what you see on the game's screen, and nothing else:
#
# | keys | what they hold |
# |---|---|
# | `round`, `rounds` | this quarter, from 1, and how many there are |
# | `cash`, `coordination_rate` | crowns you may spend; crowns a customer that fully unequal service costs |
# | `customers`, `joined`, `left`, `market_size`, `unattached` | heads |
# | `retention`, `unanswered` | last quarter's shares; **NaN in quarter 1** |
# | `satisfaction`, `product_quality`, `data_quality` | 0 to 1 |
# | `margin`, `equity` | crowns |
# | `value_shares` | share of equity held by the best 10%, 20%, 30% of your customers, as far as your data show |
# | `rivals` | a list of dicts: `name`, `customers`, `acquisition`, `product` |
#
# Return a dict with some or all of `acquisition`, `product`, `service_all`, `service_focal`, `focal_share`, `feedback`, `data`. Missing ones are 0. The amounts and the cost of coordination, which is `coordination_rate * customers * service_focal * (1 - focal_share) / (service_all + service_focal)`, must not exceed `cash`. Without cash, spend nothing.
#
# The same view must give the same decision (no random numbers, no memory), the view must stay as it is, and nine quarters may take 5 seconds of thinking. A policy that breaks a rule loses the points of that test, and you are told why; the rest of your notebook is marked all the same.
#
# Two points ask how well it does, in games of 20,000 people with seeds that you don't know. The first: where customers are alike, at least 99% of what the customer-centric house policy reaches, and where a few are great, at least 99% of what the customer-oriented one does. The second: over all six markets, a mean share of the best house policy's equity at least one percentage point above that of any single house policy; a copy of one doesn't reach that. Try yours in several markets and with several seeds: `play(policy, "few-great", seed=3)` returns how the firm ends, or says what is wrong; add `size=20_000` to play as the tests do. The market names are `alike`, `few-great`, `price-war`, `rivals-centred`, `vocal-minority` and `leaky-startup`.


# %% answer="policy"
def policy(view):
    """Return what to spend in a quarter."""
    ### BEGIN SOLUTION
    # A little of everything; data pay even where service stays equal, because they aim offers.
    shares = {
        "acquisition": 0.28,
        "product": 0.24,
        "service_all": 0.38,
        "feedback": 0.06,
        "data": 0.04,
    }
    return {name: share * view["cash"] for name, share in shares.items()}
    ### END SOLUTION


# %% visible="policy"
ending = play(policy, "alike", seed=1)
print({name: round(value, 2) for name, value in ending.items()})


# %% hidden="policy-rules" points=1 says="plays every market by the rules and in time, decides the same on the same view, spends nothing without cash"
from copy import deepcopy

from centricity.grading.play import play, time_limit
from centricity.simulate.market import SCENARIOS, Decision, Game

rng = seeds.rng("policy-rules")
for name in SCENARIOS:
    play(policy, name, int(rng.integers(10**6)), size=int(rng.integers(600, 1500)))
game = Game("few-great", seed=int(rng.integers(10**6)), size=1000)
for _ in range(3):
    view = game.view.as_dict()
    with time_limit(5):
        twice = [policy(deepcopy(view)) for _ in range(2)]
    assert twice[0] == twice[1], "the same view twice: the same decision is expected"
    game.play(twice[0])
poor = {**view, "cash": 0.0}
broke = policy(poor)
amounts = broke if isinstance(broke, Decision) else Decision(**broke)
assert amounts.spend == 0, "a firm without cash: it can't spend anything"


# %% hidden="policy-unlike" points=1 says="on three unseen seeds with 20,000 people, at least 99% of the equity of the centric house policy where customers are alike, and of the oriented one where a few are great"
from centricity.grading.play import play
from centricity.simulate.market import HOUSE, house_results

# Luck decides little. In "alike" the ratio of a plain mixed policy has a mean of 1.008 and, from
# seed to seed, a standard deviation of 0.006 with 20,000 people: 99% lies 1.8 points below, which
# is 5.2 standard errors of three seeds, or one key in some millions. In "few-great" it is 8.
size = 20_000
rng = seeds.rng("policy-unlike")
for market, rival in (("alike", "customer-centric"), ("few-great", "customer-oriented")):
    mine = theirs = 0.0
    for seed in rng.integers(10**6, size=3):
        mine += play(policy, market, int(seed), size=size)["equity"]
        house = house_results(market, int(seed), size, policies={rival: HOUSE[rival]})
        theirs += house["equity"].iloc[0]
    assert mine >= 0.99 * theirs, (
        f"the market {market!r}, three unseen seeds: your policy reaches {mine / theirs:.1%} "
        f"of the equity of the {rival} house policy; at least 99% is expected"
    )


# %% hidden="policy-everywhere" points=1 says="on two unseen seeds in each of the six markets with 20,000 people, a mean share of the best house policy's equity that is at least one point larger than any single house policy reaches"
from centricity.grading.play import play
from centricity.simulate.market import HOUSE, SCENARIOS, house_results

# A plain mixed policy leads by 2.6 points in the mean. From seed to seed, all six markets taken
# together, its lead has a standard deviation of 0.45: one point is 5 standard errors of two seeds
# away, fewer than one key in a million. A copy of a house policy leads by 0 and misses by 3.
size, times = 20_000, 2
rng = seeds.rng("policy-everywhere")
shares = dict.fromkeys(["yours", *HOUSE], 0.0)
for market in SCENARIOS:
    for seed in rng.integers(10**6, size=times):
        house = house_results(market, int(seed), size).set_index("policy")["equity"]
        equity = {"yours": play(policy, market, int(seed), size=size)["equity"], **house}
        for name, value in equity.items():
            shares[name] += value / house.max() / (times * len(SCENARIOS))
best = max(HOUSE, key=shares.get)
assert shares["yours"] >= shares[best] + 0.01, (
    f"all six markets, unseen seeds: your policy reaches {shares['yours']:.1%} of the best "
    f"house policy's equity on average, and the {best} one {shares[best]:.1%}; yours should "
    "reach at least one point more than any of them"
)

# %% [markdown] locked="regret-prompt"
# ## 4. What you would regret (2 points)
#
# `study(...)` returns one row per `scenario`, `seed` and `policy`, with the `equity` at the end. Write `regret_table(results)`.
#
# For each scenario and seed, a policy's regret is the best equity with that seed, less its own, as a share of that best. The table holds the means over seeds: one row a scenario, in alphabetical order, and below them a row `"worst"` with the largest value of each column; one column a policy, in alphabetical order. All are floats.
#
# Some scenarios may have been played more often than others. Raise `ValueError`, with `policy` in the message, if a policy is missing for a scenario and seed, or there twice. Don't change the frame.
#
# Example: see the test cell. With seed 1 policy `a` falls 20 of 100 crowns short, with seed 2 nothing: a mean regret of 0.1.


# %% answer="regret"
def regret_table(results):
    """Return the mean regret of each policy in each scenario, and the worst."""
    ### BEGIN SOLUTION
    key = ["scenario", "seed"]
    if results.duplicated([*key, "policy"]).any():
        raise ValueError("a policy is there twice")
    equity = results.set_index([*key, "policy"])["equity"].unstack("policy")
    if equity.isna().any(axis=None):
        raise ValueError("a policy is missing")
    regret = 1 - equity.div(equity.max(axis=1), axis=0)
    table = regret.groupby("scenario").mean()
    table.loc["worst"] = table.max()
    return table
    ### END SOLUTION


# %% visible="regret"
small = pd.DataFrame(
    {
        "scenario": "alike",
        "seed": [1, 1, 2, 2],
        "policy": ["a", "b", "a", "b"],
        "equity": [80.0, 100.0, 50.0, 40.0],
    }
)
table = regret_table(small)
expect.equal(list(table.index), ["alike", "worst"], "the rows of the example")
expect.close(table.to_numpy(), [[0.1, 0.1], [0.1, 0.1]], "the regrets of the example")


# %% hidden="regret-values" points=1 says="several scenarios with unequal numbers of seeds, rows in any order, frame left alone"
from centricity.models import board

rng = seeds.rng("regret-values")
for counts in ({"mill": 3, "bay": 1}, {"c": 2, "a": 4, "b": 2}, {"one": 1}):
    rows = [
        (scenario, seed, policy, float(rng.uniform(100, 900)))
        for scenario, count in counts.items()
        for seed in rng.choice(1000, count, replace=False).tolist()
        for policy in ("zeal", "calm", "bold")
    ]
    results = pd.DataFrame(rows, columns=["scenario", "seed", "policy", "equity"])
    results = results.sample(frac=1, random_state=int(rng.integers(1000)))
    kept = results.copy()
    table = regret_table(results)
    assert isinstance(table, pd.DataFrame), "the regrets: a DataFrame is expected"
    want = board.regret_table(kept)
    expect.equal([str(one) for one in table.index], list(want.index), "the rows")
    expect.equal([str(one) for one in table.columns], list(want.columns), "the columns")
    expect.close(table.to_numpy(), want.to_numpy(), "the regrets")
    expect.unchanged(kept, results, "the frame of results")


# %% hidden="regret-gaps" points=1 says="a policy that is best everywhere, more columns and policies, one missing or there twice"
full = pd.DataFrame(
    {
        "scenario": ["u"] * 4 + ["v"] * 4,
        "seed": [5, 5, 6, 6] * 2,
        "policy": ["n", "m"] * 4,
        "equity": [200, 100, 400, 300, 80, 60, 50, 25],
        "cash": 1.0,
    }
)
table = regret_table(full)
expect.close(table["n"], [0, 0, 0], "a policy that is always best")
expect.close(table["m"], [0.375, 0.375, 0.375], "a policy that is never best")
third = full[full["policy"] == "m"].assign(policy="k", equity=0)
table = regret_table(pd.concat([full, third], ignore_index=True))
expect.equal([str(one) for one in table.columns], ["k", "m", "n"], "three policies")
expect.close(table["k"], [1, 1, 1], "a policy that loses everything")
for gone in (0, 3, 7):
    less = full.drop(index=gone)
    expect.raises(ValueError, lambda: regret_table(less), "a game that is missing", "policy")
twice = pd.concat([full, full.iloc[[2]]], ignore_index=True)
expect.raises(ValueError, lambda: regret_table(twice), "a game that is there twice", "policy")

# %% [markdown] locked="desk-prompt"
# ## 5. At both desks: what the board should choose (2 points)
#
# Veretta's board doesn't know which market it is in. The centricity desk wants the policy with the largest *expected* equity: the mean over seeds in each scenario, weighted by how likely the board holds the scenario to be. The orientation desk has a veto: in every scenario with a probability above 0, the policy's mean `satisfaction` must be at least `least_satisfaction`.
#
# Write `board_choice(results, beliefs, least_satisfaction)`: the name of the policy, as a `str`, or `None` if no policy passes the veto.
#
# - `results` is as from `study`; `beliefs` is a dict from scenario to probability. Scenarios that aren't in it, or have a probability of 0, don't count in any way.
# - Of equally good policies, choose the first in the alphabet.
# - Raise `ValueError`, with `beliefs` in the message, if a probability is negative, if they don't add up to 1 (up to rounding), or if a scenario that counts has no results. Don't change what you are given.
#
# Example: the board gives the price war three chances in four. Without a veto it chooses `product-centric`. With a satisfaction of at least 0.45 it must choose otherwise.


# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    """Return the policy of the largest expected equity among those that pass the veto."""
    ### BEGIN SOLUTION
    if min(beliefs.values()) < 0 or abs(sum(beliefs.values()) - 1) > 1e-9:
        raise ValueError("beliefs must not be negative, and must add up to 1")
    means = results.groupby(["scenario", "policy"])[["equity", "satisfaction"]].mean()
    known = set(results["scenario"])
    choice, best = None, -np.inf
    for policy in sorted(set(results["policy"])):
        expected = 0.0
        for scenario, chance in beliefs.items():
            if chance == 0:
                continue
            if scenario not in known:
                raise ValueError(f"beliefs: {scenario!r} has no results")
            mean = means.loc[(scenario, policy)]
            if mean["satisfaction"] < least_satisfaction:
                expected = -np.inf
            expected += chance * mean["equity"]
        if expected > best:
            choice, best = policy, expected
    return choice
    ### END SOLUTION


# %% visible="desk"
market = study(["few-great", "price-war"], seeds=range(4), size=1000)
chosen = board_choice(market, {"few-great": 0.25, "price-war": 0.75}, 0.0)
expect.equal(chosen, "product-centric", "the example of question 5")
chosen = board_choice(market, {"few-great": 0.25, "price-war": 0.75}, 0.45)
assert chosen != "product-centric", "the example with a veto: another policy is expected"


# %% hidden="desk-choice" points=1 says="other results and beliefs, from certain to divided, and both desks at once"
from centricity.models import board

rng = seeds.rng("desk-choice")
for _ in range(5):
    rows = [
        (scenario, seed, policy, float(rng.uniform(100, 900)), float(rng.uniform(0.2, 0.9)))
        for scenario, count in (("dry", 4), ("wet", 2), ("hot", 3))
        for seed in range(count)
        for policy in ("p", "q", "r", "s")
    ]
    columns = ["scenario", "seed", "policy", "equity", "satisfaction"]
    results = pd.DataFrame(rows, columns=columns).sample(frac=1, random_state=7)
    kept = results.copy()
    chances = [float(one) for one in rng.dirichlet([1, 1, 1])]
    for beliefs in ({"wet": 1.0}, dict(zip(["dry", "wet", "hot"], chances, strict=True))):
        for least in (0.0, 0.45, 0.55):
            expect.equal(
                board_choice(results, dict(beliefs), least),
                board.board_choice(kept, beliefs, least),
                f"four policies, a satisfaction of at least {least}",
            )
    expect.unchanged(kept, results, "the frame of results")


# %% hidden="desk-limits" points=1 says="vetoes at the very edge, nobody left, ties, impossible scenarios and impossible beliefs"
results = pd.DataFrame(
    {
        "scenario": ["x"] * 4 + ["y"] * 4,
        "seed": [1, 1, 2, 2] * 2,
        "policy": ["late", "early"] * 4,
        "equity": [100.0, 300.0, 300.0, 100.0, 80.0, 20.0, 80.0, 40.0],
        "satisfaction": [0.5, 0.75, 0.5, 0.5, 0.25, 0.75, 0.25, 0.75],
    }
)
expect.equal(board_choice(results, {"x": 1.0}, 0.0), "early", "two equally good policies")
expect.equal(board_choice(results, {"y": 1.0}, 0.0), "late", "one market for certain")
expect.equal(board_choice(results, {"y": 1.0}, 0.25), "late", "a satisfaction of just enough")
expect.equal(board_choice(results, {"x": 1}, 0.625), "early", "a mean of just enough")
expect.equal(board_choice(results, {"x": 1.0}, 0.7), None, "a veto for everybody")
expect.equal(board_choice(results, {"x": 0.5, "y": 0.5}, 0.3), "early", "a veto in one market")
expect.equal(board_choice(results, {"x": 1.0, "y": 0.0}, 0.5), "early", "a market held impossible")
expect.equal(
    board_choice(results, {"x": 0.0, "y": 1.0}, 0.25),
    "late",
    "a market held impossible, named first",
)
only_x = {"x": 1.0, "y": 0.0}
better = results.assign(equity=[200.0, 100.0, 200.0, 100.0, 9.0, 9.0, 9.0, 9.0])
expect.equal(board_choice(better, only_x, 0.4), "late", "no veto from an impossible market")
uneven = better.assign(equity=[200.0, 100.0, 200.0, 100.0, 0.0, 350.0, 0.0, 350.0])
expect.equal(board_choice(uneven, {"x": 0.75, "y": 0.25}, 0.0), "early", "a small chance")
expect.equal(board_choice(uneven, {"x": 0.8, "y": 0.2}, 0.0), "late", "a smaller chance")
loss = better.assign(equity=-better["equity"])
expect.equal(board_choice(loss, {"x": 1.0}, 0.0), "early", "equities below 0")
thirds = {"x": 0.1 + 0.2, "y": 0.7}
expect.equal(board_choice(better, thirds, 0.0), "late", "beliefs that add up but for rounding")
for wrong in ({"x": 0.5, "y": 0.4}, {"x": 0.7, "y": 0.7}, {"x": 1.5, "y": -0.5}):
    expect.raises(
        ValueError,
        lambda: board_choice(results, wrong, 0.0),
        "beliefs that can't be",
        "beliefs",
    )
often = pd.DataFrame(
    {
        "scenario": ["x"] * 2 + ["y"] * 6,
        "seed": [1, 1, 1, 1, 2, 2, 3, 3],
        "policy": ["late", "early"] * 4,
        "equity": [100.0, 60.0, 10.0, 40.0, 10.0, 40.0, 10.0, 40.0],
        "satisfaction": 0.5,
    }
)
evenly = {"x": 0.5, "y": 0.5}
expect.equal(board_choice(often, evenly, 0.0), "late", "one market played oftener than the other")
strange = {"x": 0.5, "z": 0.5}
expect.raises(
    ValueError, lambda: board_choice(results, strange, 0.0), "an unknown market", "beliefs"
)

# %% [markdown] locked="kpi-prompt"
# ## 6. Stretch: from a declaration to a target (2 points)
#
# "We put the customer first" can't be missed by anybody. A `declaration` is a dict; a complete one has `metric`, `unit`, `base`, `target`, `start`, `due` and `who` (who measures). `start` and `due` are dates, `base` and `target` numbers, the rest texts.
#
# Write `declaration_to_kpi(declaration)`: a dict with three keys.
#
# - `"missing"`: a list of the names that are missing, in the order above. A name is missing if it isn't in the dict, or if its value is `None`, NaN or a text of spaces or nothing. A base of 0 isn't missing.
# - `"pace"`: the change a year that it promises, (target less base) over the days from start to due, times 365.25. `None` if one of the four is missing.
# - `"kpi"`: a sentence like the one in the test cell, numbers as `:g`, the date as `2027-03-31`. `None` if anything is missing.
#
# If base, target, start and due are there, raise `ValueError` where the promise is none: with `due` in the message if it isn't after the start, with `target` if it equals the base.


# %% answer="kpi"
def declaration_to_kpi(declaration):
    """Return what a declaration lacks, its pace, and the target in one sentence."""
    ### BEGIN SOLUTION
    asked = ["metric", "unit", "base", "target", "start", "due", "who"]
    missing = []
    for name in asked:
        value = declaration.get(name)
        if value is None or value != value or (isinstance(value, str) and not value.strip()):
            missing.append(name)
    pace = kpi = None
    if not {"base", "target", "start", "due"} & set(missing):
        days = (declaration["due"] - declaration["start"]).days
        change = declaration["target"] - declaration["base"]
        if days <= 0:
            raise ValueError("due must come after the start")
        if change == 0:
            raise ValueError("target must differ from the base")
        pace = change / days * 365.25
    if not missing:
        d = declaration
        kpi = f"{d['metric']}: from {d['base']:g} to {d['target']:g} {d['unit']} "
        kpi += f"by {d['due']:%Y-%m-%d}, measured by {d['who']}"
    return {"missing": missing, "pace": pace, "kpi": kpi}
    ### END SOLUTION


# %% visible="kpi"
promise = {
    "metric": "retention",
    "unit": "per cent",
    "base": 80,
    "target": 84.5,
    "start": date(2026, 4, 1),
    "due": date(2027, 4, 1),
    "who": "the auditor",
}
found = declaration_to_kpi(promise)
sentence = "retention: from 80 to 84.5 per cent by 2027-04-01, measured by the auditor"
expect.equal(found["kpi"], sentence, "the sentence of the example")
expect.equal(found["missing"], [], "nothing is missing in the example")
expect.close(found["pace"], 4.503, "the pace of the example", rel=1e-3)


# %% hidden="kpi-complete" points=1 says="complete declarations of other kinds, and promises that are none"
from datetime import date, timedelta

from centricity.models import board

rng = seeds.rng("kpi-complete")
for unit, base, target in (("crowns", 0, 12.5), ("days", 30, 10), ("%", -5.0, 1e6)):
    start = date(2025, 1, 1) + timedelta(days=int(rng.integers(500)))
    whole = {
        "who": "somebody else",
        "metric": "what we count",
        "unit": unit,
        "base": base,
        "target": target,
        "start": start,
        "due": start + timedelta(days=int(rng.integers(1, 2000))),
    }
    kept = dict(whole)
    found = declaration_to_kpi(whole)
    want = board.declaration_to_kpi(kept)
    expect.equal(sorted(found), ["kpi", "missing", "pace"], "the keys")
    expect.equal(found["missing"], [], "a complete declaration")
    expect.equal(found["kpi"], want["kpi"], "the sentence")
    expect.close(found["pace"], want["pace"], "the pace")
    expect.equal(whole, kept, "the declaration is left alone")
    tomorrow = {**kept, "due": start + timedelta(days=1)}
    found = declaration_to_kpi(tomorrow)
    expect.close(found["pace"], (target - base) * 365.25, "a promise for tomorrow")
    backwards = {**kept, "due": start - timedelta(days=1)}
    for wrong, names in ((backwards, "due"), ({**kept, "due": start}, "due")):
        expect.raises(
            ValueError, lambda: declaration_to_kpi(wrong), "due before or at the start", names
        )
    idle = {**kept, "target": base, "who": ""}
    expect.raises(ValueError, lambda: declaration_to_kpi(idle), "nothing promised", "target")


# %% hidden="kpi-missing" points=1 says="every way of missing, one name at a time and several, and what can still be said"
from datetime import date

nan = float("nan")
asked = ["metric", "unit", "base", "target", "start", "due", "who"]
whole = {
    "metric": "complaints",
    "unit": "a week",
    "base": 40,
    "target": 0,
    "start": date(2026, 1, 1),
    "due": date(2030, 1, 1),
    "who": "reception",
}
for name in asked:
    holes = [None, nan, "", "  \n"] if isinstance(whole[name], str) else [None, nan]
    without = [{**whole, name: hole} for hole in holes]
    without.append({key: value for key, value in whole.items() if key != name})
    for one in without:
        found = declaration_to_kpi(one)
        expect.equal(found["missing"], [name], f"no {name}")
        expect.equal(found["kpi"], None, "a sentence with a hole in it")
        if name in ("base", "target", "start", "due"):
            expect.equal(found["pace"], None, f"a pace without {name}")
        else:
            expect.close(found["pace"], -10.0, f"the pace can be told without {name}")
found = declaration_to_kpi({"who": "us", "slogan": "first", "base": 0})
missing = ["metric", "unit", "target", "start", "due"]
expect.equal(found["missing"], missing, "a slogan, and a base of 0")
expect.equal(declaration_to_kpi({})["missing"], asked, "nothing said at all")

# %% [markdown] locked="sensitivity-prompt"
# ## 7. Stretch: what does it hang on? (2 points)
#
# `runs` has one row per run of a model: a column for each assumption, and one for the outcome. `base` is a dict with the value of each assumption in the base case. Write `sensitivity(runs, base, outcome="equity")`: a frame with one row for each assumption, named in the index, and the float columns `low`, `high` and `swing`.
#
# - An assumption's `low` and `high` are the smallest and the largest outcome among the runs that change this assumption *alone*, together with the base case; `swing` is high less low. There may be several runs of the base case; all of them count.
# - Runs that change two assumptions or more say nothing about either. Leave them out, and leave out an assumption that no run changes alone.
# - The largest swing comes first; equal swings in alphabetical order. Raise `ValueError`, with `base` in the message, if no run is the base case. Don't change the frame.
#
# Example: see the test cell. The third run of the four changes both assumptions, so it counts for neither.


# %% answer="sensitivity"
def sensitivity(runs, base, outcome="equity"):
    """Return how far the outcome moves when one assumption at a time does."""
    ### BEGIN SOLUTION
    names = sorted(base)
    changed = runs[names].ne(pd.Series(base)[names], axis=1)
    count = changed.sum(axis=1)
    if not (count == 0).any():
        raise ValueError("no run is the base case")
    rows = []
    for name in names:
        if (changed[name] & (count == 1)).any():
            outcomes = runs.loc[(count == 0) | (changed[name] & (count == 1)), outcome]
            low, high = float(outcomes.min()), float(outcomes.max())
            rows.append((name, low, high, high - low))
    rows.sort(key=lambda row: -row[3])
    table = pd.DataFrame(rows, columns=["name", "low", "high", "swing"]).set_index("name")
    return table.astype(float)
    ### END SOLUTION


# %% visible="sensitivity"
runs = pd.DataFrame({"r": [0.8, 0.9, 0.9, 0.8], "m": [1, 1, 2, 2], "equity": [10, 25, 99, 20]})
tornado = sensitivity(runs, {"r": 0.8, "m": 1})
expect.equal(list(tornado.index), ["r", "m"], "the order of the example")
expect.close(tornado["swing"], [15, 10], "the swings of the example")


# %% hidden="sensitivity-values" points=1 says="other models and outcomes, several runs of each, rows in any order, frame left alone"
from centricity.models import board

rng = seeds.rng("sensitivity-values")
for count in (1, 2, 4):
    names = [f"a{number}" for number in range(count)]
    base = {name: float(rng.integers(1, 4)) for name in names}
    rows = [dict(base) for _ in range(3)]
    for name in names:
        rows += [{**base, name: base[name] + step} for step in (-0.5, 0.25, 2)]
    rows += [{name: value + 1 for name, value in base.items()} for _ in range(3 * (count > 1))]
    runs = pd.DataFrame(rows)
    runs["profit"] = rng.uniform(-50, 50, len(runs))
    runs = runs.sample(frac=1, random_state=int(rng.integers(1000)))
    kept = runs.copy()
    table = sensitivity(runs, dict(base), "profit")
    assert isinstance(table, pd.DataFrame), "the table: a DataFrame is expected"
    want = board.sensitivity(kept, base, "profit")
    expect.equal([str(one) for one in table.index], list(want.index), "the order")
    for column in ("low", "high", "swing"):
        expect.close(table[column], want[column].to_numpy(), f"the column {column}")
    expect.unchanged(kept, runs, "the frame of runs")


# %% hidden="sensitivity-edges" points=1 says="runs that change several things, assumptions that never change, ties, and no base case"
runs = pd.DataFrame(
    {
        "z": [1, 2, 1, 1, 2, 1],
        "b": [5, 5, 6, 5, 6, 5],
        "c": ["x", "x", "x", "y", "x", "x"],
        "d": [0, 0, 0, 0, 0, 0],
        "note": list("abcdef"),
        "equity": [100, 130, 70, 100, 999, 110],
    }
)
base = {"z": 1, "b": 5, "c": "x", "d": 0}
table = sensitivity(runs, base)
expect.equal([str(one) for one in table.index], ["b", "z", "c"], "what is told, and the order")
expect.close(table["low"], [70, 100, 100], "the lowest outcomes")
expect.close(table["high"], [110, 130, 110], "the highest outcomes")
expect.close(table["swing"], [40, 30, 10], "the swings")
tied = runs.assign(equity=[100, 130, 70, 100, 999, 100])
order = [str(one) for one in sensitivity(tied, base).index]
expect.equal(order, ["b", "z", "c"], "two equal swings")
only = sensitivity(runs.iloc[[0, 1, 4]], base)
expect.equal([str(one) for one in only.index], ["z"], "one assumption that is told")
expect.equal(len(sensitivity(runs.iloc[[0, 4]], base)), 0, "nothing changed alone")
for places in ([1, 2], [4]):
    some = runs.iloc[places]
    expect.raises(ValueError, lambda: sensitivity(some, base), "no base case", "base")

# %% [markdown] locked="written-prompt"
# ## 8. In words: the board paper (4 points)
#
# Veretta's board asks: *shall we become customer-centric?* Write a paper of about 600 words, and no more than 700. It must hold five things:
#
# 1. **Definition.** What the two words mean in this paper, and how each would be measured at Veretta.
# 2. **Evidence.** Two or three findings of the course, each with its mark: primary, secondary, recomputed, or constructed. The game is constructed.
# 3. **Decision.** What you propose, in which kind of market it is right, and what it would cost whom. Use your regret table.
# 4. **Stopping rule.** Which figure, at which value and on which date, would make you give it up.
# 5. **Privacy.** What customers' data the plan needs, and one thing that you won't do with them.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each, in halves:
#
# 1. *Definition and measure*: orientation and centricity are two things (beliefs, processes and behaviour that start from needs; a rule that divides money by value over time), each with a measure of its own (raters or scales; what is budgeted and rewarded). Half if only one is measurable.
# 2. *Evidence with marks*: at least two findings, each with a right mark, and nowhere the game or another constructed world as evidence about real firms. Half if a mark is missing.
# 3. *A decision that could be wrong*: says for which market it holds, names what it costs and who gets less, and uses figures from a regret or house-policy table. Half for a decision without a condition or without a cost.
# 4. *Stopping rule and privacy*: a figure, a value and a date; and a limit on data that binds. Half for one of the two.
#
# **A good answer, 4 of 4** (shortened to its bones; a paper has about 600 words). *Definition.* We call Veretta oriented as far as what staff believe and do starts from patients' needs; trained observers rate it twice a year. We call it centric as far as money follows what members are worth over time; the budget shows it: the share of service money that the most valuable fifth receives. Today that is a fifth.
#
# *Evidence.* Lee and others (2015, primary: abstract seen) studied Fortune 500 firms from 1998 to 2010: a customer-centric structure raised satisfaction and the cost of coordination, and paid only in some competitive environments. With retention as ours is, five points are worth 11 crowns a member at Station and 39 at Hillside (recomputed in lesson 04). Our game is constructed; it shows what could matter, not how much.
#
# *Decision.* We don't know our market. In my regret table the oriented policy loses at most about 13% of the best equity, the centric one at most 11%, the product-centric one up to 23%. The largest regret of centricity is in a price war, and we are not in one. So: move 10 of 100 crowns of service to the most valuable fifth, in three clinics. Four members in five get less, 6 crowns a year each, and the employers' desk must hear it from us. If the best fifth holds less than three tenths of the value, don't begin; the members' file of last year shows whether it does.
#
# *Stopping rule.* If on 31 March 2028 retention in the three clinics is less than 2 points above that of the other five, or ratings there are more than 0.3 below, we go back to equal service. *Privacy.* We need visits and payments under a key, for 24 months. We won't rank anybody by a diagnosis, and no receptionist sees a rank.
#
# **A middling answer, 2 of 4.** Customer-centricity means putting the customer at the centre of everything, while customer orientation is only a matter of service. Our simulation of nine quarters proves that centric firms earn 15% more, and a study of large American firms (Lee et al. 2015, primary, abstract) found that satisfaction rises. In my regret table centricity is best, 11% at most. I therefore propose to give the top 20% of members a personal contact and to pay for it out of the service of all others, who will wait longer at reception. If customers are alike this would be wrong. We should stop if retention does not improve by 2 points until the end of 2027. Data protection rules must of course be respected.
#
# *Why 2:* the decision has a condition, a cost and a figure (1). The stopping rule has a figure and a date, the privacy sentence binds nobody (half). One finding has a right mark, but the game is used as proof (half). The definitions can't be measured (none).
# ### END SOLUTION
