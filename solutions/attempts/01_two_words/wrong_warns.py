# vanilla: 12 isolated: 12
# from: right_pandas
# Lets NumPy divide 0 by 0: the NaN is right, and the warning costs the point.

# %% answer="kappa"
def cohen_kappa(first, second):
    po = percent_agreement(first, second)
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    a = pairs["a"].value_counts(normalize=True)
    b = pairs["b"].value_counts(normalize=True)
    pe = a.mul(b, fill_value=0).sum()
    if len(pairs) == 0:
        return np.nan
    po, pe = np.float64(po), np.float64(pe)
    return (po - pe) / (1 - pe)

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    p, q = (np.asarray(value, dtype=float) for value in (prevalence, accuracy))
    if np.isnan(p).any() or (p < 0).any() or (p > 1).any():
        raise ValueError("prevalence")
    if np.isnan(q).any() or (q < 0).any() or (q > 1).any():
        raise ValueError("accuracy")
    po = q**2 + (1 - q) ** 2
    m = p * q + (1 - p) * (1 - q)
    pe = m**2 + (1 - m) ** 2
    left = 1 - pe
    kappa = (po - pe) / left
    return float(kappa) if kappa.ndim == 0 else kappa
