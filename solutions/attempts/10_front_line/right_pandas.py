# vanilla: 16 isolated: 16
# pandas throughout: Float64 with mask, a merge of all pairs of ratings, pivot tables for the
# halo; the red line by comparing the benefit with the cost at both ends.

# %% answer="visits"
def visits_needed(site, both, visit, target):
    for name, value in zip(["site", "both", "visit"], [site, both, visit]):
        if value < 0:
            raise ValueError("negative " + name)
    if not (target > 0 and target < 1):
        raise ValueError("target out of range")
    if site == 0:
        return np.inf
    n = target / (1 - target) * (both + visit) / site
    whole = round(n)
    return max(whole if abs(n - whole) < 1e-6 else int(n) + 1, 1)

# %% answer="audit"
def audit_score(answers, reverse, least=0.75):
    missing = [item for item in reverse if item not in answers.columns]
    if missing:
        raise ValueError(f"not in answers: {missing}")
    table = answers.astype("Float64")
    for column in table:
        wrong = table[column].notna() & ~table[column].isin([1.0, 2.0, 3.0, 4.0, 5.0])
        if wrong.any():
            raise ValueError(f"wrong answers in {column}")
    if table.count().sum() == 0:
        raise ValueError("everything is missing")
    turned = table.assign(**{item: 6 - table[item] for item in reverse})
    share = turned.count(axis=1) / turned.shape[1]
    return turned.astype(float).mean(axis=1).mask(share < least - 1e-12)

# %% answer="optimum"
def optimum_orientation(benefit, cost, low=0, high=10):
    numbers = pd.Series({"benefit": benefit, "cost": cost, "low": low, "high": high}, dtype=float)
    if numbers.isna().any():
        raise ValueError(f"{numbers.index[numbers.isna()][0]} is NaN")
    if cost < 0:
        raise ValueError("cost")
    if low > high:
        raise ValueError("low > high")
    if benefit <= 2 * cost * low:
        return float(low)
    if benefit >= 2 * cost * high:
        return float(high)
    return benefit / (2 * cost)

# %% answer="chain"
def chain_effect(steps, change=1):
    table = pd.DataFrame(steps, columns=["cause", "effect"], dtype=float)
    if table.empty:
        raise ValueError("steps are empty")
    if table["cause"].eq(0).any():
        raise ValueError("cause is 0")
    return float((table["effect"] / table["cause"]).prod() * change)

# %% answer="desk"
def bonus_sites(visits, both, visit, bar):
    table = visits.dropna(subset="score").groupby("site").agg(
        {"score": ["mean", "count"], "shopper": "nunique"}
    )
    table.columns = ["mean", "visits", "shoppers"]
    table["error"] = (both / table["shoppers"] + visit / table["visits"]) ** 0.5
    return table.query("mean - 1.645 * error >= @bar").index.sort_values().tolist()

# %% answer="alpha"
def krippendorff_alpha(ratings, level):
    if level not in {"nominal", "ordinal", "interval", "ratio"}:
        raise ValueError("level?")
    long = pd.DataFrame(ratings).melt(var_name="unit", value_name="value").dropna()
    size = long.groupby("unit")["value"].transform("size")
    long = long[size > 1].assign(weight=1 / (size[size > 1] - 1))
    if long.empty:
        raise ValueError("ratings without a pair")
    long["row"] = range(len(long))
    pairs = long.merge(long[["unit", "value", "row"]], on="unit", suffixes=("", "_2"))
    pairs = pairs[pairs["row"] != pairs["row_2"]]
    n = long["value"].value_counts().sort_index().astype(float)
    middle = n.cumsum() - n / 2

    def distance(v, w):
        if v == w:
            return 0.0
        if level == "nominal":
            return 1.0
        if level == "interval":
            return (v - w) ** 2
        if level == "ratio":
            return ((v - w) / (v + w)) ** 2
        return (middle[v] - middle[w]) ** 2

    found = sum(
        weight * distance(v, w)
        for v, w, weight in pairs[["value", "value_2", "weight"]].itertuples(index=False)
    )
    by_chance = sum(n[v] * n[w] * distance(v, w) for v in n.index for w in n.index)
    return float(1 - (n.sum() - 1) * found / by_chance) if by_chance else float("nan")

# %% answer="halo"
def halo_check(visits, items, longest=20):
    if len(items) < 1:
        raise ValueError("items?")
    for column in ["site", "wait", *items]:
        if column not in visits.columns:
            raise ValueError(f"{column} is missing")
    table = pd.DataFrame(
        {
            "site": visits["site"],
            "kind": np.where(visits["wait"] > longest, "long", "short"),
            "score": visits[items].mean(axis=1) * 100,
        }
    )
    means = table.pivot_table(index="site", columns="kind", values="score", aggfunc="mean")
    counts = table.pivot_table(index="site", columns="kind", values="score", aggfunc="count")
    if "long" not in means or "short" not in means:
        return np.nan
    weight = counts["long"] * counts["short"] / (counts["long"] + counts["short"])
    both = weight.notna()
    if not both.any():
        return np.nan
    return float(((means["long"] - means["short"]) * weight)[both].sum() / weight[both].sum())
