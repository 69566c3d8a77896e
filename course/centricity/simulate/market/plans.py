"""A finished game as a plan: shares of cash, quarter by quarter, that a rival can play."""

from dataclasses import replace
from math import floor

import numpy as np

from centricity.i18n import _
from centricity.models.inputs import numbers
from centricity.simulate.market.decisions import AMOUNTS, FIELDS, Decision
from centricity.simulate.market.engine import ROUNDS

# Shares are kept to four places, rounded down.
PLACES = 10_000
# Crowns kept back, so that whole crowns can't cost more to coordinate than shares would.
SLACK = 10


def plan_of(game):
    """Return what a finished game spent, as a plan for somebody else's rival.

    Parameters
    ----------
    game : Game

    Returns
    -------
    tuple
        A row a quarter: the fields of a `Decision`, amounts as shares of the cash there was.

    Raises
    ------
    ValueError
        If the game isn't over.
    """
    if not game.over:
        raise ValueError(_("Only a finished game can be played against."))
    mine = game.history(mine=True)
    cash = mine["cash_before"].clip(lower=1)
    table = mine[list(FIELDS)].copy()
    table[list(AMOUNTS)] = table[list(AMOUNTS)].div(cash, axis=0)
    return tuple(tuple(row) for row in (np.floor(table * PLACES) / PLACES).to_numpy().tolist())


def checked_plan(plan):
    """Return a plan as a tuple of tuples of floats.

    Raises
    ------
    ValueError
        If it isn't one: nine rows of seven numbers from 0 to 1.
    """
    wrong = _("A plan has {rounds} rows of {fields} shares from 0 to 1.").format(
        rounds=ROUNDS, fields=len(FIELDS)
    )
    rows = plan if isinstance(plan, list | tuple) else ()
    if len(rows) != ROUNDS or any(
        not isinstance(row, list | tuple) or len(row) != len(FIELDS) for row in rows
    ):
        raise ValueError(wrong)
    if any(type(value) not in (int, float) for row in rows for value in row):
        raise ValueError(wrong)
    numbers("a plan's share", np.array(rows, dtype=float), low=0, high=1)
    return tuple(tuple(float(value) for value in row) for row in rows)


def follow(plan, view):
    """Return what a plan spends in a quarter, in whole crowns of the cash that there is.

    Parameters
    ----------
    plan : tuple
        As from `plan_of`.
    view : View

    Returns
    -------
    Decision
    """
    shares = dict(zip(FIELDS, plan[view.round - 1], strict=True))
    if not shares["focal_share"]:
        shares["service_focal"] = 0.0
    wish = Decision(**shares)
    cost = wish.coordination(view.customers, view.coordination_rate)
    if cost + SLACK >= view.cash:
        # Too many customers for two levels of service: all get the same.
        together = wish.service_all + wish.service_focal
        wish, cost = replace(wish, service_all=together, service_focal=0.0), 0.0
    free = max(0.0, view.cash - cost - SLACK)
    scale = min(view.cash, free / wish.spend) if wish.spend else 0.0
    amounts = {name: float(floor(scale * getattr(wish, name))) for name in AMOUNTS}
    return Decision(**amounts, focal_share=wish.focal_share)
