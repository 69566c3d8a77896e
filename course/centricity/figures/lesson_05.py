"""The figures of lesson 05 that aren't simulators, each with the words beside it."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.survival import retention_rates, survival_at

NORMAL = 1.96
COLOURS = {"reception": plots.BLUE, "web offer": plots.VERMILION}
STYLES = {"reception": "-", "web offer": "--"}


def curve_and_rate(curve, rate):
    """Show a survival curve beside the one that a single retention rate would draw.

    Parameters
    ----------
    curve : pandas.DataFrame
        As from `centricity.models.survival.kaplan_meier`, in months.
    rate : float
        Share who stay from one month to the next.
    """
    months = np.arange(int(curve["time"].iloc[-1]) + 1)
    constant = rate**months
    seen = curve["survival"]
    spread = NORMAL * curve["standard_error"]
    with plots.house_style():
        fig, ax = plots.subplots(height=330)
        ax.fill_between(
            curve["time"], seen - spread, seen + spread, step="post", color=plots.SKY, alpha=0.5
        )
        ax.step(curve["time"], seen, where="post", color=plots.BLUE)
        ax.plot(months, constant, "--", color=plots.VERMILION)
        ax.annotate(_("the members' curve"), (24, 0.56), color=plots.BLUE, ha="left")
        ax.annotate(
            _("one rate, {rate:.1%} a month").format(rate=rate),
            (10, 0.36),
            color=plots.VERMILION,
            ha="left",
        )
        ax.set(
            xlim=(0, months[-1]),
            ylim=(0, 1.02),
            xticks=months[::6],
            xlabel=_("months since joining"),
        )
        ax.set(title=_("Share of members still there"))
        ax.yaxis.set_major_formatter(lambda share, _place: f"{share:.0%}")
    plots.show(
        fig,
        _(
            "The members' curve falls fast at first and then flattens; the band is two standard "
            "errors wide on either side. A single rate lies above it at 6 months ({early:.0%} "
            "against {early_seen:.0%}) and below it at 24 ({late:.0%} against {late_seen:.0%})."
        ).format(
            early=rate**6,
            early_seen=survival_at(curve, 6),
            late=rate**24,
            late_seen=survival_at(curve, 24),
        ),
    )


def two_desks(curves, fees=24):
    """Show what each desk reads from the channels' curves: monthly losses, and fees paid.

    Parameters
    ----------
    curves : dict of str to pandas.DataFrame
        Curves of `centricity.models.survival.kaplan_meier` by channel, in months.
    fees : int
        How many monthly fees the centricity desk counts; the first is paid on joining.
    """
    with plots.house_style():
        fig, (losses, areas) = plots.subplots(width=720, height=340, ncols=2)
        lost, paid = {}, {}
        for channel, curve in curves.items():
            look = {"color": COLOURS[channel], "linestyle": STYLES[channel]}
            survivors = survival_at(curve, np.arange(fees))
            lost[channel] = 100 * (1 - retention_rates(survivors[:13]))
            paid[channel] = survivors.sum()
            losses.plot(range(1, 13), lost[channel], marker="o", ms=5, label=channel, **look)
            areas.step(range(fees + 1), [*survivors, survivors[-1]], where="post", **look)
            areas.fill_between(
                range(fees + 1),
                [*survivors, survivors[-1]],
                step="post",
                alpha=0.15,
                color=look["color"],
            )
            areas.annotate(
                _("{channel}: {paid:.1f} fees").format(channel=channel, paid=paid[channel]),
                (fees - 0.5, survivors[-1] - 0.09),
                ha="right",
                color=look["color"],
            )
        losses.set(title=_("Leave in the month, %"), xlabel=_("month of membership"))
        losses.set(ylim=(0, None), xticks=range(1, 13))
        losses.legend(loc="upper right")
        areas.set(title=_("Share who pay the fee"), xlabel=_("months since joining"))
        areas.set(xlim=(0, fees), ylim=(0, 1.02), xticks=range(0, fees + 1, 6))
        areas.yaxis.set_major_formatter(lambda share, _place: f"{share:.0%}")
    plots.show(
        fig,
        _(
            "Left, what the orientation desk reads: through the web offer {web:.0f}% leave in "
            "their first month and {web_later:.0f}% in their twelfth, at the reception {desk:.0f}% "
            "and {desk_later:.0f}%. Right, what the centricity desk reads: the area under the "
            "curve, {web_fees:.1f} and {desk_fees:.1f} of the first {fees} fees."
        ).format(
            web=lost["web offer"][0],
            desk=lost["reception"][0],
            web_later=lost["web offer"][-1],
            desk_later=lost["reception"][-1],
            web_fees=paid["web offer"],
            desk_fees=paid["reception"],
            fees=fees,
        ),
    )
