"""How well a table of people hides them, and what to do with it before it leaves.

Two words of the field. A *quasi-identifier* is a column that an outsider may know about a person
(a birth date, a place, the amount on a receipt). The rows that agree in all quasi-identifiers are
a *group* (an equivalence class): whoever knows those columns can't tell its members apart.

None of these measures says that data are anonymous in the sense of a law; they say what an
outsider with exactly this knowledge would face.

Sources
-------
Sweeney (2002), "k-anonymity: a model for protecting privacy", for k-anonymity. Machanavajjhala
and others (2007), "l-diversity: privacy beyond k-anonymity", for l-diversity; here in its simplest
form, the number of distinct values. HMAC is RFC 2104, with SHA-256; `tests/models/test_privacy.py`
checks it against the published vectors of RFC 4231.
"""

import hmac
import re
import unicodedata

import pandas as pd

from centricity.models.inputs import choice, need_values, one_day, whole_days

KEY_BYTES = 16
TOKEN_LENGTH = 16
STATUSES = ("withdrawn", "no purpose", "expired", "keep")
# What follows the first letter or # in a phone number is an extension, not the number.
_EXTENSION = re.compile(r"[^\W\d_]|#")
_HOME, _HOME_TRUNK, _HOME_DIGITS = "7", "8", 10
# The longest and, in practice, the shortest number with its country code (ITU E.164).
_LONGEST, _SHORTEST = 15, 8


def normalise_phone(text):
    """Return a phone number in the one form that can be compared, or None if it isn't one.

    Parameters
    ----------
    text : str or None
        As people write it: spaces, hyphens, brackets; +7, 8 or no code before a home number; 00
        for +; an extension after a letter or #. A missing value (None or NaN) is no number.

    Returns
    -------
    str or None
        ``+``, country code and number, digits only. Ten digits without a code are taken for a
        number of the home country (+7).

    Examples
    --------
    >>> normalise_phone("8 (200) 123-45-67"), normalise_phone("+44 7700 900123")
    ('+72001234567', '+447700900123')
    >>> normalise_phone("12-34") is None
    True
    """
    if not isinstance(text, str):
        return None
    number = _EXTENSION.split(text, maxsplit=1)[0].strip()
    digits = re.sub("[^0-9]", "", number)
    if number.startswith("+"):
        return _international(digits)
    if number.startswith("00"):
        return _international(digits[2:])
    if len(digits) == _HOME_DIGITS + 1 and digits[0] in (_HOME, _HOME_TRUNK):
        digits = digits[1:]
    return f"+{_HOME}{digits}" if len(digits) == _HOME_DIGITS else None


def normalise_text(text):
    """Return text as it should be compared: one form of each letter, small letters, no space
    at the ends.

    The same letter can be stored in two ways (``й`` as one sign, or as ``и`` and a breve), which
    look alike and aren't equal.

    Examples
    --------
    >>> normalise_text("  Ada@Example.ORG ")
    'ada@example.org'
    """
    # Folding case can take a letter apart again, so it is composed twice.
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded).strip()


def pseudonymise(values, key):
    """Return a token for each value, which only the holder of the key can make again.

    The token is the beginning of an HMAC with SHA-256 of the normalised text. The same value gets
    the same token under one key, so tables can still be joined; under another key it gets another.
    The data stay personal data of whoever holds the key.

    Parameters
    ----------
    values : list, array or pandas.Series of str
        Missing values (None or NaN) stay missing.
    key : bytes
        At least 16 bytes, kept apart from the data.

    Returns
    -------
    list
        Strings of 16 hexadecimal digits, None where a value is missing.

    Raises
    ------
    ValueError
        If the key is not bytes or too short, or a value is not text. The message never repeats
        the key.

    Examples
    --------
    >>> ada, ADA, missing = pseudonymise(["ada@example.org", " Ada@example.org", None], b"k" * 16)
    >>> ada == ADA, missing
    (True, None)
    """
    if not isinstance(key, bytes):
        raise ValueError(f"key is of type {type(key).__name__}; it must be bytes.")
    if len(key) < KEY_BYTES:
        raise ValueError(f"key has {len(key)} bytes; it must have at least {KEY_BYTES}.")
    return [_token(value, key) for value in values]


