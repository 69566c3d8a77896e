# vanilla: 16 isolated: 16
# No NumPy in the answers except where arrays are asked for: recursion down the axes of an array,
# recursion over the payments, exp and log for the rates.

# %% answer="clv"
import math
from numbers import Real


def clv(margin, retention, discount, convention="first-included"):
    # an array: go down its first axis and come back with an array
    shape = np.broadcast_shapes(np.shape(margin), np.shape(retention), np.shape(discount))
    if shape:
        m, r, d = (np.broadcast_to(x, shape) for x in (margin, retention, discount))
        return np.array([clv(m[i], r[i], d[i], convention) for i in range(shape[0])])

    for name, x in {"margin": margin, "retention": retention, "discount": discount}.items():
        if math.isnan(x):
            raise ValueError(name + " is NaN")
    if retention < 0 or retention > 1:
        raise ValueError("retention must be 0 to 1")
    if discount <= -1:
        raise ValueError("discount must be greater than -1")
    match convention:
        case "first-included":
            numerator = margin * (1 + discount)
        case "first-excluded":
            numerator = margin * retention
        case "end-of-period":
            numerator = margin
        case _:
            raise ValueError("convention must be first-included, first-excluded or end-of-period")
    if math.fsum([1, discount, -retention]) <= 0 or 1 + discount <= retention:
        return math.inf
    return float(numerator / (1 + discount - retention))

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods != periods or periods < 0 or periods != math.floor(periods):
        raise ValueError("periods must be 0, 1, 2, ...")
    if periods == 0:
        return 0
    # pay now, then the same thing with one payment less, later and less likely
    return margin + retention / (1 + discount) * clv_finite(margin, retention, discount, periods - 1)

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    if unit == "points":
        new = retention + step
    elif unit == "percent":
        new = retention * (1 + step)
    elif unit == "defections":
        new = 1 - (1 - retention) * (1 - step)
    else:
        raise ValueError("unit")
    if new > 1:
        raise ValueError("step")
    gap_before, gap_after = 1 + discount - retention, 1 + discount - new
    if gap_after <= 0:
        return math.inf
    return (gap_before - gap_after) / gap_after

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if step < 0:
        raise ValueError("step < 0")
    if retention + step > 1:
        raise ValueError("retention + step > 1")
    # the share of the gap that the step closes is the share of the margin one may spend
    return margin * (step / (1 + discount - retention))

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    paying = []
    for name in sorted(set(renewals["clinic"])):
        rows = [row for row in renewals.to_dict("records") if row["clinic"] == name]
        members = sum(row["due"] for row in rows)
        kept = sum(row["renewed"] for row in rows)
        crowns = sum(row["due"] * row["margin"] for row in rows)
        if breakeven_spend(crowns / members, kept / members, discount, step) > spend:
            paying.append(name)
    return paying

# %% answer="convert"
def convert_rate(rate, kind, periods):
    if kind != "retention" and kind != "discount":
        raise ValueError("kind: " + str(kind))
    if periods <= 0:
        raise ValueError("periods: " + str(periods))
    if kind == "retention":
        if rate < 0 or rate > 1:
            raise ValueError("rate: " + str(rate))
        return 0.0 if rate == 0 else math.exp(periods * math.log(rate))
    if rate <= -1:
        raise ValueError("rate: " + str(rate))
    return math.expm1(periods * math.log1p(rate))

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    try:
        gap_after = step / target
    except ZeroDivisionError:
        return np.nan
    retention = 1 + discount - step - gap_after
    if gap_after <= 0 or retention < 0 or retention > 1 - step:
        return np.nan
    return retention
