# vanilla: 15 isolated: 15
# from: right_plain
# Writes survival with math.gamma, which ends at 171.

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 0) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 0")
    import math

    g = np.vectorize(math.gamma)
    share = g(beta + year) * g(alpha + beta) / g(alpha + beta + year) / g(beta)
    return share if year.ndim else float(share)
