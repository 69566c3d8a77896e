"""Where the numbers of hidden tests come from."""

import hashlib

import numpy as np

from centricity.paths import root

PUBLIC_KEY = b"centricity"


def rng(label):
    """Return a generator for one hidden test cell, the same in every run with the same key.

    The key is the file `grading/course.key` where an instructor has made one, else a public
    default. Whoever knows the key can work out the inputs of every hidden test.

    Parameters
    ----------
    label : str
        The id of the test cell.

    Returns
    -------
    numpy.random.Generator

    Examples
    --------
    >>> bool(rng("a").random() == rng("a").random())
    True
    >>> bool(rng("a").random() == rng("b").random())
    False
    """
    path = root() / "grading" / "course.key"
    key = path.read_bytes() if path.is_file() else PUBLIC_KEY
    seed = hashlib.sha256(key + b"\0" + label.encode()).digest()
    return np.random.default_rng(list(seed))
