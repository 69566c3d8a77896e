# vanilla: 15 isolated: 15
# from: right_plain
# Refuses an array only if every value in it is bad.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError(f"Unknown convention: {convention}")
    m, r, d = np.broadcast_arrays(
        np.asarray(margin, float), np.asarray(retention, float), np.asarray(discount, float)
    )
    if np.isnan(m).all():
        raise ValueError("margin has a NaN")
    if not ((r >= 0) & (r <= 1)).all():
        raise ValueError("retention must be between 0 and 1")
    if (np.isnan(d) | (d <= -1)).all():
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
