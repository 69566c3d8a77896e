# vanilla: 15 isolated: 15
# from: right_pandas
# nunique without dropna=False: a missing sensitive value doesn't count.

# %% answer="l"
def l_diversity(records, columns, sensitive):
    missing = {*columns, sensitive} - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    keys = columns if columns else (lambda label: 0)
    return records.reset_index(drop=True).groupby(keys, dropna=False)[sensitive].nunique().min()
