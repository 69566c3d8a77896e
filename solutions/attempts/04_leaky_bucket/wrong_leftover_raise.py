# vanilla: 10 isolated: 10
# from: right_plain
# Writes good answers but leaves the raise line of the release in two cells, above the return.

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
    raise NotImplementedError()
    return value if value.ndim else float(value)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    if periods < 0 or periods != int(periods):
        raise ValueError("periods must be a whole number, 0 or more")
    raise NotImplementedError()
    q = retention / (1 + discount)
    total = 0
    for t in range(int(periods)):
        total += margin * q**t
    return total
