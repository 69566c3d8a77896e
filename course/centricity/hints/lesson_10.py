"""Hints on assignment 10."""

from centricity.i18n import _

HINTS = {
    "visits_needed": (
        _("Set the reliability equal to the target. Which of the letters don't you know?"),
        _("Solve for n, and round up. What happens if n comes out as 16.000000000000004?"),
        _(
            "n = target / (1 - target) * (both + visit) / site. Take a billionth of it off before "
            "np.ceil, and return at least 1. Check for site == 0 after the ValueErrors."
        ),
    ),
    "audit_score": (
        _("In which order: turn, average, or blank out? What is the mean of nothing?"),
        _(
            "Check first. Then copy with astype(float), which turns pd.NA into NaN, and turn the "
            "reversed columns with 6 - answer. The mean of a row skips NaN."
        ),
        _(
            "table.mean(axis=1).where(table.notna().mean(axis=1) >= least - 1e-9). For the "
            "checks: answers[column].dropna().isin([1, 2, 3, 4, 5]).all()."
        ),
    ),
    "optimum_orientation": (
        _("Draw the curve for a cost of 0, and for a negative benefit. Where is the top of each?"),
        _(
            "With a cost above 0 the slope is 0 at benefit / (2 cost). If that lies outside, the "
            "nearer end of the range is best."
        ),
        _("For a cost of 0: high if benefit > 0, else low. Otherwise np.clip(top, low, high)."),
    ),
    "chain_effect": (
        _("What does a change of 1 in the first cause bring at the end of the first link?"),
        _("effect / cause, and that is what the second link starts from."),
        _("For each pair multiply the change by effect / cause. Check for 0 before you divide."),
    ),
    "bonus_sites": (
        _("Which three numbers do you need of each site? Which visits don't count at all?"),
        _(
            "Drop the visits without a score first. Then mean, number of visits, and number of "
            "different shoppers."
        ),
        _(
            'dropna(subset=["score"]).groupby("site").agg(...) with "mean", "size" and "nunique"; '
            "the rule is one line on its columns. sorted() makes the list."
        ),
    ),
    "krippendorff_alpha": (
        _("Do the example by hand. Which pairs of values met, and how often?"),
        _(
            "For each unit count how often each value was given. The outer product of the counts, "
            "less the counts on its diagonal, are the ordered pairs."
        ),
        _(
            "Add (np.outer(c, c) - np.diag(c)) / (m - 1) over units. For the ordinal distance use "
            "middles: np.cumsum(n) - n / 2; their difference is what the sum in the table gives."
        ),
    ),
    "halo_check": (
        _("What would a plain comparison show if waits are long where the site is bad?"),
        _("Work site by site: two means, two numbers of visits, a difference and a weight."),
        _(
            "weight = n1 * n2 / (n1 + n2); add weight * difference and weight over sites, and "
            "divide at the end, unless no site had both kinds."
        ),
    ),
}
