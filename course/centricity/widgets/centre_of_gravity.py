"""Centre of gravity: who is on top, who stays there, and what rides on them."""

from functools import cache

import numpy as np
from ipywidgets import Dropdown, SelectionSlider

from centricity import data, plots
from centricity.i18n import _
from centricity.models import concentration
from centricity.simulate import shops
from centricity.widgets.simulator import LABEL, WIDTH, Simulator, slider

# Week 14 of CDNOW's records. Everybody had first bought by week 12; with those purchases in it, the
# first period would hold all customers and the next one only those who came back.
FIRST_DAY = np.datetime64("1997-04-02")
WEEKS = 65
# Customers of the CDNOW sample; the constructed shops have as many.
CUSTOMERS = 2357
TOPS = (2, 5, 10, 15, 20)
SPREADS = {"differ": 1.3, "alike": 0.0}
SEED = 8
# Who is the first to be made to repeat the first period.
ORDER_SEED = 9
BUDGETS = np.linspace(0, 1, 101)
# Per cent, on a logarithmic axis: fifteen customers swing far more than hundreds.
SWING_TICKS = (0.5, 1, 2, 5, 10, 20, 50)


class CentreOfGravity(Simulator):
    """Customers, the top, a period and a budget in; who stays, and what the budget brings, out."""

    key = "centre-of-gravity"
    question = _(
        "A music shop takes the customers who bought in one half-year, and picks the fifth of them "
        "who spent most. What share of that fifth is on top in the next half-year, too?"
    )
    predictions = (
        _("Nearly all: a good customer is a good customer."),
        _("About three quarters."),
        _("About half."),
        _("About a fifth, as if drawn by lot."),
    )
    presets = {  # noqa: RUF012
        _("The real shop"): {},
        _("Fifteen calls"): {"top": 2},
        _("A quarter's list"): {"weeks": 13},
        _("A shop of equals"): {"customers": "alike"},
        _("Lasting differences"): {"customers": "differ"},
        _("Everything on the top"): {"budget": 100},
    }

    def make_controls(self):
        return {
            "customers": Dropdown(
                options=[
                    (_("CDNOW's (real)"), "cdnow"),
                    (_("different, and lasting (constructed)"), "differ"),
                    (_("all alike (constructed)"), "alike"),
                ],
                description=_("Customers"),
                tooltip=_("Customers"),
                style=LABEL,
                layout=WIDTH,
            ),
            "top": SelectionSlider(
                options=[(str(share), share) for share in TOPS],
                value=20,
                description=_("On top, %"),
                tooltip=_("On top, %"),
                style=LABEL,
                layout=WIDTH,
            ),
            "weeks": slider(_("Period, weeks"), 26, 13, 32, 1),
            "repeat": slider(_("Made to repeat, %"), 0, 0, 100, 10),
            "budget": slider(_("Budget on the top, %"), 50, 0, 100, 5),
        }

    def compute(self, customers, top, weeks, repeat, budget):
        """Return who stays on top, and what a budget on the top brings in the next period.

        Parameters
        ----------
        customers : str
            ``"cdnow"``, ``"differ"`` or ``"alike"``.
        top : int
            Per cent of those who bought in the first period that count as the top, by their
            revenue in it.
        weeks : int
            Length of the first period and of the next one. The first begins in week 14, after
            everybody's first purchase.
        repeat : int
            Per cent of customers whose next period is made a copy of their first one, but for a
            factor common to all.
        budget : int
            Per cent of a budget that goes to the top.

        Returns
        -------
        dict
            ``real`` (whether these are CDNOW's records, untouched), ``customers``, ``buyers`` (who
            bought in the first period; everything is about them), ``count`` (on top), ``weeks``,
            ``repeat``; ``first`` and ``second`` (shares of the revenue of each period
            that the best 0, 1, ... buyers of the first hold) and ``own`` (that of the second, held
            by its own best); ``held`` and ``captured`` (those of the top), ``stay`` (share of the
            top that is on top again), ``silent`` (share of it that bought nothing); ``split`` (the
            budget's share on the top), ``gains`` and ``swings`` (over `BUDGETS`), ``gain``,
            ``swing`` and ``even_swing`` (at this split, and if the budget is the same for
            everybody).

        Notes
        -----
        A customer who gets s times the average budget brings a gain in proportion to the revenue
        of the next period and to the square root of s. That is an assumption. ``gains`` are
        relative to the same budget for everybody. ``swings`` are standard deviations over means,
        if other customers like those of the top, and others like the rest, had come instead.
        """
        running = _running_revenue(customers)
        first, second = running[:, weeks], running[:, 2 * weeks] - running[:, weeks]
        if repeat:
            same = _order() < repeat / 100 * CUSTOMERS
            second = np.where(same, first * second.sum() / first.sum(), second)
        bought = first > 0
        first, second = first[bought], second[bought]
        count = (top * len(first) + 50) // 100
        ranked = np.argsort(-first, kind="stable")
        best = second[ranked[:count]]
        gain, swing = _outcomes(best, second[ranked[count:]])
        gains, swings = gain(BUDGETS), swing(BUDGETS)
        held, captured, own = (
            np.concatenate([[0.0], np.cumsum(ordered) / ordered.sum()])
            for ordered in (first[ranked], second[ranked], np.sort(second)[::-1])
        )
        return {
            "real": customers == "cdnow" and not repeat,
            "customers": customers,
            "buyers": len(first),
            "count": count,
            "weeks": weeks,
            "repeat": repeat,
            "first": held,
            "second": captured,
            "own": own,
            "held": float(held[count]),
            "captured": float(captured[count]),
            "stay": concentration.persistence(first, second, count / len(first)),
            "silent": float((best == 0).mean()),
            "split": budget / 100,
            "gains": gains,
            "swings": swings,
            "gain": float(gains[budget]),
            "swing": float(swings[budget]),
            "even_swing": float(swing(count / len(first))),
        }

    def draw(self):
        fig, (curve, gain, swing) = plots.subplots(
            width=760, height=330, ncols=3, width_ratios=[1.7, 1, 1]
        )
        percent = np.array([0, 100])
        curve.plot(percent, percent, ":", color=plots.GREY, lw=1.2, label=_("all the same"))
        (self._own,) = curve.plot(
            [], [], "-.", color=plots.GREY, lw=1.2, label=_("next period, its own best")
        )
        (self._first,) = curve.plot([], [], color=plots.BLUE, label=_("first period"))
        (self._second,) = curve.plot(
            [], [], "--", color=plots.VERMILION, label=_("next period, same order")
        )
        (self._tops,) = curve.plot([], [], "o", ms=8, mfc=plots.INK, mec="white")
        curve.set(xlim=(0, 100), ylim=(0, 102), title=_("Revenue held by the best"))
        curve.set(xlabel=_("best customers, %"), ylabel=_("of revenue, %"))
        curve.legend(loc="lower right")
        self._gain = _outcome_lines(gain, plots.GREEN)
        self._swing = _outcome_lines(swing, plots.PINK)
        gain.set(xlim=(-3, 103), ylim=(0, 2), title=_("What it brings"))
        gain.set(xlabel=_("budget on the top, %"), ylabel=_("the same for everybody = 1"))
        swing.set_yscale("log")
        swing.minorticks_off()
        swing.set_yticks(SWING_TICKS, labels=map(str, SWING_TICKS))
        swing.set(xlim=(-3, 103), ylim=(SWING_TICKS[0], SWING_TICKS[-1]), title=_("How it swings"))
        swing.set(xlabel=_("budget on the top, %"), ylabel=_("plus or minus, %"))
        gain.legend(loc="lower left")
        curves = [self._own, self._first, self._second, self._tops]
        return fig, [*curves, *self._gain, *self._swing]

    def update(self, result):
        people = np.linspace(0, 100, result["buyers"] + 1)
        share = 100 * result["count"] / result["buyers"]
        self._own.set_data(people, 100 * result["own"])
        self._tops.set_data([share, share], [100 * result["held"], 100 * result["captured"]])
        self._first.set_data(people, 100 * result["first"])
        self._second.set_data(people, 100 * result["second"])
        split = 100 * result["split"]
        _place(self._gain, 1.0, result["gains"], (share, 1.0), (split, result["gain"]))
        _place(
            self._swing,
            100.0,
            result["swings"],
            (share, result["even_swing"]),
            (split, result["swing"]),
        )

    def sentence(self, result):
        whose = {
            "cdnow": _("CDNOW's records."),
            "differ": _("Constructed: customers differ, and each stays as they are."),
            "alike": _("Constructed: all customers are alike, and who is on top is luck."),
        }[result["customers"]]
        words = _(
            "{buyers:,} bought in the first {weeks} weeks. The top {count} of them brought "
            "{held:.1%} of the revenue of these {buyers:,}, and {captured:.1%} in the next {weeks} "
            "weeks. {stay:.0%} of the top are on top again; {silent:.0%} of it bought nothing. "
            "With {split:.0%} of the budget on them it brings {gain:.2f} times what the same for "
            "everybody would, by the simulator's assumption, and swings by {swing:.1%} instead of "
            "{even_swing:.1%}."
        ).format(**result)
        if result["repeat"]:
            made = _("Constructed on top: {repeat}% of them were made to repeat the first period.")
            return f"{whose} {made.format(**result)} {words}"
        return f"{whose} {words}"