def class_sizes(records, columns):
    """Return for each record how many records, itself included, agree with it in the columns.

    Parameters
    ----------
    records : pandas.DataFrame
    columns : list of str
        The quasi-identifiers. With none of them all records agree. A missing value is a value:
        it agrees with other missing values of its column.

    Returns
    -------
    pandas.Series
        Whole numbers, indexed like `records`.

    Raises
    ------
    ValueError
        If the frame is empty, or a column is unknown.

    Examples
    --------
    >>> people = pd.DataFrame({"born": [1990, 1990, 1991], "area": ["N", "N", "N"]})
    >>> class_sizes(people, ["born", "area"]).tolist()
    [2, 2, 1]
    """
    _check(records, columns)
    if not columns:
        return pd.Series(len(records), index=records.index)
    groups = records.groupby(list(columns), dropna=False, observed=True, sort=False)
    return groups[columns[0]].transform("size")


def k_anonymity(records, columns):
    """Return the size of the smallest group of records that agree in the columns.

    Parameters
    ----------
    records, columns
        As in `class_sizes`.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        As in `class_sizes`.

    Examples
    --------
    >>> people = pd.DataFrame({"born": [1990, 1990, 1991], "area": ["N", "N", "N"]})
    >>> k_anonymity(people, ["born"]), k_anonymity(people, ["area"]), k_anonymity(people, [])
    (1, 3, 3)
    """
    return int(class_sizes(records, columns).min())


def uniqueness(records, columns):
    """Return the share of records that agree with no other record in the columns.

    Parameters
    ----------
    records, columns
        As in `class_sizes`.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        As in `class_sizes`.

    Examples
    --------
    >>> people = pd.DataFrame({"born": [1990, 1990, 1991, 1992]})
    >>> uniqueness(people, ["born"])
    0.5
    """
    return float((class_sizes(records, columns) == 1).mean())


def l_diversity(records, columns, sensitive):
    """Return the smallest number of distinct sensitive values in a group.

    With 1, whoever finds a person's group in the smallest case knows the sensitive value, however
    large the group is.

    Parameters
    ----------
    records, columns
        As in `class_sizes`.
    sensitive : str
        The column that must not be learnt. A missing value is a value.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        As in `class_sizes`, and if `sensitive` is unknown or one of the columns.

    Examples
    --------
    >>> people = pd.DataFrame({"born": [1990, 1990, 1991, 1991], "buys": ["a", "b", "c", "c"]})
    >>> l_diversity(people, ["born"], "buys"), l_diversity(people, [], "buys")
    (1, 3)
    """
    _check(records, [*columns, sensitive])
    if sensitive in columns:
        raise ValueError(f"sensitive is {sensitive!r}, which is one of the columns as well.")
    if not columns:
        return records[sensitive].nunique(dropna=False)
    groups = records.groupby(list(columns), dropna=False, observed=True, sort=False)
    return int(groups[sensitive].nunique(dropna=False).min())


def due_date(start, years):
    """Return the day some whole years after a day; 28 February where there is no 29th.

    Examples
    --------
    >>> due_date(pd.Timestamp("2024-02-29"), 2).date().isoformat()
    '2026-02-28'
    """
    return start + pd.DateOffset(years=years)


def retention_due(records, rules, today):
    """Say of each record whether it may stay.

    Parameters
    ----------
    records : pandas.DataFrame
        Columns ``purposes`` (text, joined by ``;``; may be missing), ``last_purchase`` and
        ``consent_withdrawn`` (dates without a time zone; the second may be missing). The hour of
        a date doesn't matter.
    rules : dict of str to int
        For how many years after the last purchase a purpose needs the record.
    today : date-like

    Returns
    -------
    list of str
        One word for each record: ``"withdrawn"`` if consent was withdrawn by today, whatever else
        is true; ``"no purpose"`` if none is recorded; ``"expired"`` if the longest period of its
        purposes has run out by today; else ``"keep"``.

    Raises
    ------
    ValueError
        If a column or a last purchase is missing, a column of dates holds something else, or a
        purpose has no rule.

    Examples
    --------
    >>> record = pd.DataFrame({
    ...     "purposes": ["offers;analysis"],
    ...     "last_purchase": pd.to_datetime(["2024-02-29"]),
    ...     "consent_withdrawn": pd.to_datetime([None]),
    ... })
    >>> rules = {"offers": 1, "analysis": 2}
    >>> retention_due(record, rules, pd.Timestamp("2026-02-27"))
    ['keep']
    >>> retention_due(record, rules, pd.Timestamp("2026-02-28"))
    ['expired']
    """
    needed = ["purposes", "last_purchase", "consent_withdrawn"]
    _check_columns(records, needed)
    need_values(records, ["last_purchase"])
    last, withdrawn = (
        pd.DatetimeIndex(whole_days(name, records[name]))
        for name in ("last_purchase", "consent_withdrawn")
    )
    today = pd.Timestamp(one_day("today", today))
    rows = zip(records["purposes"], last, withdrawn, strict=True)
    return [_status(*row, rules, today) for row in rows]


