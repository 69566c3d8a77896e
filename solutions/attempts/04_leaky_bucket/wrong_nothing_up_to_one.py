# vanilla: 14 isolated: 14
# from: right_value_before_over_value_after
# Reads "would exceed 1" as "would reach 1" and refuses a step that leads to exactly 1.

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
    if after >= 1:
        raise ValueError("step is too large, retention would exceed 1")
    if 1 + discount - after <= 0:
        return np.inf
    return (1 + discount - retention) / (1 + discount - after) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    if step < 0:
        raise ValueError("step must not be negative")
    if retention + step >= 1:
        raise ValueError("step is too large")
    return margin * step / (1 + discount - retention)
