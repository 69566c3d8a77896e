"""Two policies: equal service for all, or effort where customers are expected to be worth most."""

import math

from centricity import plots
from centricity.i18n import _
from centricity.simulate import policies
from centricity.widgets.simulator import Simulator, slider

# Gaps below half of the last digit shown count as none.
NO_GAP = 0.0005
BAR_LIMITS = (5, 10, 20, 40, 80)
EFFORT_LIMITS = (10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000)


class TwoPolicies(Simulator):
    """Customers, budget, effect, coordination and foresight in; who is served and what it keeps."""

    key = "two-policies"
    question = _(
        "Two firms have the same customers and the same budget. One gives every customer equally "
        "good service. The other spends where it expects customers to be worth most. Which one "
        "keeps more money?"
    )
    predictions = (
        _("The one that serves all alike."),
        _("The one that spends by value."),
        _("It depends on how unlike the customers are, and on what it costs to tell them apart."),
    )
    presets = {  # noqa: RUF012
        _("Customers alike"): {"best_fifth": 25},
        _("A few bring most"): {"best_fifth": 70},
        _("Dear coordination"): {"coordination": 50},
        _("Poor foresight"): {"foresight": 20},
        _("Money for everybody"): {"budget": 40},
    }

    def make_controls(self):
        return {
            "best_fifth": slider(_("Best fifth brings, %"), 50, 20, 80, 5),
            "budget": slider(_("Crowns a customer"), 10, 2, 40, 2),
            "effect": slider(_("10 crowns save, %"), 30, 5, 60, 5),
            "coordination": slider(_("Coordination, %"), 15, 0, 50, 5),
            "foresight": slider(_("Foresight, %"), 70, 0, 100, 10),
        }

    def compute(self, best_fifth, budget, effect, coordination, foresight):
        """Return what each policy spends on whom, and what it keeps.

        Parameters
        ----------
        best_fifth : int
            Per cent of all margin that the best fifth of customers brings.
        budget : int
            Crowns per customer and year.
        effect : int
            Per cent of avoidable losses that 10 crowns prevent.
        coordination : int
            Per cent of the centric firm's budget.
        foresight : int
            Correlation of expected and true value, in per cent.

        Returns
        -------
        dict
            ``effort`` and ``outcome`` (frames of `centricity.simulate.policies.compare`), and
            ``gap`` (by how much centricity is ahead in ``kept``, ``margin`` and ``swing``, as a
            proportion).
        """
        effort, outcome = policies.compare(
            best_fifth / 100, budget, effect / 100, coordination / 100, foresight / 100
        )
        gap = outcome.loc["centricity"] / outcome.loc["orientation"] - 1
        return {
            "effort": effort,
            "outcome": outcome,
            "gap": {name: float(gap[name]) for name in ("kept", "margin", "swing")},
        }

    def draw(self):
        fig, (self._who, self._what) = plots.subplots(
            width=700, height=320, ncols=2, width_ratios=[1, 1]
        )
        ax = self._who
        (self._equal,) = ax.plot([], [], "--", color=plots.BLUE, label=_("equal service"))
        (self._by_value,) = ax.plot([], [], color=plots.VERMILION, label=_("by expected value"))
        ax.set(title=_("Crowns spent on each customer"), xlim=(0, 100))
        ax.set(xlabel=_("customers, from least to most promising, %"))
        ax.legend(loc="upper left")
        ax = self._what
        labels = [_("customers kept"), _("money kept"), _("swing of money")]
        self._bars = ax.barh(labels, [1, 1, 1], height=0.55, color=plots.VERMILION)
        self._labels = [ax.text(0, place, "", va="center") for place in range(3)]
        ax.axvline(0, color=plots.BLUE, linestyle="--")
        ax.invert_yaxis()
        ax.grid(axis="y", visible=False)
        ax.set(title=_("By value against equal service"), xlabel=_("difference, %"))
        return fig, [self._equal, self._by_value, *self._bars, *self._labels]

    def update(self, result):
        effort = result["effort"]
        place = [100 * (number + 0.5) / len(effort) for number in range(len(effort))]
        self._equal.set_data([0, 100], effort["orientation"].iloc[:2])
        self._by_value.set_data(place, effort["centricity"])
        most = effort[["orientation", "centricity"]].max(axis=None)
        self._who.set_ylim(0, _least(EFFORT_LIMITS, 1.3 * most))
        gaps = [100 * gap for gap in result["gap"].values()]
        limit = _least(BAR_LIMITS, 1.35 * max(map(abs, gaps)))
        self._what.set_xlim(-limit, limit)
        for bar, label, gap in zip(self._bars, self._labels, gaps, strict=True):
            bar.set_width(gap)
            label.set_text(f"{gap:+.1f}")
            label.set_x(gap + math.copysign(0.03 * limit, gap))
            label.set_horizontalalignment("left" if gap >= 0 else "right")

    def sentence(self, result):
        outcome = result["outcome"]
        equal, by_value = outcome.loc["orientation"], outcome.loc["centricity"]
        start = _(
            "In this constructed world equal service keeps {kept:.1%} of customers and "
            "{margin:.1f} crowns a customer."
        ).format(**equal)
        other = _(
            "Spending by value keeps {kept:.1%} and {margin:.1f}, and gives nothing to {none:.0f} "
            "of {all} customers."
        ).format(none=by_value["unserved"], all=len(result["effort"]), **by_value)
        return f"{start} {other} {self._verdict(result['gap'])} {self._about_swing(result['gap'])}"

    def _verdict(self, gap):
        if abs(gap["margin"]) < NO_GAP:
            return _("On money the two are level.")
        if gap["margin"] > 0:
            return _("On money, spending by value wins by {gap:.1%}.").format(gap=gap["margin"])
        return _("On money, equal service wins by {gap:.1%}.").format(gap=-gap["margin"])

    def _about_swing(self, gap):
        if abs(gap["swing"]) < NO_GAP:
            return _("The money swings equally from year to year.")
        if gap["swing"] < 0:
            return _("Its money swings less from year to year.")
        return _("Its money swings more from year to year.")


def _least(limits, value):
    """Return the least limit that leaves room for a value, so that axes move seldom."""
    return next((limit for limit in limits if limit >= value), limits[-1])
