# vanilla: 15 isolated: 15
# from: right_pandas
# A purpose without a rule counts as no years.

# %% answer="retention"
def retention_due(records, rules, today):
    words = []
    for row in records.itertuples():
        if row.consent_withdrawn <= today:
            words.append("withdrawn")
        elif pd.isna(row.purposes):
            words.append("no purpose")
        else:
            years = max(rules.get(purpose, 0) for purpose in row.purposes.split(";"))
            due = row.last_purchase + pd.DateOffset(years=years)
            words.append("expired" if due <= today else "keep")
    return words
