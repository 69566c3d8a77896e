"""What a board needs before it decides: value, allocation, regret, targets, and what matters."""

import math
from datetime import date

import numpy as np
import pandas as pd

from centricity.models import clv
from centricity.models.inputs import numbers

# How people without a firm are called.
NOBODY = "nobody"
# What a sentence must say before anybody can be held to it, in the order in which it is asked.
ASKED = ("metric", "unit", "base", "target", "start", "due", "who")
WORST = "worst"


def customer_equity(people, discount):
    """Return what the customers of each firm are still worth to it.

    The value of a person belongs to the person. When somebody moves, the equities of two firms
    change, and their sum stays.

    Parameters
    ----------
    people : pandas.DataFrame
        One row a person: ``firm`` (text, missing for people who are nobody's customers),
        ``margin`` (crowns a period, may be negative) and ``retention`` (0 to 1, a period).
    discount : float
        A period's; above 0.

    Returns
    -------
    pandas.Series
        Crowns by firm, in alphabetical order; people without a firm under ``"nobody"``.
        The convention is "first-excluded" (see `centricity.models.clv.clv`).

    Raises
    ------
    ValueError
        If a margin, a retention or the discount is out of range or NaN; the message names it.

    Examples
    --------
    >>> people = pd.DataFrame(
    ...     {"firm": ["B", "A", None], "margin": [100, 50, 100], "retention": [0.8, 0.6, 0.0]}
    ... )
    >>> customer_equity(people, 0.1).round(2).to_dict()
    {'A': 60.0, 'B': 266.67, 'nobody': 0.0}
    """
    numbers("discount", discount, low=0, low_allowed=False)
    value = clv.clv(people["margin"], people["retention"], discount, "first-excluded")
    firm = people["firm"].astype(object).where(people["firm"].notna(), NOBODY)
    return pd.Series(value, index=people.index, dtype=float).groupby(firm).sum().sort_index()


def allocate(budget, segments, floor=0.0):
    """Divide a budget: a floor for everybody, and the rest where a crown brings most.

    Parameters
    ----------
    budget : float
        Crowns, 0 or more.
    segments : pandas.DataFrame
        One row a segment: ``segment``, ``room`` (the most crowns it can use) and ``gain`` (crowns
        of customer equity that each of them brings).
    floor : float
        Crowns for every segment before anything else; a segment with less room gets its room.

    Returns
    -------
    pandas.Series
        Crowns by segment, in the order given. Segments with the same gain fill up evenly, in
        proportion to the room they have left. A segment whose gain is 1 or less gets its floor and
        nothing more: what isn't spent stays in cash.

    Raises
    ------
    ValueError
        If budget, floor, room or gain is negative or NaN, or the budget doesn't pay for the
        floors.

    Examples
    --------
    >>> segments = pd.DataFrame(
    ...     {"segment": ["few", "many", "rest"], "room": [40, 100, 60], "gain": [3.0, 2.0, 0.5]}
    ... )
    >>> allocate(100, segments, floor=10).to_dict()
    {'few': 40.0, 'many': 50.0, 'rest': 10.0}
    """
    numbers("budget", budget, low=0)
    room = numbers("room", segments["room"], low=0)
    gain = numbers("gain", segments["gain"], low=0)
    spent = np.minimum(numbers("floor", floor, low=0), room)
    left = budget - spent.sum()
    # Floors that were computed may miss the budget by a rounding error.
    if left < -1e-9 * budget:
        raise ValueError(f"budget is {budget:g}; the floors alone cost {spent.sum():g}.")
    for level in sorted({one for one in gain if one > 1}, reverse=True):
        open_room = np.where(gain == level, room - spent, 0.0)
        if open_room.sum() > 0:
            share = min(1.0, max(left, 0.0) / open_room.sum())
            spent = spent + share * open_room
            left -= share * open_room.sum()
    return pd.Series(spent, index=pd.Index(segments["segment"], name="segment"), dtype=float)


def regret_table(results):
    """Return how much each policy falls short of the best one, market by market.

    Parameters
    ----------
    results : pandas.DataFrame
        One row a scenario, seed and policy, with ``equity``, as from
        `centricity.simulate.market.study`. Every policy was played with every seed.

    Returns
    -------
    pandas.DataFrame
        Scenarios in alphabetical order, and ``"worst"``, the largest value of each column, as the
        last row; a column a policy, in alphabetical order. A regret is the best equity with that
        seed less the policy's own, as a share of the best; the table holds means over seeds.

    Raises
    ------
    ValueError
        If a policy is missing for a scenario and seed, or there twice.

    Examples
    --------
    >>> results = pd.DataFrame(
    ...     {"scenario": "alike", "seed": [1, 1, 2, 2], "policy": ["a", "b"] * 2,
    ...      "equity": [80.0, 100.0, 50.0, 40.0]}
    ... )
    >>> regret_table(results).loc["worst"].to_dict()
    {'a': 0.1, 'b': 0.1}
    """
    if results.duplicated(["scenario", "seed", "policy"]).any():
        raise ValueError("A policy is there twice for the same scenario and seed.")
    equity = results.pivot(index=["scenario", "seed"], columns="policy", values="equity")
    if equity.isna().any(axis=None):
        missing = equity.columns[equity.isna().any()][0]
        raise ValueError(f"The policy {missing!r} has no equity for some scenario and seed.")
    best = equity.max(axis=1)
    regret = equity.rsub(best, axis=0).div(best, axis=0)
    table = regret.groupby("scenario").mean().sort_index()
    table.loc[WORST] = table.max()
    return table[sorted(table.columns)]


