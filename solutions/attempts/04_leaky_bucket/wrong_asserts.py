# vanilla: 10 isolated: 10
# from: right_value_before_over_value_after
# Checks its input with assert: an AssertionError comes where a ValueError is asked for.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    margin = np.asarray(margin, dtype=float)
    assert convention in ("first-included", "first-excluded", "end-of-period"), "convention"
    assert not np.isnan(margin).any(), "margin"
    assert np.all((np.asarray(retention) >= 0) & (np.asarray(retention) <= 1)), "retention"
    assert np.all(np.asarray(discount) > -1), "discount"
    gap = 1 + discount - np.asarray(retention, dtype=float)
    top = {"first-included": 1 + discount, "first-excluded": retention, "end-of-period": 1}
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(gap > 0, margin * top[convention] / gap, np.inf)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    assert periods >= 0 and periods == int(periods), "periods"
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
        assert False, "unit"
    assert after <= 1, "step"
    if 1 + discount - after <= 0:
        return np.inf
    return (1 + discount - retention) / (1 + discount - after) - 1

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    assert 0 <= step <= 1 - retention, "step"
    return margin * step / (1 + discount - retention)

# %% answer="convert"
def convert_rate(rate, kind, periods):
    assert kind in ("retention", "discount"), "kind"
    assert periods > 0, "periods"
    if kind == "retention":
        assert 0 <= rate <= 1, "rate"
        return rate**periods
    assert rate > -1, "rate"
    return (1 + rate) ** periods - 1
