"""Check yourself, lesson 03: a customer export without regrets."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "03-hash",
        _(
            "A partner gets the SHA-256 hashes of your customers' e-mail addresses, made without a "
            "key. The partner has an address list of its own. What can it learn?"
        ),
        (
            Option(
                _("Nothing: a hash can't be undone."),
                _("It needn't be undone. The partner hashes its own list and compares."),
            ),
            Option(
                _("Which people on its list are your customers."),
                _("It hashes its own list and looks for equals. The same works with any guess."),
            ),
            Option(
                _("All your customers' addresses."),
                _("Only those it can guess. The others stay hidden, until it guesses better."),
            ),
        ),
        1,
    ),
    Question(
        "03-crowd",
        _(
            "No group in a file is smaller than 5. You know that your neighbour is in it, in a "
            "group of 9. All 9 bought hearing aids. What do you know about her?"
        ),
        (
            Option(
                _("Nothing, because k is at least 5."),
                _("k counts people, not what is said about them. Here it is the same of all nine."),
            ),
            Option(
                _("What she bought, with a probability of one in nine."),
                _("One in nine is your chance to find her row. You don't need her row."),
            ),
            Option(
                _("What she bought."),
                _("For the group l is 1: whoever knows the group knows the answer."),
            ),
        ),
        2,
    ),
    Question(
        "03-purpose",
        _(
            "Customers agreed to 'analysis'. The analysis finds 300 who may leave, and sales wants "
            "their telephone numbers to call with an offer. Does that consent cover the call?"
        ),
        (
            Option(
                _("Yes: these customers agreed, and the data are the same."),
                _("They agreed to a purpose, not to a set of data. A call is another purpose."),
            ),
            Option(
                _("Yes, if the list has tokens instead of names."),
                _("Somebody must turn the tokens back into numbers to call them."),
            ),
            Option(
                _("No: a call with an offer is another purpose and needs a ground of its own."),
                _("A study and a call list differ, even if each row of the two is the same."),
            ),
        ),
        2,
    ),
]
