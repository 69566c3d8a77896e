"""Check yourself, lesson 05: retention is a curve."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "05-censored",
        _(
            "Ten members joined. By month 3 two have left and three, who joined late, have only "
            "been watched for 2 months. In month 4 one more leaves. By what is the curve "
            "multiplied there?"
        ),
        (
            Option(
                _("By 9/10."),
                _(
                    "That leaves all ten at risk. Two had gone before month 4, and of three nobody "
                    "knows what they did in it."
                ),
            ),
            Option(
                _("By 4/5."),
                _("Ten joined, two had left and three were no longer watched: five were at risk."),
            ),
            Option(
                _("By 7/8."),
                _(
                    "That counts the three who were only watched for 2 months as if you had seen "
                    "them stay through month 4."
                ),
            ),
        ),
        1,
    ),
    Question(
        "05-snapshot",
        _(
            "A list names everybody who ever joined; 30% of them have left. Nobody changes their "
            "behaviour, and twice as many join from now on. A year from now, how will the "
            "share compare with what it would have been without the newcomers?"
        ),
        (
            Option(
                _("It will be lower, because the newcomers have had little time to leave."),
                _("So the figure follows your recruiting. It is a share of a list, not a rate."),
            ),
            Option(
                _("It will be the same, because nobody behaves differently."),
                _(
                    "Each member behaves as before, but the list is another one: it holds more "
                    "people who have only just come."
                ),
            ),
            Option(
                _("It will be higher, because newcomers leave most often."),
                _(
                    "They do leave most often, but first they are added to the list as people who "
                    "are still there. In the long run it will rise; with time everybody leaves."
                ),
            ),
        ),
        0,
    ),
    Question(
        "05-mix",
        _(
            "Retention rose at the reception and through the web offer, and fell in total. The "
            "manager wants one figure for a bonus on keeping members. Which is fair to the people "
            "who look after them?"
        ),
        (
            Option(
                _("The total: it is what the firm lives on."),
                _(
                    "It fell because other people were recruited. Whoever looks after members did "
                    "not decide that."
                ),
            ),
            Option(
                _("The plain mean of the two rates."),
                _(
                    "It doesn't depend on the mix, but it gives a channel of thirty members the "
                    "weight of one with thousands."
                ),
            ),
            Option(
                _("The part of the change that comes from the rates."),
                _("It asks what became of members of the same kind, weighted by their number."),
            ),
        ),
        2,
    ),
]
