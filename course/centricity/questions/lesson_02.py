"""Check yourself, lesson 02: where the numbers come from."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "02-circle",
        _(
            "An article gives a number and names its source. The source exists and gives the same "
            "number. What do you know?"
        ),
        (
            Option(
                _("That somebody counted something."),
                _("The source may have copied it too. Look for whoever has data of their own."),
            ),
            Option(
                _("That two texts give the same number."),
                _("One step back is one step. The leaflet's source existed too."),
            ),
            Option(
                _("That the number is probably right, because two texts agree."),
                _("Two texts of which one copies the other are one witness."),
            ),
        ),
        1,
    ),
    Question(
        "02-interval",
        _(
            "A vendor asks 6,723 people in an online panel and reports 80%, plus or minus 1 point. "
            "Which of these can push the true share outside that interval far more often than one "
            "time in twenty?"
        ),
        (
            Option(
                _("People who join panels differ from people who don't."),
                _("And it stays so with 67,230 people: a larger sample repeats the same fault."),
            ),
            Option(
                _("Chance: 6,723 of all customers are a tiny share."),
                _("How large the population is hardly matters, and chance is what was counted."),
            ),
            Option(
                _("Nothing; that is what the interval is for."),
                _("It is for the luck of the draw only. It takes the draw itself for a fair one."),
            ),
        ),
        0,
    ),
    Question(
        "02-halo",
        _(
            "A study rates firms' customer focus from press reports of this year, and compares "
            "next year's profit. What remains of the halo?"
        ),
        (
            Option(
                _("Nothing: the profit comes after the rating."),
                _("Only if profit is pure luck. A firm that earned well tends to go on doing so."),
            ),
            Option(
                _("All of it."),
                _("Some of what the raters saw was luck, and luck doesn't last."),
            ),
            Option(
                _("As much as profits last from one year to the next."),
                _("The raters picked lasting strength along with luck, and the strength remains."),
            ),
        ),
        2,
    ),
]
