"""Red line: sales rise and fall with orientation, while customers like it more and more."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.front_line import optimum_orientation, sales_at
from centricity.widgets.simulator import Simulator, slider

HIGHEST = 10
LEVELS = np.linspace(0, HIGHEST, 201)
# The constructed world: sales at level 0 are an index of 100, and what a step brings is made of
# these parts. Attitude closes the distance to 100 by a factor of e every few levels.
START, STEP, OF_PREMIUM, OF_RIVALRY = 100.0, 6.0, 0.2, 1.0
SOON_LIKED = 4.0
TOPS = (180, 260, 400)


class RedLine(Simulator):
    """Orientation, cost of time, price premium and rivalry in; sales and attitude out."""

    key = "red-line"
    question = _(
        "In an invented world each step of customer orientation brings an employee the same sales, "
        "and takes more time than the step before. Customers like every step. Sales are best at "
        "level 5 of 10. Where do customers like the employee best?"
    )
    predictions = (
        _("At level 5, too: they buy where they are pleased."),
        _("A little above 5."),
        _("At level 10, where the employee sells no more than at level 0."),
    )
    presets = {  # noqa: RUF012
        _("Where sales are best"): {"orientation": 5.0},
        _("Everything for the customer"): {"orientation": 10.0},
        _("A premium price"): {"premium": 50},
        _("No rivals"): {"rivalry": 0},
        _("Time costs nothing"): {"cost": 0.0},
    }

    def make_controls(self):
        return {
            "orientation": slider(_("Orientation"), 8.0, 0.0, 10.0, 0.5, ".1f"),
            "cost": slider(_("Cost of time"), 1.4, 0.0, 1.6, 0.1, ".1f"),
            "premium": slider(_("Price premium, %"), 20, 0, 50, 5),
            "rivalry": slider(_("Rivalry, 0 to 10"), 4, 0, 10, 1),
        }

    def compute(self, orientation, cost, premium, rivalry):
        """Return sales and attitude over all levels of orientation, and where sales are best.

        Parameters
        ----------
        orientation : float
            The employee's level, 0 to 10.
        cost : float
            What time costs, in points of the sales index.
        premium : int
            How much dearer the firm is than others, per cent.
        rivalry : int
            0 (a monopoly) to 10.

        Returns
        -------
        dict
            ``sales`` (index, 100 at level 0) and ``attitude`` (0 to 100) over `LEVELS`;
            ``level``, ``sales_here`` and ``attitude_here``; ``optimum``, ``best`` and
            ``attitude_best``, level, sales and attitude at the red line.
        """
        benefit = STEP + OF_PREMIUM * premium + OF_RIVALRY * rivalry
        optimum = optimum_orientation(benefit, cost, 0, HIGHEST)
        return {
            "sales": sales_at(LEVELS, benefit, cost, START),
            "attitude": _attitude(LEVELS),
            "level": orientation,
            "sales_here": sales_at(orientation, benefit, cost, START),
            "attitude_here": float(_attitude(orientation)),
            "optimum": optimum,
            "best": sales_at(optimum, benefit, cost, START),
            "attitude_best": float(_attitude(optimum)),
        }

    def draw(self):
        fig, (sales, attitude) = plots.subplots(width=740, height=330, ncols=2)
        self._lines, self._points, self._marks = [], [], []
        self._sales = sales
        for ax, color, title, top in (
            (sales, plots.BLUE, _("Sales (level 0 = 100)"), TOPS[0]),
            (attitude, plots.GREEN, _("Customers' attitude (0 to 100)"), 105),
        ):
            self._lines += ax.plot([], [], color=color)
            self._marks += ax.plot(
                [], [], "--", color=plots.VERMILION, lw=1.6, label=_("sales are best")
            )
            self._points += ax.plot(
                [], [], "o", ms=11, color=color, mec="white", mew=2, label=_("this employee")
            )
            ax.set(xlim=(-0.3, HIGHEST + 0.3), ylim=(0, top), title=title)
            ax.set(xlabel=_("orientation of the employee (invented world)"))
        sales.legend(loc="upper left")
        return fig, [*self._lines, *self._marks, *self._points]

    def update(self, result):
        # Few round limits, so that the axes move seldom.
        self._sales.set_ylim(0, next(top for top in TOPS if top > result["sales"].max()))
        kinds = ("sales", "attitude")
        heights = (result["best"], result["attitude_best"])
        for line, mark, point, kind, height in zip(
            self._lines, self._marks, self._points, kinds, heights, strict=True
        ):
            line.set_data(LEVELS, result[kind])
            mark.set_data([result["optimum"]] * 2, [0, height])
            point.set_data([result["level"]], [result[f"{kind}_here"]])

    def sentence(self, result):
        here = _(
            "At level {level:.1f} the employee sells {sales_here:.0f}, and customers' attitude is "
            "{attitude_here:.0f} of 100."
        ).format(**result)
        best = _(
            "Sales are best at level {optimum:.1f}, with {best:.0f}; attitude is "
            "{attitude_best:.0f} there and rises to the end. The world is invented: its curves "
            "were built in."
        ).format(**result)
        return f"{here} {best}"


def _attitude(level):
    return 100 * (1 - np.exp(-np.asarray(level) / SOON_LIKED))
