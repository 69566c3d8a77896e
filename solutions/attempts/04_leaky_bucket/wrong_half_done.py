# vanilla: 8 isolated: 8
# Stopped after the third question.

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
