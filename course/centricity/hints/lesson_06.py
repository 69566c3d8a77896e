"""Hints on assignment 06."""

from centricity.i18n import _

HINTS = {
    "sbg_retention": (
        _("Put t = 1 into the formula. Which share renews first, in terms of alpha and beta?"),
        _("The formula works on a whole array at once, after np.asarray(year)."),
        _(
            "Check alpha and beta, then np.any(year < 1) and np.any(year % 1); after that "
            "(beta + year - 1) / (alpha + beta + year - 1), as a float where no array went in."
        ),
    ),
    "sbg_survival": (
        _("What is left after two renewals, if r1 and r2 are the shares that renew?"),
        _(
            "The quotient of two beta functions is that product. Both are tiny for large "
            "parameters; the difference of their logarithms isn't."
        ),
        _("np.exp(betaln(alpha, beta + year) - betaln(alpha, beta)), after checks as before."),
    ),
    "sbg_fit": (
        _("Write down, for [100, 80, 70], how many were lost in each year and how many are left."),
        _(
            "lost is -np.diff(there), left is there[-1]; multiply both by 1000 / there[0]. The "
            "search runs over two logarithms, so the function to minimise takes np.exp of each."
        ),
        _(
            "minimize(lambda x: minus_log_likelihood(np.exp(x[0]), np.exp(x[1]), lost, left), "
            '[0, 0], method="Nelder-Mead").x, and np.exp of what it finds. Before it, turn the '
            "input into a float array and refuse what the prompt names."
        ),
    ),
    "residual_lifetime": (
        _("For n = 1 the first factor is a number you know from question 1. Which?"),
        _(
            "Translate the right-hand side piece by piece: a is 1, b is beta + n, and c is alpha + "
            "beta + n."
        ),
        _(
            "(beta + n - 1) / (alpha + beta + n - 1) * "
            "hyp2f1(1, beta + n, alpha + beta + n, 1 / (1 + discount)), after two checks."
        ),
    ),
    "mean_lifetime": (
        _("What does the formula give at alpha = 1, and what just below? Can a mean be that?"),
        _("There are two cases, and the border belongs to the infinite one."),
        _("np.inf if alpha <= 1, else (alpha + beta - 1) / (alpha - 1); check both first."),
    ),
    "offers_that_pay": (
        _("Do one offer by hand: its members in order of years, its fit, its worth."),
        _("Sort by year, group by offer; each group's column of members goes into sbg_fit."),
        _(
            "worth[offer] = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / "
            "(1 + discount)); then sorted(worth, key=worth.get, reverse=True), and keep those "
            "above the cost."
        ),
    ),
    "naive_gap": (
        _("A gap is one value over another, less 1. Which of the two is below?"),
        _(
            "The geometric mean of K yearly rates is the share left at the end, to the power of "
            "1/K. The mixture's worth is that of question 5 with a margin of 1."
        ),
        _(
            "(1 + d) / (1 + d - r) / (1 + residual_lifetime(alpha, beta, d, 1) / (1 + d)) - 1, "
            "with alpha and beta from sbg_fit(surviving)."
        ),
    ),
    "forecast_error": (
        _("How many numbers describe the first four years, counting the start?"),
        _(
            "Fit there[: years + 1]. The forecast is a share of the start, so multiply by there[0] "
            "before you compare."
        ),
        _(
            "there[0] * sbg_survival(alpha, beta, np.arange(years + 1, len(there))) / "
            "there[years + 1 :] - 1, after refusing years that leave nothing to fit or to forecast."
        ),
    ),
}
