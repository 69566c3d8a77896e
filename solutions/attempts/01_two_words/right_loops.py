# vanilla: 16 isolated: 16
# Plain Python: dictionaries of counts and loops.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError("first and second must be equally long")
    counts = {}
    for a in labels:
        for b in labels:
            counts[a, b] = 0
    for a, b in zip(list(first), list(second)):
        if a is None or b is None or a != a or b != b:
            continue
        if a not in labels:
            raise ValueError(f"unknown code {a}")
        if b not in labels:
            raise ValueError(f"unknown code {b}")
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
    if len(first) != len(second):
        raise ValueError("first and second must be equally long")
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

# %% answer="kappa"
def cohen_kappa(first, second):
    po = percent_agreement(first, second)
    a_codes, b_codes = [], []
    for a, b in zip(list(first), list(second)):
        if not pd.isna(a) and not pd.isna(b):
            a_codes.append(a)
            b_codes.append(b)
    n = len(a_codes)
    if n == 0:
        return np.nan
    pe = 0
    for code in set(a_codes):
        pe += a_codes.count(code) / n * b_codes.count(code) / n
    if pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)

# %% answer="filter"
def filter_definitions(definitions, wanted):
    for column in wanted:
        if column not in definitions.columns:
            raise ValueError(f"no column called {column}")
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

# %% answer="desk"
def clinics_to_revisit(codes, least):
    chosen = []
    for clinic in sorted(set(codes["clinic"])):
        part = codes[codes["clinic"] == clinic]
        k = cohen_kappa(part["first"].tolist(), part["second"].tolist())
        if not k >= least:
            chosen.append(clinic)
    return chosen

# %% answer="overlap"
import unicodedata


def jaccard_overlaps(lists):
    def plain(name):
        return unicodedata.normalize("NFC", name).strip().casefold()

    table = []
    for a in lists:
        row = []
        for b in lists:
            one = set(plain(name) for name in lists[a])
            two = set(plain(name) for name in lists[b])
            if len(one) == 0 and len(two) == 0:
                row.append(np.nan)
            else:
                row.append(len(one.intersection(two)) / len(one.union(two)))
        table.append(row)
    return pd.DataFrame(table, index=list(lists), columns=list(lists))

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    if np.ndim(prevalence) == 0 and np.ndim(accuracy) == 0:
        p, q = float(prevalence), float(accuracy)
        if not 0 <= p <= 1:
            raise ValueError("prevalence must be a share")
        if not 0 <= q <= 1:
            raise ValueError("accuracy must be a share")
        po = q * q + (1 - q) * (1 - q)
        m = p * q + (1 - p) * (1 - q)
        pe = m * m + (1 - m) * (1 - m)
        return np.nan if pe == 1 else (po - pe) / (1 - pe)
    ps, qs = np.broadcast_arrays(prevalence, accuracy)
    return np.array([kappa_under_prevalence(p, q) for p, q in zip(ps, qs)])
