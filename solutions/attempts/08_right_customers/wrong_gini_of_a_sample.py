# vanilla: 15 isolated: 15
# from: right_numpy
# Divides by n - 1 pairs, as for a sample; a single customer gives NaN and a warning.

# %% answer="lorenz"
def lorenz_gini(values):
    x = np.array(values, dtype=float)
    if x.size == 0 or np.isnan(x).any():
        raise ValueError("values are empty or hold NaN")
    if x.min() < 0:
        raise ValueError(f"values hold {x.min()}, which is negative")
    if not x.any():
        raise ValueError("values are all zero")
    x.sort()
    curve = np.insert(x.cumsum() / x.sum(), 0, 0)
    # Half the mean difference between any two, over the mean.
    gini = np.abs(x[:, None] - x[None, :]).sum() / (x.size * max(x.size - 1, 1)) / 2 / x.mean()
    return curve, gini
