# vanilla: 5 isolated: 5
# from: right_plain
# Took alpha for the parameter of those who stay.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    """Return the share of those still there who renew in a year."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 1) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 1")
    rate = (alpha + year - 1) / (alpha + beta + year - 1)
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
    share = np.exp(betaln(alpha + year, beta) - betaln(alpha, beta))
    return share if year.ndim else float(share)

# %% answer="fit"
def sbg_fit(surviving):
    """Return alpha and beta of the mixture that explains a cohort best."""
    there = np.asarray(surviving, dtype=float)
    if len(there) < 3 or np.any(np.isnan(there)) or np.any(there < 0):
        raise ValueError("surviving must hold at least three numbers, none negative or NaN")
    lost = -np.diff(there)
    for year, change in enumerate(lost, start=1):
        if change < 0:
            raise ValueError(f"the number surviving rises in year {year}")
    scale = 1000 / there[0]
    found = minimize(
        lambda x: minus_log_likelihood(np.exp(x[0]), np.exp(x[1]), lost * scale, there[-1] * scale),
        [-0.5, 1],
        method="Nelder-Mead",
    )
    alpha, beta = np.exp(found.x)
    return float(beta), float(alpha)
