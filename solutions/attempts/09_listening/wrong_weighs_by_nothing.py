# vanilla: 15 isolated: 15
# from: right_numpy
# Takes the plain mean of the groups.

# %% answer="weights"
def post_stratify(means, sizes):
    odd = means.index.symmetric_difference(sizes.index)
    if len(odd):
        raise ValueError(f"{odd[0]} is not in both")
    weights = sizes.reindex(means.index).to_numpy(dtype=float)
    if (weights < 0).any() or weights.sum() == 0:
        raise ValueError("sizes can't be these")
    values = means.to_numpy(dtype=float)
    empty = np.isnan(values) & (weights > 0)
    if empty.any():
        raise ValueError(f"{means.index[empty][0]} has no answers")
    return float(np.mean(values[weights > 0]))
