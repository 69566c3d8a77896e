# vanilla: 15 isolated: 15
# from: right_pandas
# Takes everybody at or above a quantile: whoever ties is in, and the top is too large.

# %% answer="top"
def top_share(values, share):
    if not 0 < share <= 1:
        raise ValueError("share must be in (0, 1]")
    x = pd.Series(list(values), dtype=float)
    return x[x >= x.quantile(1 - share)].sum() / x.sum()
