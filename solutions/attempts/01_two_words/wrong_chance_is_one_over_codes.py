# vanilla: 11 isolated: 11
# from: right_loops
# Takes chance to be one over the number of codes, as if all were equally likely.

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
    pe = 1 / len(set(a_codes + b_codes))
    if pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)
