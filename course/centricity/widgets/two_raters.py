"""Two raters: the same agreement, and a kappa that falls when one code prevails."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.agreement import agreement_under_prevalence, kappa_under_prevalence
from centricity.widgets.simulator import Simulator, slider

PREVALENCE = np.linspace(0.5, 0.99, 99)
STUDIES = 1000
SEED = 20_260_405


class TwoRaters(Simulator):
    """Prevalence, accuracy and number of units in; agreement, kappa and its range out."""

    key = "two-raters"
    question = _(
        "Two observers are each right nine times in ten, and err independently. First they code "
        "conversations of which half are customer-oriented, then conversations of which 98 in 100 "
        "are. What happens to their agreement beyond chance, kappa?"
    )
    predictions = (
        _("It stays: they are as good as before."),
        _("It rises, because the second task is easier."),
        _("It falls a little."),
        _("It falls to a fifth."),
    )
    presets = {  # noqa: RUF012
        _("Half and half"): {"prevalence": 50},
        _("Nine in ten"): {"prevalence": 90},
        _("Nearly all"): {"prevalence": 98},
        _("A small study"): {"prevalence": 90, "units": 20},
    }

    def make_controls(self):
        return {
            "prevalence": slider(_("Truly 'yes', %"), 50, 50, 99, 1),
            "accuracy": slider(_("Each is right, %"), 90, 50, 100, 1),
            "units": slider(_("Units coded"), 100, 20, 1000, 20),
        }

    def compute(self, prevalence, accuracy, units):
        """Return agreement and kappa of two raters, and how kappa varies between studies.

        Parameters
        ----------
        prevalence : int
            Per cent of units to which the code "yes" truly belongs.
        accuracy : int
            Per cent of units that each rater codes rightly, independently of the other.
        units : int
            Units in one study.

        Returns
        -------
        dict
            ``observed``, ``chance`` and ``kappa`` (with very many units), ``cells`` (shares of
            units coded yes by both, by the first only, by the second only, by neither),
            ``curve`` (kappa over `PREVALENCE`), ``low`` and ``high`` (between them lie 95% of
            studies of this size), ``undefined`` (share of studies without a kappa), ``units``.
        """
        share, right = prevalence / 100, accuracy / 100
        cells = _cells(share, right)
        low, high, undefined = _range(cells, units)
        yes = cells[0] + cells[1]
        return {
            "prevalence": share,
            "observed": agreement_under_prevalence(share, right),
            "chance": float(yes**2 + (1 - yes) ** 2),
            "kappa": kappa_under_prevalence(share, right),
            "cells": cells,
            "curve": kappa_under_prevalence(PREVALENCE, right),
            "low": low,
            "high": high,
            "undefined": undefined,
            "units": units,
        }

    def draw(self):
        fig, (curve, cells) = plots.subplots(width=700, height=320, ncols=2, width_ratios=[3, 2])
        (self._level,) = curve.plot([], [], "--", color=plots.GREY, label=_("agreement"))
        (self._curve,) = curve.plot([], [], color=plots.BLUE, label=_("kappa"))
        (self._spread,) = curve.plot(
            [], [], "_-", color=plots.VERMILION, ms=10, label=_("95 of 100 studies")
        )
        (self._here,) = curve.plot([], [], "o", ms=9, mfc=plots.VERMILION, mec="white", mew=1.5)
        curve.set(xlim=(48, 100), ylim=(-0.4, 1.05), xlabel=_("units that are truly 'yes', %"))
        curve.set(title=_("Agreement and kappa"))
        curve.legend(loc="lower left")
        labels = [_("both\nyes"), _("first\nonly"), _("second\nonly"), _("both\nno")]
        self._bars = cells.bar(labels, [1, 1, 1, 1], width=0.6, color=plots.BLUE)
        for bar in self._bars[1:3]:
            bar.set(facecolor=plots.SKY, hatch="//", edgecolor="white")
        cells.grid(axis="x", visible=False)
        cells.set(ylim=(0, 100), title=_("Codes in 100 units"))
        return fig, [self._level, self._curve, self._spread, self._here, *self._bars]

    def update(self, result):
        percent = 100 * PREVALENCE
        self._level.set_data([percent[0], percent[-1]], [result["observed"]] * 2)
        self._curve.set_data(percent, result["curve"])
        here = 100 * result["prevalence"]
        self._spread.set_data([here, here], [result["low"], result["high"]])
        self._here.set_data([here], [result["kappa"]])
        for bar, share in zip(self._bars, result["cells"], strict=True):
            bar.set_height(100 * share)

    def sentence(self, result):
        start = _(
            "The two agree on {observed:.1%} of units; chance alone would give {chance:.1%}, so "
            "kappa is {kappa:.2f}."
        ).format(**result)
        spread = _(
            "Of 100 studies with {units} units each, 95 find a kappa from {low:.2f} to {high:.2f}."
        ).format(**result)
        return f"{start} {spread} {self._about_undefined(result)}".strip()

    def _about_undefined(self, result):
        if result["undefined"] < 0.005:
            return ""
        return _(
            "In {undefined:.0%} of such studies everything gets the same code, and there is no "
            "kappa."
        ).format(**result)


def _cells(share, right):
    """Return the shares of units coded yes by both, by the first, by the second, by neither."""
    split = right * (1 - right)
    yes = share * right**2 + (1 - share) * (1 - right) ** 2
    return np.array([yes, split, split, 1 - yes - 2 * split])


def _range(cells, units):
    """Return where the middle 95% of drawn kappas lie, and the share of draws without one."""
    # The same draws for the same settings: what moves is the setting, not the luck.
    drawn = np.random.default_rng(SEED).multinomial(units, cells, size=STUDIES) / units
    both, first, second, neither = drawn.T
    one, other = both + first, both + second
    chance = one * other + (1 - one) * (1 - other)
    defined = chance < 1 - 1e-9
    kappa = ((both + neither - chance)[defined]) / (1 - chance[defined])
    low, high = np.percentile(kappa, [2.5, 97.5])
    return float(low), float(high), float(1 - defined.mean())
