"""The three house policies: plain functions from what a firm sees to what it decides.

Each spends what is in cash, in whole crowns. They differ in what they spend it on, and in nothing
else: no policy has a mechanism of its own in the market.
"""

from dataclasses import replace
from math import floor

from centricity.simulate.market.decisions import Decision
from centricity.simulate.market.view import SEGMENTS

PRODUCT = "product-centric"
ORIENTED = "customer-oriented"
CENTRIC = "customer-centric"

# The centric firm's focal segment: a fifth of its customers.
FOCAL_SHARE = 0.2


def product_centric(view):
    """Sell a better product to more people; service is a cost.

    Parameters
    ----------
    view : View

    Returns
    -------
    Decision
    """
    return _shares(view.cash, acquisition=0.44, product=0.40, service_all=0.13, feedback=0.03)


def customer_oriented(view):
    """Serve every customer equally well, and answer whoever complains.

    Parameters
    ----------
    view : View

    Returns
    -------
    Decision
    """
    return _shares(view.cash, acquisition=0.22, product=0.20, service_all=0.49, feedback=0.09)


def customer_centric(view):
    """Divide service by what customers are worth, and pay for knowing it.

    The focal fifth gets the share of service money that its share of customer equity is, as far
    as the firm's data show it. Data and coordination are paid out of the same cash.

    Parameters
    ----------
    view : View

    Returns
    -------
    Decision
    """
    others = {"acquisition": 0.22, "product": 0.18, "feedback": 0.05, "data": 0.07}
    held = view.value_shares[SEGMENTS.index(FOCAL_SHARE)]
    # Of the service money, this part comes on top for the focal segment.
    extra = max(0.0, (held - FOCAL_SHARE) / (1 - FOCAL_SHARE))
    inequality = extra * (1 - FOCAL_SHARE)
    coordination = view.coordination_rate * view.customers * inequality
    service = floor((1 - sum(others.values())) * view.cash - coordination)
    if service <= 0:
        return _shares(view.cash, **others)
    # Rounding this way keeps the real coordination at or below what was set aside for it.
    focal = floor(extra * service)
    return Decision(
        **_whole(view.cash, others),
        service_all=service - focal,
        service_focal=focal,
        focal_share=FOCAL_SHARE,
    )


HOUSE = {PRODUCT: product_centric, ORIENTED: customer_oriented, CENTRIC: customer_centric}

# How a rival reacts: it closes this part of the distance to the loudest firm, and spends this part
# of its cash on keeping customers when more leave than join.
CLOSES = 0.5
REPAIRS = 0.05


def react(decision, view):
    """Return what a rival that reacts makes of its plan; the money comes from its product.

    It advertises more when another firm did so louder last quarter, and serves everybody better
    when more of its customers left than joined.

    Parameters
    ----------
    decision : Decision
    view : View

    Returns
    -------
    Decision
    """
    loudest = max((one.acquisition for one in view.rivals), default=0.0)
    behind = max(0.0, loudest - decision.acquisition)
    louder = min(decision.product, floor(CLOSES * behind))
    shrinks = view.left > view.joined
    repair = min(decision.product - louder, floor(REPAIRS * view.cash)) if shrinks else 0
    return replace(
        decision,
        acquisition=decision.acquisition + louder,
        product=decision.product - louder - repair,
        service_all=decision.service_all + repair,
    )


def _shares(cash, **shares):
    return Decision(**_whole(cash, shares))


def _whole(cash, shares):
    """Divide cash, rounding down to whole crowns, so that the sum never exceeds what there is."""
    return {name: floor(share * cash) for name, share in shares.items()}
