# vanilla: 16 isolated: 16
# Trusts payments more than algebra: adds up cash flows (doubling the horizon until nothing is left)
# and finds the break-even spend and the claim's retention rate by bisection.

# %% answer="clv"
def add_up(q):
    """1 + q + q^2 + ... for 0 <= q < 1, twice as many payments each time round"""
    total, power = 1.0, q
    while power > 1e-20:
        total += power * total
        power *= power
    return total


def one_clv(m, r, d, convention):
    if d - r + 1 <= 0:
        return float("inf")
    later = r / (1 + d)
    stream = m * add_up(later)
    if convention == "first-included":
        return stream
    if convention == "first-excluded":
        return stream * later
    return stream / (1 + d)


def clv(margin, retention, discount, convention="first-included"):
    if convention not in {"first-included", "first-excluded", "end-of-period"}:
        raise ValueError("convention %r is not known" % (convention,))
    for name, numbers, good in [
        ("margin", margin, lambda x: x == x),
        ("retention", retention, lambda x: 0 <= x <= 1),
        ("discount", discount, lambda x: x > -1),
    ]:
        for x in np.ravel(numbers):
            if not good(x):
                raise ValueError("%s can't be %s" % (name, x))
    together = np.broadcast(margin, retention, discount)
    values = [one_clv(float(m), float(r), float(d), convention) for m, r, d in together]
    if together.shape == ():
        return values[0]
    return np.array(values).reshape(together.shape)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if not (periods >= 0 and float(periods).is_integer()):
        raise ValueError("periods has to be a whole number and not negative")
    value, payment = 0.0, float(margin)
    for _ in range(int(periods)):
        value += payment
        payment = payment * retention / (1 + discount)
    return value

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    ways = {
        "points": lambda: retention + step,
        "percent": lambda: retention * (1 + step),
        "defections": lambda: 1 - (1 - retention) * (1 - step),
    }
    if unit not in ways:
        raise ValueError("unit must be one of " + ", ".join(ways))
    after = ways[unit]()
    if after > 1:
        raise ValueError("this step takes retention beyond 1")
    return clv(1, after, discount) / clv(1, retention, discount) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if step < 0:
        raise ValueError("step is negative")
    if retention + step > 1:
        raise ValueError("step takes retention beyond 1")
    # value with spend c is (m-c)(1+d)/(1+d-r-D); cross-multiplied, so that a gap of 0 does no harm
    def left_over(c):
        return (margin - c) * (1 + discount - retention) - margin * (1 + discount - retention - step)

    low, high = 0.0, float(margin)
    while left_over(high) > 0:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if left_over(middle) > 0:
            low = middle
        else:
            high = middle
    return 0.0 if step == 0 else (low + high) / 2

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    due, renewed, money = {}, {}, {}
    for row in renewals.itertuples():
        due[row.clinic] = due.get(row.clinic, 0) + row.due
        renewed[row.clinic] = renewed.get(row.clinic, 0) + row.renewed
        money[row.clinic] = money.get(row.clinic, 0) + row.due * row.margin
    return sorted(
        c for c in due
        if breakeven_spend(money[c] / due[c], renewed[c] / due[c], discount, step) > spend
    )

# %% answer="convert"
def convert_rate(rate, kind, periods):
    if kind not in ("retention", "discount"):
        raise ValueError("kind must be retention or discount")
    if not periods > 0:
        raise ValueError("periods must be positive")
    if kind == "retention":
        if not 0 <= rate <= 1:
            raise ValueError("rate must lie between 0 and 1")
        return pow(rate, periods)
    if not rate > -1:
        raise ValueError("rate must be above -1")
    return pow(1 + rate, periods) - 1

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    # growth rises with retention, so halve the interval
    def growth(r):
        gap = 1 + discount - r - step
        return np.inf if gap <= 0 else step / gap

    low, high = 0.0, 1 - step
    if not growth(low) <= target <= growth(high):
        return np.nan
    for _ in range(200):
        middle = (low + high) / 2
        if growth(middle) < target:
            low = middle
        else:
            high = middle
    return high
