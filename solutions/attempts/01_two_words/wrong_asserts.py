# vanilla: 11 isolated: 11
# from: right_loops
# Checks its input with assert: an AssertionError comes where a ValueError is asked for.

# %% answer="matrix"
def code_matrix(first, second, labels):
    assert len(first) == len(second), "second"
    counts = {}
    for a in labels:
        for b in labels:
            counts[a, b] = 0
    for a, b in zip(list(first), list(second)):
        if a is None or b is None or a != a or b != b:
            continue
        assert a in labels and b in labels, f"{a} {b}"
        counts[a, b] = counts[a, b] + 1
    rows = []
    for a in labels:
        row = []
        for b in labels:
            row.append(counts[a, b])
        rows.append(row)
    return pd.DataFrame(rows, index=labels, columns=labels)

# %% answer="agree"
def percent_agreement(first, second):
    assert len(first) == len(second), "second"
    same, all_of_them = 0, 0
    for a, b in zip(list(first), list(second)):
        if pd.isna(a) or pd.isna(b):
            continue
        all_of_them += 1
        if a == b:
            same += 1
    if all_of_them == 0:
        return np.nan
    return same / all_of_them

# %% answer="filter"
def filter_definitions(definitions, wanted):
    for column in wanted:
        assert column in definitions.columns, column
    keep = []
    for i in range(len(definitions)):
        good = True
        for column, values in wanted.items():
            if type(values) is not list:
                values = [values]
            cell = definitions[column].iloc[i]
            if pd.isna(cell) or cell not in values:
                good = False
        keep.append(good)
    return definitions.loc[np.array(keep, dtype=bool)].reset_index(drop=True)

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    p, q = (np.asarray(value, dtype=float) for value in (prevalence, accuracy))
    assert ((p >= 0) & (p <= 1)).all(), "prevalence"
    assert ((q >= 0) & (q <= 1)).all(), "accuracy"
    po = q**2 + (1 - q) ** 2
    m = p * q + (1 - p) * (1 - q)
    pe = m**2 + (1 - m) ** 2
    left = np.where(pe < 1, 1 - pe, np.nan)
    kappa = (po - pe) / left
    return float(kappa) if kappa.ndim == 0 else kappa
