"""The customer export of Veretta's web shop: a constructed world with known risks in it.

Veretta's shop sends care products (vitamins, monitors, hearing aids) by post. Nobody in the export
exists: names are put together from lists, surnames and places are invented, telephone numbers and
e-mail domains are ones that are set aside for fiction or lead nowhere.

What is hidden in it, for those who look: persons with several records, spelt differently; couples
who share a telephone; a home whose residents all buy the same; people alone in their postcode;
consent that was never recorded; and days that exist in leap years only.
"""

import string
import unicodedata

import numpy as np
import pandas as pd

SEED = 20_260_403
EXPORTED = pd.Timestamp("2026-03-02")
OPENED = pd.Timestamp("2021-01-04")
PEOPLE, RECORDS = 4_700, 5_000
COUPLES = 40
LEAP_DAY = pd.Timestamp("2024-02-29")
LAST_ON_LEAP_DAY = 15
# Years after the last purchase for which a purpose needs a record.
KEEP_YEARS = {"reminders": 1, "offers": 2, "analysis": 3}
CATEGORIES = ("vitamins", "skin care", "sleep", "blood pressure", "pregnancy", "hearing")
AGREED = ("purposes", "consent_given", "consent_withdrawn")
# How the records of one person become one; of all other columns the first value is kept.
ADDED_UP = {
    "purchases": "sum",
    "spent": "sum",
    "first_purchase": "min",
    "last_purchase": "max",
}
# Crowns up to which the first three of four bands reach.
SPENT_BANDS = (50, 100, 250)
# Letter of the postcode: name, share of the customers, districts.
REGIONS = {
    "N": ("North Shore", 0.46, 9),
    "E": ("East Valley", 0.27, 7),
    "S": ("South Plain", 0.19, 6),
    "W": ("West Hills", 0.08, 4),
}
HOME = {"postcode": "W0399", "residents": 12, "born": (1930, 1939), "category": "hearing"}
ALONE = ("N0998", "S0698", "W0498")
# Given name in two scripts, and sex.
GIVEN = (
    *(("Алёна", "Alyona", "f"), ("Анна", "Anna", "f"), ("Вера", "Vera", "f")),
    *(("Дарья", "Darya", "f"), ("Ирина", "Irina", "f"), ("Майя", "Maya", "f")),
    *(("Нина", "Nina", "f"), ("Ольга", "Olga", "f"), ("София", "Sofia", "f")),
    *(("Таисия", "Taisia", "f"), ("Юлия", "Yulia", "f"), ("Зоя", "Zoya", "f")),
    *(("Алексей", "Alexey", "m"), ("Андрей", "Andrey", "m"), ("Борис", "Boris", "m")),
    *(("Виктор", "Viktor", "m"), ("Глеб", "Gleb", "m"), ("Илья", "Ilya", "m")),
    *(("Матвей", "Matvey", "m"), ("Олег", "Oleg", "m"), ("Павел", "Pavel", "m")),
    *(("Сергей", "Sergey", "m"), ("Тимур", "Timur", "m"), ("Фёдор", "Fyodor", "m")),
)
# Surnames that nobody is known to bear, made of a beginning and an end, in two scripts.
BEGINNINGS = (
    *(("Верт", "Vert"), ("Ольм", "Olm"), ("Дразв", "Drazv"), ("Кирл", "Kirl"), ("Тамб", "Tamb")),
    *(("Снеж", "Snezh"), ("Грав", "Grav"), ("Мюрд", "Myurd"), ("Пелв", "Pelv"), ("Хоск", "Khosk")),
    *(("Ярб", "Yarb"), ("Зинт", "Zint"), ("Эльд", "Eld"), ("Бюрн", "Byurn"), ("Лорт", "Lort")),
)
ENDS = (("енук", "enuk"), ("ойза", "oyza"), ("ильт", "ilt"), ("аруш", "arush"), ("ёнце", "yontse"))
DOMAINS = ("example.org", "example.com", "example.net")
# To our knowledge no network uses the code 200 after +7; 07700 900 is set aside for drama.
HOME_FORMATS = (
    "+7 {a} {b}-{c}-{d}",
    "8 ({a}) {b}-{c}-{d}",
    "8{a}{b}{c}{d}",
    "7-{a}-{b}-{c}-{d}",
    "{a} {b} {c}{d}",
    "+7({a}){b}-{c}-{d} доб. {x}",
    "8-{a}-{b}-{c}-{d} ext. {x}",
)
ABROAD_FORMATS = ("+44 7700 900{e}", "0044 7700 900 {e}")


