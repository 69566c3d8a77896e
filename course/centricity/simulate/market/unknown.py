"""A market that the player doesn't know: one of the six kinds, drawn anew from each seed."""

from dataclasses import replace

import numpy as np

from centricity.i18n import _
from centricity.simulate.market.scenarios import SCENARIOS, scenario_named

UNKNOWN = "unknown"
# Each parameter is drawn between these multiples of what the scenario has; 1 is the mean.
LOW, HIGH = 0.75, 1.25
VARIED = (
    *("margin", "margin_spread", "leaving", "leaving_spread"),
    *("service_spread", "product_spread", "price_spread", "service_value"),
    *("loud_share", "loudness", "loud_margin", "talk", "trouble"),
    *("aiming", "poaching", "discounter", "start_share", "start_satisfaction"),
    *("funding", "coordination"),
)
# Three rivals and the player must fit into the market, and an aim can't be more than full.
MOST = {"aiming": 1.0}


def unknown(seed):
    """Return the market of a seed: of which kind it is, and with which parameters, luck decides.

    Its rivals react, and things happen in it (see `Scenario.lively`).

    Parameters
    ----------
    seed : int

    Returns
    -------
    Scenario

    Examples
    --------
    >>> unknown(1).title, unknown(1) == unknown(1), unknown(1) == unknown(2)
    ("A market you don't know", True, False)
    """
    rng = np.random.default_rng([seed, 4])
    kind = list(SCENARIOS.values())[rng.integers(len(SCENARIOS))]
    # Rounded, so that a market is the same on every machine.
    factors = rng.uniform(LOW, HIGH, len(VARIED)).round(3)
    values = {
        name: round(min(float(factor) * getattr(kind, name), MOST.get(name, np.inf)), 4)
        for name, factor in zip(VARIED, factors, strict=True)
    }
    return replace(kind, **values, title=_("A market you don't know"), lively=True)


def market_named(name, seed):
    """Return the scenario of a name; "unknown" is another one with each seed.

    Raises
    ------
    ValueError
        If there is none; the message lists the names.
    """
    return unknown(seed) if name == UNKNOWN else scenario_named(name)
