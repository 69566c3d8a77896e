"""The figures of lesson 08 that aren't simulators, each with the words beside it."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models import concentration


def lorenz_curves(bases):
    """Show the Lorenz curves of one or two customer bases.

    Parameters
    ----------
    bases : dict of str to array-like
        What each customer brought, by the name of the base.
    """
    with plots.house_style():
        fig, ax = plots.subplots(width=520, height=340)
        ax.plot([0, 1], [0, 1], ":", color=plots.GREY, lw=1.2, label=_("all the same"))
        styles = [(plots.BLUE, "-"), (plots.VERMILION, "--")]
        for (name, values), (color, dashes) in zip(bases.items(), styles, strict=False):
            curve = concentration.lorenz(values)
            ax.plot(curve["customers"], curve["value"], dashes, color=color, label=name)
        ax.set(xlim=(0, 1), ylim=(0, 1), title=_("From the smallest customer upwards"))
        ax.set(xlabel=_("share of customers"), ylabel=_("share of revenue they hold"))
        ax.legend(loc="upper left")
    words = [
        _("{name}: the smallest 80% hold {low:.0%}, the top 20% {top:.0%}.").format(
            name=name, low=1 - top, top=top
        )
        for name, top in (
            (name, concentration.top_share(values, 0.2)) for name, values in bases.items()
        )
    ]
    plots.show(
        fig,
        " ".join([_("Curves that sag below the diagonal: revenue is uneven."), *words]),
    )


def margin_by_age(employers):
    """Show each employer's margin per employee against the median age of its staff.

    Parameters
    ----------
    employers : pandas.DataFrame
        Columns ``median_age``, ``covered``, ``margin`` (crowns in all) and ``sector``.
    """
    head = employers["margin"] / employers["covered"]
    loss, public = head < 0, employers["sector"] == "public"
    groups = [
        (~loss & ~public, plots.SKY, "o", _("pays")),
        (~loss & public, plots.SKY, "s", _("pays, public")),
        (loss & ~public, plots.VERMILION, "o", _("costs")),
        (loss & public, plots.VERMILION, "s", _("costs, public")),
    ]
    with plots.house_style():
        fig, ax = plots.subplots(width=640, height=340)
        for group, color, marker, label in groups:
            size = 14 + employers["covered"][group] / 8
            ax.scatter(
                employers["median_age"][group],
                head[group],
                s=size,
                c=color,
                marker=marker,
                edgecolors=plots.INK,
                linewidths=0.6,
                label=label,
            )
        ax.axhline(0, color=plots.INK, lw=1)
        ax.set(title=_("What an employee brings"), xlabel=_("median age of the staff"))
        ax.set(ylabel=_("crowns a year"))
        legend = ax.legend(loc="upper right", ncols=2)
        for handle in legend.legend_handles:
            handle.set_sizes([45])
    plots.show(
        fig,
        _(
            "{count} employers, larger marks for more employees. The older the staff, the less an "
            "employee brings (correlation {r:.2f}). {losing} employers cost more than they pay; "
            "the youngest of them has a median age of {youngest}."
        ).format(
            count=len(employers),
            r=np.corrcoef(employers["median_age"], head)[0, 1],
            losing=int(loss.sum()),
            youngest=int(employers["median_age"][loss].min()),
        ),
    )
