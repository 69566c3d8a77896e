# vanilla: 10 isolated: 10
# from: right_numpy
# Divides every step by 100.

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    step = step / 100
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
    return step / 100 * margin / (1 + discount - retention)

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    result = []
    for clinic, part in renewals.groupby("clinic"):
        retention = part["renewed"].sum() / part["due"].sum()
        margin = np.average(part["margin"], weights=part["due"])
        if margin * step / 100 / (1 + discount - retention) > spend:
            result.append(clinic)
    return result
