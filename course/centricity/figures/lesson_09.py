"""The figures of lesson 09 that aren't simulators, each with the words beside it."""

from centricity import plots
from centricity.i18n import _
from centricity.models.survival import survival_at

ONE, OTHER = "Bridge Street", "Station"
PROMISE = 14
LAST = 60


def waiting(curves, means):
    """Show the share of complaints still open at two clinics, beside the mean of the answered.

    Parameters
    ----------
    curves : dict
        By clinic, as from `centricity.models.response.response_time_survival`.
    means : pandas.Series
        By clinic: the mean days to an answer, of the complaints that were answered.
    """
    looks = {ONE: (plots.BLUE, "-"), OTHER: (plots.VERMILION, "--")}
    with plots.house_style():
        fig, ax = plots.subplots(height=320)
        for clinic, (colour, style) in looks.items():
            curve = curves[clinic]
            ax.step(
                curve["time"],
                100 * curve["survival"],
                style,
                where="post",
                color=colour,
                label=_("{clinic}: mean of the answered {days:.1f} days").format(
                    clinic=clinic, days=means[clinic]
                ),
            )
        ax.axvline(PROMISE, color=plots.GREY, linestyle=":")
        ax.annotate(
            _("the promise: two weeks"),
            (PROMISE, 92),
            (6, 0),
            textcoords="offset points",
            color=plots.GREY,
        )
        ax.set(xlim=(0, LAST), ylim=(0, 103), title=_("Complaints still open, %"))
        ax.set_xlabel(_("days since the complaint"))
        ax.legend(loc="upper right", bbox_to_anchor=(1, 0.88))
    open_then = {clinic: survival_at(curves[clinic], PROMISE) for clinic in looks}
    plots.show(
        fig,
        _(
            "Of the complaints that were answered, {other}'s waited {other_mean:.1f} days on the "
            "mean and {one}'s {one_mean:.1f}. After two weeks {other_open:.0%} of all complaints "
            "at {other} are still open, and {one_open:.0%} at {one}."
        ).format(
            one=ONE,
            other=OTHER,
            one_mean=means[ONE],
            other_mean=means[OTHER],
            one_open=open_then[ONE],
            other_open=open_then[OTHER],
        ),
    )
