# vanilla: 15 isolated: 15
# Leaves rank at its default, the average: who ties gets a place in the middle.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    three = table[["recency", "frequency", "monetary"]]
    for column, values in three.items():
        wrong = values[~(values >= 0)]
        if not wrong.empty:
            raise ValueError(f"{column}: {wrong.tolist()}")
    worth = three.assign(recency=-three["recency"])
    worse = worth.rank().sub(1).astype(int)
    return (bins * worse).floordiv(len(table)).add(1)

# %% answer="lorenz"
def lorenz_gini(values):
    x = pd.Series(list(values), dtype=float).sort_values(ignore_index=True)
    if x.empty or x.isna().any() or (x == 0).all():
        raise ValueError("values need numbers, and one above 0")
    if x.lt(0).any():
        raise ValueError(f"values below 0: {x[x < 0].tolist()}")
    curve = np.r_[0.0, x.cumsum() / x.sum()]
    # Twice the area between the diagonal and the curve, trapezium by trapezium.
    area = (curve[1:] + curve[:-1]).sum() / 2 / len(x)
    return curve, 1 - 2 * area

# %% answer="top"
def top_share(values, share):
    if not 0 < share <= 1:
        raise ValueError("share must be in (0, 1]")
    x = pd.Series(list(values), dtype=float)
    return x.nlargest(max(1, int(share * len(x) + 0.5))).sum() / x.sum()

# %% answer="persistence"
def persistence(first, second, share):
    if len(first) != len(second):
        raise ValueError("different length")
    both = pd.DataFrame({"a": list(first), "b": list(second)})
    k = max(1, int(share * len(both) + 0.5))
    ranks = both.rank(method="first", ascending=False)
    return float((ranks.loc[ranks["a"] <= k, "b"] <= k).mean())

# %% answer="desk"
def dismissal(ledger, age):
    per = ledger.groupby("employer").agg(
        sector=("sector", "first"), median=("median_age", "max"),
        covered=("covered", "sum"), margin=("margin", "sum"),
    )
    per["out"] = per["margin"].lt(0) & per["sector"].ne("public")
    per["hit"] = per["covered"].where(per["out"], 0)
    sums = per.groupby(per["median"] >= age)[["hit", "covered"]].sum()
    share = (sums["hit"] / sums["covered"]).reindex([True, False])
    return per.index[per["out"]].tolist(), float(share[True]), float(share[False])

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("q must exceed 1")
    x = pd.Series(np.atleast_1d(frequency), dtype=float)
    m = pd.Series(np.atleast_1d(monetary), dtype=float).fillna(0)
    # The customer's own mean and everybody's, weighted.
    weight = p * x / (p * x + q - 1)
    value = (1 - weight) * p * gamma / (q - 1) + weight * m
    return value.to_numpy() if np.ndim(frequency) else float(value.iloc[0])

# %% answer="capture"
def capture_curve(scores, values, shares):
    later = pd.Series(list(values), dtype=float)
    if later.lt(0).any() or later.eq(0).all():
        raise ValueError("values must not be negative or all zero")
    ranks = scores.reset_index(drop=True).rank(method="first", ascending=False)
    rows = [
        ranks.le(max(1, int(share * len(later) + 0.5))).mul(later, axis=0).sum() / later.sum()
        for share in shares
    ]
    return pd.DataFrame(rows, index=shares)
