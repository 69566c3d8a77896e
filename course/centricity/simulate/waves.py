"""Two survey waves of one unchanged population that doesn't answer at random: a constructed world.

Every member has one true score and keeps it. What differs between the waves is who answers: in
the second wave a reminder goes out by telephone, and the content pick up more often.
"""

import numpy as np
import pandas as pd

SEED = 20_260_409
MEMBERS = 3_200
GROUPS = ("care plan", "employer", "single visits")
# Group: share of the register, chance of a promoter, chance of a detractor.
MAKE_UP = {
    "care plan": (0.45, 0.55, 0.10),
    "employer": (0.20, 0.40, 0.18),
    "single visits": (0.35, 0.25, 0.35),
}
# Wave: chance to answer of promoters, of the passive and of detractors.
ANSWERS = {1: (0.30, 0.16, 0.38), 2: (0.46, 0.22, 0.26)}


def truth(rng, members=MEMBERS):
    """Draw members with the score that each of them would give, asked at any time.

    Parameters
    ----------
    rng : numpy.random.Generator
    members : int

    Returns
    -------
    pandas.DataFrame
        ``member``, ``group``, ``true_score`` (0 to 10), ``answers_1`` and ``answers_2`` (the
        chance to answer in each wave).

    Examples
    --------
    >>> truth(np.random.default_rng(1), members=3).shape
    (3, 5)
    """
    group = rng.choice(len(GROUPS), members, p=[MAKE_UP[name][0] for name in GROUPS])
    promoter = np.array([MAKE_UP[name][1] for name in GROUPS])[group]
    detractor = np.array([MAKE_UP[name][2] for name in GROUPS])[group]
    draw = rng.random(members)
    kind = np.select([draw < promoter, draw > 1 - detractor], [0, 2], 1)
    score = np.select(
        [kind == 0, kind == 1],
        [rng.integers(9, 11, members), rng.integers(7, 9, members)],
        6 - np.minimum(rng.geometric(0.35, members) - 1, 6),
    )
    return pd.DataFrame(
        {
            "member": np.arange(1, members + 1),
            "group": np.array(GROUPS)[group],
            "true_score": score,
            **{f"answers_{wave}": np.array(chances)[kind] for wave, chances in ANSWERS.items()},
        }
    )


def survey(rng, members):
    """Ask everybody twice, and keep what came back.

    Parameters
    ----------
    rng : numpy.random.Generator
    members : pandas.DataFrame
        As from `truth`.

    Returns
    -------
    pandas.DataFrame
        One row for each member: ``member``, ``group``, ``wave_1`` and ``wave_2`` (0 to 10, or
        missing). Nobody changes their mind between the waves.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> survey(rng, truth(rng, members=3)).columns.tolist()
    ['member', 'group', 'wave_1', 'wave_2']
    """
    answered = {
        f"wave_{wave}": members["true_score"].where(
            rng.random(len(members)) < members[f"answers_{wave}"]
        )
        for wave in ANSWERS
    }
    return members[["member", "group"]].assign(**answered).astype(dict.fromkeys(answered, "Int64"))
