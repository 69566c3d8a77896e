"""Small faults put into a reference solution, one at a time; the hidden tests must catch them.

Print the survivors of an assignment: ``python -m tests.proving.mutants 04``.
"""

import sys
from dataclasses import dataclass
from functools import cache

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from centricity.cells import is_test
from tests.proving.attempts import assignments, source, with_hidden_tests
from tests.proving.headless import score

# Left out: faults that need arguments, and bit operators, which fail on any float and would only
# flatter the share caught.
ARITHMETIC = {"Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"}
LEFT_OUT = ("Variable", "RemoveDecorator")
SECONDS = 20


@dataclass(frozen=True)
class Mutant:
    """One answer cell with one fault in it."""

    question: str
    operator: str
    occurrence: int
    code: str

    def __str__(self):
        return f"{self.question}/{self.operator.removeprefix('core/')}/{self.occurrence}"


@cache
def reference(assignment):
    """Return the reference answers to the questions that are answered in code."""
    return {
        cell.id: cell.source
        for cell in source(assignment).cells
        if cell.cell_type == "code" and cell.metadata.nbgrader.solution
    }


@cache
def mutants_of(assignment):
    """Return every mutant of the reference answers, in a fixed order."""
    return [
        mutant
        for question, code in reference(assignment).items()
        for operator in sorted(operator_names())
        if _is_used(operator)
        for mutant in _occurrences(question, code, operator)
    ]


def is_caught(assignment, mutant):
    """Return whether the hidden tests take a point from a mutant, or it never ends."""
    answers = {**reference(assignment), mutant.question: mutant.code}
    notebook = with_hidden_tests(assignment, answers)
    # The tests of the question itself are the likeliest to see the fault.
    notebook.cells.sort(key=lambda cell: _place(cell, mutant.question))
    points = score(notebook, SECONDS, until_a_loss=True)
    return points is None or not all(points.values())


def _place(cell, question):
    return is_test(cell) and (1 if cell.id.startswith(f"{question}-") else 2)


def score_of_reference(assignment):
    """Return the automatic points of an assignment."""
    return sum(
        cell.metadata.nbgrader.points
        for cell in source(assignment).cells
        if cell.metadata.nbgrader.grade and not cell.metadata.nbgrader.solution
    )


def _is_used(operator):
    name = operator.removeprefix("core/")
    if name.startswith("ReplaceBinaryOperator"):
        return set(name.split("_")[1:]) <= ARITHMETIC
    return not name.startswith(LEFT_OUT)


def _occurrences(question, code, operator):
    make = get_operator(operator)()
    occurrence = 0
    while (mutated := mutate_code(code, make, occurrence)) is not None:
        yield Mutant(question, operator, occurrence, mutated)
        occurrence += 1


def main(number):
    """Run every mutant of an assignment and print the survivors and the share caught."""
    assignment = next(name for name in assignments() if name.startswith(number))
    mutants = mutants_of(assignment)
    survivors = [mutant for mutant in mutants if not is_caught(assignment, mutant)]
    for mutant in survivors:
        print(f"survived: {mutant}\n{mutant.code}\n")
    print(f"{len(mutants) - len(survivors)} of {len(mutants)} mutants caught")


if __name__ == "__main__":
    main(sys.argv[1])
