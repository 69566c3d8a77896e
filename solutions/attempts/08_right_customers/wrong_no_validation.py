# vanilla: 10 isolated: 10
# from: right_numpy
# The formulas are right, and nothing is ever refused.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    three = table[["recency", "frequency", "monetary"]]
    worth = three.assign(recency=-three["recency"])
    worse = worth.rank(method="min").sub(1).fillna(0).astype(int)
    return (bins * worse).floordiv(len(table)).add(1)

# %% answer="lorenz"
def lorenz_gini(values):
    x = np.sort(np.asarray(values, dtype=float))
    n = len(x)
    curve = np.concatenate([[0.0], np.cumsum(x) / x.sum()])
    return curve, float(((2 * np.arange(1, n + 1) - n - 1) * x).sum() / (n * x.sum()))

# %% answer="top"
def top_share(values, share):
    x = np.sort(np.asarray(values, dtype=float))[::-1]
    return float(x[: max(1, int(share * len(x) + 0.5))].sum() / x.sum())

# %% answer="persistence"
def persistence(first, second, share):
    first, second = list(first), list(second)
    k = max(1, int(share * len(first) + 0.5))

    def top(values):
        # Python's sort keeps the order of those who tie.
        return sorted(range(len(values)), key=lambda i: values[i], reverse=True)[:k]

    before, after = top(first), top(second)
    stay = 0
    for i in before:
        if i in after:
            stay += 1
    return stay / k

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    x = np.asarray(frequency, dtype=float)
    m = np.nan_to_num(np.asarray(monetary, dtype=float))
    result = p * (gamma + x * m) / (p * x + q - 1)
    return result if result.shape else float(result)

# %% answer="capture"
def capture_curve(scores, values, shares):
    v = np.asarray(values, dtype=float)
    k = np.maximum(np.floor(np.asarray(shares) * len(v) + 0.5).astype(int), 1)
    ranks = np.argsort(-scores.to_numpy(dtype=float), axis=0, kind="stable")
    curves = np.cumsum(v[ranks], axis=0) / v.sum()
    return pd.DataFrame(curves[k - 1], index=shares, columns=scores.columns)
