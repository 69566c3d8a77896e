"""Check yourself, lesson 11: what a retention programme changes."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "11-volunteers",
        _(
            "Of the members of a loyalty programme 85% stay, of other customers 70%. By how much "
            "did the programme raise retention?"
        ),
        (
            Option(
                _("By 15 points."),
                _("Only if both groups would have stayed alike without it. Who joins?"),
            ),
            Option(
                _("By less than 15 points, since the keen ones joined."),
                _("Likely, but not known: a programme may also attract those about to leave."),
            ),
            Option(
                _("That can't be told from these two figures."),
                _(
                    "The two groups chose themselves. Without chance deciding who joins, the "
                    "comparison has no base."
                ),
            ),
        ),
        2,
    ),
    Question(
        "11-dear",
        _(
            "A call costs 40 crowns, and a member who stays because of it is worth 150. At its "
            "best, in one band, a call raises the chance to stay by 20 points. Whom do you call?"
        ),
        (
            Option(
                _("That band only."),
                _("There 0.20 times 150 is 30 crowns, less than the 40 that a call costs."),
            ),
            Option(_("Nobody."), _("Even the best band earns 30 crowns for 40. Keep the money.")),
            Option(
                _("The riskiest, who have most to lose."),
                _("What counts is what a call changes, and it changes less there."),
            ),
        ),
        1,
    ),
    Question(
        "11-axioms",
        _(
            "Shapley values share out all conversions, treat equal channels alike, give nothing to "
            "a channel that is on no converting path, and add up over sets of paths. What follows "
            "about closing a channel?"
        ),
        (
            Option(
                _("Closing it would lose the conversions it was given."),
                _("That is about a world without the channel. Nobody has looked there."),
            ),
            Option(
                _("Nothing: the axioms are about sharing, not about causes."),
                _("A rule can be fair and the thing shared still not be what the channel caused."),
            ),
            Option(
                _("Closing it would lose fewer, because others would step in."),
                _("Perhaps. The values can't tell you either way; an experiment can."),
            ),
        ),
        1,
    ),
]
