# vanilla: 13 isolated: 13
# from: right_numpy
# Took first-excluded for end-of-period and the other way round.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    m, r, d = (np.asarray(x, dtype=float) for x in (margin, retention, discount))
    for name, x in (("margin", m), ("retention", r), ("discount", d)):
        if np.isnan(x).any():
            raise ValueError(f"{name} is NaN")
    if ((r < 0) | (r > 1)).any():
        raise ValueError("retention outside 0..1")
    if (d <= -1).any():
        raise ValueError("discount too low")
    weights = {"first-included": 1 + d, "first-excluded": np.ones_like(d), "end-of-period": r}
    if convention not in weights:
        raise ValueError(f"unknown convention {convention}")
    gap = np.broadcast_to(1 + d - r, np.broadcast(m, r, d).shape)
    value = np.full(gap.shape, np.inf)
    np.divide(m * weights[convention], gap, out=value, where=gap > 0)
    return value if value.shape else float(value)
