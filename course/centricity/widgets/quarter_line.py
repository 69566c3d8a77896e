"""The 25% line: for which firms is "5% more retention gives 25% more profit" true?"""

import math

import numpy as np
from contourpy import contour_generator
from ipywidgets import Dropdown
from matplotlib.colors import BoundaryNorm
from matplotlib.patches import Rectangle

from centricity import plots
from centricity.i18n import _
from centricity.models.clv import has_room, uplift
from centricity.widgets.simulator import LABEL, WIDTH, Simulator, slider

RETENTION = np.linspace(0.50, 0.995, 199)
DISCOUNT = np.linspace(0.0, 0.30, 121)
# Steps of growth on the map; 25% is one of them, so that the line runs along a change of colour.
BANDS = [0, 0.05, 0.10, 0.15, 0.20, 0.25, 0.35, 0.50, 0.75, 1.00]
TARGET = 0.25
LIFETIME = 0


class QuarterLine(Simulator):
    """Retention, discount, step, margin and what counts in; growth of profit out."""

    key = "quarter-line"
    question = _(
        "Take 'retention up 5 points gives 25% more profit' as a sentence about one firm. Of all "
        "pairs of retention rate and discount rate on the map, how many make it exactly true?"
    )
    predictions = (
        _("All of them: it is a law."),
        _("A whole region: most firms with decent retention."),
        _("A thin line."),
        _("None."),
    )
    presets = {  # noqa: RUF012
        _("As the line has it"): {},
        _("5% fewer defections"): {"unit": "defections"},
        _("A customer dear to win"): {"acquisition_cost": 2.0},
        _("Worth more every year"): {"margin_growth": 5},
        _("Next year's accounts"): {"periods": 2},
    }

    def make_controls(self):
        return {
            "retention": slider(_("Retention, %"), 85, 50, 99, 1),
            "discount": slider(_("Discount, %"), 10, 0, 30, 1),
            "step": slider(_("Step, %"), 5, 1, 10, 1),
            "unit": _menu(
                _("Step is in"),
                [
                    (_("points"), "points"),
                    (_("per cent of the rate"), "percent"),
                    (_("share of defections"), "defections"),
                ],
            ),
            "margin_growth": slider(_("Margin grows, %"), 0, 0, 10, 1),
            "acquisition_cost": slider(_("Cost to win (margins)"), 0.0, 0.0, 5.0, 0.5, ".1f"),
            "periods": _menu(
                _("Payments counted"),
                [(_("a lifetime"), LIFETIME), *((str(n), n) for n in (2, 3, 5, 10, 20))],
            ),
        }

    def compute(self, retention, discount, step, unit, margin_growth, acquisition_cost, periods):
        """Return the growth of profit at one firm, over the map, and the line of 25%.

        Parameters
        ----------
        retention, discount, step : int
            Per cent.
        unit : str
            One of `centricity.models.clv.UNITS`.
        margin_growth : int
            By how many per cent the margin of one who stays grows from payment to payment.
        acquisition_cost : float
            In margins.
        periods : int
            Payments counted; 0 for a lifetime.

        Returns
        -------
        dict
            ``growth`` (float; NaN where there is none), ``why`` (``""``, ``"no-room"``,
            ``"no-end"`` or ``"no-profit"``), ``firm`` (retention and discount), ``map`` (array,
            discount by retention), ``line`` (array of retention and discount along the 25% line;
            NaN between pieces), ``lowest`` and ``highest`` (growth on the map, where it is finite).
        """
        firm = (retention / 100, discount / 100)
        terms = (step / 100, unit, acquisition_cost, periods or None, margin_growth / 100)
        here = _growth(*firm, *terms)
        grid = _growth(RETENTION[None, :], DISCOUNT[:, None], *terms)
        endless = not periods and firm[0] * (1 + margin_growth / 100) >= 1 + firm[1]
        reason = "no-end" if endless else "no-profit"
        if not has_room(firm[0], step / 100, unit):
            reason = "no-room"
        finite = grid[np.isfinite(grid)]
        return {
            "growth": float(here),
            "why": reason if np.isnan(here) else "",
            "firm": firm,
            "map": grid,
            "line": _contour(grid),
            "lowest": float(finite.min()) if finite.size else math.nan,
            "highest": float(finite.max()) if finite.size else math.nan,
        }

    def draw(self):
        fig, ax = plots.subplots(width=600, height=400)
        ax.grid(False)
        ax.set_facecolor("white")
        ax.add_patch(_nothing_here(ax))
        extent = (50, 99.5, 0, 30)
        blank = np.full((DISCOUNT.size, RETENTION.size), np.nan)
        steps = BoundaryNorm(BANDS, 256, extend="max")
        self._map = ax.imshow(
            blank,
            cmap=plots.MAP,
            norm=steps,
            extent=extent,
            origin="lower",
            aspect="auto",
            interpolation="nearest",
        )
        (self._line,) = ax.plot([], [], color="white", lw=3.0, label=_("exactly 25% more"))
        (self._firm,) = ax.plot(
            [], [], "o", ms=11, mfc=plots.VERMILION, mec="white", mew=2, label=_("your firm")
        )
        ax.set(xlim=extent[:2], ylim=extent[2:], xlabel=_("retention before, %"))
        ax.set(ylabel=_("discount rate, %"), title=_("Growth of profit"))
        bar = fig.colorbar(self._map, ax=ax, spacing="uniform", pad=0.02)
        bar.set_ticks(BANDS, labels=[f"{band:.0%}" for band in BANDS])
        # Above the map, on the map's own darkest colour, or the white line would be lost.
        ax.legend(
            loc="lower right",
            bbox_to_anchor=(1, 1),
            ncols=2,
            frameon=True,
            framealpha=1,
            facecolor=self._map.cmap(0.0),
            labelcolor="white",
        )
        return fig, [self._map, self._line, self._firm]

    def update(self, result):
        self._map.set_data(
            np.ma.masked_invalid(np.where(np.isinf(result["map"]), 9, result["map"]))
        )
        self._line.set_data(100 * result["line"][:, 0], 100 * result["line"][:, 1])
        self._firm.set_data([100 * result["firm"][0]], [100 * result["firm"][1]])

    def sentence(self, result):
        return f"{self._about_firm(result)} {self._about_line(result)}"

    def _about_firm(self, result):
        if result["why"] == "no-room":
            return _("This firm has no room for the step: retention can't exceed 100%.")
        if result["why"] == "no-end":
            return _(
                "Here the margin outgrows the losses: the value has no end even before the step."
            )
        if result["why"] == "no-profit":
            return _("This firm's customers never pay back what it cost to win them.")
        if math.isinf(result["growth"]):
            return _("With this step nobody ever leaves, and the value has no end.")
        return _("At this firm profit per customer grows by {growth:.1%}.").format(**result)

    def _about_line(self, result):
        if np.isfinite(result["line"]).any():
            return _("Firms on the white line see exactly 25%; a brighter colour means more.")
        if math.isnan(result["highest"]):
            return _("On this map no customer pays back what it cost to win them.")
        if result["lowest"] > TARGET:
            return _("All over this map it is more than 25%, at least {lowest:.1%}.").format(
                **result
            )
        return _("Nowhere on this map is it 25%; the most is {highest:.1%}.").format(**result)


def _growth(retention, discount, step, unit, cost, periods, growth):
    """Return `uplift`, with NaN instead of an error where there is no room for the step."""
    room = has_room(retention, step, unit)
    somewhere = np.where(room, retention, 0.0)
    value = uplift(somewhere, discount, step, unit, cost, periods, growth)
    return np.where(room, value, np.nan)


def _contour(grid):
    """Return the points where the map passes 25%, pieces apart by a row of NaN."""
    known = np.ma.masked_invalid(np.where(np.isinf(grid), 9.0, grid))
    pieces = contour_generator(RETENTION, DISCOUNT, known).lines(TARGET)
    gap = np.full((1, 2), np.nan)
    return np.vstack([gap, *(part for piece in pieces for part in (piece, gap))])


def _nothing_here(ax):
    """Return the hatched ground that shows where the map has no value."""
    return Rectangle(
        (0, 0), 1, 1, transform=ax.transAxes, fc="white", ec=plots.PALE, hatch="///", lw=0, zorder=0
    )


def _menu(description, options):
    return Dropdown(
        options=options, description=description, tooltip=description, style=LABEL, layout=WIDTH
    )
