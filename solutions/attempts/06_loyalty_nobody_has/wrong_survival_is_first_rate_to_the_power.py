# vanilla: 13 isolated: 13
# from: right_plain
# One rate for ever: survival is the first year's retention to the power of the year.

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 0) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 0")
    share = (beta / (alpha + beta)) ** year
    return share if year.ndim else float(share)
