"""A randomised trial of a renewal call, with a known effect on every member: a constructed world.

Members differ in how likely they are to leave, and the call moves those in the middle most: the
safe need no call, and the lost can't be held. That shape was chosen to show that calling those
most at risk *can* lose to chance. Whether it does anywhere else is a question for a trial there.
"""

import numpy as np
import pandas as pd

from centricity.simulate import veretta

SEED = 20_260_411
MEMBERS = 6_000
# Where the call does most, how widely, and how much at best.
PEAK, WIDTH, HEIGHT = 0.40, 0.13, 0.20
# What the call does to those who had made up their minds: it reminds some of them to leave.
BACKFIRE = 0.06


def effect_of_a_call(risk, peak=PEAK, width=WIDTH, height=HEIGHT, backfire=BACKFIRE):
    """Return by how much a call raises a member's chance to stay.

    Parameters
    ----------
    risk : float or array-like
        The member's chance to leave without a call, 0 to 1.
    peak, width : float
        The risk at which the call does most, and how far from it the effect has fallen to 61%.
    height : float
        The effect at the peak.
    backfire : float
        How much of the chance to stay a call destroys among the most determined.

    Returns
    -------
    float or numpy.ndarray
        Never so large that a chance would leave 0 to 1.

    Examples
    --------
    >>> [round(float(effect_of_a_call(risk)), 3) for risk in (0.05, 0.40, 0.90)]
    [0.005, 0.2, -0.052]
    """
    risk = np.asarray(risk, dtype=float)
    persuaded = height * np.exp(-(((risk - peak) / width) ** 2) / 2)
    reminded = backfire * np.clip((risk - 0.6) / 0.4, 0, 1) ** 0.5 if backfire else 0.0
    return np.clip(persuaded - reminded, risk - 1, risk)


def truth(rng, members=MEMBERS):
    """Draw members, and what a call would do to each of them.

    Parameters
    ----------
    rng : numpy.random.Generator
    members : int

    Returns
    -------
    pandas.DataFrame
        ``member`` (1 to n), ``clinic``, ``years`` in the plan, ``visits`` last year,
        ``complaints`` last year, ``risk`` (the chance to leave without a call) and ``effect``
        (by how much the call raises the chance to stay).

    Examples
    --------
    >>> truth(np.random.default_rng(1), members=5).shape
    (5, 7)
    """
    clinics = list(veretta.CLINICS)
    sizes = np.array([due for due, _, _ in veretta.CLINICS.values()], dtype=float)
    clinic = rng.choice(len(clinics), members, p=sizes / sizes.sum())
    retention = np.array([rate for _, rate, _ in veretta.CLINICS.values()])[clinic]
    # Within a clinic members differ; on average they leave as the clinic's members do.
    risk = rng.beta(2.2 * (1 - retention), 2.2 * retention)
    years = rng.geometric(0.25 + 0.5 * risk)
    return pd.DataFrame(
        {
            "member": np.arange(1, members + 1),
            "clinic": np.array(clinics)[clinic],
            "years": np.minimum(years, 12),
            "visits": rng.poisson(4.2 * (1 - 0.6 * risk)),
            "complaints": rng.poisson(0.15 + 0.9 * risk**2),
            "risk": risk.round(4),
            "effect": effect_of_a_call(risk).round(4),
        }
    )


def trial(rng, members):
    """Call half of the members, by lot, and see who renews.

    Parameters
    ----------
    rng : numpy.random.Generator
    members : pandas.DataFrame
        As from `truth`.

    Returns
    -------
    pandas.DataFrame
        ``member``, ``clinic``, ``years``, ``visits``, ``complaints``, ``score`` (the firm's
        guess of the risk, 0 to 100, made before the trial), ``called`` and ``renewed`` (0 or 1).

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> trial(rng, truth(rng, members=5)).columns.tolist()[-3:]
    ['score', 'called', 'renewed']
    """
    count = len(members)
    called = rng.permutation(np.arange(count) % 2)
    stays = 1 - members["risk"] + called * members["effect"]
    guess = 100 * np.clip(members["risk"] + rng.normal(0, 0.08, count), 0, 1)
    shown = members[["member", "clinic", "years", "visits", "complaints"]]
    return shown.assign(
        score=guess.round().astype(int),
        called=called,
        renewed=(rng.random(count) < stays).astype(int),
    )
