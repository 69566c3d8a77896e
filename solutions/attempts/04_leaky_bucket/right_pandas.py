# vanilla: 16 isolated: 16
# pandas Series and where instead of NumPy masks.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    inputs = {"margin": margin, "retention": retention, "discount": discount}
    table = pd.DataFrame({name: np.atleast_1d(value) * 1.0 for name, value in
                          zip(inputs, np.broadcast_arrays(*inputs.values()))})
    for name in inputs:
        if table[name].isna().any():
            raise ValueError(f"{name} has a missing value")
    if not table["retention"].between(0, 1).all():
        raise ValueError("retention must lie between 0 and 1")
    if not table["discount"].gt(-1).all():
        raise ValueError("discount must be greater than -1")
    table["first-included"] = table["margin"] * (1 + table["discount"])
    table["first-excluded"] = table["margin"] * table["retention"]
    table["end-of-period"] = table["margin"]
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError("no such convention")
    gap = 1 + table["discount"] - table["retention"]
    value = (table[convention] / gap.where(gap > 0, 1.0)).where(gap > 0, np.inf)
    if all(np.ndim(value) == 0 for value in inputs.values()):
        return float(value.iloc[0])
    return value.to_numpy()

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
    if step < 0:
        raise ValueError("step is negative")
    if retention + step > 1:
        raise ValueError("step is too large")
    return margin - margin * (1 + discount - retention - step) / (1 + discount - retention)

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
