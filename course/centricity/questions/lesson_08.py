"""Check yourself, lesson 08: the right customers."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "08-gini",
        _(
            "A shop counts revenue over one week, and then over one year, for the same customers. "
            "In the week the Gini coefficient is far higher. What is the likeliest reason?"
        ),
        (
            Option(
                _("In a week most customers buy nothing, and chance decides who is on top."),
                _("Over a year the weeks even out; what lasts stays visible, and less is luck."),
            ),
            Option(
                _("Customers become more alike in the course of a year."),
                _("They needn't change at all: a shop of equals shows the same."),
            ),
            Option(
                _("A mistake: the period can't matter to a share."),
                _("It does. Move the period in the next simulator."),
            ),
        ),
        0,
    ),
    Question(
        "08-regression",
        _(
            "Account managers visit the 12 employers who paid most last year. This year the 12 "
            "pay 15% less. What did the visits do?"
        ),
        (
            Option(
                _("Harm."),
                _("The top of any list tends to shrink. What would it have done unvisited?"),
            ),
            Option(
                _("That can't be told from these figures."),
                _(
                    "They were chosen in a lucky year, and would have shrunk anyway. You need "
                    "employers like them who weren't visited, best chosen by lot."
                ),
            ),
            Option(
                _("Nothing."),
                _("They may even have helped: the fall could have been larger without them."),
            ),
        ),
        1,
    ),
    Question(
        "08-capture",
        _(
            "At CDNOW the top 20% of one half-year hold 52% of the next one's revenue. Only half "
            "of them are in its top 20%, and three in ten buy nothing. How can all of it be true?"
        ),
        (
            Option(
                _("It can't; something was computed wrongly."),
                _("All of it comes from the same two columns. They answer different questions."),
            ),
            Option(
                _("The half who stay on top hold most of those 52%."),
                _(
                    "A share of people and a share of money: those who stay are the heavy ones, "
                    "and the others bring little or nothing."
                ),
            ),
            Option(
                _("The 52% must include the other half's purchases in the first half-year."),
                _("No: only purchases of the second half-year are counted in it."),
            ),
        ),
        1,
    ),
]
