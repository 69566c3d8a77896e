# vanilla: 15 isolated: 15
# Uses lower() for casefold(): a sharp s stays what it is.

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
    if not isinstance(key, bytes):
        raise ValueError("key: bytes are needed")
    if len(key) <= 15:
        raise ValueError("key: too short")
    result = []
    for value in values:
        if value is None or value != value:
            result.append(None)
            continue
        value = unicodedata.normalize("NFC", value)
        value = value.strip()
        value = value.lower()
        code = hmac.new(key, value.encode("utf-8"), "sha256")
        result.append(code.hexdigest()[0:16])
    return result

# %% answer="k"
def k_anonymity(records, columns):
    for column in columns:
        if column not in list(records.columns):
            raise ValueError("unknown column " + str(column))
    counts = {}
    for i in range(len(records)):
        group = []
        for column in columns:
            value = records[column].iloc[i]
            if pd.isna(value):
                value = "(missing)"
            group.append(value)
        group = tuple(group)
        counts[group] = counts.get(group, 0) + 1
    smallest = 0
    for group in counts:
        if smallest == 0 or counts[group] < smallest:
            smallest = counts[group]
    return smallest

# %% answer="l"
def l_diversity(records, columns, sensitive):
    for column in list(columns) + [sensitive]:
        if column not in list(records.columns):
            raise ValueError("unknown column " + str(column))
    seen = {}
    for i in range(len(records)):
        group = []
        for column in columns:
            value = records[column].iloc[i]
            group.append("(missing)" if pd.isna(value) else value)
        group = tuple(group)
        if group not in seen:
            seen[group] = set()
        value = records[sensitive].iloc[i]
        seen[group].add("(missing)" if pd.isna(value) else value)
    if len(seen) == 0:
        return 0
    return min(len(values) for values in seen.values())

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    allowed = []
    for name in files:
        rows = list(zip(*[records[column].astype(object).where(records[column].notna(), "(missing)") for column in files[name]]))
        counts = {}
        for row in rows:
            counts[row] = counts.get(row, 0) + 1
        lost = {}
        total = {}
        for row, region in zip(rows, records["region"]):
            total[region] = total.get(region, 0) + 1
            if counts[row] < k:
                lost[region] = lost.get(region, 0) + 1
        good = True
        for region in total:
            if lost.get(region, 0) / total[region] > at_most:
                good = False
        if good:
            allowed.append(name)
    allowed.sort()
    return allowed

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
        raise ValueError("unknown purpose " + str(purpose))
    for column in needs[purpose]:
        if column not in list(records.columns):
            raise ValueError("unknown column " + str(column))
    keep = []
    for i in range(len(records)):
        purposes = records["purposes"].iloc[i]
        given = records["consent_given"].iloc[i]
        withdrawn = records["consent_withdrawn"].iloc[i]
        if pd.isna(purposes) or purpose not in purposes.split(";"):
            continue
        if pd.isna(given) or given > today:
            continue
        if not pd.isna(withdrawn) and withdrawn <= today:
            continue
        keep.append(i)
    return records.iloc[keep][needs[purpose]].copy()
