"""Whom to call: the riskiest, those whom a call moves most, or anybody?"""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.simulate.campaign import effect_of_a_call
from centricity.widgets.simulator import Simulator, slider

MEMBERS = 1_000
# Risks spread evenly from 0 to 1, so that the shape of the effect alone decides.
RISK = (np.arange(MEMBERS) + 0.5) / MEMBERS
WIDTH = 0.26
# One draw for all settings: a slider should move the effect, and not the luck.
LUCK = np.random.default_rng(11).normal(0, 1, MEMBERS)
SHARES = np.arange(MEMBERS + 1) / MEMBERS


class WhomToCall(Simulator):
    """Shape of the effect, its estimate, share called, cost and value in; profit of three lists."""

    key = "whom-to-call"
    question = _(
        "A firm has a list of members, from the one most likely to leave to the one most likely to "
        "stay, and calls for 30% of them. Will it keep more members if it calls the riskiest 30%, "
        "or if it draws 30% by lot?"
    )
    predictions = (
        _("The riskiest: they are the ones who leave."),
        _("By lot."),
        _("It depends on whom a call can move."),
    )
    presets = {  # noqa: RUF012
        _("The wavering can be moved"): {},
        _("The lost can be held"): {"peak": 90},
        _("Only reminders"): {"peak": 10},
        _("A rough guess of effects"): {"error": 12},
        _("A dear call"): {"cost": 40},
    }

    def make_controls(self):
        return {
            "peak": slider(_("Peak at risk, %"), 42, 10, 90, 1),
            "height": slider(_("Peak effect, points"), 13, 1, 30, 1),
            "error": slider(_("Error of guess, pts"), 0, 0, 30, 1),
            "share": slider(_("Members called, %"), 30, 1, 100, 1),
            "cost": slider(_("A call costs"), 12, 0, 60, 1),
            "value": slider(_("A stayer earns"), 300, 50, 600, 10),
        }

    def compute(self, peak, height, error, share, cost, value):
        """Return what each way of choosing keeps and earns, in a world without chance.

        Parameters
        ----------
        peak, height : int
            The risk at which a call does most, per cent, and its effect there, points.
        error : int
            Standard deviation of the error in the guessed effects, points.
        share : int
            Members called, per cent.
        cost, value : int
            Crowns a call, and crowns for a member who stays because of it.

        Returns
        -------
        dict
            ``effect`` (array, of each member in the order of `RISK`), ``called`` (by list, which
            of them are called), ``kept`` (by list, extra members kept per 100 called) and
            ``profit`` (by list, an array over `SHARES`: crowns per 1,000 members). The lists are
            ``risk``, ``uplift`` and ``lot``; ``at`` is the position of `share`.
        """
        effect = effect_of_a_call(RISK, peak / 100, WIDTH, height / 100, backfire=0)
        ranked = {
            "risk": np.argsort(-RISK),
            "uplift": np.argsort(-(effect + error / 100 * LUCK), kind="stable"),
        }
        at = round(MEMBERS * share / 100)
        moved = {name: _from_nobody(effect[order]) for name, order in ranked.items()}
        moved["lot"] = effect.sum() * SHARES
        called = np.arange(MEMBERS + 1)
        return {
            "effect": effect,
            "called": {name: np.sort(order[:at]) for name, order in ranked.items()},
            "kept": {name: float(100 * gain[at] / at) for name, gain in moved.items()},
            "profit": {name: value * gain - cost * called for name, gain in moved.items()},
            "at": at,
        }

    def draw(self):
        fig, (left, right) = plots.subplots(width=740, height=340, ncols=2)
        (self._effect,) = left.plot([], [], color=plots.INK, label=_("what a call does"))
        (self._by_uplift,) = left.plot(
            [], [], "s", color=plots.BLUE, ms=6, label=_("called by effect")
        )
        (self._risk_strip,) = left.plot(
            [], [], "s", color=plots.VERMILION, ms=6, label=_("called by risk")
        )
        left.set(xlim=(0, 100), ylim=(-9, 42), xlabel=_("risk to leave without a call, %"))
        left.set(ylabel=_("effect, points"), title=_("Whom a call moves"))
        left.legend(loc="upper right")
        right.axhline(0, color=plots.GREY, lw=0.8)
        styles = {
            "uplift": (plots.BLUE, "-", _("by effect")),
            "lot": (plots.GREY, ":", _("by lot")),
            "risk": (plots.VERMILION, "--", _("by risk")),
        }
        self._lines, self._dots = {}, {}
        for name, (color, style, label) in styles.items():
            (self._lines[name],) = right.plot([], [], color=color, ls=style, label=label)
            (self._dots[name],) = right.plot([], [], "o", ms=8, mfc=color, mec="white")
        right.set(xlim=(0, 100), ylim=(-30, 60), xlabel=_("members called, %"))
        right.set(ylabel=_("thousand crowns"), title=_("Profit per 1,000 members"))
        right.legend(loc="upper left")
        self._money = right
        live = [self._effect, self._by_uplift, self._risk_strip]
        return fig, [*live, *self._lines.values(), *self._dots.values()]

    def update(self, result):
        self._effect.set_data(100 * RISK, 100 * result["effect"])
        for artist, name, height in (
            (self._by_uplift, "uplift", -3.5),
            (self._risk_strip, "risk", -7),
        ):
            places = 100 * RISK[result["called"][name]]
            artist.set_data(places, np.full(places.size, height))
        for name, line in self._lines.items():
            profit = result["profit"][name] / 1_000
            line.set_data(100 * SHARES, profit)
            self._dots[name].set_data([100 * SHARES[result["at"]]], [profit[result["at"]]])
        self._money.set_ylim(*_limits(result["profit"]))

    def sentence(self, result):
        kept = result["kept"]
        at = result["at"]
        earned = {name: profit[at] for name, profit in result["profit"].items()}
        return " ".join(
            [
                _(
                    "In this constructed world, of 100 calls to the riskiest {risk:.1f} keep a "
                    "member who would have left; of 100 by lot {lot:.1f}; of 100 by effect "
                    "{uplift:.1f}."
                ).format(**kept),
                _(
                    "Per 1,000 members that earns {risk:,.0f}, {lot:,.0f} and {uplift:,.0f} crowns."
                ).format(**earned),
                _verdict(earned),
            ]
        )


def _from_nobody(gains):
    """Return running sums that begin with 0."""
    return np.concatenate([[0.0], np.cumsum(gains)])


def _limits(profits):
    """Return limits that move in steps, so that the axis is redrawn only now and then."""
    everything = np.concatenate(list(profits.values())) / 1_000
    step = 20
    low = step * np.floor(min(everything.min(), 0) / step)
    high = step * np.ceil(max(everything.max() * 1.05, 10) / step)
    return max(low, -80), high


def _verdict(earned):
    if max(earned.values()) <= 0:
        return _("No list pays; the best is to call nobody.")
    if earned["risk"] < earned["lot"]:
        return _("Calling the riskiest loses to chance.")
    return _("Calling the riskiest beats chance here.")
