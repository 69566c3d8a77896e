"""Hints on assignment 09."""

from centricity.i18n import _

HINTS = {
    "nps": (
        _("What is a share a share of: everybody asked, or everybody who answered?"),
        _("Throw NaN out first. Then check what is left, and only then count."),
        _(
            "answers = np.asarray(scores, float), then answers[~np.isnan(answers)]; refuse an "
            "empty array and anything outside 0 to 10 or with a remainder by 1; then the mean of "
            "answers >= 9 less the mean of answers <= 6."
        ),
    ),
    "nps_standard_error": (
        _("Write each answer as +1, 0 or -1. What is the mean of these, and what their variance?"),
        _("p + d is the share at either end, and p - d the score that you have already."),
        _("Call nps for its checks, then sqrt((p + d - score**2) / n), n without the missing."),
    ),
    "sample_size": (
        _("Set 1.96 standard errors equal to the margin and solve for n."),
        _("n = v (1.96 / margin) squared, and nobody gives half an answer: which way to round?"),
        _("int(np.ceil(...)), after checking each of the three numbers by name."),
    ),
    "nps_difference": (
        _("Who belongs together in each of the two cases? What varies in each?"),
        _(
            "Without pairs the squares of the two errors add up. With pairs there is one list, of "
            "changes, and its mean has an error like any other mean."
        ),
        _(
            "Pairs: turn both waves into arrays, keep places where neither is NaN, votes of +1, 0, "
            "-1 for each, change = second less first; np.sqrt(change.var() / len(change)). Check "
            "the lengths first and that a pair is left."
        ),
    ),
    "response_time_survival": (
        _("Do the example by hand. Who is waiting at 5 days, and why not that of the 29th?"),
        _(
            "Two columns are enough: days waited so far, and whether the answer was seen. What was "
            "answered after the end was not seen."
        ),
        _(
            "seen = answered <= end; wait = (answered.where(seen, end) - received).dt.days; for "
            "each of np.unique of the waits and 0: waiting = (wait >= t).sum(), answered = "
            "((wait == t) & seen).sum(), share *= 1 - answered / waiting."
        ),
    ),
    "clinics_that_keep_waiting": (
        _("A clinic's newest complaints can't be late yet. Which of your functions knows that?"),
        _("One curve for each clinic, then one number read off it."),
        _(
            "Drop what came after the end, group by clinic, take the last row of the curve with "
            "days <= the days promised, and compare its share with >."
        ),
    ),
    "post_stratify": (
        _("What would the mean be if everybody in a group gave the group's mean?"),
        _("Match by label, not by place. Which groups can be left out, and which mustn't be?"),
        _(
            "Check that both have the same groups, and sizes; drop groups of size 0; refuse a mean "
            "of NaN by name; then the sum of means times sizes over the sum of sizes."
        ),
    ),
    "servqual_gaps": (
        _("In which order: first the mean and then the difference, or the other way round?"),
        _("Take every difference first; a missing half makes a missing difference. Then collect."),
        _(
            "For each item: perceived less expected as arrays, without NaN, added to the list of "
            "its dimension. Then mean and length of each list, NaN for an empty one."
        ),
    ),
}
