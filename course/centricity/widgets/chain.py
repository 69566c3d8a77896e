"""Chain: three links, each of them worth having, and what is left at the end."""

import numpy as np
from scipy import stats

from centricity import plots
from centricity.i18n import _
from centricity.models.front_line import chain_effect
from centricity.widgets.simulator import Simulator, slider

BRANCHES = 300
SEED = 20_260_415
# To see a correlation in four of five studies, tested at 5%.
SURE, SEEN = stats.norm.ppf(0.975), stats.norm.ppf(0.8)


class Chain(Simulator):
    """The strengths of three links in; what reaches the end of the chain out."""

    key = "chain"
    question = _(
        "Staff attitude goes with better service (r = .3), service with satisfaction (r = .3), "
        "satisfaction with sales (r = .3). If there is no other path, what is the correlation of "
        "staff attitude with sales?"
    )
    predictions = (
        _("About .3: a chain is as strong as its links."),
        _("About .1."),
        _("Less than .05."),
    )
    presets = {  # noqa: RUF012
        _("Three links of .3"): {},
        _("Three strong links"): {"first": 0.7, "second": 0.7, "third": 0.7},
        _("One weak link"): {"first": 0.9, "second": 0.1, "third": 0.9},
    }

    def make_controls(self):
        return {
            "first": slider(_("Attitude, service"), 0.3, 0.0, 0.95, 0.05, ".2f"),
            "second": slider(_("Service, satisfaction"), 0.3, 0.0, 0.95, 0.05, ".2f"),
            "third": slider(_("Satisfaction, sales"), 0.3, 0.0, 0.95, 0.05, ".2f"),
        }

    def compute(self, first, second, third):
        """Return what is left of one standard deviation of staff attitude after each link.

        Parameters
        ----------
        first, second, third : float
            Correlations of neighbours in the chain.

        Returns
        -------
        dict
            ``left`` (correlations with staff attitude after one, two and three links), ``end``
            (the last of them), ``explained`` (its square), ``needed`` (branches needed to see it
            in four of five studies, tested at 5%; inf for 0), ``attitude`` and ``sales`` (of
            `BRANCHES` drawn branches, in standard deviations).
        """
        links = (first, second, third)
        left = [chain_effect([(1, link) for link in links[:count]]) for count in (1, 2, 3)]
        end = left[-1]
        attitude, chance = _draws()
        return {
            "left": left,
            "end": end,
            "explained": end**2,
            "needed": ((SURE + SEEN) / np.arctanh(end)) ** 2 + 3 if end > 0 else np.inf,
            "attitude": attitude,
            "sales": end * attitude + np.sqrt(1 - end**2) * chance,
        }

    def draw(self):
        fig, (bars, cloud) = plots.subplots(width=740, height=330, ncols=2)
        self._bars = bars.bar(
            [_("service"), _("satisfaction"), _("sales")],
            [1, 1, 1],
            width=0.6,
            color=[plots.SKY, plots.BLUE, plots.VERMILION],
        )
        self._bars[2].set_hatch("//")
        self._bars[2].set_edgecolor("white")
        bars.grid(axis="x", visible=False)
        bars.set(ylim=(0, 1), title=_("Correlation with staff attitude"))
        (self._cloud,) = cloud.plot([], [], "o", ms=3.5, color=plots.BLUE, alpha=0.6)
        (self._slope,) = cloud.plot([], [], color=plots.VERMILION)
        cloud.set(xlim=(-3.5, 3.5), ylim=(-3.5, 3.5), title=_("300 invented branches"))
        cloud.set(xlabel=_("staff attitude, standard deviations"), ylabel=_("sales"))
        return fig, [*self._bars, self._cloud, self._slope]

    def update(self, result):
        for bar, height in zip(self._bars, result["left"], strict=True):
            bar.set_height(height)
        self._cloud.set_data(result["attitude"], result["sales"])
        self._slope.set_data([-3.5, 3.5], [-3.5 * result["end"], 3.5 * result["end"]])

    def sentence(self, result):
        end = _(
            "Staff attitude and sales correlate at {end:.3f}: {explained:.2%} of the variance of "
            "sales between branches goes with attitude."
        ).format(**result)
        if np.isinf(result["needed"]):
            return f"{end} " + _("A chain with a link of 0 passes nothing on.")
        needed = _("To see that in four of five studies takes {needed:,.0f} branches.").format(
            **result
        )
        return f"{end} {needed}"


def _draws():
    """Return two independent columns of standard normal draws, the same every time."""
    return np.random.default_rng(SEED).standard_normal((2, BRANCHES))
