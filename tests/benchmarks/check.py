"""Time the check of a solved assignment 04, and measure its memory, while all other cores are busy.

``python -m tests.benchmarks.check [ROUNDS]``

Cold is a new process: the command ``centricity check 04`` from start to end, or the first run of
the check cell in a kernel. Warm is each further run of the cell. Processor time is shown beside the
time on the clock, because other programs lengthen only the latter. Memory is what the processes
that the cell starts have made for themselves, pages of libraries on the disk not counted.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat

from tests.benchmarks.grade_a_class import family, memory
from tests.proving.attempts import fill_in, released
from tests.proving.mutants import reference

NAME = "04_leaky_bucket"
COLD, WARM = 6, 2
BUSY = [sys.executable, "-c", "while True: pass"]
COMMAND = [sys.executable, "-m", "centricity.cli", "check", "04"]
RIGHT = "Hidden tests: 16 of 16 points."
# A kernel that runs the check cell at each line of its input.
KERNEL = """
import sys
from time import perf_counter
import numpy, pandas
from centricity import checks

for line in sys.stdin:
    begun = perf_counter()
    words = str(checks.run("04"))
    print(perf_counter() - begun, line.strip() in words, flush=True)
"""


def main(rounds=7):
    """Print the medians, and return 1 if a check takes longer than a learner may have to wait."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before, {rounds} rounds each")
    with tempfile.TemporaryDirectory() as work, _busy_cores():
        environment = {**os.environ, "CENTRICITY_WORK": work}
        own = Path(work, NAME, f"{NAME}.ipynb")
        own.parent.mkdir()
        nbformat.write(fill_in(released(NAME), reference(NAME)), own)
        commands = [_command(environment) for _round in range(rounds)]
        first, later, peak, rest = _cells(environment, rounds)
    clock, processor = (statistics.median(column) for column in zip(*commands, strict=True))
    warm = statistics.median(later)
    print(f"command, cold: {clock:.1f} s, of the processor {processor:.1f} s; at most {COLD}")
    print(f"cell, cold: {first:.1f} s; at most {COLD}")
    print(f"cell, warm: {warm:.2f} s; at most {WARM}")
    print(f"memory of its processes: {peak:.0f} MB at most, {rest:.0f} MB between checks")
    return int(max(clock, first) > COLD or warm > WARM)


@contextmanager
def _busy_cores():
    """Keep all cores but one busy."""
    programs = [subprocess.Popen(BUSY) for _core in range(os.cpu_count() - 1)]
    try:
        yield
    finally:
        for program in programs:
            program.kill()
            program.wait()


def _command(environment):
    """Return the seconds of one command: on the clock, and of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if RIGHT not in done.stdout:
        raise RuntimeError(done.stdout)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _cells(environment, rounds):
    """Return the seconds of the first run and of each later one, and MB at most and between."""
    kernel = subprocess.Popen(
        [sys.executable, "-c", KERNEL], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with kernel:
        first, *later = (_run_cell(kernel) for _round in range(rounds + 1))
        rest = _megabytes(kernel)
        peak = [rest]
        # Looking takes the processor's time, too: not while the clock runs.
        threading.Thread(target=_watch, args=(kernel, peak), daemon=True).start()
        for _round in range(3):
            _run_cell(kernel)
        kernel.stdin.close()
    return first, later, peak[0], rest


def _run_cell(kernel):
    kernel.stdin.write(f"{RIGHT}\n")
    kernel.stdin.flush()
    seconds, right = kernel.stdout.readline().split()
    if right != "True":
        raise RuntimeError("the reference solution was not found right")
    return float(seconds)


def _watch(kernel, peak):
    while kernel.poll() is None:
        peak[0] = max(peak[0], _megabytes(kernel))
        time.sleep(0.02)


def _megabytes(kernel):
    """Return what all that came of a kernel holds, the kernel itself left out."""
    return sum(memory(pid, "Pss_Anon") for pid in family(kernel.pid)[1:]) / 1e3


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
