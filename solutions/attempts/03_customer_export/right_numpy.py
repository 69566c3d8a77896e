# vanilla: 16 isolated: 16
# Whole numbers for groups, bincount and unique; regular expressions for telephones.

# %% answer="phone"
HOME = re.compile(r"(?:[78])?(\d{10})")
ABROAD = re.compile(r"(?:7\d{10}|(?!7)\d{8,15})")


def normalise_phone(text):
    match text:
        case str():
            number = re.match(r"[\W\d_]*", text.replace("#", "x"))[0].strip()
        case _:
            return None
    digits = re.sub(r"[^0-9]", "", number)
    if number.startswith("+") or number.startswith("00"):
        digits = digits if number.startswith("+") else digits[2:]
        return "+" + digits if ABROAD.fullmatch(digits) else None
    found = HOME.fullmatch(digits)
    return "+7" + found[1] if found else None

# %% answer="pseudonym"
def pseudonymise(values, key):
    if not isinstance(key, bytes) or len(key) < 16:
        raise ValueError("key is no bytes or shorter than 16")
    values = np.asarray(list(values), dtype=object)
    out = np.full(len(values), None, dtype=object)
    for i in np.flatnonzero(~pd.isna(values)):
        text = unicodedata.normalize("NFC", values[i]).strip().casefold()
        out[i] = hmac.digest(key, text.encode(), "sha256").hex()[:16]
    return out.tolist()

# %% answer="k"
def group_numbers(records, columns):
    numbers = np.zeros(len(records), dtype=np.int64)
    for column in columns:
        if column not in records.columns:
            raise ValueError(f"column {column} not found")
        codes, values = pd.factorize(records[column], use_na_sentinel=False)
        numbers = np.unique(numbers * (len(values) + 1) + codes, return_inverse=True)[1]
    return numbers


def k_anonymity(records, columns):
    numbers = group_numbers(records, columns)
    return int(np.bincount(numbers).min()) if len(numbers) else 0

# %% answer="l"
def l_diversity(records, columns, sensitive):
    groups = group_numbers(records, columns)
    both = group_numbers(records, [*columns, sensitive])
    pairs = np.unique(np.column_stack([groups, both]), axis=0)
    return int(np.bincount(pairs[:, 0]).min()) if len(groups) else 0

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    regions = group_numbers(records, ["region"])
    total = np.bincount(regions)
    chosen = []
    for name, columns in files.items():
        groups = group_numbers(records, columns)
        small = np.bincount(groups)[groups] < k
        if np.all(np.bincount(regions, weights=small) / total <= at_most):
            chosen.append(name)
    return sorted(chosen)

# %% answer="retention"
def retention_due(records, rules, today):
    withdrawn = (records["consent_withdrawn"] <= today).to_numpy()
    nameless = records["purposes"].isna().to_numpy()
    years = np.zeros(len(records), dtype=int)
    for i in np.flatnonzero(~withdrawn & ~nameless):
        named = records["purposes"].iloc[i].split(";")
        for purpose in named:
            if purpose not in rules:
                raise ValueError(f"purpose {purpose} has no rule")
        years[i] = max(map(rules.get, named))
    due = [last + pd.DateOffset(years=int(n)) for last, n in zip(records["last_purchase"], years)]
    expired = np.array([day <= today for day in due], dtype=bool)
    return np.select([withdrawn, nameless, expired], ["withdrawn", "no purpose", "expired"], "keep").tolist()

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    if purpose not in needs:
        raise ValueError(f"purpose {purpose}?")
    columns = list(needs[purpose])
    for column in columns:
        if column not in records:
            raise ValueError(f"column {column}?")
    given = records["consent_given"].to_numpy() <= np.datetime64(today)
    withdrawn = records["consent_withdrawn"].to_numpy() <= np.datetime64(today)
    named = np.array([f";{purpose};" in f";{text};" for text in records["purposes"]], dtype=bool)
    return records[columns][given & ~withdrawn & named].copy()
