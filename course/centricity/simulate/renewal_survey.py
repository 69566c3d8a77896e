"""A constructed survey at Veretta: members say whether they will renew, and then do or don't."""

import pandas as pd

from centricity.simulate.veretta import CLINICS

RENEWAL_SURVEY_SEED = 20_260_402
# Members asked at each clinic.
ASKED = {
    "Bridge Street": 240,
    "Harbour": 200,
    "Hillside": 60,
    "Lakeside": 180,
    "Market Square": 260,
    "North Gate": 150,
    "Old Town": 210,
    "Station": 160,
}
# Shares of the answers 1 to 5. Those who will leave are hardly less polite.
ANSWERS = {
    True: (0.02, 0.04, 0.10, 0.30, 0.54),
    False: (0.08, 0.12, 0.20, 0.33, 0.27),
}


def renewal_survey(rng):
    """Draw the answers and the renewals of the members asked, clinic by clinic.

    Whether a member renews is drawn first, with the clinic's true retention. The answer, from 1
    ("surely not") to 5 ("surely"), depends on that alone, so a clinic's answers differ from
    another's only through its renewals.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        Columns ``clinic``, ``asked``, ``answer_1`` to ``answer_5`` (how many gave that answer),
        ``renewed``, and ``renewed_after_yes`` (those of them who had answered 4 or 5).

    Examples
    --------
    >>> import numpy as np
    >>> renewal_survey(np.random.default_rng(1)).shape
    (8, 9)
    """
    rows = []
    for clinic, asked in ASKED.items():
        renewed = int(rng.binomial(asked, CLINICS[clinic][1]))
        stayed = rng.multinomial(renewed, ANSWERS[True])
        left = rng.multinomial(asked - renewed, ANSWERS[False])
        answers = {f"answer_{point}": int(n) for point, n in enumerate(stayed + left, start=1)}
        rows.append(
            {
                "clinic": clinic,
                "asked": asked,
                **answers,
                "renewed": renewed,
                "renewed_after_yes": int(stayed[3:].sum()),
            }
        )
    return pd.DataFrame(rows)


def renewal_survey_truth():
    """Return the shares of answers from which `renewal_survey` draws, for both kinds of member.

    Examples
    --------
    >>> renewal_survey_truth()["renews"].tolist()
    [True, False]
    """
    shares = pd.DataFrame(ANSWERS, index=[f"answer_{point}" for point in range(1, 6)]).T
    return shares.rename_axis("renews").reset_index()
