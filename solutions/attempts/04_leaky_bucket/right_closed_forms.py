# vanilla: 16 isolated: 16
# Solved on paper first: closed forms wherever there is one.

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
    if periods < 0 or not float(periods).is_integer():
        raise ValueError("periods: a whole number, please")
    q = retention / (1 + discount)
    if q == 1:
        return float(margin * periods)
    return margin * (1 - q**periods) / (1 - q)

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    gains = {"points": step, "percent": retention * step, "defections": (1 - retention) * step}
    try:
        gain = gains[unit]
    except KeyError:
        raise ValueError(f"unknown unit {unit!r}") from None
    if retention + gain > 1:
        raise ValueError("step leads beyond 1")
    gap = 1 + discount - retention - gain
    return gain / gap if gap > 0 else float("inf")

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if not 0 <= step <= 1 - retention + 1e-12:
        raise ValueError("step out of range")
    return step * margin / (1 + discount - retention)

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    result = []
    for clinic, part in renewals.groupby("clinic"):
        retention = part["renewed"].sum() / part["due"].sum()
        margin = np.average(part["margin"], weights=part["due"])
        if margin * step / (1 + discount - retention) > spend:
            result.append(clinic)
    return result

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
