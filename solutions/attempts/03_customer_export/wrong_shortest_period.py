# vanilla: 15 isolated: 15
# from: right_pandas
# The first period that runs out decides.

# %% answer="retention"
def retention_due(records, rules, today):
    def word(row):
        if row.consent_withdrawn <= today:
            return "withdrawn"
        if pd.isna(row.purposes):
            return "no purpose"
        unknown = [purpose for purpose in row.purposes.split(";") if purpose not in rules]
        if unknown:
            raise ValueError(f"no rule for {unknown}")
        years = min(rules[purpose] for purpose in row.purposes.split(";"))
        return "expired" if row.last_purchase + pd.DateOffset(years=years) <= today else "keep"

    return [word(row) for row in records.itertuples()]
