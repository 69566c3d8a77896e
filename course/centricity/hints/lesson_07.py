"""Hints on assignment 07."""

from centricity.i18n import _

HINTS = {
    "purchase_summary": (
        _("Take the example of the prompt and note, by hand, which rows count. Why is x just 1?"),
        _(
            "Drop what lies after the end first. Then each customer has a number of different "
            "days, a first one and a last one."
        ),
        _(
            'groupby("customer")["date"].agg(["nunique", "min", "max"]); frequency is nunique - 1, '
            "and a difference of dates has .dt.days. Raise the ValueErrors before that."
        ),
    ),
    "p_alive": (
        _("What becomes of the formula for x = 0? And of a power with exponent 1,000?"),
        _(
            "P is 1 / (1 + exp(z)), where z is the logarithm of what stands behind the 1. The "
            "logarithm of a power is a product."
        ),
        _(
            "z = log(a / (b + max(x, 1) - 1)) + (r + x) * log((alpha + T) / (alpha + t_x)); then "
            "np.where(x == 0, 1.0, special.expit(-z)), and a plain float if no array went in."
        ),
    ),
    "bgnbd_fit": (
        _("Minimisers look for the lowest point. Of what is the best fit the lowest point?"),
        _("Of minus the log-likelihood. Let the search move four logarithms, and use np.exp."),
        _(
            "optimize.minimize(lambda z: -log_likelihood(np.exp(z), frequency, recency, age), "
            'np.zeros(4), method="L-BFGS-B").x holds the logarithms of the answer.'
        ),
    ),
    "holdout_table": (
        _("You have a function that counts repeat purchases up to a day. Call it for two days."),
        _(
            "Later purchases are the difference of the two frequencies, for those who are in the "
            "first summary. Put everything into one frame, matched by customer, then group it."
        ),
        _(
            "groupby(frequency.clip(upper=7)).sum().reindex(range(8), fill_value=0). An age of 0 "
            "needs care before you divide."
        ),
    ),
    "cheapest_rule": (
        _("For one rule, which patients are in error, and of which kind? Count two of them."),
        _(
            "From the visits up to now: the last visit of each patient. From those after it: who "
            "came. Nothing else is needed."
        ),
        _(
            "cost = price_lost * (inactive & back).sum() + price_kept * (~inactive & ~back).sum() "
            "for each of sorted(weeks); then the first week with the lowest cost."
        ),
    ),
    "bgnbd_loglik": (
        _("Which factors of the formula are too large for the computer, and which too small?"),
        _(
            "Write the logarithm of each factor. Only the sum in braces needs more: it is the "
            "logarithm of a sum of two exponentials."
        ),
        _(
            "np.logaddexp(betaln(a, b + x) - (r + x) * log(alpha + T), betaln(a + 1, b + x - 1) - "
            "(r + x) * log(alpha + t_x)), the second one -inf where x = 0."
        ),
    ),
    "expected_purchases": (
        _("Which part of the formula have you written already?"),
        _("P is p_alive. The rest is one line for a customer, and for an array the same line."),
        _(
            "special.hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t)); check periods "
            "first; np.asarray for the history."
        ),
    ),
}
