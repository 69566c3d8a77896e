# vanilla: 15 isolated: 15
# from: right_pandas
# Returns 0 where no column is given.

# %% answer="k"
def k_anonymity(records, columns):
    missing = set(columns) - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    if not columns:
        return 0
    return records.groupby(columns, dropna=False).size().loc[lambda sizes: sizes > 0].min()
