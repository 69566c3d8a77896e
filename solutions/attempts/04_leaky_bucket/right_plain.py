# vanilla: 16 isolated: 16
# The plain answers that most of the wrong attempts start from.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError(f"Unknown convention: {convention}")
    m, r, d = np.broadcast_arrays(
        np.asarray(margin, float), np.asarray(retention, float), np.asarray(discount, float)
    )
    if np.isnan(m).any():
        raise ValueError("margin has a NaN")
    if not ((r >= 0) & (r <= 1)).all():
        raise ValueError("retention must be between 0 and 1")
    if not (d > -1).all():
        raise ValueError("discount must be above -1")
    if convention == "first-included":
        top = m * (1 + d)
    elif convention == "first-excluded":
        top = m * r
    else:
        top = m
    gap = 1 + d - r
    value = np.where(gap > 0, top / np.where(gap > 0, gap, 1), np.inf)
    return value if value.ndim else float(value)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    if periods < 0 or periods != int(periods):
        raise ValueError("periods must be a whole number, 0 or more")
    q = retention / (1 + discount)
    total = 0
    for t in range(int(periods)):
        total += margin * q**t
    return total

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
    return (1 + discount - retention) / (1 + discount - after) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    if step < 0:
        raise ValueError("step must not be negative")
    if retention + step > 1:
        raise ValueError("step is too large")
    return margin * step / (1 + discount - retention)

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    """Return the clinics where `step` points of retention are worth more than `spend`."""
    chosen = []
    for clinic, rows in renewals.groupby("clinic"):
        due = rows["due"].sum()
        retention = rows["renewed"].sum() / due
        margin = (rows["margin"] * rows["due"]).sum() / due
        if breakeven_spend(margin, retention, discount, step) > spend:
            chosen.append(clinic)
    return sorted(chosen)

# %% answer="convert"
def convert_rate(rate, kind, periods):
    """Return a rate per `periods` periods from a rate per period."""
    if periods <= 0:
        raise ValueError("periods must be above 0")
    if kind == "retention":
        if rate < 0 or rate > 1:
            raise ValueError("a retention rate is between 0 and 1")
        return rate**periods
    if kind == "discount":
        if rate <= -1:
            raise ValueError("a discount rate is above -1")
        return (1 + rate) ** periods - 1
    raise ValueError(f"unknown kind: {kind}")

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    """Return the retention at which `step` points raise lifetime value by `target`."""
    if target <= 0:
        return np.nan
    r = 1 + discount - step * (1 + target) / target
    if r < 0 or r > 1 - step:
        return np.nan
    return r
