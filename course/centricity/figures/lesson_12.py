"""The figures of lesson 12, each with the words beside it: who wins where, and the debrief."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.simulate.market import SCENARIOS, SERVED_EQUALLY, WITH_DATA
from centricity.simulate.market.policies import CENTRIC, ORIENTED, PRODUCT

COLOURS = {
    PRODUCT: plots.VERMILION,
    ORIENTED: plots.GREEN,
    CENTRIC: plots.BLUE,
    "you": plots.INK,
}
MARKS = {PRODUCT: "s", ORIENTED: "o", CENTRIC: "D", "you": "*"}
# The marks again, as text beside the bars, which so become the key to the marks.
SIGNS = {"s": "\u25a0", "o": "\u25cf", "D": "\u25c6", "*": "\u2605"}
# Where the money of a quarter goes, from the bottom of a bar to its top.
PARTS = {
    _("acquisition"): (["acquisition"], plots.VERMILION, "//"),
    _("product"): (["product"], plots.AMBER, "\\\\"),
    _("service for all"): (["service_all"], plots.GREEN, ""),
    _("focal, coordination"): (["service_focal", "coordination"], plots.BLUE, ""),
    _("feedback, data"): (["feedback", "data"], plots.SKY, ".."),
}
# From here on the debrief calls a difference a drift, or a leaning one that can be named.
DRIFT = 0.05


def shares_of_best(results):
    """Show each house policy's equity as a share of the best one's, market by market.

    Parameters
    ----------
    results : pandas.DataFrame
        As from `centricity.simulate.market.study`.
    """
    equity = results.pivot(index=["scenario", "seed"], columns="policy", values="equity")
    share = equity.div(equity.max(axis=1), axis=0).groupby("scenario", sort=False).mean()
    with plots.house_style():
        fig, ax = plots.subplots(width=720, height=300)
        places = np.arange(len(share))[::-1]
        for policy in COLOURS:
            if policy in share:
                ax.plot(share[policy], places, MARKS[policy], color=COLOURS[policy], ms=8, lw=0)
                ax.plot([], [], MARKS[policy], color=COLOURS[policy], label=policy)
        ax.set_yticks(places, [SCENARIOS[name].title for name in share.index])
        ax.set(
            title=_("How near each policy comes to the best"),
            xlabel=_("customer equity, as a share of the best policy's"),
        )
        fig.legend(loc="outside lower center", ncols=3)
    winner = share.idxmax(axis=1)
    worst = share.min()
    plots.show(
        fig,
        _(
            "Three house policies in {count} markets. The first places go to {winners} different "
            "policies. At its worst the product-centric policy reaches {product:.0%} of the best, "
            "the customer-oriented one {oriented:.0%} and the customer-centric one {centric:.0%}."
        ).format(
            count=len(share),
            winners=winner.nunique(),
            product=worst[PRODUCT],
            oriented=worst[ORIENTED],
            centric=worst[CENTRIC],
        ),
    )


def lead_by_spread(table):
    """Show the lead of the centric policy over the oriented one as customers grow unlike.

    Parameters
    ----------
    table : pandas.DataFrame
        Indexed by the share of value that the best fifth holds; a column ``lead`` (a proportion).
    """
    with plots.house_style():
        fig, ax = plots.subplots(width=600, height=290)
        held, lead = table.index.to_numpy(), table["lead"].to_numpy()
        ax.axhline(0, color=plots.GREY, lw=1)
        ax.plot(held, lead, "o-", color=plots.BLUE)
        ax.xaxis.set_major_formatter("{x:.0%}")
        ax.yaxis.set_major_formatter("{x:+.0%}")
        ax.set(
            title=_("Centricity's lead over orientation"),
            xlabel=_("share of all value that the best fifth of the market holds"),
        )
    plots.show(
        fig,
        _(
            "The same market four times over, with nothing changed but how much margins differ. "
            "Where the best fifth holds {low:.0%} of the value, the centric policy's lead over the "
            "oriented one is {first:+.1%}; where it holds {high:.0%}, it is {last:+.1%}."
        ).format(low=held[0], high=held[-1], first=lead[0], last=lead[-1]),
    )


# From equal service without data to unequal service with it, one step at a time.
STEPS = {
    WITH_DATA: (_("oriented, with data"), plots.SKY, "//"),
    SERVED_EQUALLY: (_("centric, equal service"), plots.AMBER, ".."),
    CENTRIC: (_("customer-centric"), plots.BLUE, ""),
}


def lead_taken_apart(results):
    """Show by how much three policies lead the customer-oriented one, market by market.

    Parameters
    ----------
    results : pandas.DataFrame
        As from `centricity.simulate.market.study`, with the policies of `STEPS` and the oriented.
    """
    equity = results.groupby(["scenario", "policy"], sort=False)["equity"].mean().unstack()
    lead = equity.div(equity[ORIENTED], axis=0) - 1
    with plots.house_style():
        fig, ax = plots.subplots(width=720, height=300)
        places = np.arange(len(lead))
        for step, (policy, (label, colour, hatch)) in enumerate(STEPS.items()):
            bars = ax.bar(
                places + 0.27 * (step - 1), lead[policy], 0.25, color=colour, hatch=hatch,
                ec="white", label=label,
            )  # fmt: skip
            ax.bar_label(bars, [f"{one:+.0%}" for one in lead[policy]], padding=2, fontsize=8)
        ax.axhline(0, color=plots.INK, lw=1)
        ax.set_xticks(places, [SCENARIOS[name].title for name in lead.index])
        ax.yaxis.set_major_formatter("{x:+.0%}")
        ax.margins(y=0.12)
        ax.grid(axis="x", visible=False)
        ax.set(title=_("Customer equity, against the customer-oriented policy's"))
        fig.legend(loc="outside lower center", ncols=3)
    lines = [
        _(
            "{market}: with data {data:+.1%}; with the centric firm's money and equal service "
            "{equal:+.1%}; with unequal service {unequal:+.1%}."
        ).format(
            market=SCENARIOS[name].title,
            data=row[WITH_DATA],
            equal=row[SERVED_EQUALLY],
            unequal=row[CENTRIC],
        )
        for name, row in lead.iterrows()
    ]
    plots.show(fig, " ".join([_("Lead over the customer-oriented policy."), *lines]))


def debriefing(talk):
    """Show the debrief of a finished game: the figure, and what it says in words.

    Parameters
    ----------
    talk : centricity.simulate.market.debriefing.Debrief
    """
    plots.show(debrief_figure(talk), " ".join(debrief_words(talk)))


def debrief_figure(talk, width=860, height=400):
    """Return the figure of a debrief: what was decided, what came of it, what else would have.

    Parameters
    ----------
    talk : centricity.simulate.market.debriefing.Debrief
    width, height : int
        In pixels.
    """
    with plots.house_style():
        fig, axes = plots.subplots(width, height, nrows=2, ncols=2, width_ratios=[3, 2])
        _decided(axes[0, 0], talk.rounds)
        _came_of_it(axes[1, 0], talk.rounds)
        _leaned(axes[0, 1], talk.leanings)
        _else_would_have(axes[1, 1], talk.seats)
    return fig


def _decided(ax, rounds):
    below = np.zeros(len(rounds))
    for label, (columns, colour, hatch) in PARTS.items():
        amount = rounds[columns].sum(axis=1).to_numpy() / 1000
        ax.bar(
            rounds["round"], amount, 0.75, below, color=colour, hatch=hatch, ec="white", label=label
        )
        below += amount
    ax.set(title=_("Decision: thousand crowns a quarter"), xticks=rounds["round"])
    ax.grid(axis="x", visible=False)
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.05), fontsize=8, handlelength=1.2)


def _came_of_it(ax, rounds):
    ends = []
    lines = {
        "retention": (_("retention"), plots.GREEN, "-"),
        "satisfaction": (_("satisfaction"), plots.AMBER, "--"),
        "equity": (_("equity"), plots.BLUE, "-."),
    }
    for name, (label, colour, style) in lines.items():
        index = 100 * rounds[name] / rounds[name].iloc[0]
        ax.plot(rounds["round"], index, style, color=colour, label=label)
        ends.append(index)
    low = min(one.min() for one in ends)
    apart = rounds.loc[rounds["apart"], "round"]
    ax.plot(
        apart, [low - 1] * len(apart), "^", color=plots.INK, ms=6, lw=0, label=_("pulled apart")
    )
    ax.set(title=_("Consequence: quarter 1 is 100"), xticks=rounds["round"])
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.05), fontsize=8)


def _leaned(ax, leanings):
    for _place, row in leanings.iterrows():
        policy = row["policy"]
        lift = row["service_lift"] if row["service_lift"] == row["service_lift"] else 1.0
        big = 13 if policy == "you" else 8
        ax.plot(row["product_share"], lift, MARKS[policy], color=COLOURS[policy], ms=big)
        if policy == "you":
            ax.annotate(
                _("you"),
                (row["product_share"], lift),
                (0, 9),
                textcoords="offset points",
                ha="center",
                va="bottom",
                weight="bold",
                fontsize=9,
            )
    ax.set(title=_("How you leaned"), xlim=(0, 1))
    ax.xaxis.set_major_formatter("{x:.0%}")
    ax.set_xlabel(_("spent on acquisition and product"), fontsize=8)
    ax.set_ylabel(_("value served / average"), fontsize=8)
    ax.margins(y=0.4)


def _else_would_have(ax, seats):
    ordered = seats.iloc[::-1]
    labels = [f"{policy} {SIGNS[MARKS[policy]]}" for policy in ordered["policy"]]
    bars = ax.barh(
        labels,
        ordered["equity"] / 1e6,
        color=[COLOURS[policy] for policy in ordered["policy"]],
        height=0.65,
    )
    for bar, policy in zip(bars, ordered["policy"], strict=True):
        bar.set_hatch("//" if policy == "you" else "")
        bar.set_edgecolor("white")
    ax.bar_label(bars, fmt="%.2f", fontsize=8, padding=3)
    ax.margins(x=0.16)
    ax.tick_params(axis="y", labelsize=8)
    ax.grid(axis="y", visible=False)
    ax.set(title=_("Your seat, other policies"))
    ax.set_xlabel(_("customer equity, million crowns"), fontsize=8)


def debrief_words(talk):
    """Return a debrief in sentences: place, leaning, drift, and what pulled apart.

    Parameters
    ----------
    talk : centricity.simulate.market.debriefing.Debrief

    Returns
    -------
    list of str
    """
    return [_place(talk.seats), _leaning(talk), _drift(talk.leanings), _apart(talk.rounds)]


def _place(seats):
    equity = seats.set_index("policy")["equity"]
    mine, houses = equity["you"], equity.drop("you")
    if mine > houses.max():
        words = _(
            "You have won, with {mine:,.0f} crowns of customer equity. In your seat, with the same "
            "luck, the best house policy ({best}) would have reached {most:,.0f} and the last one "
            "({last}) {least:,.0f}."
        )
    else:
        words = _(
            "You ended with {mine:,.0f} crowns of customer equity. To win, you had to beat the "
            "best house policy ({best}), which would have reached {most:,.0f} in your seat, with "
            "the same luck; the last one ({last}) would have reached {least:,.0f}."
        )
    return words.format(
        mine=mine,
        best=houses.idxmax(),
        most=houses.max(),
        last=houses.idxmin(),
        least=houses.min(),
    )


def _leaning(talk):
    you = talk.leanings.set_index("policy").loc["you"]
    if np.isnan(you["service_lift"]):
        return _(
            "Of every 100 crowns you spent, {product:.0f} went into acquisition and product, and "
            "none into service: most like the {nearest} policy."
        ).format(product=100 * you["product_share"], nearest=talk.nearest)
    return _(
        "Of every 100 crowns you spent, {product:.0f} went into acquisition and product, and your "
        "service reached customers worth {lift:.2f} times the average: most like the {nearest} "
        "policy."
    ).format(product=100 * you["product_share"], lift=you["service_lift"], nearest=talk.nearest)


def _drift(leanings):
    you = leanings.set_index("policy").loc["you"]
    early, late = 100 * you["early"], 100 * you["late"]
    if np.isnan(early) or np.isnan(late):
        return _("In quarters 1 to 3, or 5 to 7, you spent nothing at all.")
    if late - early > 100 * DRIFT:
        words = _(
            "You turned outward: {early:.0f} of 100 crowns went into acquisition and product in "
            "quarters 1 to 3, {late:.0f} in quarters 5 to 7. Did you decide that, or did it happen?"
        )
    elif early - late > 100 * DRIFT:
        words = _(
            "You turned to those who were customers already: {early:.0f} of 100 crowns went into "
            "acquisition and product in quarters 1 to 3, {late:.0f} in quarters 5 to 7."
        )
    else:
        words = _(
            "You held your course: {early:.0f} of 100 crowns for acquisition and product in "
            "quarters 1 to 3, {late:.0f} in quarters 5 to 7."
        )
    return words.format(early=early, late=late)


def _apart(rounds):
    quarters = rounds.loc[rounds["apart"], "round"].tolist()
    if not quarters:
        return _("Retention, satisfaction and equity moved together all the way.")
    return _(
        "Retention, satisfaction and equity pulled apart in {count} of 8 quarters ({quarters}): "
        "there one figure on your screen was good news and another was bad."
    ).format(count=len(quarters), quarters=", ".join(map(str, quarters)))
