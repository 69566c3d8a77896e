"""A run that is killed at any moment, or finds the disk full, comes to the same end later."""

import json
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from centricity.grading.book.driver import grade
from centricity.grading.book.register import register
from centricity.grading.run.isolation import Isolation
from centricity.grading.run.sandbox import linux
from tests.benchmarks.grade_a_class import family
from tests.proving.attempts import ROOT, source, with_hidden_tests
from tests.proving.mutants import reference
from tests.proving.vanilla import hand_in, rows

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("driver")]

ASSIGNMENT = "04_leaky_bucket"
SCORES = {"anna": 16, "bruno": 8, "broken": None, "chloe": 0, "dora": 16}
# Seconds in which all that a killed driver had started must have ended.
TO_END = 30
# Each driver is a process of its own, forked from one that has imported what it needs.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload([__name__])


class Class:
    """Students who have handed in, and the processes that grade them.

    Parameters
    ----------
    folder : pathlib.Path
    students : iterable of str
        Of those in `SCORES`.
    """

    def __init__(self, folder, students):
        right = reference(ASSIGNMENT)
        half = dict(list(right.items())[:3])
        answers = {"anna": right, "bruno": half, "chloe": {}, "dora": right}
        chosen = {student: answers[student] for student in students if student in answers}
        self.scores = {student: SCORES[student] for student in students}
        self.folder = folder
        self.registered = folder / "registered.db"
        register(ROOT, [ASSIGNMENT], db_url=f"sqlite:///{self.registered}")
        self.settings = hand_in(ASSIGNMENT, chosen, folder, self.registered)
        if "broken" in students:
            broken = folder / "submitted" / "broken" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
            broken.parent.mkdir(parents=True)
            broken.write_text("[1, 2")

    def start(self, what=None):
        """Start a run, or something else, in a process of its own."""
        run = FORKS.Process(target=what or graded, args=(self.folder, self.settings))
        run.start()
        return run

    def said(self, run):
        """Return what a run said that has come to its end."""
        run.join()
        said = json.loads((self.folder / "said.json").read_text())
        assert run.exitcode == 0, said
        return said

    def state(self):
        """Return all that is left of a run: rows, the gradebook's health, files."""
        with closing(sqlite3.connect(self.folder / "gradebook.db")) as gradebook:
            health = gradebook.execute("PRAGMA integrity_check").fetchall()
        files = {path.relative_to(self.folder) for path in self.folder.glob("autograded/*/*/*")}
        kept = [*self.folder.glob(".grading-*.log"), *self.folder.glob("autograded/*/*.part")]
        return rows(ASSIGNMENT, self.settings), health, files, kept

    def begin_anew(self):
        """Forget that anything was graded."""
        (self.folder / "gradebook.db").write_bytes(self.registered.read_bytes())
        shutil.rmtree(self.folder / "autograded")


def graded(folder, settings):
    """In a process of its own: grade, and write down when the first was done, and what was said."""
    tempfile.tempdir = str(folder)
    moments = []
    try:
        outcomes = grade(
            ROOT,
            ASSIGNMENT,
            workers=2,
            progress=lambda *_all: moments.append(time.monotonic()),
            **settings,
        )
    except BaseException:
        (folder / "said.json").write_text(json.dumps(traceback.format_exc()))
        raise
    said = {"first": moments[0], "outcomes": {one.student: vars(one) for one in outcomes}}
    (folder / "said.json").write_text(json.dumps(said))


@pytest.mark.parametrize(
    ("kills", "students"),
    [
        (5, ["anna", "broken", "bruno"]),
        pytest.param(50, SCORES, marks=pytest.mark.prove),
    ],
)
def test_a_driver_killed_at_random_moments_goes_on_to_the_same_end(kills, students, scratch):
    group = Class(scratch, students)
    # The first process waits until the one that all are forked from has imported everything.
    FORKS.Process(target=time.monotonic).start()
    begun = time.monotonic()
    said = group.said(group.start())
    lasts, warm = time.monotonic() - begun, said["first"] - begun
    outcomes = said["outcomes"]
    assert {student: one["score"] for student, one in outcomes.items()} == group.scores
    expected = group.state()
    assert (expected[1], expected[3]) == ([("ok",)], [])
    chance, moments, whole_runs = random.Random(kills), [], 0
    anew = True
    while len(moments) < kills:
        assert whole_runs <= 2 * kills, f"runs end before they are killed: {moments}"
        if anew:
            group.begin_anew()
        # Three in four hit a run when it enters scores, the others anywhere.
        moment = chance.uniform(warm if chance.random() < 0.75 else 0, lasts)
        begun = time.monotonic()
        run = group.start()
        run.join(moment)
        if run.exitcode is None:
            kill_driver(run)
            moments.append(round(moment, 2))
            anew = False
            continue
        if anew:
            # The machine may be less busy than it was.
            lasts = min(lasts, time.monotonic() - begun)
            warm = min(warm, group.said(run)["first"] - begun)
        assert group.said(run)["outcomes"] == outcomes, f"killed after {moments} s"
        assert group.state() == expected, f"killed after {moments} s"
        whole_runs, anew = whole_runs + 1, True
    assert group.said(group.start())["outcomes"] == outcomes, f"killed after {moments} s"
    assert group.state() == expected, f"killed after {moments} s"


