"""How far ratings can be trusted: agreement of any number of raters, and what visits vary by."""

import numpy as np
import pandas as pd

from centricity.models.inputs import choice, numbers, whole_numbers

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def krippendorff_alpha(ratings, level="nominal"):
    """Return Krippendorff's alpha: 1 minus observed over expected disagreement.

    Parameters
    ----------
    ratings : array-like of float, shape (raters, units)
        NaN where a rater didn't rate a unit. A unit rated by fewer than two raters holds no
        pair, and drops out. At the nominal level the numbers are only names.
    level : str
        ``"nominal"`` counts any two different ratings as one disagreement; ``"ordinal"`` by how
        many ratings lie between them; ``"interval"`` by their squared distance; ``"ratio"`` by
        their squared distance in proportion to their sum.

    Returns
    -------
    float
        1 for perfect agreement, about 0 for chance, below 0 for less. NaN if all paired ratings
        are the same: with nothing to tell apart, agreement can't be told from habit.

    Raises
    ------
    ValueError
        If the level is unknown, `ratings` isn't a table of numbers, no unit was rated twice, or
        a rating is negative at the ratio level.

    Notes
    -----
    Krippendorff, K. (2011), "Computing Krippendorff's alpha-reliability": coincidences of values
    within units, each unit weighing as many pairs as it has raters less one.

    Examples
    --------
    >>> round(krippendorff_alpha([[1, 2, 3, 3], [1, 2, 3, 4]], "interval"), 3)
    0.889
    """
    choice("level", level, LEVELS)
    table = _table(ratings)
    if level == "ratio" and (table < 0).any():
        raise ValueError(
            f"ratings hold {table[table < 0].flat[0]:g}; at the ratio level none may be negative."
        )
    values, coincidences = _coincidences(table)
    totals = coincidences.sum(axis=1)
    distances = _DISTANCES[level](values, totals)
    expected = (np.outer(totals, totals) * distances).sum() / (totals.sum() - 1)
    if expected == 0:
        return float("nan")
    return float(1 - (coincidences * distances).sum() / expected)


def variance_components(visits):
    """Return how much of the scores' variance lies between sites, shoppers, and single visits.

    Parameters
    ----------
    visits : pandas.DataFrame
        Columns ``site``, ``shopper``, ``score``: every shopper visited every site equally often,
        at least twice.

    Returns
    -------
    pandas.Series
        ``site`` (what is to be measured), ``shopper`` (some are stricter everywhere), ``both``
        (a shopper and a site that suit each other badly) and ``visit`` (the rest: the day, the
        person on duty). Estimates below zero are set to zero.

    Raises
    ------
    ValueError
        If a column is missing, a score is NaN, the visits aren't balanced, or there are fewer
        than two sites, two shoppers or two visits of each pair.

    Notes
    -----
    Mean squares of the two-way analysis of variance with random effects, as in
    generalizability theory; Finn and Kayande (1999) apply it to mystery shopping.

    Examples
    --------
    >>> visits = pd.DataFrame(
    ...     {
    ...         "site": ["a"] * 4 + ["b"] * 4,
    ...         "shopper": [1, 1, 2, 2] * 2,
    ...         "score": [1, 3, 2, 4, 5, 7, 6, 8],
    ...     }
    ... )
    >>> variance_components(visits).round(2).to_dict()
    {'site': 8.0, 'shopper': 0.5, 'both': 0.0, 'visit': 2.0}
    """
    scores = _balanced(visits)
    sites, shoppers, repeats = scores.shape
    of_pair, of_site, of_shopper = scores.mean(2), scores.mean((1, 2)), scores.mean((0, 2))
    overall = scores.mean()
    interaction = of_pair - of_site[:, None] - of_shopper[None, :] + overall
    ms_site = shoppers * repeats * ((of_site - overall) ** 2).sum() / (sites - 1)
    ms_shopper = sites * repeats * ((of_shopper - overall) ** 2).sum() / (shoppers - 1)
    ms_both = repeats * (interaction**2).sum() / ((sites - 1) * (shoppers - 1))
    ms_visit = ((scores - of_pair[:, :, None]) ** 2).sum() / (sites * shoppers * (repeats - 1))
    found = {
        "site": (ms_site - ms_both) / (shoppers * repeats),
        "shopper": (ms_shopper - ms_both) / (sites * repeats),
        "both": (ms_both - ms_visit) / repeats,
        "visit": ms_visit,
    }
    return pd.Series(found, name="variance").clip(lower=0.0)


