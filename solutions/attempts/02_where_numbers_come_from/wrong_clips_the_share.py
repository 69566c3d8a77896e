# vanilla: 15 isolated: 15
# from: right_loops
# Brings a share below 0 or above 1 back into range instead of saying that none fits.

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = {"total": total, "inside": inside, "outside": outside}
    for name in rates:
        if not (rates[name] >= 0 and rates[name] <= 1):
            raise ValueError(name + " is not a rate")
    if inside == outside:
        return float("nan")
    share = (outside - total) / (outside - inside)
    return min(max(share, 0.0), 1.0)
