"""Check yourself, lesson 01: two words, five meanings."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "01-level",
        _(
            "'From next year, each of our managers answers for the profit of a group of customers "
            "instead of a product line.' On which level does this statement lie?"
        ),
        (
            Option(
                _("Behaviour: managers will do something else."),
                _(
                    "They will, but the statement says what they answer for. It changes the "
                    "accounts, and behaviour may or may not follow."
                ),
            ),
            Option(
                _("Structure: who answers for which profit."),
                _("Profit centres, metrics and rewards are structure."),
            ),
            Option(
                _("Allocation: it says which customers get the money."),
                _("Not yet. Every group still has its manager; none is preferred to another."),
            ),
        ),
        1,
    ),
    Question(
        "01-kappa",
        _(
            "At clinic A two observers agree on 86% of conversations, with a kappa of 0.16. At "
            "clinic B they agree on 79%, with a kappa of 0.54. What may you conclude?"
        ),
        (
            Option(
                _("The observers at A are worse."),
                _("They may be as good. If nearly everything is 'yes' at A, kappa is low anyway."),
            ),
            Option(
                _("The observers at A are better: they agree more often."),
                _("Agreement is also high where one code is so common that chance gives it."),
            ),
            Option(
                _("About the observers nothing yet; look at how common each code is."),
                _("Kappa and agreement both depend on it. The table of codes shows it."),
            ),
        ),
        2,
    ),
    Question(
        "01-policies",
        _(
            "A public clinic must serve everybody who comes and can't foresee who will need it "
            "most. Spending by expected value would cost it 20% of the budget. In the simulator's "
            "world, what does that clinic keep more with?"
        ),
        (
            Option(
                _("Equal service."),
                _("Without foresight all expected values are alike, and coordination only costs."),
            ),
            Option(
                _("Spending by value, if its patients differ enough."),
                _("They may differ as much as they like; it can't tell who is who."),
            ),
            Option(
                _("The two are level."),
                _("They would be, if coordination were free."),
            ),
        ),
        0,
    ),
]
