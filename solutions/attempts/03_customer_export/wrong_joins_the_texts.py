# vanilla: 14 isolated: 14
# from: right_pandas
# Glues the columns of a row into one text, without a sign between them.

# %% answer="k"
def k_anonymity(records, columns):
    for column in columns:
        if column not in records.columns:
            raise ValueError(column)
    if len(records) == 0 or len(columns) == 0:
        return len(records)
    glued = records[columns].astype(str).agg("".join, axis=1)
    return int(glued.value_counts().min())
