"""The people of a market: what they pay, how they leave, what they respond to."""

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from centricity.models.clv import clv

# Nobody leaves less, or more, in an ordinary quarter than this.
LEAVING_RANGE = (0.005, 0.6)


@dataclass(frozen=True)
class Customers:
    """People as arrays of one number each, of length `size`, single precision, not writable.

    Parameters
    ----------
    margin : numpy.ndarray
        Crowns a quarter, before what the firm spends.
    leaving : numpy.ndarray
        Chance of leaving in a quarter of ordinary satisfaction, without offers from rivals.
    value : numpy.ndarray
        Residual value in crowns: discounted margins from the next quarter on, if the customer
        leaves with the ordinary chance (the convention "first-excluded" of `models.clv`: this
        quarter's payment is in the till). It belongs to the customer, not to the firm.
    rank : numpy.ndarray
        Share of people whose value is lower, 0 to 1.
    prize : numpy.ndarray
        How much more an aimed offer goes to somebody than one at random, -1 to 4, 0 on average:
        aimed offers crowd at the top.
    looks : numpy.ndarray
        What somebody who knows nothing would rank them by, 0 to 1: pure chance.
    service, product, price : numpy.ndarray
        What a customer makes of service, product and offers; about 1 on average.
    voice : numpy.ndarray
        How much a customer complains and talks; 1 on average.
    """

    margin: np.ndarray
    leaving: np.ndarray
    value: np.ndarray
    rank: np.ndarray
    prize: np.ndarray
    looks: np.ndarray
    service: np.ndarray
    product: np.ndarray
    price: np.ndarray
    voice: np.ndarray

    def __post_init__(self):
        for field in fields(self):
            getattr(self, field.name).flags.writeable = False

    def __len__(self):
        return len(self.margin)


# The same people are played by several policies in turn.
@lru_cache(maxsize=2)
def draw(scenario, seed, size):
    """Draw the people of a scenario.

    Parameters
    ----------
    scenario : Scenario
    seed, size : int

    Returns
    -------
    Customers

    Examples
    --------
    >>> from centricity.simulate.market.scenarios import SCENARIOS
    >>> people = draw(SCENARIOS["alike"], seed=1, size=1000)
    >>> len(people), round(float(people.margin.mean()))
    (1000, 37)
    """
    rng = np.random.default_rng([seed, 0])
    pays, stays, pinches, serves, likes = rng.standard_normal((5, size))
    looks, loud = rng.random((2, size))
    loud = loud < scenario.loud_share
    goes = -_tied(scenario.loyal_value, pays, stays)
    leaving = np.clip(scenario.leaving * _around_one(goes, scenario.leaving_spread), *LEAVING_RANGE)
    margin = scenario.margin * _around_one(pays, scenario.margin_spread)
    margin = np.where(loud, scenario.loud_margin * margin, margin)
    price = _around_one(_tied(scenario.price_value, pays, pinches), scenario.price_spread)
    serves = _tied(scenario.service_value, pays, serves)
    voice = np.where(loud, scenario.loudness, 1.0)
    voice /= 1 + scenario.loud_share * (scenario.loudness - 1)
    value = clv(margin, 1 - leaving, scenario.discount, "first-excluded")
    rank = _ranks(value)
    arrays = {
        "margin": margin,
        "leaving": leaving,
        "value": value,
        "rank": rank,
        "prize": 5 * rank**4 - 1,
        "looks": looks,
        "service": _around_one(serves, scenario.service_spread),
        "product": _around_one(likes, scenario.product_spread),
        "price": price,
        "voice": voice,
    }
    return Customers(**{name: array.astype(np.float32) for name, array in arrays.items()})


def _tied(correlation, first, other):
    """Return standard normals with a correlation with the first ones."""
    return correlation * first + np.sqrt(1 - correlation**2) * other


def _around_one(normal, spread):
    """Return lognormal factors with mean 1."""
    return np.exp(spread * normal - spread**2 / 2)


def _ranks(values):
    ranks = np.empty(len(values))
    ranks[np.argsort(values)] = (np.arange(len(values)) + 0.5) / len(values)
    return ranks
