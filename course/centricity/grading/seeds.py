"""Where the numbers of hidden tests come from."""

import hashlib
import os
from pathlib import Path

import numpy as np

from centricity.paths import root

PUBLIC_KEY = b"centricity"
# Names another file that holds the key. A student's process gets neither the name nor the file.
ELSEWHERE = "CENTRICITY_KEY_FILE"


def rng(label):
    """Return a generator for one hidden test cell, the same in every run with the same key.

    The key is in the file that the environment variable CENTRICITY_KEY_FILE names; if it names
    none, in `grading/course.key`, where an instructor has made that; else it is a public default.
    Whoever knows the key can work out the inputs of every hidden test.

    Parameters
    ----------
    label : str
        The id of the test cell.

    Returns
    -------
    numpy.random.Generator

    Raises
    ------
    OSError
        If the key can't be read.

    Examples
    --------
    >>> bool(rng("a").random() == rng("a").random())
    True
    >>> bool(rng("a").random() == rng("b").random())
    False
    """
    seed = hashlib.sha256(key() + b"\0" + label.encode()).digest()
    return np.random.default_rng(list(seed))


def key():
    """Return the key of the course, as `rng` looks for it.

    Returns
    -------
    bytes

    Raises
    ------
    OSError
        If it can't be read.
    """
    elsewhere = os.environ.get(ELSEWHERE)
    if elsewhere:
        # A name that leads nowhere must not mean the key that everybody knows.
        return Path(elsewhere).read_bytes()
    path = root() / "grading" / "course.key"
    return path.read_bytes() if path.is_file() else PUBLIC_KEY
