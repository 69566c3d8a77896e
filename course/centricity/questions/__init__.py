"""The question bank: one module for each lesson, and two for the questions that span the course."""

import importlib
import pkgutil

QUESTIONS = {
    question.id: question
    for module in pkgutil.iter_modules(__path__)
    for question in importlib.import_module(f"{__name__}.{module.name}").QUESTIONS
}


def find(number):
    """Return the question with this id, or raise a `ValueError` that lists the ids there are."""
    if number not in QUESTIONS:
        raise ValueError(f"There is no question {number!r}; there are {', '.join(QUESTIONS)}.")
    return QUESTIONS[number]
