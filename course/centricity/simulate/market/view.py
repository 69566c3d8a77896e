"""What a firm may see before it decides: never the seed, nor a hidden parameter."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Rival:
    """A rival as seen from outside, in the quarter before.

    Parameters
    ----------
    name : str
    customers : int
    acquisition, product : float
        Crowns it spent where everybody can see it: advertisements and launches.
    """

    name: str
    customers: int
    acquisition: float
    product: float


@dataclass(frozen=True)
class View:
    """What a firm knows at the start of a quarter. Numbers, strings and tuples only.

    Parameters
    ----------
    round, rounds : int
        This quarter, from 1, and how many there are.
    cash : float
        Crowns that can be spent this quarter.
    coordination_rate : float
        Crowns a customer that fully unequal service would cost (see `Decision.coordination`).
    market_size, unattached : int
        People in the market, and those of them who have no plan with anybody.
    customers, joined, left : int
        Own customers now, and who came and went last quarter.
    retention : float
        Share of last quarter's customers who stayed; NaN before the first quarter, and when
        there was nobody to keep.
    satisfaction : float
        Mean satisfaction of own customers, 0 to 1; 0.5 is ordinary. NaN without customers.
    unanswered : float
        Share of last quarter's complaints that nobody answered; NaN before the first quarter.
    margin : float
        Crowns that own customers paid last quarter, before everything the firm spent.
    equity : float
        Customer equity: residual value of own customers, in crowns.
    value_shares : tuple of float
        Share of that equity held by the tenth, fifth and three tenths of own customers who look
        most valuable. With poor data the firm looks at the wrong ones, and the shares are low.
    product_quality, data_quality : float
        Own product and own knowledge of who is valuable, both 0 to 1.
    rivals : tuple of Rival
    news : str
        What happens this quarter, a key of `events.EVENTS`; empty if nothing does.
    """

    round: int
    rounds: int
    cash: float
    coordination_rate: float
    market_size: int
    unattached: int
    customers: int
    joined: int
    left: int
    retention: float
    satisfaction: float
    unanswered: float
    margin: float
    equity: float
    value_shares: tuple
    product_quality: float
    data_quality: float
    rivals: tuple
    news: str = ""

    def as_dict(self):
        """Return everything as plain dicts, lists and numbers."""
        plain = asdict(self)
        return {**plain, "value_shares": list(self.value_shares), "rivals": list(plain["rivals"])}


# The segments whose share of value a firm is shown.
SEGMENTS = (0.1, 0.2, 0.3)
