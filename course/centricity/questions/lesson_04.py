"""Check yourself, lesson 04: the leaky bucket."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "04-plateau",
        _(
            "A firm wins 300 customers a year and keeps 70% of those it has. It grows every year "
            "at present. Where does its customer base settle?"
        ),
        (
            Option(
                _("At about 430."),
                _("That is 300 / 0.7. Divide by the share that leaves, not by the one that stays."),
            ),
            Option(
                _("At 1,000."),
                _("At 1,000 customers 30% leave, which is 300: as many as join."),
            ),
            Option(
                _("Nowhere; it goes on growing."),
                _("The losses grow with the base. At some size they equal the 300 who join."),
            ),
        ),
        1,
    ),
    Question(
        "04-convention",
        _(
            "Members have just paid this year's fee. You want to know what you would lose if they "
            "all left tomorrow. Which convention counts that?"
        ),
        (
            Option(
                _("First payment included."),
                _("That would count the fee you already have. Nobody can take it away tomorrow."),
            ),
            Option(
                _("First payment excluded."),
                _("The paid fee is in the till; what is at stake are the renewals."),
            ),
            Option(
                _("End of period."),
                _(
                    "That takes the next payment for certain, and whether they renew is the very "
                    "thing in question."
                ),
            ),
        ),
        1,
    ),
    Question(
        "04-line",
        _(
            "The discount rate is 10%, retention is 60%, and you gain 5 points. By how much does "
            "lifetime value grow?"
        ),
        (
            Option(_("By 25%, as the sentence says."), _("Only at 85%: r = 0.75 + d.")),
            Option(
                _("By more than 25%, because there is more room to improve."),
                _(
                    "Room is not what counts. The customers you keep leave again soon: 40% of them "
                    "every year."
                ),
            ),
            Option(
                _("By about 11%."),
                _("0.05 / (1 + 0.10 - 0.60 - 0.05) is 0.05 / 0.45, about 11%."),
            ),
        ),
        2,
    ),
]
