"""Privacy: published examples, another route to the same numbers, properties, what is refused."""

import hashlib
import hmac
import inspect
import json
import unicodedata
from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity import data
from centricity.models import privacy
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
KEY = b"a key of this test only, not a secret"
TODAY = pd.Timestamp("2026-03-02")

# Sweeney (2002), the article's example of a table with k = 2 (typed from memory).
SWEENEY = pd.DataFrame(
    [
        ("black", 1965, "m", "0214*", "short breath"),
        ("black", 1965, "m", "0214*", "chest pain"),
        ("black", 1965, "f", "0213*", "hypertension"),
        ("black", 1965, "f", "0213*", "hypertension"),
        ("black", 1964, "f", "0213*", "obesity"),
        ("black", 1964, "f", "0213*", "chest pain"),
        ("white", 1964, "m", "0213*", "chest pain"),
        ("white", 1964, "m", "0213*", "obesity"),
        ("white", 1964, "m", "0213*", "short breath"),
        ("white", 1967, "m", "0213*", "chest pain"),
        ("white", 1967, "m", "0213*", "chest pain"),
    ],
    columns=["race", "birth", "gender", "zip", "problem"],
)
# Machanavajjhala and others (2007), their 4-anonymous and 3-diverse tables (typed from memory).
FOUR_ANONYMOUS = pd.DataFrame(
    {
        "zip": ["130**"] * 4 + ["1485*"] * 4 + ["130**"] * 4,
        "age": ["<30"] * 4 + [">=40"] * 4 + ["3*"] * 4,
        "condition": [
            *("heart", "heart", "viral", "viral"),
            *("cancer", "heart", "viral", "viral"),
            *("cancer", "cancer", "cancer", "cancer"),
        ],
    }
)
THREE_DIVERSE = pd.DataFrame(
    {
        "zip": ["1305*"] * 4 + ["1485*"] * 4 + ["1306*"] * 4,
        "age": ["<=40"] * 4 + [">40"] * 4 + ["<=40"] * 4,
        "condition": [
            *("heart", "viral", "cancer", "cancer"),
            *("cancer", "heart", "viral", "viral"),
            *("heart", "viral", "cancer", "cancer"),
        ],
    }
)

values = st.one_of(st.integers(0, 3), st.just(None))
frames = st.lists(st.tuples(values, values, st.integers(0, 2)), min_size=1, max_size=40).map(
    lambda rows: pd.DataFrame(rows, columns=["born", "place", "buys"])
)
texts = st.text(st.characters(codec="utf-8"), max_size=20)


def groups_by_hand(records, columns):
    """Return the groups as lists of row positions: a dict of tuples, no groupby."""
    groups = defaultdict(list)
    for position, row in enumerate(records[columns].astype(object).to_numpy(dtype=object)):
        groups[tuple("missing" if pd.isna(one) else one for one in row)].append(position)
    return groups


def first_receipts():
    purchases = data.load_cdnow_master().drop_duplicates("customer")
    band = pd.cut(purchases["amount"], [-1, 10, 25, 50, np.inf], labels=False)
    return purchases.assign(month=purchases["date"].dt.month, band=band)


def record(**changes):
    return pd.DataFrame(
        {
            "name": ["Vera Olmoyza"],
            "purposes": ["offers"],
            "last_purchase": pd.to_datetime(["2025-01-10"]),
            "consent_given": pd.to_datetime(["2024-05-01"]),
            "consent_withdrawn": pd.to_datetime([None]),
            **{name: [value] for name, value in changes.items()},
        }
    )


# --- published examples ---


def test_sweeney_2002_has_k_2():
    quasi = ["race", "birth", "gender", "zip"]
    assert privacy.k_anonymity(SWEENEY, quasi) == 2
    assert privacy.uniqueness(SWEENEY, quasi) == 0
    assert privacy.l_diversity(SWEENEY, quasi, "problem") == 1


def test_machanavajjhala_2007_tables():
    assert privacy.k_anonymity(FOUR_ANONYMOUS, ["zip", "age"]) == 4
    assert privacy.l_diversity(FOUR_ANONYMOUS, ["zip", "age"], "condition") == 1
    assert privacy.k_anonymity(THREE_DIVERSE, ["zip", "age"]) == 4
    assert privacy.l_diversity(THREE_DIVERSE, ["zip", "age"], "condition") == 3


