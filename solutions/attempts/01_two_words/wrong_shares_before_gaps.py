# vanilla: 13 isolated: 13
# from: right_pandas
# Takes each coder's shares from all units that coder coded, before the other's gaps are removed.

# %% answer="kappa"
def cohen_kappa(first, second):
    po = percent_agreement(first, second)
    a = pd.Series(list(first), dtype=object).value_counts(normalize=True)
    b = pd.Series(list(second), dtype=object).value_counts(normalize=True)
    pe = a.mul(b, fill_value=0).sum()
    if pd.isna(po) or pe == 1:
        return np.nan
    return (po - pe) / (1 - pe)
