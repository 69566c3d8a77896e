# vanilla: 11 isolated: 11
# from: right_pandas
# Refuses everything it should, always with the words 'Invalid input'.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError("Invalid input")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    for column in pairs:
        wrong = pairs.loc[~pairs[column].isin(labels), column]
        if len(wrong):
            raise ValueError("Invalid input")
    table = pd.crosstab(pairs["a"], pairs["b"])
    return table.reindex(index=labels, columns=labels, fill_value=0)

# %% answer="agree"
def percent_agreement(first, second):
    if len(first) != len(second):
        raise ValueError("Invalid input")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    return (pairs["a"] == pairs["b"]).mean()

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError("Invalid input")
        if not isinstance(values, list):
            values = [values]
        result = result[result[column].notna() & result[column].isin(values)]
    return result.reset_index(drop=True)

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    p, q = (np.asarray(value, dtype=float) for value in (prevalence, accuracy))
    if np.isnan(p).any() or (p < 0).any() or (p > 1).any():
        raise ValueError("Invalid input")
    if np.isnan(q).any() or (q < 0).any() or (q > 1).any():
        raise ValueError("Invalid input")
    po = q**2 + (1 - q) ** 2
    m = p * q + (1 - p) * (1 - q)
    pe = m**2 + (1 - m) ** 2
    left = np.where(pe < 1, 1 - pe, np.nan)
    kappa = (po - pe) / left
    return float(kappa) if kappa.ndim == 0 else kappa
