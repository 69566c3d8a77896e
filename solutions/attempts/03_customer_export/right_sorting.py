# vanilla: 16 isolated: 16
# Sorts the rows and reads off runs; compares calendar days as tuples.

# %% answer="phone"
def normalise_phone(text):
    if not isinstance(text, str):
        return None
    head = next((text[:i] for i, sign in enumerate(text) if sign.isalpha() or sign == "#"), text)
    head = head.strip()
    code, digits = "+" in head[:1], re.findall("[0-9]", head)
    if head[:2] == "00":
        code, digits = True, digits[2:]
    if not code:
        if len(digits) == 11 and digits[0] in ("7", "8"):
            digits = ["7", *digits[1:]]
        elif len(digits) == 10:
            digits = ["7", *digits]
        else:
            return None
    least, most = (11, 11) if digits[:1] == ["7"] else (8, 15)
    return "".join(["+", *digits]) if least <= len(digits) <= most else None

# %% answer="pseudonym"
def pseudonymise(values, key):
    if not (isinstance(key, bytes) and len(key) >= 16):
        raise ValueError("bad key")

    def one(value):
        if pd.isna(value):
            return None
        mac = hmac.new(key, digestmod="sha256")
        mac.update(unicodedata.normalize("NFC", value).strip().casefold().encode())
        return mac.hexdigest()[:16]

    return list(map(one, values))

# %% answer="k"
from itertools import groupby


def rows_in_order(records, columns):
    for column in columns:
        if column not in records.columns:
            raise ValueError(column)
    # The text of a value, behind its type, can be sorted whatever it is.
    rows = [
        tuple("?" if pd.isna(value) else f"{type(value).__name__} {value!r}" for value in row)
        for row in records[list(columns)].itertuples(index=False)
    ]
    return sorted(rows)


def k_anonymity(records, columns):
    if not columns:
        return len(records)
    runs = [len(list(run)) for _, run in groupby(rows_in_order(records, columns))]
    return min(runs, default=0)

# %% answer="l"
def l_diversity(records, columns, sensitive):
    rows = rows_in_order(records, [*columns, sensitive])
    runs = [len({row[-1] for row in run}) for _, run in groupby(rows, key=lambda row: row[:-1])]
    return min(runs, default=0)

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    def worst(columns):
        keys = records[columns].apply(lambda row: tuple("?" if pd.isna(one) else one for one in row), axis=1)
        small = keys.map(keys.value_counts()) < k
        return max(small[records["region"] == region].mean() for region in records["region"].unique())

    return sorted(name for name in files if worst(files[name]) <= at_most)

# %% answer="retention"
from calendar import isleap


def retention_due(records, rules, today):
    words = []
    for purposes, last, gone in zip(records["purposes"], records["last_purchase"], records["consent_withdrawn"]):
        if gone <= today:
            words.append("withdrawn")
            continue
        if not isinstance(purposes, str):
            words.append("no purpose")
            continue
        try:
            year = last.year + max(rules[purpose] for purpose in purposes.split(";"))
        except KeyError as missing:
            raise ValueError(f"no rule for {missing}")
        day = 28 if (last.month, last.day) == (2, 29) and not isleap(year) else last.day
        over = (year, last.month, day) <= (today.year, today.month, today.day)
        words.append("expired" if over else "keep")
    return words

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    try:
        columns = needs[purpose]
        found = records[columns]
    except KeyError as error:
        raise ValueError(f"{purpose}: {error}")
    rows = zip(records["purposes"], records["consent_given"], records["consent_withdrawn"])
    keep = [
        isinstance(named, str) and purpose in named.split(";") and given <= today and not gone <= today
        for named, given, gone in rows
    ]
    return found.loc[keep].copy()
