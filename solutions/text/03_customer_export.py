# %% [markdown] locked="title"
# # Assignment 03: a customer export without regrets
#
# *What may leave the customer database?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and audit a privacy policy in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 70 to 90 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own. Nobody in the data exists.

# %% locked="setup"
import hmac
import re
import unicodedata

import numpy as np
import pandas as pd

from centricity.data import load_crm_export, load_shop_policy
from centricity.grading import expect
from centricity.simulate.crm import with_coarse_columns

# %% [markdown] locked="phone-prompt"
# ## 1. One number, many spellings (3 points)
#
# Write `normalise_phone(text)`: the number in one form, `+`, country code and number, digits only. Return `None` for what is no number.
#
# 1. What follows the first letter, of any alphabet, or `#` is an extension (ext. 12, доб. 12), and goes. Spaces, hyphens, brackets and other signs go too.
# 2. A number that begins with `+` or with `00` carries its country code. After country code 7 there are exactly ten digits. Any other number with its country code has 8 to 15 digits in all.
# 3. Without a country code it is a home number (+7): ten digits, or eleven of which the first is 7 or 8.
# 4. Anything else, and a missing value (`None` or NaN), is no number.
#
# Example: `normalise_phone("8 (200) 123-45-67 ext. 12")` is `"+72001234567"`.


# %% answer="phone"
def normalise_phone(text):
    """Return a phone number as + and digits, or None."""
    ### BEGIN SOLUTION
    if not isinstance(text, str):
        return None
    number = re.split(r"[^\W\d_]|#", text)[0].strip()
    digits = re.sub(r"\D", "", number)
    if number.startswith(("+", "00")):
        digits = digits.removeprefix("00")
        allowed = [11] if digits.startswith("7") else range(8, 16)
        return f"+{digits}" if len(digits) in allowed else None
    if len(digits) == 11 and digits[0] in "78":
        digits = digits[1:]
    return f"+7{digits}" if len(digits) == 10 else None
    ### END SOLUTION


# %% visible="phone"
expect.equal(normalise_phone("8 (200) 123-45-67 ext. 12"), "+72001234567", "a home number")
expect.equal(normalise_phone("+44 7700 900123"), "+447700900123", "a number abroad")
expect.equal(normalise_phone(None), None, "a missing number")


# %% hidden="phone-home" points=1 says="home numbers in every spelling of the export, and some more"
from centricity.data import load_crm_export
from centricity.models import privacy

rng = seeds.rng("phone-home")
spellings = (
    "+7 {a} {b}-{c}-{d}",
    "8 ({a}) {b}-{c}-{d}",
    "8{a}{b}{c}{d}",
    "7-{a}-{b}-{c}-{d}",
    "{a} {b} {c}{d}",
    "+7({a}){b}.{c}.{d}",
    " 8 {a} {b} {c} {d} ",
)
for spelling in spellings:
    a, b, c, d = (f"{rng.integers(10**size):0{size}d}" for size in (3, 3, 2, 2))
    a = f"2{a[1:]}"
    typed = spelling.format(a=a, b=b, c=c, d=d)
    expect.equal(normalise_phone(typed), f"+7{a}{b}{c}{d}", f"the home number {typed!r}")
for code in ("800", "700", "780"):
    expect.equal(
        normalise_phone(f"{code} 123 45 67"),
        f"+7{code}1234567",
        "ten digits of which the first is 7 or 8",
    )
typed = load_crm_export()["phone"].dropna().sample(60, random_state=int(rng.integers(999)))
for one in typed:
    expect.equal(normalise_phone(one), privacy.normalise_phone(one), f"{one!r} of the export")


# %% hidden="phone-abroad" points=1 says="numbers abroad, 00 for +, and extensions of every kind"
cases = {
    "+44 7700 900123": "+447700900123",
    "0044 7700 900 123": "+447700900123",
    "+1 202 555 0123": "+12025550123",
    "001 (202) 555-0123": "+12025550123",
    "007 200 123 45 67": "+72001234567",
    "+12345678": "+12345678",
    "+123456789012345": "+123456789012345",
    "+7 200 123 45 67 доб. 12": "+72001234567",
    "+44 7700 900123 x5": "+447700900123",
    "8 200 123 45 67#99": "+72001234567",
    "82001234567ДОБ8": "+72001234567",
    "+44 7700 900123 ext 7 or 8": "+447700900123",
    "+81 3 0000 0000": "+81300000000",
}
for typed, number in cases.items():
    expect.equal(normalise_phone(typed), number, f"{typed!r}")


# %% hidden="phone-none" points=1 says="missing values, and what looks like a number and isn't"
last = f"{seeds.rng('phone-none').integers(10**7):07d}"
expect.equal(normalise_phone(f"8-200-{last}"), f"+7200{last}", "a number, for comparison")
for missing in (None, float("nan"), "", "   ", "+", "00", "-"):
    expect.equal(normalise_phone(missing), None, f"{missing!r}, which is no number")
