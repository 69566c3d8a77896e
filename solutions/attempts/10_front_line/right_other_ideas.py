# vanilla: 16 isolated: 16
# Other ideas: exact fractions for the visits, the range halved until the slope is 0, least
# squares with a column for each site.

# %% answer="visits"
from fractions import Fraction


def refuse(name, wrong):
    if wrong:
        raise ValueError(f"{name} can't be that")


def visits_needed(site, both, visit, target):
    for name, value in (("site", site), ("both", both), ("visit", visit)):
        refuse(name, value < 0)
    refuse("target", not 0 < target < 1)
    if site == 0:
        return np.inf
    # Exact arithmetic on numbers rounded to what they were meant to be.
    goal = Fraction(target).limit_denominator(10**9)
    exact = goal / (1 - goal) * (Fraction(both) + Fraction(visit)) / Fraction(site)
    return max(1, int(np.ceil(float(exact) * (1 - 1e-8))))

# %% answer="audit"
def audit_score(answers, reverse, least=0.75):
    values = answers.astype("float64").to_numpy(copy=True)
    names = list(answers.columns)
    for place, name in enumerate(names):
        column = values[:, place]
        if not np.isin(column[~np.isnan(column)], np.arange(1, 6)).all():
            raise ValueError(f"{name}: answers are 1 to 5")
    for name in reverse:
        if name not in names:
            raise ValueError(f"no item {name}")
        values[:, names.index(name)] = 6 - values[:, names.index(name)]
    given = (~np.isnan(values)).sum(axis=1)
    if given.sum() == 0:
        raise ValueError("all answers are missing")
    means = np.nansum(values, axis=1) / np.maximum(given, 1)
    enough = (given > 0) & (given + 1e-9 >= least * len(names))
    return pd.Series(np.where(enough, means, np.nan), index=answers.index)

# %% answer="optimum"
def optimum_orientation(benefit, cost, low=0, high=10):
    for name, value in (("benefit", benefit), ("cost", cost), ("low", low), ("high", high)):
        refuse(name, np.isnan(value))
    refuse("cost", cost < 0)
    refuse("low", low > high)

    def slope(level):
        return benefit - 2 * cost * level

    # Sales rise as long as the slope is above 0: halve the range until it is found.
    if slope(low) <= 0:
        return low
    if slope(high) >= 0:
        return high
    left, right = low, high
    for _ in range(200):
        middle = (left + right) / 2
        left, right = (middle, right) if slope(middle) > 0 else (left, middle)
    return (left + right) / 2

# %% answer="chain"
def chain_effect(steps, change=1):
    from functools import reduce

    refuse("steps", len(steps) == 0)
    refuse("cause", 0 in [cause for cause, _ in steps])
    return reduce(lambda moved, step: moved / step[0] * step[1], steps, change)

# %% answer="desk"
def bonus_sites(visits, both, visit, bar):
    rated = visits[visits["score"].notna()]
    chosen = []
    for site in np.unique(rated["site"].to_numpy(dtype=str)):
        here = rated[rated["site"] == site]
        error = np.sqrt(both / len(np.unique(here["shopper"])) + visit / len(here))
        if np.mean(here["score"]) - 1.645 * error >= bar:
            chosen.append(str(site))
    return chosen

# %% answer="alpha"
def krippendorff_alpha(ratings, level):
    if level not in ("nominal", "ordinal", "interval", "ratio"):
        raise ValueError("unknown level")
    table = np.array(ratings, dtype=float)
    table = table[:, np.isfinite(table).sum(axis=0) > 1]
    if table.shape[1] == 0:
        raise ValueError("no unit in ratings was rated twice")
    values = np.unique(table[np.isfinite(table)])
    counts = np.array([(table == value).sum(axis=0) for value in values], dtype=float)
    totals = counts.sum(axis=1)
    n = totals.sum()
    v, w = np.meshgrid(values, values, indexing="ij")
    if level == "nominal":
        d = 1.0 * (v != w)
    if level == "interval":
        d = (v - w) ** 2
    if level == "ratio":
        d = np.where(v == w, 0.0, (v - w) ** 2 / np.maximum((v + w) ** 2, 1e-300))
    if level == "ordinal":
        below = np.cumsum(totals) - totals / 2
        d = np.subtract.outer(below, below) ** 2
    # Pairs of a value with itself have no distance, so the diagonal needs no correction.
    observed = np.einsum("vu,wu,vw,u->", counts, counts, d, 1 / (counts.sum(axis=0) - 1))
    expected = totals @ d @ totals
    return float(1 - (n - 1) * observed / expected) if expected > 0 else np.nan

# %% answer="halo"
def halo_check(visits, items, longest=20):
    refuse("items", len(items) == 0)
    for name in ("site", "wait", *items):
        refuse(name, name not in visits.columns)
    late = visits["wait"] > longest
    mixed = late.groupby(visits["site"]).transform("nunique") == 2
    if not mixed.any():
        return np.nan
    # Ordinary least squares with a column for each site.
    columns = pd.get_dummies(visits.loc[mixed, "site"]).to_numpy(dtype=float)
    columns = np.column_stack([late[mixed], columns]).astype(float)
    score = 100 * visits.loc[mixed, items].mean(axis=1).to_numpy(dtype=float)
    return float(np.linalg.lstsq(columns, score, rcond=None)[0][0])
