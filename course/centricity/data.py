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


def load_campaign():
    """Load a randomised trial of a call before renewal (a constructed world).

    Returns
    -------
    pandas.DataFrame
        6,000 rows, one a member: ``member``, ``clinic``, ``years`` (in the plan), ``visits`` and
        ``complaints`` (last year), ``score`` (the firm's guess of the risk to leave, 0 to 100),
        ``called`` (by lot) and ``renewed`` (0 or 1). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_campaign()["called"].sum()
    np.int64(3000)
    """
    return _load("campaign.csv")


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


def load_paths():
    """Load the touches of people on their way to the care plan, as a tool would count them.

    Returns
    -------
    pandas.DataFrame
        One row a path: ``path`` (channels in the order of their touch, ``"poster > search"``),
        ``conversions`` (people who took it and joined) and ``nulls`` (who took it and didn't). A
        constructed world; `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_paths()["path"].head(2).tolist()
    ['search', 'poster']
    """
    return _load("paths.csv")


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
