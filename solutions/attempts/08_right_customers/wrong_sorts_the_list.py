# vanilla: 15 isolated: 15
# from: right_loops
# Sorts a list in place; arrays and Series it turns into a new list first.

# %% answer="lorenz"
def lorenz_gini(values):
    if not isinstance(values, list):
        values = list(values)
    if any(x != x for x in values):
        raise ValueError("values hold NaN")
    if any(x < 0 for x in values):
        raise ValueError(f"values hold {min(values)}")
    if sum(values) == 0:
        raise ValueError("values are all zero")
    values.sort()
    n, total, held, curve, gini = len(values), sum(values), 0.0, [0.0], 0.0
    for place, x in enumerate(values, start=1):
        held += x
        curve.append(held / total)
        gini += (2 * place - n - 1) * x
    return np.array(curve), float(gini / (n * total))
