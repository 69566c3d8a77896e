"""A class is graded by `centricity grade`, by nbgrader's API and through every mishap."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import nbformat
import pytest

from centricity import cli
from centricity.cells import secret_lines
from centricity.grading import seeds
from centricity.grading.book import driver
from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.driver import grade
from centricity.grading.book.ledger import Ledger
from centricity.grading.book.register import register
from tests.copies import bytes_of
from tests.proving.attempts import ROOT, fill_in, released, source
from tests.proving.mutants import reference
from tests.proving.vanilla import hand_in, rows, scores

# One worker runs them all, so that fewer processes are warm at a time.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("driver")]

ASSIGNMENT = "04_leaky_bucket"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
NO_NAMESPACES = (
    "from centricity.grading.run.sandbox import linux\n"
    "linux.give_up_rights()\nlinux.filter_system_calls()\n"
)


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """Return a gradebook that knows the assignment and nobody's work."""
    path = tmp_path_factory.mktemp("registered") / "gradebook.db"
    register(ROOT, [ASSIGNMENT], db_url=f"sqlite:///{path}")
    return path


@pytest.fixture
def course(scratch, gradebook):
    """Return nbgrader's settings for a class of three: right, half done, and nothing done."""
    right = reference(ASSIGNMENT)
    half = dict(list(right.items())[:3])
    return hand_in(ASSIGNMENT, {"anna": right, "bruno": half, "chloe": {}}, scratch, gradebook)


SCORES = {"anna": 16, "bruno": 8, "chloe": 0}


def folder_of(course, student, step="submitted"):
    return ROOT / course[f"{step}_directory"] / student / ASSIGNMENT


def change(course, student, answers):
    """Hand something else in."""
    path = folder_of(course, student) / NOTEBOOK
    nbformat.write(fill_in(released(ASSIGNMENT), answers), path)


def database(course):
    return Path(course["db_url"].removeprefix("sqlite:///"))


def own_gradebook():
    """Return the state of the instructor's own gradebook, which no test may touch."""
    return {path: path.stat().st_mtime_ns for path in (ROOT / "grading").glob("gradebook.db*")}


def test_a_class_is_graded_and_the_gradebook_copied_first(course):
    own = own_gradebook()
    seen = []
    outcomes = grade(ROOT, ASSIGNMENT, progress=lambda *one: seen.append(one), **course)
    assert [(one.student, one.score, one.what) for one in outcomes] == [
        (student, score, "graded") for student, score in SCORES.items()
    ]
    assert scores(ASSIGNMENT, course) == SCORES
    assert [(done, total) for _outcome, done, total, _running in seen] == [(1, 3), (2, 3), (3, 3)]
    assert len(Ledger(course["db_url"], "centricity").copies) == 1
    assert own_gradebook() == own


def test_the_graded_notebook_holds_outputs_and_the_hidden_tests_and_no_traceback(course):
    change(course, "bruno", {"clv": "def clv(*args):\n    return 1 / 0\n\n\nprint('mine')\n6 * 7"})
    grade(ROOT, ASSIGNMENT, student="bruno", **course)
    graded = nbformat.read(folder_of(course, "bruno", "autograded") / NOTEBOOK, as_version=4)
    nbformat.validate(graded)
    cells = {cell.id: cell for cell in graded.cells}
    assert [one.output_type for one in cells["clv"].outputs] == ["stream", "execute_result"]
    assert cells["clv"].execution_count == 2
    (error,) = cells["clv-endless"].outputs
    assert error.ename == "AssertionError"
    assert error.evalue.endswith("raised ZeroDivisionError: division by zero.")
    assert len(error.traceback) == 1
    assert "BEGIN HIDDEN TESTS" in cells["clv-endless"].source
    shown = json.dumps([cell.get("outputs", []) for cell in graded.cells])
    assert [line for line in secret_lines(source(ASSIGNMENT)) if line in shown] == []


