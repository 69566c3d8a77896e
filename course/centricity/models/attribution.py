"""Share conversions out among channels: rules, removal from a Markov chain, Shapley values.

None of them measures what a channel causes. They divide what happened among those that were there.

`paths` is everywhere a frame with one row for each kind of path: ``path`` (channels in the order
of their touch, ``"search > mail"``), ``conversions`` (how many customers took it and bought) and
``nulls`` (how many took it and didn't).
"""

from itertools import combinations, pairwise
from math import comb

import numpy as np
import pandas as pd

from centricity.models.inputs import choice, whole_numbers

RULES = ("first", "last", "linear")
ARROW = ">"


def by_rule(paths, rule):
    """Return the conversions that a rule of thumb gives each channel.

    Parameters
    ----------
    paths : pandas.DataFrame
        Columns ``path``, ``conversions``, ``nulls``.
    rule : str
        ``"first"`` or ``"last"`` touch takes all; ``"linear"`` gives every touch the same, so a
        channel that was touched twice gets two parts.

    Returns
    -------
    pandas.Series
        Conversions by channel, in alphabetical order; they add up to all conversions.

    Raises
    ------
    ValueError
        If a column is missing, a count is negative or no whole number, or a path is empty.

    Examples
    --------
    >>> paths = pd.DataFrame({"path": ["A > B > B"], "conversions": [6], "nulls": [0]})
    >>> by_rule(paths, "linear").to_dict()
    {'A': 2.0, 'B': 4.0}
    """
    choice("rule", rule, RULES)
    touched, conversions, _ = _read(paths)
    credit = dict.fromkeys(_channels(touched), 0.0)
    for touches, count in zip(touched, conversions, strict=True):
        chosen = {"first": touches[:1], "last": touches[-1:], "linear": touches}[rule]
        for channel in chosen:
            credit[channel] += count / len(chosen)
    return pd.Series(credit, name="conversions", dtype=float)


def conversion_probability(paths, without=None):
    """Return how likely a path is to end in a conversion, in the chain that the paths describe.

    The chain remembers nothing but the present channel: each step has the probability with which
    it follows that channel in `paths`, start, conversion and loss included.

    Parameters
    ----------
    paths : pandas.DataFrame
        As for `by_rule`.
    without : str, optional
        A channel that is taken away: whoever would have come to it is lost.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        As for `by_rule`; or if nobody took any path, or the channel is unknown.

    Examples
    --------
    >>> paths = pd.DataFrame(
    ...     {"path": ["A > B", "A"], "conversions": [1, 0], "nulls": [0, 1]}
    ... )
    >>> conversion_probability(paths), conversion_probability(paths, without="B")
    (0.5, 0.0)
    """
    channels, steps, converts = _chain(paths)
    if without is not None:
        choice("without", without, channels)
        gone = 1 + channels.index(without)
        # To arrive there is to be lost: the way on from there no longer counts.
        steps[:, gone], converts[gone] = 0.0, 0.0
    return float(np.linalg.solve(np.eye(len(steps)) - steps, converts)[0])


def removal_effects(paths):
    """Return the share of conversions lost in the chain when each channel is taken away.

    Parameters
    ----------
    paths : pandas.DataFrame
        As for `by_rule`.

    Returns
    -------
    pandas.Series
        By channel, from 0 to 1. They don't add up to anything.

    Raises
    ------
    ValueError
        As for `conversion_probability`, or if nobody converted.

    Examples
    --------
    >>> paths = pd.DataFrame(
    ...     {"path": ["C1>C2>C3", "C1", "C2>C3"], "conversions": [1, 0, 0], "nulls": [0, 1, 1]}
    ... )
    >>> removal_effects(paths).to_dict()
    {'C1': 0.5, 'C2': 1.0, 'C3': 1.0}
    """
    everything = conversion_probability(paths)
    if everything == 0:
        raise ValueError("paths hold no conversion, so there is nothing to share out.")
    channels = _channels(_read(paths)[0])
    left = [conversion_probability(paths, without=channel) for channel in channels]
    return pd.Series(1 - np.array(left) / everything, index=channels, name="removal effect")


def markov(paths):
    """Return the conversions each channel gets in proportion to its removal effect.

    Parameters
    ----------
    paths : pandas.DataFrame
        As for `by_rule`.

    Returns
    -------
    pandas.Series
        Conversions by channel; they add up to all conversions.

    Raises
    ------
    ValueError
        As for `removal_effects`.

    Examples
    --------
    >>> paths = pd.DataFrame(
    ...     {"path": ["C1>C2>C3", "C1", "C2>C3"], "conversions": [1, 0, 0], "nulls": [0, 1, 1]}
    ... )
    >>> markov(paths).round(3).to_dict()
    {'C1': 0.2, 'C2': 0.4, 'C3': 0.4}
    """
    effects = removal_effects(paths)
    total = _read(paths)[1].sum()
    return (effects / effects.sum() * total).rename("conversions")


