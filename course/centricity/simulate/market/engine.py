"""One market, quarter by quarter: spending becomes satisfaction, and satisfaction stays or goes.

A quarter has six steps. Firms pay. Product and data follow their spending slowly. Customers form
an opinion. Some leave. Leavers and people without a plan choose a firm, or none. Whoever is a
customer then pays.

What happens to a person is decided by plain arithmetic in single precision, without a root or an
exponential, and by luck that depends on seed and quarter only. So the same decisions give the
same result on every machine, and two policies in the same seat meet the same luck.
"""

import numpy as np
import pandas as pd

from centricity.i18n import _
from centricity.models.inputs import whole_numbers
from centricity.simulate.market.customers import draw
from centricity.simulate.market.decisions import AMOUNTS, FIELDS, as_decision, exceeds
from centricity.simulate.market.events import conditions, drawn
from centricity.simulate.market.view import SEGMENTS, Rival, View

ROUNDS = 9
NAMES = ("Veretta", "Northlight", "Amberley", "Castell")
PLAYER = 0

# Crowns a quarter at which an effect reaches half of what it can ever reach.
SERVICE_HALF = 30.0  # a customer served
FEEDBACK_HALF = 1.6  # an own customer
DATA_HALF = 0.5  # an own customer
PRODUCT_HALF = 0.7  # a head of the market: a better plan costs the same for few as for many
OFFERS_HALF = 1.5  # a head of the market

# What a quarter's satisfaction is made of; with ordinary spending it comes to about 0.5.
UNSERVED = 0.33
BY_SERVICE = 1.4
BY_PRODUCT = 0.25
ADAPTING = 0.5
ORDINARY = 0.5
MOST_LEAVING = 0.95

# Product and data keep this part of what they were.
PRODUCT_KEEPS = 0.7
DATA_KEEPS = 0.6
# How well a firm ranks its customers with no data at all, from their bills alone.
BILLS_KNOW = 0.3

# How attractive a firm is that everybody hears of, beside staying without a plan.
KNOWN = 0.037
PRODUCT_DRAWS = 0.7


COLUMNS = [
    *("round", "firm", "customers_before", "cash_before", *FIELDS, "coordination"),
    *("left", "joined", "customers", "retention", "satisfaction", "unanswered"),
    *("margin", "funding", "owners", "cash", "equity"),
    *("product_quality", "data_quality", "risk", "service_lift"),
]


