# vanilla: 13 isolated: 13
# from: right_numpy
# Right, but NumPy warns about a division by zero: output on stderr, for which nbgrader gives nothing.

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
    gap = 1 + d - r
    value = np.where(gap > 0, m * weights[convention] / gap, np.inf)
    return value if value.shape else float(value)
