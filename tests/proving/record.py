"""Write down what `make prove` has proved, after its tests have passed: ``tests/proved.csv``."""

import csv
import hashlib
import subprocess
from datetime import UTC, datetime

from tests.proving.attempts import ROOT, assignments, attempts_of
from tests.proving.mutants import mutants_of

TABLE = ROOT / "tests" / "proved.csv"


def digest(assignment):
    """Return a SHA-256 of everything that a proof of an assignment depends on in its folders."""
    files = [
        ROOT / "course" / "text" / f"{assignment}.py",
        ROOT / "solutions" / "text" / f"{assignment}.py",
        *sorted((ROOT / "solutions" / "attempts" / assignment).glob("*")),
    ]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def recorded():
    """Return the rows of the table."""
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def main():
    """Write one row for each assignment."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    rows = [
        {
            "assignment": assignment,
            "attempts": len(attempts_of(assignment)),
            "mutants": len(mutants_of(assignment)),
            "proved_on": datetime.now(UTC).date(),
            "after_commit": commit,
            "digest": digest(assignment),
        }
        for assignment in assignments()
    ]
    with TABLE.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(TABLE.read_text())


if __name__ == "__main__":
    main()
