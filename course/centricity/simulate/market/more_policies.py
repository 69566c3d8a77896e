"""Policies beside the three of the house: to take a lead apart, and to play an unknown market.

Functions from what a firm sees to what it decides, like the house policies, and like them without
memory. `tests/simulate/test_market_rivals.py` holds what they reach.
"""

from math import floor

from centricity.simulate.market.decisions import Decision
from centricity.simulate.market.policies import (
    FOCAL_SHARE,
    HOUSE,
    customer_centric,
    customer_oriented,
    product_centric,
)
from centricity.simulate.market.view import SEGMENTS

WITH_DATA = "oriented, with data"
SERVED_EQUALLY = "centric, equal service"
MIXED = "mixed"
LEARNING = "learning"

# What the learning firm takes for great: a best fifth that holds this share of the equity.
GREAT = 0.345
# Where few customers stay though they are hardly alike, they leave for something else.
FEW_STAY, ALIKE = 0.885, 0.25
LOOKS_FOR = 3


def oriented_with_data(view):
    """Serve all equally, and take the centric firm's money for data out of service."""
    shares = {"acquisition": 0.22, "product": 0.20, "service_all": 0.42, "feedback": 0.09}
    return _of(view.cash, {**shares, "data": 0.07})


def centric_served_equally(view):
    """Decide as the centric firm does, but give everybody the same service."""
    decision = customer_centric(view)
    taken = decision.spend + decision.coordination(view.customers, view.coordination_rate)
    together = decision.service_all + decision.service_focal + floor(taken - decision.spend)
    others = {name: getattr(decision, name) for name in ("acquisition", "product", "feedback")}
    return Decision(**others, data=decision.data, service_all=together)


def mixed(view):
    """Spend what the three house policies spend on average; service is equal."""
    return _of(
        view.cash,
        {
            "acquisition": 0.29,
            "product": 0.26,
            "service_all": 0.36,
            "feedback": 0.05,
            "data": 0.03,
        },
    )


def learning(view):
    """Buy data and spend evenly for three quarters, then do what the customers suggest."""
    if view.round <= LOOKS_FOR or not view.customers:
        shares = {"acquisition": 0.27, "product": 0.24, "service_all": 0.36, "feedback": 0.06}
        return _of(view.cash, {**shares, "data": 0.07})
    held = view.value_shares[SEGMENTS.index(FOCAL_SHARE)]
    if held >= GREAT:
        return customer_centric(view)
    if held >= ALIKE and view.retention < FEW_STAY:
        return product_centric(view)
    return customer_oriented(view)


MORE = {
    WITH_DATA: oriented_with_data,
    SERVED_EQUALLY: centric_served_equally,
    MIXED: mixed,
    LEARNING: learning,
}
EVERY = {**HOUSE, **MORE}


def _of(cash, shares):
    return Decision(**{name: floor(share * cash) for name, share in shares.items()})