def test_cdnow_as_recomputed():
    first, published = first_receipts(), PUBLISHED["cdnow_first_receipt"]
    assert len(first) == published["customers"]
    assert privacy.k_anonymity(first, ["date"]) == published["k_date"]
    unique = privacy.uniqueness(first, ["date", "amount"])
    assert unique == pytest.approx(published["unique_share_date_amount"], abs=5e-7)
    small = (privacy.class_sizes(first, ["date", "amount"]) < 5).mean()
    assert small == pytest.approx(published["share_below_5_date_amount"], abs=5e-4)
    assert privacy.k_anonymity(first, ["month", "band"]) == published["k_month_band"]


@pytest.mark.parametrize("case", ["hmac_rfc4231_case_1", "hmac_rfc4231_case_2"])
def test_hmac_vectors_of_rfc_4231(case):
    vector = PUBLISHED[case]
    key = bytes.fromhex(vector["key_hex"])
    assert hmac.new(key, vector["text"].encode(), "sha256").hexdigest() == vector["digest"]


def test_a_token_is_the_beginning_of_the_published_digest():
    vector = PUBLISHED["hmac_rfc4231_case_1"]
    # The vector's text holds capitals, which the token doesn't keep apart.
    key = bytes.fromhex(vector["key_hex"])
    token = privacy.pseudonymise([vector["text"]], key)[0]
    assert token == hmac.new(key, b"hi there", hashlib.sha256).hexdigest()[:16]


# --- another route to the same numbers ---


@given(frames)
def test_groups_agree_with_counting_by_hand(records):
    groups = groups_by_hand(records, ["born", "place"])
    sizes = {position: len(rows) for rows in groups.values() for position in rows}
    found = privacy.class_sizes(records, ["born", "place"])
    assert found.tolist() == [sizes[position] for position in range(len(records))]
    assert privacy.k_anonymity(records, ["born", "place"]) == min(sizes.values())
    alone = sum(len(rows) == 1 for rows in groups.values()) / len(records)
    assert privacy.uniqueness(records, ["born", "place"]) == pytest.approx(alone)
    buys = records["buys"].tolist()
    diversity = min(len({buys[row] for row in rows}) for rows in groups.values())
    assert privacy.l_diversity(records, ["born", "place"], "buys") == diversity


@given(frames)
def test_k_agrees_with_value_counts(records):
    counts = records.value_counts(["born", "place"], dropna=False)
    assert privacy.k_anonymity(records, ["born", "place"]) == counts.min()


# --- properties ---


@given(frames)
def test_a_column_more_never_makes_a_crowd_larger(records):
    one = privacy.class_sizes(records, ["born"])
    two = privacy.class_sizes(records, ["born", "place"])
    assert (two <= one).all()
    assert privacy.uniqueness(records, ["born", "place"]) >= privacy.uniqueness(records, ["born"])


