# vanilla: 13 isolated: 13
# from: right_loops
# Writes the two codes of the example into the function.

# %% answer="kappa"
def cohen_kappa(first, second):
    po = percent_agreement(first, second)
    pairs = [(a, b) for a, b in zip(first, second) if not pd.isna(a) and not pd.isna(b)]
    if not pairs:
        return np.nan
    a_yes = sum(a == "yes" for a, b in pairs) / len(pairs)
    b_yes = sum(b == "yes" for a, b in pairs) / len(pairs)
    pe = a_yes * b_yes + (1 - a_yes) * (1 - b_yes)
    if pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)
