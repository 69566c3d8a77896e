# vanilla: 13 isolated: 13
# from: right_plain
# Scales the caller's array to 1,000 customers in place.

# %% answer="fit"
def sbg_fit(surviving):
    """Return alpha and beta of the mixture that explains a cohort best."""
    there = surviving if isinstance(surviving, np.ndarray) and surviving.dtype == float else np.array(surviving, dtype=float)
    if len(there) < 3 or np.any(np.isnan(there)) or np.any(there < 0):
        raise ValueError("surviving must hold at least three numbers, none negative or NaN")
    lost = -np.diff(there)
    for year, change in enumerate(lost, start=1):
        if change < 0:
            raise ValueError(f"the number surviving rises in year {year}")
    there *= 1000 / there[0]
    lost = -np.diff(there)
    scale = 1
    found = minimize(
        lambda x: minus_log_likelihood(np.exp(x[0]), np.exp(x[1]), lost * scale, there[-1] * scale),
        [-0.5, 1],
        method="Nelder-Mead",
    )
    alpha, beta = np.exp(found.x)
    return float(alpha), float(beta)
