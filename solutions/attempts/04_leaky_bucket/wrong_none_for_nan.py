# vanilla: 15 isolated: 15
# from: right_plain
# Returns None where the text asks for NaN.

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    """Return the retention at which `step` points raise lifetime value by `target`."""
    if target <= 0:
        return None
    r = 1 + discount - step * (1 + target) / target
    if r < 0 or r > 1 - step:
        return None
    return r
