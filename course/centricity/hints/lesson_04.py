"""Hints on assignment 04."""

from centricity.i18n import _

HINTS = {
    "clv": (
        _("Write the three formulas of the prompt side by side. What differs between them?"),
        _(
            "All three divide an amount by 1 + d - r. Only the amount depends on the convention. "
            "Where that gap is 0 or less, the value is infinite."
        ),
        _(
            "Check each parameter first and raise a ValueError that names it. Then "
            "gap = 1 + discount - retention, and np.where(gap > 0, amount / gap, np.inf); "
            "return a plain float where no array went in."
        ),
    ),
    "clv_finite": (
        _("Write down the first three payments. By which factor does each differ from the last?"),
        _("The payments are m, m q, m q squared, with q = r / (1 + d). Count them from 0."),
        _("sum(margin * q**t for t in range(periods)), after refusing what can't be a horizon."),
    ),
    "uplift": (
        _("Five per cent of what? Work out by hand where 0.80 lands in each of the three units."),
        _(
            "Find the retention rate after the step first; the rest is one comparison of two "
            "lifetime values."
        ),
        _(
            "after = r + s, r * (1 + s) or 1 - (1 - r) * (1 - s); then "
            "clv(1, after, d) / clv(1, r, d) - 1. What if after is above 1?"
        ),
    ),
    "breakeven_spend": (
        _("What is a customer worth before, what after, and when does the spending happen?"),
        _("The spending repeats every period, so it lowers the margin. Set both values equal."),
        _("margin * step / (1 + discount - retention), after checking what a step may be."),
    ),
    "clinics_that_pay": (
        _("A clinic has three years with different numbers of members. What is its one rate?"),
        _("Add up before you divide: renewed over due, and margin weighted by members due."),
        _(
            "groupby clinic and sum; put rate and margin into breakeven_spend; compare with the "
            "spend; sort what is left. Work on a copy of the frame."
        ),
    ),
    "convert_rate": (
        _("What is left of 100 customers after twelve months of 99%? And of a 1% discount rate?"),
        _("Retention multiplies as it is; a discount rate multiplies as 1 + d."),
        _("r**periods for a retention, (1 + d)**periods - 1 for a discount."),
    ),
    "retention_for_uplift": (
        _("Where on the lesson's map is the growth just the target? That is a line."),
        _("Set D / (1 + d - r - D) equal to the target and solve for r."),
        _("r = 1 + d - D - D / target, and NaN where that is no retention rate."),
    ),
}
