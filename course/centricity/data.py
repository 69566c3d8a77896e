"""Load the course's data. A notebook never needs to know where the files are."""

import hashlib
from pathlib import Path

import pandas as pd

_PACKAGE = Path(__file__).parent


def folder():
    """Return the folder of data files, in a checkout or in an installed package.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If neither place exists.
    """
    places = (_PACKAGE.parent.parent / "datasets", _PACKAGE / "_datasets")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        "The course's data files are missing: there is no folder 'datasets' beside 'course'. "
        "Get them back with: git checkout -- datasets"
    )


def load_care_plan():
    """Load the renewals of Veretta's yearly care plan, clinic by clinic (a constructed world).

    Returns
    -------
    pandas.DataFrame
        24 rows, 8 clinics by 3 years: ``clinic`` (str), ``year`` (1 to 3), ``due`` (members whose
        plan came up for renewal), ``renewed`` (those who renewed) and ``margin`` (crowns a member
        and year, after the cost of care). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_care_plan().groupby("year")["due"].sum().tolist()
    [8893, 9229, 9597]
    """
    return _load("care_plan.csv")


def load_cdnow_master():
    """Load every purchase of CDNOW's customers of early 1997 (real data, an online music shop).

    Returns
    -------
    pandas.DataFrame
        69,659 rows in the order of the source: ``customer`` (int, 1 to 23,570), ``date``
        (datetime), ``cds`` (number of discs) and ``amount`` (US dollars). 255 rows are exact
        duplicates, 80 amounts are zero; nothing was corrected. `datasets/DATASHEETS.md` tells
        where it comes from.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> purchases = load_cdnow_master()
    >>> len(purchases), purchases["customer"].nunique()
    (69659, 23570)
    """
    return _load("cdnow_master.csv", parse_dates=["date"])


def load_cdnow_sample():
    """Load the purchases of every tenth CDNOW customer, the sample that the literature uses.

    Returns
    -------
    pandas.DataFrame
        6,919 rows, 2,357 customers: the columns of `load_cdnow_master`, and ``in_sample``, the
        customer's number from 1 to 2,357.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> purchases = load_cdnow_sample()
    >>> len(purchases), len(purchases.drop_duplicates(["customer", "date"]))
    (6919, 6696)
    """
    return _load("cdnow_sample.csv", parse_dates=["date"])


def load_employers():
    """Load the ledger of Veretta's sixty employers, three years (a constructed world).

    Returns
    -------
    pandas.DataFrame
        180 rows, 60 employers by 3 years: ``employer`` and ``sector`` (str), ``median_age`` (of
        the staff), ``year`` (1 to 3), ``covered`` (employees), ``visits``, ``revenue`` and
        ``margin`` (crowns; a loss is negative), ``complaints`` and ``contract_ends`` (the last
        year of the contract that runs then). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_employers().groupby("year")["covered"].sum().tolist()
    [7326, 8296, 6431]
    """
    return _load("employers.csv")


def load_employers_truth():
    """Load what no ledger shows: the lasting size, growth and margin of each employer.

    Returns
    -------
    pandas.DataFrame
        60 rows: ``employer``, ``sector``, ``median_age``, ``lasting_covered`` (employees in an
        ordinary first year), ``growth`` (a factor a year), ``lasting_margin`` (crowns per
        employee and year) and ``complaint_rate`` (per 100 employees and year).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> int((load_employers_truth()["lasting_margin"] < 0).sum())
    5
    """
    return _load("employers_truth.csv")


def load_paid_visits():
    """Load the visits of Veretta's new patients who pay by the visit (a constructed world).

    Returns
    -------
    pandas.DataFrame
        6,088 rows, one a visit, in order of date: ``patient`` (int, 1 to 1,200) and ``date``
        (datetime, in 2024 and 2025). Everybody's first visit is in the first 13 weeks.
        `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> visits = load_paid_visits()
    >>> len(visits), visits["patient"].nunique()
    (6088, 1200)
    """
    return _load("paid_visits.csv", parse_dates=["date"])


def load_paid_visits_truth():
    """Load what no clinic knows: who of the patients of `load_paid_visits` left, and when.

    Returns
    -------
    pandas.DataFrame
        1,200 rows: ``patient``, ``first`` (date of the first visit), ``visits_a_year`` (as long
        as somebody is a patient) and ``left`` (date; missing for whoever stayed to the end).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> truth = load_paid_visits_truth()
    >>> int(truth["left"].isna().sum())
    457
    """
    return _load("paid_visits_truth.csv", parse_dates=["first", "left"])


def _load(name, **options):
    path = folder() / name
    restore = f"Get it back with: git checkout -- datasets/{name}"
    if not path.is_file():
        raise FileNotFoundError(f"The data file datasets/{name} is missing. {restore}")
    expected = checksums().get(name, "unknown")
    found = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    if found != expected:
        raise ValueError(
            f"The data file datasets/{name} was changed: its SHA-256 is {found[:12]}..., and the "
            f"published one's is {expected[:12]}.... {restore}"
        )
    return pd.read_csv(path, **options)


def checksums():
    """Return the published SHA-256 of every data file, by name."""
    path = folder() / "CHECKSUMS"
    if not path.is_file():
        raise FileNotFoundError(
            "The list datasets/CHECKSUMS is missing. Get it back with: "
            "git checkout -- datasets/CHECKSUMS"
        )
    lines = path.read_text().splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}
