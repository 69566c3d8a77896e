# vanilla: 11 isolated: 11
# from: right_loops
# Rounds every share to two decimals.

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
        return np.nan
    return round(same / all_of_them, 2)

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
    if pe == 1:
        return np.nan
    return round((po - pe) / (1 - pe), 2)

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    if np.ndim(prevalence) == 0 and np.ndim(accuracy) == 0:
        p, q = float(prevalence), float(accuracy)
        if not 0 <= p <= 1:
            raise ValueError("prevalence must be a share")
        if not 0 <= q <= 1:
            raise ValueError("accuracy must be a share")
        po = q * q + (1 - q) * (1 - q)
        m = p * q + (1 - p) * (1 - q)
        pe = m * m + (1 - m) * (1 - m)
        return np.nan if pe == 1 else round((po - pe) / (1 - pe), 2)
    ps, qs = np.broadcast_arrays(prevalence, accuracy)
    return np.array([kappa_under_prevalence(p, q) for p, q in zip(ps, qs)])
