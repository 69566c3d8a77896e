# vanilla: 10 isolated: 10
# from: right_plain
# A tab among the spaces breaks the first cell, and question 3 calls the function that it defines:
# six points are lost with one key.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError(f"Unknown convention: {convention}")
    m, r, d = np.broadcast_arrays(
        np.asarray(margin, float), np.asarray(retention, float), np.asarray(discount, float)
    )
    if np.isnan(m).any():
        raise ValueError("margin has a NaN")
    if not ((r >= 0) & (r <= 1)).all():
        raise ValueError("retention must be between 0 and 1")
    if not (d > -1).all():
        raise ValueError("discount must be above -1")
    if convention == "first-included":
        top = m * (1 + d)
    elif convention == "first-excluded":
        top = m * r
    else:
        top = m
	 gap = 1 + d - r
    value = np.where(gap > 0, top / np.where(gap > 0, gap, 1), np.inf)
    return value if value.ndim else float(value)

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
        raise ValueError(f"unknown unit {unit}")
    if after > 1:
        raise ValueError("step is too large, retention would exceed 1")
    if 1 + discount - after <= 0:
        return np.inf
    return clv(1, after, discount) / clv(1, retention, discount) - 1