@given(frames, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(records, random):
    order = list(range(len(records)))
    random.shuffle(order)
    shuffled = records.iloc[order]
    assert privacy.k_anonymity(records, ["born", "place"]) == privacy.k_anonymity(
        shuffled, ["place", "born"]
    )
    assert privacy.class_sizes(shuffled, ["born"]).sort_index().tolist() == (
        privacy.class_sizes(records, ["born"]).tolist()
    )


@given(frames)
def test_no_group_is_more_diverse_than_it_is_large(records):
    k = privacy.k_anonymity(records, ["born"])
    assert privacy.l_diversity(records, ["born"], "buys") >= 1
    sizes = privacy.class_sizes(records, ["born"])
    assert k <= sizes.min()
    assert privacy.l_diversity(records, ["born"], "buys") <= sizes.max()


def test_a_band_from_cut_that_is_empty_is_no_group():
    records = pd.DataFrame({"band": pd.cut([1, 2, 30], [0, 10, 20, 40])})
    assert privacy.k_anonymity(records, ["band"]) == 1
    assert privacy.class_sizes(records, ["band"]).tolist() == [2, 2, 1]


@given(texts)
def test_normalising_twice_changes_nothing(text):
    once = privacy.normalise_text(text)
    assert privacy.normalise_text(once) == once


@given(texts)
def test_two_ways_to_store_a_letter_get_one_token(text):
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    one, two = privacy.pseudonymise(forms, KEY)
    assert one == two
    assert len(one) == privacy.TOKEN_LENGTH


@given(st.lists(st.integers(0, 10**6).map(str), unique=True, max_size=200))
def test_different_values_get_different_tokens(numbers):
    assert len(set(privacy.pseudonymise(numbers, KEY))) == len(numbers)


def test_another_key_gives_other_tokens():
    emails = data.load_crm_export()["email"].dropna()
    first, second = (privacy.pseudonymise(emails, key) for key in (KEY, KEY + b"!"))
    assert not set(first) & set(second)


def test_missing_values_stay_missing():
    assert privacy.pseudonymise([None, float("nan"), pd.NA], KEY) == [None, None, None]


def test_a_token_can_not_be_found_by_hashing_every_card():
    tokens = privacy.pseudonymise(data.load_crm_export()["card"].dropna().head(50), KEY)
    guesses = {hashlib.sha256(f"v{n}".encode()).hexdigest()[:16] for n in range(10_000, 100_000)}
    assert not guesses & set(tokens)


# --- the key stays where it is ---


def test_no_message_and_no_token_repeats_the_key():
    for key in (b"short secret", "text, and a secret", None):
        with pytest.raises(ValueError, match="key") as caught:
            privacy.pseudonymise(["ada@example.org"], key)
        assert "secret" not in str(caught.value)
    secret = b"secret-secret-secret"
    with pytest.raises(ValueError, match="values") as caught:
        privacy.pseudonymise([12], secret)
    assert "secret" not in str(caught.value)
    assert secret.hex() not in "".join(privacy.pseudonymise(["ada@example.org"], secret))


def test_nothing_is_printed_and_no_value_is_repeated(capsys):
    with pytest.raises(ValueError, match="each must be text") as caught:
        privacy.pseudonymise(["ada@example.org", 4711], KEY)
    assert "4711" not in str(caught.value)
    privacy.pseudonymise(["ada@example.org"], KEY)
    assert capsys.readouterr() == ("", "")
    source = inspect.getsource(privacy)
    assert not any(word in source for word in ("print(", "open(", "logging"))


@pytest.mark.parametrize("size", [0, 1, 15])
def test_a_short_key_is_refused(size):
    with pytest.raises(ValueError, match=f"key has {size} bytes; it must have at least 16"):
        privacy.pseudonymise(["ada@example.org"], b"k" * size)


def test_a_key_of_sixteen_bytes_is_enough():
    assert privacy.pseudonymise(["ada@example.org"], b"k" * 16)


# --- telephone numbers ---


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+7 200 123-45-67", "+72001234567"),
        ("8 (200) 123-45-67", "+72001234567"),
        ("82001234567", "+72001234567"),
        ("7-200-123-45-67", "+72001234567"),
        ("200 123 4567", "+72001234567"),
        ("8-200-123-45-67 ext. 305", "+72001234567"),
        ("+7(200)123-45-67 доб. 12", "+72001234567"),
        ("8 200 123 45 67 #5", "+72001234567"),
        ("007 200 123 45 67", "+72001234567"),
        ("  +7\xa0200\xa01234567 ", "+72001234567"),
        ("+44 7700 900123", "+447700900123"),
        ("0044 7700 900 123", "+447700900123"),
        ("+1 202 555 0123", "+12025550123"),
        ("+7 200 123", None),
        ("8200123456", "+78200123456"),
        ("9 200 123 45 67", None),
        ("12-34", None),
        ("+0 44 7700 900123", None),
        ("+1234567", None),
        ("+12345678", "+12345678"),
        ("+123456789012345", "+123456789012345"),
        ("+1234567890123456", None),
        ("tel. 8 200 123 45 67", None),
        ("", None),
        ("+", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_telephone_numbers(typed, number):
    assert privacy.normalise_phone(typed) == number


@given(texts)
def test_any_text_becomes_a_number_or_nothing_and_stays_so(text):
    number = privacy.normalise_phone(text)
    if number is not None:
        assert number[0] == "+"
        assert 8 <= len(number[1:]) <= 15
        assert number[1:].isascii()
        assert number[1:].isdigit()
        assert privacy.normalise_phone(number) == number


# --- retention and minimisation ---


@pytest.mark.parametrize(
    ("start", "years", "due"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2023-03-01", 1, "2024-03-01"),
        ("2024-12-31", 0, "2024-12-31"),
    ],
)
def test_due_dates(start, years, due):
    assert privacy.due_date(pd.Timestamp(start), years) == pd.Timestamp(due)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "keep"),
        ({"last_purchase": pd.Timestamp("2024-03-03")}, "keep"),
        ({"last_purchase": pd.Timestamp("2024-03-02")}, "expired"),
        ({"last_purchase": pd.Timestamp("2024-03-02"), "purposes": "offers;analysis"}, "keep"),
        ({"purposes": None}, "no purpose"),
        ({"purposes": " ; "}, "no purpose"),
        ({"consent_withdrawn": TODAY}, "withdrawn"),
        ({"consent_withdrawn": TODAY + pd.Timedelta(days=1)}, "keep"),
        ({"consent_withdrawn": TODAY, "purposes": None}, "withdrawn"),
        ({"consent_withdrawn": TODAY, "last_purchase": pd.Timestamp("2021-01-01")}, "withdrawn"),
    ],
)
def test_what_may_stay(changes, status):
    rules = {"offers": 2, "analysis": 3}
    assert privacy.retention_due(record(**changes), rules, TODAY) == [status]
    assert status in privacy.STATUSES


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({}, 1),
        ({"consent_given": TODAY}, 1),
        ({"consent_given": TODAY + pd.Timedelta(days=1)}, 0),
        ({"consent_given": pd.NaT}, 0),
        ({"consent_withdrawn": TODAY}, 0),
        ({"consent_withdrawn": TODAY + pd.Timedelta(days=1)}, 1),
        ({"purposes": "analysis"}, 0),
        ({"purposes": "analysis; offers"}, 1),
        ({"purposes": "no offers"}, 0),
        ({"purposes": None}, 0),
    ],
)
def test_who_is_in_what_a_purpose_may_have(changes, rows):
    records = record(**changes)
    before = records.copy()
    found = privacy.minimise(records, "offers", {"offers": ["name"]}, TODAY)
    assert list(found.columns) == ["name"]
    assert len(found) == rows
    pd.testing.assert_frame_equal(records, before)


