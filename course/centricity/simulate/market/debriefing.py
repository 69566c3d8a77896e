"""What to talk about after a game: what was decided, what came of it, what else would have."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from centricity.i18n import _
from centricity.simulate.market.decisions import AMOUNTS, FIELDS
from centricity.simulate.market.game import house_games

YOU = "you"
# Spent on the product and on winning people, not on those who are customers already.
OUTWARD = ("acquisition", "product")
# The first quarters, and the last ones before the end comes so near that what product, data and
# service still build can't be scored: to move money into offers then may be right.
EARLY, LATE = slice(0, 3), slice(4, 7)
# Changes from one quarter to the next that are worth talking about: half a point of retention, a
# point of satisfaction, a hundredth of customer equity.
MATTERS = {"retention": 0.005, "satisfaction": 0.01, "equity": 0.01}


@dataclass(frozen=True)
class Debrief:
    """The numbers of a debrief.

    Parameters
    ----------
    rounds : pandas.DataFrame
        One row a quarter of the player's firm: ``round``, the fields of the decision,
        ``coordination``, ``left``, ``joined``, ``customers``, ``retention``, ``satisfaction``,
        ``margin``, ``cash``, ``equity``; ``product_share`` and ``service_lift`` as in
        `leanings`; ``retention_change``, ``satisfaction_change`` (differences) and
        ``equity_change`` (a proportion) against the quarter before, NaN in the first; ``apart``,
        whether one of these three rose and another fell, each by at least half a point, a
        hundredth, and one per cent (`MATTERS`).
    seats : pandas.DataFrame
        The player (``policy`` "you") and each house policy in the player's seat, in the same
        market with the same luck, the largest customer equity first: ``policy`` and the outcome.
    leanings : pandas.DataFrame
        One row for each of these four: ``policy``; ``product_share``, the share of all spending
        that went into acquisition and product (0 to 1); ``service_lift``, the mean value of the
        customers whom a service crown reached, over the mean value of all own customers (1 is
        equal treatment, 2 means that service went to customers worth twice the average; NaN
        without service); ``early`` and ``late``, the product share of quarters 1 to 3 and 5 to 7.
    nearest : str
        The house policy whose product share and service lift are nearest to the player's.
    """

    rounds: pd.DataFrame
    seats: pd.DataFrame
    leanings: pd.DataFrame
    nearest: str


def debrief(game):
    """Return the numbers of the debrief of a finished game.

    Three more games are played for it, one for each house policy.

    Parameters
    ----------
    game : Game

    Returns
    -------
    Debrief

    Raises
    ------
    ValueError
        If the game isn't over.

    Examples
    --------
    >>> from centricity.simulate.market.game import run_policy
    >>> def more_of_the_same(view):
    ...     return {"acquisition": 0.5 * view.cash, "product": 0.4 * view.cash}
    >>> talk = debrief(run_policy(more_of_the_same, "few-great", seed=3, size=2000))
    >>> talk.nearest, float(talk.leanings["product_share"].iloc[0])
    ('product-centric', 1.0)
    """
    if not game.over:
        raise ValueError(_("A debrief needs a finished game; this one still has quarters to play."))
    games = {YOU: game, **house_games(game.name, game.seed, game.size, game.scenario.rivals)}
    leanings = pd.DataFrame(
        [{"policy": name, **_leaning(one.history(mine=True))} for name, one in games.items()]
    )
    seats = pd.DataFrame([{"policy": name, **one.outcome()} for name, one in games.items()])
    return Debrief(
        rounds=_rounds(game.history(mine=True)),
        seats=seats.sort_values("equity", ascending=False, ignore_index=True),
        leanings=leanings,
        nearest=_nearest(leanings),
    )


def _rounds(history):
    columns = ["left", "joined", "customers", "retention", "satisfaction", "margin", "cash"]
    rounds = history[["round", *FIELDS, "coordination", *columns, "equity"]].copy()
    rounds["product_share"] = _product_share(history)
    rounds["service_lift"] = history["service_lift"]
    changes = history[list(MATTERS)].diff()
    changes["equity"] = history["equity"].pct_change()
    rose = (changes >= pd.Series(MATTERS)).any(axis=1)
    fell = (changes <= -pd.Series(MATTERS)).any(axis=1)
    return rounds.join(changes.add_suffix("_change")).assign(apart=rose & fell)


def _product_share(rows):
    """Return the share of spending that went into acquisition and product, row by row."""
    spent = rows[[*AMOUNTS, "coordination"]].sum(axis=1)
    return rows[list(OUTWARD)].sum(axis=1) / spent.where(spent > 0)


def _leaning(history):
    whole = history.sum(numeric_only=True).to_frame().T
    service = history["service_all"] + history["service_focal"]
    lift = (history["service_lift"] * service).sum() / service.sum() if service.any() else np.nan
    return {
        "product_share": float(_product_share(whole).iloc[0]),
        "service_lift": float(lift),
        "early": float(_product_share(history[EARLY]).mean()),
        "late": float(_product_share(history[LATE]).mean()),
    }


def _nearest(leanings):
    """Return the house policy nearest to the player, both leanings on a scale from 0 to 1."""
    # A lift of 1 is 0, and 2 is a half: doubling from 1 to 2 is more than from 3 to 4.
    lift = 1 - 1 / leanings["service_lift"].fillna(1).clip(lower=1)
    share = leanings["product_share"].fillna(0)
    far = np.hypot(share - share.iloc[0], lift - lift.iloc[0])
    return str(leanings["policy"].iloc[far.iloc[1:].idxmin()])
