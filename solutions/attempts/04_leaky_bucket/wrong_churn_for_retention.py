# vanilla: 12 isolated: 12
# from: right_plain
# Mixes churn and retention up: the improvement is taken from the wrong side in two of the units, and
# the desk computes with the share that left.

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    """Return the growth of lifetime value when retention improves by `step`."""
    if unit == "points":
        after = retention + step
    elif unit == "percent":
        after = retention * (1 + step)
    elif unit == "defections":
        after = 1 - retention * (1 - step)
    else:
        raise ValueError(f"unknown unit {unit}")
    if after > 1:
        raise ValueError("step is too large, retention would exceed 1")
    if 1 + discount - after <= 0:
        return np.inf
    return (1 + discount - retention) / (1 + discount - after) - 1

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    """Return the clinics where `step` points of retention are worth more than `spend`."""
    chosen = []
    for clinic, rows in renewals.groupby("clinic"):
        due = rows["due"].sum()
        retention = 1 - rows["renewed"].sum() / due
        margin = (rows["margin"] * rows["due"]).sum() / due
        if breakeven_spend(margin, retention, discount, step) > spend:
            chosen.append(clinic)
    return sorted(chosen)
