"""Rates and mix: both kinds of customers stay better, and the total falls."""

import pandas as pd

from centricity import plots
from centricity.i18n import _
from centricity.models.survival import mix_decomposition
from centricity.widgets.simulator import Simulator, slider

KINDS = ("loyal", "restless")
# Rates are shares of so many customers; nothing depends on their number.
CUSTOMERS = 10_000


class Mix(Simulator):
    """Two kinds' retention and the share of one of them, before and after; the total out."""

    key = "mix"
    question = _(
        "A firm has two kinds of customers. It keeps more of each kind than a year ago. What has "
        "happened to its overall retention rate?"
    )
    predictions = (
        _("It has risen: an average lies between its parts."),
        _("It has risen or stayed the same."),
        _("It may have risen or fallen."),
    )
    presets = {  # noqa: RUF012
        _("The same mix as before"): {"share_after": 50},
        _("The same rates as before"): {"loyal_after": 90, "restless_after": 60},
        _("Everybody worse, the total better"): {
            "loyal_after": 87,
            "restless_after": 57,
            "share_after": 20,
        },
    }

    def make_controls(self):
        return {
            "loyal_before": slider(_("Loyal stay, before"), 90, 40, 100, 1),
            "loyal_after": slider(_("Loyal stay, after"), 94, 40, 100, 1),
            "restless_before": slider(_("Restless stay, before"), 60, 40, 100, 1),
            "restless_after": slider(_("Restless stay, after"), 62, 40, 100, 1),
            "share_before": slider(_("% restless, before"), 50, 0, 100, 5),
            "share_after": slider(_("% restless, after"), 75, 0, 100, 5),
        }

    def compute(
        self, loyal_before, loyal_after, restless_before, restless_after, share_before, share_after
    ):
        """Return the overall rates before and after, and the parts of their difference.

        Parameters
        ----------
        loyal_before, loyal_after, restless_before, restless_after : int
            Per cent of each kind who stay.
        share_before, share_after : int
            Per cent of all customers who are restless.

        Returns
        -------
        dict
            ``before`` and ``after`` (dicts of proportions: ``loyal``, ``restless``, ``share``,
            ``total``), ``rates`` and ``mix`` (what each adds to the total, as proportions).
        """
        before = _period(loyal_before, restless_before, share_before)
        after = _period(loyal_after, restless_after, share_after)
        effects = mix_decomposition(_counts(before), _counts(after)).sum()
        return {
            "before": before,
            "after": after,
            "rates": float(effects["rate_effect"]),
            "mix": float(effects["mix_effect"]),
        }

    def draw(self):
        fig, (ax, bars) = plots.subplots(width=720, height=350, ncols=2, width_ratios=[1.7, 1])
        ax.set(xlim=(-3, 103), ylim=(40, 102), title=_("Customers who stay, %"))
        ax.set(xlabel=_("restless among all customers, %"))
        (self._old,) = ax.plot([], [], "--", color=plots.GREY, lw=1.6)
        (self._new,) = ax.plot([], [], color=plots.BLUE, lw=1.6)
        (self._path,) = ax.plot([], [], ":", color=plots.VERMILION, lw=1.6)
        (self._start,) = ax.plot(
            [], [], "--o", ms=11, color=plots.GREY, mfc="white", mew=2, label=_("total before")
        )
        (self._end,) = ax.plot(
            [], [], "-o", ms=11, color=plots.BLUE, mec="white", mew=2, label=_("total after")
        )
        ax.legend(loc="lower left")
        self._bars = bars.bar(
            [_("rates"), _("mix"), _("total")],
            [0, 0, 0],
            width=0.6,
            color=[plots.GREEN, plots.AMBER, plots.VERMILION],
        )
        self._bars[1].set_hatch("//")
        self._bars[1].set_edgecolor("white")
        bars.axhline(0, color=plots.INK, lw=0.8)
        bars.grid(axis="x", visible=False)
        bars.set(title=_("What they add, points"))
        self._effects = bars
        lines = [self._old, self._new, self._path, self._start, self._end]
        return fig, [*lines, *self._bars]

    def update(self, result):
        before, after = result["before"], result["after"]
        for line, point, period in (
            (self._old, self._start, before),
            (self._new, self._end, after),
        ):
            line.set_data([0, 100], [100 * period["loyal"], 100 * period["restless"]])
            point.set_data([100 * period["share"]], [100 * period["total"]])
        self._path.set_data(
            [100 * before["share"], 100 * after["share"]],
            [100 * before["total"], 100 * after["total"]],
        )
        heights = [100 * result["rates"], 100 * result["mix"]]
        heights.append(sum(heights))
        for bar, height in zip(self._bars, heights, strict=True):
            bar.set_height(height)
        # Round limits, so that the axes move seldom.
        reach = next(size for size in (10, 20, 50, 100) if size >= max(map(abs, heights)) - 1e-9)
        self._effects.set_ylim(-reach, reach)

    def sentence(self, result):
        kinds = _(
            "Of the loyal customers {loyal_before:.0%} stayed before and {loyal_after:.0%} after; "
            "of the restless, {restless_before:.0%} and {restless_after:.0%}."
        ).format(
            **{
                f"{kind}_{when}": result[when][kind]
                for kind in KINDS
                for when in ("before", "after")
            }
        )
        total = _("All together went from {before:.1%} to {after:.1%}.").format(
            before=result["before"]["total"], after=result["after"]["total"]
        )
        parts = _("The rates add {rates:+.1f} points and the mix {mix:+.1f}.").format(
            rates=_points(result["rates"]), mix=_points(result["mix"])
        )
        return f"{kinds} {total} {parts}"


def _points(effect):
    """Return an effect in points to one digit; adding 0 turns a -0 from rounding into 0."""
    return round(100 * effect, 1) + 0.0


def _period(loyal, restless, share):
    """Return the rates of one period, the share of the restless and the overall rate."""
    rates = {"loyal": loyal / 100, "restless": restless / 100, "share": share / 100}
    total = (1 - rates["share"]) * rates["loyal"] + rates["share"] * rates["restless"]
    return {**rates, "total": total}


def _counts(period):
    customers = pd.Series([1 - period["share"], period["share"]], index=KINDS) * CUSTOMERS
    stayed = customers * [period[kind] for kind in KINDS]
    return pd.DataFrame({"customers": customers, "stayed": stayed})
