# vanilla: 15 isolated: 15
# from: right_pandas
# Refuses what is below 0 or above 1, but a NaN is neither.

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    p, q = (np.asarray(value, dtype=float) for value in (prevalence, accuracy))
    if (p < 0).any() or (p > 1).any():
        raise ValueError("prevalence")
    if (q < 0).any() or (q > 1).any():
        raise ValueError("accuracy")
    po = q**2 + (1 - q) ** 2
    m = p * q + (1 - p) * (1 - q)
    pe = m**2 + (1 - m) ** 2
    left = np.where(pe < 1, 1 - pe, np.nan)
    kappa = (po - pe) / left
    return float(kappa) if kappa.ndim == 0 else kappa
