# vanilla: 14 isolated: 14
# from: right_numpy
# Draws the curve from the largest customer down.

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
    curve = np.insert(x[::-1].cumsum() / x.sum(), 0, 0)
    # Half the mean difference between any two, over the mean.
    gini = np.abs(x[:, None] - x[None, :]).mean() / 2 / x.mean()
    return curve, gini
