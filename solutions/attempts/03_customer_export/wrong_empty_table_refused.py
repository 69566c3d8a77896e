# vanilla: 14 isolated: 14
# from: right_pandas
# Refuses an empty table as the package does.

# %% answer="k"
def k_anonymity(records, columns):
    missing = set(columns) - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        raise ValueError("no rows")
    if not columns:
        return len(records)
    return records.groupby(columns, dropna=False).size().loc[lambda sizes: sizes > 0].min()

# %% answer="l"
def l_diversity(records, columns, sensitive):
    missing = {*columns, sensitive} - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        raise ValueError("no rows")
    keys = columns if columns else (lambda label: 0)
    return records.reset_index(drop=True).groupby(keys, dropna=False)[sensitive].nunique(dropna=False).min()
