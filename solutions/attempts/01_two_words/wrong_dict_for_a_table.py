# vanilla: 11 isolated: 11
# from: right_counter_of_pairs
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
