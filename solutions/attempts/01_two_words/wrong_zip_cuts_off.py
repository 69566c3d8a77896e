# vanilla: 13 isolated: 13
# from: right_loops
# zip without a look at the lengths: the longer list is cut off in silence.

# %% answer="matrix"
def code_matrix(first, second, labels):
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