def people(rng):
    """Draw the persons behind the export.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        One row a person: ``person``, ``cyrillic`` and ``latin`` (names), ``sex``, ``born``,
        ``postcode``, ``category``, ``phone`` (normalised, or missing), ``email``, ``card``
        (either may be missing) and ``planted`` (the risk that was put there, or ``"none"``).

    Examples
    --------
    >>> persons = people(np.random.default_rng(1))
    >>> persons["planted"].value_counts().to_dict()
    {'none': 4685, 'home': 12, 'alone': 3}
    """
    names = _names(rng)
    sex = names["sex"]
    born = _birth_dates(rng)
    persons = pd.DataFrame(
        {
            "person": np.arange(1, PEOPLE + 1),
            **names,
            "born": born,
            "postcode": _postcodes(rng),
            "category": _categories(rng, sex, born),
            "phone": _phones(rng),
            "email": _emails(rng, names["latin"]),
            "card": _cards(rng),
            "planted": "none",
        }
    )
    return _plant(rng, persons)


def export(rng, persons):
    """Draw the export and its truth: persons become records, some of them several.

    Parameters
    ----------
    rng : numpy.random.Generator
    persons : pandas.DataFrame
        As from `people`.

    Returns
    -------
    tuple of pandas.DataFrame
        The export, and its truth (``record``, ``person``, ``phone``, ``planted``).

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> records, truth = export(rng, people(rng))
    >>> len(records), truth["person"].nunique()
    (5000, 4700)
    """
    again = rng.choice(PEOPLE, RECORDS - PEOPLE)
    rows = rng.permutation(np.concatenate([np.arange(PEOPLE), again]))
    drawn = persons.iloc[rows].reset_index(drop=True)
    first = _first_purchases(rng)
    records = pd.DataFrame(
        {
            "record": np.arange(10_001, 10_001 + RECORDS),
            "name": [_spell_name(rng, *two) for two in drawn[["cyrillic", "latin"]].to_numpy()],
            "phone": [_spell_phone(rng, phone) for phone in drawn["phone"]],
            "email": [_spell_email(rng, email) for email in drawn["email"]],
            "card": drawn["card"],
            "sex": drawn["sex"],
            "born": drawn["born"],
            "postcode": drawn["postcode"],
            "region": [REGIONS[code[0]][0] for code in drawn["postcode"]],
            "category": drawn["category"],
            **_purchases(rng, first, drawn["planted"]),
            **_consent(rng, first),
        }
    )
    truth = drawn[["person", "phone", "planted"]].copy()
    truth.insert(0, "record", records["record"])
    return records, truth


def one_row_a_person(records):
    """Return one row for each person behind some records of the export.

    Parameters
    ----------
    records : pandas.DataFrame
        A column ``person``, and any columns of the export. What was agreed to (``purposes``,
        ``consent_given``, ``consent_withdrawn``) belongs to a record; use it before you call this.

    Returns
    -------
    pandas.DataFrame
        Indexed by person. ``purchases`` and ``spent`` are added up; of the dates of purchase the
        earliest first and the latest last one stay; of every other column the first value given.

    Raises
    ------
    ValueError
        If there is no column ``person``, or a column of what was agreed to.

    Examples
    --------
    >>> records = pd.DataFrame({"person": [7, 8, 7], "sex": ["f", "m", "f"], "spent": [10, 5, 2]})
    >>> one_row_a_person(records).reset_index()
       person sex  spent
    0       7   f     12
    1       8   m      5
    """
    if "person" not in records:
        raise ValueError("records has no column 'person', which says whose record it is.")
    agreed = [name for name in AGREED if name in records]
    if agreed:
        raise ValueError(f"{agreed[0]!r} belongs to a record, not to a person; leave it out.")
    rules = {name: ADDED_UP.get(name, "first") for name in records.columns if name != "person"}
    return records.groupby("person").agg(rules)


