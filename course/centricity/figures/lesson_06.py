"""The figures of lesson 06 that aren't simulators, each with the words beside it."""

import numpy as np
from scipy import stats

from centricity import plots
from centricity.i18n import _

# Tenths of the possible churn probabilities.
BINS = np.linspace(0, 1, 11)
LOOKS = ((plots.BLUE, "o-"), (plots.VERMILION, "s--"))


def retention_by_year(rates):
    """Show the retention rate of each segment year by year.

    Parameters
    ----------
    rates : pandas.DataFrame
        Indexed by year; one column a segment, proportions.
    """
    with plots.house_style():
        fig, ax = plots.subplots(height=280)
        for (color, line), (segment, column) in zip(LOOKS, rates.items(), strict=True):
            ax.plot(rates.index, column, line, color=color, label=segment)
        ax.set(title=_("Of those still there, how many renew?"), xlabel=_("year"))
        ax.set(xticks=rates.index, ylim=(0.58, 1))
        ax.yaxis.set_major_formatter("{x:.0%}")
        ax.legend(loc="lower right", ncols=2)
    first, last = rates.iloc[0], rates.iloc[-1]
    parts = [
        _("{segment} goes from {first:.0%} in year 1 to {last:.0%} in year 12.").format(
            segment=segment, first=first[segment], last=last[segment]
        )
        for segment in rates
    ]
    rise = _("The yearly retention rate rises with tenure, High End's from year 2 on.")
    plots.show(fig, " ".join([rise, *parts]))


def who_is_left(alpha, beta, years):
    """Show the churn probabilities of the customers who have renewed so many times.

    Parameters
    ----------
    alpha, beta : float
        The mixture at the start.
    years : sequence of int
        Renewals made, one panel each.
    """
    with plots.house_style():
        fig, axes = plots.subplots(height=250, ncols=len(years), sharey=True)
        lowest = []
        for ax, year in zip(axes, years, strict=True):
            shares = np.diff(stats.beta.cdf(BINS, alpha, beta + year))
            lowest.append(shares[0])
            ax.bar(BINS[:-1], shares, width=0.094, align="edge", color=plots.BLUE)
            title = _("after {year} renewals").format(year=year) if year else _("at the start")
            ax.set(title=title, xticks=[0, 0.5, 1])
            ax.xaxis.set_major_formatter("{x:.0%}")
            ax.grid(axis="x", visible=False)
        axes[0].yaxis.set_major_formatter("{x:.0%}")
        axes[0].set(ylabel=_("share of those left"))
        axes[len(years) // 2].set(xlabel=_("a customer's own chance of leaving, each year"))
    plots.show(
        fig,
        _(
            "The customers who are left, by their own chance of leaving. It is below 10% for "
            "{first:.0%} of those in the first panel and for {last:.0%} of those in the last. "
            "Nobody moved to another bar; the bars on the right emptied."
        ).format(first=lowest[0], last=lowest[-1]),
    )


def renewals_and_worth(members):
    """Show, renewal by renewal, how many make it and what a member is still worth before it.

    Parameters
    ----------
    members : pandas.DataFrame
        Indexed by renewal (1, 2, ...); columns ``rate`` (proportion) and ``payments`` (to come,
        discounted).
    """
    with plots.house_style():
        fig, (rates, worth) = plots.subplots(height=270, ncols=2)
        rates.bar(members.index, members["rate"], color=plots.SKY, width=0.7)
        rates.set(title=_("Who renews"), xlabel=_("renewal"), ylim=(0, 1))
        rates.yaxis.set_major_formatter("{x:.0%}")
        worth.bar(members.index, members["payments"], color=plots.BLUE, width=0.7)
        worth.set(title=_("Payments still to come"), xlabel=_("before renewal"))
        for ax in (rates, worth):
            ax.grid(axis="x", visible=False)
            ax.set_xticks(members.index)
    first, last = members.iloc[0], members.iloc[-1]
    plots.show(
        fig,
        _(
            "Members who joined through the trial offer. {low:.0%} make the first renewal and "
            "{high:.0%} of those who are left make number {last}. A member about to decide is "
            "worth {few:.1f} payments before the first renewal and {many:.1f} before number "
            "{last}."
        ).format(
            low=first["rate"],
            high=last["rate"],
            last=members.index[-1],
            few=first["payments"],
            many=last["payments"],
        ),
    )
