# vanilla: 12 isolated: 12
# from: right_loops
# Returns 0 where the text asks for NaN.

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
        return 0
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
        return 0
    pe = 0
    for code in set(a_codes):
        pe += a_codes.count(code) / n * b_codes.count(code) / n
    if pe == 1:
        return 0
    return (po - pe) / (1 - pe)
