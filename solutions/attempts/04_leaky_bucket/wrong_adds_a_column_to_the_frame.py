# vanilla: 15 isolated: 15
# Works on the frame it was given; the caller finds a new column in it.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    m, r, d = (np.asarray(x, dtype=float) for x in (margin, retention, discount))
    for name, x in (("margin", m), ("retention", r), ("discount", d)):
        if np.isnan(x).any():
            raise ValueError(f"{name} is NaN")
    if ((r < 0) | (r > 1)).any():
        raise ValueError("retention outside 0..1")
    if (d <= -1).any():
        raise ValueError("discount too low")
    weights = {"first-included": 1 + d, "first-excluded": r, "end-of-period": np.ones_like(d)}
    if convention not in weights:
        raise ValueError(f"unknown convention {convention}")
    gap = np.broadcast_to(1 + d - r, np.broadcast(m, r, d).shape)
    value = np.full(gap.shape, np.inf)
    np.divide(m * weights[convention], gap, out=value, where=gap > 0)
    return value if value.shape else float(value)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods < 0 or periods != round(periods):
        raise ValueError(f"periods can't be {periods}")
    t = np.arange(round(periods))
    return float(np.sum(margin * (retention / (1 + discount)) ** t))

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    if unit == "points":
        new = retention + step
    elif unit == "percent":
        new = retention * (1 + step)
    elif unit == "defections":
        new = retention + (1 - retention) * step
    else:
        raise ValueError("unit must be points, percent or defections")
    if new > 1:
        raise ValueError("step too large")
    return clv(1.0, new, discount) / clv(1.0, retention, discount) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if not 0 <= step <= 1 - retention + 1e-12:
        raise ValueError("step out of range")
    return step * margin / (1 + discount - retention)

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    frame = renewals
    frame["money"] = frame["margin"] * frame["due"]
    sums = frame.groupby("clinic")[["due", "renewed", "money"]].sum().reset_index()
    sums["worth"] = [
        breakeven_spend(money / due, renewed / due, discount, step)
        for due, renewed, money in zip(sums["due"], sums["renewed"], sums["money"])
    ]
    return sums.loc[sums["worth"] > spend, "clinic"].sort_values().tolist()

# %% answer="convert"
def convert_rate(rate, kind, periods):
    if periods <= 0:
        raise ValueError("periods must be positive")
    if kind == "retention":
        if not 0 <= rate <= 1:
            raise ValueError("rate must be between 0 and 1")
        return rate**periods
    elif kind == "discount":
        if rate <= -1:
            raise ValueError("rate must be above -1")
        return (1 + rate) ** periods - 1
    else:
        raise ValueError("kind must be retention or discount")

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    r = 1 + discount - step * (1 + 1 / target)
    return r if 0 <= r <= 1 - step else float("nan")
