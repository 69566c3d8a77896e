"""Sorting: customers who never change make a cohort that grows more loyal every year."""

import math
from functools import cache

import numpy as np
from ipywidgets import Dropdown, SelectionSlider
from matplotlib.collections import LineCollection
from scipy import stats

from centricity import data, plots
from centricity.i18n import _
from centricity.models import sbg
from centricity.widgets.simulator import LABEL, WIDTH, Simulator, slider

YEARS = np.arange(13)
# The customers drawn: one in the middle of each fifth, from the most loyal to the least.
FIFTHS = (0.1, 0.3, 0.5, 0.7, 0.9)
WIDEST = 5.0
# Steps that a slider with even steps would not have: the published fits, and customers all alike.
ALPHAS = (0.1, 0.2, 0.35, 0.5, 0.668, 0.704, 1.0, 1.281, 2.0, 3.5, 6.0, 10.0, 20.0, 50.0)
BETAS = (0.1, 0.3, 0.65, 1.182, 2.0, 3.806, 5.5, 7.79, 12.0, 20.0, 35.0, 60.0, 110.0, 285.0)


class Sorting(Simulator):
    """A mixture and a segment in; who stays, how retention rises, and a forecast out."""

    key = "sorting"
    question = _(
        "1,000 customers, each with a chance of leaving of their own, which is the same every "
        "year: nobody becomes more loyal, nobody less. In the first year 85% renew. Of those who "
        "are still there in year 12, how many renew?"
    )
    predictions = (
        _("85%, because nobody changes."),
        _("Fewer: those who haven't left yet are due."),
        _("Clearly more, about 95%."),
    )
    presets = {  # noqa: RUF012
        _("High End, seven years"): {},
        _("High End, four years"): {"years": 4},
        _("Regular, seven years"): {"segment": "Regular", "alpha": 0.704, "beta": 1.182},
        _("Customers all alike"): {"alpha": 50.0, "beta": 285.0},
        _("Stayers and leavers"): {"alpha": 0.1, "beta": 0.3},
    }

    def make_controls(self):
        return {
            "alpha": _steps(_("Alpha"), ALPHAS, 0.668),
            "beta": _steps(_("Beta"), BETAS, 3.806),
            "segment": Dropdown(
                options=[(_("High End"), "High End"), (_("Regular"), "Regular")],
                description=_("Observed segment"),
                tooltip=_("Observed segment"),
                style=LABEL,
                layout=WIDTH,
            ),
            "years": slider(_("Years fitted"), 7, 3, 12, 1),
            "discount": slider(_("Discount, %"), 10, 0, 30, 1),
        }

    def compute(self, alpha, beta, segment, years, discount):
        """Return the mixture year by year, the observed curve, and a forecast from its beginning.

        Parameters
        ----------
        alpha, beta : float
            The mixture of churn probabilities.
        segment : str
            ``"High End"`` or ``"Regular"``.
        years : int
            Years of the segment that the forecast is fitted to.
        discount : int
            Per cent.

        Returns
        -------
        dict
            ``retention`` (of the mixture, years 1 to 12), ``survival`` (years 0 to 12), ``churn``
            (of the five customers drawn), ``here`` (the chance of each to be there in years 0 to
            12), ``observed`` and ``forecast`` (shares, years 0 to 12), ``years``, ``error`` (of
            the forecast in year 12, a proportion; NaN if all twelve years are fitted), ``mean``
            (years; may be inf), ``payments`` (discounted), ``discount`` and ``segment``.
        """
        churn = stats.beta.ppf(FIFTHS, alpha, beta)
        observed = _observed(segment)
        forecast = _forecast(segment, years)
        error = forecast[-1] / observed[-1] - 1 if years < YEARS[-1] else math.nan
        return {
            "retention": sbg.retention(alpha, beta, YEARS[1:]),
            "survival": sbg.survival(alpha, beta, YEARS),
            "churn": churn,
            "here": (1 - churn)[:, np.newaxis] ** YEARS,
            "observed": observed,
            "forecast": forecast,
            "years": years,
            "error": float(error),
            "mean": sbg.mean_lifetime(alpha, beta),
            "payments": sbg.discounted_lifetime(alpha, beta, discount / 100),
            "discount": discount,
            "segment": segment,
        }

    def draw(self):
        fig, (rates, shares) = plots.subplots(width=740, height=350, ncols=2)
        self._customers = rates.add_collection(LineCollection([], colors=plots.SKY))
        # Proxies for the legend: the live artists are empty while it is drawn.
        (self._rate,) = rates.plot([], [], "o-", ms=4, color=plots.BLUE, label=_("the cohort"))
        rates.plot(
            [], [], color=plots.SKY, lw=3, label=_("five of its customers;\nthinner: fewer left")
        )
        rates.set(xlim=(0.5, 12.5), ylim=(0, 1.04), xticks=YEARS[1::2], xlabel=_("year"))
        rates.set(title=_("Who renews"))
        rates.yaxis.set_major_formatter("{x:.0%}")
        rates.legend(loc="lower right", ncols=1, frameon=True, framealpha=1, edgecolor="white")
        (self._seen,) = shares.plot(
            [], [], "o", ms=6, color=plots.INK, mfc="white", label=_("observed later")
        )
        (self._used,) = shares.plot(
            [], [], "o", ms=6, color=plots.INK, label=_("observed, fitted to")
        )
        (self._forecast,) = shares.plot(
            [], [], "--", color=plots.VERMILION, label=_("fit and forecast")
        )
        (self._curve,) = shares.plot([], [], color=plots.BLUE, label=_("your mixture"))
        shares.set(xlim=(-0.4, 12.4), ylim=(0, 1.04), xticks=YEARS[::2], xlabel=_("year"))
        shares.set(title=_("Who is still there"))
        shares.yaxis.set_major_formatter("{x:.0%}")
        shares.legend(loc="upper right", ncols=1)
        live = [self._customers, self._rate, self._curve, self._forecast, self._seen, self._used]
        return fig, live

    def update(self, result):
        self._rate.set_data(YEARS[1:], result["retention"])
        self._curve.set_data(YEARS, result["survival"])
        self._forecast.set_data(YEARS, result["forecast"])
        self._seen.set_data(YEARS, result["observed"])
        fitted = result["years"] >= YEARS
        self._used.set_data(YEARS[fitted], result["observed"][fitted])
        lines, widths = [], []
        for churn, here in zip(result["churn"], result["here"], strict=True):
            for year in YEARS[:-1]:
                lines.append([(year + 0.5, 1 - churn), (year + 1.5, 1 - churn)])
                widths.append(WIDEST * here[year])
        self._customers.set_segments(lines)
        self._customers.set_linewidths(widths)

    def sentence(self, result):
        return " ".join(
            [self._about_sorting(result), self._about_worth(result), self._about_forecast(result)]
        )

    def _about_sorting(self, result):
        return _(
            "In year 1 {first:.1%} of your cohort renew, in year 12 {last:.1%} of those who are "
            "left, and nobody changed."
        ).format(first=result["retention"][0], last=result["retention"][-1])

    def _about_worth(self, result):
        if math.isfinite(result["mean"]):
            mean = _("The mean lifetime is {mean:,.1f} years.").format(**result)
        else:
            mean = _("The mean lifetime is infinite.")
        if math.isinf(result["payments"]):
            return mean + " " + _("Without a discount, so is what a customer is worth.")
        payments = _("At {discount}% a new customer is worth {payments:.2f} payments.")
        return mean + " " + payments.format(**result)

    def _about_forecast(self, result):
        if math.isnan(result["error"]):
            return _(
                "All twelve years of {segment} are fitted, so nothing is left to forecast."
            ).format(**result)
        return _(
            "Fitted to {years} years of {segment}, year 12 should be {forecast:.1%}; it was "
            "{observed:.1%}, so the forecast misses by {error:+.0%}."
        ).format(
            years=result["years"],
            segment=result["segment"],
            forecast=result["forecast"][-1],
            observed=result["observed"][-1],
            error=result["error"],
        )


@cache
def _observed(segment):
    """Return the survival of a published segment as shares."""
    survival = data.load_segment_survival()
    return survival.loc[survival["segment"] == segment, "survival"].to_numpy() / 100


@cache
def _forecast(segment, years):
    """Return the curve over twelve years that is fitted to the first years of a segment."""
    found = sbg.fit(_observed(segment)[: years + 1])
    return sbg.survival(found.alpha, found.beta, YEARS)


def _steps(description, options, value):
    return SelectionSlider(
        options=[(f"{option:g}", option) for option in options],
        value=value,
        description=description,
        tooltip=description,
        style=LABEL,
        layout=WIDTH,
    )
