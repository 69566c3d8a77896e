# vanilla: 8 isolated: 8
# Stopped after the third question.

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
