# vanilla: 16 isolated: 16
# Thinks in tables: clv puts its parameters side by side in a DataFrame, the horizon is a Series of
# payments, the desk is one groupby with assign and loc.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    conventions = ["first-included", "first-excluded", "end-of-period"]
    if convention not in conventions:
        raise ValueError(f"convention must be one of {conventions}")
    grids = np.broadcast_arrays(margin, retention, discount)
    table = pd.DataFrame({n: g.ravel() for n, g in zip("mrd", grids)}, dtype=float)
    if table.m.isna().any():
        raise ValueError("missing margin")
    if not table.r.between(0, 1).all():
        raise ValueError("retention outside 0 to 1")
    if not table.d.gt(-1).all():
        raise ValueError("discount of -1 or below, or missing")
    table["first"] = table.m
    if convention == "first-included":
        table["first"] = table.m * (1 + table.d)
    if convention == "first-excluded":
        table["first"] = table.m * table.r
    table["gap"] = 1 + table.d - table.r
    value = (table["first"] / table.gap).where(table.gap > 0, np.inf)
    answer = value.to_numpy().reshape(grids[0].shape)
    return answer if answer.ndim > 0 else answer.item()

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if pd.isna(periods) or periods < 0 or periods % 1 != 0:
        raise ValueError(f"periods: {periods} makes no sense")
    when = pd.Series(range(int(periods)), dtype=float)
    return float((margin * (retention / (1 + discount)) ** when).sum())

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    after = pd.Series({
        "points": retention + step,
        "percent": retention + retention * step,
        "defections": retention + (1 - retention) * step,
    })
    if unit not in after.index:
        raise ValueError(f"unit {unit!r} unknown, use {list(after.index)}")
    new = after[unit]
    if new > 1:
        raise ValueError("step too large: nobody can be retained more than once")
    before_and_after = clv(np.array([1.0, 1.0]), np.array([retention, new]), discount)
    return before_and_after[1] / before_and_after[0] - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if step < 0 or retention + step > 1:
        raise ValueError(f"step {step} is impossible")
    return step * margin / (1 + discount - retention)

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    pooled = (
        renewals.assign(money=renewals.margin * renewals.due)
        .groupby("clinic", sort=True)[["due", "renewed", "money"]]
        .sum()
        .assign(retention=lambda t: t.renewed / t.due, margin=lambda t: t.money / t.due)
    )
    worth = pooled.apply(
        lambda row: breakeven_spend(row.margin, row.retention, discount, step), axis="columns"
    )
    return worth.loc[worth > spend].index.tolist()

# %% answer="convert"
def convert_rate(rate, kind, periods):
    lowest = pd.Series({"retention": 0, "discount": -1})
    if kind not in lowest:
        raise ValueError(f"kind {kind!r}")
    if periods <= 0:
        raise ValueError(f"periods {periods!r}")
    if kind == "discount":
        if rate <= -1:
            raise ValueError(f"discount rate {rate!r}")
        return (rate + 1) ** periods - 1
    if rate < 0 or rate > 1:
        raise ValueError(f"retention rate {rate!r}")
    return rate ** periods

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    if target <= 0:
        return np.nan
    # growth = step / (1 + d - r - step), solved for r
    rate = 1 + discount - step - step / target
    return rate if 0 <= rate <= 1 - step else np.nan
