"""Still there? A customer's purchases, and the probability that the customer hasn't left."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.btyd import expected_purchases, p_alive
from centricity.widgets.simulator import Simulator, slider
from centricity.widgets.strip import WeekStrip

# CDNOW's 39 weeks. The first purchase opens week 1; further ones are made on day 3 of their week,
# and today is day 6 of the last one, so that weeks 3 and 31 are just the days on which CDNOW's
# customer number 4 bought, the customer of the published check.
WEEKS = 39
DAY_OF_PURCHASE, LAST_DAY = 3, 7 * WEEKS - 1
PUBLISHED_CUSTOMER = [3, 31]
RARE = [14, 27]
OFTEN = list(range(3, 28, 2))
# By how far the sliders step, and the published fit, which has to lie on their steps.
PARAMETERS = {
    "r": (0.243, 0.043, 2.043, 0.05),
    "alpha": (4.414, 0.414, 20.414, 0.5),
    "a": (0.793, 0.043, 3.043, 0.05),
    "b": (2.426, 0.426, 10.426, 0.5),
}


class StillThere(Simulator):
    """Weeks with a purchase and four parameters in; the path of P(alive) out."""

    key = "still-there"
    question = _(
        "Two customers bought for the last time in week 27, and have been silent for twelve weeks. "
        "One had come back every other week until then, the other twice in all. Who does the "
        "model hold to be still a customer with the higher probability?"
    )
    predictions = (
        _("The one who came often: a loyal customer."),
        _("The one who came rarely."),
        _("Both the same: they have been silent for equally long."),
    )
    presets = {  # noqa: RUF012
        _("The published customer"): {},
        _("Often, then silence"): {"weeks": OFTEN},
        _("Rarely, then silence"): {"weeks": RARE},
        _("One purchase only"): {"weeks": []},
        _("Back after the silence"): {"weeks": [*OFTEN, 39]},
    }

    def make_controls(self):
        labels = {
            "r": _("r: rates alike"),
            "alpha": _("alpha: rates low"),
            "a": _("a: leaving"),
            "b": _("b: staying"),
        }
        sliders = {
            name: slider(labels[name], *numbers, form=".3f") for name, numbers in PARAMETERS.items()
        }
        strip = WeekStrip(_("Weeks in which the customer buys again"), WEEKS, PUBLISHED_CUSTOMER)
        return {"weeks": strip, **sliders}

    def compute(self, weeks, r, alpha, a, b):
        """Return the path of P(alive), day by day, of this customer and of a rare one.

        Parameters
        ----------
        weeks : list of int
            Weeks in which the customer buys again, 1 to 39.
        r, alpha, a, b : float
            The parameters of the BG/NBD model, in weeks.

        Returns
        -------
        dict
            ``time`` (array of weeks since the first purchase, one a day), ``path`` and ``rare``
            (arrays of P(alive)), ``weeks``, ``moments`` (array of weeks since the first purchase,
            one for each purchase), ``alive`` and ``rare_alive`` (today), ``expected`` (purchases
            in the next 39 weeks), ``gap`` (weeks between purchases at the mean rate) and
            ``leaves`` (the mean chance of leaving after a purchase).
        """
        parameters = (r, alpha, a, b)
        days = np.arange(LAST_DAY + 1)
        mine, rare = _history(weeks, days), _history(RARE, days)
        path, other = p_alive(parameters, *mine), p_alive(parameters, *rare)
        now = [one[-1] for one in mine]
        return {
            "time": days / 7,
            "path": path,
            "rare": other,
            "weeks": weeks,
            "moments": _moments(weeks) / 7,
            "alive": float(path[-1]),
            "rare_alive": float(other[-1]),
            "expected": expected_purchases(parameters, WEEKS, *now),
            "gap": alpha / r,
            "leaves": a / (a + b),
        }

    def draw(self):
        fig, ax = plots.subplots(width=600, height=300)
        (self._rare,) = ax.plot(
            [], [], ":", color=plots.GREY, label=_("a rare buyer (weeks 14 and 27)")
        )
        (self._path,) = ax.plot([], [], color=plots.BLUE, label=_("your customer"))
        (self._bought,) = ax.plot(
            [], [], "v", ms=7, color=plots.VERMILION, label=_("your customer's purchases")
        )
        (self._now,) = ax.plot([], [], "o", ms=9, mfc=plots.BLUE, mec="white", mew=1.5)
        self._value = ax.text(0, 0, "", ha="left", va="center", weight="bold", color=plots.BLUE)
        ax.set(xlim=(-0.7, WEEKS + 4), ylim=(0, 1.12), xlabel=_("weeks since the first purchase"))
        ax.set(title=_("Still a customer? P(alive)"), xticks=range(0, 40, 13))
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
        ax.yaxis.set_major_formatter(lambda share, _position: f"{share:.0%}")
        ax.legend(loc="lower left")
        return fig, [self._rare, self._path, self._bought, self._now, self._value]

    def update(self, result):
        self._rare.set_data(result["time"], result["rare"])
        self._path.set_data(result["time"], result["path"])
        moments = np.append(0.0, result["moments"])
        self._bought.set_data(moments, np.full(len(moments), 1.07))
        self._now.set_data(result["time"][-1:], [result["alive"]])
        self._value.set_position((result["time"][-1] + 0.7, result["alive"]))
        self._value.set_text(f"{result['alive']:.0%}")

    def sentence(self, result):
        return f"{self._about_customer(result)} {self._about_others(result)}"

    def _about_customer(self, result):
        if not result["weeks"]:
            return _(
                "This customer bought once and never again. In this model one leaves only after a "
                "repeat purchase, so P(alive) is 100% by construction, however long the silence; "
                "{expected:.1f} purchases are expected in the next 39 weeks."
            ).format(**result)
        return _(
            "At the end of week 39 this customer has bought again in {count} of the weeks, last in "
            "week {last}. P(alive) is {alive:.1%}, and {expected:.1f} purchases are expected in "
            "the next 39 weeks."
        ).format(count=len(result["weeks"]), last=result["weeks"][-1], **result)

    def _about_others(self, result):
        return _(
            "The rare buyer stands at {rare_alive:.1%}. At these parameters customers buy every "
            "{gap:.1f} weeks at the mean rate, and leave after a repeat purchase with a chance of "
            "{leaves:.0%} on average."
        ).format(**result)


def _moments(weeks):
    """Return the day of each purchase, counted from the first."""
    return 7 * np.array(weeks, dtype=int) - 7 + DAY_OF_PURCHASE


def _history(weeks, days):
    """Return frequency, recency and age of a customer, as they stood on each of `days`."""
    moments = _moments(weeks)
    frequency = np.searchsorted(moments, days, side="right")
    recency = np.append(0, moments)[frequency]
    return frequency, recency / 7, days / 7
