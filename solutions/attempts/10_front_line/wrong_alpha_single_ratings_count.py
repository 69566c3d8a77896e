# vanilla: 14 isolated: 14
# from: right_loops
# Lets units with one rating into the totals.

# %% answer="alpha"
def krippendorff_alpha(ratings, level):
    if level not in ["nominal", "ordinal", "interval", "ratio"]:
        raise ValueError("no such level")
    raters = [[float(one) for one in row] for row in ratings]
    met, n = {}, {}
    for unit in zip(*raters):
        given = [one for one in unit if one == one]
        if not given:
            continue
        for i, v in enumerate(given):
            n[v] = n.get(v, 0) + 1
            for j, w in enumerate(given):
                if i != j:
                    met[v, w] = met.get((v, w), 0) + 1 / (len(given) - 1)
    if not n:
        raise ValueError("ratings: nothing was rated twice")

    def d(v, w):
        if v == w:
            return 0
        if level == "nominal":
            return 1
        if level == "interval":
            return (v - w) ** 2
        if level == "ratio":
            return (v - w) ** 2 / (v + w) ** 2
        low, high = min(v, w), max(v, w)
        return (sum(n[g] for g in n if low <= g <= high) - (n[v] + n[w]) / 2) ** 2

    below = sum(n[v] * n[w] * d(v, w) for v in n for w in n)
    if below == 0:
        return float("nan")
    above = sum(count * d(v, w) for (v, w), count in met.items())
    return 1 - (sum(n.values()) - 1) * above / below
