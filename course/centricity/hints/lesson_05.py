"""Hints on assignment 05."""

from centricity.i18n import _

HINTS = {
    "cohort_table": (
        _("Give each month one whole number, so that months can be subtracted. Which one?"),
        _(
            "12 * year + month does it. A customer's cohort is the smallest of their months; the "
            "column is the difference. The last month seen is that of `end`, or the one before."
        ),
        _(
            "Drop duplicates of customer and month, keep months up to the last one seen, group by "
            "customer and transform with min. Count with pd.crosstab, reindex the columns with "
            "fill_value=0, and put NaN where cohort + column lies after the last month."
        ),
    ),
    "kaplan_meier": (
        _("Do the example of the prompt by hand. Who is at risk at time 2?"),
        _(
            "At each time count the durations of at least that time, and those of just that time "
            "whose end was seen. Multiply on."
        ),
        _(
            "For each time in np.unique of the durations and 0: at_risk = (d >= t).sum(), "
            "left = ((d == t) & seen).sum(), survival *= 1 - left / at_risk. Make plain arrays of "
            "the inputs first, or labels will get in the way."
        ),
    ),
    "median_survival": (
        _("Go down the curve from its start. Where do you stop?"),
        _("At the first survival of one half or less; the times stand beside it."),
        _("low = np.asarray(time)[np.asarray(survival) <= 0.5]; the first of them, or np.inf."),
    ),
    "retention_rates": (
        _("A survival divides by the start. What does a retention rate divide by?"),
        _("By the value one period earlier: survivors[1:] over survivors[:-1]."),
        _(
            "Check for negative and rising values first. Then np.where(before > 0, ...), with "
            "something harmless to divide by where nobody is left; comparing with NaN is false."
        ),
    ),
    "channels_that_pay": (
        _("When does a member pay the first fee, and what must happen before the second?"),
        _("Fee number k + 1 is paid by those still there after k months: add up S(0) to S(n - 1)."),
        _(
            "For each channel: curve = kaplan_meier(months, left); for each month in range(fees) "
            "the last survival with time <= month; margin times the sum against cost[channel]."
        ),
    ),
    "mix_decomposition": (
        _("Write the overall rate as a sum over segments: share times rate. Both factors change."),
        _(
            "The change of a product is the change of one factor times the mean of the other, and "
            "the other way round. That is exact."
        ),
        _(
            "Merge on segment with how='outer' and fill with 0; shares and rates; a rate that is "
            "0/0 takes the other period's. Sum (w0 + w1) / 2 * (r1 - r0) and "
            "(w1 - w0) * (r0 + r1) / 2."
        ),
    ),
    "restricted_mean": (
        _("Draw the curve of the example and shade the area. Which rectangles do you see?"),
        _("Each is as high as a survival and reaches from its time to the next, or to the end."),
        _(
            "Cut the times, with the horizon appended, at the horizon: np.minimum. The widths are "
            "np.diff of that; multiply by the survival and add up."
        ),
    ),
}