def test_a_minimal_file_of_nobody_keeps_its_columns():
    found = privacy.minimise(record().iloc[:0], "offers", {"offers": ["name"]}, TODAY)
    assert list(found.columns) == ["name"]
    assert found.empty


# --- what is refused ---

EMPTY = SWEENEY.iloc[:0]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: privacy.k_anonymity(SWEENEY, ["age"]), "there is no 'age'; the columns are race"),
        (lambda: privacy.k_anonymity(SWEENEY, "race"), "must be a list of column names"),
        (lambda: privacy.k_anonymity(EMPTY, ["race"]), "records has no rows"),
        (lambda: privacy.k_anonymity(EMPTY, []), "records has no rows"),
        (lambda: privacy.uniqueness(EMPTY, ["race"]), "records has no rows"),
        (lambda: privacy.uniqueness(SWEENEY, ["age"]), "there is no 'age'"),
        (lambda: privacy.l_diversity(EMPTY, ["race"], "problem"), "records has no rows"),
        (lambda: privacy.l_diversity(SWEENEY, ["race"], "illness"), "there is no 'illness'"),
        (lambda: privacy.l_diversity(SWEENEY, ["race"], "race"), "one of the columns as well"),
        (lambda: privacy.minimise(record(), "sale", {"offers": []}, TODAY), "'sale'"),
        (lambda: privacy.minimise(record(), "offers", {"offers": ["age"]}, TODAY), "'age'"),
        (lambda: privacy.retention_due(record(), {"analysis": 1}, TODAY), "purposes is 'offers'"),
        (lambda: privacy.retention_due(SWEENEY, {}, TODAY), "there is no 'purposes'"),
        (
            lambda: privacy.retention_due(record(last_purchase=pd.NaT), {"offers": 1}, TODAY),
            "Row 0: last_purchase is missing",
        ),
    ],
)
def test_bad_input_is_refused_in_words(call, message):
    with pytest.raises(ValueError, match=message):
        call()
