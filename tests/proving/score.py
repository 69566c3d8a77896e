"""Print what each attempt at an assignment scores: ``python -m tests.proving.score 04``.

Two scores: with the hidden tests in the learner's process, and in another one.
"""

import sys

from tests.proving import headless, isolated
from tests.proving.attempts import assignments, attempts_of, with_hidden_tests


def main(number):
    """Score every attempt both ways and print one line each, marked where a score is not stated."""
    assignment = next(name for name in assignments() if name.startswith(number))
    print(f"{'':32} vanilla        isolated")
    print(f"{'attempt':32} states gets    states gets")
    for attempt in attempts_of(assignment):
        vanilla = headless.score(with_hidden_tests(assignment, attempt.answers))
        alone = isolated.score(with_hidden_tests(assignment, attempt.answers), assignment)
        print(
            f"{attempt.name:32} {attempt.vanilla:6} {_shown(vanilla, attempt.vanilla)}"
            f"   {attempt.isolated:6} {_shown(alone, attempt.isolated)}  {_lost(alone)}"
        )


def _shown(points, stated):
    total = 0 if points is None else sum(points.values())
    return f"{'none' if points is None else f'{total:g}':>4}{' ' if total == stated else '!'}"


def _lost(points):
    return "" if points is None else " ".join(name for name, got in points.items() if not got)


if __name__ == "__main__":
    main(sys.argv[1])
