# vanilla: 14 isolated: 14
# Takes the true share for the share of yes that the observers write down.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, not {len(first)}")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    for column in pairs:
        wrong = pairs.loc[~pairs[column].isin(labels), column]
        if len(wrong):
            raise ValueError(f"not in the code book: {wrong.iloc[0]}")
    table = pd.crosstab(pairs["a"], pairs["b"])
    return table.reindex(index=labels, columns=labels, fill_value=0)

# %% answer="agree"
def percent_agreement(first, second):
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, not {len(first)}")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    return (pairs["a"] == pairs["b"]).mean()

# %% answer="kappa"
def cohen_kappa(first, second):
    po = percent_agreement(first, second)
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    a = pairs["a"].value_counts(normalize=True)
    b = pairs["b"].value_counts(normalize=True)
    pe = a.mul(b, fill_value=0).sum()
    if len(pairs) == 0 or pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
        if not isinstance(values, list):
            values = [values]
        result = result[result[column].notna() & result[column].isin(values)]
    return result.reset_index(drop=True)

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    for clinic, part in codes.groupby("clinic"):
        kappa = cohen_kappa(part["first"], part["second"])
        if pd.isna(kappa) or kappa < least:
            names.append(clinic)
    return names

# %% answer="overlap"
def jaccard_overlaps(lists):
    clean = {
        expert: set(pd.Series(names, dtype=object).astype(str).str.normalize("NFC").str.strip().str.casefold())
        for expert, names in lists.items()
    }
    table = pd.DataFrame(index=list(clean), columns=list(clean), dtype=float)
    for a in clean:
        for b in clean:
            if clean[a] | clean[b]:
                table.loc[a, b] = len(clean[a] & clean[b]) / len(clean[a] | clean[b])
    return table

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
