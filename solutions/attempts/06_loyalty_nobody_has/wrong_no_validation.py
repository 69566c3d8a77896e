# vanilla: 9 isolated: 9
# from: right_plain
# The formulas are right, and nothing is ever refused.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    """Return the share of those still there who renew in a year."""
    year = np.asarray(year)
    rate = (beta + year - 1) / (alpha + beta + year - 1)
    return rate if year.ndim else float(rate)

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    year = np.asarray(year)
    share = np.exp(betaln(alpha, beta + year) - betaln(alpha, beta))
    return share if year.ndim else float(share)

# %% answer="fit"
def sbg_fit(surviving):
    """Return alpha and beta of the mixture that explains a cohort best."""
    there = np.asarray(surviving, dtype=float)
    lost = -np.diff(there)
    for year, change in enumerate(lost, start=1):
        pass
    scale = 1000 / there[0]
    found = minimize(
        lambda x: minus_log_likelihood(np.exp(x[0]), np.exp(x[1]), lost * scale, there[-1] * scale),
        [-0.5, 1],
        method="Nelder-Mead",
    )
    alpha, beta = np.exp(found.x)
    return float(alpha), float(beta)

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted payments to expect of a customer about to decide."""
    renews = (beta + renewal - 1) / (alpha + beta + renewal - 1)
    follow = hyp2f1(1, beta + renewal, alpha + beta + renewal, 1 / (1 + discount))
    return float(renews * follow)

# %% answer="mean"
def mean_lifetime(alpha, beta):
    """Return the mean number of years that a new customer stays."""
    if alpha <= 1:
        return np.inf
    return (alpha + beta - 1) / (alpha - 1)

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    """Return by what proportion a valuation with one retention rate misses the mixture's."""
    there = np.asarray(surviving, dtype=float)
    if rate == "first":
        constant = there[1] / there[0]
    else:
        constant = (there[-1] / there[0]) ** (1 / (len(there) - 1))
    alpha, beta = sbg_fit(there)
    worth = 1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount)
    return float((1 + discount) / (1 + discount - constant) / worth - 1)

# %% answer="forecast"
def forecast_error(surviving, years):
    """Return by what proportion the forecast misses each year after the fitted ones."""
    there = np.asarray(surviving, dtype=float)
    last = len(there) - 1
    years = int(years)
    alpha, beta = sbg_fit(there[: years + 1])
    forecast = there[0] * sbg_survival(alpha, beta, np.arange(years + 1, last + 1))
    return forecast / there[years + 1 :] - 1
