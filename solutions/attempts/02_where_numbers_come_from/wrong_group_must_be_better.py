# vanilla: 15 isolated: 15
# from: right_loops
# Believes that the satisfied always come back more often, and says NaN where they don't.

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = {"total": total, "inside": inside, "outside": outside}
    for name in rates:
        if not (rates[name] >= 0 and rates[name] <= 1):
            raise ValueError(name + " is not a rate")
    if inside <= outside:
        return float("nan")
    share = (outside - total) / (outside - inside)
    if share < 0 or share > 1:
        return float("nan")
    return share
