"""The question bank: one module for each lesson, in the lesson's order."""

from centricity.questions import concept_inventory, lesson_00, lesson_04, self_test

QUESTIONS = {
    question.id: question
    for module in (lesson_00, lesson_04, self_test, concept_inventory)
    for question in module.QUESTIONS
}


def find(number):
    """Return the question with this id, or raise a `ValueError` that lists the ids there are."""
    if number not in QUESTIONS:
        raise ValueError(f"There is no question {number!r}; there are {', '.join(QUESTIONS)}.")
    return QUESTIONS[number]
