# vanilla: 16 isolated: 16
# np.vectorize around a careful scalar function; helpers in the first answer cell.

# %% answer="clv"
def check(name, ok):
    if not ok:
        raise ValueError(f"{name} is out of range")


@np.vectorize
def value_of(m, r, d, convention):
    check("margin", m == m)
    check("retention", 0 <= r <= 1)
    check("discount", d > -1)
    top = {"first-included": m * (1 + d), "first-excluded": m * r, "end-of-period": m}
    check("convention", convention in top)
    return float(top[convention]) / (1 + d - r) if 1 + d - r > 0 else np.inf


def clv(margin, retention, discount, convention="first-included"):
    value = value_of(np.asarray(margin, float), np.asarray(retention, float), discount, convention)
    return value if np.ndim(value) else float(value)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods < 0 or int(periods) != periods:
        raise ValueError("periods must be 0, 1, 2, ...")
    total, alive = 0.0, 1.0
    for _ in range(int(periods)):
        total += margin * alive
        alive *= retention / (1 + discount)
    return total

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
    frame = renewals.copy()
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
