"""The question bank: one module for each lesson, in the lesson's order."""

from centricity.questions import lesson_04

QUESTIONS = {question.id: question for question in [*lesson_04.QUESTIONS]}


def find(number):
    """Return the question with this id, or raise a `ValueError` that lists the ids there are."""
    if number not in QUESTIONS:
        raise ValueError(f"There is no question {number!r}; there are {', '.join(QUESTIONS)}.")
    return QUESTIONS[number]
