# vanilla: 16 isolated: 16
# Took the shortest way in each question. Also answers the question in words.

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
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    a = pairs["a"].value_counts(normalize=True)
    b = pairs["b"].value_counts(normalize=True)
    pe = a.mul(b, fill_value=0).sum()
    if len(pairs) == 0 or pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)

# %% answer="filter"
def filter_definitions(definitions, wanted):
    unknown = set(wanted) - set(definitions.columns)
    if unknown:
        raise ValueError(f"unknown: {sorted(unknown)}")
    parts = [
        definitions[name].isin(value if isinstance(value, list) else [value]) & definitions[name].notna()
        for name, value in wanted.items()
    ]
    rows = [i for i in range(len(definitions)) if all(part.iloc[i] for part in parts)]
    return definitions.iloc[rows].reset_index(drop=True)

# %% answer="desk"
def clinics_to_revisit(codes, least):
    enough = set()
    for clinic, part in codes.groupby("clinic"):
        if cohen_kappa(part["first"], part["second"]) >= least:
            enough.add(clinic)
    return sorted(set(codes["clinic"]) - enough)

# %% answer="overlap"
import unicodedata


def jaccard_overlaps(lists):
    """|A and B| = |A| + |B| - |A or B|."""
    bags = {}
    for expert in lists:
        bags[expert] = frozenset(unicodedata.normalize("NFC", firm).strip().casefold() for firm in lists[expert])

    def overlap(a, b):
        union = len(bags[a] | bags[b])
        return (len(bags[a]) + len(bags[b]) - union) / union if union else np.nan

    return pd.DataFrame({b: {a: overlap(a, b) for a in bags} for b in bags})

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
    left = np.where(pe < 1, 1 - pe, np.nan)
    kappa = (po - pe) / left
    return float(kappa) if kappa.ndim == 0 else kappa

# %% [markdown] written="written"
# **Orientation** is the degree to which people in a firm act on what customers need; **centricity** is a rule that sends money where customers are worth most over time. A free clinic can be the first without the second, an airline with a bonus scheme the second without the first.
#
# I would have the first rated by two observers and report kappa, and read the second off the budget. Narver and Slater (1990) contradict me: for them orientation is a part of a culture, and I count only what people do. I keep to behaviour because two observers can see it. The price is that I can't tell a polite script from a conviction.
