"""What a survey's share says: its interval, and how a scale became a share.

Source
------
Wilson (1927), "Probable inference, the law of succession, and statistical inference", for the
interval; `tests/models/test_survey.py` checks it against statsmodels.
"""

import numpy as np
import pandas as pd

from centricity.models.inputs import aligned, choice, numbers, plain, whole_numbers

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


def nps(scores):
    """Return the Net Promoter Score of answers from 0 to 10, as a difference of two shares.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        9 and 10 are promoters, 0 to 6 detractors. NaN (no answer) is left out.

    Returns
    -------
    float
        From -1 to 1; surveys print it times 100.

    Raises
    ------
    ValueError
        If nobody answered, or an answer lies outside 0 to 10 or isn't whole.

    Examples
    --------
    >>> nps([10, 9, 9, 8, 7, 3])
    0.3333333333333333
    """
    return float(_votes(scores).mean())


def nps_error(scores):
    """Return the standard error of a Net Promoter Score.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        As for `nps`.

    Returns
    -------
    float
        The root of (p + d - (p - d)^2) / n, with shares p of promoters and d of detractors.

    Raises
    ------
    ValueError
        As for `nps`.

    Examples
    --------
    >>> round(nps_error([10, 9, 9, 8, 7, 3]), 4)
    0.3043
    """
    votes = _votes(scores)
    return float(np.sqrt(votes.var() / votes.size))


def sample_size(margin, variance=1.0, z=1.96):
    """Return how many answers bring the interval of a mean down to a margin on either side.

    Parameters
    ----------
    margin : float
        Half the width of the interval, in the unit of the answers: 0.05 for 5 points of a Net
        Promoter Score. Above 0.
    variance : float
        Of one answer. For a Net Promoter Score it is p + d - (p - d)^2, at most 1.
    z : float
        As for `wilson_interval`.

    Returns
    -------
    int
        At least 1: nobody's mean has no interval.

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> sample_size(0.05, variance=1 / 2 + 1 / 6 - (1 / 2 - 1 / 6) ** 2), sample_size(0.05)
    (854, 1537)
    """
    margin = numbers("margin", margin, low=0, low_allowed=False)
    variance = numbers("variance", variance, low=0)
    z = numbers("z", z, low=0, low_allowed=False)
    return max(1, int(np.ceil(variance * (z / margin) ** 2)))


def nps_difference(first, second, paired=False, z=1.96):
    """Return by how much a Net Promoter Score moved between two waves, with its interval.

    Parameters
    ----------
    first, second : array-like of float
        Answers of two waves, as for `nps`.
    paired : bool
        Whether the same people answered both, in the same order. Whoever is missing in one wave
        is then left out of both.
    z : float
        As for `wilson_interval`.

    Returns
    -------
    dict
        ``difference`` (second less first), ``error`` (its standard error), ``low``, ``high``.

    Raises
    ------
    ValueError
        As for `nps`; or if paired waves differ in length or order, or nobody answered both.

    Examples
    --------
    >>> moved = nps_difference([9, 3, 8, 10], [9, 8, 8, 10], paired=True)
    >>> moved["difference"], round(moved["error"], 4)
    (0.25, 0.2165)
    """
    z = float(numbers("z", z, low=0, low_allowed=False))
    if paired:
        aligned(first=first, second=second)
        before, after = _votes(first, keep_gaps=True), _votes(second, keep_gaps=True)
        if before.size != after.size:
            raise ValueError(
                f"first has {before.size} answers and second has {after.size}; paired waves list "
                "the same people."
            )
        moves = (after - before)[~np.isnan(after - before)]
        if not moves.size:
            raise ValueError("nobody answered both waves.")
        difference, error = moves.mean(), np.sqrt(moves.var() / moves.size)
    else:
        difference = nps(second) - nps(first)
        error = np.hypot(nps_error(first), nps_error(second))
    return {
        "difference": float(difference),
        "error": float(error),
        "low": float(difference - z * error),
        "high": float(difference + z * error),
    }


def nps_difference_shared(first, second, z=1.96):
    """Return by how much a Net Promoter Score moved between waves that share some of the people.

    Parameters
    ----------
    first, second : array-like of float, shape (n,)
        Answers of the same people in the same order, as for `nps`; NaN for whoever is missing in
        a wave. Everybody counts in the waves they answered.
    z : float
        As for `wilson_interval`.

    Returns
    -------
    dict
        As from `nps_difference`.

    Raises
    ------
    ValueError
        As for `nps_difference`.

    Notes
    -----
    Independent waves have the variance v1/n1 + v2/n2 of their difference. Each of the m people who
    answered both takes off 2 c/(n1 n2), where c is the covariance of their two votes. Without
    shared people it is `nps_difference`, with nobody else it is its paired form.

    Examples
    --------
    >>> moved = nps_difference_shared([9, 3, 8, 10, np.nan], [9, 8, 8, 10, 3])
    >>> round(moved["difference"], 4), round(moved["error"], 4)
    (-0.05, 0.3659)
    """
    z = float(numbers("z", z, low=0, low_allowed=False))
    before, after = _votes(first, keep_gaps=True), _votes(second, keep_gaps=True)
    if before.size != after.size:
        raise ValueError(
            f"first has {before.size} answers and second has {after.size}; shared waves list the "
            "same people."
        )
    difference = float(np.nanmean(after) - np.nanmean(before))
    gaps = [wave - np.nanmean(wave) for wave in (before, after)]
    counts = [np.isfinite(wave).sum() for wave in gaps]
    # Each person's share in the difference, less what it would be if all voted like the mean.
    parts = np.nan_to_num(gaps[1]) / counts[1] - np.nan_to_num(gaps[0]) / counts[0]
    error = float(np.sqrt((parts**2).sum()))
    return {
        "difference": difference,
        "error": error,
        "low": difference - z * error,
        "high": difference + z * error,
    }


