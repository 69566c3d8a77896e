"""Check yourself, lesson 09: listening."""

from centricity.i18n import _
from centricity.quiz import Option, Question

QUESTIONS = [
    Question(
        "09-band",
        _(
            "A score went from 31 to 40. 150 people answered each time; each score has a margin "
            "of 12 points to either side. What may you say?"
        ),
        (
            Option(
                _("Satisfaction rose by 9 points."),
                _("The answers differ by 9. So they would often enough if nothing had changed."),
            ),
            Option(
                _("Nothing changed."),
                _("That says too much: a rise of 20 points would fit these figures, too."),
            ),
            Option(
                _("These waves can't tell a rise from chance."),
                _(
                    "The margin of the difference is 12 times the root of 2, about 17 points. No "
                    "change and a large one both lie inside."
                ),
            ),
        ),
        2,
    ),
    Question(
        "09-weights",
        _(
            "Old and young patients answer equally often. Among both, the angry answer three times "
            "as often as the rest. You weigh the answers by age. What happens to the bias?"
        ),
        (
            Option(
                _("It stays as it was."),
                _(
                    "The weights change nothing: the ages were right already. The bias is within "
                    "each of them."
                ),
            ),
            Option(
                _("It gets smaller, because weights bring the sample nearer to the register."),
                _("In age it was there already. In temper no weight by age can bring it there."),
            ),
            Option(
                _("It is gone."),
                _("It would be, if everybody of one age felt alike. Here the angry answer more."),
            ),
        ),
        0,
    ),
    Question(
        "09-answered",
        _(
            "Complaints that were answered within a day come from patients of whom 90% stay; of "
            "those who waited for more than a week 70% stay. Which comparison would show best what "
            "a fast answer does?"
        ),
        (
            Option(
                _("This one, with many more complaints."),
                _(
                    "Easy complaints are answered fast, and people with easy complaints stay "
                    "anyway. More of them doesn't change that."
                ),
            ),
            Option(
                _("Complaints put into the fast or the slow queue by lot."),
                _("Then nothing but the queue differs between the two, apart from chance."),
            ),
            Option(
                _("Those who were answered against those who never complained."),
                _("They differ in even more: whether something went wrong, and whether they care."),
            ),
        ),
        1,
    ),
]
