# vanilla: 14 isolated: 14
# from: right_loops
# An if on the whole array: fine for one pair of numbers, an error for arrays.

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    if not 0 <= prevalence <= 1:
        raise ValueError("prevalence must be a share")
    if not 0 <= accuracy <= 1:
        raise ValueError("accuracy must be a share")
    po = accuracy**2 + (1 - accuracy) ** 2
    m = prevalence * accuracy + (1 - prevalence) * (1 - accuracy)
    pe = m**2 + (1 - m) ** 2
    if pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)
