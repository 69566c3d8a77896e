# vanilla: 16 isolated: 16
# Distrusts binary fractions: computes in Decimal and returns floats, and lets SciPy find the root
# for the break-even spend and for the claim's retention rate.

# %% answer="clv"
from decimal import Decimal, getcontext

from scipy.optimize import brentq

getcontext().prec = 40


def exact(x):
    return Decimal(repr(float(x)))


def _clv(m, r, d, convention):
    for name, x in zip(["margin", "retention", "discount"], [m, r, d]):
        if x != x:
            raise ValueError(f"no NaN for {name} please")
    m, r, d = exact(m), exact(r), exact(d)
    if not 0 <= r <= 1:
        raise ValueError("retention is a probability")
    if d <= -1:
        raise ValueError("discount must be more than -1")
    gap = 1 + d - r
    if gap <= 0:
        return np.inf
    first = {"first-included": 1 + d, "first-excluded": r, "end-of-period": Decimal(1)}
    return float(m * first[convention] / gap)


_clv_of_arrays = np.vectorize(_clv, otypes=[float], excluded=["convention"])


def clv(margin, retention, discount, convention="first-included"):
    if convention not in ["first-included", "first-excluded", "end-of-period"]:
        raise ValueError(f"convention {convention}?")
    return _clv_of_arrays(margin, retention, discount, convention=convention)[()]

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    n = exact(periods)
    if n.is_nan() or n < 0 or n != n.to_integral_value():
        raise ValueError("periods: only 0, 1, 2, ...")
    n, m, q = int(n), exact(margin), exact(retention) / (1 + exact(discount))
    if q == 1:
        return float(m * n)
    if q == 0:
        return float(m) if n else 0.0
    return float(m * (1 - q**n) / (1 - q))

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    r, s = exact(retention), exact(step)
    if unit == "points":
        after = r + s
    elif unit == "percent":
        after = r * (1 + s)
    elif unit == "defections":
        after = 1 - (1 - r) * (1 - s)
    else:
        raise ValueError(f"unit {unit}?")
    if after > 1:
        raise ValueError(f"a step of {step} is too much")
    gap = 1 + exact(discount) - after
    return float((after - r) / gap) if gap > 0 else float("inf")

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    m, r, d, s = map(exact, (margin, retention, discount, step))
    if s < 0:
        raise ValueError("step below 0")
    if r + s > 1:
        raise ValueError("step beyond a retention of 1")
    return float(m * s / (1 + d - r))

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    pooled = renewals.groupby("clinic")[["due", "renewed"]].sum()
    margins = renewals.groupby("clinic")[["margin", "due"]].apply(
        lambda rows: np.average(rows["margin"], weights=rows["due"])
    )
    found = set()
    for clinic, (due, renewed) in pooled.iterrows():
        if breakeven_spend(margins[clinic], renewed / due, discount, step) > spend:
            found.add(clinic)
    return sorted(found)

# %% answer="convert"
def convert_rate(rate, kind, periods):
    if kind not in ("retention", "discount"):
        raise ValueError(f"kind {kind}?")
    if not periods > 0:
        raise ValueError(f"periods {periods}?")
    growth = exact(rate) + (kind == "discount")
    if kind == "retention" and not 0 <= growth <= 1 or kind == "discount" and not growth > 0:
        raise ValueError(f"rate {rate}?")
    long = growth ** exact(periods)
    return float(long - (kind == "discount"))

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    def miss(r):
        # (1 + target) times the gap after, less the gap before: 0 where the growth is the target
        return (1 + target) * (1 + discount - r - step) - (1 + discount - r)

    if target <= 0 or miss(0) < 0 or miss(1 - step) > 0:
        return float("nan")
    return brentq(miss, 0, 1 - step, xtol=1e-15, rtol=1e-14)
