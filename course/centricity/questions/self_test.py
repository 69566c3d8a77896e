"""The self-test of lesson 00, which says where to start."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "00-self-points",
        _("Retention goes from 80% to 84%. That is a rise of"),
        (
            Option(_("4 per cent.")),
            Option(_("4 percentage points, which is 5 per cent.")),
            Option(_("5 percentage points, which is 4 per cent.")),
        ),
        1,
    ),
    Question(
        "00-self-groupby",
        _("plan has one row per clinic and year. What is plan.groupby('clinic')['due'].sum()?"),
        (
            Option(_("One number: the sum over everything.")),
            Option(_("One number for each year.")),
            Option(_("One number for each clinic.")),
        ),
        2,
    ),
    Question(
        "00-self-mask",
        _("What does plan[plan['due'] > 1000] give?"),
        (
            Option(_("The rows with more than 1,000 members due.")),
            Option(_("A column of True and False.")),
            Option(_("The number of rows with more than 1,000 members due.")),
        ),
        0,
    ),
    Question(
        "00-self-function",
        _("def rate(part, whole=200): return part / whole. What is rate(50)?"),
        (Option(_("An error: whole is missing.")), Option("0.25"), Option("4.0")),
        1,
    ),
    Question(
        "00-self-draw",
        _(
            "Each of 100 members renews with probability 0.8. This year 74 renew. What do you "
            "conclude?"
        ),
        (
            Option(_("The probability has fallen to 0.74.")),
            Option(_("Chance alone can do that; one year settles nothing.")),
            Option(_("Somebody counted wrongly: it should be 80.")),
        ),
        1,
    ),
    Question(
        "00-self-likelihood",
        _("The log-likelihood of the data is -50 at a retention of 0.8, and -60 at 0.6. So"),
        (
            Option(_("the data would be likelier if the retention were 0.8 than if it were 0.6.")),
            Option(_("the retention is 0.8 with a probability of 50%.")),
            Option(_("0.6 is better, because -60 is further from zero.")),
        ),
        0,
    ),
]


def conclude(right):
    """Say where to start, given the number of right answers out of six."""
    if right >= 5:
        return _("{right} of 6: you are ready for every lesson. Skip the warm-up.").format(
            right=right
        )
    if right >= 3:
        return _(
            "{right} of 6: do the warm-up, then start. Lessons 01 to 04 ask for no more than a "
            "mean; come back to the warm-up before lesson 05."
        ).format(right=right)
    return _(
        "{right} of 6: the course would go too fast. Spend a week on an introduction to Python "
        "and pandas first; you need functions, groupby and shares. Then do the warm-up."
    ).format(right=right)
