# vanilla: 16 isolated: 16
# Writes the checks once, in helpers that every answer uses, and NumPy with ufunc where= and
# np.select for the rest. Also answers the question in words.

# %% answer="clv"
CONVENTIONS = ("first-included", "first-excluded", "end-of-period")


def require(condition, name, what):
    if not np.all(condition):
        raise ValueError(f"{name} {what}")


def known(value, choices, name):
    require(value in choices, name, f"must be one of {', '.join(choices)}")


def plain(array):
    """A 0-d array back to a float, anything else as it is."""
    return array[()] if isinstance(array, np.ndarray) else array


def clv(margin, retention, discount, convention="first-included"):
    known(convention, CONVENTIONS, "convention")
    m, r, d = (np.array(x, dtype=float) for x in (margin, retention, discount))
    require(~np.isnan(m), "margin", "must be a number")
    require((0 <= r) & (r <= 1), "retention", "must lie between 0 and 1")
    require(d > -1, "discount", "must be above -1")
    k = CONVENTIONS.index(convention)
    numerator = m * [1 + d, r, np.ones_like(d)][k]
    numerator, gap = np.broadcast_arrays(numerator, 1 + d - r)
    out = np.full(gap.shape, np.inf)
    np.divide(numerator, gap, out=out, where=gap > 0)
    return plain(out)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    require(periods >= 0, "periods", "can't be negative")
    require(int(periods) == periods, "periods", "must be whole")
    q = retention / (1 + discount)
    return np.polyval([margin] * int(periods), q)

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    known(unit, ("points", "percent", "defections"), "unit")
    after = float(np.select(
        [unit == "points", unit == "percent"],
        [retention + step, retention * (1 + step)],
        1 - (1 - retention) * (1 - step),
    ))
    require(after <= 1, "step", "is too large for this retention")
    return clv(1.0, after, discount) / clv(1.0, retention, discount) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    require(step >= 0, "step", "can't be negative")
    require(retention + step <= 1, "step", "is too large for this retention")
    return margin * (1 - (1 + discount - retention - step) / (1 + discount - retention))

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    names, where = np.unique(renewals["clinic"].to_numpy(dtype=object), return_inverse=True)
    due = np.bincount(where, weights=renewals["due"])
    renewed = np.bincount(where, weights=renewals["renewed"])
    money = np.bincount(where, weights=renewals["due"] * renewals["margin"])
    return [
        str(name)
        for name, m, r in zip(names, money / due, renewed / due)
        if breakeven_spend(m, r, discount, step) > spend
    ]

# %% answer="convert"
def convert_rate(rate, kind, periods):
    known(kind, ("retention", "discount"), "kind")
    require(periods > 0, "periods", "must be positive")
    if kind == "retention":
        require(0 <= rate <= 1, "rate", "must lie between 0 and 1")
        return np.float_power(rate, periods)
    require(rate > -1, "rate", "must be above -1")
    return np.float_power(1 + rate, periods) - 1

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    if not target > 0:
        return np.nan
    gap = step * (1 + target) / target
    rate = (1 + discount) - gap
    possible = (rate >= 0) and (rate <= 1 - step)
    return rate if possible else np.nan

# %% [markdown] written="written"
# The value of one customer grows by 20% (the gap 1+d-r falls from 0.30 to 0.25), the settled number
# of members by 33% (1/0.15 against 1/0.20), and the renewals of the first year by 6% (0.85 against
# 0.80). "More than 25%" therefore fits only the settled plan here, and the lifetime value at a higher
# retention or a lower discount rate (0.85 at 10%).
#
# The accounts of next year would show the 6%: of the members due, 85 instead of 80 in a hundred
# renew. The rest arrives over many years, and the cost of the improvement arrives at once. Lifetime
# value is a forecast and stands in no account at all.
#
# Before the sentence goes on a slide I would want to know what "5%" means (points, per cent,
# defections), what "profit" means and over how many years, the discount rate, the retention
# before, what the improvement cost, whether the members kept are worth as much as the others,
# and whether "financial services" says anything about a care plan.
