# vanilla: 10 isolated: 10
# from: right_plain
# An if on the year: right for one year, an error for an array.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    """Return the share of those still there who renew in a year."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    if year < 1 or year % 1:
        raise ValueError("year must be a whole number of at least 1")
    rate = (beta + year - 1) / (alpha + beta + year - 1)
    return rate

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    if year < 0 or year % 1:
        raise ValueError("year must be a whole number of at least 0")
    share = np.exp(betaln(alpha, beta + year) - betaln(alpha, beta))
    return share
