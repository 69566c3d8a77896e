"""Check yourself, lesson 06: loyalty that nobody has."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "06-two-kinds",
        _(
            "Let the 500 loyal customers (90% renew) and the 500 fickle ones (50% renew) go on for "
            "many years. Which rate does the cohort's retention come close to?"
        ),
        (
            Option(
                _("70%, the average of the two."),
                _("It starts there. But the two halves don't stay halves."),
            ),
            Option(
                _("90%."),
                _("In the end almost only loyal customers are left, and they renew with 90%."),
            ),
            Option(
                _("100%."),
                _("Nobody renews with 100%. The average can't exceed the most loyal customer."),
            ),
        ),
        1,
    ),
    Question(
        "06-evidence",
        _(
            "A club's renewal rate rose from 64% in the first year to 94% in the sixth. Since year "
            "3 its members get a birthday letter. What does the rise say about the letter?"
        ),
        (
            Option(
                _("That it works: the rate rose."),
                _("A cohort of customers who differ rises without any letter."),
            ),
            Option(
                _("That it does nothing: the rise is sorting."),
                _(
                    "Sorting could have done all of it. That doesn't show that it did; the same "
                    "curve fits members who were won over."
                ),
            ),
            Option(
                _("Nothing."),
                _(
                    "Both stories give this curve. You would need members who were alike before, "
                    "some with the letter and some without."
                ),
            ),
        ),
        2,
    ),
    Question(
        "06-lifetime",
        _("The fitted mean lifetime of High End is infinite. What follows?"),
        (
            Option(
                _("The longer you watch such a cohort, the longer the lifetimes you average."),
                _(
                    "Few leave late, and those who stay on pull the mean up without end. Half have "
                    "gone by year 7 all the same."
                ),
            ),
            Option(
                _("Most customers never leave."),
                _("Half of them have gone by year 7. A mean can be infinite and a median 7."),
            ),
            Option(
                _("Such a customer is worth any amount."),
                _("Discounted at 10% they are worth 5.92 payments: late ones hardly count."),
            ),
        ),
        0,
    ),
]
