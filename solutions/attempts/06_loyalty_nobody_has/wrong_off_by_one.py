# vanilla: 11 isolated: 11
# from: right_plain
# Counts renewals from 0 in the formula: t where t - 1 belongs.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    """Return the share of those still there who renew in a year."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 1) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 1")
    rate = (beta + year) / (alpha + beta + year)
    return rate if year.ndim else float(rate)

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 0) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 0")
    share = np.exp(betaln(alpha, beta + year + 1) - betaln(alpha, beta))
    return share if year.ndim else float(share)
