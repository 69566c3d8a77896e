# vanilla: 14 isolated: 14
# from: right_pandas
# Returns how many groups there are, not how large the smallest is.

# %% answer="k"
def k_anonymity(records, columns):
    missing = set(columns) - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    if not columns:
        return len(records)
    return records.groupby(columns, dropna=False).size().shape[0]
