# vanilla: 16 isolated: 16
# Takes question 6 at its word and goes through all coalitions; solves the chain of question 7 as
# a linear system instead of using the given function.

# %% answer="effect"
def average_effect(treated, stayed):
    """Return the difference of two shares with its 95% interval."""
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

# %% answer="groups"
def uplift_by_group(trial, group):
    """Return the difference of the two shares who renewed, group by group."""
    for column in ("called", "renewed", group):
        if column not in trial:
            raise ValueError(f"the trial has no column {column}")
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack()
    shares = shares.reindex(columns=[0, 1])
    return shares[1] - shares[0]

# %% answer="profit"
def policy_profit(effects, cost, value):
    """Return the profit of calling those customers who are worth it."""
    if cost < 0:
        raise ValueError("cost must not be negative")
    if value < 0:
        raise ValueError("value must not be negative")
    gains = np.asarray(effects, dtype=float) * value - cost
    return float(np.maximum(gains, 0).sum())

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    """Return after how many payments a customer's acquisition cost is covered."""
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
    if cost > margin and cost * (1 - retention) >= margin:
        return np.inf
    paid, payment, count = 0.0, margin, 0
    while paid < cost:
        paid, payment, count = paid + payment, payment * retention, count + 1
    return float(count)

# %% answer="desk"
def bands_to_call(trial, cost, value):
    """Return the tens of the score in which a call earned more than it cost."""
    bands = trial.assign(band=np.minimum(trial["score"] // 10, 9))
    sizes = bands.groupby("band")["called"].agg(["sum", "size"])
    smaller = np.minimum(sizes["sum"], sizes["size"] - sizes["sum"])
    pays = (uplift_by_group(bands, "band") * value > cost) & (smaller >= 30)
    return [int(band) for band in sizes.index[pays]]

# %% answer="shapley"
def shapley_attribution(paths):
    from itertools import combinations
    from math import factorial

    sets = [frozenset(one.strip() for one in path.split(">")) for path in paths["path"]]
    counts = [float(n) for n in paths["conversions"]]
    players = sorted(frozenset().union(*sets))
    n = len(players)

    def worth(coalition):
        return sum(count for one, count in zip(sets, counts) if one <= coalition)

    values = {}
    for player in players:
        rest = [one for one in players if one != player]
        total = 0.0
        for size in range(n):
            for others in combinations(rest, size):
                weight = factorial(size) * factorial(n - size - 1) / factorial(n)
                total += weight * (worth(frozenset(others) | {player}) - worth(frozenset(others)))
        values[player] = total
    return values

# %% answer="markov"
def markov_attribution(paths):
    lists = [[one.strip() for one in path.split(">")] for path in paths["path"]]
    names = sorted({one for touches in lists for one in touches})
    place = {name: number + 1 for number, name in enumerate(names)}
    steps = np.zeros((len(names) + 1, len(names) + 3))
    for touches, won, lost in zip(lists, paths["conversions"], paths["nulls"]):
        here = 0
        for one in touches:
            steps[here, place[one]] += won + lost
            here = place[one]
        steps[here, -2] += won
        steps[here, -1] += lost
    steps = steps / np.maximum(steps.sum(axis=1, keepdims=True), 1)

    def chance(gone=None):
        inner, out = steps[:, : len(names) + 1].copy(), steps[:, -2].copy()
        if gone is not None:
            inner[:, gone], out[gone] = 0, 0
        return np.linalg.solve(np.eye(len(inner)) - inner, out)[0]

    base = chance()
    if base == 0:
        raise ValueError("not a single conversion")
    effects = np.array([1 - chance(place[name]) / base for name in names])
    return dict(zip(names, (effects / effects.sum()).tolist()))
