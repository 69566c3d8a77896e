# vanilla: 14 isolated: 14
# from: right_pandas
# Takes the true share for the share of yes that the observers write down.

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    p, q = (np.asarray(value, dtype=float) for value in (prevalence, accuracy))
    if np.isnan(p).any() or (p < 0).any() or (p > 1).any():
        raise ValueError("prevalence")
    if np.isnan(q).any() or (q < 0).any() or (q > 1).any():
        raise ValueError("accuracy")
    po = q**2 + (1 - q) ** 2
    m = p + 0 * q
    pe = m**2 + (1 - m) ** 2
    left = np.where(pe < 1, 1 - pe, np.nan)
    kappa = (po - pe) / left
    return float(kappa) if kappa.ndim == 0 else kappa
