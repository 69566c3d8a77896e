"""The halo: firms that earn well are called customer-centric, and a study finds they earn well."""

import numpy as np
from scipy.special import logit

from centricity import plots
from centricity.i18n import _
from centricity.simulate.halo import draw, rated_firms, ratios
from centricity.widgets.simulator import Simulator, slider

SEED = 20_260_403
STUDIES = 100
MOST_FIRMS = 1000
# How many firms the picture can show before the dots run together.
SHOWN = 400
# Study results above this are drawn at the edge of the picture.
TOP = 300


class Halo(Simulator):
    """Halo, persistence, spread, a true effect and firms in; "so much more profitable" out."""

    key = "halo"
    question = _(
        "Raters call firms customer-centric or not. They know last year's profits, and seven of "
        "eight times they call a firm centric whose margin stands well above the others'. In "
        "this world being centric has no effect on profit at all. A study compares last year's "
        "margins of the two groups. What will it print?"
    )
    predictions = (
        _("About the same profit in both groups."),
        _("Centric firms are 10% to 30% more profitable."),
        _("Centric firms are more than twice as profitable."),
    )
    presets = {  # noqa: RUF012
        _("Famous for profit"): {},
        _("Raters without the accounts"): {"halo": 50},
        _("Profit is all luck"): {"persistence": 0},
        _("A real effect, honest raters"): {"halo": 50, "effect": 20},
        _("A real effect under a halo"): {"effect": 20},
        _("A study of 30 firms"): {"firms": 30},
    }

    def __init__(self):
        self._chance = draw(np.random.default_rng(SEED), STUDIES, MOST_FIRMS)
        super().__init__()

    def make_controls(self):
        return {
            "halo": slider(_("Called centric*, %"), 88, 50, 99, 1),
            "persistence": slider(_("Profit that lasts, %"), 50, 0, 100, 5),
            "spread": slider(_("Spread of margins, %"), 67, 10, 70, 1),
            "effect": slider(_("True effect, %"), 0, 0, 100, 5),
            "firms": slider(_("Firms in a study"), 400, 20, MOST_FIRMS, 10),
        }

    def compute(self, halo, persistence, spread, effect, firms):
        """Return what a hundred studies of such firms print, and the firms of the first.

        Parameters
        ----------
        halo : int
            Per cent; how often raters call a firm centric whose margin lies one standard
            deviation above the mean. 50 for raters who don't look at profit.
        persistence : int
            Per cent; the correlation of a firm's margins in two years.
        spread : int
            Per cent; the standard deviation of margins over their mean of 10% of sales.
        effect : int
            Per cent; by how much being centric really raises the margin.
        firms : int
            Firms in each study.

        Returns
        -------
        dict
            ``same_year`` and ``next_year``: arrays, one number a study, "so many per cent more
            profitable". ``margins``, ``later`` and ``called``: the firms of the first study.
            ``effect``, as given.
        """
        chance = tuple(one[:, :firms] for one in self._chance)
        first, second, called = rated_firms(
            chance, logit(halo / 100), spread / 100, persistence / 100, effect / 100
        )
        return {
            "same_year": 100 * (ratios(first, called) - 1),
            "next_year": 100 * (ratios(second, called) - 1),
            "margins": first[0],
            "later": second[0],
            "called": called[0],
            "effect": effect,
        }

    def draw(self):
        fig, (firms, prints) = plots.subplots(width=700, height=360, ncols=2, width_ratios=[5, 4])
        (self._others,) = firms.plot(
            [], [], "o", ms=4, mfc="none", mec=plots.GREY, mew=0.9, label=_("not called centric")
        )
        (self._centric,) = firms.plot(
            [], [], "^", ms=5, color=plots.VERMILION, alpha=0.75, label=_("called centric")
        )
        firms.set(xlim=(-15, 45), ylim=(-15, 45), title=_("The firms of one study"))
        firms.set(xlabel=_("margin when rated, % of sales"), ylabel=_("margin a year later, %"))
        firms.legend(loc="upper left", frameon=True, framealpha=1, edgecolor="none")

        self._ranges, self._dots = [], []
        for place, colour in enumerate((plots.BLUE, plots.GREEN)):
            (line,) = prints.plot([], [], color=colour, lw=5, alpha=0.35, solid_capstyle="butt")
            (dot,) = prints.plot([], [], "o", ms=10, color=colour)
            label = prints.annotate(
                "", (place, 0), (12, -4), textcoords="offset points", fontweight="bold"
            )
            self._ranges.append(line)
            self._dots.append((dot, label))
        (self._truth,) = prints.plot(
            [-0.5, 1.8], [0, 0], "--", color=plots.INK, lw=1.5, label=_("true effect")
        )
        prints.set(xlim=(-0.5, 1.8), ylim=(-50, TOP), title=_("What 100 studies print"))
        prints.set_xticks([0, 1], [_("same year"), _("a year later")])
        prints.set_ylabel(_("% more profitable"))
        prints.legend(loc="upper right")
        artists = [self._others, self._centric, self._truth, *self._ranges]
        return fig, [*artists, *(artist for pair in self._dots for artist in pair)]

    def update(self, result):
        shown = slice(0, SHOWN)
        called = result["called"][shown]
        for artist, chosen in ((self._centric, called), (self._others, ~called)):
            artist.set_data(result["margins"][shown][chosen], result["later"][shown][chosen])
        self._truth.set_ydata([result["effect"]] * 2)
        for place, name in enumerate(("same_year", "next_year")):
            low, middle, high = np.clip(_summary(result[name]), -50, TOP)
            dot, label = self._dots[place]
            self._ranges[place].set_data([place, place], [low, high])
            dot.set_data([place], [middle])
            label.xy = (place, middle)
            label.set_text(f"{_summary(result[name])[1]:+.0f}%")

    def sentence(self, result):
        low, middle, high = _summary(result["same_year"])
        later = _summary(result["next_year"])[1]
        return _(
            "* Of firms one standard deviation above the mean. The middle study of a hundred "
            "finds centric firms {middle:+.0f}% more profitable in the year of the rating (nine "
            "of ten print {low:+.0f}% to {high:+.0f}%), and {later:+.0f}% a year later. The true "
            "effect is {effect}%."
        ).format(middle=middle, low=low, high=high, later=later, effect=result["effect"])


def _summary(printed):
    """Return the 5th, 50th and 95th percentile of what the studies print."""
    return np.nanpercentile(printed, [5, 50, 95])
