# vanilla: 13 isolated: 13
# from: right_plain
# Has remembered "a customer who never leaves is worth an infinite amount" and returns infinity at a
# retention of 1, whatever the discount rate; below 1 the fraction is used even where it is negative.

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
    value = np.where(r == 1, np.inf, top / np.where(r == 1, 1, gap))
    return value if value.ndim else float(value)
