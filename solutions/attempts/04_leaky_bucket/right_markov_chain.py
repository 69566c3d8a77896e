# vanilla: 16 isolated: 16
# Took a course on Markov chains: a customer is in or out, so value is a solved linear system and
# a horizon is a matrix power. Works backwards from one function, gap(), that clv and its kin share.

# %% answer="clv"
def gap(retention, discount):
    return (1 + np.asarray(discount, dtype=float)) - np.asarray(retention, dtype=float)


def clv(margin, retention, discount, convention="first-included"):
    problems = {
        "margin": np.isnan(margin),
        "retention": np.isnan(retention) | np.less(retention, 0) | np.greater(retention, 1),
        "discount": np.isnan(discount) | np.less_equal(discount, -1),
    }
    for name, problem in problems.items():
        if np.any(problem):
            raise ValueError(f"problem with {name}")
    # value = reward + P/(1+d) value, for the states in and out
    m, r, d = np.broadcast_arrays(
        *(np.asarray(x, dtype=float) for x in (margin, retention, discount))
    )
    endless = gap(r, d) <= 0
    discounted = np.zeros(m.shape + (2, 2))
    discounted[..., 0, 0] = np.where(endless, 0, r) / (1 + d)
    discounted[..., 0, 1] = (1 - r) / (1 + d)
    reward = np.stack([m, np.zeros_like(m)], axis=-1)[..., None]
    value = np.linalg.solve(np.eye(2) - discounted, reward)[..., 0, 0]
    if convention == "first-included":
        pass
    elif convention == "first-excluded":
        value = value - m
    elif convention == "end-of-period":
        value = value / (1 + d)
    else:
        raise ValueError("this convention is not in the table")
    value = np.where(endless, np.inf, value)
    return value if value.shape else value.item()

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods < 0 or not float(periods).is_integer():
        raise ValueError("The number of periods is a natural number.")
    # state (sum so far, next payment): a matrix power walks along the plan
    walk = np.array([[1.0, 1.0], [0.0, retention / (1 + discount)]])
    return float((np.linalg.matrix_power(walk, int(periods)) @ [0.0, margin])[0])

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    r1 = {"points": retention + step, "percent": retention * (1 + step),
          "defections": 1 - (1 - retention) * (1 - step)}.get(unit)
    if r1 is None:
        raise ValueError("unit?")
    if r1 > 1:
        raise ValueError("step?")
    before, after = gap(retention, discount), gap(r1, discount)
    return float(before / after - 1) if after > 0 else np.inf

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if not 0 <= step <= 1 or retention + step > 1:
        raise ValueError("step?")
    # linear in c, so two points are enough: f(c) = (m - c) * gap before - m * gap after
    before, after = gap(retention, discount), gap(retention + step, discount)
    matrix = [[before]]
    return float(np.linalg.solve(matrix, [margin * before - margin * after])[0])

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    table = renewals.copy()
    table["weighted"] = table["margin"] * table["due"]
    table = table.pivot_table(index="clinic", values=["due", "renewed", "weighted"], aggfunc="sum")
    answer = []
    for clinic in table.index.sort_values():
        due, renewed, weighted = table.loc[clinic, ["due", "renewed", "weighted"]]
        if breakeven_spend(weighted / due, renewed / due, discount, step) > spend:
            answer += [clinic]
    return answer

# %% answer="convert"
def convert_rate(rate, kind, periods):
    lift = {"retention": 0, "discount": 1}
    if kind not in lift:
        raise ValueError("kind?")
    if periods <= 0:
        raise ValueError("periods?")
    if (kind == "retention" and (rate < 0 or rate > 1)) or (kind == "discount" and rate <= -1):
        raise ValueError("rate?")
    return (rate + lift[kind]) ** periods - lift[kind]

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    with np.errstate(all="ignore"):
        r = 1 + discount - np.float64(step) * (1 + 1 / np.float64(target))
    return float(r) if target > 0 and 0 <= r <= 1 - step else np.nan
