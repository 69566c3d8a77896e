"""Waves: how far a score moves when nobody changes their mind, and what biased answers do."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.survey import wave_gaps
from centricity.widgets.simulator import Simulator, slider

WAVES = 24
SEED = 9
FAR = 10
NORMAL = 1.96
ROUNDING = 1e-9


class Waves(Simulator):
    """Answers, make-up of the population and bias in; drawn waves and the gaps between them out."""

    key = "waves"
    question = _(
        "Half of a firm's customers are promoters and a sixth are detractors, and none of them "
        "ever changes their mind. Every quarter 100 of them answer. How often do the scores of two "
        "quarters lie 10 points or more apart?"
    )
    predictions = (
        _("Hardly ever: nothing has changed."),
        _("About once in twenty times."),
        _("More than once in three times."),
    )
    presets = {  # noqa: RUF012
        _("Ten times the answers"): {"answers": 1000},
        _("Only fans have the time"): {"answers": 1000, "eagerness": 250},
        _("The angry write first"): {"answers": 1000, "eagerness": 40},
        _("A divided town"): {"promoters": 50, "detractors": 50},
    }

    def make_controls(self):
        return {
            "answers": slider(_("Answers a wave"), 100, 50, 2000, 50),
            "promoters": slider(_("Promoters, %"), 50, 0, 50, 1),
            "detractors": slider(_("Detractors, %"), 17, 0, 50, 1),
            "eagerness": slider(_("Promoters' zeal, %"), 100, 25, 400, 5),
        }

    def compute(self, answers, promoters, detractors, eagerness):
        """Return waves drawn from one unchanged population, and the exact gaps between two.

        Parameters
        ----------
        answers : int
            In each wave.
        promoters, detractors : int
            Per cent of the population.
        eagerness : int
            How readily promoters answer, in per cent of the others' readiness: 100 for no bias.

        Returns
        -------
        dict
            In points: ``truth`` (the population's score), ``expected`` (of those who answer),
            ``margin`` (1.96 standard errors), ``waves`` (24 drawn scores) and ``gaps`` (a frame:
            ``gap``, ``chance``); besides ``far`` (the chance of 10 points or more), ``answers``
            and ``eagerness``.
        """
        p, d = promoters / 100, detractors / 100
        weights = np.array([p * eagerness / 100, 1 - p - d, d])
        p_seen, middle, d_seen = weights / weights.sum() if weights.sum() else (0.0, 1.0, 0.0)
        drawn = np.random.default_rng(SEED).multinomial(answers, [p_seen, middle, d_seen], WAVES)
        gaps = wave_gaps(answers, p_seen, min(d_seen, 1 - p_seen))
        gaps["gap"] *= 100
        far = gaps["gap"].abs() >= FAR - ROUNDING
        variance = p_seen + d_seen - (p_seen - d_seen) ** 2
        return {
            "truth": 100 * (p - d),
            "expected": 100 * (p_seen - d_seen),
            "margin": 100 * NORMAL * float(np.sqrt(variance / answers)),
            "waves": 100 * (drawn[:, 0] - drawn[:, 2]) / answers,
            "gaps": gaps,
            "far": float(gaps.loc[far, "chance"].sum()),
            "answers": answers,
            "eagerness": eagerness,
        }

    def draw(self):
        fig, (self._ax, self._gaps) = plots.subplots(
            width=720, height=340, ncols=2, width_ratios=[1.6, 1]
        )
        quarters = np.arange(1, WAVES + 1)
        (self._band,) = self._ax.fill([], [], color=plots.SKY, alpha=0.35, label=_("19 in 20"))
        (self._true,) = self._ax.plot(
            [0, WAVES + 1], [0, 0], "--", color=plots.VERMILION, label=_("truth")
        )
        (self._dots,) = self._ax.plot(
            quarters, quarters, "-o", color=plots.BLUE, lw=0.8, ms=5, label=_("one wave")
        )
        self._ax.set(xlim=(0, WAVES + 1), title=_("Score, points"), xlabel=_("quarter"))
        self._ax.legend(loc="upper center", ncols=3, columnspacing=1.2, handlelength=1.5)
        self._bars = self._gaps.bar(np.arange(0, 31), np.zeros(31), width=0.85)
        for size, bar in enumerate(self._bars):
            bar.set_color(plots.VERMILION if size >= FAR else plots.SKY)
            bar.set_edgecolor("white")
        self._gaps.set(title=_("Pairs of waves, %"), xlabel=_("points apart, rounded down"))
        self._gaps.set_xlim(-1, 31)
        self._gaps.grid(axis="x", visible=False)
        return fig, [self._band, self._true, self._dots, *self._bars]

    def update(self, result):
        low, high = (result["expected"] + side * result["margin"] for side in (-1, 1))
        self._band.set_xy([(0, low), (WAVES + 1, low), (WAVES + 1, high), (0, high)])
        self._true.set_ydata([result["truth"]] * 2)
        self._dots.set_ydata(result["waves"])
        # Round limits with room for the legend, so that the axes move seldom.
        bottom = min(low, result["truth"], *result["waves"])
        top = max(high, result["truth"], *result["waves"])
        self._ax.set_ylim(20 * np.floor(bottom / 20 - 0.2), 20 * np.ceil(top / 20 + 0.5))
        sizes = np.floor(result["gaps"]["gap"].abs() + ROUNDING).clip(upper=30).astype(int)
        shares = np.bincount(sizes, weights=result["gaps"]["chance"], minlength=31)
        for bar, share in zip(self._bars, shares, strict=True):
            bar.set_height(100 * share)
        tallest = 100 * shares.max()
        limit = next(one for one in (10, 15, 25, 50, 110) if one >= tallest)
        self._gaps.set_ylim(0, limit)

    def sentence(self, result):
        chance = _(
            "With {answers:,} answers a wave, {far:.1%} of all pairs of waves lie 10 points or "
            "more apart, although nobody changes their mind; 19 of 20 waves fall within "
            "{margin:.1f} points of {expected:.0f}."
        ).format(**result)
        if result["eagerness"] == 100:
            return (
                chance
                + " "
                + _("Everybody answers alike, so {expected:.0f} is the truth.").format(**result)
            )
        return (
            chance
            + " "
            + _(
                "The truth is {truth:.0f}. Promoters answer {times:.2g} times as readily as the "
                "others, and no number of answers mends that."
            ).format(truth=result["truth"], times=result["eagerness"] / 100)
        )
