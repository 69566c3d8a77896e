"""Check yourself, lesson 00: start here."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "00-words",
        _(
            "A clinic asks every patient what went wrong and mends it. Its budget is still split "
            "by department, and its bonuses depend on the number of visits. Which word fits?"
        ),
        (
            Option(
                _("Customer-oriented."),
                _(
                    "Behaviour starts from patients' needs. No budget and no bonus follows the "
                    "value of a patient over time."
                ),
            ),
            Option(
                _("Customer-centric."),
                _("For that, money and rewards would have to follow customer value. They don't."),
            ),
            Option(_("Neither."), _("Asking and mending is just what orientation means here.")),
        ),
        0,
    ),
    Question(
        "00-pooled",
        _(
            "In year 1, 80 of 100 members renew; in year 2, 10 of 20 do. What is the retention "
            "rate over both years?"
        ),
        (
            Option(_("65%"), _("That is the mean of 80% and 50%. The years are of unequal size.")),
            Option(_("75%"), _("90 of 120. Add the counts first, then divide.")),
            Option(_("80%"), _("That forgets the second year.")),
        ),
        1,
    ),
]
