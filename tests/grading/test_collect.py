"""Hand-ins travel to the gradebook by either of nbgrader's roads: a ZIP, or the exchange."""

import getpass
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import nbformat
import pytest

from centricity import handin
from centricity.grading.book.driver import grade
from centricity.grading.book.register import register
from centricity.grading.demo import ASSIGNMENT, NOTEBOOK
from tests.copies import course_copy
from tests.proving.attempts import ROOT, fill_in
from tests.proving.mutants import reference

# One worker runs them all, so that the gradebook is made once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("collect")]

STUDENTS = ("a.b", "c_d", "e@uni.example")
MOMENT = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
SCORE = 12


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a copy of the course with assignments in its gradebook."""
    copy = course_copy(tmp_path_factory.mktemp("course"), ASSIGNMENT)
    register(copy, [ASSIGNMENT])
    return copy


@pytest.fixture
def nbgrader(tmp_path):
    """Return a function that runs nbgrader's command in a folder, with no settings of yours."""
    jupyter = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind) for kind in ("CONFIG", "DATA")}

    def run(folder, *arguments):
        command = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=os.environ | jupyter, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    return run


def answer(path, answers):
    """Fill answers into a learner's notebook."""
    nbformat.write(fill_in(nbformat.read(path, as_version=4), answers), path)


def partly_right():
    wrong = (ROOT / "solutions" / "demo" / "clv_formula_only.py").read_text(encoding="utf-8")
    return {**reference(ASSIGNMENT), "clv": wrong}


def hand_in(monkeypatch, student, moment, answers, folder):
    """Let a learner start, answer and pack the exercise, and return the ZIP."""
    monkeypatch.setenv("CENTRICITY_WORK", str(folder / student))
    monkeypatch.setattr(handin, "datetime", SimpleNamespace(now=lambda _zone: moment))
    answer(handin.start("04").path, answers)
    return handin.submit("04", student)


def test_zips_are_collected_the_later_one_kept_and_graded(course, nbgrader, tmp_path, monkeypatch):
    archive = course / "grading" / "downloaded" / ASSIGNMENT / "archive"
    archive.mkdir(parents=True)
    for student in STUDENTS:
        for hours, answers in ((1, partly_right()), (0, {})):
            moment = MOMENT + timedelta(hours=hours)
            work = tmp_path / f"work {hours}"
            shutil.copy(hand_in(monkeypatch, student, moment, answers, work), archive)

    nbgrader(course, "zip_collect", ASSIGNMENT)
    for student in STUDENTS:
        folder = course / "grading" / "submitted" / student / ASSIGNMENT
        assert sorted(path.name for path in folder.iterdir()) == [NOTEBOOK, "timestamp.txt"]
        assert (folder / "timestamp.txt").read_text() == "2026-03-01 17:00:00"
        assert (folder / NOTEBOOK).read_bytes() == (
            tmp_path / "work 1" / student / ASSIGNMENT / NOTEBOOK
        ).read_bytes()

    outcomes = {one.student: one for one in grade(course, ASSIGNMENT)}
    for student in STUDENTS:
        assert (outcomes[student].score, outcomes[student].what) == (SCORE, "graded")


def test_the_exchange_gives_the_same_score(course, nbgrader, tmp_path):
    exchange = f"--Exchange.root={tmp_path / 'exchange'}"
    cache = f"--Exchange.cache={tmp_path / 'cache'}"
    nbgrader(course, "release_assignment", ASSIGNMENT, exchange)

    # A student works in a folder of their own. In the course folder, nbgrader would fetch the
    # exercise into the middle of the course, and a student who is the instructor, too, would
    # read the instructor's settings. Outside of it the course must be named.
    student = tmp_path / "student"
    student.mkdir()
    named = ("--course", "centricity", exchange, cache)
    nbgrader(student, "fetch_assignment", ASSIGNMENT, *named)
    assert [path.name for path in (student / ASSIGNMENT).iterdir()] == [NOTEBOOK]
    answer(student / ASSIGNMENT / NOTEBOOK, partly_right())
    nbgrader(student, "submit", ASSIGNMENT, *named)

    nbgrader(course, "collect", ASSIGNMENT, exchange)
    collected = course / "grading" / "submitted" / getpass.getuser() / ASSIGNMENT
    assert (collected / NOTEBOOK).is_file()
    assert (collected / "timestamp.txt").is_file()
    # Of the class so far, grade this one only.
    for folder in (course / "grading" / "submitted").iterdir():
        if folder != collected.parent:
            shutil.rmtree(folder)
    (outcome,) = grade(course, ASSIGNMENT)
    assert (outcome.student, outcome.score) == (getpass.getuser(), SCORE)
    assert outcome.what == "graded"
