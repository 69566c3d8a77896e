# vanilla: 15 isolated: 15
# from: right_plain
# Multiplies the array of margins in place, so the caller's margins have changed afterwards.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    if convention not in ("first-included", "first-excluded", "end-of-period"):
        raise ValueError("convention")
    if np.isnan(margin).any():
        raise ValueError("margin")
    if not np.all((np.asarray(retention) >= 0) & (np.asarray(retention) <= 1)):
        raise ValueError("retention")
    if not np.all(np.asarray(discount) > -1):
        raise ValueError("discount")
    gap = np.asarray(1.0 + discount - retention)
    factor = {"first-included": 1 + discount, "first-excluded": retention, "end-of-period": 1}
    factor = np.where(gap > 0, factor[convention] / np.where(gap > 0, gap, 1), np.inf)
    if isinstance(margin, np.ndarray) and margin.dtype == float and margin.shape == factor.shape:
        margin *= factor
        return margin
    value = margin * factor
    return value if np.ndim(value) else float(value)
