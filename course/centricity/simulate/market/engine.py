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

from centricity.models.inputs import whole_numbers
from centricity.simulate.market.customers import draw
from centricity.simulate.market.decisions import AMOUNTS, as_decision
from centricity.simulate.market.view import SEGMENTS, Rival, View

ROUNDS = 9
NAMES = ("Veretta", "Northlight", "Amberley", "Castell")
PLAYER = 0

# Crowns a quarter at which an effect reaches half of what it can ever reach.
SERVICE_HALF = 8.0  # a customer served
FEEDBACK_HALF = 1.6  # an own customer
DATA_HALF = 0.8  # an own customer
PRODUCT_HALF = 0.7  # a head of the market: a better plan costs the same for few as for many
OFFERS_HALF = 1.5  # a head of the market

# What a quarter's satisfaction is made of; with ordinary spending it comes to about 0.5.
UNSERVED = 0.40
BY_SERVICE = 0.55
BY_PRODUCT = 0.30
ADAPTING = 0.5
ORDINARY = 0.5
MOST_LEAVING = 0.95

# Product and data keep this part of what they were.
PRODUCT_KEEPS = 0.7
DATA_KEEPS = 0.6
# How well a firm ranks its customers with no data at all, from their bills alone.
BILLS_KNOW = 0.3