def kill_driver(run):
    """Kill a driver, and wait until all that came of it has ended."""
    others = {pid: name_of(pid) for pid in family(run.pid)[1:]}
    run.kill()
    run.join()
    end = time.monotonic() + TO_END
    while left := [name for pid, name in others.items() if name and name_of(pid) == name]:
        assert time.monotonic() < end, f"still there: {left}"
        time.sleep(0.05)


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.prove)])
def test_a_process_killed_at_random_moments_costs_nobody_a_point(kills):
    chance, killed = random.Random(kills), []
    with Isolation(source(ASSIGNMENT), workers=2) as isolation, ThreadPoolExecutor(2) as pool:
        begun = time.monotonic()
        expected = graded_by(isolation)
        lasts = time.monotonic() - begun
        outputs = [one for cell in expected for one in cell.get("outputs", [])]
        assert [one for one in outputs if one["output_type"] == "error"] == []
        while len(killed) < kills:
            runs = [pool.submit(graded_by, isolation) for _ in range(2)]
            time.sleep(chance.uniform(0, lasts))
            # The warm processes, those that run students' code, their copies, the checkers.
            sandbox, checkers = isolation._processes
            pids = [
                pid
                for nursery in (sandbox._nursery, checkers)
                for pid in family(nursery.process.pid)
            ]
            victim = chance.choice(pids)
            killed.append(name_of(victim))
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
            assert [run.result() for run in runs] == [expected, expected], killed


def graded_by(isolation):
    """Return the cells of right work, with the outputs of a run."""
    notebook = with_hidden_tests(ASSIGNMENT, reference(ASSIGNMENT))
    assert isolation.run(notebook).ended == ""
    return notebook.cells


def name_of(pid):
    """Return the command of a process and when it began; empty if it has ended."""
    with suppress(OSError):
        path = Path(f"/proc/{pid}")
        state = (path / "stat").read_text().rsplit(")", 1)[1].split()
        if state[0] != "Z":
            command = (path / "cmdline").read_bytes().decode().split("\0")
            return f"{' '.join(command[-3:])}begun at {state[19]}"
    return ""


@pytest.mark.parametrize("full", ["books", pytest.param("autograded", marks=pytest.mark.prove)])
def test_a_run_that_finds_the_disk_full_goes_on_when_there_is_room(full, scratch):
    group = Class(scratch, ["anna", "bruno"])
    group.said(group.start())
    expected = {student: [*cells.items()] for student, cells in group.state()[0].items()}
    said = group.said(group.start({"books": books_full, "autograded": notebooks_full}[full]))
    assert said["trouble"].startswith(
        {
            "books": "The gradebook can't be written: "
            "(sqlite3.OperationalError) database or disk is full",
            "autograded": "[Errno 28] No space left on device",
        }[full]
    )
    assert said["before"] == ["anna"]
    assert said["rows"] == json.loads(json.dumps(expected))


def books_full(folder, settings):
    """In a process of its own: grade where the disk of the gradebook fills up."""
    graded_on_a_small_disk(folder, "books", settings)


def notebooks_full(folder, settings):
    """In a process of its own: grade where the disk of the graded notebooks fills up."""
    graded_on_a_small_disk(folder, "autograded", settings)


def graded_on_a_small_disk(folder, name, settings):
    small = folder / name
    small.mkdir(exist_ok=True)
    user = os.geteuid(), os.getegid()
    linux.unshare(linux.CLONE_NEWNS | (linux.CLONE_NEWUSER if user[0] else 0))
    if user[0]:
        linux.map_user(0, user)
    linux.forget_mounts_of_others()
    linux.mount("tmpfs", small, "tmpfs", options="size=60m")
    books = folder / "books" / "gradebook.db"
    books.parent.mkdir(exist_ok=True)
    books.write_bytes((folder / "registered.db").read_bytes())
    settings = {**settings, "db_url": f"sqlite:///{books}", "level": "unsandboxed"}
    filler = small / "filler"
    said = {}
    try:
        grade(ROOT, ASSIGNMENT, progress=lambda *_all: fill(filler), **settings)
    except OSError as error:
        said["trouble"] = str(error)
    filler.unlink()
    folders = {"db_url": settings["db_url"]}
    said["before"] = list(rows(ASSIGNMENT, folders))
    grade(ROOT, ASSIGNMENT, **settings)
    found = rows(ASSIGNMENT, folders)
    said["rows"] = {student: [*cells.items()] for student, cells in found.items()}
    (folder / "said.json").write_text(json.dumps(said))


def fill(path):
    """Write a file until there is no room left."""
    with suppress(OSError), path.open("ab", buffering=0) as file:
        while True:
            file.write(bytes(4096))
