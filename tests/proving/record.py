"""Write down what `make prove` has proved, after its tests have passed: ``tests/proved.csv``.

After ``pytest tests/assignments -m prove -k 04``, ``python -m tests.proving.record 04`` renews the
row of that assignment alone.
"""

import csv
import subprocess
import sys
from datetime import UTC, datetime

from tests.proving.attempts import ROOT, assignments, attempts_of
from tests.proving.code import digest
from tests.proving.mutants import mutants_of

TABLE = ROOT / "tests" / "proved.csv"


def recorded():
    """Return the rows of the table."""
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def main(numbers):
    """Write a row for each assignment named by its number, or for all if none is."""
    proved = [name for name in assignments() if not numbers or name[:2] in numbers]
    rows = {row["assignment"]: row for row in recorded()}
    rows |= {assignment: _row(assignment) for assignment in proved}
    table = [rows[name] for name in assignments() if name in rows]
    with TABLE.open("w", newline="") as file:
        writer = csv.DictWriter(file, table[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    print(TABLE.read_text())


def _row(assignment):
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    return {
        "assignment": assignment,
        "attempts": len(attempts_of(assignment)),
        "mutants": len(mutants_of(assignment)),
        "proved_on": datetime.now(UTC).date(),
        "after_commit": commit,
        "digest": digest(assignment),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