class Market:
    """People, four firms and their money, after so many quarters.

    Parameters
    ----------
    scenario : Scenario
    seed : int
    size : int
        People in the market.

    Raises
    ------
    ValueError
        If the seed is not a whole number, or the market has fewer than 100 people.
    """

    def __init__(self, scenario, seed, size=50_000):
        self.scenario = scenario
        self.seed = whole("seed", seed, 0)
        self.people = draw(scenario, self.seed, whole("size", size, 100))
        self.size = len(self.people)
        self.firms = 1 + len(scenario.rivals)
        self.nobody = self.firms
        self.round = 0
        self.quarters = []
        self.events = drawn(self.seed, ROUNDS) if scenario.lively else ("",) * ROUNDS
        self._start()

    def _start(self):
        scenario = self.scenario
        shares = [scenario.start_share] + [scenario.rival_share] * len(scenario.rivals)
        luck = np.random.default_rng([self.seed, 1]).random(self.size)
        self.firm = np.searchsorted(np.cumsum(shares), luck, side="right")
        at_start = np.full(self.firms + 1, ORDINARY, np.float32)
        at_start[PLAYER] = scenario.start_satisfaction
        self.satisfaction = at_start[self.firm]
        self.product = np.full(self.firms, ORDINARY)
        self.data = np.zeros(self.firms)
        self._count()
        self.cash = (1 - scenario.owners_share) * self.margin + self._funding()
        self.last = [as_decision({})] * self.firms
        self.movement = {
            "left": np.zeros(self.firms, int),
            "joined": np.zeros(self.firms, int),
            "retention": np.full(self.firms, np.nan),
            "unanswered": np.full(self.firms, np.nan),
        }

    def _count(self):
        """Count what firms have now: arrays of shape (firms,)."""
        self.customers = self._counts(self.firm)
        self.margin = self._sums(self.people.margin)
        self.equity = self._sums(self.people.value)
        self.contentment = _over(self._sums(self.satisfaction), self.customers)

    def view(self, seat):
        """Return what a firm may see now.

        Parameters
        ----------
        seat : int
            0 is the player's.

        Returns
        -------
        View
        """
        others = [firm for firm in range(self.firms) if firm != seat]
        return View(
            round=self.round + 1,
            rounds=ROUNDS,
            cash=float(self.cash[seat]),
            coordination_rate=self.scenario.coordination,
            market_size=self.size,
            unattached=int(self.size - self.customers.sum()),
            customers=int(self.customers[seat]),
            joined=int(self.movement["joined"][seat]),
            left=int(self.movement["left"][seat]),
            retention=float(self.movement["retention"][seat]),
            satisfaction=float(self.contentment[seat]),
            unanswered=float(self.movement["unanswered"][seat]),
            margin=float(self.margin[seat]),
            equity=float(self.equity[seat]),
            value_shares=self._value_shares(seat),
            product_quality=float(self.product[seat]),
            data_quality=float(self.data[seat]),
            rivals=tuple(
                Rival(
                    NAMES[firm],
                    int(self.customers[firm]),
                    self.last[firm].acquisition,
                    self.last[firm].product,
                )
                for firm in others
            ),
            news=self.news,
        )

    @property
    def news(self):
        """What happens in the quarter that is to be played, a key of `EVENTS` or an empty text."""
        return self.events[self.round] if self.round < ROUNDS else ""

    @property
    def now(self):
        """The scenario as it is in this quarter."""
        return conditions(self.scenario, self.news)

    def price(self, seat, decision):
        """Return what a decision would cost a firm now, coordination included, in crowns.

        Raises
        ------
        ValueError
            If that is more than the firm has in cash, rounding errors apart.
        """
        customers = int(self.customers[seat])
        coordination = decision.coordination(customers, self.scenario.coordination)
        cost = decision.spend + coordination
        cash = float(self.cash[seat])
        if exceeds(cost, cash):
            raise ValueError(
                _(
                    "Quarter {quarter}: the decision costs {cost:,.0f} crowns ({coordination:,.0f} "
                    "of them for coordination), and {cash:,.0f} are in cash: {over:,.2f} too many."
                ).format(
                    quarter=self.round + 1,
                    cost=cost,
                    coordination=coordination,
                    cash=cash,
                    over=cost - cash,
                )
            )
        return cost

    def step(self, decisions):
        """Play one quarter.

        Parameters
        ----------
        decisions : list of Decision
            One for each firm, the player's first.

        Raises
        ------
        ValueError
            If the game is over, or a decision costs more than its firm has. Nothing has then
            changed.
        """
        if self.round == ROUNDS:
            raise ValueError(
                _("The game is over: {rounds} quarters have been played.").format(rounds=ROUNDS)
            )
        costs = np.array([self.price(seat, one) for seat, one in enumerate(decisions)])
        spent = {name: np.array([getattr(one, name) for one in decisions]) for name in AMOUNTS}
        luck = np.random.default_rng([self.seed, 2, self.round])
        customers = self.customers
        before = {"cash_before": self.cash, "customers_before": customers}

        self._build(spent, customers)
        answered = _reach(spent["feedback"], FEEDBACK_HALF * customers)
        lift = self._serve(decisions, customers, answered)
        talk = self._sums(self.people.voice * self.satisfaction)
        offers = _reach(spent["acquisition"], OFFERS_HALF * self.size)
        aim = self.now.aiming * self.data
        chance = self._chance_of_leaving(offers, aim)
        risk = self._risk(chance)
        leaves = luck.random(self.size, np.float32) < chance
        leaves &= self.firm != self.nobody
        left = self._counts(self.firm[leaves])
        joined = self._choose(leaves, luck, offers, talk, aim)

        self._count()
        owners = self.scenario.owners_share * self.margin
        self.cash = self.cash - costs + self.margin - owners + self._funding()
        self.round += 1
        self.last = list(decisions)
        self.movement = {
            "left": left,
            "joined": joined,
            "retention": 1 - _over(left, customers),
            "unanswered": 1 - answered,
        }
        self._book(
            **before,
            coordination=costs - sum(spent.values()),
            funding=self._funding(),
            owners=owners,
            risk=risk,
            service_lift=lift,
        )

    def history(self):
        """Return every quarter so far: one row a quarter and firm.

        Returns
        -------
        pandas.DataFrame
            ``round``, ``firm`` (name); at the start ``customers_before`` and
            ``cash_before``; what was decided, in the names of `Decision`, and ``coordination``;
            ``left``, ``joined``, ``customers``, ``retention``, ``satisfaction``, ``unanswered``;
            ``margin``, ``funding``, ``owners`` (what they took out), ``cash`` (at the end);
            ``equity``; ``product_quality``, ``data_quality``; ``risk`` (how much of the margin of
            the customers kept depends on chance: its standard deviation over its mean, before the
            draw); ``service_lift`` (mean value of the customers whom a service crown reached,
            over the mean value of all own customers; 1 is equal treatment; NaN without service).
        """
        quarters = [
            pd.DataFrame({"round": number, "firm": NAMES[: self.firms], **quarter})
            for number, quarter in enumerate(self.quarters, start=1)
        ]
        if not quarters:
            return pd.DataFrame(columns=COLUMNS)
        return pd.concat(quarters, ignore_index=True)[COLUMNS]

    def _build(self, spent, customers):
        """Let product and data follow what was spent on them."""
        product = _reach(spent["product"], PRODUCT_HALF * self.size)
        self.product = PRODUCT_KEEPS * self.product + (1 - PRODUCT_KEEPS) * product
        data = _reach(spent["data"], DATA_HALF * customers)
        self.data = DATA_KEEPS * self.data + (1 - DATA_KEEPS) * data

    def _serve(self, decisions, customers, answered):
        """Let customers form an opinion; return how far service money followed value."""
        everyone = np.maximum(customers, 1)
        level = np.array([one.service_all for one in decisions]) / everyone
        top = level.copy()
        focal = np.zeros(self.size, bool)
        for seat, decision in enumerate(decisions):
            if decision.service_focal and customers[seat]:
                own, estimate = self._estimates(seat)
                (least,) = _thresholds(estimate, [decision.focal_share])
                chosen = own[estimate >= least]
                focal[chosen] = True
                top[seat] += decision.service_focal / len(chosen)
        served = np.where(focal, self._of_firm(top), self._of_firm(level))
        service = served / (served + np.float32(SERVICE_HALF))
        trouble = self._of_firm(self.now.trouble * (1 - answered))
        better = self._of_firm(BY_PRODUCT * (self.product - self.product.mean()))
        people = self.people
        opinion = people.service * service * np.float32(BY_SERVICE)
        opinion += people.product * better
        opinion -= people.voice * trouble
        opinion += np.float32(UNSERVED)
        np.clip(opinion, 0, 1, out=opinion)
        self.satisfaction += np.float32(ADAPTING) * (opinion - self.satisfaction)
        weighted = self._sums(served * people.value) * customers
        even = self._sums(served) * self.equity
        return _over(weighted, even)

    def _chance_of_leaving(self, offers, aim):
        """Return each person's chance of leaving; offers pull however satisfied one is."""
        scenario, people = self.now, self.people
        pull = self._of_firm(offers.sum() - offers + scenario.discounter)
        aimed = self._of_firm((offers * aim).sum() - offers * aim)
        pull = pull + aimed * people.prize
        chance = people.leaving * (2 * (1 - self.satisfaction))
        chance += np.float32(scenario.poaching) * people.price * pull
        return np.minimum(chance, np.float32(MOST_LEAVING), out=chance)

    def _choose(self, leaves, luck, offers, talk, aim):
        """Let leavers and people without a plan choose; return how many joined each firm."""
        draws = luck.random(self.size, np.float32)
        pool = np.flatnonzero(leaves | (self.firm == self.nobody))
        came_from = self.firm[pool]
        product = self.people.product[pool]
        prize = self.people.prize[pool]
        known = KNOWN * offers + self.now.talk * talk / self.size
        weights = np.empty((self.firms, len(pool)), np.float32)
        for firm in range(self.firms):
            quality = np.float32(PRODUCT_DRAWS * self.product[firm])
            weights[firm] = np.float32(known[firm]) * (1 + product * quality)
            weights[firm] *= 1 + np.float32(aim[firm]) * prize
            # Nobody comes back in the quarter in which they left.
            weights[firm][came_from == firm] = 0
        drawn = draws[pool] * (1 + weights.sum(axis=0))
        choice = np.zeros(len(pool), int)
        upto = np.zeros(len(pool), np.float32)
        for weight in weights:
            upto += weight
            choice += drawn >= upto
        self.firm[pool] = choice
        self.satisfaction[pool] = ORDINARY
        return self._counts(choice)

    def _risk(self, chance):
        """Return the standard deviation of the margin kept, as a share of its mean."""
        margin = self.people.margin
        kept = self._sums(margin * (1 - chance))
        spread = np.sqrt(self._sums(margin * margin * chance * (1 - chance)))
        return _over(spread, kept)

    def _book(self, **quarter):
        """Keep a quarter: arrays of shape (firms,) by name."""
        decided = {name: np.array([getattr(one, name) for one in self.last]) for name in FIELDS}
        self.quarters.append(
            {
                **quarter,
                **decided,
                **self.movement,
                "customers": self.customers,
                "satisfaction": self.contentment,
                "margin": self.margin,
                "cash": self.cash,
                "equity": self.equity,
                "product_quality": self.product,
                "data_quality": self.data,
            }
        )

    def _estimates(self, seat):
        """Return a firm's own customers, and how valuable each looks to it, 0 to 1."""
        own = np.flatnonzero(self.firm == seat)
        knows = np.float32(BILLS_KNOW + (1 - BILLS_KNOW) * self.data[seat])
        return own, knows * self.people.rank[own] + (1 - knows) * self.people.looks[own]

    def _value_shares(self, seat):
        own, estimate = self._estimates(seat)
        if not len(own):
            return tuple(float("nan") for _ in SEGMENTS)
        value = self.people.value[own]
        total = value.sum(dtype=float)
        return tuple(
            float(value[estimate >= least].sum(dtype=float) / total)
            for least in _thresholds(estimate, SEGMENTS)
        )

    def _funding(self):
        funding = np.zeros(self.firms)
        funding[PLAYER] = self.scenario.funding * self.size
        return funding

    def _of_firm(self, numbers):
        """Give each person the number of their firm; 0 if they have none."""
        return np.append(numbers, 0).astype(np.float32)[self.firm]

    def _counts(self, firm):
        return np.bincount(firm, minlength=self.firms + 1)[: self.firms]

    def _sums(self, of_people):
        return np.bincount(self.firm, of_people, self.firms + 1)[: self.firms]


def whole(name, value, low=0):
    """Return a single whole number, or raise a `ValueError` that names it."""
    if np.ndim(value):
        raise ValueError(f"{name} is {value!r}; it must be a single whole number.")
    return int(whole_numbers(name, value, low=low))


def _reach(money, half):
    """Return what money reaches, 0 to below 1: half of it at `half`, with diminishing returns."""
    return np.divide(money, money + half, out=np.zeros(np.shape(money)), where=money > 0)


def _over(part, whole):
    """Divide, with NaN where there is nothing to divide by."""
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)


def _thresholds(estimate, shares):
    """Return the estimates that the best shares of customers reach; at least one always does."""
    places = [len(estimate) - max(1, round(share * len(estimate))) for share in shares]
    return np.partition(estimate, places)[places]
