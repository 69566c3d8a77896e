# vanilla: 16 isolated: 16
# A pair who shared the questions: three in one style, four in the other, helpers included.

# %% answer="phone"
def normalise_phone(text):
    if text is None or text != text:
        return None
    number = ""
    for sign in text:
        if sign == "#" or sign.isalpha():
            break
        number = number + sign
    number = number.strip()
    digits = ""
    for sign in number:
        if sign in "0123456789":
            digits = digits + sign
    code = False
    if number[:1] == "+":
        code = True
    elif number[:2] == "00":
        code = True
        digits = digits[2:]
    if code:
        if digits[:1] == "7" and len(digits) != 11:
            return None
        if len(digits) < 8 or len(digits) > 15:
            return None
        return "+" + digits
    if len(digits) == 11 and (digits[0] == "7" or digits[0] == "8"):
        digits = digits[1:]
    if len(digits) != 10:
        return None
    return "+7" + digits

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
def later(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def retention_due(records, rules, today):
    words = []
    for i in range(len(records)):
        withdrawn = records["consent_withdrawn"].iloc[i]
        purposes = records["purposes"].iloc[i]
        if not pd.isna(withdrawn) and withdrawn <= today:
            words.append("withdrawn")
        elif pd.isna(purposes):
            words.append("no purpose")
        else:
            longest = -1
            for purpose in purposes.split(";"):
                if purpose not in rules:
                    raise ValueError("no rule for " + purpose)
                if rules[purpose] > longest:
                    longest = rules[purpose]
            if later(records["last_purchase"].iloc[i], longest) <= today:
                words.append("expired")
            else:
                words.append("keep")
    return words

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    if purpose not in needs:
        raise ValueError(f"unknown purpose {purpose}")
    unknown = [column for column in needs[purpose] if column not in records]
    if unknown:
        raise ValueError(f"unknown columns {unknown}")
    wanted = records["purposes"].fillna("").astype(str).str.split(";").map(lambda named: purpose in named).astype(bool)
    alive = records["consent_given"].le(today) & ~records["consent_withdrawn"].le(today)
    return records.loc[wanted & alive, needs[purpose]].copy()
