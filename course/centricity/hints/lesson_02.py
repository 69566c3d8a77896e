"""Hints on assignment 02."""

from centricity.i18n import _

HINTS = {
    "relative_and_points": (
        _("Say the change from 5% to 8% in both ways by hand. Which of the two needs a base?"),
        _("One is a quotient less 1, the other a difference times 100. Only a quotient can fail."),
        _(
            "Check old and new first: 'not -1 <= value <= 1' is also true for NaN. Then "
            "new / old - 1 if old > 0 else np.nan, and 100 * (new - old)."
        ),
    ),
    "wilson_interval": (
        _("Work out the formula once by hand for 8 of 10, in three parts: middle, half, scale."),
        _(
            "middle = p + z**2 / (2 * n), half is z times the root, and scale = 1 + z**2 / n. What "
            "must n and successes be so that a share of people makes sense?"
        ),
        _(
            "After refusing n below 1 or with n % 1, and successes outside 0 to n or with "
            "successes % 1: return (middle - half) / scale, (middle + half) / scale."
        ),
    ),
    "mixture_share": (
        _("Where does the total lie if nobody is in the group, and where if everybody is?"),
        _("The share is how far the total has come from the one end to the other."),
        _(
            "(total - outside) / (inside - outside), NaN if that is below 0 or above 1; treat "
            "equal rates before you divide."
        ),
    ),
    "recode_top_box": (
        _("Write down for scales of 4, 5, 6 and 7 points how many points lie above the middle."),
        _("It is the length divided by 2, rounded down. Then take so many counts from the end."),
        _(
            "counts = np.array(counts); counts[-points:].sum() / counts.sum(), after the checks; "
            "the array also frees you from whatever index a Series has."
        ),
    ),
    "clinics_that_may_claim": (
        _("Two waves of one clinic, 810 of 900 and 1 of 10: what is its share?"),
        _("Add up the people before you divide, then look at the lower end, not at the share."),
        _(
            "groupby('clinic')[['renewed', 'asked']].sum(), and keep the clinics whose "
            "wilson_interval(...)[0] >= share, sorted."
        ),
    ),
    "halo_ratio": (
        _("With a strength of 0, what is every probability, and what must the ratio be?"),
        _("Both means run over all firms. Only the weights differ: p in one, 1 - p in the other."),
        _(
            "z = (m - m.mean()) / m.std(), zeros if the spread is 0; p = expit(strength * z); "
            "np.average(outcome, weights=p) / np.average(outcome, weights=1 - p)."
        ),
    ),
    "unsupported_claims": (
        _("Begin at the data, not at the slide. Who is supported at once, and who next?"),
        _(
            "Let a set of supported claims grow: whoever repeats one of them joins, until nobody "
            "joins any more. Circles need no special care then."
        ),
        _(
            "supported = set(claims.index[claims['own_data']]); in a while loop, add every claim "
            "whose 'repeats' is in it and stop when nothing is new; sort the ids that are left."
        ),
    ),
}
