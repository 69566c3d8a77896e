# vanilla: 11 isolated: 11
# from: right_pandas
# Never refuses anything: no ValueError anywhere.

# %% answer="pseudonym"
def pseudonymise(values, key):
    texts = [None if pd.isna(v) else unicodedata.normalize("NFC", v).strip().casefold() for v in values]
    return [t if t is None else hmac.new(key, t.encode(), "sha256").hexdigest()[:16] for t in texts]

# %% answer="k"
def k_anonymity(records, columns):
    missing = set(columns) - set(records.columns)
    if records.empty:
        return 0
    if not columns:
        return len(records)
    return records.groupby(columns, dropna=False).size().loc[lambda sizes: sizes > 0].min()

# %% answer="l"
def l_diversity(records, columns, sensitive):
    missing = {*columns, sensitive} - set(records.columns)
    if records.empty:
        return 0
    keys = columns if columns else (lambda label: 0)
    return records.reset_index(drop=True).groupby(keys, dropna=False)[sensitive].nunique(dropna=False).min()

# %% answer="retention"
def retention_due(records, rules, today):
    def word(row):
        if row.consent_withdrawn <= today:
            return "withdrawn"
        if pd.isna(row.purposes):
            return "no purpose"
        years = max(rules[purpose] for purpose in row.purposes.split(";"))
        return "expired" if row.last_purchase + pd.DateOffset(years=years) <= today else "keep"

    return [word(row) for row in records.itertuples()]

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    wanted = records["purposes"].fillna("").astype(str).str.split(";").map(lambda named: purpose in named).astype(bool)
    alive = records["consent_given"].le(today) & ~records["consent_withdrawn"].le(today)
    return records.loc[wanted & alive, needs[purpose]].copy()
