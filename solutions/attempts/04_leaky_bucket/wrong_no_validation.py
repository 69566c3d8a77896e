# vanilla: 10 isolated: 10
# from: right_numpy
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

# %% answer="convert"
def convert_rate(rate, kind, periods):
    return rate**periods if kind == "retention" else (1 + rate) ** periods - 1
