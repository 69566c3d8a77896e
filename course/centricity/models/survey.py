"""What a survey's share says: its interval, and how a scale became a share.

Source
------
Wilson (1927), "Probable inference, the law of succession, and statistical inference", for the
interval; `tests/models/test_survey.py` checks it against statsmodels.
"""

import numpy as np

from centricity.models.inputs import choice, numbers, plain, whole_numbers

RULES = ("top-box", "top-two", "above-middle")


def wilson_interval(successes, n, z=1.96):
    """Return Wilson's interval for a share.

    Parameters
    ----------
    successes : int or array of int
        How many said yes, 0 to `n`.
    n : int or array of int
        How many were asked, at least 1.
    z : float
        Standard errors to each side; 1.96 for 95%. Above 0.

    Returns
    -------
    tuple
        The lower and the upper end, each a float or an array, from 0 to 1. They are exactly 0
        when nobody said yes and 1 when everybody did.

    Raises
    ------
    ValueError
        If a number is out of range or not a whole one.

    Examples
    --------
    >>> [round(end, 4) for end in wilson_interval(8, 10)]
    [0.4902, 0.9433]
    >>> [round(end, 4) for end in wilson_interval(0, 10)]
    [0.0, 0.2775]
    """
    successes, n = whole_numbers("successes", successes), whole_numbers("n", n, low=1)
    if np.any(successes > n):
        worst = np.unravel_index(np.argmax(successes - n), np.shape(successes - n))
        raise ValueError(
            f"successes is {np.broadcast_to(successes, np.shape(successes - n))[worst]}; "
            "there can't be more of them than n."
        )
    z = numbers("z", z, low=0, low_allowed=False)
    share, weight = successes / n, z**2 / n
    middle = share + weight / 2
    half = np.sqrt(weight * (share * (1 - share) + weight / 4))
    low = np.where(successes == 0, 0.0, (middle - half) / (1 + weight))
    high = np.where(successes == n, 1.0, (middle + half) / (1 + weight))
    return plain(low), plain(high)


def recode_top_box(counts, rule="top-two"):
    """Return the share of answers that a rule counts as a yes.

    Parameters
    ----------
    counts : array of int, shape (points,)
        How many chose each point of the scale, from the lowest to the highest; at least 2 points.
    rule : str
        ``"top-box"`` counts the highest point, ``"top-two"`` the two highest, and
        ``"above-middle"`` every point above the middle of the scale (2 of 5, 2 of 4, 3 of 7).

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        If a count is negative or not whole, nobody answered, the scale is shorter than two
        points, or the rule is unknown.

    Examples
    --------
    >>> counts = [5, 10, 25, 40, 20, 60, 40]
    >>> [round(recode_top_box(counts, rule), 2) for rule in RULES]
    [0.2, 0.5, 0.6]
    """
    counts = whole_numbers("counts", counts)
    choice("rule", rule, RULES)
    if counts.ndim != 1 or counts.size < 2:
        raise ValueError(f"counts has the shape {counts.shape}; it must be a list of 2 or more.")
    if counts.sum() == 0:
        raise ValueError("counts adds up to 0; somebody must have answered.")
    points = {"top-box": 1, "top-two": 2, "above-middle": counts.size // 2}[rule]
    return float(counts[-points:].sum() / counts.sum())
