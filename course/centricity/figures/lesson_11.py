"""The figures of lesson 11 that aren't simulators, each with the words beside it."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.uplift import average_effect, gain_curve

# The share of members at which the words compare the lists.
FIRST = 0.10


def effect_by_band(bands, price):
    """Show what a call did in each band of the risk score, against what it must do to pay.

    Parameters
    ----------
    bands : pandas.DataFrame
        Indexed by the band's label; columns ``effect``, ``low`` and ``high`` (proportions).
    price : float
        The effect at which a call just pays.
    """
    with plots.house_style():
        fig, ax = plots.subplots(height=330)
        places = np.arange(len(bands))
        effect = 100 * bands["effect"]
        reach = [effect - 100 * bands["low"], 100 * bands["high"] - effect]
        ax.errorbar(places, effect, yerr=reach, fmt="o", color=plots.BLUE, capsize=4)
        ax.axhline(0, color=plots.GREY, lw=0.8)
        ax.axhline(100 * price, color=plots.VERMILION, ls="--")
        # Beside the axes, where no interval crosses it.
        ax.text(
            1.01,
            100 * price,
            _("a call pays\nabove this line"),
            transform=ax.get_yaxis_transform(),
            va="center",
            color=plots.VERMILION,
        )
        ax.set_xticks(places, bands.index)
        ax.set(xlabel=_("risk score before the trial"), ylabel=_("effect of a call, points"))
        ax.set_title(_("What a call did"))
    best, worst = bands["effect"].idxmax(), bands["effect"].idxmin()
    pays = bands.index[bands["low"] > price]
    plots.show(
        fig,
        _(
            "The effect with its 95% interval in each band of the score. It is largest at {best}, "
            "{most:.0f} points, and smallest at {worst}, {least:.0f} points. In {count} of {all} "
            "bands the whole interval lies above what a call must do to pay."
        ).format(
            best=best,
            most=100 * bands["effect"].max(),
            worst=worst,
            least=100 * bands["effect"].min(),
            count=len(pays),
            all=len(bands),
        ),
    )


def gain(trial, by_effect, by_risk):
    """Show how many members stay because of the call, as more are called, in three orders.

    Parameters
    ----------
    trial : pandas.DataFrame
        Columns ``called`` and ``renewed``: members whose answers had no part in the ranking.
    by_effect, by_risk : array-like of float
        For each of them, the effect learned from others, and the score of risk.
    """
    curves = [gain_curve(rank, trial["called"], trial["renewed"]) for rank in (by_effect, by_risk)]
    share, everybody = curves[0]["share"], curves[0]["gain"].iloc[-1]
    effect, risk = (_kept_first(rank, trial) for rank in (by_effect, by_risk))
    with plots.house_style():
        fig, ax = plots.subplots(height=320)
        for curve, color, style, label in (
            (curves[0], plots.BLUE, "-", _("by effect")),
            (curves[1], plots.VERMILION, "--", _("by risk")),
        ):
            ax.plot(100 * share, curve["gain"], color=color, ls=style, label=label)
        ax.plot([0, 100], [0, everybody], color=plots.GREY, ls=":", label=_("by lot"))
        ax.axhline(0, color=plots.GREY, lw=0.8)
        ax.set(xlim=(0, 100), xlabel=_("members called, best rank first, %"))
        ax.set(ylabel=_("members"), title=_("Who stay because of the call, estimated"))
        ax.legend(loc="lower right")
    plots.show(
        fig,
        _(
            "With the first {first:.0%} of {count:,} members called, an estimated {effect[0]:.0f} "
            "stay because of it if they are ranked by effect (95% interval {effect[1]:.0f} to "
            "{effect[2]:.0f}), {risk[0]:.0f} if by risk ({risk[1]:.0f} to {risk[2]:.0f}), and "
            "{lot:.0f} if a lot decides. With everybody called the three meet at {all:.0f}."
        ).format(
            first=FIRST,
            count=len(trial),
            effect=effect,
            risk=risk,
            lot=FIRST * everybody,
            all=everybody,
        ),
    )


def _kept_first(rank, trial):
    """Return how many of the first members stay because of the call, with its interval."""
    count = round(FIRST * len(trial))
    first = trial.iloc[np.argsort(-np.asarray(rank), kind="stable")[:count]]
    found = average_effect(first["called"], first["renewed"])
    return [count * found[name] for name in ("effect", "low", "high")]


def credit(table, truth):
    """Show how many new members each way of counting gives a channel, and how many it added.

    Parameters
    ----------
    table : pandas.DataFrame
        Indexed by channel, one column for each way of counting.
    truth : pandas.Series
        By channel: how many members it really added.
    """
    marks = ["o", "s", "^", "D", "v"]
    colors = [plots.BLUE, plots.SKY, plots.GREEN, plots.AMBER, plots.PINK]
    ordered = table.loc[truth.sort_values().index]
    with plots.house_style():
        fig, ax = plots.subplots(height=330)
        places = np.arange(len(ordered))
        ax.barh(
            places,
            truth[ordered.index],
            height=0.7,
            color=plots.PALE,
            edgecolor=plots.GREY,
            hatch="//",
            label=_("truly added"),
        )
        for column, mark, color in zip(ordered, marks, colors, strict=False):
            ax.plot(ordered[column], places, mark, color=color, ms=7, label=column)
        ax.set_yticks(places, ordered.index)
        ax.grid(axis="y", visible=False)
        ax.set(xlabel=_("new members"), title=_("Who brought them?"))
        ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    most, least = truth.idxmax(), truth.idxmin()
    plots.show(
        fig,
        _(
            "Bars: the members that each channel truly added in this constructed world. Marks: "
            "what each way of counting gives it. {least} added {none:.0f} and gets between "
            "{low:.0f} and {high:.0f}; {most} added {some:.0f}. Of {joined:,.0f} who joined, all "
            "of whom each way shares out, the channels together added {added:.0f}."
        ).format(
            least=least.capitalize(),
            none=truth[least],
            low=table.loc[least].min(),
            high=table.loc[least].max(),
            most=most,
            some=truth[most],
            joined=table.iloc[:, 0].sum(),
            added=truth.sum(),
        ),
    )
