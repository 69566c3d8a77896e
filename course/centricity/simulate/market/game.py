"""A game: one seat played by a person or a policy, the rivals' by house policies."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from centricity import keep
from centricity.i18n import _
from centricity.simulate.market import records
from centricity.simulate.market.decisions import as_decision
from centricity.simulate.market.engine import NAMES, PLAYER, ROUNDS, Market, whole
from centricity.simulate.market.plans import checked_plan, follow
from centricity.simulate.market.policies import HOUSE, react
from centricity.simulate.market.unknown import market_named

SIZE = 50_000
# How a rival who follows somebody's plan is called.
PLAN = _("a classmate's plan")


class Game:
    """Nine quarters of one firm against its rivals.

    Parameters
    ----------
    scenario : str
        A name from `SCENARIOS`, or "unknown": a market drawn from the seed, in which rivals react
        and things happen.
    seed : int
        The luck: the same seed gives the same people and the same quarters.
    size : int
        People in the market.
    rivals : list, optional
        Up to three rivals, each a house policy's name or a plan (see `plans.plan_of`); the
        scenario's if not given.
    autosave : path, optional
        A file that is written anew after every quarter, whole or not at all. After a crash,
        `Game.resume` of it goes on where the last quarter ended.

    Raises
    ------
    ValueError
        If the scenario or a rival is unknown, or seed or size is no whole number in range.

    Examples
    --------
    >>> game = Game("few-great", seed=7, size=5000)
    >>> game.view.round, game.view.customers
    (1, 819)
    >>> view = game.play({"service_all": 9000, "acquisition": 4000})
    >>> view.round, len(game.history())
    (2, 4)
    """

    def __init__(self, scenario, seed, size=SIZE, rivals=None, autosave=None):
        self.name = scenario
        self.scenario = market_named(scenario, whole("seed", seed))
        if rivals is not None:
            self.scenario = replace(self.scenario, rivals=_checked_rivals(rivals))
        self.market = Market(self.scenario, seed, size)
        self.decisions = []
        self.autosave = None if autosave is None else Path(autosave)

    @property
    def seed(self):
        """The seed."""
        return self.market.seed

    @property
    def size(self):
        """People in the market."""
        return self.market.size

    @property
    def over(self):
        """Whether all quarters have been played."""
        return self.market.round == ROUNDS

    @property
    def view(self):
        """What the player's firm sees now: a `View`, read-only and a copy."""
        return self.market.view(PLAYER)

    @property
    def firms(self):
        """The names of the firms, the player's first, and the policy that plays each."""
        rivals = [one if isinstance(one, str) else PLAN for one in self.scenario.rivals]
        return dict(zip(NAMES, ("you", *rivals), strict=False))

    def cost(self, decision):
        """Return what a decision would cost now, coordination included, in crowns.

        Raises
        ------
        ValueError
            If it is infeasible; the message says why. Nothing is played.
        """
        return self.market.price(PLAYER, as_decision(decision))

    def play(self, decision):
        """Play one quarter, and keep it if there is an autosave file.

        Parameters
        ----------
        decision : Decision or dict
            A dict of the fields of a `Decision` will do.

        Returns
        -------
        View
            What the firm sees after it.

        Raises
        ------
        ValueError
            If the decision is infeasible or the game is over. Nothing has then changed.
        OSError
            If the autosave file can't be written. The quarter has been played.
        """
        decision = as_decision(decision)
        rivals = [
            self._rivals(policy, self.market.view(seat))
            for seat, policy in enumerate(self.scenario.rivals, start=1)
        ]
        self.market.step([decision, *rivals])
        self.decisions.append(decision)
        if self.autosave is not None:
            self.save(self.autosave)
        return self.view

    def _rivals(self, policy, view):
        """Return what a rival decides: a plan doesn't react, its nine quarters are fixed."""
        if not isinstance(policy, str):
            return follow(policy, view)
        decision = HOUSE[policy](view)
        return react(decision, view) if self.scenario.lively else decision

    def history(self, mine=False):
        """Return every quarter so far, one row a quarter and firm (see `Market.history`).

        Parameters
        ----------
        mine : bool
            Only the player's rows.
        """
        rows = self.market.history()
        return rows[rows["firm"] == NAMES[PLAYER]].reset_index(drop=True) if mine else rows

    def standings(self):
        """Return how the firms stand, the largest customer equity first.

        Returns
        -------
        pandas.DataFrame
            One row a firm, none before the first quarter: ``firm``, ``policy`` and the numbers of
            `outcome`.
        """
        rows = [
            {"firm": firm, "policy": policy, **outcome(self.market, seat)}
            for seat, (firm, policy) in enumerate(self.firms.items())
            if self.market.round
        ]
        columns = ["firm", "policy", *OUTCOME]
        table = pd.DataFrame(rows, columns=columns)
        return table.sort_values("equity", ascending=False, ignore_index=True)

    def outcome(self):
        """Return how the player's firm stands, as a dict of numbers (see `outcome`)."""
        return outcome(self.market, PLAYER)

    def to_json(self):
        """Return the game as text, to be resumed by `from_json`."""
        return records.to_json(self)

    @classmethod
    def from_json(cls, text, autosave=None):
        """Resume a game from text.

        Raises
        ------
        ValueError
            If the text is no saved game, was changed, or was saved by another version of the
            market. The message says which.
        """
        stored = records.from_json(text)
        game = cls(
            stored["scenario"], stored["seed"], stored["size"], stored["rivals"], autosave=None
        )
        records.check_market(game.scenario, stored["market"])
        for decision in stored["decisions"]:
            game.play(decision)
        game.autosave = None if autosave is None else Path(autosave)
        return game

    def save(self, path):
        """Write the game to a file, whole or not at all.

        Raises
        ------
        OSError
            If the file can't be written.
        """
        with keep.whole(Path(path)) as part:
            part.write_text(self.to_json(), encoding="utf-8")

    @classmethod
    def resume(cls, path):
        """Resume a game from a file, and go on saving it there.

        Raises
        ------
        OSError, ValueError
            As `from_json`, or if the file can't be read.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(records.NO_GAME) from error
        return cls.from_json(text, autosave=path)

    def code(self):
        """Return the result of a finished game as a short text that `verify` can replay.

        Raises
        ------
        ValueError
            If the game isn't over.
        """
        if not self.over:
            raise ValueError(
                _("There is no result yet: {played} of {rounds} quarters are played.").format(
                    played=self.market.round, rounds=ROUNDS
                )
            )
        return records.encode(self)


OUTCOME = ("equity", "customers", "retention", "satisfaction", "cash", "risk")


def outcome(market, seat):
    """Return how a firm stands after at least one quarter.

    Returns
    -------
    dict
        ``equity`` (crowns: the score), ``customers``, ``retention`` (share of customers kept, all
        quarters together), ``satisfaction`` (mean, now), ``cash`` (crowns), ``risk`` (see
        `Market.history`).

    Raises
    ------
    ValueError
        If nothing has been played.
    """
    if not market.round:
        raise ValueError(_("Nothing has been played yet."))
    customers = sum(int(quarter["customers_before"][seat]) for quarter in market.quarters)
    left = sum(int(quarter["left"][seat]) for quarter in market.quarters)
    last = {name: market.quarters[-1][name][seat].item() for name in OUTCOME}
    return {**last, "retention": 1 - left / customers if customers else float("nan")}


def run_policy(policy, scenario, seed, size=SIZE, rivals=None):
    """Let a policy play a whole game in the player's seat.

    Parameters
    ----------
    policy : callable
        Gets a `View` and returns a `Decision` (or a dict of its fields), nine times.
    scenario, seed, size, rivals
        As for `Game`.

    Returns
    -------
    Game
        Finished. `Game.outcome()` holds the numbers.

    Raises
    ------
    ValueError
        If the policy raises an error, returns no decision, or an infeasible one: the message
        names the quarter. Also if the market was changed by other means than decisions.

    Examples
    --------
    >>> def thrifty(view):
    ...     return {"service_all": 0.5 * view.cash}
    >>> run_policy(thrifty, "alike", seed=3, size=2000).over
    True
    """
    game = Game(scenario, seed, size, rivals)
    view = game.view
    while not game.over:
        view = game.play(_ask(policy, view))
    again = Game(scenario, seed, size, rivals)
    for decision in game.decisions:
        again.play(decision)
    if not np.array_equal(again.market.firm, game.market.firm) or (
        again.outcome() != game.outcome()
    ):
        raise ValueError(_("The market was changed by other means than decisions."))
    return game


def house_results(scenario, seed, size=SIZE, rivals=None, policies=HOUSE):
    """Return what each house policy would have reached in the player's seat.

    Parameters
    ----------
    scenario, seed, size, rivals
        As for `Game`.
    policies : dict
        Other policies by name, instead of the house's.

    Returns
    -------
    pandas.DataFrame
        One row a policy: ``policy``, ``equity``, ``customers``, ``retention``, ``satisfaction``,
        ``cash``, ``risk``, in the order of `policies`.

    Examples
    --------
    >>> house_results("alike", seed=3, size=2000)["policy"].tolist()
    ['product-centric', 'customer-oriented', 'customer-centric']
    """
    games = house_games(scenario, seed, size, rivals, policies)
    return pd.DataFrame([{"policy": name, **game.outcome()} for name, game in games.items()])


def house_games(scenario, seed, size=SIZE, rivals=None, policies=HOUSE):
    """Return a finished game for each policy in the player's seat, by name."""
    games = {name: Game(scenario, seed, size, rivals) for name in policies}
    for name, game in games.items():
        view = game.view
        while not game.over:
            view = game.play(policies[name](view))
    return games


def _ask(policy, view):
    try:
        return as_decision(policy(view))
    except Exception as error:
        kind = "" if isinstance(error, ValueError) else f"{type(error).__name__}: "
        raise ValueError(
            _("Quarter {quarter}: {problem}").format(quarter=view.round, problem=f"{kind}{error}")
        ) from error


def _checked_rivals(rivals):
    if not isinstance(rivals, list | tuple) or len(rivals) >= len(NAMES):
        raise ValueError(
            f"rivals is {rivals!r}; it must be a list of at most {len(NAMES) - 1} policies."
        )
    return tuple(_checked_rival(one) for one in rivals)


def _checked_rival(rival):
    # A house policy has a name; a plan is rows of numbers.
    if isinstance(rival, list | tuple) and all(isinstance(row, list | tuple) for row in rival):
        return checked_plan(rival)
    if not isinstance(rival, str) or rival not in HOUSE:
        raise ValueError(f"There is no house policy {rival!r}; there are {', '.join(HOUSE)}.")
    return rival
