"""The ten questions of lesson 00 once more, in other words; each asks the same as its namesake."""

from centricity import progress
from centricity.i18n import _
from centricity.questions import concept_inventory
from centricity.quiz import Option, Question


def _question(name, text, options, right):
    return Question(f"12-concept-{name}", text, tuple(Option(option) for option in options), right)


QUESTIONS = [
    _question(
        "desk-training",
        _("A pharmacy teaches its staff to ask what a customer wants a remedy for before selling."),
        [
            _("This is customer centricity."),
            _("This is one idea under two names."),
            _("This is customer orientation."),
        ],
        2,
    ),
    _question(
        "reorganisation",
        _(
            "An insurer gives up its departments for cars, houses and lives. It now has one for "
            "families and one for firms, each answering for its own result."
        ),
        [
            _("It has become more customer-centric."),
            _("It has become more customer-oriented."),
            _("Nothing has changed but names on doors."),
        ],
        0,
    ),
    _question(
        "measure-orientation",
        _("You want a figure for the customer orientation of a clinic. What do you collect?"),
        [
            _("Ratings of what staff do, by trained visitors, patients or the staff themselves."),
            _("The profit that each patient brings."),
            _("The share of the budget that the best patients get."),
        ],
        0,
    ),
    _question(
        "measure-centricity",
        _("And for its customer centricity?"),
        [
            _("How warmly patients are greeted."),
            _("Where the money goes, and what managers are paid for."),
            _("What the annual report says about patients."),
        ],
        1,
    ),
    _question(
        "same-for-all",
        _("A library treats every reader with the same great care. What do you know?"),
        [
            _("That it is customer-oriented. Whether it is centric, you don't know."),
            _("That it is customer-centric, since readers are at the centre."),
            _("Nothing; care is what libraries are for."),
        ],
        0,
    ),
    _question(
        "neglect",
        _(
            "A bank takes staff from its counters, where queues grow, and gives them to its fifty "
            "wealthiest clients."
        ),
        [
            _("More centric and less oriented."),
            _("More of both, since clients gain."),
            _("Neither idea allows it."),
        ],
        0,
    ),
    _question(
        "liking",
        _("Guests like a restaurant's waiters better than a year ago. What follows for sales?"),
        [
            _("They rise, since liking sells."),
            _("They fall, since chatting takes time."),
            _("Nothing for certain: the effort that is liked most need not sell most."),
        ],
        2,
    ),
    _question(
        "slogan",
        _("A minister declares that citizens come first. When would you believe it?"),
        [
            _("When the staff can recite it."),
            _("When money or rewards have moved to where the sentence points."),
            _("When the declaration has become longer."),
        ],
        1,
    ),
    _question(
        "for-everybody",
        _("A chain of bakeries asks if it should divide its service by what customers are worth."),
        [
            _("Yes, every firm should."),
            _("First find out how unlike its customers are, and what knowing them would cost."),
            _("No, it would be unfair."),
        ],
        1,
    ),
    _question(
        "metric",
        _("What stands on the first line of a customer-centric firm's report?"),
        [
            _("Market share."),
            _("Sales by product."),
            _("The remaining value of the customers it has."),
        ],
        2,
    ),
]


def conclude(right):
    """Compare with the answers before the course, and name what is worth a second look.

    Parameters
    ----------
    right : int
        How many of the ten are right now.

    Returns
    -------
    str
    """
    words = _("{right} of 10 are in line with the course's definitions.").format(right=right)
    before = [progress.get("answers", one.id) for one in concept_inventory.QUESTIONS]
    if all(before):
        words += " " + _("Before the course, in lesson 00, it was {first} of 10.").format(
            first=sum(bool(one.get("right")) for one in before)
        )
    else:
        words += " " + _("In lesson 00 you didn't answer all ten, so there is no comparison.")
    wrong = [
        str(number)
        for number, one in enumerate(QUESTIONS, start=1)
        if not (progress.get("answers", one.id) or {}).get("right")
    ]
    if wrong:
        words += " " + _("Look again at: {numbers}.").format(numbers=", ".join(wrong))
    return words
