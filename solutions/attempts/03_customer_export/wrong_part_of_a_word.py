# vanilla: 15 isolated: 15
# from: right_pandas
# Looks for the purpose anywhere in the text: 'off' is in 'offers'.

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    if purpose not in needs:
        raise ValueError(f"unknown purpose {purpose}")
    unknown = [column for column in needs[purpose] if column not in records]
    if unknown:
        raise ValueError(f"unknown columns {unknown}")
    wanted = records["purposes"].fillna("").astype(str).str.contains(purpose, regex=False).astype(bool)
    alive = records["consent_given"].le(today) & ~records["consent_withdrawn"].le(today)
    return records.loc[wanted & alive, needs[purpose]].copy()
