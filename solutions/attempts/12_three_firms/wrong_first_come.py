# vanilla: 14 isolated: 14
# from: right_plain
# Of two segments with the same gain, fills the one that comes first.

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    for name, value in (("budget", budget), ("floor", floor), ("room", segments["room"].min()),
                        ("gain", segments["gain"].min())):
        if value < 0:
            raise ValueError(name)
    spent = segments["room"].clip(upper=floor).to_numpy(dtype=float)
    left = budget - spent.sum()
    if left < -1e-9:
        raise ValueError("budget")
    gain, room = segments["gain"].to_numpy(), segments["room"].to_numpy()
    for place in np.argsort(-gain, kind="stable"):
        if gain[place] > 1:
            more = min(room[place] - spent[place], max(left, 0))
            spent[place] += more
            left -= more
    return pd.Series(spent, index=segments["segment"])
