"""Hints on assignment 08."""

from centricity.i18n import _

HINTS = {
    "rfm_scores": (
        _("Work out the example by hand. For each of the four customers, who does worse?"),
        _(
            "The number who do worse is a rank, less one, in which ties share the lowest place. "
            "For recency the order is turned round."
        ),
        _(
            'values.rank(method="min", ascending=...) counts from 1; turn it into whole numbers '
            "before you multiply by bins and divide with //. Check for NaN and negatives first, "
            "on each column, and put the bad value into the message."
        ),
    ),
    "lorenz_gini": (
        _("Sort 2, 1, 1 and add up from the smallest. Where does the 0 at the start come from?"),
        _("A running sum over the total, with a 0 in front. Gini needs the same sorted values."),
        _(
            "x = np.sort(...); np.concatenate([[0], np.cumsum(x) / x.sum()]); the weights of Gini "
            "are 2 i - n - 1 for i from 1 to n. Check for negatives before you check the total."
        ),
    ),
    "top_share": (
        _("How many customers are 20% of 60? Of 3? Of 4?"),
        _("Find the number first, then add up that many of the largest."),
        _("count = max(1, int(share * n + 0.5)); sort downwards, sum the first count, divide."),
    ),
    "persistence": (
        _("Write down the positions of the top two in both lists of the example. Any in common?"),
        _("You need positions, not values: an order that keeps whoever stands earlier first."),
        _(
            'np.argsort(-np.asarray(values), kind="stable")[:count] for both; then the size of '
            "the intersection of the two sets, divided by count."
        ),
    ),
    "dismissal": (
        _("An employer has three rows. When does it lose money, and how many employees has it?"),
        _("One row for each employer first: margin and covered summed. Then who is on the list."),
        _(
            "groupby employer, sector and median_age, and sum; a mask for the list, a mask for "
            "older staffs; in each group, covered of those on the list over covered of all, or "
            "NaN where the group is empty."
        ),
    ),
    "gamma_gamma_mean": (
        _("What does the formula give for x = 0? Which part of it then doesn't matter?"),
        _("x times m is the total spent. With no repeats it is 0, even where m is NaN."),
        _(
            "np.where(x > 0, monetary, 0.0) keeps NaN out; then the formula as it stands. Give a "
            "float back where numbers went in, and refuse a q of 1 or less first."
        ),
    ),
    "capture_curve": (
        _("What does one ranking do to the list of later values?"),
        _("It puts them into another order. Then it is a running sum over the total."),
        _(
            "For each column: order by np.argsort(-scores, kind='stable'), and for each share sum "
            "the first count of the later values in that order. Collect columns in a DataFrame "
            "with the shares as its index."
        ),
    ),
}
