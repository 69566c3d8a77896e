# vanilla: 11 isolated: 11
# from: right_plain
# Rounds to three digits, as the article prints them.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    """Return the share of those still there who renew in a year."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 1) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 1")
    rate = (beta + year - 1) / (alpha + beta + year - 1)
    return np.round(rate, 3) if year.ndim else round(float(rate), 3)

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 0) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 0")
    share = np.exp(betaln(alpha, beta + year) - betaln(alpha, beta))
    return np.round(share, 3) if year.ndim else round(float(share), 3)

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted payments to expect of a customer about to decide."""
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if renewal < 1 or renewal % 1:
        raise ValueError("renewal must be a whole number of at least 1")
    renews = (beta + renewal - 1) / (alpha + beta + renewal - 1)
    follow = hyp2f1(1, beta + renewal, alpha + beta + renewal, 1 / (1 + discount))
    return round(float(renews * follow), 3)
