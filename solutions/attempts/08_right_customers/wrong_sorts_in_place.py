# vanilla: 14 isolated: 14
# from: right_loops
# Sorts the very array it was given.

# %% answer="lorenz"
def lorenz_gini(values):
    x = np.asarray(values, dtype=float)
    if np.isnan(x).any():
        raise ValueError("values hold NaN")
    if (x < 0).any():
        raise ValueError(f"values hold {x.min()}")
    if x.sum() == 0:
        raise ValueError("values are all zero")
    x.sort()
    n = len(x)
    gini = ((2 * np.arange(1, n + 1) - n - 1) * x).sum() / (n * x.sum())
    return np.append(0.0, x.cumsum() / x.sum()), gini

# %% answer="top"
def top_share(values, share):
    if not 0 < share <= 1:
        raise ValueError("share out of range")
    x = np.asarray(values, dtype=float)
    x.sort()
    return x[-max(1, int(share * len(x) + 0.5)):].sum() / x.sum()
