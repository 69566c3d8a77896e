# vanilla: 13 isolated: 13
# from: right_pandas
# Both coders said the same throughout, so kappa must be 1, mustn't it?

# %% answer="kappa"
def cohen_kappa(first, second):
    po = percent_agreement(first, second)
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    a = pairs["a"].value_counts(normalize=True)
    b = pairs["b"].value_counts(normalize=True)
    pe = a.mul(b, fill_value=0).sum()
    if len(pairs) == 0:
        return np.nan
    if pe == 1:
        return 1.0
    return (po - pe) / (1 - pe)
