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
            "At CDNOW the top 20% of one period hold 66% of the next one's revenue, and 50% of "
            "them are in its top 20%. How can both be true?"
        ),
        (
            Option(
                _("They can't; one of the two was computed wrongly."),
                _("Both come from the same two columns. They ask different questions."),
            ),
            Option(
                _("The half who stay on top hold most of those 66%."),
                _(
                    "A share of people and a share of money: those who stay are the heavy ones, "
                    "and the others bring little or nothing."
                ),
            ),
            Option(
                _("The 66% must include the other half's purchases in the first period."),
                _("No: only purchases of the second period are counted in it."),
            ),
        ),
        1,
    ),
]
