# vanilla: 15 isolated: 15
# from: right_loops
# Counts only what is in the code book; a code that isn't vanishes without a word.

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
        if a in labels and b in labels:
            counts[a, b] = counts[a, b] + 1
    rows = []
    for a in labels:
        row = []
        for b in labels:
            row.append(counts[a, b])
        rows.append(row)
    return pd.DataFrame(rows, index=labels, columns=labels)
