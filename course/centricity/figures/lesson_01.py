"""The figures of lesson 01 that aren't simulators, each with the words beside it."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.simulate import policies

LEVELS = ("belief", "behaviour", "process", "structure", "allocation")
LOWER_HALF = ("structure", "allocation")


def levels(statements):
    """Show how many statements on each word lie on which level, for both coders.

    Parameters
    ----------
    statements : pandas.DataFrame
        As from `centricity.data.load_definitions`.
    """
    names = {
        "belief": _("belief"),
        "behaviour": _("behaviour"),
        "process": _("process"),
        "structure": _("structure"),
        "allocation": _("allocation"),
    }
    words = {"orientation": _("orientation"), "centricity": _("centricity")}
    with plots.house_style():
        fig, axes = plots.subplots(width=700, height=320, ncols=2, sharey=True, sharex=True)
        place = np.arange(len(LEVELS))
        for ax, coder in zip(axes, "ab", strict=True):
            for shift, word in ((-0.2, "orientation"), (0.2, "centricity")):
                here = statements.loc[statements["word"] == word, f"level_{coder}"]
                counts = [int((here == level).sum()) for level in LEVELS]
                bars = ax.barh(place + shift, counts, 0.36, label=words[word], **_look(word))
                ax.bar_label(bars, padding=3)
            ax.set(title=_("Coder {letter}").format(letter=coder.upper()), xlabel=_("statements"))
            ax.grid(axis="y", visible=False)
        axes[0].set_yticks(place, [names[level] for level in LEVELS])
        axes[0].invert_yaxis()
        axes[0].set(xlim=(0, 14), xticks=range(0, 13, 4))
        axes[1].legend(loc="lower right")
    plots.show(fig, _about_levels(statements))


def winner_map():
    """Show by how much spending by value beats equal service, over customers and coordination."""
    shares = np.linspace(0.2, 0.8, 25)
    costs = np.linspace(0.0, 0.5, 21)
    gaps = np.array([[_advantage(share, cost) for share in shares] for cost in costs])
    with plots.house_style():
        fig, ax = plots.subplots(width=640, height=340)
        ax.grid(False)
        steps = [-8, -6, -4, -2, 0, 2, 4, 6, 8, 12, 16]
        filled = ax.contourf(100 * shares, 100 * costs, 100 * gaps, steps, cmap=plots.MAP)
        ax.contour(100 * shares, 100 * costs, gaps, [0], colors="white", linewidths=3)
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.9, "pad": 3}
        ax.text(33, 40, _("equal service\nkeeps more"), ha="center", va="center", bbox=box)
        ax.text(66, 12, _("spending by value\nkeeps more"), ha="center", va="center", bbox=box)
        ax.set(xlabel=_("margin from the best fifth of customers, %"))
        ax.set(ylabel=_("coordination, % of budget"), title=_("Money kept: who wins where"))
        fig.colorbar(filled, ax=ax, label=_("ahead by value, %"))
    plots.show(
        fig,
        _(
            "A map of a constructed world. On the white line the two policies keep the same money. "
            "To the upper left, with customers alike or dear coordination, equal service wins, by "
            "up to {least:.0%}; to the lower right spending by value wins, by up to {most:.0%}. "
            "Budget, effect and foresight are those with which the simulator opens."
        ).format(least=-gaps.min(), most=gaps.max()),
    )


def reception(clinics):
    """Show the agreement and the kappa of two observers at each clinic.

    Parameters
    ----------
    clinics : pandas.DataFrame
        Indexed by clinic; columns ``yes`` (share of the first observer's codes), ``agreement``
        and ``kappa``.
    """
    ranked = clinics.sort_values("yes")
    labels = [f"{name}, {share:.0%}" for name, share in ranked["yes"].items()]
    with plots.house_style():
        fig, ax = plots.subplots(width=680, height=340)
        place = np.arange(len(ranked))
        ax.hlines(place, ranked["kappa"], ranked["agreement"], color=plots.PALE, linewidth=4)
        ax.plot(ranked["agreement"], place, "s", ms=8, color=plots.GREY, label=_("agreement"))
        ax.plot(ranked["kappa"], place, "o", ms=9, color=plots.BLUE, label=_("kappa"))
        ax.axvline(0.4, color=plots.VERMILION, linestyle="--", label=_("the rule: 0.4"))
        ax.set_yticks(place, labels)
        ax.set(xlim=(0, 1), title=_("Two observers at each reception, and the share of 'yes'"))
        ax.grid(axis="y", visible=False)
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3)
    low = ranked[ranked["kappa"] < 0.4]
    plots.show(
        fig,
        _(
            "Clinics from the fewest 'yes' (bottom) to the most. Everywhere the observers agree on "
            "{least:.0%} to {most:.0%} of conversations. Kappa lies between {low:.2f} and "
            "{high:.2f}, and below 0.4 at {names}, the clinics with the most 'yes'."
        ).format(
            least=ranked["agreement"].min(),
            most=ranked["agreement"].max(),
            low=ranked["kappa"].min(),
            high=ranked["kappa"].max(),
            names=_(" and ").join(low.index),
        ),
    )


def _look(word):
    if word == "orientation":
        return {"color": plots.BLUE}
    return {"color": plots.VERMILION, "hatch": "//", "edgecolor": "white"}


def _about_levels(statements):
    """Say how the words divide the levels, for each coder."""
    upper, lower = [], []
    for coder in "ab":
        coded = statements.dropna(subset=[f"level_{coder}"])
        down = coded[f"level_{coder}"].isin(LOWER_HALF)
        oriented, centric = (coded["word"] == word for word in ("orientation", "centricity"))
        upper.append(float((~down[oriented]).mean()))
        lower.append(float(centric[down & (oriented | centric)].mean()))
    return _(
        "Of the statements on orientation, coder A puts {upper[0]:.0%} and coder B {upper[1]:.0%} "
        "at belief, behaviour or process. Of the statements at structure or allocation that are on "
        "one of the words, {lower[0]:.0%} and {lower[1]:.0%} are on centricity."
    ).format(upper=upper, lower=lower)


def _advantage(share, cost):
    _effort, outcome = policies.compare(share, 10, 0.3, cost, 0.7)
    return policies.advantage(outcome)