def board_choice(results, beliefs, least_satisfaction):
    """Return the policy of the largest expected equity that keeps customers satisfied enough.

    Parameters
    ----------
    results : pandas.DataFrame
        One row a scenario, seed and policy, with ``equity`` and ``satisfaction`` (0 to 1).
    beliefs : dict
        How likely each scenario is. Scenarios left out are held to be impossible.
    least_satisfaction : float
        Mean satisfaction (over seeds) that a policy must reach in every scenario with a
        probability above 0.

    Returns
    -------
    str or None
        The first in the alphabet if several are equally good; None if no policy qualifies.

    Raises
    ------
    ValueError
        If the beliefs are negative or don't add up to 1, or hold a scenario without results to be
        possible.
    """
    chances = pd.Series(beliefs, dtype=float)
    numbers("beliefs", chances, low=0, high=1)
    if not math.isclose(chances.sum(), 1):
        raise ValueError(f"beliefs add up to {chances.sum():g}; they must add up to 1.")
    possible = chances[chances > 0]
    for name in possible.index:
        if name not in set(results["scenario"]):
            raise ValueError(f"beliefs name the scenario {name!r}, which has no results.")
    means = results.groupby(["policy", "scenario"])[["equity", "satisfaction"]].mean().unstack()
    expected = (means["equity"][possible.index] * possible).sum(axis=1)
    accepted = (means["satisfaction"][possible.index] >= least_satisfaction).all(axis=1)
    return str(expected[accepted].idxmax()) if accepted.any() else None


def declaration_to_kpi(declaration):
    """Turn a declaration into a target that somebody can miss, or say what it lacks.

    Parameters
    ----------
    declaration : dict
        Of `ASKED`: ``metric``, ``unit``, ``who`` (texts), ``base``, ``target`` (numbers),
        ``start``, ``due`` (dates). Anything may be missing: no key, None, NaN, or a blank text.

    Returns
    -------
    dict
        ``missing``, a list of what is missing, in the order of `ASKED`; ``pace``, the change per
        year (of 365.25 days) that the declaration promises, None unless base, target and both
        dates are there; ``kpi``, a sentence, None if anything is missing.

    Raises
    ------
    ValueError
        If ``due`` is not after ``start``, or the target equals the base.

    Examples
    --------
    >>> declaration_to_kpi({"metric": "retention", "target": 0.9, "who": " "})["missing"]
    ['unit', 'base', 'start', 'due', 'who']
    """
    missing = [name for name in ASKED if _is_missing(declaration.get(name))]
    pace = None
    if not {"base", "target", "start", "due"} & set(missing):
        days = (declaration["due"] - declaration["start"]).days
        if days <= 0:
            raise ValueError(f"due is {declaration['due']}; it must come after the start.")
        step = declaration["target"] - declaration["base"]
        if step == 0:
            raise ValueError("target is what the base is: nothing is promised.")
        pace = step / (days / 365.25)
    kpi = None
    if not missing:
        kpi = (
            "{metric}: from {base:g} to {target:g} {unit} by {due:%Y-%m-%d}, measured by {who}"
        ).format(**declaration)
    return {"missing": missing, "pace": pace, "kpi": kpi}


def _is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    return value is None or (not isinstance(value, date) and math.isnan(value))


def sensitivity(runs, base, outcome="equity"):
    """Return how far an outcome moves when one assumption at a time does.

    Parameters
    ----------
    runs : pandas.DataFrame
        One row a run of a model: a column for each assumption, and the outcome.
    base : dict
        The value of each assumption in the base case.
    outcome : str
        The column of the outcome.

    Returns
    -------
    pandas.DataFrame
        A row for each assumption that some run changes alone, named in the index: ``low`` and
        ``high``, the smallest and largest outcome of those runs and the base case, and ``swing``,
        their difference; the largest swing first, equal ones in alphabetical order. Runs that
        change several assumptions together are left out.

    Raises
    ------
    ValueError
        If no run is the base case.

    Examples
    --------
    >>> runs = pd.DataFrame({"r": [0.8, 0.9, 0.8], "m": [1, 1, 2], "equity": [10, 25, 20]})
    >>> sensitivity(runs, {"r": 0.8, "m": 1})["swing"].to_dict()
    {'r': 15.0, 'm': 10.0}
    """
    changed = pd.DataFrame({name: runs[name] != value for name, value in base.items()})
    at_base = runs.loc[~changed.any(axis=1), outcome]
    if at_base.empty:
        raise ValueError("No run is the base case: one must have every assumption as in base.")
    alone = changed.sum(axis=1) == 1
    rows = {}
    for name in sorted(base):
        moved = runs.loc[changed[name] & alone, outcome]
        if len(moved):
            every = pd.concat([moved, at_base]).astype(float)
            rows[name] = {"low": every.min(), "high": every.max()}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["low", "high"], dtype=float)
    table["swing"] = table["high"] - table["low"]
    return table.sort_values("swing", ascending=False, kind="stable")