wrong = {
    "12-34": "too few digits",
    "+7 200 123": "country code 7 with too few digits",
    "+7 200 123 45 678": "country code 7 with too many digits",
    "007 200 123": "00 and country code 7 with too few digits",
    "+1234567": "7 digits with country code",
    "+1234567890123456": "16 digits with country code",
    "9 200 123 45 67": "eleven digits that begin with 9",
    "200 123 45 6": "nine digits",
    "8 200 123 45 678": "twelve digits",
    "tel. 8 200 123 45 67": "a letter before the number",
    "no phone": "words",
}
for typed, what in wrong.items():
    expect.equal(normalise_phone(typed), None, what)

# %% [markdown] locked="pseudonym-prompt"
# ## 2. A token instead of a name (3 points)
#
# Write `pseudonymise(values, key)`: a list with a token for each value of a list or Series of texts, in the same order.
#
# - First bring the text into one form: `unicodedata.normalize("NFC", text)`, then without spaces at its ends, then in small letters with `casefold()`. Two ways of storing or typing the same address get the same token.
# - The token is made of the first 16 characters of `hmac.new(key, message, "sha256").hexdigest()`, where `message` is that text in UTF-8.
# - A missing value (`None` or NaN) has the token `None`.
# - `key` must be `bytes`, at least 16 of them; raise `ValueError` otherwise, with `key` in the message. The message must not repeat the key: messages end up in logs.
#
# Example: `pseudonymise(["ada@example.org"], b"only for the example")` is `["78ad73ac5bc726e3"]`.


# %% answer="pseudonym"
def pseudonymise(values, key):
    """Return a keyed token for each value."""
    ### BEGIN SOLUTION
    if not isinstance(key, bytes) or len(key) < 16:
        raise ValueError("key must be bytes, at least 16 of them")
    tokens = []
    for value in values:
        if pd.isna(value):
            tokens.append(None)
        else:
            text = unicodedata.normalize("NFC", value).strip().casefold()
            tokens.append(hmac.new(key, text.encode(), "sha256").hexdigest()[:16])
    return tokens
    ### END SOLUTION


# %% visible="pseudonym"
tokens = pseudonymise(["ada@example.org", None], b"only for the example")
expect.equal(tokens, ["78ad73ac5bc726e3", None], "the example of question 2")


# %% hidden="pseudonym-tokens" points=1 says="the tokens of cards and e-mails, in lists and Series, under several keys"
from centricity.data import load_crm_export
from centricity.models import privacy

rng = seeds.rng("pseudonym-tokens")
export = load_crm_export().sample(60, random_state=int(rng.integers(999)))
for column, size in (("card", 16), ("email", 20), ("postcode", 70)):
    key = rng.bytes(size)
    values = export[column].dropna()
    kept = values.copy()
    expected = privacy.pseudonymise(values, key)
    expect.equal(pseudonymise(values, key), expected, f"a Series of {column}s")
    expect.equal(pseudonymise(values.tolist(), key), expected, f"a list of {column}s")
    expect.unchanged(kept, values, "the values")
expect.equal(pseudonymise([], rng.bytes(16)), [], "no values")


# %% hidden="pseudonym-person" points=1 says="the same text typed or stored in other ways, and missing values"
import unicodedata

from centricity.models import privacy

key = seeds.rng("pseudonym-person").bytes(32)
for text in ("ada@example.org", "Алёна Вертойза", "Сергей Дразвёнце", "straße@example.net"):
    expected = privacy.pseudonymise([text], key)[0]
    typed = [text, text.upper(), f"  {text} ", text.title(), f"{text}\n"]
    expect.equal(pseudonymise(typed, key), [expected] * 5, "the same text, typed otherwise")
    stored = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    expect.equal(pseudonymise(stored, key), [expected] * 2, "the same text, stored otherwise")
others = pseudonymise(["ada@example.org", "ada@example.com", "a da@example.org"], key)
assert len(set(others)) == 3, "three texts that differ: three tokens are expected"
ada = privacy.pseudonymise(["ada"], key)[0]
holes = [None, "ada", float("nan"), None]
expect.equal(pseudonymise(holes, key), [None, ada, None, None], "missing values in a list")
expect.equal(pseudonymise(pd.Series(holes), key), [None, ada, None, None], "in a Series")


# %% hidden="pseudonym-key" points=1 says="which keys are refused, in which words, and that a longer key counts in full"
from centricity.models import privacy

values = ["ada@example.org"]
for size in (0, 1, 15):
    short = (b"swordfish" * 2)[:size]
    expect.raises(ValueError, lambda: pseudonymise(values, short), f"{size} bytes", "key")
for other in ("swordfish swordfish", None, 4711, 10**40):
    expect.raises(ValueError, lambda: pseudonymise(values, other), "a key that is not bytes", "key")
for bad in (b"swordfish", "swordfish swordfish"):
    message = ""
    try:
        pseudonymise(values, bad)
    except ValueError as error:
        message = str(error)
    assert "sword" not in message, "a bad key: the message should not repeat the key"
for size in (16, 17, 64, 100):
    key = (b"swordfish" * 12)[:size]
    expect.equal(
        pseudonymise(values, key), privacy.pseudonymise(values, key), f"a key of {size} bytes"
    )
expect.raises(ValueError, lambda: pseudonymise([], b"short"), "no values, a short key", "key")