# Crowns a head of the market that make a firm as well known as staying without a plan.
KNOWN = 70.0
PRODUCT_DRAWS = 1.0
AIMING = 0.9


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
        self.seed = _whole("seed", seed, 0)
        self.people = draw(scenario, self.seed, _whole("size", size, 100))
        self.size = len(self.people)
        self.firms = 1 + len(scenario.rivals)
        self.nobody = self.firms
        self.round = 0
        self.rows = []
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
        self.margin = self._sums(self.people.margin)
        self.cash = (1 - scenario.owners_share) * self.margin + self._funding()
        self.last = [as_decision({})] * self.firms
        self.movement = {
            "left": np.zeros(self.firms, int),
            "joined": np.zeros(self.firms, int),
            "retention": np.full(self.firms, np.nan),
            "unanswered": np.full(self.firms, np.nan),
        }

    @property
    def customers(self):
        """Customers of each firm, shape (firms,)."""
        return self._counts(self.firm)

    @property
    def equity(self):
        """Customer equity of each firm in crowns, shape (firms,)."""
        return self._sums(self.people.value)

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
        customers = self.customers
        others = [firm for firm in range(self.firms) if firm != seat]
        return View(
            round=self.round + 1,
            rounds=ROUNDS,
            cash=float(self.cash[seat]),
            coordination_rate=self.scenario.coordination,
            market_size=self.size,
            unattached=int(self.size - customers.sum()),
            customers=int(customers[seat]),
            joined=int(self.movement["joined"][seat]),
            left=int(self.movement["left"][seat]),
            retention=float(self.movement["retention"][seat]),
            satisfaction=float(self._means(self.satisfaction)[seat]),
            unanswered=float(self.movement["unanswered"][seat]),
            margin=float(self.margin[seat]),
            equity=float(self.equity[seat]),
            value_shares=self._value_shares(seat),
            product_quality=float(self.product[seat]),
            data_quality=float(self.data[seat]),
            rivals=tuple(
                Rival(
                    NAMES[firm],
                    int(customers[firm]),
                    self.last[firm].acquisition,
                    self.last[firm].product,
                )
                for firm in others
            ),
        )

    def price(self, seat, decision):
        """Return what a decision would cost a firm now, coordination included, in crowns.

        Raises
        ------
        ValueError
            If that is more than the firm has in cash.
        """
        customers = int(self.customers[seat])
        coordination = decision.coordination(customers, self.scenario.coordination)
        cost = decision.spend + coordination
        cash = float(self.cash[seat])
        if cost > cash:
            raise ValueError(
                f"Quarter {self.round + 1}: the decision costs {cost:,.0f} crowns "
                f"({coordination:,.0f} of them for coordination), and {cash:,.0f} are in cash: "
                f"{cost - cash:,.2f} too many."
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
            raise ValueError(f"The game is over: {ROUNDS} quarters have been played.")
        costs = np.array([self.price(seat, one) for seat, one in enumerate(decisions)])
        spent = {name: np.array([getattr(one, name) for one in decisions]) for name in AMOUNTS}
        luck = np.random.default_rng([self.seed, 2, self.round])
        customers = self.customers
        before = {"cash": self.cash, "customers": customers}

        self._build(spent, customers)
        answered = _reach(spent["feedback"], FEEDBACK_HALF * customers)
        lift = self._serve(decisions, customers, answered)
        talk = self._sums(self.people.voice * self.satisfaction)
        offers = _reach(spent["acquisition"], OFFERS_HALF * self.size)
        aim = AIMING * self.data
        chance = self._chance_of_leaving(offers, aim)
        risk = self._risk(chance)
        leaves = luck.random(self.size, np.float32) < chance
        leaves &= self.firm != self.nobody
        left = self._counts(self.firm[leaves])
        joined = self._choose(leaves, luck, spent["acquisition"], talk, aim)

        self.margin = self._sums(self.people.margin)
        owners = self.scenario.owners_share * self.margin
        self.cash = self.cash - costs + self.margin - owners + self._funding()
        self.last = list(decisions)
        self.round += 1
        with np.errstate(invalid="ignore"):
            self.movement = {
                "left": left,
                "joined": joined,
                "retention": 1 - left / customers,
                "unanswered": 1 - answered,
            }
        self._book(before, spent, costs, owners, risk, lift)

    def history(self):
        """Return every quarter so far: one row a quarter and firm.

        Returns
        -------
        pandas.DataFrame
            ``round``, ``firm`` (name), ``seat``; at the start ``customers_before`` and
            ``cash_before``; what was decided, in the names of `Decision`, and ``coordination``;
            ``left``, ``joined``, ``customers``, ``retention``, ``satisfaction``, ``unanswered``;
            ``margin``, ``funding``, ``owners`` (what they took out), ``cash`` (at the end);
            ``equity``; ``product_quality``, ``data_quality``; ``risk`` (how much of the margin of
            the customers kept depends on chance: its standard deviation over its mean, before the
            draw); ``service_lift`` (mean value of the customers whom a service crown reached,
            over the mean value of all own customers; 1 is equal treatment; NaN without service).
        """
        return pd.DataFrame(self.rows)

    def _build(self, spent, customers):
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
                chosen = own[estimate >= _threshold(estimate, decision.focal_share)]
                focal[chosen] = True
                top[seat] += decision.service_focal / len(chosen)
        served = np.where(focal, self._of_firm(top), self._of_firm(level))
        service = served / (served + np.float32(SERVICE_HALF))
        trouble = self._of_firm(self.scenario.trouble * (1 - answered))
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
        return np.divide(weighted, even, out=np.full(self.firms, np.nan), where=even > 0)

    def _chance_of_leaving(self, offers, aim):
        """Return each person's chance of leaving; offers pull however satisfied one is."""
        scenario, people = self.scenario, self.people
        pull = self._of_firm(offers.sum() - offers + scenario.discounter)
        aimed = self._of_firm((offers * aim).sum() - offers * aim)
        # Aimed offers reach the best customers of rivals twice as hard, the least not at all.
        pull = pull + aimed * (2 * people.rank - 1)
        chance = people.leaving * (2 * (1 - self.satisfaction))
        chance += np.float32(scenario.poaching) * people.price * pull
        return np.minimum(chance, np.float32(MOST_LEAVING), out=chance)

    def _choose(self, leaves, luck, acquisition, talk, aim):
        """Let leavers and people without a plan choose; return how many joined each firm."""
        draws = luck.random(self.size, np.float32)
        pool = np.flatnonzero(leaves | (self.firm == self.nobody))
        came_from = self.firm[pool]
        product = self.people.product[pool]
        aside = 2 * self.people.rank[pool] - 1
        known = acquisition / (KNOWN * self.size) + self.scenario.talk * talk / self.size
        weights = np.empty((self.firms, len(pool)), np.float32)
        for firm in range(self.firms):
            quality = np.float32(PRODUCT_DRAWS * self.product[firm])
            weights[firm] = np.float32(known[firm]) * (1 + product * quality)
            weights[firm] *= 1 + np.float32(aim[firm]) * aside
            # Nobody comes back in the quarter in which they left.
            weights[firm][came_from == firm] = 0
        upto = np.cumsum(weights, axis=0)
        drawn = draws[pool] * (1 + upto[-1])
        choice = (drawn >= upto).sum(axis=0)
        self.firm[pool] = choice
        self.satisfaction[pool] = ORDINARY
        return self._counts(choice)

    def _risk(self, chance):
        """Return the standard deviation of the margin kept, as a share of its mean."""
        margin = self.people.margin
        kept = self._sums(margin * (1 - chance))
        spread = np.sqrt(self._sums(margin * margin * chance * (1 - chance)))
        return np.divide(spread, kept, out=np.full(self.firms, np.nan), where=kept > 0)

    def _book(self, before, spent, costs, owners, risk, lift):
        customers, equity = self.customers, self.equity
        satisfaction = self._means(self.satisfaction)
        funding = self._funding()
        together = sum(spent.values())
        for seat in range(self.firms):
            self.rows.append(
                {
                    "round": self.round,
                    "firm": NAMES[seat],
                    "seat": seat,
                    "customers_before": int(before["customers"][seat]),
                    "cash_before": float(before["cash"][seat]),
                    **self.last[seat].as_dict(),
                    "coordination": float(costs[seat] - together[seat]),
                    "left": int(self.movement["left"][seat]),
                    "joined": int(self.movement["joined"][seat]),
                    "customers": int(customers[seat]),
                    "retention": float(self.movement["retention"][seat]),
                    "satisfaction": float(satisfaction[seat]),
                    "unanswered": float(self.movement["unanswered"][seat]),
                    "margin": float(self.margin[seat]),
                    "funding": float(funding[seat]),
                    "owners": float(owners[seat]),
                    "cash": float(self.cash[seat]),
                    "equity": float(equity[seat]),
                    "product_quality": float(self.product[seat]),
                    "data_quality": float(self.data[seat]),
                    "risk": float(risk[seat]),
                    "service_lift": float(lift[seat]),
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
        total = float(value.sum(dtype=float))
        return tuple(
            float(value[estimate >= _threshold(estimate, share)].sum(dtype=float)) / total
            for share in SEGMENTS
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

    def _means(self, of_people):
        with np.errstate(invalid="ignore"):
            return self._sums(of_people) / self.customers


def _whole(name, value, low):
    if np.ndim(value):
        raise ValueError(f"{name} is {value!r}; it must be a single whole number.")
    return int(whole_numbers(name, value, low=low))


def _reach(money, half):
    """Return what money reaches, 0 to below 1: half of it at `half`, with diminishing returns."""
    return np.divide(money, money + half, out=np.zeros(np.shape(money)), where=money > 0)


def _threshold(estimate, share):
    """Return the estimate that the best `share` of customers reach; at least one does."""
    many = max(1, round(share * len(estimate)))
    return np.partition(estimate, len(estimate) - many)[len(estimate) - many]