def test_formgraders_button_grades_in_the_same_way(course):
    code = f"import os\nprint(os.path.exists({str(ROOT / 'solutions')!r}), os.getpid())"
    change(course, "bruno", {"clv": code})
    result = nbgrader_api(ROOT, **course).autograde(ASSIGNMENT, "bruno")
    assert result["success"], result
    graded = nbformat.read(folder_of(course, "bruno", "autograded") / NOTEBOOK, as_version=4)
    cell = next(cell for cell in graded.cells if cell.id == "clv")
    assert cell.outputs[0].text == "False 1\n"
    (folder_of(course, "bruno") / NOTEBOOK).write_text("[]")
    result = nbgrader_api(ROOT, **course).autograde(ASSIGNMENT, "bruno")
    assert not result["success"]
    assert f"refused: {NOTEBOOK} is no notebook" in result["error"]


def test_a_broken_submission_stops_nobody_and_leaves_no_row(course):
    folder = folder_of(course, "bruno")
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to("/etc/passwd")
    change(course, "chloe", {"clv": "import os\nos.kill(os.getpid(), 11)\nos._exit(3)"})
    outcomes = {one.student: one for one in grade(ROOT, ASSIGNMENT, **course)}
    assert outcomes["anna"].score == 16
    assert outcomes["bruno"].what == (
        f"refused: {NOTEBOOK} is a link to another place; no score was entered"
    )
    assert outcomes["chloe"].what == (
        "refused: its code ended Python, so that the tests never ran; no score was entered"
    )
    assert scores(ASSIGNMENT, course) == {"anna": 16}
    assert not folder_of(course, "bruno", "autograded").exists()


def test_a_run_that_was_killed_goes_on_and_gives_the_same_rows(course, monkeypatch):
    entered = driver.Autograde._enter

    def enter_one(self, gradebook, student, *more):
        if self.outcomes:
            raise KeyboardInterrupt
        return entered(self, gradebook, student, *more)

    monkeypatch.setattr(driver.Autograde, "_enter", enter_one)
    with pytest.raises(KeyboardInterrupt):
        grade(ROOT, ASSIGNMENT, **course)
    ((first, score),) = scores(ASSIGNMENT, course).items()
    assert score == SCORES[first]

    executed, ran = driver.Autograde._execute, []

    def execute(self, student, *more):
        ran.append(student)
        return executed(self, student, *more)

    monkeypatch.setattr(driver.Autograde, "_enter", entered)
    monkeypatch.setattr(driver.Autograde, "_execute", execute)
    outcomes = grade(ROOT, ASSIGNMENT, **course)
    assert sorted(ran) == sorted(SCORES.keys() - {first})
    assert {one.student: one.score for one in outcomes} == SCORES
    again = rows(ASSIGNMENT, course)
    # The run came to its end, so that the next one begins anew.
    grade(ROOT, ASSIGNMENT, **course)
    assert ran[2:] != []
    assert rows(ASSIGNMENT, course) == again


def test_a_warm_process_that_is_killed_costs_nobody_a_point(course, monkeypatch):
    run, killed = driver.Isolation.run, []

    def run_and_kill(self, *arguments):
        if not killed:
            killed.extend(one._nursery.process.pid for one in [self.sandbox])
            self.sandbox._nursery.process.kill()
        return run(self, *arguments)

    monkeypatch.setattr(driver.Isolation, "run", run_and_kill)
    outcomes = grade(ROOT, ASSIGNMENT, **course)
    assert killed
    assert {one.student: one.score for one in outcomes} == SCORES


def test_a_damaged_gradebook_is_rebuilt_with_marks_given_by_hand(course):
    grade(ROOT, ASSIGNMENT, **course)
    with closing(sqlite3.connect(database(course))) as book:
        book.execute("UPDATE grade SET manual_score = 3 WHERE id = (SELECT id FROM grade LIMIT 1)")
        book.commit()
    grade(ROOT, ASSIGNMENT, student="chloe", **course)
    before = rows(ASSIGNMENT, course)
    database(course).write_bytes(b"damaged" * 2000)
    grade(ROOT, ASSIGNMENT, student="chloe", **course)
    assert rows(ASSIGNMENT, course) == before
    assert len(list(database(course).parent.glob("gradebook-damaged-*.db"))) == 1


def test_a_gradebook_without_any_copy_is_made_anew(course):
    grade(ROOT, ASSIGNMENT, **course)
    before = rows(ASSIGNMENT, course)
    shutil.rmtree(database(course).parent / "backups")
    database(course).write_bytes(b"damaged" * 2000)
    words = driver.recover(nbgrader_api(ROOT, **course))
    assert "in its place is a new one, with the automatic scores of 3 graded notebooks" in words
    assert rows(ASSIGNMENT, course) == before