def with_coarse_columns(records):
    """Return the records with columns that say less: what one would rather let out.

    Parameters
    ----------
    records : pandas.DataFrame
        With ``born``, ``postcode`` and ``spent``, as in the export.

    Returns
    -------
    pandas.DataFrame
        A copy with ``birth_year``, ``birth_decade`` (1980 for 1980 to 1989), ``district`` (the
        first three signs of the postcode) and ``spent_band`` (0 to 3: up to 50, 100, 250 crowns,
        and more).

    Examples
    --------
    >>> records = pd.DataFrame({
    ...     "born": pd.to_datetime(["1985-04-01"]), "postcode": ["N0412"], "spent": [70.5]
    ... })
    >>> with_coarse_columns(records).iloc[0, 3:].to_dict()
    {'birth_year': 1985, 'birth_decade': 1980, 'district': 'N04', 'spent_band': 1}
    """
    year = records["born"].dt.year
    return records.assign(
        birth_year=year,
        birth_decade=year // 10 * 10,
        district=records["postcode"].str[:3],
        spent_band=np.searchsorted(SPENT_BANDS, records["spent"], side="left"),
    )


def _names(rng):
    given = rng.integers(0, len(GIVEN), PEOPLE)
    beginning = rng.integers(0, len(BEGINNINGS), PEOPLE)
    end = rng.integers(0, len(ENDS), PEOPLE)
    chosen = [
        (GIVEN[one], BEGINNINGS[two], ENDS[three])
        for one, two, three in zip(given, beginning, end, strict=True)
    ]
    return {
        "cyrillic": [f"{one[0]} {two[0]}{three[0]}" for one, two, three in chosen],
        "latin": [f"{one[1]} {two[1]}{three[1]}" for one, two, three in chosen],
        "sex": [one[2] for one, _, _ in chosen],
    }


def _birth_dates(rng):
    """Draw birth dates of grown-ups: most in middle age, few beyond 85."""
    age = 18 + 76 * rng.beta(2.2, 2.9, PEOPLE)
    return (EXPORTED - pd.to_timedelta((age * 365.25).astype(int), unit="D")).normalize()


def _postcodes(rng):
    """Draw postcodes: letter of the region, two digits of the district, two of the place."""
    codes, weights = [], []
    for letter, (_, share, districts) in REGIONS.items():
        district = share * rng.dirichlet(np.linspace(2.5, 0.9, districts) * 3)
        for number, weight in enumerate(district, start=1):
            place = weight * rng.dirichlet(np.full(14, 1.1))
            codes += [f"{letter}{number:02d}{one:02d}" for one in range(1, 15)]
            weights += place.tolist()
    return rng.choice(codes, PEOPLE, p=np.array(weights) / np.sum(weights))


def _categories(rng, sex, born):
    """Draw what each person buys most; it goes with age and sex, as such things do."""
    age = (EXPORTED - born).days / 365.25
    women = np.array(sex) == "f"
    weights = np.column_stack(
        [
            np.full(PEOPLE, 3.0),
            np.where(women, 2.5, 1.2),
            np.full(PEOPLE, 1.5),
            0.3 + np.clip(age - 35, 0, None) / 12,
            np.where(women & (age < 45), 1.8, 0.0),
            0.05 + np.clip(age - 55, 0, None) / 20,
        ]
    )
    cumulated = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
    picked = (rng.random(PEOPLE)[:, None] > cumulated).sum(axis=1)
    return [CATEGORIES[min(one, len(CATEGORIES) - 1)] for one in picked]


def _phones(rng):
    """Draw telephone numbers: most at home, some abroad, some missing, some of couples."""
    local = rng.choice(10**7, PEOPLE, replace=False)
    phones = np.array([f"+7200{number:07d}" for number in local], dtype=object)
    abroad = rng.random(PEOPLE) < 0.03
    drama = rng.choice(1000, abroad.sum(), replace=False)
    phones[abroad] = [f"+447700900{number:03d}" for number in drama]
    phones[rng.random(PEOPLE) < 0.05] = None
    pairs = rng.choice(PEOPLE, (COUPLES, 2), replace=False)
    phones[pairs[:, 1]] = phones[pairs[:, 0]]
    return phones


def _emails(rng, names):
    numbers = rng.integers(1, 100, PEOPLE)
    domains = rng.choice(DOMAINS, PEOPLE)
    has_one = rng.random(PEOPLE) < 0.86
    return [
        f"{name.lower().replace(' ', '.')}{number}@{domain}" if has else None
        for name, number, domain, has in zip(names, numbers, domains, has_one, strict=True)
    ]