@cache
def _running_revenue(customers):
    """Return what each customer had spent by the end of each week, from none to all of them."""
    if customers == "cdnow":
        purchases = data.load_cdnow_sample()
        purchases = purchases[purchases["date"] >= FIRST_DAY]
        week = (purchases["date"].to_numpy() - FIRST_DAY) // np.timedelta64(7, "D")
        weekly = np.zeros((CUSTOMERS, WEEKS))
        np.add.at(weekly, (purchases["in_sample"] - 1, week), purchases["amount"])
    else:
        rng = np.random.default_rng(SEED)
        weekly = shops.weekly_revenue(rng, CUSTOMERS, WEEKS, SPREADS[customers])
    return np.hstack([np.zeros((CUSTOMERS, 1)), weekly.cumsum(axis=1)])


@cache
def _order():
    return np.random.default_rng(ORDER_SEED).permutation(CUSTOMERS)


def _outcomes(best, rest):
    """Return two functions of the budget's share on the best: relative gain, and its swing."""
    share = len(best) / (len(best) + len(rest))
    total = best.sum() + rest.sum()
    spread = [len(group) * group.var() for group in (best, rest)]

    def weights(budget):
        return np.sqrt(budget / share), np.sqrt((1 - budget) / (1 - share))

    def gain(budget):
        on_best, on_rest = weights(budget)
        return (on_best * best.sum() + on_rest * rest.sum()) / total

    def swing(budget):
        on_best, on_rest = weights(budget)
        return np.sqrt(on_best**2 * spread[0] + on_rest**2 * spread[1]) / total / gain(budget)

    return gain, swing


def _outcome_lines(ax, color):
    (line,) = ax.plot([], [], color=color)
    (even,) = ax.plot([], [], "o", ms=8, mfc="white", mec=plots.INK, label=_("same for all"))
    (here,) = ax.plot([], [], "o", ms=10, mfc=plots.INK, mec="white", label=_("your split"))
    return line, even, here


def _place(lines, scale, values, even, here):
    line, even_mark, here_mark = lines
    line.set_data(100 * BUDGETS, scale * values)
    even_mark.set_data([even[0]], [scale * even[1]])
    here_mark.set_data([here[0]], [scale * here[1]])
