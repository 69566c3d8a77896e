# vanilla: 14 isolated: 14
# from: right_loops
# Refuses what is below or above, but a NaN is neither.

# %% answer="relative"
def relative_and_points(old, new):
    if old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new * 100 - old * 100
    if old <= 0:
        return float("nan"), points
    return (new - old) / old, points

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = {"total": total, "inside": inside, "outside": outside}
    for name in rates:
        if rates[name] < 0 or rates[name] > 1:
            raise ValueError(name + " is not a rate")
    if inside == outside:
        return float("nan")
    share = (outside - total) / (outside - inside)
    if share < 0 or share > 1:
        return float("nan")
    return share
