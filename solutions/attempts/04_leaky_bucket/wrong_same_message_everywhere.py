# vanilla: 10 isolated: 10
# from: right_value_before_over_value_after
# Refuses everything it should, always with the words "Invalid input": no parameter is named.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError("Invalid input")
    m, r, d = np.broadcast_arrays(
        np.asarray(margin, float), np.asarray(retention, float), np.asarray(discount, float)
    )
    if np.isnan(m).any():
        raise ValueError("Invalid input")
    if not ((r >= 0) & (r <= 1)).all():
        raise ValueError("Invalid input")
    if not (d > -1).all():
        raise ValueError("Invalid input")
    if convention == "first-included":
        top = m * (1 + d)
    elif convention == "first-excluded":
        top = m * r
    else:
        top = m
    gap = 1 + d - r
    value = np.where(gap > 0, top / np.where(gap > 0, gap, 1), np.inf)
    return value if value.ndim else float(value)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    if periods < 0 or periods != int(periods):
        raise ValueError("Invalid input")
    q = retention / (1 + discount)
    total = 0
    for t in range(int(periods)):
        total += margin * q**t
    return total

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    """Return the growth of lifetime value when retention improves by `step`."""
    if unit == "points":
        after = retention + step
    elif unit == "percent":
        after = retention * (1 + step)
    elif unit == "defections":
        after = 1 - (1 - retention) * (1 - step)
    else:
        raise ValueError("Invalid input")
    if after > 1:
        raise ValueError("Invalid input")
    if 1 + discount - after <= 0:
        return np.inf
    return (1 + discount - retention) / (1 + discount - after) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    if step < 0:
        raise ValueError("Invalid input")
    if retention + step > 1:
        raise ValueError("Invalid input")
    return margin * step / (1 + discount - retention)

# %% answer="convert"
def convert_rate(rate, kind, periods):
    """Return a rate per `periods` periods from a rate per period."""
    if periods <= 0:
        raise ValueError("Invalid input")
    if kind == "retention":
        if rate < 0 or rate > 1:
            raise ValueError("Invalid input")
        return rate**periods
    if kind == "discount":
        if rate <= -1:
            raise ValueError("Invalid input")
        return (1 + rate) ** periods - 1
    raise ValueError("Invalid input")
