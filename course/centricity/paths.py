"""Where things are: the course folder, and a learner's own folder in it."""

import os
from pathlib import Path

from centricity.i18n import _

PACKAGE = Path(__file__).parent


def root():
    """Return the course folder: the one this package was installed from, else where we are.

    Returns
    -------
    pathlib.Path
        The nearest folder above the current one that holds exercises, if the package lies
        elsewhere; the current one if there is none.
    """
    here = Path.cwd()
    places = (PACKAGE.parent.parent, here, *here.parents)
    return next((place for place in places if (place / "exercises").is_dir()), here)


def work():
    """Return the learner's folder: ``$CENTRICITY_WORK`` if set, else `work` in the course folder.

    Returns
    -------
    pathlib.Path
    """
    return Path(os.environ.get("CENTRICITY_WORK") or root() / "work")


def shown(path):
    """Return a path as one reads it: from the course folder if it lies in there, else as it is."""
    return path.relative_to(root()) if path.is_relative_to(root()) else path


def datasets():
    """Return the folder of data files, in a checkout or in an installed package.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If neither place exists.
    """
    places = (PACKAGE.parent.parent / "datasets", PACKAGE / "_datasets")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        _(
            "The course's data files are missing: there is no folder 'datasets' beside 'course'. "
            "Get them back with: git checkout -- datasets (or, if your copy came as an archive, "
            "unpack that again)"
        )
    )
