# vanilla: 13 isolated: 13
# Never thought of a customer who stays for ever.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    for name, x in [("margin", margin), ("retention", retention), ("discount", discount)]:
        if np.any(np.isnan(x)):
            raise ValueError(f"{name} is NaN")
    if np.any(np.less(retention, 0)) or np.any(np.greater(retention, 1)):
        raise ValueError("retention!")
    if np.any(np.less_equal(discount, -1)):
        raise ValueError("discount!")
    gap = 1 + discount - retention
    if convention == "first-included":
        return margin * (1 + discount) / gap
    if convention == "first-excluded":
        return margin * retention / gap
    if convention == "end-of-period":
        return margin / gap
    raise ValueError("convention!")

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
