# vanilla: 16 isolated: 16
# Everything is a table: value_counts, merge, explode, extract.

# %% answer="phone"
def normalise_phone(text):
    frame = pd.Series([text], dtype=object).dropna().astype(str)
    if frame.empty:
        return None
    number = frame.str.extract(r"^([^#A-Za-zА-Яа-яЁё]*)")[0].str.strip()
    marked = number.str.replace(r"^00", "+", regex=True)
    bare = marked.str.replace(r"[^0-9+]", "", regex=True)
    bare = bare.str[0:1] + bare.str[1:].str.replace("+", "")
    bare = bare.str.replace(r"^[78]?(\d{10})$", r"+7\1", regex=True)
    right = bare.str.fullmatch(r"\+(7\d{10}|[0-689]\d{7,14})").iloc[0]
    return bare.iloc[0] if right else None

# %% answer="pseudonym"
def pseudonymise(values, key):
    if not isinstance(key, bytes):
        raise ValueError("key: not bytes")
    if not len(key) >= 16:
        raise ValueError("key: not long enough")
    return [
        None
        if not isinstance(value, str)
        else hmac.new(key, unicodedata.normalize("NFC", value.strip()).casefold().encode(), "sha256").hexdigest()[:16]
        for value in values
    ]

# %% answer="k"
def k_anonymity(records, columns):
    if unknown := [name for name in columns if name not in records]:
        raise ValueError(f"unknown: {unknown}")
    if not len(records):
        return 0
    counts = records.assign(everybody=1).value_counts(["everybody", *columns], dropna=False)
    return int(counts[counts > 0].min())

# %% answer="l"
def l_diversity(records, columns, sensitive):
    if unknown := [name for name in [*columns, sensitive] if name not in records]:
        raise ValueError(f"unknown: {unknown}")
    if not len(records):
        return 0
    pairs = records.assign(everybody=1)[["everybody", *columns, sensitive]].drop_duplicates()
    counts = pairs.value_counts(["everybody", *columns], dropna=False)
    return int(counts[counts > 0].min())

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    verdict = {}
    for name, columns in files.items():
        sizes = records.value_counts(columns, dropna=False).rename("size").reset_index()
        lost = records.merge(sizes, on=columns, how="left")
        table = lost.assign(small=lost["size"] < k).pivot_table(index="region", values="small", aggfunc="mean")
        verdict[name] = table["small"].max() <= at_most
    return sorted(name for name, good in verdict.items() if good)

# %% answer="retention"
def retention_due(records, rules, today):
    frame = records.reset_index(drop=True)
    words = pd.Series("keep", index=frame.index, dtype=object)
    alive = ~(frame["consent_withdrawn"] <= today)
    named = frame.loc[alive, "purposes"].dropna().str.split(";").explode()
    strange = named[~named.isin(list(rules))]
    if len(strange):
        raise ValueError(f"no rule for {strange.iloc[0]}")
    years = named.map(rules).groupby(level=0).max() if len(named) else named
    for row, longest in years.items():
        if frame["last_purchase"][row] + pd.DateOffset(years=longest) <= today:
            words[row] = "expired"
    words[frame["purposes"].isna()] = "no purpose"
    words[~alive] = "withdrawn"
    return words.tolist()

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    if purpose not in needs:
        raise ValueError(purpose)
    if not set(needs[purpose]) <= set(records.columns):
        raise ValueError(sorted(set(needs[purpose]) - set(records.columns)))
    pattern = rf"(?:^|;){re.escape(purpose)}(?:;|$)"
    agreed = records["purposes"].astype("str").str.contains(pattern, regex=True, na=False)
    given = records["consent_given"].between(pd.Timestamp.min, today)
    gone = records["consent_withdrawn"].between(pd.Timestamp.min, today)
    return records.loc[agreed & given & ~gone].reindex(columns=needs[purpose])
