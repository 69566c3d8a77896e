"""Two observers at Veretta's reception desks, who code the same conversations.

Every observer is right equally often at every clinic; only the share of conversations that start
from the patient's need differs. So whatever kappa does from clinic to clinic, it isn't the
observers who change.
"""

import numpy as np
import pandas as pd

# Clinic: true share of conversations that start from what the patient needs. Design, not findings.
STARTS_FROM_NEED = {
    "Bridge Street": 0.55,
    "Harbour": 0.68,
    "Hillside": 0.97,
    "Lakeside": 0.45,
    "Market Square": 0.85,
    "North Gate": 0.60,
    "Old Town": 0.94,
    "Station": 0.40,
}
ACCURACY = 0.9
CONVERSATIONS = 60
UNHEARD = 0.03
RECEPTION_SEED = 20_260_404


def reception_codes(rng, conversations=CONVERSATIONS):
    """Draw the codes of two observers for every conversation at every clinic.

    Parameters
    ----------
    rng : numpy.random.Generator
    conversations : int
        Conversations a clinic.

    Returns
    -------
    pandas.DataFrame
        Columns ``clinic``, ``conversation`` (1, 2, ...), ``first`` and ``second``: ``"yes"`` where
        that observer found that the receptionist started from the patient's need, else ``"no"``;
        missing where the observer couldn't hear.

    Examples
    --------
    >>> reception_codes(np.random.default_rng(1)).shape
    (480, 4)
    """
    clinic = np.repeat(list(STARTS_FROM_NEED), conversations)
    share = np.repeat(list(STARTS_FROM_NEED.values()), conversations)
    truth = rng.random(clinic.size) < share
    codes = {coder: _observe(truth, rng) for coder in ("first", "second")}
    number = np.tile(np.arange(1, conversations + 1), len(STARTS_FROM_NEED))
    return pd.DataFrame({"clinic": clinic, "conversation": number, **codes})


def reception_truth():
    """Return the true share that `reception_codes` draws from, one row a clinic.

    Examples
    --------
    >>> reception_truth().head(2)
              clinic  share
    0  Bridge Street   0.55
    1        Harbour   0.68
    """
    return pd.DataFrame(STARTS_FROM_NEED.items(), columns=["clinic", "share"])


def _observe(truth, rng):
    """Return what one observer writes down: mostly the truth, sometimes not, rarely nothing."""
    seen = np.where(rng.random(truth.size) < ACCURACY, truth, ~truth)
    words = pd.Series(np.where(seen, "yes", "no"))
    return words.mask(rng.random(truth.size) < UNHEARD)
