"""Said and done: how many customers come back, if they do what they say, and if they don't."""

import math

import numpy as np

from centricity import plots
from centricity.i18n import _
from centricity.models.comparison import mixture_share
from centricity.widgets.simulator import Simulator, slider

SHARES = np.array([0.0, 100.0])


class SaidAndDone(Simulator):
    """Satisfied customers, what both kinds say, and who really comes back."""

    key = "said-and-done"
    question = _(
        "A slide says: of contented car buyers 93% plan to come back to their dealer, of the "
        "discontented 3% will. (We found no origin of this pair.) Records say that 45% came back. "
        "If everybody did what they said, how many were satisfied?"
    )
    predictions = (
        _("About nine in ten."),
        _("About three in four."),
        _("Fewer than half."),
    )
    presets = {  # noqa: RUF012
        _("The slide, and 45% back"): {},
        _("65% came back"): {"returned": 65},
        _("The maker's own pair"): {"satisfied_say": 87, "others_say": 2},
        _("Half keep their word"): {"keep_word": 50},
    }

    def make_controls(self):
        return {
            "satisfied": slider(_("Satisfied, %"), 85, 0, 100, 1),
            "satisfied_say": slider(_("Of them say yes, %"), 93, 0, 100, 1),
            "others_say": slider(_("Of others say yes, %"), 3, 0, 100, 1),
            "keep_word": slider(_("Yes is kept by, %"), 100, 0, 100, 1),
            "returned": slider(_("Came back, %"), 45, 0, 100, 1),
        }

    def compute(self, satisfied, satisfied_say, others_say, keep_word, returned):
        """Return what was said, what follows from it, and what it would take to meet the records.

        Parameters
        ----------
        satisfied : int
            Per cent of customers who are satisfied.
        satisfied_say, others_say : int
            Per cent of the satisfied, and of the others, who say they will come back.
        keep_word : int
            Per cent of those who say so who do. Nobody comes back without having said so.
        returned : int
            Per cent who came back, by the records.

        Returns
        -------
        dict
            In per cent: ``said`` (all who say yes), ``expected`` (those of them who do),
            ``returned`` and ``satisfied`` as given, ``said_line`` and ``expected_line`` (at 0 and
            at 100% satisfied), ``needed`` (share satisfied at which the records would fit) and
            ``kept`` (share of promises kept at which they would fit). The last two are NaN where
            nothing between 0 and 100 fits.
        """
        pair = np.array([others_say, satisfied_say], dtype=float)
        kept_pair = pair * keep_word / 100
        said = float(np.interp(satisfied, SHARES, pair))
        fits = said > 0 and returned <= said
        return {
            "satisfied": satisfied,
            "returned": returned,
            "said": said,
            "expected": said * keep_word / 100,
            "said_line": pair,
            "expected_line": kept_pair,
            "needed": 100 * mixture_share(returned / 100, kept_pair[1] / 100, kept_pair[0] / 100),
            "kept": 100 * returned / said if fits else math.nan,
        }

    def draw(self):
        fig, ax = plots.subplots(width=640, height=400)
        (self._said,) = ax.plot([], [], ":", color=plots.GREY, label=_("say they will"))
        (self._kept,) = ax.plot([], [], color=plots.BLUE, label=_("and keep their word"))
        (self._records,) = ax.plot(
            [], [], "--", color=plots.VERMILION, label=_("came back, by the records")
        )
        (self._gap,) = ax.plot([], [], color=plots.INK, lw=1.2)
        (self._drop,) = ax.plot([], [], color=plots.VERMILION, lw=1.2, ls="-.")
        (self._needed,) = ax.plot(
            [], [], "s", ms=9, color=plots.VERMILION, label=_("where the two meet")
        )
        (self._firm,) = ax.plot([], [], "o", ms=10, color=plots.BLUE, label=_("your firm"))
        ax.set(xlim=(0, 100), ylim=(0, 100), xlabel=_("satisfied customers, %"))
        ax.set(ylabel=_("customers, %"), title=_("Who comes back"))
        fig.legend(*ax.get_legend_handles_labels(), loc="outside lower center", ncols=3)
        live = [self._said, self._kept, self._records, self._gap, self._drop]
        return fig, [*live, self._needed, self._firm]

    def update(self, result):
        at, returned, needed = result["satisfied"], result["returned"], result["needed"]
        self._said.set_data(SHARES, result["said_line"])
        self._kept.set_data(SHARES, result["expected_line"])
        self._records.set_data(SHARES, [returned, returned])
        self._gap.set_data([at, at], [returned, result["expected"]])
        self._drop.set_data([needed, needed], [0, returned])
        self._needed.set_data([needed], [returned])
        self._firm.set_data([at], [result["expected"]])

    def sentence(self, result):
        start = _(
            "With {satisfied}% satisfied, {said:.0f}% say they will come back and {expected:.0f}% "
            "should; {returned}% did."
        ).format(**result)
        return f"{start} {self._about_needed(result)} {self._about_kept(result)}"

    def _about_needed(self, result):
        if math.isnan(result["needed"]):
            return _("No share of satisfied customers fits these numbers.")
        return _("The numbers fit if {needed:.1f}% were satisfied.").format(**result)

    def _about_kept(self, result):
        if math.isnan(result["kept"]):
            return _("More came back than said so, so keeping one's word can't explain it.")
        return _(
            "Or {satisfied}% were satisfied, and {kept:.0f}% of those who said yes kept their word."
        ).format(**result)
