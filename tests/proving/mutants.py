"""Small faults put into a reference solution, one at a time; the hidden tests must catch them.

Print the survivors of an assignment: ``python -m tests.proving.mutants 04``.
"""

import sys
import warnings
from dataclasses import dataclass
from functools import cache

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from tests.proving.attempts import assignments, source, with_hidden_tests
from tests.proving.headless import code_cells, in_child, run, warm_up

# Left out: faults that need arguments, and bit operators, which fail on any float and would only
# flatter the share caught.
ARITHMETIC = {"Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"}
LEFT_OUT = ("Variable", "RemoveDecorator")
# Processor time for one mutant; one that takes longer is run again alone, with `ALONE`.
SECONDS = 5
ALONE = 20
# For all mutants of an assignment together.
LONG = 7200


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


def uncaught(assignment, mutants):
    """Let the hidden tests look at mutants.

    Returns
    -------
    survivors : list of Mutant
        Those that lose no point.
    late : list of Mutant
        Those that ran out of time, also alone. They count as caught.
    """
    ends = in_child(lambda: _ends(assignment, mutants, SECONDS), LONG).value
    alone = [one for one, end in zip(mutants, ends, strict=True) if end == "late"]
    if alone:
        again = in_child(lambda: _ends(assignment, alone, ALONE), LONG).value
        known = dict(zip(alone, again, strict=True))
        ends = [known.get(one, end) for one, end in zip(mutants, ends, strict=True)]
    survivors = [one for one, end in zip(mutants, ends, strict=True) if end == "survived"]
    return survivors, [one for one, end in zip(mutants, ends, strict=True) if end == "late"]


def _ends(assignment, mutants, seconds):
    """Return what becomes of each mutant: caught, late or survived."""
    notebook = with_hidden_tests(assignment, reference(assignment))
    warm_up(notebook)
    # Visible tests carry no points, and by a lint of the build no hidden one leans on them.
    cells = [cell for cell in code_cells(notebook) if not cell[0].endswith("-visible")]
    work = [cell for cell in cells if not cell[3]]
    tests = [cell for cell in cells if cell[3]]
    run(work)
    return [_end(mutant, work, tests, seconds) for mutant in mutants]


def _end(mutant, work, tests, seconds):
    place = [name for name, *_more in work].index(mutant.question)
    faulty = [(mutant.question, mutant.code, 0, False), *work[place + 1 :]]
    # The tests of the question itself are the likeliest to see the fault.
    tests = sorted(tests, key=lambda cell: not cell[0].startswith(f"{mutant.question}-"))
    ended = in_child(lambda: run([*faulty, *tests], until_a_loss=True), seconds)
    if ended.late:
        return "late"
    return "survived" if ended.value and all(ended.value.values()) else "caught"


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
        if _is_python(mutated):
            yield Mutant(question, operator, occurrence, mutated)
        occurrence += 1


def _is_python(code):
    """Return whether code can be compiled: `a & not b` can't, and proves nothing when it fails."""
    with warnings.catch_warnings():
        # "is" between numbers is a doubtful comparison, but one that runs.
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            compile(code, "<mutant>", "exec")
        except SyntaxError:
            return False
    return True


def main(number):
    """Run every mutant of an assignment and print the survivors and the share caught."""
    assignment = next(name for name in assignments() if name.startswith(number))
    mutants = mutants_of(assignment)
    survivors, late = uncaught(assignment, mutants)
    for mutant in survivors:
        print(f"survived: {mutant}\n{mutant.code}\n")
    caught = len(mutants) - len(survivors)
    print(f"{caught} of {len(mutants)} mutants caught, {len(late)} of them by the clock")


if __name__ == "__main__":
    main(sys.argv[1])
