"""Ten questions on the two ideas, asked before the course and again, reworded, at its end.

"Right" means: in line with the course's working definitions. Orientation is the degree to which
beliefs, processes and behaviour start from customers' needs; centricity is a decision rule that
organises structure, metrics and resources by customer value over time.
"""

from centricity.i18n import _
from centricity.quiz import Option, Question


def _question(name, text, options, right):
    return Question(f"00-concept-{name}", text, tuple(Option(option) for option in options), right)


QUESTIONS = [
    _question(
        "desk-training",
        _("A bank trains its clerks to find out what a customer needs before they offer anything."),
        [
            _("This is customer orientation."),
            _("This is customer centricity."),
            _("This is both, necessarily."),
        ],
        0,
    ),
    _question(
        "reorganisation",
        _(
            "A manufacturer replaces its product divisions by three customer segments, each with "
            "its own profit account."
        ),
        [
            _("A step towards customer orientation."),
            _("A step towards customer centricity."),
            _("Neither: organisation charts have nothing to do with customers."),
        ],
        1,
    ),
    _question(
        "measure-orientation",
        _("How would you measure how customer-oriented a shop is?"),
        [
            _("By its profit per customer."),
            _("By the share of its budget that goes to its best customers."),
            _("By having staff, customers or trained observers rate what people believe and do."),
        ],
        2,
    ),
    _question(
        "measure-centricity",
        _("How would you find out whether a firm is customer-centric?"),
        [
            _("Look at what is budgeted and what is rewarded."),
            _("Ask customers how friendly the staff are."),
            _("Read its mission statement."),
        ],
        0,
    ),
    _question(
        "same-for-all",
        _("A hotel gives every guest the same excellent service, whoever they are."),
        [
            _("It is customer-centric: guests come first."),
            _("It is customer-oriented; nothing shows that it is customer-centric."),
            _("It is neither: good service is a matter of course."),
        ],
        1,
    ),
    _question(
        "neglect",
        _(
            "An airline moves its service budget to its most valuable flyers, and leaves the "
            "complaints of all others unanswered."
        ),
        [
            _("That can't happen: centricity includes orientation."),
            _("It is more oriented than before, because the best customers gain."),
            _("It is more centric than before, and less oriented."),
        ],
        2,
    ),
    _question(
        "liking",
        _("Customers' attitude towards a firm's salespeople has improved. Then sales"),
        [
            _("will rise in the same measure."),
            _("may rise or fall: attitude and sales need not peak at the same effort."),
            _("will fall, because attention costs time."),
        ],
        1,
    ),
    _question(
        "slogan",
        _("'The customer comes first' stands on a firm's wall. What would show that it is meant?"),
        [
            _("A second slogan, more precise."),
            _("A survey in which managers agree with it."),
            _("A decision in which money went where the sentence points, and not elsewhere."),
        ],
        2,
    ),
    _question(
        "for-everybody",
        _("Should every firm become customer-centric?"),
        [
            _("It depends, for one thing on how much its customers differ in value."),
            _("Yes: centric firms earn more."),
            _("No: it is a matter of taste."),
        ],
        0,
    ),
    _question(
        "metric",
        _("Which of these figures would a customer-centric firm put first?"),
        [
            _("Units sold of each product."),
            _("What present customers are still worth to it."),
            _("The number of customers won this month."),
        ],
        1,
    ),
]


def conclude(_right):
    """Confirm that the answers are kept; the number right is shown at the end of the course."""
    return _("All ten are kept. Lesson 12 asks again in other words, and then you can compare.")
