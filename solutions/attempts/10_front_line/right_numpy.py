# vanilla: 16 isolated: 16
# NumPy throughout: candidates compared for the red line, an einsum for alpha, site means taken
# off for the halo.

# %% answer="visits"
def visits_needed(site, both, visit, target):
    if site < 0:
        raise ValueError(f"site is {site}")
    if both < 0:
        raise ValueError(f"both is {both}")
    if visit < 0:
        raise ValueError(f"visit is {visit}")
    if target <= 0 or target >= 1:
        raise ValueError(f"target is {target}")
    if site == 0:
        return np.inf
    n = np.ceil(np.round(target * (both + visit) / ((1 - target) * site), 8))
    return float(np.maximum(n, 1.0))

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
    for name, value in {"benefit": benefit, "cost": cost, "low": low, "high": high}.items():
        if value != value:
            raise ValueError(f"{name} is missing")
    if cost < 0:
        raise ValueError("cost is negative")
    if high < low:
        raise ValueError("low is above high")
    candidates = [low, high]
    if cost > 0:
        candidates.append(min(max(benefit / (2 * cost), low), high))
    levels = np.sort(np.array(candidates, dtype=float))
    return float(levels[np.argmax(benefit * levels - cost * levels**2)])

# %% answer="chain"
def chain_effect(steps, change=1):
    pairs = np.array(steps, dtype=float)
    if pairs.size == 0:
        raise ValueError("there are no steps")
    if (pairs[:, 0] == 0).any():
        raise ValueError("a cause is 0")
    return float(change * np.prod(pairs[:, 1] / pairs[:, 0]))

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
    if not len(items):
        raise ValueError("items is empty")
    for name in ["site", "wait"] + list(items):
        if name not in visits:
            raise ValueError(f"no column {name}")
    # A regression with an intercept for each site: take the site's mean off both sides.
    site = visits["site"].to_numpy()
    late = (visits["wait"].to_numpy() > longest).astype(float)
    score = 100 * visits[list(items)].to_numpy(dtype=float).mean(axis=1)
    for name in pd.unique(site):
        here = site == name
        late[here] -= late[here].mean()
        score[here] -= score[here].mean()
    below = (late**2).sum()
    return float((late * score).sum() / below) if below > 1e-12 else np.nan