# %% [markdown] locked="k-prompt"
# ## 3. The smallest crowd (2 points)
#
# Records that agree in all of some columns form a group. Write `k_anonymity(records, columns)`: how many records the smallest group of the DataFrame has.
#
# - A missing value is a value like others: it agrees with other missing values of its column.
# - A group has at least one record. If a column is categorical, a category that nobody has makes no group.
# - If `columns` is an empty list, all records agree. A frame without rows protects nobody: return 0. (The course's package refuses such a frame instead. Both are conventions; name yours.)
# - Raise `ValueError`, naming the column, if there is no such column. Don't change the frame.
#
# Example: with birth years 1990, 1990, 1991 and columns `["born"]` it is 1.


# %% answer="k"
def k_anonymity(records, columns):
    """Return the size of the smallest group of records that agree in the columns."""
    ### BEGIN SOLUTION
    for name in columns:
        if name not in records.columns:
            raise ValueError(f"there is no column {name!r}")
    if records.empty or not columns:
        return len(records)
    return int(records.groupby(columns, dropna=False).size().min())
    ### END SOLUTION


# %% visible="k"
born = pd.DataFrame({"born": [1990, 1990, 1991]})
expect.close(k_anonymity(born, ["born"]), 1, "the example of question 3")
expect.close(k_anonymity(born, []), 3, "no columns")


# %% hidden="k-groups" points=1 says="other tables, with columns of every type, in any order of rows and columns"
from centricity.data import load_crm_export
from centricity.models import privacy
from centricity.simulate.crm import with_coarse_columns

rng = seeds.rng("k-groups")
export = with_coarse_columns(load_crm_export().head(1500))
for columns in (
    ["district"],
    ["birth_decade", "region"],
    ["region", "sex", "spent_band"],
    ["category", "region"],
    ["sex"],
    ["born", "postcode"],
):
    shuffled = export.sample(frac=1, random_state=int(rng.integers(999)))
    kept = shuffled.copy()
    expect.close(
        k_anonymity(shuffled, columns),
        privacy.k_anonymity(export, columns),
        f"the export by {', '.join(columns)}",
    )
    expect.unchanged(kept, shuffled, "the frame of records")
for _ in range(8):
    size = int(rng.integers(20, 90))
    table = pd.DataFrame(
        {
            "day": pd.Timestamp("2025-12-30") + pd.to_timedelta(rng.integers(0, 3, size), "D"),
            "amount": rng.choice([0.1, 0.2, 0.1 + 0.2], size),
            "band": pd.cut(rng.uniform(0, 30, size), [0, 10, 20, 30, 40]),
            "member": rng.random(size) < 0.5,
            "place": rng.choice(["N01", "N1", "n01"], size),
        },
        index=rng.permutation(size),
    )
    for columns in (["day"], ["amount", "member"], ["band"], ["place", "band"], ["member"]):
        expect.close(
            k_anonymity(table, columns),
            privacy.k_anonymity(table, columns),
            f"a table by {' and '.join(columns)}",
        )
