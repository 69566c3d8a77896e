"""Print what each attempt at an assignment scores: ``python -m tests.proving.score 04``."""

import sys

from tests.proving.attempts import assignments, attempts_of, with_hidden_tests
from tests.proving.headless import score


def main(number):
    """Score every attempt headless and print one line each."""
    assignment = next(name for name in assignments() if name.startswith(number))
    for attempt in attempts_of(assignment):
        points = score(with_hidden_tests(assignment, attempt.answers))
        total = "none" if points is None else sum(points.values())
        lost = [] if points is None else [name for name, got in points.items() if not got]
        print(f"{attempt.name:32} states {attempt.vanilla:2}, gets {total:>4}  {' '.join(lost)}")


if __name__ == "__main__":
    main(sys.argv[1])
