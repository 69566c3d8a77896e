# vanilla: 13 isolated: 13
# from: right_loops
# Never thought of coders who use one code: a ZeroDivisionError.

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
    return (po - pe) / (1 - pe)
