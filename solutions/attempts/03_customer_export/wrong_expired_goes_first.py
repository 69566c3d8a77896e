# vanilla: 14 isolated: 14
# from: right_pandas
# Asks for the period first and for the withdrawal last.

# %% answer="retention"
def retention_due(records, rules, today):
    words = []
    for row in records.itertuples():
        if pd.isna(row.purposes):
            words.append("no purpose")
            continue
        years = 0
        for purpose in row.purposes.split(";"):
            if purpose not in rules:
                raise ValueError(f"no rule for {purpose}")
            years = max(years, rules[purpose])
        if row.last_purchase + pd.DateOffset(years=years) <= today:
            words.append("expired")
        elif row.consent_withdrawn <= today:
            words.append("withdrawn")
        else:
            words.append("keep")
    return words