def _cards(rng):
    numbers = 10_000 + rng.choice(90_000, PEOPLE, replace=False)
    has_one = rng.random(PEOPLE) < 0.7
    return [f"V{number}" if has else None for number, has in zip(numbers, has_one, strict=True)]


def _plant(rng, persons):
    """Put the known risks in: a home whose residents buy alike, and people alone in a place."""
    chosen = rng.choice(PEOPLE, HOME["residents"] + len(ALONE), replace=False)
    home, alone = chosen[: HOME["residents"]], chosen[HOME["residents"] :]
    district, (oldest, youngest) = HOME["postcode"][:3], HOME["born"]
    # Nobody else of that age lives in the home's district.
    peers = persons["postcode"].str.startswith(district) & (persons["born"].dt.year <= youngest)
    persons.loc[peers, "postcode"] = "W0101"
    years = rng.integers(oldest, youngest + 1, len(home))
    persons.loc[home, "born"] = [pd.Timestamp(year, 1, 1) for year in years] + pd.to_timedelta(
        rng.integers(0, 365, len(home)), unit="D"
    )
    persons.loc[home, ["postcode", "category"]] = HOME["postcode"], HOME["category"]
    persons.loc[home, "planted"] = "home"
    persons.loc[alone, "postcode"] = ALONE
    persons.loc[alone, "planted"] = "alone"
    return persons


def _spell_name(rng, cyrillic, latin):
    """Write a name as somebody typed it; some systems store й and ё as two signs."""
    name = cyrillic if rng.random() < 0.7 else latin
    way = rng.random()
    if way < 0.05:
        return name.upper()
    if way < 0.10:
        return " ".join(reversed(name.split(" ")))
    return unicodedata.normalize("NFD", name) if way < 0.16 else name


def _spell_phone(rng, phone):
    if pd.isna(phone):
        return None
    formats = ABROAD_FORMATS if phone.startswith("+44") else HOME_FORMATS
    return formats[rng.integers(len(formats))].format(
        a=phone[2:5],
        b=phone[5:8],
        c=phone[8:10],
        d=phone[10:],
        e=phone[-3:],
        x=rng.integers(10, 999),
    )


def _spell_email(rng, email):
    if pd.isna(email):
        return None
    way = rng.random()
    if way < 0.06:
        return email.upper()
    return string.capwords(email, sep=".") if way < 0.14 else email


def _first_purchases(rng):
    span = (EXPORTED - OPENED).days - 20
    return OPENED + pd.to_timedelta(rng.integers(0, span, RECORDS), unit="D")


def _purchases(rng, first, planted):
    """Draw what was bought and when; a few spend very much."""
    count = 1 + rng.negative_binomial(0.7, 0.2, RECORDS)
    spent = np.round(count * rng.lognormal(3.3, 0.7, RECORDS), 2)
    spent[np.asarray(planted) == "alone"] *= 12
    days = (EXPORTED - first).days.to_numpy()
    # Half of the buyers were last seen in the last third of their time, the others earlier.
    last = first + pd.to_timedelta((days * rng.beta(1.3, 1.0, RECORDS)).astype(int), unit="D")
    last = last.where(count > 1, first).to_series().reset_index(drop=True)
    could = np.flatnonzero((first < LEAP_DAY) & (count > 1))
    last[rng.choice(could, LAST_ON_LEAP_DAY, replace=False)] = LEAP_DAY
    return {
        "purchases": count,
        "spent": spent.round(2),
        "first_purchase": first,
        "last_purchase": last,
    }


def _consent(rng, first):
    """Draw purposes and consent: some never recorded, some withdrawn, some without a purpose."""
    wanted = rng.random((RECORDS, len(KEEP_YEARS))) < [0.35, 0.6, 0.45]
    wanted[~wanted.any(axis=1), 1] = True
    purposes = np.array([";".join(np.array(list(KEEP_YEARS))[row]) for row in wanted], dtype=object)
    purposes[rng.random(RECORDS) < 0.05] = None
    given = first.to_series().reset_index(drop=True)
    given[(rng.random(RECORDS) < 0.08) | pd.isna(purposes)] = pd.NaT
    days = (EXPORTED - first).days.to_numpy()
    withdrawn = given + pd.to_timedelta((days * rng.random(RECORDS)).astype(int), unit="D")
    withdrawn[rng.random(RECORDS) >= 0.17] = pd.NaT
    return {"purposes": purposes, "consent_given": given, "consent_withdrawn": withdrawn}
