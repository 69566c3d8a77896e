# vanilla: 15 isolated: 15
# from: right_plain
# Fills an array like the first array it finds: integer margins cut the values off.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError("convention")
    if np.any(np.isnan(margin)):
        raise ValueError("margin")
    if not np.all((np.asarray(retention) >= 0) & (np.asarray(retention) <= 1)):
        raise ValueError("retention")
    if not np.all(np.asarray(discount) > -1):
        raise ValueError("discount")
    if np.ndim(margin) == np.ndim(retention) == np.ndim(discount) == 0:
        gap = 1 + discount - retention
        top = {"first-included": 1 + discount, "first-excluded": retention, "end-of-period": 1}
        return margin * top[convention] / gap if gap > 0 else np.inf
    m, r, d = np.broadcast_arrays(margin, retention, discount)
    out = np.zeros_like(m)
    for i in np.ndindex(m.shape):
        try:
            out[i] = clv(m[i], r[i], d[i], convention)
        except OverflowError:
            out[i] = np.iinfo(out.dtype).max
    return out
