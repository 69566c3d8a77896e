# vanilla: 14 isolated: 14
# from: right_pandas
# Fills the missing values of the table it was given.

# %% answer="k"
def k_anonymity(records, columns):
    for column in columns:
        if column not in records.columns:
            raise ValueError(column)
    if len(records) == 0 or len(columns) == 0:
        return len(records)
    for column in columns:
        records[column] = records[column].astype(str)
    return int(records.groupby(columns).size().min())
