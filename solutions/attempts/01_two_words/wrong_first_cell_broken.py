# vanilla: 6 isolated: 6
# from: right_numpy
# A colon is missing in the first cell; the helper that two more questions use is gone with it.

# %% answer="matrix"
def both_coded(first, second)
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
