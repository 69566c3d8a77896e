# vanilla: 16 isolated: 16
# Plain Python: loops over list positions, the math module, no masks.

# %% answer="clv"
import math


def one_clv(m, r, d, convention):
    if math.isnan(m):
        raise ValueError("margin must not be NaN")
    if not 0 <= r <= 1:
        raise ValueError("retention must be between 0 and 1")
    if not d > -1:
        raise ValueError("discount must be above -1")
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError("unknown convention")
    if 1 + d - r <= 0:
        return math.inf
    value = m / (1 + d - r)
    if convention == "first-included":
        value = value * (1 + d)
    if convention == "first-excluded":
        value = value * r
    return value


def clv(margin, retention, discount, convention="first-included"):
    lengths = [len(x) for x in (margin, retention, discount) if hasattr(x, "__len__")]
    if not lengths:
        return one_clv(margin, retention, discount, convention)
    values = []
    for i in range(lengths[0]):
        one = [x[i] if hasattr(x, "__len__") else x for x in (margin, retention, discount)]
        values.append(one_clv(*one, convention))
    return np.array(values)

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
    if step < 0:
        raise ValueError("step is negative")
    if retention + step > 1:
        raise ValueError("step is too large")
    return margin - margin * (1 + discount - retention - step) / (1 + discount - retention)

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    chosen = []
    for clinic in sorted(set(renewals["clinic"])):
        due = renewed = money = 0
        for _, row in renewals.iterrows():
            if row["clinic"] == clinic:
                due += row["due"]
                renewed += row["renewed"]
                money += row["due"] * row["margin"]
        if breakeven_spend(money / due, renewed / due, discount, step) > spend:
            chosen.append(clinic)
    return chosen

# %% answer="convert"
import math


def convert_rate(rate, kind, periods):
    if kind not in ("retention", "discount"):
        raise ValueError(f"kind {kind} is not known")
    if not periods > 0:
        raise ValueError(f"periods {periods} is not above 0")
    if kind == "retention" and (rate < 0 or rate > 1) or kind == "discount" and rate <= -1:
        raise ValueError(f"rate {rate} is impossible")
    factor = rate if kind == "retention" else 1 + rate
    power = math.exp(periods * math.log(factor)) if factor > 0 else 0.0
    return power if kind == "retention" else power - 1

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    gap = step / target
    retention = 1 + discount - step - gap
    if retention < 0:
        return np.nan
    if retention + step > 1:
        return np.nan
    return retention
