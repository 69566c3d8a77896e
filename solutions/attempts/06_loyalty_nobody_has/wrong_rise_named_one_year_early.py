# vanilla: 15 isolated: 15
# from: right_plain
# Names the year before the rise: counts from 0.

# %% answer="fit"
def sbg_fit(surviving):
    """Return alpha and beta of the mixture that explains a cohort best."""
    there = np.asarray(surviving, dtype=float)
    if len(there) < 3 or np.any(np.isnan(there)) or np.any(there < 0):
        raise ValueError("surviving must hold at least three numbers, none negative or NaN")
    lost = -np.diff(there)
    for year, change in enumerate(lost):
        if change < 0:
            raise ValueError(f"the number surviving rises in year {year}")
    scale = 1000 / there[0]
    found = minimize(
        lambda x: minus_log_likelihood(np.exp(x[0]), np.exp(x[1]), lost * scale, there[-1] * scale),
        [-0.5, 1],
        method="Nelder-Mead",
    )
    alpha, beta = np.exp(found.x)
    return float(alpha), float(beta)
