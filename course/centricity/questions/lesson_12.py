"""Check yourself, lesson 12: three firms, nine rounds."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "12-predict",
        _(
            "Predict, before you look: three firms with the same cash play six different markets. "
            "One sells, one serves all alike, one serves by value. Which comes first?"
        ),
        (
            Option(
                _("The customer-centric one, everywhere: it knows most."),
                _("Knowing costs money, and where customers are alike there is nothing to know."),
            ),
            Option(
                _("The customer-oriented one, everywhere: it keeps its customers."),
                _("It does have the most satisfied customers. That isn't what the score counts."),
            ),
            Option(
                _("It depends on the market."),
                _("On what, the study after the game shows."),
            ),
        ),
        2,
    ),
    Question(
        "12-driver",
        _(
            "A firm's best fifth of customers holds 22% of the value. What does that say about "
            "serving them better than the rest?"
        ),
        (
            Option(
                _("It will hardly pay: they are about as valuable as everybody else."),
                _("With equal customers a fifth holds 20%. Data and coordination cost the same."),
            ),
            Option(
                _("It will pay: they are the best fifth."),
                _("Best by how little? A fifth of equal customers would hold 20%."),
            ),
            Option(
                _("Nothing, without knowing their satisfaction."),
                _("Satisfaction matters for what service does, but first look at what it is for."),
            ),
        ),
        0,
    ),
    Question(
        "12-evidence",
        _("You won a game with unequal service. What may you tell Veretta's board?"),
        (
            Option(
                _("That service by value pays."),
                _("In a market that somebody built. Change its parameters and it doesn't."),
            ),
            Option(
                _("Nothing; it's a game."),
                _("It does tell which mechanisms suffice. Has Veretta got them?"),
            ),
            Option(
                _("Which conditions made it pay there, and that Veretta must check its own."),
                _("A model shows what follows from what. Whether the premise holds takes data."),
            ),
        ),
        2,
    ),
]