def minimise(records, purpose, needs, today):
    """Return what a purpose may have: the records with consent to it, the columns it needs.

    Parameters
    ----------
    records : pandas.DataFrame
        Columns ``purposes``, ``consent_given`` and ``consent_withdrawn`` at least.
    purpose : str
    needs : dict of str to list of str
        The columns that each purpose needs, in the order wanted.
    today : date-like
        Consent counts if given by today and not withdrawn by today.

    Returns
    -------
    pandas.DataFrame
        A new frame; rows keep their order and index.

    Raises
    ------
    ValueError
        If the purpose is not in `needs`, a column is missing, or one of dates holds something else.

    Examples
    --------
    >>> records = pd.DataFrame({
    ...     "name": ["Ada", "Bo"], "phone": ["1", "2"], "purposes": ["offers", "analysis"],
    ...     "consent_given": pd.to_datetime(["2025-01-01", "2025-01-01"]),
    ...     "consent_withdrawn": pd.to_datetime([None, None]),
    ... })
    >>> minimise(records, "offers", {"offers": ["phone"]}, pd.Timestamp("2026-01-01"))
      phone
    0     1
    """
    choice("purpose", purpose, needs)
    _check_columns(records, [*needs[purpose], "purposes", "consent_given", "consent_withdrawn"])
    covered = records["purposes"].map(lambda text: purpose in _purposes(text)).astype(bool)
    today = one_day("today", today)
    given = whole_days("consent_given", records["consent_given"]) <= today
    withdrawn = whole_days("consent_withdrawn", records["consent_withdrawn"]) <= today
    return records.loc[covered & given & ~withdrawn, needs[purpose]].copy()


def _international(digits):
    """Return + and digits if they can be a number with its country code, else None."""
    if digits.startswith(_HOME):
        return f"+{digits}" if len(digits) == _HOME_DIGITS + 1 else None
    possible = _SHORTEST <= len(digits) <= _LONGEST and digits[0] != "0"
    return f"+{digits}" if possible else None


def _token(value, key):
    if pd.isna(value):
        return None
    if not isinstance(value, str):
        # The value itself may be personal; it doesn't belong into a log.
        raise ValueError(f"values holds a {type(value).__name__}; each must be text or missing.")
    text = normalise_text(value).encode()
    return hmac.new(key, text, "sha256").hexdigest()[:TOKEN_LENGTH]


def _status(purposes, last_purchase, withdrawn, rules, today):
    if withdrawn <= today:
        return "withdrawn"
    named = _purposes(purposes)
    if not named:
        return "no purpose"
    for purpose in named:
        choice("purposes", purpose, rules)
    years = max(rules[purpose] for purpose in named)
    return "expired" if due_date(last_purchase, years) <= today else "keep"


def _purposes(text):
    return [] if pd.isna(text) else [one.strip() for one in text.split(";") if one.strip()]


def _check(records, columns):
    if isinstance(columns, str):
        raise ValueError(f"columns is {columns!r}; it must be a list of column names.")
    _check_columns(records, columns)
    if records.empty:
        raise ValueError("records has no rows; there is nobody to hide.")


def _check_columns(records, columns):
    unknown = [name for name in columns if name not in records.columns]
    if unknown:
        known = ", ".join(map(str, records.columns))
        raise ValueError(f"columns: there is no {unknown[0]!r}; the columns are {known}.")
