# vanilla: 15 isolated: 15
# from: right_plain
# Returns every rate between 0 and 1, also where the step leads beyond 1.

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    """Return the retention at which `step` points raise lifetime value by `target`."""
    if target <= 0:
        return np.nan
    r = 1 + discount - step * (1 + target) / target
    if r < 0 or r > 1:
        return np.nan
    return r
