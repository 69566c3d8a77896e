"""The figures of lesson 02 that aren't simulators, each with the words beside it."""

from textwrap import fill

from centricity import plots
from centricity.i18n import _
from centricity.models.claims import behind

# How a link is drawn: the text says where, the text says who, or only we think so.
STYLES = {"stated": "-", "named": "--", "inferred": ":"}


def chain(claims, links, start):
    """Show a claim and everything behind it: who repeats whom, and where there are data.

    Parameters
    ----------
    claims : pandas.DataFrame
        As from `centricity.data.load_claims`.
    links : pandas.DataFrame
        As from `centricity.data.load_claim_links`.
    start : str
        The id of the claim to begin with.
    """
    names = [start, *(one for one in behind(links, start) if one != start)]
    inside = links[links["claim"].isin(names)]
    places = _places(names, inside)
    rows = max(row for _column, row in places.values()) + 1
    with plots.house_style():
        columns = max(column for column, _row in places.values()) + 1
        fig, ax = plots.subplots(width=180 * columns, height=70 + 85 * rows)
        boxes = {name: _box(ax, places[name], claims.loc[name]) for name in names}
        for link in inside.itertuples():
            _arrow(ax, boxes[link.claim], boxes[link.repeats], STYLES[link.basis])
        # Room above the first row for an arrow that leads back.
        returns = any(places[one.repeats] < places[one.claim] for one in inside.itertuples())
        ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.7 if returns else -0.5))
        ax.set_title(_("Where a claim comes from"))
        ax.set_axis_off()
    plots.show(fig, _words(claims, names, start))


def said_and_done(clinics):
    """Show what members said and what they did at each clinic, with an interval for the deeds.

    Parameters
    ----------
    clinics : pandas.DataFrame
        Indexed by clinic; columns ``said`` and ``done`` (shares), ``low`` and ``high`` (the ends
        of an interval for ``done``).
    """
    ranked = clinics.sort_values("done")
    with plots.house_style():
        fig, ax = plots.subplots(height=360)
        ax.hlines(ranked.index, 100 * ranked["low"], 100 * ranked["high"], color=plots.SKY, lw=5)
        ax.plot(100 * ranked["done"], ranked.index, "o", color=plots.BLUE, label=_("renewed"))
        ax.plot(
            100 * ranked["said"], ranked.index, "D", mfc="white", mec=plots.VERMILION, mew=1.8,
            label=_("said they would"),
        )  # fmt: skip
        ax.set(xlim=(40, 100), xlabel=_("members asked, %"), title=_("Said and done"))
        ax.grid(axis="y", visible=False)
        ax.legend(loc="lower right")
    worst, best = ranked.iloc[0], ranked.iloc[-1]
    plots.show(
        fig,
        _(
            "Clinics from the fewest renewals (bottom) to the most, with intervals of 95%. Those "
            "who said they would renew are {said_low:.0%} to {said_high:.0%} everywhere. Those "
            "who did are {done_low:.0%} at {worst} and {done_high:.0%} at {best}."
        ).format(
            said_low=ranked["said"].min(),
            said_high=ranked["said"].max(),
            done_low=worst["done"],
            done_high=best["done"],
            worst=worst.name,
            best=best.name,
        ),
    )


def _places(names, links):
    """Return a column and a row for each claim: one column further for each step back."""
    column = {names[0]: 0}
    for name in names:
        for one in links.loc[links["claim"] == name, "repeats"]:
            column.setdefault(one, column[name] + 1)
    taken = dict.fromkeys(column.values(), 0)
    places = {}
    for name in names:
        places[name] = (column[name], taken[column[name]])
        taken[column[name]] += 1
    return places


def _box(ax, place, claim):
    has_data = claim["own_data"]
    year = "" if claim.isna()["year"] else f" {claim['year']}"
    evidence = _("own data") if has_data else _("no data")
    return ax.annotate(
        f"{fill(claim['said_by'], 18)}{year}\n{evidence}",
        place,
        ha="center",
        va="center",
        color="white" if has_data else plots.INK,
        fontsize=9,
        bbox={
            "boxstyle": "round,pad=0.6",
            "facecolor": plots.BLUE if has_data else "white",
            "edgecolor": plots.BLUE if has_data else plots.GREY,
            "linestyle": "-" if has_data else "--",
        },
        zorder=3,
    )


def _arrow(ax, start, end, style):
    leads_back = end.xy[0] < start.xy[0]
    ax.annotate(
        "",
        end.xy,
        start.xy,
        arrowprops={
            "arrowstyle": "-|>",
            "color": plots.VERMILION if leads_back else plots.INK,
            "linestyle": style,
            # An arrow that leads back swings round the boxes in between.
            "connectionstyle": f"arc3,rad={0.35 if leads_back else 0}",
            # Drawn after the boxes, whose borders it must find.
            "patchA": start.get_bbox_patch(),
            "patchB": end.get_bbox_patch(),
            "shrinkA": 2,
            "shrinkB": 2,
            "lw": 1.5,
        },
        zorder=4,
    )


def _words(claims, names, start):
    name, others = claims.loc[start, "said_by"], claims.loc[names[1:]]
    if others.empty:
        return _("The claim of {name} points to nobody.").format(name=name)
    with_data = others.loc[others["own_data"], "said_by"]
    return _(
        "Behind the claim of {name} stand: {others}. With data of their own: {with_data}."
    ).format(
        name=name,
        others="; ".join(others["said_by"]),
        with_data="; ".join(with_data) or _("nobody"),
    )
