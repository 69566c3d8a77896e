"""What lesson 03 shows besides its simulator, each with the words beside it."""

from html import escape

import numpy as np
from IPython.display import display

from centricity import data, plots
from centricity.i18n import _


def policy(clauses=None):
    """Show the invented privacy policy of Veretta's web shop, or some of its clauses.

    Parameters
    ----------
    clauses : list of int, optional
        The numbers of the clauses; all of them if not given.
    """
    text = data.load_shop_policy()
    if clauses is not None:
        text = text[text["clause"].isin(clauses)]
    rows = [
        f"<p style='margin: 0.4em 0'><b>{number}. {escape(heading)}.</b> {escape(words)}</p>"
        for number, heading, words in text.itertuples(index=False)
    ]
    box = "max-width: 46em; padding: 0.4em 1em; line-height: 1.45; border-left: 4px solid"
    plain = "\n".join(f"{row.clause}. {row.heading}. {row.text}" for row in text.itertuples())
    html = f"<div style='{box} {plots.PALE}'>{''.join(rows)}</div>"
    display({"text/html": html, "text/plain": plain}, raw=True)


def held_back(shares):
    """Show which share of each kind of customer each of some files holds back.

    Parameters
    ----------
    shares : pandas.DataFrame
        From 0 to 1; a row for each file, at most four, and a column for each kind of customer.
        The first row is the file as planned, the first column all customers together.
    """
    colours = (plots.VERMILION, plots.BLUE, plots.AMBER, plots.GREEN)
    hatches = ("//", "", "..", "xx")
    height = 0.8 / len(shares)
    with plots.house_style():
        fig, ax = plots.subplots(height=430)
        rows = np.arange(shares.shape[1])
        for number, (name, values) in enumerate(shares.iterrows()):
            bars = ax.barh(
                rows + (number - (len(shares) - 1) / 2) * height,
                100 * values,
                height,
                color=colours[number],
                hatch=hatches[number],
                edgecolor="white",
                label=name,
            )
            ax.bar_label(bars, [f"{value:.0%}" for value in values], padding=4, fontsize=9)
        ax.set_yticks(rows, shares.columns)
        ax.invert_yaxis()
        ax.set(xlim=(0, 100), xlabel=_("held back, % of the people"))
        ax.set(title=_("Whose group is smaller than 5?"))
        ax.grid(axis="y", visible=False)
        ax.legend(loc="upper center", bbox_to_anchor=(0.4, -0.12), ncols=4)
    planned = shares.iloc[0]
    most = planned.idxmax()
    plots.show(
        fig,
        _(
            "As planned, the file holds back {all:.0%} of all people, and {share:.0%} of this "
            "kind: {most}. The other files hold back {least:.0%} to {highest:.0%} of it."
        ).format(
            all=planned.iloc[0],
            share=planned[most],
            most=most,
            least=shares[most].iloc[1:].min(),
            highest=shares[most].iloc[1:].max(),
        ),
    )
