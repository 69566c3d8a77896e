"""The front line: how much orientation sells most, what a chain passes on, and what a mood does."""

import numpy as np

from centricity.models.inputs import numbers, plain, whole_numbers


def sales_at(orientation, benefit, cost, base=0.0):
    """Return sales at a level of orientation: each step brings the same, and takes more time.

    A constructed curve, the simplest with a top: base + benefit x level - cost x level squared.

    Parameters
    ----------
    orientation : float or array-like
        The level.
    benefit : float
        Sales gained by each step, before its cost. May be negative.
    cost : float
        Sales lost by the first step, at least 0. The second step loses three times as much.
    base : float
        Sales at level 0.

    Returns
    -------
    float or numpy.ndarray

    Examples
    --------
    >>> sales_at(5, benefit=8, cost=0.8, base=60)
    80.0
    """
    level = numbers("orientation", orientation)
    numbers("cost", cost, low=0)
    return plain(base + benefit * level - cost * level**2)


def optimum_orientation(benefit, cost, low=0.0, high=10.0):
    """Return the level of orientation between `low` and `high` at which `sales_at` is largest.

    Parameters
    ----------
    benefit, cost : float
        As for `sales_at`.
    low, high : float
        The levels there are.

    Returns
    -------
    float
        A corner where the top of the curve lies outside: `low` if each step brings nothing or
        less, `high` if it brings something and costs nothing. If every level sells the same, `low`.

    Raises
    ------
    ValueError
        If the cost is negative, a number is missing, or `low` is above `high`.

    Examples
    --------
    >>> optimum_orientation(benefit=8, cost=0.8)
    5.0
    >>> optimum_orientation(benefit=8, cost=0)
    10.0
    """
    gain = float(numbers("benefit", benefit))
    price = float(numbers("cost", cost, low=0))
    lowest, highest = float(numbers("low", low)), float(numbers("high", high))
    if lowest > highest:
        raise ValueError(f"low is {lowest:g}, above high, which is {highest:g}.")
    if price == 0:
        return highest if gain > 0 else lowest
    return float(np.clip(gain / (2 * price), lowest, highest))


def chain_effect(steps, change=1.0):
    """Return what a change at the head of a chain brings at its end, if there is no other path.

    Parameters
    ----------
    steps : list of (float, float)
        For each link, a change of its cause and the change of its effect that goes with it, in
        the units of each. The effect of one link is the cause of the next.
    change : float
        The change at the head, in the units of the first cause.

    Returns
    -------
    float
        In the units of the last effect.

    Raises
    ------
    ValueError
        If there are no steps, a step isn't a pair of numbers, or a cause doesn't change.

    Examples
    --------
    >>> round(chain_effect([(5, 1.3), (1.3, 0.5)]), 3)
    0.1
    """
    if len(steps) == 0:
        raise ValueError("steps are empty; a chain has one link at least.")
    effect = float(numbers("change", change))
    for number, step in enumerate(steps, start=1):
        pair = numbers(f"step {number}", step)
        if pair.shape != (2,):
            raise ValueError(f"step {number} is {step!r}; it must be a pair of numbers.")
        cause, result = pair
        if cause == 0:
            raise ValueError(f"step {number} has a cause that doesn't change.")
        effect *= result / cause
    return float(effect)


def halo_check(visits, items, longest=20):
    """Return how much lower items that have nothing to do with waiting score after a long wait.

    Visits are compared within each site, so that a site with long waits isn't taken for a bad one.

    Parameters
    ----------
    visits : pandas.DataFrame
        One row a visit: ``site``, ``wait`` (minutes), and a column of 0 and 1 for each item.
    items : list of str
        The columns to add up.
    longest : float
        A wait is long if it is above this.

    Returns
    -------
    float
        Percentage points, after a long wait less after a short one: the average of the sites'
        differences, each weighted by n1 n2 / (n1 + n2), the numbers of its long and short waits.
        It is the coefficient of a regression with an intercept for each site. NaN if no site has
        visits of both kinds.

    Raises
    ------
    ValueError
        If `items` is empty, a column is missing, or a wait is NaN.

    Examples
    --------
    >>> import pandas as pd
    >>> visits = pd.DataFrame(
    ...     {"site": ["a", "a"], "wait": [5, 30], "clean": [1, 0], "goodbye": [1, 1]}
    ... )
    >>> halo_check(visits, ["clean", "goodbye"])
    -50.0
    """
    if len(items) == 0:
        raise ValueError("items are empty; name one column at least.")
    for column in ("site", "wait", *items):
        if column not in visits:
            raise ValueError(f"visits have no column {column!r}.")
    late = numbers("wait", visits["wait"]) > longest
    score = 100 * visits[list(items)].mean(axis=1)
    groups = score.groupby([visits["site"].to_numpy(), late])
    means, counts = groups.mean().unstack(), groups.size().unstack()
    if not {True, False} <= set(means.columns):
        return float("nan")
    weights = counts[True] * counts[False] / (counts[True] + counts[False])
    total = weights.sum()
    if total == 0:
        return float("nan")
    return float(((means[True] - means[False]) * weights).sum() / total)


def standard_error(components, shoppers, visits):
    """Return the standard error of a site's mean score, the same shoppers going to every site.

    Parameters
    ----------
    components : pandas.Series or dict
        ``both`` and ``visit``, as from `centricity.models.reliability.variance_components`.
    shoppers, visits : int
        How many shoppers went to the site, and how many visits they made there in all.

    Returns
    -------
    float
        In points.

    Raises
    ------
    ValueError
        If a component is negative, or a count below 1.

    Examples
    --------
    >>> round(standard_error({"both": 24.0, "visit": 300.0}, shoppers=6, visits=12), 3)
    5.385
    """
    whole_numbers("shoppers", shoppers, low=1)
    whole_numbers("visits", visits, low=1)
    both = float(numbers("both", components["both"], low=0))
    visit = float(numbers("visit", components["visit"], low=0))
    return float(np.sqrt(both / shoppers + visit / visits))
