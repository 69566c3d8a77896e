"""What an offer changes, estimated from a randomised trial, and what it earns to act on it.

`trial` is everywhere a frame with one row for each customer: ``treated`` (True if the offer was
made, decided by lot) and ``stayed`` (True if the customer stayed), and the columns by which
customers may be grouped.
"""

import numpy as np
import pandas as pd
from scipy.special import ndtri

from centricity.models.inputs import aligned, numbers


def average_effect(treated, stayed, level=0.95):
    """Return by how much the offer raised the share who stayed, with its interval.

    Parameters
    ----------
    treated, stayed : array-like of bool, shape (n,)
    level : float
        Of confidence, above 0 and below 1.

    Returns
    -------
    dict
        ``effect`` (difference of the two shares), ``error`` (its standard error), ``low`` and
        ``high``. The interval is Wald's, for shares that aren't pooled; with an arm below some
        dozens, or a share near 0 or 1, it is too narrow.

    Raises
    ------
    ValueError
        If an arm is empty, the lengths differ, two Series list the same customers in another
        order, a value is neither true nor false, or the level is
        out of range.

    Examples
    --------
    >>> found = average_effect([1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 1, 1, 0, 0])
    >>> found["effect"], round(found["error"], 4)
    (0.25, 0.3307)
    """
    aligned(treated=treated, stayed=stayed)
    treated, stayed = _flags("treated", treated), _flags("stayed", stayed)
    if treated.shape != stayed.shape:
        raise ValueError(
            f"treated has {treated.size} values and stayed has {stayed.size}; both must list the "
            "same customers."
        )
    level = float(numbers("level", level, low=0, high=1, low_allowed=False))
    if level == 1:
        raise ValueError("level is 1; no interval holds the effect for certain.")
    shares, variances = [], []
    for name, arm in (("treated", stayed[treated]), ("untreated", stayed[~treated])):
        if not arm.size:
            raise ValueError(f"the {name} arm is empty: without it there is nothing to compare.")
        shares.append(arm.mean())
        variances.append(arm.mean() * (1 - arm.mean()) / arm.size)
    effect, error = shares[0] - shares[1], np.sqrt(sum(variances))
    margin = ndtri((1 + level) / 2) * error
    return {
        "effect": float(effect),
        "error": float(error),
        "low": float(effect - margin),
        "high": float(effect + margin),
    }


def by_group(trial, group):
    """Return the effect of the offer in each group of a trial.

    Parameters
    ----------
    trial : pandas.DataFrame
        Columns ``treated``, ``stayed`` and `group`.
    group : str

    Returns
    -------
    pandas.DataFrame
        One row for each group, in its order: ``customers``, ``stayed_without`` (share of the
        untreated who stayed) and ``effect``. A group in which one arm is empty has NaN where
        that arm is needed.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> trial = pd.DataFrame(
    ...     {"treated": [1, 0, 1], "stayed": [1, 0, 1], "clinic": ["a", "a", "b"]}
    ... )
    >>> by_group(trial, "clinic")["effect"].tolist()
    [1.0, nan]
    """
    for column in ("treated", "stayed", group):
        if column not in trial:
            raise ValueError(f"the trial has no column {column!r}.")
    treated, stayed = _flags("treated", trial["treated"]), _flags("stayed", trial["stayed"])
    flags = pd.DataFrame({group: trial[group].to_numpy(), "treated": treated, "stayed": stayed})
    shares = flags.pivot_table(index=group, columns="treated", values="stayed", observed=True)
    shares = shares.reindex(columns=[False, True])
    return pd.DataFrame(
        {
            "customers": flags.groupby(group, observed=True).size(),
            "stayed_without": shares[False],
            "effect": shares[True] - shares[False],
        }
    )


def policy_profit(effects, cost, value):
    """Return what it earns to make the offer to some customers, one effect for each of them.

    Parameters
    ----------
    effects : array-like of float
        By how much the offer raises each chosen customer's chance to stay, -1 to 1.
    cost : float
        Of one offer, at least 0, whether it works or not.
    value : float
        Of a customer who stays because of it, at least 0.

    Returns
    -------
    float
        0 if nobody is chosen.

    Raises
    ------
    ValueError
        If a number is out of range or NaN.

    Examples
    --------
    >>> round(policy_profit([0.2, 0.05], cost=10, value=100), 9)
    5.0
    """
    gains = numbers("effects", effects, low=-1, high=1)
    cost, value = float(numbers("cost", cost, low=0)), float(numbers("value", value, low=0))
    return float((gains * value - cost).sum())


def worth_an_offer(effects, cost, value):
    """Return which customers to make the offer to: those in whom it earns more than it costs.

    Parameters
    ----------
    effects, cost, value
        As for `policy_profit`.

    Returns
    -------
    numpy.ndarray of bool
        True where the offer pays. Nowhere if it costs as much as a customer is worth.

    Raises
    ------
    ValueError
        As for `policy_profit`.

    Examples
    --------
    >>> worth_an_offer([0.2, 0.05, -0.1], cost=10, value=100)
    array([ True, False, False])
    """
    gains = numbers("effects", effects, low=-1, high=1)
    cost, value = float(numbers("cost", cost, low=0)), float(numbers("value", value, low=0))
    return gains * value > cost


def gain_curve(scores, treated, stayed):
    """Return how many more customers stay as the offer goes to more of them, best score first.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        By which customers are ranked.
    treated, stayed : array-like of bool, shape (n,)
        From a randomised trial; both arms must not be empty.

    Returns
    -------
    pandas.DataFrame
        n + 1 rows from nobody to everybody: ``share`` of customers reached, and ``gain``, the
        estimated number of customers who stay because of it. While one arm among those reached
        is still empty the gain is NaN.

    Raises
    ------
    ValueError
        As for `average_effect`; or if the lengths differ.

    Notes
    -----
    Among the first k customers, k times the difference of the two shares who stayed: a Qini
    curve scaled to those reached.

    Examples
    --------
    >>> gain_curve([4, 3, 2, 1], [1, 0, 1, 0], [1, 0, 1, 1])["gain"].tolist()
    [0.0, nan, 2.0, 3.0, 2.0]
    """
    average_effect(treated, stayed)
    aligned(scores=scores, treated=treated)
    ranks = numbers("scores", scores)
    treated, stayed = _flags("treated", treated), _flags("stayed", stayed)
    if ranks.shape != treated.shape:
        raise ValueError(
            f"scores has {ranks.size} values and treated has {treated.size}; both must list the "
            "same customers."
        )
    order = np.argsort(-ranks, kind="stable")
    treated, stayed = treated[order], stayed[order]
    with np.errstate(invalid="ignore"):
        with_offer = np.cumsum(stayed & treated) / np.cumsum(treated)
        without = np.cumsum(stayed & ~treated) / np.cumsum(~treated)
    reached = np.arange(1, len(order) + 1)
    gain = np.concatenate([[0.0], reached * (with_offer - without)])
    return pd.DataFrame({"share": np.arange(len(gain)) / len(order), "gain": gain})


def _flags(name, values):
    """Return truth values, from booleans or from zeros and ones."""
    array = np.asarray(values)
    if array.dtype.kind not in "biuf" or not np.isin(array, (0, 1)).all():
        raise ValueError(f"{name} must hold only True and False, or 1 and 0.")
    return array.astype(bool)
