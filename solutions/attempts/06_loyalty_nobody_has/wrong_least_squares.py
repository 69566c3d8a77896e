# vanilla: 12 isolated: 12
# from: right_plain
# Fits the curve by least squares: close to the maximum of the likelihood, and not it.

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
    found = minimize(
        lambda x: np.sum(
            (sbg_survival(*np.exp(x), np.arange(len(there))) - there / there[0]) ** 2
        ) * 1e4,
        [-0.5, 1],
        method="Nelder-Mead",
    )
    alpha, beta = np.exp(found.x)
    return float(alpha), float(beta)
