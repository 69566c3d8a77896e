"""The leaky bucket: acquisition fills it, churn empties it, and it settles at a plateau."""

import math

from centricity import plots
from centricity.i18n import _
from centricity.simulate.bucket import leaky_bucket, plateau
from centricity.widgets.simulator import Simulator, slider


class LeakyBucket(Simulator):
    """Joining, retention and months in; customers, losses and the plateau out.

    Parameters
    ----------
    only : sequence of str, optional
        The controls to show; the other parameters keep their defaults.
    """

    key = "leaky-bucket"
    question = _(
        "500 customers join every month, and of those who are there one in ten leaves. You double "
        "the number who join and change nothing else. Where does the customer base end up?"
    )
    predictions = (
        _("It keeps growing, because more join than leave."),
        _("It settles at twice the size."),
        _("It settles at the old size, only sooner."),
    )
    presets = {  # noqa: RUF012
        _("Double the intake"): {"joining": 1000},
        _("Halve the losses"): {"retention": 95},
        _("Stop recruiting"): {"joining": 0, "start": 5000},
    }

    def __init__(self, only=None):
        self._only = only
        super().__init__()

    def make_controls(self):
        controls = {
            "joining": slider(_("Join a month"), 500, 0, 2000, 50),
            "retention": slider(_("Retention, %"), 90, 50, 100, 1),
            "months": slider(_("Months"), 60, 6, 120, 6),
            "start": slider(_("Customers at first"), 0, 0, 10000, 500),
        }
        for name, control in controls.items():
            if self._only and name not in self._only:
                control.layout.display = "none"
        return controls

    def compute(self, joining, retention, months, start):
        """Return the path of the base, its plateau, and the path of the default firm.

        Parameters
        ----------
        joining : int
            New customers a month.
        retention : int
            Per cent who stay from one month to the next.
        months : int
        start : int
            Customers at first.

        Returns
        -------
        dict
            ``path`` and ``usual`` (frames of `leaky_bucket`), ``plateau`` (float, may be inf).
        """
        return {
            "path": leaky_bucket(joining, retention / 100, months, start),
            "usual": leaky_bucket(500, 0.9, months),
            "plateau": plateau(joining, retention / 100),
        }

    def draw(self):
        fig, (self._ax, self._flows) = plots.subplots(
            width=600, height=330, ncols=2, width_ratios=[3, 1]
        )
        ax = self._ax
        (self._usual,) = ax.plot([], [], ":", color=plots.GREY, label=_("the firm of the question"))
        (self._level,) = ax.plot([], [], "--", color=plots.VERMILION, label=_("plateau"))
        (self._base,) = ax.plot([], [], color=plots.BLUE, label=_("your firm"))
        ax.set(title=_("Customers"), xlabel=_("month"))
        ax.yaxis.set_major_formatter("{x:,.0f}")
        ax.legend(loc="upper left", ncols=1)
        self._bars = self._flows.bar(
            [_("join"), _("leave")], [0, 0], color=[plots.BLUE, plots.VERMILION], width=0.6
        )
        self._bars[1].set_hatch("//")
        self._bars[1].set_edgecolor("white")
        self._flows.set(title=_("Last month"))
        self._flows.grid(axis="x", visible=False)
        self._flows.yaxis.set_major_formatter("{x:,.0f}")
        return fig, [self._usual, self._level, self._base, *self._bars]

    def update(self, result):
        path, usual = result["path"], result["usual"]
        months = path["period"].iloc[-1]
        self._base.set_data(path["period"], path["base"])
        self._usual.set_data(usual["period"], usual["base"])
        finite = math.isfinite(result["plateau"])
        self._level.set_data([0, months], [result["plateau"] if finite else math.nan] * 2)
        top = max(path["base"].max(), usual["base"].max(), result["plateau"] if finite else 0)
        self._ax.set(xlim=(0, months), ylim=(0, _round_up(1.3 * top)))
        joined, left = path["joined"].iloc[-1], path["left"].iloc[-1]
        for bar, height in zip(self._bars, (joined, left), strict=True):
            bar.set_height(height)
        self._flows.set_ylim(0, _round_up(1.1 * max(joined, left, 1)))

    def sentence(self, result):
        last = result["path"].iloc[-1]
        start = _("After {months:.0f} months the firm has {base:,.0f} customers.").format(
            months=last["period"], base=last["base"]
        )
        flow = _("In the last month {joined:,.0f} joined and {left:,.0f} left.").format(
            joined=last["joined"], left=last["left"]
        )
        return f"{start} {self._about_plateau(result)} {flow}"

    def _about_plateau(self, result):
        level, base = result["plateau"], result["path"]["base"].iloc[-1]
        if math.isinf(level):
            return _("Nobody leaves, so there is no plateau: the base grows without end.")
        if level == 0 and result["path"]["left"].iloc[-1] == 0:
            return _("Nobody joins and nobody leaves: the base stays where it is.")
        if level == 0:
            return _("Nobody joins, so in the end nobody is left.")
        return _("The plateau is {level:,.0f}; the base stands at {share:.0%} of it.").format(
            level=level, share=base / level
        )


def _round_up(value):
    """Return the next of 1, 1.5, 2, 3, 5, 7.5, 10, ... so that axes move seldom."""
    magnitude = 10.0 ** math.floor(math.log10(value))
    return magnitude * next(
        step for step in (1, 1.5, 2, 3, 5, 7.5, 10) if step * magnitude >= value
    )
