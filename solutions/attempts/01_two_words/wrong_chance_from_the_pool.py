# vanilla: 11 isolated: 11
# from: right_loops
# Pools the codes of both coders before squaring the shares: that is Scott's pi, not Cohen's kappa.

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
    for code in set(a_codes + b_codes):
        pe += ((a_codes.count(code) + b_codes.count(code)) / (2 * n)) ** 2
    if pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)
