"""Prove assignments in full, and write down what was proved: ``tests/proved.csv``.

``python -m tests.proving.record 04`` proves assignment 04, without numbers it proves all, two side
by side. Each attempt is graded by nbgrader itself and by `centricity grade`, and gets what it
states; right attempts get everything under many course keys, wrong ones what they state under
some; every mutant of the reference is caught, or explained as equivalent. It can be stopped at any
time: what was done stands in `.proof`, and belongs to the code as it is (`tests.proving.code`).
More keys, ``--keys 60 10``, go on from there, too.
"""

import argparse
import csv
import fcntl
import json
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from centricity.build.attempts import Attempt
from tests.proving.attempts import ROOT, assignments, attempts_of, source
from tests.proving.code import digest, explained
from tests.proving.headless import warm_up
from tests.proving.keys import KEYS, totals
from tests.proving.mutants import mutants_of, reference, score_of_reference, uncaught

TABLE = ROOT / "tests" / "proved.csv"
DONE = ROOT / ".proof"
# Keys for right attempts, and for wrong ones.
MANY, SOME = 60, 10
AT_A_TIME = 15
SIDE_BY_SIDE = 2
# Seconds that steps take, about: only their proportions matter, for the time left.
PER_ATTEMPT, PER_KEY, PER_MUTANT = 4.0, 0.6, 0.12
WARM = "import numpy, pandas, scipy.optimize, scipy.special, scipy.stats, centricity.data"
VERSIONS = ("numpy", "scipy", "pandas", "nbgrader", "ipykernel")


@dataclass
class Proof:
    """The proof of one assignment: steps, and what came of those that are done."""

    assignment: str
    many: int = MANY
    some: int = SOME
    done: dict = field(default_factory=dict)

    def run(self):
        """Do the steps that are left; return what failed, a sentence each."""
        self.digest = digest(self.assignment)
        self._read()
        steps = self.steps()
        left = [step for step in steps if step not in self.done]
        total, begun = sum(steps.values()), time.monotonic()
        at_start = behind = total - sum(steps[step] for step in left)
        failed = []
        warm_up(source(self.assignment))
        with ExitStack() as self._stack:
            for step in left:
                kind, *what = step
                result = getattr(self, f"_{kind}")(*what)
                failed += result["failed"]
                if not result["failed"]:
                    self._write(step, result)
                behind += steps[step]
                spent = time.monotonic() - begun
                minutes = spent / (behind - at_start) * (total - behind) / 60
                words = f"{kind} {' '.join(map(str, what))}"
                print(
                    f"{self.assignment}: {behind / total:4.0%}, {minutes:.0f} min left, {words}",
                    *result["failed"],
                    sep="\n    ",
                    flush=True,
                )
        return failed

    def steps(self):
        """Return each step, ``(kind, *what)``, and how long it takes, about."""
        steps = {}
        for question in self.mutants:
            steps["mutants", question] = PER_MUTANT * len(self.mutants[question])
        for name, attempt in self.attempts.items():
            keys = {"r": self.many, "w": self.some, "c": 0}[name[0]]
            fewer = 3 if attempt.base else 1
            for first in range(0, keys, SOME):
                last = min(first + SOME, keys)
                steps["keys", name, first, last] = PER_KEY * (last - first) / fewer
        names = [name for name in self.attempts if name != "reference"]
        for first in range(0, len(names), AT_A_TIME):
            some = names[first : first + AT_A_TIME]
            steps["graded", some[0], some[-1]] = PER_ATTEMPT * len(some)
        return steps

    @cached_property
    def attempts(self):
        """Every attempt by its name, and the reference as one more."""
        every = score_of_reference(self.assignment)
        answers = reference(self.assignment)
        own = Attempt("reference", every, every, "", None, (), answers, answers)
        return {one.name: one for one in [own, *attempts_of(self.assignment)]}

    @cached_property
    def mutants(self):
        """Mutants that nothing explains, by question."""
        found = {}
        for one in mutants_of(self.assignment):
            if str(one) not in explained(self.assignment):
                found.setdefault(one.question, []).append(one)
        return found

    @property
    def late(self):
        """How many mutants were caught only because their time ran out."""
        return sum(result.get("late", 0) for result in self.done.values())

    @property
    def seconds(self):
        """How much processor time it took."""
        return round(sum(result["seconds"] for result in self.done.values()))

    def _mutants(self, question):
        begun = _processor_seconds()
        survivors, late = uncaught(self.assignment, self.mutants[question])
        failed = [f"{one} survives" for one in survivors]
        return _result(begun, failed, late=len(late))

    def _keys(self, name, first, last):
        begun = _processor_seconds()
        attempt = self.attempts[name]
        base = self.attempts.get(attempt.base)
        found = totals(self.assignment, attempt, base, KEYS[first:last])
        failed = [
            f"{name} gets {got:g} instead of {attempt.vanilla} under the key {key.decode()!r}"
            for key, got in found.items()
            if got != attempt.vanilla
        ]
        return _result(begun, failed)

    def _graded(self, first, last):
        begun = _processor_seconds()
        names = [name for name in self.attempts if name != "reference"]
        some = names[names.index(first) : names.index(last) + 1]
        attempts = {name: self.attempts[name] for name in some}
        return _result(begun, _graded_wrongly(self.assignment, attempts, self._registered))

    @cached_property
    def _registered(self):
        """A gradebook that knows the assignment; kernels begin warm from here on."""
        from centricity.grading.book.register import register
        from tests.proving.warm_kernels import warm_kernels

        self._stack.enter_context(warm_kernels(WARM))
        folder = self._stack.enter_context(tempfile.TemporaryDirectory())
        path = Path(folder) / "gradebook.db"
        register(ROOT, [self.assignment], db_url=f"sqlite:///{path}")
        return path

    @property
    def _path(self):
        return DONE / f"{self.assignment}.jsonl"

    def _read(self):
        """Read what is done, of the code as it is."""
        lines = self._path.read_text("utf-8").splitlines() if self._path.is_file() else []
        for line in lines:
            record = json.loads(line)
            if record["digest"] == self.digest:
                self.done[tuple(record["step"])] = record["result"]

    def _write(self, step, result):
        self.done[step] = result
        DONE.mkdir(exist_ok=True)
        record = {"digest": self.digest, "step": step, "result": result}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(record)}\n")


