"""Check yourself, lesson 07: who is still a customer?"""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "07-summary",
        _(
            "Somebody orders on 1 March, twice on 15 March, and on 12 April. Today is 10 May. What "
            "are frequency, recency and age, in weeks?"
        ),
        (
            Option(
                _("4, 6 and 10."),
                _("That counts the first purchase, and two orders of one day as two."),
            ),
            Option(
                _("2, 4 and 10."),
                _("Recency runs from the first purchase to the last, not from the last to today."),
            ),
            Option(
                _("2, 6 and 10."),
                _("Two repeat days; six weeks from 1 March to 12 April; ten weeks to today."),
            ),
        ),
        2,
    ),
    Question(
        "07-pause",
        _(
            "After the same silence, the frequent buyer has a P(alive) of 17% and the rare one of "
            "67%. Yet the model expects 1.6 purchases of the first in the next 39 weeks, and 1.1 "
            "of the second. How can that be?"
        ),
        (
            Option(
                _("If the frequent one is still there, many purchases will follow."),
                _("A small chance of many can be worth more than a good chance of few."),
            ),
            Option(
                _("The model contradicts itself."),
                _("The two numbers answer two questions: still there? and how many purchases?"),
            ),
            Option(
                _("The expectation forgets the silence."),
                _(
                    "It doesn't: P(alive) is a factor in it. On the day of the last purchase, more "
                    "than 11 were expected."
                ),
            ),
        ),
        0,
    ),
    Question(
        "07-story",
        _(
            "A consultant fits a BG/NBD model and reports: 'your one-time buyers are 100% alive'. "
            "What does that sentence rest on?"
        ),
        (
            Option(
                _("On the purchases of the one-time buyers."),
                _("They bought once and then nothing. However long the silence, it stays at 100%."),
            ),
            Option(
                _("On the story: leaving comes only after a repeat purchase."),
                _("Another story, fitted to the same purchases, says about a third."),
            ),
            Option(
                _("On a bad fit; with a better one the number would fall."),
                _("At any parameters it is 100%. It fits better than the model that says a third."),
            ),
        ),
        1,
    ),
]
