# vanilla: 10 isolated: 10
# The formulas are right, and nothing is ever refused.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    margin, retention, discount = np.asarray(margin), np.asarray(retention), np.asarray(discount)
    gap = 1 + discount - retention
    top = margin * (1 + discount)
    if convention == "first-excluded":
        top = margin * retention
    if convention == "end-of-period":
        top = margin
    with np.errstate(divide="ignore"):
        value = np.where(gap > 0, top / gap, np.inf)
    return value if value.ndim else float(value)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    q = retention / (1 + discount)
    return sum(margin * q**t for t in range(int(periods)))

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    after = {"points": retention + step, "percent": retention * (1 + step),
             "defections": 1 - (1 - retention) * (1 - step)}[unit]
    return clv(1, after, discount) / clv(1, retention, discount) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    return margin * step / (1 + discount - retention)

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
    return rate**periods if kind == "retention" else (1 + rate) ** periods - 1

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    r = 1 + discount - step * (1 + 1 / target)
    return r if 0 <= r <= 1 - step else float("nan")