def shapley(paths):
    """Return each channel's Shapley value, where a set of channels is worth what it can convert.

    A set converts the paths that touch no channel outside it. Then each path's conversions are
    shared equally among the distinct channels on it: order and repetition don't matter.

    Parameters
    ----------
    paths : pandas.DataFrame
        As for `by_rule`.

    Returns
    -------
    pandas.Series
        Conversions by channel; they add up to all conversions.

    Raises
    ------
    ValueError
        As for `by_rule`.

    Examples
    --------
    >>> paths = pd.DataFrame({"path": ["A > B > A"], "conversions": [6], "nulls": [3]})
    >>> shapley(paths).to_dict()
    {'A': 3.0, 'B': 3.0}
    """
    touched, conversions, _ = _read(paths)
    credit = dict.fromkeys(_channels(touched), 0.0)
    for touches, count in zip(touched, conversions, strict=True):
        distinct = set(touches)
        for channel in distinct:
            credit[channel] += count / len(distinct)
    return pd.Series(credit, name="conversions", dtype=float)


def shapley_values(players, worth):
    """Return the Shapley value of each player of any game, by going through every coalition.

    Parameters
    ----------
    players : sequence of str
        At most 16: with n players there are 2 to the n coalitions.
    worth : callable
        Takes a frozenset of players and returns what that coalition is worth. The empty
        coalition is worth nothing and isn't asked about.

    Returns
    -------
    dict
        The value of each player; they add up to the worth of all together.

    Raises
    ------
    ValueError
        If there are too many players, or one is named twice.

    Examples
    --------
    >>> pair = {frozenset({"left", "right"}): 1.0}
    >>> shapley_values(["left", "right"], lambda coalition: pair.get(coalition, 0.0))
    {'left': 0.5, 'right': 0.5}
    """
    if len(players) > 16 or len(set(players)) != len(players):
        raise ValueError("players must be at most 16, each named once.")
    count = len(players)
    values = dict.fromkeys(players, 0.0)
    known = {frozenset(): 0.0}
    for size in range(1, count + 1):
        for members in combinations(players, size):
            known[frozenset(members)] = float(worth(frozenset(members)))
    for coalition, together in known.items():
        for player in coalition:
            added = together - known[coalition - {player}]
            values[player] += added / (count * comb(count - 1, len(coalition) - 1))
    return values


def _read(paths):
    """Return the touches of each path as lists, and the counts of those who bought and didn't."""
    for column in ("path", "conversions", "nulls"):
        if column not in paths:
            raise ValueError(f"paths have no column {column!r}.")
    conversions = whole_numbers("conversions", paths["conversions"])
    nulls = whole_numbers("nulls", paths["nulls"])
    touched = []
    for number, path in enumerate(paths["path"]):
        if not isinstance(path, str):
            raise ValueError(f"path in row {number} is {path!r}; it must be text.")
        touched.append([one.strip() for one in path.split(ARROW)])
        if not all(touched[-1]):
            raise ValueError(f"path {path!r} in row {number} has a gap.")
    return touched, conversions, nulls


def _channels(touched):
    return sorted({channel for touches in touched for channel in touches})


def _chain(paths):
    """Return the channels, the step probabilities (start first) and those of converting next."""
    touched, conversions, nulls = _read(paths)
    if conversions.sum() + nulls.sum() == 0:
        raise ValueError("paths are empty: nobody took any of them.")
    channels = _channels(touched)
    position = {channel: 1 + number for number, channel in enumerate(channels)}
    steps = np.zeros((len(channels) + 1, len(channels) + 1))
    converts = np.zeros(len(channels) + 1)
    leaves = np.zeros(len(channels) + 1)
    for touches, bought, lost in zip(touched, conversions, nulls, strict=True):
        places = [0, *(position[channel] for channel in touches)]
        for here, there in pairwise(places):
            steps[here, there] += bought + lost
        converts[places[-1]] += bought
        leaves[places[-1]] += lost
    total = steps.sum(axis=1) + converts + leaves
    # A channel only on paths that nobody took is never reached; any total will do.
    total = np.where(total > 0, total, 1.0)
    return channels, steps / total[:, None], converts / total
