"""The window: how long do members stay, when you can only watch until today?"""

import math
from functools import cache

import numpy as np
from ipywidgets import Dropdown
from matplotlib.collections import LineCollection

from centricity import plots
from centricity.i18n import _
from centricity.models.survival import kaplan_meier, median_survival
from centricity.widgets.simulator import LABEL, WIDTH, Simulator, slider

LONGEST = 48
MOST = 200
SHOWN = 28
MONTHS = np.arange(LONGEST + 1)
# Long enough for the slowest mixture to come down to a half.
AGES = np.arange(1200)


class Window(Simulator):
    """Two kinds of members and a window in; the naive, the estimated and the true curve out."""

    key = "window"
    question = _(
        "A plan is three years old. You take all members who have left and look when half of "
        "those were gone: after 5 months. Members keep joining, and many are still there. After "
        "how many months will half of all who join be gone?"
    )
    predictions = (
        _("After fewer than 5 months."),
        _("After about 5 months."),
        _("After about 10 months."),
        _("Nobody can say while members are still there."),
    )
    presets = {  # noqa: RUF012
        _("A plan in its first year"): {"window": 12},
        _("Watched for four years"): {"window": 48},
        _("Few members"): {"joining": 2},
        _("Hardly anybody leaves"): {"steady": 1, "share": 10},
    }

    def make_controls(self):
        return {
            "window": slider(_("Months watched"), 36, 6, LONGEST, 6),
            "joining": slider(_("Join a month"), 60, 2, MOST, 2),
            "steady": slider(_("Steady: leave, %"), 4, 1, 10, 1),
            "restless": slider(_("Restless: leave, %"), 15, 5, 40, 1),
            "share": slider(_("% restless"), 40, 0, 100, 10),
            "missing": Dropdown(
                options=[(_("dropped"), "dropped"), (_("taken as leaving today"), "leaving")],
                description=_("Those still here are"),
                tooltip=_("Those still here are"),
                style=LABEL,
                layout=WIDTH,
            ),
        }

    def compute(self, window, joining, steady, restless, share, missing):
        """Draw members of two kinds who join month by month, and watch them until today.

        A constructed world: each member leaves at the end of a month with a chance that never
        changes. The same parameters give the same members.

        Parameters
        ----------
        window : int
            Months since the plan began.
        joining : int
            New members a month.
        steady, restless : int
            Per cent of each kind who leave in any month.
        share : int
            Per cent of new members who are restless.
        missing : str
            What the naive curve does with those still here: ``"dropped"`` or ``"leaving"``.

        Returns
        -------
        dict
            ``joined`` (month of joining), ``months`` (stay so far) and ``left`` (arrays over
            members); ``window``; ``curve`` and ``naive`` (frames of `kaplan_meier`); ``truth``
            (survival after 0, 1, ... months); ``medians`` (dict of floats: naive, estimate, truth).
        """
        kind, luck, day = (part[:window, :joining] for part in _dice())
        chance = np.where(kind < share / 100, restless, steady) / 100
        stay = np.ceil(np.log(luck) / np.log(1 - chance))
        joined = np.arange(window)[:, None] + day
        watched = np.floor(window - joined)
        left = (stay <= watched).ravel()
        months = np.minimum(stay, watched).ravel()
        curve = kaplan_meier(months, left)
        counted = left if missing == "dropped" else np.ones_like(left)
        stays = months[counted]
        naive = kaplan_meier(stays, np.ones(stays.size, dtype=bool)) if stays.size else None
        truth = share / 100 * (1 - restless / 100) ** AGES
        truth += (1 - share / 100) * (1 - steady / 100) ** AGES
        return {
            "joined": joined.ravel(),
            "months": months,
            "left": left,
            "window": window,
            "missing": missing,
            "curve": curve,
            "naive": naive,
            "truth": truth[: LONGEST + 1],
            "medians": {
                "naive": math.nan if naive is None else median_survival(naive),
                "estimate": median_survival(curve),
                "truth": float(np.argmax(truth <= 0.5)),
            },
        }

    def draw(self):
        fig, (lives, ax) = plots.subplots(width=740, height=360, ncols=2, width_ratios=[1, 1.25])
        lives.set(xlim=(0, LONGEST + 1), ylim=(-1, SHOWN), yticks=[], xticks=range(0, 49, 12))
        lives.set(xlabel=_("month of the plan"), title=_("Some of the members"))
        self._here = LineCollection([], colors=plots.BLUE, linewidths=2, label=_("still here"))
        self._gone = LineCollection([], colors=plots.AMBER, linewidths=2, label=_("left"))
        for lines in (self._gone, self._here):
            lives.add_collection(lines, autolim=False)
        (self._ends,) = lives.plot([], [], "o", ms=4, mfc="white", mec=plots.BLUE)
        (self._today,) = lives.plot([], [], "--", color=plots.INK, lw=1.2, label=_("today"))
        lives.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=3, handlelength=1.4)
        ax.set(xlim=(0, LONGEST), ylim=(0, 1.02), xticks=range(0, 49, 12))
        ax.set(xlabel=_("months since joining"), title=_("Share still there"))
        ax.yaxis.set_major_formatter(lambda share, _place: f"{share:.0%}")
        self._band = ax.fill_between([], [], [], step="post", color=plots.SKY, alpha=0.45, lw=0)
        steps = {"drawstyle": "steps-post"}
        (self._naive,) = ax.plot([], [], "-.", color=plots.VERMILION, label=_("naive"), **steps)
        (self._curve,) = ax.plot(
            [], [], color=plots.BLUE, lw=2.6, label=_("everybody, while watched"), **steps
        )
        (self._truth,) = ax.plot([], [], "--", color=plots.INK, lw=1.3, label=_("truth"), **steps)
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=3, handlelength=1.8)
        lines = [self._gone, self._here, self._ends, self._today]
        return fig, [*lines, self._band, self._naive, self._curve, self._truth]

    def update(self, result):
        chosen = np.linspace(0, len(result["months"]) - 1, SHOWN).astype(int)
        joined, left = result["joined"][chosen], result["left"][chosen]
        # Whoever is still here is seen until today, not only until the last full month.
        end = np.where(left, joined + result["months"][chosen], result["window"])
        rows = np.arange(SHOWN)
        pieces = np.stack([np.column_stack([joined, rows]), np.column_stack([end, rows])], axis=1)
        self._gone.set_segments(pieces[left])
        self._here.set_segments(pieces[~left])
        self._ends.set_data(end[~left], rows[~left])
        self._today.set_data([result["window"]] * 2, [-1, SHOWN])
        curve = result["curve"]
        known = curve["standard_error"].notna()
        spread = 1.96 * curve["standard_error"][known]
        middle = curve["survival"][known]
        self._band.set_data(
            curve["time"][known], (middle - spread).clip(0), (middle + spread).clip(upper=1)
        )
        self._curve.set_data(curve["time"], curve["survival"])
        self._truth.set_data(MONTHS, result["truth"])
        naive = result["naive"]
        self._naive.set_data(*([], []) if naive is None else (naive["time"], naive["survival"]))

    def sentence(self, result):
        count, gone = len(result["left"]), int(result["left"].sum())
        joined = _(
            "In this constructed world {count:,} joined in {window} months, and {gone:,} have left."
        ).format(count=count, window=result["window"], gone=gone)
        return " ".join([joined, self._about_naive(result), self._about_estimate(result)])

    def _about_naive(self, result):
        half = result["medians"]["naive"]
        if math.isnan(half):
            return _("Drop the others, and nothing is left to count.")
        if result["missing"] == "dropped":
            return _("Drop the others, and half are gone after {half:.0f} months.").format(
                half=half
            )
        return _(
            "Take the others as leaving today, and half are gone after {half:.0f} months."
        ).format(half=half)

    def _about_estimate(self, result):
        half, truth = result["medians"]["estimate"], result["medians"]["truth"]
        if math.isinf(half):
            return _(
                "Count everybody for as long as they were watched, and more than half are still "
                "there at the end of the curve; the truth is {truth:.0f} months."
            ).format(truth=truth)
        return _(
            "Count everybody for as long as they were watched, and half are gone after "
            "{half:.0f} months; the truth is {truth:.0f}."
        ).format(half=half, truth=truth)


@cache
def _dice():
    """Return what chance decides about each member: kind, length of stay, day of joining."""
    rng = np.random.default_rng(20_260_506)
    return rng.random((3, LONGEST, MOST))
