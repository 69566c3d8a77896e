# vanilla: 15 isolated: 15
# from: right_plain
# Takes the quotient of two beta functions as it is written: both underflow for large parameters.

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 0) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 0")
    from scipy.special import beta as B

    share = B(alpha, beta + year) / B(alpha, beta)
    return share if year.ndim else float(share)
