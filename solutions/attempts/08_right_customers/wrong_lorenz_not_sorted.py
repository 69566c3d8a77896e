# vanilla: 14 isolated: 14
# from: right_loops
# Forgets to sort before adding up.

# %% answer="lorenz"
def lorenz_gini(values):
    x = [float(one) for one in values]
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
    return np.array(curve), gini
