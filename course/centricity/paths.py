"""Where things are: the course folder, and a learner's own folder in it."""

import os
from pathlib import Path


def root():
    """Return the course folder: the one this package was installed from, else the current one.

    Returns
    -------
    pathlib.Path
    """
    checkout = Path(__file__).parent.parent.parent
    return checkout if (checkout / "exercises").is_dir() else Path.cwd()


def work():
    """Return the learner's folder: ``$CENTRICITY_WORK`` if set, else `work` in the course folder.

    Returns
    -------
    pathlib.Path
    """
    return Path(os.environ.get("CENTRICITY_WORK") or root() / "work")
