# vanilla: 15 isolated: 15
# from: right_numpy
# Multiplies by position: the order of the sizes is not that of the means.

# %% answer="weights"
def post_stratify(means, sizes):
    odd = means.index.symmetric_difference(sizes.index)
    if len(odd):
        raise ValueError(f"{odd[0]} is not in both")
    weights = sizes.to_numpy(dtype=float)
    if (weights < 0).any() or weights.sum() == 0:
        raise ValueError("sizes can't be these")
    values = means.to_numpy(dtype=float)
    empty = np.isnan(values) & (weights > 0)
    if empty.any():
        raise ValueError(f"{means.index[empty][0]} has no answers")
    return float(np.average(values[weights > 0], weights=weights[weights > 0]))
