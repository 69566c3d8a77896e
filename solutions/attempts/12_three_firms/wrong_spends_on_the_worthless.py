# vanilla: 13 isolated: 13
# from: right_plain
# Spends the whole budget, whatever a crown brings, because unspent budget looks like failure.

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    if budget < 0:
        raise ValueError("budget is negative")
    if floor < 0:
        raise ValueError("floor is negative")
    for column in ("room", "gain"):
        if (segments[column] < 0).any():
            raise ValueError(column + " is negative")
    names = list(segments["segment"])
    room = dict(zip(names, segments["room"].astype(float)))
    gain = dict(zip(names, segments["gain"].astype(float)))
    got = {name: min(float(floor), room[name]) for name in names}
    left = budget - sum(got.values())
    if left < 0:
        raise ValueError("the budget is too small for the floors")
    for level in sorted(set(gain.values()), reverse=True):
        group = [name for name in names if gain[name] == level]
        space = sum(room[name] - got[name] for name in group)
        if space == 0:
            continue
        part = min(1.0, left / space)
        for name in group:
            got[name] += part * (room[name] - got[name])
        left -= part * space
    return pd.Series(got, index=names, dtype=float)