def wave_gaps(n, promoters, detractors):
    """Return how far two waves of one unchanged population lie apart, exactly.

    Both waves hold `n` answers that are drawn independently of each other.

    Parameters
    ----------
    n : int
        Answers in each wave, at least 1.
    promoters, detractors : float
        Their shares in the population, 0 or more, together at most 1.

    Returns
    -------
    pandas.DataFrame
        ``gap`` (second score less first, from -2 to 2) and ``chance``, 4 n + 1 rows.

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> gaps = wave_gaps(100, 1 / 2, 1 / 6)
    >>> round(float(gaps.loc[gaps["gap"].abs() >= 0.10, "chance"].sum()), 3)
    0.367
    """
    n = int(whole_numbers("n", n, low=1))
    promoters = float(numbers("promoters", promoters, low=0, high=1))
    detractors = float(numbers("detractors", detractors, low=0, high=1 - promoters))
    one = np.array([detractors, max(1 - promoters - detractors, 0.0), promoters])
    # The sum of n answers less the sum of n others: the transform of one answer, to the power n.
    length = 4 * n + 1
    transform = np.fft.rfft(one, length)
    power = np.abs(transform) ** (2 * n)
    chance = np.fft.fftshift(np.fft.irfft(power, length))
    steps = np.arange(-2 * n, 2 * n + 1)
    return pd.DataFrame({"gap": steps / n, "chance": np.maximum(chance, 0.0)})


def servqual_gaps(expected, perceived, dimensions):
    """Return the mean gap between what was perceived and what was expected, by dimension.

    Parameters
    ----------
    expected, perceived : pandas.DataFrame
        One row for each respondent, one column for each item, the same in both. NaN is no answer.
    dimensions : dict
        The dimension of each item, ``{"clean rooms": "tangibles", ...}``.

    Returns
    -------
    pandas.DataFrame
        Indexed by dimension, in alphabetical order: ``gap`` (perceived less expected; below 0
        means less than was hoped for) and ``pairs`` (how many pairs of answers it rests on). A
        pair with a missing half is left out; a dimension without pairs has a gap of NaN.

    Raises
    ------
    ValueError
        If the two frames don't match, or an item has no dimension.

    Notes
    -----
    Parasuraman, Zeithaml and Berry (1988). Differences of two scores are less reliable than
    either; Cronin and Taylor (1992) use the perceived score alone.

    Examples
    --------
    >>> import pandas as pd
    >>> hoped = pd.DataFrame({"clean": [7, 6], "on time": [7, np.nan]})
    >>> seen = pd.DataFrame({"clean": [6, 6], "on time": [4, 3]})
    >>> gaps = servqual_gaps(hoped, seen, {"clean": "tangibles", "on time": "reliability"})
    >>> gaps["gap"].to_dict(), gaps["pairs"].to_dict()
    ({'reliability': -3.0, 'tangibles': -0.5}, {'reliability': 1, 'tangibles': 2})
    """
    if list(expected.columns) != list(perceived.columns) or len(expected) != len(perceived):
        raise ValueError("expected and perceived must hold the same items and respondents.")
    aligned(expected=expected, perceived=perceived)
    for item in expected.columns:
        if item not in dimensions:
            raise ValueError(f"the item {item!r} has no dimension.")
    gaps = perceived.reset_index(drop=True) - expected.reset_index(drop=True)
    long = gaps.melt(var_name="item", value_name="gap")
    long["dimension"] = long["item"].map(dimensions)
    return long.groupby("dimension")["gap"].agg(gap="mean", pairs="count")


def post_stratify(means, sizes):
    """Return the mean of a population from the means of its strata, each weighing what it should.

    Parameters
    ----------
    means : pandas.Series
        The mean answer in each stratum.
    sizes : pandas.Series
        How large each stratum is in the population, at least 0, by the same index in any order.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the strata differ, none has a size, or a stratum of the population has no answers (a
        mean of NaN): weighting can't make up what nobody said.

    Examples
    --------
    >>> import pandas as pd
    >>> means = pd.Series({"stayed": 0.5, "left": -0.5})
    >>> post_stratify(means, pd.Series({"left": 1_000, "stayed": 3_000}))
    0.25
    """
    if set(means.index) != set(sizes.index):
        odd = min(map(str, set(means.index) ^ set(sizes.index)))
        raise ValueError(f"means and sizes must hold the same strata; {odd!r} isn't in both.")
    weights = numbers("sizes", sizes.reindex(means.index), low=0)
    if weights.sum() == 0:
        raise ValueError("sizes add up to 0.")
    counted = weights > 0
    empty = means.index[counted & means.isna().to_numpy()]
    if len(empty):
        raise ValueError(f"nobody answered in the stratum {empty[0]!r}.")
    return float(np.average(means.to_numpy(float)[counted], weights=weights[counted]))


def _votes(scores, keep_gaps=False):
    """Return 1 for each promoter, -1 for each detractor, 0 for the rest."""
    answers = np.asarray(scores, dtype=float).ravel()
    given = answers[~np.isnan(answers)]
    if not given.size:
        raise ValueError("scores are empty: nobody answered.")
    bad = given[(given < 0) | (given > 10) | (given != np.floor(given))]
    if bad.size:
        raise ValueError(f"scores hold {bad[0]:g}; an answer is a whole number from 0 to 10.")
    votes = np.select([answers >= 9, answers <= 6], [1.0, -1.0], 0.0)
    return np.where(np.isnan(answers), np.nan, votes) if keep_gaps else votes[~np.isnan(answers)]
