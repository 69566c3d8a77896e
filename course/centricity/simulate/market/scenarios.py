"""The named markets: what differs between them, and what drives each."""

from dataclasses import dataclass, field

from centricity.i18n import _
from centricity.simulate.market.policies import CENTRIC, ORIENTED, PRODUCT
from centricity.simulate.veretta import DISCOUNT

EVERYBODY = (PRODUCT, ORIENTED, CENTRIC)


@dataclass(frozen=True)
class Scenario:
    """A market. All amounts are in crowns and per quarter, all chances are per quarter.

    Parameters
    ----------
    title, driver : str
        Its name, and in one line what decides it.
    margin, margin_spread : float
        Mean margin of a customer before service, and the standard deviation of its logarithm.
    leaving, leaving_spread : float
        Mean ordinary chance of leaving, and the standard deviation of its logarithm.
    loyal_value : float
        Correlation (of logarithms) between margin and staying: positive if good payers stay.
    service_spread, product_spread, price_spread : float
        How much customers differ in what they make of service, product and offers: the standard
        deviation of the logarithm of a sensitivity whose mean is 1.
    service_value : float
        Correlation (of logarithms) between margin and sensitivity to service.
    price_value : float
        Correlation (of logarithms) between margin and sensitivity to offers.
    loud_share, loudness, loud_margin : float
        A share of customers who complain and talk `loudness` times as much as the others, and
        pay `loud_margin` times as much.
    talk : float
        Strength of word of mouth among people without a plan.
    trouble : float
        How much satisfaction an ordinary customer's unanswered troubles take away.
    aiming : float
        How far full data can aim offers at the most valuable people of the market, 0 (not at
        all) to 1. Rivals aim as well.
    poaching : float
        How strongly rivals' offers pull at customers, whatever their satisfaction.
    discounter : float
        The pull of a cheap outside offer, as if an unseen rival made offers at this strength.
    start_share, rival_share : float
        Share of the market that the player and each rival begin with.
    start_satisfaction : float
        Satisfaction of the player's first customers; the rivals' is 0.5.
    funding : float
        Crowns that owners pay into the player's firm each quarter, per head of the market.
    owners_share : float
        Share of the margin that owners take out each quarter.
    coordination : float
        Crowns a customer that fully unequal service costs to coordinate.
    rivals : tuple of str
        The house policies of the three rivals.
    lively : bool
        Whether things happen (see `events`) and rivals react (see `policies.react`). It is no
        number of the market, so it isn't part of what a scenario prints as.
    """

    title: str
    driver: str
    margin: float = 37.0
    margin_spread: float = 0.5
    leaving: float = 0.055
    leaving_spread: float = 0.4
    loyal_value: float = 0.0
    service_spread: float = 0.3
    product_spread: float = 0.3
    price_spread: float = 0.5
    service_value: float = 0.0
    price_value: float = 0.0
    loud_share: float = 0.0
    loudness: float = 1.0
    loud_margin: float = 1.0
    talk: float = 0.15
    trouble: float = 0.1
    aiming: float = 0.25
    poaching: float = 0.02
    discounter: float = 0.0
    start_share: float = 0.17
    rival_share: float = 0.17
    start_satisfaction: float = 0.5
    funding: float = 0.0
    owners_share: float = 0.5
    coordination: float = 1.5
    rivals: tuple = EVERYBODY
    lively: bool = field(default=False, repr=False)

    @property
    def discount(self):
        """The discount rate of a quarter that makes Veretta's 10% a year."""
        return (1 + DISCOUNT) ** 0.25 - 1


SCENARIOS = {
    "alike": Scenario(
        title=_("Customers alike"),
        driver=_("Everybody is worth about the same, so there is nobody to centre on."),
        margin_spread=0.05,
        leaving_spread=0.05,
    ),
    "few-great": Scenario(
        title=_("A few great ones"),
        driver=_("A fifth of the customers hold more than half of the value."),
        margin_spread=1.1,
        leaving=0.07,
        leaving_spread=0.15,
        service_value=0.3,
    ),
    "price-war": Scenario(
        title=_("Price war"),
        driver=_("A discounter pulls at everybody, and the satisfied leave for a price too."),
        margin=32.0,
        margin_spread=0.2,
        leaving=0.03,
        poaching=0.06,
        discounter=1.2,
    ),
    "rivals-centred": Scenario(
        title=_("Rivals already centred"),
        driver=_(
            "Three rivals know who is valuable and court the same few; the many are left over."
        ),
        margin_spread=0.3,
        leaving=0.035,
        aiming=0.9,
        poaching=0.09,
        rivals=(CENTRIC, CENTRIC, CENTRIC),
    ),
    "vocal-minority": Scenario(
        title=_("A vocal minority"),
        driver=_("Those who talk most pay least, and people listen to them before they choose."),
        margin_spread=0.3,
        loud_share=0.08,
        loudness=15.0,
        loud_margin=0.5,
        talk=0.45,
        trouble=0.15,
    ),
    "leaky-startup": Scenario(
        title=_("A leaky start-up"),
        driver=_("Most customers leave soon and some stay for years; it pays to know which."),
        margin_spread=0.4,
        leaving=0.12,
        leaving_spread=1.0,
        aiming=0.5,
        talk=0.25,
        trouble=0.2,
        start_share=0.03,
        rival_share=0.13,
        start_satisfaction=0.35,
        funding=0.8,
    ),
}


def scenario_named(name):
    """Return the scenario of a name.

    Raises
    ------
    ValueError
        If there is none; the message lists the names.

    Examples
    --------
    >>> scenario_named("alike").title
    'Customers alike'
    """
    if not isinstance(name, str) or name not in SCENARIOS:
        raise ValueError(
            _("There is no scenario {name!r}; there are {names}.").format(
                name=name, names=", ".join(SCENARIOS)
            )
        )
    return SCENARIOS[name]