twins = pd.DataFrame({"a": ["x", "xy"] * 4, "b": ["yz", "z"] * 4, "n": np.arange(8) // 4})
expect.close(k_anonymity(twins, ["a", "b"]), 4, "texts that are equal only when joined")
expect.close(k_anonymity(twins, ["a", "b", "n"]), 2, "three columns together")


# %% hidden="k-edges" points=1 says="missing values, no columns, no rows, one row, and columns that aren't there"
holes = pd.DataFrame(
    {
        "born": [1990, 1990, np.nan, np.nan, np.nan],
        "place": ["N01", "N01", None, None, "N02"],
        "day": pd.to_datetime(["2025-01-01", "2025-01-01", None, None, None]),
    }
)
expect.close(k_anonymity(holes, ["born"]), 2, "missing numbers form a group")
expect.close(k_anonymity(holes.iloc[:3], ["born"]), 1, "one missing number is alone")
expect.close(k_anonymity(holes, ["born", "place"]), 1, "missing in one column only")
expect.close(k_anonymity(holes.iloc[:4], ["born", "place"]), 2, "missing in both columns")
expect.close(k_anonymity(holes.iloc[:3], ["day"]), 1, "one missing date is alone")
kept = holes.copy()
expect.close(k_anonymity(holes, []), 5, "no columns: all records agree")
expect.unchanged(kept, holes, "the frame of records")
expect.close(k_anonymity(holes.iloc[:1], ["born"]), 1, "one record")
expect.close(k_anonymity(holes.iloc[:0], ["born"]), 0, "no records")
expect.close(k_anonymity(holes.iloc[:0], []), 0, "no records and no columns")
expect.raises(ValueError, lambda: k_anonymity(holes, ["age"]), "an unknown column", "age")
expect.raises(ValueError, lambda: k_anonymity(holes, ["born", "sex"]), "one unknown of two", "sex")
expect.raises(
    ValueError, lambda: k_anonymity(holes.iloc[:0], ["age"]), "unknown, and no rows", "age"
)

# %% [markdown] locked="l-prompt"
# ## 4. A crowd that is all alike (2 points)
#
# Twelve people in one group hide nothing if all twelve bought the same. Write `l_diversity(records, columns, sensitive)`: the smallest number of distinct values of the column `sensitive` that any group has. Groups are those of question 3.
#
# - A missing sensitive value counts as one more value. With an empty list of columns there is one group; without rows return 0.
# - Raise `ValueError`, naming the column, if one of `columns` or `sensitive` isn't there. Don't change the frame.
#
# Example: birth years 1990, 1990, 1991, 1991, and they bought a, b, c, c: by birth year it is 1.


# %% answer="l"
def l_diversity(records, columns, sensitive):
    """Return the smallest number of distinct sensitive values in a group."""
    ### BEGIN SOLUTION
    for name in [*columns, sensitive]:
        if name not in records.columns:
            raise ValueError(f"there is no column {name!r}")
    if records.empty:
        return 0
    groups = [records]
    if columns:
        groups = [part for _, part in records.groupby(columns, dropna=False)]
    return min(part[sensitive].nunique(dropna=False) for part in groups)
    ### END SOLUTION


# %% visible="l"
bought = pd.DataFrame({"born": [1990, 1990, 1991, 1991], "buys": ["a", "b", "c", "c"]})
expect.close(l_diversity(bought, ["born"], "buys"), 1, "the example of question 4")


# %% hidden="l-groups" points=1 says="the export and other tables, in any order, and large groups that are all alike"
from centricity.data import load_crm_export
from centricity.models import privacy
from centricity.simulate.crm import with_coarse_columns

rng = seeds.rng("l-groups")
export = with_coarse_columns(load_crm_export().head(1500))
export = export.sample(frac=1, random_state=int(rng.integers(999)))
kept = export.copy()
for columns, sensitive in (
    (["district"], "category"),
    (["birth_decade", "region"], "category"),
    (["region", "sex"], "birth_decade"),
    (["sex"], "region"),
    (["region", "spent_band"], "category"),
):
    expect.close(
        l_diversity(export, columns, sensitive),
        privacy.l_diversity(export, columns, sensitive),
        f"{sensitive} by {', '.join(columns)}",
    )
expect.unchanged(kept, export, "the frame of records")
for _ in range(8):
    size = int(rng.integers(30, 120))
    table = pd.DataFrame(
        {
            "group": rng.integers(0, 4, size),
            "half": rng.choice(["x", "y"], size),
            "buys": rng.choice(list("abcdef"), size),
            "band": pd.cut(rng.uniform(0, 30, size), [0, 10, 20, 30, 40]),
        },
        index=rng.permutation(size),
    )
    for columns, sensitive in ((["group"], "buys"), (["group", "half"], "band")):
        expect.close(
            l_diversity(table, columns, sensitive),
            privacy.l_diversity(table, columns, sensitive),
            "a table of groups",
        )
home = pd.DataFrame({"place": ["A"] * 40 + ["B"] * 3, "buys": ["x"] * 40 + ["x", "y", "z"]})
expect.close(l_diversity(home, ["place"], "buys"), 1, "a large group that buys one thing")
spread = pd.DataFrame({"place": ["A"] * 5 + ["B"] * 9, "buys": np.r_[0:5, [1, 2, 3] * 3]})
expect.close(l_diversity(spread, ["place"], "buys"), 3, "the least diverse group is not small")


# %% hidden="l-edges" points=1 says="missing values on either side, no columns, no rows, columns that aren't there"
holes = pd.DataFrame(
    {
        "born": [1990, 1990, np.nan, np.nan],
        "buys": ["a", None, "b", "b"],
    }
)
expect.close(l_diversity(holes, ["born"], "buys"), 1, "records without a birth year")
expect.close(l_diversity(holes.iloc[:2], ["born"], "buys"), 2, "a missing value counts")
all_missing = holes.assign(buys=None)
expect.close(l_diversity(all_missing, ["born"], "buys"), 1, "nothing but missing values")
kept = holes.copy()
expect.close(l_diversity(holes, [], "buys"), 3, "no columns: one group")
expect.unchanged(kept, holes, "the frame of records")
expect.close(l_diversity(holes.iloc[:0], ["born"], "buys"), 0, "no records")
expect.close(l_diversity(holes.iloc[:0], [], "buys"), 0, "no records and no columns")
expect.raises(ValueError, lambda: l_diversity(holes, ["age"], "buys"), "a column", "age")
expect.raises(ValueError, lambda: l_diversity(holes, ["born"], "illness"), "it", "illness")
expect.raises(ValueError, lambda: l_diversity(holes.iloc[:0], [], "illness"), "it", "illness")

# %% [markdown] locked="desk-prompt"
# ## 5. At the orientation desk (2 points)
#
# An analyst outside Veretta is to study who buys what. Several files are proposed, all without names, and in each of them the records in groups smaller than `k` will be held back. The centricity manager looks at the total: few records are lost. The orientation manager answers for every region alike, because a region that is missing from the study will be missing from next year's plans.
#
# Write `files_that_may_leave(records, files, k, at_most)`. `files` is a dict from the name of a file to its list of columns. A file may leave if in **every** region at most a share `at_most` of that region's records is held back. `region` need not be one of the file's columns; groups are made over the whole table, as in question 3.
#
# Of the columns of `records` only `region` and those that the files list are sure to be there; each file lists at least one. Return the names of these files as a list in the order of `sorted` (capital letters first), empty if there is none. Don't change the frame.
#
# Example: with `k=5`, `at_most=0.05` and the three files below only `"coarse"` may leave. `"bands"` loses 3% of all records, and 14% in West Hills.


# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    """Return the files from which no region loses more than a share of its records."""
    ### BEGIN SOLUTION
    chosen = []
    for name, columns in files.items():
        groups = records.groupby(columns, dropna=False)
        small = groups["region"].transform("size") < k
        lost = small.groupby(records["region"]).mean()
        if lost.max() <= at_most:
            chosen.append(name)
    return sorted(chosen)
    ### END SOLUTION


# %% visible="desk"
files = {
    "years": ["birth_year", "region"],
    "bands": ["birth_decade", "sex", "region", "spent_band"],
    "coarse": ["birth_decade", "district"],
}
chosen = files_that_may_leave(with_coarse_columns(load_crm_export()), files, k=5, at_most=0.05)
expect.equal(chosen, ["coarse"], "the example of question 5")


# %% hidden="desk-export" points=1 says="Veretta's export with other files, group sizes and limits, from none to all"
from itertools import pairwise

from centricity.data import load_crm_export
from centricity.models import privacy
from centricity.simulate.crm import with_coarse_columns

rng = seeds.rng("desk-export")
export = with_coarse_columns(load_crm_export().head(2000))
files = {
    "years": ["birth_year", "region"],
    "bands": ["birth_decade", "sex", "region", "spent_band"],
    "coarse": ["birth_decade", "district"],
    "Places": ["postcode"],
    "finest": ["born", "postcode", "sex"],
    "detail": ["birth_decade", "sex", "district"],
    "area": ["district"],
}
for k in (2, 5, 25):
    worst = {}
    for name, columns in files.items():
        small = privacy.class_sizes(export, columns) < k
        worst[name] = float(small.groupby(export["region"]).mean().max())
    limits = sorted(set(worst.values()))
    between = [(low + high) / 2 for low, high in pairwise(limits)]
    shuffled = export.sample(frac=1, random_state=int(rng.integers(999)))
    kept = shuffled.copy()
    for limit in rng.choice(between, 2, replace=False).tolist():
        expect.equal(
            files_that_may_leave(shuffled, files, k, limit),
            sorted(name for name, share in worst.items() if share <= limit),
            f"groups of {k}, at most {limit:.1%} lost",
        )
    expect.unchanged(kept, shuffled, "the frame of records")
expect.equal(files_that_may_leave(export, files, 5, 1.0), sorted(files), "no limit")
expect.equal(files_that_may_leave(export, {}, 5, 0.1), [], "no files proposed")
expect.equal(
    files_that_may_leave(export, {"finest": files["finest"]}, 5, 0.1), [], "none may leave"
)


# %% hidden="desk-regions" points=1 says="small regions in a small table, the limits themselves, and missing values"
# 90 in the north, all in large groups; 10 in the south, of whom 5 are in a group of five.
table = pd.DataFrame(
    {
        "region": ["North"] * 90 + ["South"] * 10,
        "decade": [1980] * 45 + [1990] * 45 + [1980] * 5 + [1990] * 5,
        "place": ["a"] * 90 + ["b"] * 5 + ["c", "d", "e", "f", "g"],
    }
)
files = {"place": ["place"], "decade": ["decade"]}
both, one = ["decade", "place"], ["decade"]
expect.equal(files_that_may_leave(table, files, 5, 0.4), one, "half of a small region lost")
expect.equal(files_that_may_leave(table, files, 5, 0.5), both, "a share of just the limit")
expect.equal(files_that_may_leave(table, files, 6, 0.5), one, "a group of 5 where 6 are asked")
expect.equal(files_that_may_leave(table, files, 2, 0.5), both, "groups of 2 are enough")
expect.equal(files_that_may_leave(table, files, 1, 0.0), both, "groups of 1 are enough")
expect.equal(files_that_may_leave(table, files, 5, 0.0), one, "nobody may be lost")
expect.equal(files_that_may_leave(table, files, 50, 0.0), one, "groups of just 50")
expect.equal(files_that_may_leave(table, files, 51, 0.0), [], "groups of 51")
# A group may reach over regions, and missing values form one.
across = pd.DataFrame(
    {"region": ["North"] * 4 + ["South"], "decade": [None, None, None, 1980.0, 1980.0]}
)
kept = across.copy()
expect.equal(files_that_may_leave(across, {"f": ["decade"]}, 2, 0.0), ["f"], "over regions")
expect.equal(files_that_may_leave(across, {"f": ["decade"]}, 3, 0.9), [], "South is lost")
expect.equal(files_that_may_leave(across, {"f": ["decade"]}, 3, 1.0), ["f"], "South is lost")
lone = pd.DataFrame({"region": ["North"] * 6, "decade": [None] + [1980.0] * 5})
expect.equal(files_that_may_leave(lone, {"f": ["decade"]}, 2, 0.1), [], "one missing value")
several = {"b": ["region"], "a": ["region"], "C": ["region"]}
expect.equal(files_that_may_leave(across, several, 1, 0.0), ["C", "a", "b"], "the order")
expect.unchanged(kept, across, "the frame of records")

# %% [markdown] locked="retention-prompt"
# ## 6. Stretch: what must go? (2 points)
#
# Each record is kept for one or more purposes, and each purpose has a period, in years after the last purchase. In this export consent is the only ground; what accounting must keep stands in another system.
#
# Write `retention_due(records, rules, today)`: a list with one word for each record, in the order of the rows. Ask in this order:
#
# 1. `"withdrawn"` if consent was withdrawn on or before `today`, whatever else is true.
# 2. `"no purpose"` if none is recorded (the value is missing): somebody must look at it.
# 3. `"expired"` if the longest period among its purposes has run out by `today`, that day included.
# 4. `"keep"` otherwise.
#
# The columns are `purposes` (text, joined by `;`), `last_purchase` and `consent_withdrawn` (dates; the second may be missing). `rules` is a dict from purpose to whole years. Years are calendar years; from 29 February they lead to 28 February where there is no 29th. Raise `ValueError`, naming the purpose, if a record that comes to the third of these has a purpose without a rule, even if its other purposes have one.
#
# Example: kept for `"offers"`, two years, last purchase on 29 February 2024. On 27 February 2026 the answer is `["keep"]`, a day later `["expired"]`.


# %% answer="retention"
def retention_due(records, rules, today):
    """Return for each record whether it may stay."""
    ### BEGIN SOLUTION
    words = []
    for _, row in records.iterrows():
        if row["consent_withdrawn"] <= today:
            words.append("withdrawn")
        elif pd.isna(row["purposes"]):
            words.append("no purpose")
        else:
            purposes = row["purposes"].split(";")
            for purpose in purposes:
                if purpose not in rules:
                    raise ValueError(f"there is no rule for the purpose {purpose!r}")
            years = max(rules[purpose] for purpose in purposes)
            due = row["last_purchase"] + pd.DateOffset(years=years)
            words.append("expired" if due <= today else "keep")
    return words
    ### END SOLUTION


# %% visible="retention"
leap = pd.DataFrame(
    {
        "purposes": ["offers"],
        "last_purchase": pd.to_datetime(["2024-02-29"]),
        "consent_withdrawn": pd.to_datetime([None]),
    }
)
rules = {"reminders": 1, "offers": 2}
expect.equal(retention_due(leap, rules, pd.Timestamp("2026-02-27")), ["keep"], "the day before")
expect.equal(retention_due(leap, rules, pd.Timestamp("2026-02-28")), ["expired"], "the day")


# %% hidden="retention-order" points=1 says="Veretta's export on several days, and which answer goes first"
from centricity.data import load_crm_export
from centricity.models import privacy

rng = seeds.rng("retention-order")
export = load_crm_export()
rules = {"reminders": 1, "offers": 2, "analysis": 3}
for day in ("2024-02-28", "2026-02-28", "2026-03-02", "2027-01-01"):
    part = export.sample(150, random_state=int(rng.integers(999)))
    kept = part.copy()
    today = pd.Timestamp(day)
    expect.equal(retention_due(part, rules, today), privacy.retention_due(part, rules, today), day)
    expect.unchanged(kept, part, "the frame of records")
today = pd.Timestamp("2026-03-02")
table = pd.DataFrame(
    {
        "purposes": ["offers", None, None, "reminders", "reminders;analysis", "analysis"],
        "last_purchase": pd.to_datetime(
            ["2020-01-01", "2020-01-01", "2020-01-01", "2025-03-02", "2025-03-02", "2023-03-03"]
        ),
        "consent_withdrawn": pd.to_datetime(
            ["2026-03-02", "2026-03-01", None, None, None, "2026-03-03"]
        ),
    },
    index=[5, 1, 1, 0, 9, 7],
)
expected = ["withdrawn", "withdrawn", "no purpose", "expired", "keep", "keep"]
expect.equal(retention_due(table, rules, today), expected, "six records, each for a reason")
turned = {"analysis": 3, "offers": 1, "reminders": 9}
changed = ["withdrawn", "withdrawn", "no purpose", "keep", "keep", "keep"]
expect.equal(retention_due(table, turned, today), changed, "with other periods")
expect.equal(retention_due(table.iloc[:0], rules, today), [], "no records")


# %% hidden="retention-dates" points=1 says="ends of months and leap days, and purposes without a rule"
def one(last, purposes="offers", withdrawn=None):
    return pd.DataFrame(
        {
            "purposes": [purposes],
            "last_purchase": pd.to_datetime([last]),
            "consent_withdrawn": pd.to_datetime([withdrawn]),
        }
    )


cases = [
    ("2024-02-29", 1, "2025-02-28"),
    ("2024-02-29", 4, "2028-02-29"),
    ("2023-02-28", 1, "2024-02-28"),
    ("2023-03-01", 1, "2024-03-01"),
    ("2023-12-31", 2, "2025-12-31"),
    ("2020-02-28", 3, "2023-02-28"),
    ("2020-03-01", 5, "2025-03-01"),
    ("2025-06-15", 0, "2025-06-15"),
]
for last, years, due in cases:
    day = pd.Timestamp(due)
    before = day - pd.Timedelta(days=1)
    what = f"{years} years after {last}"
    expect.equal(retention_due(one(last), {"offers": years}, day), ["expired"], what)
    expect.equal(retention_due(one(last), {"offers": years}, before), ["keep"], what)
today = pd.Timestamp("2026-03-02")
expect.raises(
    ValueError,
    lambda: retention_due(one("2025-01-01", "gossip"), {"offers": 2}, today),
    "a purpose without a rule",
    "gossip",
)
expect.raises(
    ValueError,
    lambda: retention_due(one("2025-01-01", "offers;gossip"), {"offers": 2}, today),
    "one of two without a rule",
    "gossip",
)
expect.equal(
    retention_due(one("2025-01-01", "gossip", "2025-02-01"), {"offers": 2}, today),
    ["withdrawn"],
    "withdrawn, so no rule is needed",
)

# %% [markdown] locked="minimise-prompt"
# ## 7. Stretch: only what it takes (2 points)
#
# Write `minimise(records, purpose, needs, today)`: a new DataFrame with what one purpose may have.
#
# - Rows: those whose `purposes` (text, joined by `;`, may be missing) hold the purpose, and whose consent is alive: given on or before `today`, and not withdrawn on or before `today`. A consent without a date was never given. Rows keep their order and index.
# - Columns: those that `needs[purpose]` lists, in that order. `needs` is a dict from purpose to a list of columns.
# - Raise `ValueError`, naming it, if the purpose isn't in `needs` or one of its columns isn't in `records`. The frame you are given stays as it is.
#
# Example: of two customers, one for offers and one for analysis, `minimise(..., "offers", {"offers": ["phone"]}, ...)` is one row with one column.


# %% answer="minimise"
def minimise(records, purpose, needs, today):
    """Return the records and columns that a purpose may have."""
    ### BEGIN SOLUTION
    if purpose not in needs:
        raise ValueError(f"there are no needs for the purpose {purpose!r}")
    for name in needs[purpose]:
        if name not in records.columns:
            raise ValueError(f"there is no column {name!r}")
    wanted = [not pd.isna(text) and purpose in text.split(";") for text in records["purposes"]]
    alive = (records["consent_given"] <= today) & ~(records["consent_withdrawn"] <= today)
    return records.loc[alive & np.array(wanted, dtype=bool), needs[purpose]].copy()
    ### END SOLUTION


# %% visible="minimise"
two = pd.DataFrame(
    {
        "name": ["Vera", "Gleb"],
        "phone": ["+72001234567", "+72007654321"],
        "purposes": ["offers", "analysis"],
        "consent_given": pd.to_datetime(["2025-01-01", "2025-01-01"]),
        "consent_withdrawn": pd.to_datetime([None, None]),
    }
)
found = minimise(two, "offers", {"offers": ["phone"]}, pd.Timestamp("2026-03-02"))
expect.equal(list(found.columns), ["phone"], "the columns of the example of question 7")
expect.equal(found["phone"].tolist(), ["+72001234567"], "its rows")


# %% hidden="minimise-rows" points=1 says="whose record is in: purposes, consent, and the days on which they change"
from centricity.data import load_crm_export
from centricity.models import privacy


def check(records, purpose, today, what):
    needs = {"offers": ["record"], "analysis": ["spent", "record"], "off": ["record"]}
    expected = privacy.minimise(records, purpose, needs, today)
    found = minimise(records, purpose, needs, today)
    assert type(found) is pd.DataFrame, f"{what}: a DataFrame is expected"
    expect.equal(found["record"].tolist(), expected["record"].tolist(), f"{what}, the rows")
    expect.equal(found.index.tolist(), expected.index.tolist(), f"{what}, the index")


rng = seeds.rng("minimise-rows")
export = load_crm_export()
for day in ("2024-02-29", "2026-03-02"):
    for purpose in ("offers", "analysis", "off"):
        part = export.sample(500, random_state=int(rng.integers(999)))
        check(part, purpose, pd.Timestamp(day), f"{purpose} on {day}")
today = pd.Timestamp("2026-03-02")
table = pd.DataFrame(
    {
        "record": range(8),
        "spent": 1.0,
        "purposes": ["offers"] * 5 + ["analysis;offers", "offers now", None],
        "consent_given": pd.to_datetime(
            ["2026-03-02", "2026-03-03", None, "2025-01-01", "2025-01-01"] + ["2025-01-01"] * 3
        ),
        "consent_withdrawn": pd.to_datetime(
            [None, None, None, "2026-03-02", "2026-03-03", None, None, None]
        ),
    },
    index=list("hgfedcba"),
)
check(table, "offers", today, "offers")
check(table, "analysis", today, "analysis")
# With no date at all the column of withdrawals is one of missing dates.
check(table.iloc[[0, 5]], "offers", today, "nobody withdrew")


# %% hidden="minimise-columns" points=1 says="the columns in their order, nobody left, what isn't there, and a frame left alone"
from centricity.data import load_crm_export

today = pd.Timestamp("2026-03-02")
export = load_crm_export().head(300)
kept = export.copy()
needs = {"offers": ["phone", "name"], "analysis": ["spent", "birth", "region"], "none": []}
found = minimise(export, "offers", needs, today)
assert type(found) is pd.DataFrame, "offers: a DataFrame is expected"
expect.equal(list(found.columns), ["phone", "name"], "the columns, in the order asked for")
assert 0 < len(found) < 300, "offers: some records, not all, are expected"
expect.equal(needs["offers"], ["phone", "name"], "the list of needs, which should stay")
early = minimise(export, "offers", needs, pd.Timestamp("2001-01-01"))
expect.equal(list(early.columns), ["phone", "name"], "the columns when nobody is left")
expect.equal(len(early), 0, "nobody had consented by then")
nobody = minimise(export.iloc[:0], "offers", needs, today)
expect.equal(list(nobody.columns), ["phone", "name"], "the columns of an empty export")
expect.equal(len(nobody), 0, "an empty export")
expect.raises(ValueError, lambda: minimise(export, "sale", needs, today), "a purpose", "sale")
expect.raises(
    ValueError, lambda: minimise(export, "analysis", needs, today), "no such column", "birth"
)
found["name"] = "changed"
expect.unchanged(kept, export, "the frame of records")

# %% [markdown] locked="written-prompt"
# ## 8. In words: audit a policy (4 points)
#
# The next cell shows the privacy policy of Veretta's web shop. We invented it, faults included. Write an audit for the shop's director, in at most 400 words:
#
# - eight findings, each with the number of its clause or clauses, what is wrong, and what to do instead;
# - ranked by the harm they can do to customers, the worst first, with a sentence on why the first comes first;
# - for at least three of them the rule that is touched: which law and article, and since when, as in the lesson. Write the date on which you checked, and claim no more than the rule says.
#
# The lesson's table of rules is enough; you needn't be a lawyer. This is an exercise and no legal advice.

# %% locked="policy"
for clause, heading, text in load_shop_policy().itertuples(index=False):
    print(f"{clause}. {heading.upper()}. {text}\n")

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **What can be found.** (1) Clause 1 limits the policy to visitors of the site; customers who phone or come by are left out, and the law's term covers any person. (2) Clause 3 calls the same cookies depersonalised and, by its last sentence, personal. (3) Clause 5 infers consent from filling in a form. (4) There is no separate document or box for consent. (5) Clause 4 folds offers and events into the purposes, so a customer can't order without them. (6) Clause 10: an unlimited term. (7) Nowhere a period or a procedure for destroying data. (8) Clauses 7 and 8 contradict each other: never to third parties, and a counter that gets everything. (9) Clause 8 lets data go straight to servers abroad. (10) Clause 9 promises a check of the other country and knows nothing of notifying the authority. (11) Clauses 10 and 11 name addresses in two domains; a withdrawal may get lost. (12) Clause 11 reduces rights to one e-mail about corrections: nothing on access, erasure or complaints. (13) Clause 13: changes without notice. (14) Clause 2 lists data without saying which purpose needs which; a birth date isn't needed to post a parcel. (15) What people buy here can tell of their health, and the policy never says so.
#
# **Marking scheme.** One point each:
#
# 1. *Eight findings* that are in the policy, each with its clause and a remedy. Half a point for five to seven.
# 2. *Contradictions*: at least one finding sets two clauses, or two sentences, against each other (3 with itself, 7 with 8, 10 with 11).
# 3. *A ranking by harm to customers*, with a reason for the first place that speaks of people and not of fines only.
# 4. *Rules with dates*: three rules named with law and date and a day of checking, none of them stretched (no "hashing makes anonymous", no "five in a group are enough by law", no "152-FZ is the GDPR").
#
# **A good answer, 4 of 4.** Checked on 24 November 2026; an exercise, not advice.
#
# First, because what people buy here can tell of their health, and nobody can take it back once it has left: (1) Clause 8 sends every visitor's pages straight to a server abroad. Remove the counter or host it yourselves. Collecting Russian citizens' data directly into foreign bases is prohibited (152-FZ, art. 18 p. 5, as of 1 July 2025). (2) Clause 7 says "never to third parties", and clause 8 does it. Say who receives what. (3) Clause 10: an unlimited term. Give each purpose a period; data may be kept no longer than the purpose requires (152-FZ, art. 5 p. 7; GDPR art. 5(1)(e), applied since 25 May 2018). (4) No word on how data are destroyed. Add a procedure and a yearly report. (5) Clause 5 takes consent from a form. Ask for it apart from everything else (152-FZ, art. 9, as of 1 September 2025). (6) Clause 4 mixes orders with offers. Two purposes, two consents, and an order without offers. (7) Clause 3 calls cookies depersonalised and personal at once. Data that single out a browser should be treated as personal. (8) Clauses 10 and 11 give addresses in two domains. A withdrawal sent to the wrong one is lost; use one, and confirm receipt.
#
# **A middling answer, 2 of 4.** The policy has many problems. 1. Unlimited term (clause 10), should be limited. 2. Consent by filling in a form (5), should be a check box. 3. Marketing in the purposes (4), needs its own consent. 4. Google-like counter abroad (8), may cost 6 million. 5. It says no third parties but uses a counter (7, 8). 6. Changes without notice (13), inform by e-mail. The worst is number 4 because of the fine. All this breaks the GDPR. If the e-mails were hashed, the data would be anonymous and most problems would go away.
#
# *Why 2:* six findings with remedies earn half of the first point, the contradiction between 7 and 8 earns the second. The ranking gives a reason, but it is the firm's fine and not the customer's harm: half of the third. No rule has a date, one law is named for everything, and the last sentence is wrong.
# ### END SOLUTION
