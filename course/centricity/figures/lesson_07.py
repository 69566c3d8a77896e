"""The figures of lesson 07 that aren't simulators, each with the words beside it."""

import numpy as np
import pandas as pd

from centricity import plots
from centricity.i18n import _
from centricity.models import survey

GROUPS = {"1": (1, 1), "2 to 3": (2, 3), "4 to 6": (4, 6), "7 or more": (7, np.inf)}
MOST = 7


def holdout(customers):
    """Show purchases per customer in a later period: actual, the model's and the run rate's.

    Parameters
    ----------
    customers : pandas.DataFrame
        One row a customer: ``frequency`` before, ``actual`` purchases later, ``model`` and
        ``run_rate`` (what the two expected).
    """
    kinds = ["actual", "model", "run_rate"]
    means = customers.groupby(customers["frequency"].clip(upper=MOST))[kinds].mean()
    labels = [*map(str, means.index[:-1]), f"{MOST}+"]
    with plots.house_style():
        fig, ax = plots.subplots(height=300)
        ax.plot(labels, means["run_rate"], ":", color=plots.GREY, marker="s", label=_("run rate"))
        ax.plot(labels, means["model"], "--", color=plots.BLUE, marker="^", label=_("model"))
        ax.plot(labels, means["actual"], color=plots.VERMILION, marker="o", label=_("actual"))
        ax.set(title=_("Purchases per customer in the next 39 weeks"), ylim=(0, None))
        ax.set(xlabel=_("repeat purchases in the first 39 weeks"))
        ax.legend(loc="upper left")
    plots.show(
        fig,
        _(
            "Customers by their repeat purchases so far. The model lies a little below what they "
            "bought later, group by group: {model_1:.1f} against {actual_1:.1f} purchases for "
            "those with one repeat. The run rate is {times:.1f} times what they bought, and 0 for "
            "those without repeats, who bought {actual_0:.2f} times each."
        ).format(
            model_1=means.loc[1, "model"],
            actual_1=means.loc[1, "actual"],
            times=means.loc[1, "run_rate"] / means.loc[1, "actual"],
            actual_0=means.loc[0, "actual"],
        ),
    )


def pause(paused):
    """Show P(alive) of customers who paused, and which share of them came back.

    Thin lines on that share are 95% intervals (Wilson).

    Parameters
    ----------
    paused : pandas.DataFrame
        One row a customer: ``frequency`` (at least 1), ``alive`` (P(alive) during the pause) and
        ``later`` (purchases afterwards).
    """
    table = _by_group(paused)
    labels = [
        _("{group} ({count:,})").format(group=group, count=count)
        for group, count in table["count"].astype(int).items()
    ]
    place = np.arange(len(table))
    with plots.house_style():
        fig, ax = plots.subplots(height=320)
        ax.bar(place - 0.2, table["alive"], 0.38, color=plots.BLUE, label=_("P(alive), on average"))
        back = ax.bar(place + 0.2, table["back"], 0.38, color=plots.VERMILION, label=_("came back"))
        for bar in back:
            bar.set(hatch="//", edgecolor="white")
        low, high = survey.wilson_interval(table["came"].astype(int), table["count"].astype(int))
        ax.vlines(place + 0.2, low, high, color=plots.INK, lw=1.4)
        ax.set_xticks(place, labels)
        ax.yaxis.set_major_formatter(lambda share, _position: f"{share:.0%}")
        ax.grid(axis="x", visible=False)
        ax.set(title=_("Silent for 13 to 26 weeks: gone?"), ylim=(0, 0.85))
        ax.set(xlabel=_("repeat purchases before the pause (customers)"))
        ax.legend(loc="upper left", ncols=2)
    least, most = table.iloc[0], table.iloc[-1]
    plots.show(
        fig,
        _(
            "The more often customers had bought, the lower the model puts them after a pause, "
            "from {alive_1:.0%} for one repeat to {alive_7:.0%} for seven or more. What they did "
            "in the next 39 weeks runs the other way: {back_1:.0%} of the first came back and "
            "{back_7:.0%} of the last, who are {count} customers (95% interval {low:.0%} to "
            "{high:.0%})."
        ).format(
            alive_1=least["alive"],
            back_1=least["back"],
            alive_7=most["alive"],
            back_7=most["back"],
            count=int(most["count"]),
            low=low[-1],
            high=high[-1],
        ),
    )


def _by_group(paused):
    """Return mean P(alive), share that came back, and number of customers by past purchases."""
    rows = {}
    for group, (low, high) in GROUPS.items():
        some = paused[paused["frequency"].between(low, high)]
        rows[group] = {
            "alive": some["alive"].mean(),
            "back": (some["later"] > 0).mean(),
            "came": (some["later"] > 0).sum(),
            "count": len(some),
        }
    return pd.DataFrame(rows).T
