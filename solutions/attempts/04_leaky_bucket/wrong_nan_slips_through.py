# vanilla: 14 isolated: 14
# from: right_plain
# Refuses what is below 0 or above 1, but a NaN is neither: it goes through clv and comes out again.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError(f"Unknown convention: {convention}")
    m, r, d = np.broadcast_arrays(
        np.asarray(margin, float), np.asarray(retention, float), np.asarray(discount, float)
    )
    if ((r < 0) | (r > 1)).any():
        raise ValueError("retention must be between 0 and 1")
    if (d <= -1).any():
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
