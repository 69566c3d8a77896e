"""Closing the loop: who is answered, who would have stayed anyway, and what an answer adds."""

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.widgets.simulator import Simulator, slider

# The constructed world behind the sliders, in shares of a year's customers.
UNHAPPY = 0.30
CONTENT_STAY = 0.92
SILENT_STAY = 0.50
# An answer that comes so many days later does half as much.
HALF_LIFE = 14


class ClosingTheLoop(Simulator):
    """Share answered, delay, effect, share who write and their attachment in; who stays out."""

    key = "closing-the-loop"
    question = _(
        "Of the unhappy customers who wrote and were answered, 78% stay; of the unhappy who never "
        "wrote, 50%. By how much do answers raise the share who stay?"
    )
    predictions = (
        _("By 28 points among those who get one."),
        _("By less than that, but by something."),
        _("These two figures can't say."),
    )
    presets = {  # noqa: RUF012
        _("Answers that do nothing"): {"effect": 0, "attachment": 28},
        _("Answer everybody at once"): {"answered": 100, "delay": 0},
        _("Answer after a month"): {"delay": 30},
        _("Make it easy to write"): {"vocal": 60, "attachment": 5},
    }

    def make_controls(self):
        return {
            "answered": slider(_("Answered, %"), 60, 0, 100, 5),
            "delay": slider(_("Delay, days"), 4, 0, 60, 1),
            "effect": slider(_("Effect at once, %"), 45, 0, 100, 5),
            "vocal": slider(_("Who write, %"), 10, 5, 90, 5),
            "attachment": slider(_("Stay anyway, points"), 15, 0, 40, 1),
        }

    def compute(self, answered, delay, effect, vocal, attachment):
        """Return who stays, by what they did and what was done for them.

        A constructed world: 30% of the customers are unhappy. Of these, the silent stay with a
        probability of 0.5, those who write by `attachment` points more often, answered or not. An
        answer keeps `effect` per cent of those who would have left, and half of that for every 14
        days that it is late.

        Parameters
        ----------
        answered : int
            Per cent of those who write who get an answer.
        delay : int
            Days.
        effect : int
            Per cent of those who would have left whom an answer at once keeps.
        vocal : int
            Per cent of the unhappy who write.
        attachment : int
            Points.

        Returns
        -------
        dict
            Shares who stay: ``silent``, ``unanswered``, ``answered``, ``everybody``. ``gain`` (of
            everybody, against no answers at all), ``apparent`` (answered less silent), ``true``
            (answered less what they would have done), ``curve`` (``gain`` for 0, 1, ..., 100% of
            the unhappy who write) and ``vocal`` (per cent).
        """
        kept = effect / 100 * 0.5 ** (delay / HALF_LIFE)
        unanswered = SILENT_STAY + attachment / 100
        with_answer = unanswered + (1 - unanswered) * kept
        true = with_answer - unanswered
        shares = np.arange(101) / 100
        curve = UNHAPPY * shares * answered / 100 * true
        write = vocal / 100
        before = UNHAPPY * (write * unanswered + (1 - write) * SILENT_STAY)
        gain = float(curve[vocal])
        return {
            "silent": SILENT_STAY,
            "unanswered": unanswered,
            "answered": with_answer,
            "everybody": (1 - UNHAPPY) * CONTENT_STAY + before + gain,
            "gain": gain,
            "apparent": with_answer - SILENT_STAY,
            "true": true,
            "curve": curve,
            "vocal": vocal,
        }

    def draw(self):
        fig, (self._ax, self._more) = plots.subplots(
            width=720, height=330, ncols=2, width_ratios=[1.3, 1]
        )
        names = [_("silent"), _("wrote,\nunanswered"), _("wrote,\nanswered"), _("all\ncustomers")]
        colours = [plots.GREY, plots.SKY, plots.BLUE, plots.GREEN]
        self._bars = self._ax.bar(names, [0, 0, 0, 0], color=colours, width=0.62)
        self._bars[1].set_hatch("//")
        self._bars[1].set_edgecolor("white")
        self._labels = [
            self._ax.text(place, 0, "", ha="center", va="bottom") for place in range(len(names))
        ]
        self._ax.set(ylim=(0, 108), title=_("Who stays, %"))
        self._ax.grid(axis="x", visible=False)
        (self._line,) = self._more.plot(np.arange(101), np.zeros(101), color=plots.GREEN)
        (self._here,) = self._more.plot([], [], "o", ms=10, color=plots.VERMILION, mec="white")
        self._more.set(xlim=(-2, 102), title=_("What answers add, points of all"))
        self._more.set_xlabel(_("unhappy customers who write, %"))
        return fig, [*self._bars, *self._labels, self._line, self._here]

    def update(self, result):
        shares = [result[name] for name in ("silent", "unanswered", "answered", "everybody")]
        for bar, label, share in zip(self._bars, self._labels, shares, strict=True):
            bar.set_height(100 * share)
            label.set_y(100 * share + 1)
            label.set_text(f"{100 * share:.0f}")
        self._line.set_ydata(100 * result["curve"])
        self._here.set_data([result["vocal"]], [100 * result["gain"]])
        top = 100 * result["curve"][-1]
        self._more.set_ylim(
            -0.04 * (limit := next(x for x in (1, 2, 5, 10, 20) if x >= top)), limit
        )

    def sentence(self, result):
        seen = _(
            "In this constructed world {answered:.0%} of those who were answered stay and "
            "{silent:.0%} of the silent: {apparent:.0f} points apart."
        ).format(
            answered=result["answered"], silent=result["silent"], apparent=100 * result["apparent"]
        )
        true = _("The answer itself did {true:.0f} of them; the rest were there before it.").format(
            true=100 * result["true"]
        )
        everybody = _("Among all customers answers add {gain:.1f} points.").format(
            gain=100 * result["gain"]
        )
        return f"{seen} {true} {everybody}"
