# vanilla: 14 isolated: 14
# from: right_pandas
# Looks at the smallest group only and counts its values.

# %% answer="l"
def l_diversity(records, columns, sensitive):
    for column in [*columns, sensitive]:
        if column not in records.columns:
            raise ValueError(column)
    if len(records) == 0:
        return 0
    if not columns:
        return records[sensitive].nunique(dropna=False)
    groups = [part for _, part in records.groupby(columns, dropna=False)]
    smallest = min(groups, key=len)
    return smallest[sensitive].nunique(dropna=False)
