"""What lesson 03 shows besides its simulator, each with the words beside it."""

from html import escape

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


def held_back(shares, title):
    """Show which share of each kind of customer a file holds back.

    Parameters
    ----------
    shares : pandas.Series
        From 0 to 1, by kind of customer. The first entry is all customers together.
    title : str
        What the file holds.
    """
    with plots.house_style():
        fig, ax = plots.subplots(height=230)
        labels = list(shares.index)[::-1]
        values = shares.to_numpy()[::-1]
        colours = [plots.VERMILION] * (len(labels) - 1) + [plots.GREY]
        bars = ax.barh(labels, 100 * values, color=colours, height=0.6)
        for bar in bars[:-1]:
            bar.set_hatch("//")
            bar.set_edgecolor("white")
        ax.bar_label(bars, [f"{value:.0%}" for value in values], padding=4)
        ax.set(xlim=(0, 100), xlabel=_("held back, % of the records"), title=title)
        ax.grid(axis="y", visible=False)
    most = shares.idxmax()
    plots.show(
        fig,
        _(
            "Of all records {all:.0%} are held back because their group is too small. Most are "
            "lost among: {most}, {share:.0%}."
        ).format(all=shares.iloc[0], most=most, share=shares[most]),
    )
