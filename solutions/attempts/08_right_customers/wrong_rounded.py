# vanilla: 6 isolated: 6
# from: right_loops
# Rounds every result to two places, as in a report.

# %% answer="lorenz"
def lorenz_gini(values):
    x = sorted(float(one) for one in values)
    for one in x:
        if one != one:
            raise ValueError("values: NaN")
        if one < 0:
            raise ValueError(f"values: {one} is negative")
    total = sum(x)
    if total == 0:
        raise ValueError("values: nothing to share out")
    held, curve = 0.0, [0.0]
    for one in x:
        held += one
        curve.append(held / total)
    n = len(x)
    gini = sum((2 * i - n - 1) * one for i, one in enumerate(x, start=1)) / (n * total)
    return np.array(curve).round(2), round(gini, 2)

# %% answer="top"
def top_share(values, share):
    if not 0 < share <= 1:
        raise ValueError(f"share of {share}")
    x = sorted((float(one) for one in values), reverse=True)
    k = int(share * len(x) + 0.5)
    if k == 0:
        k = 1
    return round(sum(x[:k]) / sum(x), 2)

# %% answer="persistence"
def persistence(first, second, share):
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError("the lists have not the same length")
    k = max(1, int(share * len(first) + 0.5))

    def top(values):
        # Python's sort keeps the order of those who tie.
        return sorted(range(len(values)), key=lambda i: values[i], reverse=True)[:k]

    before, after = top(first), top(second)
    stay = 0
    for i in before:
        if i in after:
            stay += 1
    return round(stay / k, 2)

# %% answer="desk"
def dismissal(ledger, age):
    margin, covered, median, public = {}, {}, {}, {}
    for _, row in ledger.iterrows():
        name = row["employer"]
        margin[name] = margin.get(name, 0) + row["margin"]
        covered[name] = covered.get(name, 0) + row["covered"]
        median[name] = row["median_age"]
        public[name] = row["sector"] == "public"
    out = sorted(name for name in margin if margin[name] < 0 and not public[name])

    def share(names):
        total = sum(covered[name] for name in names)
        if total == 0:
            return float("nan")
        return round(float(sum(covered[name] for name in names if name in out) / total), 2)

    older = [name for name in margin if median[name] >= age]
    younger = [name for name in margin if median[name] < age]
    return out, share(older), share(younger)

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if not q > 1:
        raise ValueError(f"q = {q}")

    def one(x, m):
        return p * gamma / (q - 1) if x == 0 else p * (gamma + x * m) / (p * x + q - 1)

    if np.ndim(frequency) == 0:
        return round(float(one(frequency, monetary)), 2)
    return np.array([one(x, m) for x, m in zip(frequency, monetary)]).round(2)

# %% answer="capture"
def capture_curve(scores, values, shares):
    values = [float(one) for one in values]
    total = sum(values)
    if min(values) < 0 or total == 0:
        raise ValueError("values")
    table = {}
    for name in scores.columns:
        column = list(scores[name])
        order = sorted(range(len(values)), key=lambda i: -column[i])
        table[name] = []
        for share in shares:
            k = max(1, int(share * len(values) + 0.5))
            table[name].append(sum(values[i] for i in order[:k]) / total)
    return pd.DataFrame(table, index=list(shares)).round(2)
