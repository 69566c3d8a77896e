# vanilla: 14 isolated: 14
# from: right_plain
# Returns 25 for 25%.

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    """Return the growth of lifetime value when retention improves by `step`."""
    if unit == "points":
        after = retention + step
    elif unit == "percent":
        after = retention * (1 + step)
    elif unit == "defections":
        after = 1 - (1 - retention) * (1 - step)
    else:
        raise ValueError(f"unknown unit {unit}")
    if after > 1:
        raise ValueError("step is too large, retention would exceed 1")
    if 1 + discount - after <= 0:
        return np.inf
    return 100 * ((1 + discount - retention) / (1 + discount - after) - 1)
