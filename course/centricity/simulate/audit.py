"""An audit of customer orientation at Veretta's clinics, by staff and by patients.

A constructed world. Every clinic has a true level of orientation towards patients and one towards
colleagues. Patients report what they met. Staff report what they mean to do, and where a bonus
hangs on the figure they report more of it.
"""

import numpy as np
import pandas as pd

from centricity.simulate import veretta

SEED = 20_260_414
STAFF_ASKED, PATIENTS_ASKED = 18, 30
SPREAD = 0.8
# Clinics whose staff are paid a bonus on sales, and what it adds to how they rate themselves.
BONUS = ("Market Square", "Station")
FLATTERY, BONUS_FLATTERY = 0.5, 0.6
MISSING = 0.05


def truth(rng):
    """Draw the true levels of each clinic, on the answers' scale of 1 to 5.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        ``clinic``, ``external`` (towards patients), ``internal`` (towards colleagues), ``bonus``.

    Examples
    --------
    >>> truth(np.random.default_rng(1)).shape
    (8, 4)
    """
    clinics = sorted(veretta.CLINICS)
    external = rng.normal(3.3, 0.45, len(clinics))
    return pd.DataFrame(
        {
            "clinic": clinics,
            "external": external.round(2),
            "internal": (3.2 + 0.5 * (external - 3.3) + rng.normal(0, 0.35, len(clinics))).round(2),
            "bonus": [clinic in BONUS for clinic in clinics],
        }
    )


def answers(rng, clinics, items):
    """Draw the answers of staff and patients to an audit.

    Parameters
    ----------
    rng : numpy.random.Generator
    clinics : pandas.DataFrame
        As from `truth`.
    items : pandas.DataFrame
        Indexed by item: ``customer`` (``"external"`` or ``"internal"``) and ``reverse`` (True if
        agreeing speaks against orientation). Patients aren't asked about colleagues.

    Returns
    -------
    pandas.DataFrame
        ``clinic``, ``version`` (``"staff"`` or ``"patients"``), ``respondent``, and a column of 1
        to 5 (or missing) for each item.

    Examples
    --------
    >>> items = pd.DataFrame({"customer": ["external"], "reverse": [True]}, index=["q01"])
    >>> rng = np.random.default_rng(1)
    >>> answers(rng, truth(rng), items).shape
    (384, 4)
    """
    blocks = []
    for clinic in clinics.itertuples():
        for version, asked in (("staff", STAFF_ASKED), ("patients", PATIENTS_ASKED)):
            lift = (FLATTERY + BONUS_FLATTERY * clinic.bonus) if version == "staff" else 0.0
            person = rng.normal(0, 0.5, asked)
            block = {"clinic": clinic.clinic, "version": version}
            block["respondent"] = np.arange(1, asked + 1)
            for item in items.itertuples():
                level = clinic.external if item.customer == "external" else clinic.internal
                felt = level + lift + person + rng.normal(0, SPREAD, asked)
                answer = np.clip(np.round(6 - felt if item.reverse else felt), 1, 5)
                unasked = version == "patients" and item.customer == "internal"
                gone = (rng.random(asked) < MISSING) | unasked
                block[item.Index] = np.where(gone, np.nan, answer)
            blocks.append(pd.DataFrame(block))
    table = pd.concat(blocks, ignore_index=True)
    return table.astype(dict.fromkeys(items.index, "Int64"))
