# vanilla: 15 isolated: 15
# from: right_loops
# Counts places from 0 in a formula that counts from 1.

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
    gini = sum((2 * i - n - 1) * one for i, one in enumerate(x, start=0)) / (n * total)
    return np.array(curve), gini
