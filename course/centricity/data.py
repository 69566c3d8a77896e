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
