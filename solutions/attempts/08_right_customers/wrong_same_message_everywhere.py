# vanilla: 10 isolated: 10
# from: right_numpy
# Refuses what it should, always with the words "Invalid input": nothing is named.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    scores = {}
    for column in ["recency", "frequency", "monetary"]:
        x = table[column].to_numpy(dtype=float)
        bad = np.isnan(x) | (x < 0)
        if bad.any():
            raise ValueError("Invalid input")
        if column == "recency":
            x = -x
        worse = (x[None, :] < x[:, None]).sum(axis=1)
        scores[column] = 1 + bins * worse // len(x)
    return pd.DataFrame(scores, index=table.index)

# %% answer="lorenz"
def lorenz_gini(values):
    x = np.array(values, dtype=float)
    if x.size == 0 or np.isnan(x).any():
        raise ValueError("Invalid input")
    if x.min() < 0:
        raise ValueError("Invalid input")
    if not x.any():
        raise ValueError("Invalid input")
    x.sort()
    curve = np.insert(x.cumsum() / x.sum(), 0, 0)
    # Half the mean difference between any two, over the mean.
    gini = np.abs(x[:, None] - x[None, :]).mean() / 2 / x.mean()
    return curve, gini

# %% answer="top"
def top_share(values, share):
    if not (share > 0 and share <= 1):
        raise ValueError("Invalid input")
    x = np.array(values, dtype=float)
    k = max(int(np.floor(share * x.size + 0.5)), 1)
    return np.sort(x)[-k:].sum() / x.sum()

# %% answer="persistence"
def persistence(first, second, share):
    a, b = np.array(first, dtype=float), np.array(second, dtype=float)
    if a.size != b.size:
        raise ValueError("Invalid input")
    k = max(int(np.floor(share * a.size + 0.5)), 1)
    places = np.arange(a.size)
    top_a = np.lexsort((places, -a))[:k]
    top_b = np.lexsort((places, -b))[:k]
    return np.intersect1d(top_a, top_b).size / k

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("Invalid input")
    x = np.asarray(frequency, dtype=float)
    m = np.nan_to_num(np.asarray(monetary, dtype=float))
    result = p * (gamma + x * m) / (p * x + q - 1)
    return result if result.shape else float(result)

# %% answer="capture"
def capture_curve(scores, values, shares):
    v = np.asarray(values, dtype=float)
    if v.min() < 0 or v.sum() == 0:
        raise ValueError("Invalid input")
    k = np.maximum(np.floor(np.asarray(shares) * len(v) + 0.5).astype(int), 1)
    ranks = np.argsort(-scores.to_numpy(dtype=float), axis=0, kind="stable")
    curves = np.cumsum(v[ranks], axis=0) / v.sum()
    return pd.DataFrame(curves[k - 1], index=shares, columns=scores.columns)