def reliability(components, shoppers, visits_each=1):
    """Return how well a site's mean score tells sites apart: a share of variance, 0 to 1.

    Parameters
    ----------
    components : pandas.Series or dict
        ``site``, ``both`` and ``visit``, as from `variance_components`. What makes a shopper
        strict everywhere cancels out where all sites see the same shoppers.
    shoppers : int
        Who visit each site, the same at every site.
    visits_each : int
        Visits of each shopper to each site.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a component is missing or negative, or a count is below 1.

    Examples
    --------
    >>> reliability({"site": 1.0, "both": 0.0, "visit": 4.0}, shoppers=2, visits_each=2)
    0.5
    """
    whole_numbers("shoppers", shoppers, low=1)
    whole_numbers("visits_each", visits_each, low=1)
    site, both, visit = (_component(components, name) for name in ("site", "both", "visit"))
    error = both / shoppers + visit / (shoppers * visits_each)
    return float(site / (site + error)) if site + error > 0 else float("nan")


def visits_needed(components, target):
    """Return how many visits by different shoppers bring a site's mean score to a reliability.

    Parameters
    ----------
    components : pandas.Series or dict
        As for `reliability`.
    target : float
        Above 0 and below 1.

    Returns
    -------
    float
        A whole number of at least 1; infinite if sites don't differ at all.

    Raises
    ------
    ValueError
        As for `reliability`, or if the target is out of range.

    Examples
    --------
    >>> visits_needed({"site": 1.0, "both": 0.0, "visit": 4.0}, 0.8)
    16.0
    """
    goal = float(numbers("target", target, low=0, high=1, low_allowed=False))
    if goal == 1:
        raise ValueError("target is 1; no number of visits is enough for that.")
    site, both, visit = (_component(components, name) for name in ("site", "both", "visit"))
    if site == 0:
        return float("inf")
    needed = goal / (1 - goal) * (both + visit) / site
    # 0.8 / 0.2 is a little more than 4; that must not add a visit.
    return max(1.0, float(np.ceil(round(needed, 9))))


def _component(components, name):
    if name not in components:
        raise ValueError(f"components have no {name!r}.")
    return float(numbers(name, components[name], low=0))


def _table(ratings):
    try:
        table = np.asarray(ratings, dtype=float)
    except (TypeError, ValueError):
        raise ValueError("ratings must be a table of numbers, one row for each rater.") from None
    if table.ndim != 2:
        raise ValueError("ratings must be a table of numbers, one row for each rater.")
    paired = table[:, (~np.isnan(table)).sum(axis=0) >= 2]
    if not paired.size:
        raise ValueError("no unit was rated by two raters, so there is nothing to compare.")
    return paired


def _coincidences(table):
    """Return the distinct values and how often each pair of them met within a unit."""
    values = np.unique(table[~np.isnan(table)])
    # For each unit, how many raters gave each value.
    counts = (table[:, :, None] == values).sum(axis=0).astype(float)
    weights = 1 / (counts.sum(axis=1) - 1)
    met = (counts * weights[:, None]).T @ counts
    met[np.diag_indices_from(met)] -= weights @ counts
    return values, met


def _nominal(values, _totals):
    return (values[:, None] != values[None, :]).astype(float)


def _ordinal(_values, totals):
    # Ratings below or at the middle of each value; the distance is what lies between two middles.
    middles = np.cumsum(totals) - totals / 2
    return (middles[:, None] - middles[None, :]) ** 2


def _interval(values, _totals):
    return (values[:, None] - values[None, :]) ** 2


def _ratio(values, _totals):
    sums = values[:, None] + values[None, :]
    gaps = values[:, None] - values[None, :]
    return np.divide(gaps, sums, out=np.zeros_like(gaps), where=sums > 0) ** 2


_DISTANCES = {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval, "ratio": _ratio}


def _balanced(visits):
    """Return the scores as an array: sites by shoppers by repeated visits."""
    for column in ("site", "shopper", "score"):
        if column not in visits:
            raise ValueError(f"visits have no column {column!r}.")
    numbers("score", visits["score"])
    counts = visits.groupby(["site", "shopper"])["score"].size().unstack(fill_value=0)
    if counts.to_numpy().min(initial=2) < 2 or min(counts.shape) < 2:
        raise ValueError(
            "visits need two sites, two shoppers and two visits of each pair, at least."
        )
    if counts.to_numpy().min() != counts.to_numpy().max():
        raise ValueError("visits must be balanced: every shopper at every site equally often.")
    ordered = visits.sort_values(["site", "shopper"])["score"].to_numpy(float)
    return ordered.reshape(*counts.shape, -1)
