"""Two invented studios of mobile games; one answers its players. A constructed world.

Lanternfish answers every message within days, Quillback answers none. Players differ in how
attached they are. The attached write more often, and stay longer whether they are answered or
not; paying goes with attachment only loosely. Lanternfish also has the better game, so that the
two studios differ in more than their mail. An answer has a true effect of its own, and it is small.
"""

import numpy as np
import pandas as pd

SEED = 20_260_410
PLAYERS = 4_000
DAYS = 180
STUDIOS = ("Lanternfish", "Quillback")
# What an answer is worth: it keeps a writer's weekly chance to stop at this much of what it was.
EFFECT_OF_AN_ANSWER = 0.90
# How good the game is: the weekly chance to stop of a player of middling attachment.
WEEKLY_STOP = {"Lanternfish": 0.045, "Quillback": 0.065}
HIDDEN = ["attachment", "stopped_unanswered"]


def players(rng, count=PLAYERS):
    """Draw the players of both studios, what they wrote, and how long they stayed.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int
        Of both studios together.

    Returns
    -------
    pandas.DataFrame
        ``player``, ``studio``, ``attachment`` (a truth that no studio sees, mean 0), ``paid`` (in
        180 days, crowns), ``messages``, ``first_message`` (day, or missing), ``answer_days`` (from
        message to answer; missing if none came within the 180 days), ``last_day`` (of play),
        ``stopped`` (False: still playing on day 180) and ``stopped_unanswered`` (a truth: whether
        the same player would have stopped if nobody had answered).

    Examples
    --------
    >>> players(np.random.default_rng(1), count=4).shape
    (4, 10)
    """
    studio = np.arange(count) % 2
    attachment = rng.normal(0, 1, count)
    pays = rng.random(count) < 1 / (1 + np.exp(2.3 - 0.5 * attachment))
    stop = np.array([WEEKLY_STOP[name] for name in STUDIOS])[studio] * np.exp(-0.6 * attachment)
    without_answer = rng.exponential(7 / stop)
    writes = rng.random(count) < 1 / (1 + np.exp(2.0 - 1.1 * attachment))
    written = rng.uniform(1, 120, count)
    writes &= written < without_answer
    delay = rng.gamma(2.0, 2.2, count)
    in_time = written + delay < np.minimum(without_answer, DAYS)
    answered = writes & in_time & (studio == 0)
    # Whoever was answered has what was left of the stay lengthened.
    rest = np.where(answered, without_answer - written - delay, 0.0)
    stay = without_answer + rest * (1 / EFFECT_OF_AN_ANSWER - 1)
    messages = np.where(writes, 1 + rng.poisson(np.exp(0.7 * attachment - 0.6)), 0)
    return pd.DataFrame(
        {
            "player": np.arange(1, count + 1),
            "studio": np.array(STUDIOS)[studio],
            "attachment": attachment.round(3),
            "paid": np.where(pays, rng.lognormal(4.2, 1.0, count), 0).round(),
            "messages": messages,
            "first_message": pd.array(np.where(writes, written, np.nan)).astype("Float64").round(),
            "answer_days": pd.array(np.where(answered, delay, np.nan)).astype("Float64").round(1),
            "last_day": np.minimum(stay, DAYS).round().astype(int),
            "stopped": stay < DAYS,
            "stopped_unanswered": without_answer < DAYS,
        }
    )


def split(drawn):
    """Return what the studios see of the players, and what they don't.

    Parameters
    ----------
    drawn : pandas.DataFrame
        As from `players`.

    Returns
    -------
    tuple of pandas.DataFrame

    Examples
    --------
    >>> [len(part.columns) for part in split(players(np.random.default_rng(1), count=4))]
    [8, 3]
    """
    return drawn.drop(columns=HIDDEN), drawn[["player", *HIDDEN]]
