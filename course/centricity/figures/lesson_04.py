"""The figures of lesson 04 that aren't simulators, each with the words beside it."""

from centricity import plots
from centricity.i18n import _


def worth_of_points(clinics, cost):
    """Show what five points of retention are worth at each clinic, against what they cost.

    Parameters
    ----------
    clinics : pandas.DataFrame
        Indexed by clinic; columns ``retention`` (0 to 1) and ``worth`` (crowns a member).
    cost : float
        Crowns a member.
    """
    ranked = clinics.sort_values("retention")
    labels = [f"{name}, {rate:.0%}" for name, rate in ranked["retention"].items()]
    with plots.house_style():
        fig, ax = plots.subplots(height=320)
        pays = ranked["worth"] > cost
        bars = ax.barh(labels, ranked["worth"], color=[_shade(one) for one in pays], height=0.65)
        for bar, above in zip(bars, pays, strict=True):
            bar.set_hatch("" if above else "//")
            bar.set_edgecolor("white")
        ax.axvline(cost, color=plots.VERMILION, linestyle="--")
        ax.annotate(
            _("cost: {cost:g}").format(cost=cost),
            (cost, 0),
            (6, -4),
            textcoords="offset points",
            color=plots.VERMILION,
        )
        ax.grid(axis="y", visible=False)
        ax.set(title=_("What five points are worth"), xlabel=_("crowns per member and year"))
    least, most = ranked.iloc[0], ranked.iloc[-1]
    plots.show(
        fig,
        _(
            "Clinics from the lowest retention (bottom) to the highest. Five points are worth "
            "{low:.0f} crowns a member at {worst} and {high:.0f} at {best}. At {count} of {all} "
            "clinics they are worth more than the {cost:g} crowns they would cost."
        ).format(
            low=least["worth"],
            worst=least.name,
            high=most["worth"],
            best=most.name,
            count=int(pays.sum()),
            all=len(ranked),
            cost=cost,
        ),
    )


def _shade(pays):
    return plots.BLUE if pays else plots.SKY
