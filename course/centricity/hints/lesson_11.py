"""Hints on assignment 11."""

from centricity.i18n import _

HINTS = {
    "average_effect": (
        _("Which customers are in the treated arm, and what share of them stayed?"),
        _("Two shares, two variances p(1-p)/n; the standard error is the root of their sum."),
        _(
            "treated = np.asarray(treated, dtype=bool); stayed[treated].mean() less "
            "stayed[~treated].mean(); plus and minus 1.96 errors. Check for empty arms first."
        ),
    ),
    "uplift_by_group": (
        _("Draw a table with groups in rows and the two arms in columns. What is in a cell?"),
        _("A mean for each pair of group and arm, then the difference of the two columns."),
        _(
            "trial.groupby([group, 'called'])['renewed'].mean().unstack(), then "
            ".reindex(columns=[0, 1]) so that an arm that is empty everywhere has its column."
        ),
    ),
    "policy_profit": (
        _("What does one call earn, and when is that worth it?"),
        _("effect times value less cost, for each customer; add up those above zero."),
        _("gains = np.asarray(effects) * value - cost; gains[gains > 0].sum() as a float."),
    ),
    "cac_payback": (
        _("Write the first four payments down and add them up one by one. When do you stop?"),
        _(
            "All payments together come to margin / (1 - retention). If that isn't more than the "
            "cost, you would add up for ever."
        ),
        _(
            "Sort out spend of 0, nobody won and the endless case first; then while paid < cost: "
            "add the payment, multiply it by retention, count. Mind rounding at whole numbers."
        ),
    ),
    "bands_to_call": (
        _("Which two things must be true of a band before it gets on the list?"),
        _("score // 10 gives the band; 100 needs a rule. Count members in each arm of a band."),
        _(
            "np.minimum(score // 10, 9) as a new column of a copy; uplift_by_group for the effect; "
            "groupby([band, called]).size() for the arms; plain whole numbers in the list."
        ),
    ),
    "shapley_attribution": (
        _("Take a single path. Which channels are needed for its conversions?"),
        _("Each of the distinct channels on a path gets the same part of its conversions."),
        _("set(channel.strip() for channel in path.split('>')), and add conversions / len(set)."),
    ),
    "markov_attribution": (
        _("What share of the chain's conversions is lost when one channel goes?"),
        _("1 - chance without the channel / chance with all; then divide by the sum of all."),
        _(
            "everything = conversion_chance(paths); loop over the distinct channels; refuse with a "
            "ValueError if everything is 0."
        ),
    ),
}
