# vanilla: 14 isolated: 14
# from: right_pandas
# Drops rows and columns of the table it was given.

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    if purpose not in needs:
        raise ValueError(purpose)
    for column in needs[purpose]:
        if column not in records.columns:
            raise ValueError(column)
    for row in records.index:
        named = records.loc[row, "purposes"]
        wanted = not pd.isna(named) and purpose in named.split(";")
        given = records.loc[row, "consent_given"] <= today
        gone = records.loc[row, "consent_withdrawn"] <= today
        if not wanted or not given or gone:
            records.drop(index=row, inplace=True)
    return records[needs[purpose]]
