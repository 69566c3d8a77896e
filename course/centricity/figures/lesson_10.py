"""The figures of lesson 10 that aren't simulators, each with the words beside it."""

import numpy as np
import pandas as pd
from scipy import stats

from centricity import data, plots
from centricity.i18n import _
from centricity.models import audit
from centricity.models.reliability import reliability, visits_needed

MOST_VISITS = 24
# From so many complete answers on, the profile says how far the items hang together.
ENOUGH = 12
KINDS = (("external", "staff"), ("external", "patients"), ("internal", "staff"))


def scores(answers):
    """Return respondents with a score for each scale, beside what they answered.

    Parameters
    ----------
    answers : pandas.DataFrame
        Columns ``q01`` to ``q20``, and any others.

    Returns
    -------
    pandas.DataFrame
        The other columns, and ``external`` and ``internal`` (1 to 5, or NaN).
    """
    found = answers.drop(columns=audit.items().index)
    for scale in audit.SCALES:
        items, reverse = _items_of(scale)
        some = answers[items].notna().any(axis=None)
        found[scale] = audit.audit_score(answers[items], reverse) if some else np.nan
    return found


def own_profile(answers, place):
    """Return the means of one place's own answers, with how sure they are.

    Parameters
    ----------
    answers : pandas.DataFrame
        ``place``, ``version`` and ``q01`` to ``q20``.
    place : str
        Whose answers; an empty one takes the place that answered last.

    Returns
    -------
    pandas.DataFrame
        One row for each of `KINDS`: ``scale``, ``version``, ``respondents`` (with a score),
        ``mean``, ``low`` and ``high`` (95% interval of Student's t; NaN below two), and ``alpha``
        (Cronbach's; NaN below `ENOUGH` complete answers).
    """
    place = place or (answers["place"].iloc[-1] if len(answers) else "")
    answers = answers[answers["place"] == place]
    own = scores(answers)
    rows = []
    for scale, version in KINDS:
        given = own.loc[own["version"] == version, scale].dropna().astype(float)
        row = [place, scale, version, len(given), given.mean() if len(given) else np.nan]
        low = high = np.nan
        if len(given) > 1:
            half = stats.t.ppf(0.975, len(given) - 1) * given.sem()
            # The scale ends at 1 and 5, whatever the formula says.
            low, high = np.clip([row[-1] - half, row[-1] + half], audit.LOWEST, audit.HIGHEST)
        rows.append([*row, low, high, _alpha(answers[own["version"] == version], scale)])
    names = ["place", "scale", "version", "respondents", "mean", "low", "high", "alpha"]
    return pd.DataFrame(rows, columns=names)


def profile(own):
    """Draw a place's profile beside Veretta's clinics; return the figure and its words."""
    clinics = scores(data.load_orientation_audit())
    labels = [
        _("towards patients,\nsay staff"),
        _("towards patients,\nsay patients"),
        _("towards colleagues,\nsay staff"),
    ]
    with plots.house_style():
        fig, ax = plots.subplots(width=700, height=280)
        for height, (scale, version) in enumerate(KINDS):
            means = clinics[clinics["version"] == version].groupby("clinic")[scale].mean()
            label = _("Veretta's clinics (invented)") if height == 0 else None
            ax.plot(means, [height] * len(means), "o", color=plots.SKY, ms=9, label=label)
        given = own[own["respondents"] > 0]
        if len(given):
            around = np.nan_to_num([given["mean"] - given["low"], given["high"] - given["mean"]])
            ax.errorbar(
                given["mean"],
                given.index + 0.18,
                xerr=around,
                fmt="D",
                color=plots.VERMILION,
                ms=8,
                capsize=4,
                label=_("your answers, 95% interval"),
            )
        ax.set_yticks(range(3), labels)
        ax.set(xlim=(0.9, 5.1), ylim=(2.5, -0.6), title=_("Orientation, 1 to 5"))
        ax.grid(axis="y", visible=False)
        ax.legend(loc="upper center", bbox_to_anchor=(0.4, -0.1), ncols=2)
    return fig, _profile_words(own)


