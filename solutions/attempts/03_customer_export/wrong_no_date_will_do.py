# vanilla: 14 isolated: 14
# Counts a consent without a date as given.

# %% answer="phone"
def normalise_phone(text):
    if pd.isna(text):
        return None
    number = re.split("[A-Za-zА-Яа-яЁё#]", text)[0].strip()
    digits = "".join(sign for sign in number if sign.isdigit())
    if number.startswith("00"):
        number, digits = "+" + number, digits[2:]
    if number.startswith("+"):
        if digits.startswith("7"):
            return "+" + digits if len(digits) == 11 else None
        return "+" + digits if 8 <= len(digits) <= 15 else None
    if len(digits) == 10:
        return "+7" + digits
    if len(digits) == 11 and digits[0] in ("7", "8"):
        return "+7" + digits[1:]
    return None

# %% answer="pseudonym"
def pseudonymise(values, key):
    if type(key) is not bytes:
        raise ValueError("the key must be bytes")
    if len(key) < 16:
        raise ValueError(f"the key is too short: {len(key)} bytes")
    texts = pd.Series(list(values), dtype=object)
    texts = texts.dropna().map(lambda text: unicodedata.normalize("NFC", text).strip().casefold())
    tokens = texts.map(lambda text: hmac.new(key, text.encode("utf-8"), "sha256").hexdigest()[:16])
    return [tokens.get(i) for i in range(len(values))]

# %% answer="k"
def k_anonymity(records, columns):
    missing = set(columns) - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    if not columns:
        return len(records)
    return records.groupby(columns, dropna=False).size().loc[lambda sizes: sizes > 0].min()

# %% answer="l"
def l_diversity(records, columns, sensitive):
    missing = {*columns, sensitive} - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    keys = columns if columns else (lambda label: 0)
    return records.reset_index(drop=True).groupby(keys, dropna=False)[sensitive].nunique(dropna=False).min()

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    good = []
    for name in sorted(files):
        size = records.groupby(files[name], dropna=False)["region"].transform("size")
        lost = records.assign(lost=size < k).groupby("region")["lost"].mean()
        if (lost <= at_most).all():
            good.append(name)
    return good

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
        years = max(rules[purpose] for purpose in row.purposes.split(";"))
        return "expired" if row.last_purchase + pd.DateOffset(years=years) <= today else "keep"

    return [word(row) for row in records.itertuples()]

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    if purpose not in needs:
        raise ValueError(f"unknown purpose {purpose}")
    unknown = [column for column in needs[purpose] if column not in records]
    if unknown:
        raise ValueError(f"unknown columns {unknown}")
    wanted = records["purposes"].fillna("").astype(str).str.split(";").map(lambda named: purpose in named).astype(bool)
    alive = ~(records["consent_given"] > today) & ~records["consent_withdrawn"].le(today)
    return records.loc[wanted & alive, needs[purpose]].copy()