def test_two_runs_at_once_are_refused(course):
    with (
        Ledger(course["db_url"], "centricity").locked(),
        pytest.raises(RuntimeError, match="Another run is grading"),
    ):
        grade(ROOT, ASSIGNMENT, **course)


def test_without_a_sandbox_the_level_stands_beside_each_score(course):
    outcomes = grade(ROOT, ASSIGNMENT, level="unsandboxed", **course)
    assert {one.student: one.score for one in outcomes} == SCORES
    assert {one.what for one in outcomes} == {"graded; not shut in"}


def run_where_namespaces_are_forbidden(course, *arguments):
    """Run `centricity grade` in a process that may not leave its namespaces."""
    code = (
        f"{NO_NAMESPACES}import sys\nfrom pathlib import Path\nfrom centricity import paths\n"
        "from centricity.grading.book.driver import grade\n"
        "try:\n"
        f"    done = grade(Path({str(ROOT)!r}), {ASSIGNMENT!r}, **{course!r}, **{arguments[0]!r})\n"
        "    print([(one.student, one.score, one.what) for one in done])\n"
        "except RuntimeError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_where_namespaces_are_forbidden_grading_is_refused_and_nothing_changes(course):
    before = bytes_of(database(course).parent, "submitted/*/*/*")
    words = run_where_namespaces_are_forbidden(course, {})
    assert words == (
        "This system can't shut students' code in (unshare: Operation not permitted (1)), so "
        "nothing was graded. Grade on a Linux machine that allows user namespaces, or, where you "
        "trust everybody in the class, say --unsandboxed."
    )
    assert scores(ASSIGNMENT, course) == {}
    assert bytes_of(database(course).parent, "submitted/*/*/*") == before
    words = run_where_namespaces_are_forbidden(course, {"level": "unsandboxed"})
    assert "('anna', 16.0, 'graded; not shut in')" in words


def test_the_key_of_the_course_makes_other_inputs_and_the_same_scores(
    course, tmp_path, monkeypatch
):
    before = seeds.rng("a").random()
    key = tmp_path / "another.key"
    key.write_bytes(b"another key")
    monkeypatch.setenv(seeds.ELSEWHERE, str(key))
    assert seeds.rng("a").random() != before
    code = "from centricity.grading import seeds\nprint(seeds.rng('a').random())"
    change(course, "bruno", {"clv": code})
    outcomes = {one.student: one.score for one in grade(ROOT, ASSIGNMENT, **course)}
    assert outcomes["anna"] == 16
    graded = nbformat.read(folder_of(course, "bruno", "autograded") / NOTEBOOK, as_version=4)
    cell = next(cell for cell in graded.cells if cell.id == "clv")
    # A student's process knows the public key only.
    assert float(cell.outputs[0].text) == before


def test_a_key_that_is_not_there_stops_the_run_and_costs_nobody_a_point(course, monkeypatch):
    monkeypatch.setenv(seeds.ELSEWHERE, "/nowhere/course.key")
    with pytest.raises(FileNotFoundError, match=r"/nowhere/course\.key"):
        grade(ROOT, ASSIGNMENT, **course)
    assert scores(ASSIGNMENT, course) == {}


def test_the_command_grades_and_ends_well(course, capsys, monkeypatch):
    monkeypatch.setattr(
        "centricity.grading.desk.nbgrader_api",
        lambda root, **more: nbgrader_api(root, **{**course, **more}),
    )
    monkeypatch.setattr(
        "centricity.grading.desk.grade",
        lambda root, name, **more: grade(root, name, **{**course, **more}),
    )
    submitted = ROOT / course["submitted_directory"]
    number = ASSIGNMENT[:2]
    assert cli.main(["grade", number, "--folder", str(submitted), "--student", "anna"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{ASSIGNMENT}: 1 handed in"
    assert lines[1] == "  1/1, 0 s left; running: nobody; anna: graded"
    assert lines[2].split() == ["student", "score", "what", "happened"]
    assert lines[3].split() == ["anna", "16", "graded"]
