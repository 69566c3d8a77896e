# vanilla: 11 isolated: 11
# Returns dictionaries where a DataFrame is asked for.

# %% answer="matrix"
from collections import Counter


def is_code(x):
    return isinstance(x, str)


def count_pairs(first, second):
    first, second = [*first], [*second]
    if len(first) != len(second):
        raise ValueError("second doesn't have as many codes as first")
    return Counter((x, y) for x, y in zip(first, second) if is_code(x) and is_code(y))


def code_matrix(first, second, labels):
    counted = count_pairs(first, second)
    for pair in counted:
        for code in pair:
            if code not in labels:
                raise ValueError("unknown code: " + code)
    return {(a, b): counted[a, b] for a in labels for b in labels}

# %% answer="agree"
def percent_agreement(first, second):
    counted = count_pairs(first, second)
    if not counted:
        return float("nan")
    return sum(n for (a, b), n in counted.items() if a == b) / counted.total()

# %% answer="kappa"
def cohen_kappa(first, second):
    """Disagreement observed over disagreement expected, taken from 1."""
    counted = count_pairs(first, second)
    n = counted.total()
    by_first, by_second = Counter(), Counter()
    for (a, b), k in counted.items():
        by_first[a] += k
        by_second[b] += k
    expected = n * n - sum(by_first[code] * by_second[code] for code in by_first)
    if expected == 0:
        return float("nan")
    observed = sum(k for (a, b), k in counted.items() if a != b)
    return 1 - n * observed / expected

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

    return {(a, b): overlap(a, b) for a in bags for b in bags}

# %% answer="prevalence"
@np.vectorize
def one_kappa(p, q):
    yes_yes = p * q * q + (1 - p) * (1 - q) * (1 - q)
    no_no = p * (1 - q) * (1 - q) + (1 - p) * q * q
    yes = yes_yes + q * (1 - q)
    left = 1 - yes * yes - (1 - yes) * (1 - yes)
    return (yes_yes + no_no - (1 - left)) / left if left > 0 else np.nan


def kappa_under_prevalence(prevalence, accuracy):
    for name, x in (("prevalence", prevalence), ("accuracy", accuracy)):
        if np.any(np.isnan(x)) or np.min(x) < 0 or np.max(x) > 1:
            raise ValueError(name + " must be between 0 and 1")
    value = one_kappa(np.asarray(prevalence, float), np.asarray(accuracy, float))
    return value if value.ndim else float(value)
