"""Check yourself, lesson 10: the front line and its limit."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "10-rater",
        _(
            "A firm wants to know at which of its branches customers meet most orientation. It "
            "asks each branch's staff, and pays a bonus on sales at some branches. What does the "
            "ranking show?"
        ),
        (
            Option(
                _("Where customers meet most orientation; everybody flatters themselves alike."),
                _("Alike would do no harm to a ranking. The bonus makes the flattery unequal."),
            ),
            Option(
                _("A mixture of orientation and of what pays to say."),
                _("The two can't be told apart by asking staff alone."),
            ),
            Option(
                _("Nothing: staff answers are worthless."),
                _(
                    "In Veretta's audit they still go with patients' answers, clinic by clinic. "
                    "They are lifted, by different amounts."
                ),
            ),
        ),
        1,
    ),
    Question(
        "10-visits",
        _(
            "Scores vary by 300 between sites (variance) and by 300 from visit to visit. One visit "
            "to each site has a reliability of 0.50. What have three visits?"
        ),
        (
            Option(
                _("0.50 again: the site doesn't change."),
                _("The site doesn't, but three days average out better than one."),
            ),
            Option(
                _("0.75"),
                _("300 / (300 + 300 / 3): only the error is divided."),
            ),
            Option(
                _("1.50, three times as much."),
                _("Reliability is a share of variance and never above 1."),
            ),
        ),
        1,
    ),
    Question(
        "10-line",
        _(
            "Satisfaction with an employee rises with every step of orientation. What follows for "
            "the firm?"
        ),
        (
            Option(
                _("That more orientation is always better for it."),
                _("Satisfaction isn't sales, and it doesn't count the hours of the employee."),
            ),
            Option(
                _("That the employee is beyond the red line."),
                _("It rises on both sides of the line, so it can't show where the line is."),
            ),
            Option(
                _("Nothing about where to stop; that takes a figure which counts the cost, too."),
                _("A figure that only ever rises has no best level below the highest."),
            ),
        ),
        2,
    ),
]