def recorded():
    """Return the rows of the table."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def record(proof):
    """Write the row of an assignment into the table."""
    with TABLE.open("r+", newline="", encoding="utf-8") as file:
        # The proof beside this one writes its own.
        fcntl.flock(file, fcntl.LOCK_EX)
        rows = {row["assignment"]: row for row in csv.DictReader(file)}
        row = rows[proof.assignment] = _row(proof)
        file.seek(0)
        file.truncate()
        writer = csv.DictWriter(file, row, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[name] for name in assignments() if name in rows)


def _graded_wrongly(assignment, attempts, gradebook):
    """Grade attempts with nbgrader and with `centricity grade`; return what is not as stated."""
    from centricity.grading.book.driver import grade
    from tests.proving.vanilla import grade_with_nbgrader, hand_in, rows, scores

    folder = Path(tempfile.mkdtemp(prefix="proof-", dir=_inside_the_course()))
    try:
        answers = {name: attempt.answers for name, attempt in attempts.items()}
        folders = hand_in(assignment, answers, folder, gradebook)
        vanilla = grade_with_nbgrader(assignment, folders)
        by_nbgrader = scores(assignment, folders)
        grade(ROOT, assignment, **folders)
        isolated, shut_in = rows(assignment, folders), scores(assignment, folders)
    finally:
        shutil.rmtree(folder)
    failed = []
    for name, attempt in attempts.items():
        for how, got, stated in (
            ("nbgrader", by_nbgrader.get(name), attempt.vanilla),
            ("centricity grade", shut_in.get(name), attempt.isolated),
        ):
            # No row at all is no points: its code ended Python.
            if (got or 0) != stated:
                failed.append(f"{name} gets {got} instead of {stated} from {how}")
        if not name.startswith("cheat_") and vanilla.get(name) != isolated.get(name):
            failed.append(f"{name} has other rows from nbgrader than from centricity grade")
    return failed


def _inside_the_course():
    # nbgrader's folders must lie there.
    folder = ROOT / "grading"
    folder.mkdir(exist_ok=True)
    return folder


def _result(begun, failed, **more):
    return {"failed": failed, "seconds": round(_processor_seconds() - begun, 1), **more}


def _processor_seconds():
    """Return the processor time of this process and of all that have ended for it."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _row(proof):
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    versions = [f"python {platform.python_version()}"]
    versions += [f"{name} {version(name)}" for name in VERSIONS]
    return {
        "assignment": proof.assignment,
        "attempts": len(proof.attempts) - 1,
        "mutants": len(mutants_of(proof.assignment)),
        "late_mutants": proof.late,
        "keys_right": proof.many,
        "keys_wrong": proof.some,
        "proved_on": datetime.now(UTC).date(),
        "after_commit": commit,
        "processor": _processor(),
        "versions": ", ".join(versions),
        "digest": proof.digest,
    }


def _processor():
    """Return the processor's name, and whether it has AVX-512, which changes rounding."""
    try:
        words = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    name = next(line.split(": ")[1] for line in words.splitlines() if "model name" in line)
    return f"{name.strip()}{' with AVX-512' if 'avx512f' in words else ''}"


def prove(assignment, many, some):
    """Prove one assignment and record it; return whether nothing failed."""
    proof = Proof(assignment, many, some)
    failed = proof.run()
    if failed:
        print(f"{assignment}: NOT proved", *failed, sep="\n    ")
        return False
    record(proof)
    print(f"{assignment}: proved, in {proof.seconds} seconds of a processor")
    return True


def main(arguments):
    """Prove what is named, or everything; two assignments side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", help="such as 04; all if none is named")
    parser.add_argument("--keys", nargs=2, type=int, default=[MANY, SOME], metavar=("MANY", "SOME"),
                        help="course keys for right attempts, and for wrong ones")  # fmt: skip
    options = parser.parse_args(arguments)
    names = [one for one in assignments() if not options.numbers or one[:2] in options.numbers]
    if len(names) == 1:
        return prove(names[0], *options.keys)

    def beside(name):
        command = [sys.executable, "-m", "tests.proving.record", name[:2], "--keys"]
        return subprocess.run([*command, *map(str, options.keys)], cwd=ROOT).returncode == 0

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return all(list(pool.map(beside, names)))


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
