# vanilla: 15 isolated: 15
# from: right_loops
# Rounds up whatever the computer found, so that a target reached exactly may take one visit
# more.

# %% answer="visits"
def visits_needed(site, both, visit, target):
    if site < 0 or both < 0 or visit < 0:
        raise ValueError("site, both and visit are variances and can't be negative")
    if target <= 0 or target >= 1:
        raise ValueError("the target must lie between 0 and 1")
    if site == 0:
        return float("inf")
    return max(1, int(np.ceil(target / (1 - target) * (both + visit) / site)))