def who_rates(answers, bonus):
    """Show each clinic's orientation towards patients as staff and as patients rate it.

    Parameters
    ----------
    answers : pandas.DataFrame
        As from `centricity.data.load_orientation_audit`.
    bonus : list of str
        Clinics whose staff are paid a bonus on sales.
    """
    means = scores(answers).groupby(["clinic", "version"])["external"].mean().unstack()
    means = means.sort_values("patients")
    place = np.arange(len(means))
    labels = [
        _("{clinic}, bonus").format(clinic=one) if one in bonus else one for one in means.index
    ]
    with plots.house_style():
        fig, ax = plots.subplots(height=330)
        ax.hlines(place, means["patients"], means["staff"], color=plots.GREY, lw=1.5)
        ax.plot(means["patients"], place, "o", ms=9, color=plots.BLUE, label=_("patients say"))
        ax.plot(means["staff"], place, "D", ms=8, color=plots.VERMILION, label=_("staff say"))
        ax.set_yticks(place, labels)
        ax.set(xlim=(2.5, 5), title=_("Orientation towards patients, 1 to 5"))
        ax.grid(axis="y", visible=False)
        ax.legend(loc="lower right")
    gap = means["staff"] - means["patients"]
    places = means.rank(ascending=False).loc[bonus[0]].astype(int)
    plots.show(
        fig,
        _(
            "Staff put themselves above what patients say at every clinic: by {bonus:.1f} where a "
            "bonus is paid and by {others:.1f} elsewhere. {first} is number {staff} of {clinics} "
            "by its staff and number {patients} by its patients."
        ).format(
            bonus=gap[bonus].mean(),
            others=gap.drop(bonus).mean(),
            first=bonus[0],
            clinics=len(means),
            **places,
        ),
    )


def more_visits(components):
    """Show how reliable a site's mean score is, by the number of visits.

    Parameters
    ----------
    components : pandas.Series
        As from `centricity.models.reliability.variance_components`.
    """
    visits = np.arange(1, MOST_VISITS + 1)
    apart = [reliability(components, int(one)) for one in visits]
    needed = int(visits_needed(components, 0.8))
    with plots.house_style():
        fig, ax = plots.subplots(height=290)
        ax.plot(visits, apart, "o-", ms=4, color=plots.BLUE)
        ax.plot([0, needed, needed], [0.8, 0.8, 0], "--", color=plots.VERMILION, lw=1.6)
        ax.set(xlim=(0, MOST_VISITS + 1), ylim=(0, 1), xlabel=_("visits by different shoppers"))
        ax.set(title=_("How well mean scores tell sites apart"))
    plots.show(
        fig,
        _(
            "One visit has a reliability of {one:.2f}: less than half of the differences between "
            "scores are differences between sites. For 0.80 it takes {needed} visits, and after "
            "that each further visit adds little."
        ).format(one=apart[0], needed=needed),
    )


def _items_of(scale):
    """Return the items of a scale, and those of them that are reversed."""
    items = audit.items()
    items = items[items["customer"] == scale]
    return list(items.index), list(items.index[items["reverse"]])


def _alpha(answers, scale):
    items, reverse = _items_of(scale)
    complete = answers[items].dropna()
    return (
        audit.cronbach_alpha(audit.keyed(complete, reverse)) if len(complete) >= ENOUGH else np.nan
    )


def _profile_words(own):
    if not own["respondents"].any():
        return _(
            "No answers of your own yet: the picture shows the eight invented clinics only, and "
            "waits for yours."
        )
    words = {
        ("external", "staff"): _("{mean:.1f} of 5 towards patients, say {respondents} of staff."),
        ("external", "patients"): _("{mean:.1f} of 5 towards patients, say {respondents} of them."),
        ("internal", "staff"): _("{mean:.1f} of 5 towards colleagues, say {respondents} of staff."),
    }
    parts = []
    for row in own[own["respondents"] > 0].to_dict("records"):
        parts.append(words[row["scale"], row["version"]].format(**row))
        if not np.isnan(row["alpha"]):
            parts.append(_("These items hang together with an alpha of {alpha:.2f}.").format(**row))
    start = _("{place}:").format(place=own["place"].iloc[0])
    end = _(
        "With fewer than a dozen answers of each kind the interval says more than the mean. The "
        "items were never validated."
    )
    return " ".join([start, *parts, end])
