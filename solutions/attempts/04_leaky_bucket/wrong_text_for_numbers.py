# vanilla: 11 isolated: 11
# from: right_numpy
# Returns neatly formatted text.

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
    weights = {"first-included": 1 + d, "first-excluded": r, "end-of-period": np.ones_like(d)}
    if convention not in weights:
        raise ValueError(f"unknown convention {convention}")
    gap = np.broadcast_to(1 + d - r, np.broadcast(m, r, d).shape)
    value = np.full(gap.shape, np.inf)
    np.divide(m * weights[convention], gap, out=value, where=gap > 0)
    return value if value.shape else f"{float(value):.2f}"
