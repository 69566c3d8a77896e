# vanilla: 16 isolated: 16
# NumPy: a shared helper, np.add.at, the overlap table as a matrix product, and the closed form simplified.

# %% answer="matrix"
def both_coded(first, second):
    a, b = np.array(list(first), dtype=object), np.array(list(second), dtype=object)
    if a.size != b.size:
        raise ValueError("second must have as many codes as first")
    there = np.array([not (pd.isna(x) or pd.isna(y)) for x, y in zip(a, b)], dtype=bool)
    return a[there], b[there]


def code_matrix(first, second, labels):
    a, b = both_coded(first, second)
    strangers = [code for code in np.concatenate([a, b]) if code not in labels]
    if strangers:
        raise ValueError(f"{strangers[0]} is not a label")
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    place = {label: i for i, label in enumerate(labels)}
    np.add.at(counts, ([place[x] for x in a], [place[y] for y in b]), 1)
    return pd.DataFrame(counts, index=labels, columns=labels)

# %% answer="agree"
def percent_agreement(first, second):
    a, b = both_coded(first, second)
    if a.size == 0:
        return np.nan
    return float(np.mean((a == b).astype(float)))

# %% answer="kappa"
def cohen_kappa(first, second):
    a, b = both_coded(first, second)
    if a.size == 0:
        return np.nan
    codes = sorted(set(a) | set(b))
    table = code_matrix(a, b, codes).to_numpy() / a.size
    po, pe = np.trace(table), table.sum(axis=1) @ table.sum(axis=0)
    if len(codes) == 1:
        return np.nan
    return float((po - pe) / (1 - pe))

# %% answer="filter"
def filter_definitions(definitions, wanted):
    missing = [name for name in wanted if name not in list(definitions.columns)]
    if missing:
        raise ValueError(f"unknown column: {missing[0]}")
    mask = np.ones(len(definitions), dtype=bool)
    for name, values in wanted.items():
        cells = definitions[name].to_numpy(dtype=object)
        allowed = values if isinstance(values, list) else [values]
        mask &= np.array([not pd.isna(c) and c in allowed for c in cells], dtype=bool)
    result = definitions[mask].copy()
    result.index = range(len(result))
    return result

# %% answer="desk"
def clinics_to_revisit(codes, least):
    clinics = np.unique(codes["clinic"].to_numpy(dtype=str))
    kappas = [cohen_kappa(*codes.loc[codes["clinic"] == c, ["first", "second"]].to_numpy().T) for c in clinics]
    return [str(c) for c, k in zip(clinics, kappas) if np.isnan(k) or k < least]

# %% answer="overlap"
from unicodedata import normalize


def jaccard_overlaps(lists):
    names = {k: {normalize("NFC", n).strip().casefold() for n in v} for k, v in lists.items()}
    every = sorted(set().union(*names.values()))
    there = np.array([[n in names[k] for n in every] for k in lists], dtype=int).reshape(len(lists), len(every))
    shared = there @ there.T
    size = there.sum(axis=1)
    either = size[:, None] + size[None, :] - shared
    overlap = np.full(shared.shape, np.nan)
    np.divide(shared, either, out=overlap, where=either > 0)
    return pd.DataFrame(overlap, index=list(lists), columns=list(lists))

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    for name, value in {"prevalence": prevalence, "accuracy": accuracy}.items():
        value = np.asarray(value, dtype=float)
        if not ((0 <= value) & (value <= 1)).all():
            raise ValueError(f"{name} out of range")
    p, q = np.broadcast_arrays(np.asarray(prevalence, float), np.asarray(accuracy, float))
    m = p * q + (1 - p) * (1 - q)
    # 1 - pe = 2 m (1 - m), and po - pe = 2 p (1 - p) (2 q - 1)^2
    below = 2 * m * (1 - m)
    kappa = np.full(below.shape, np.nan)
    np.divide(2 * p * (1 - p) * (2 * q - 1) ** 2, below, out=kappa, where=below > 0)
    return kappa if kappa.shape else float(kappa)
