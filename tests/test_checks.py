"""The check of an exercise: as graded, question by question, and nothing given away."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from centricity import alone, checks, cli, handin, paths, progress
from centricity.cells import hidden_part, secret_lines, visible_part
from centricity.checks import cell, check, page
from centricity.grading.run.isolation import Isolation
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.sandbox.session import SANDBOX, NoSandboxError
from centricity.grading.run.sandbox.view import closed_modules
from tests.copies import course_copy
from tests.proving.attempts import (
    ROOT,
    assignments,
    attempts_of,
    fill_in,
    released,
    source,
    with_hidden_tests,
)
from tests.proving.mutants import reference

NAME = "04_leaky_bucket"
# One worker's processes for all, and one pytest process for all of these tests.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("checks")]


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("CENTRICITY_WORK", str(tmp_path / "work"))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return tmp_path / "work"


@pytest.fixture(scope="module")
def tests():
    with check.checker("04", Limits(cell_seconds=3, notebook_seconds=60)) as made:
        yield made


def saved(answers):
    """Write answers into the learner's own copy, and return its path."""
    path = handin.start("04").path
    nbformat.write(fill_in(released(NAME), answers), path)
    return path


def states(result):
    return [one.state for one in result.questions]


def test_the_reference_passes_and_the_points_are_kept(tests):
    result = tests.check(saved(reference(NAME)))
    assert states(result) == ["passed"] * 7 + ["in words"]
    assert (result.points, result.automatic, result.of) == (16, 16, 20)
    assert result.passed
    kept = progress.get("checks", NAME)
    assert (kept["points"], kept["of"]) == (16, 20)
    assert "16 of 20 points, every hidden test passed" in str(progress.Page())


def test_the_released_notebook_earns_nothing_and_is_told_one_thing(tests):
    result = tests.check(handin.start("04").path)
    assert states(result) == ["not yet"] * 7 + ["in words"]
    assert {one.messages for one in result.questions[:7]} == {("Not answered yet.",)}
    assert not result.passed


def test_a_half_done_notebook_is_checked_as_far_as_it_is(tests):
    half = dict(list(reference(NAME).items())[:2])
    result = tests.check(saved(half))
    assert states(result)[:3] == ["passed", "passed", "not yet"]


@pytest.mark.parametrize(
    "attempt",
    [one for one in attempts_of(NAME) if one.name.startswith("wrong")][:6],
    ids=lambda one: one.name,
)
def test_the_points_are_those_of_grading_and_nothing_is_given_away(tests, attempt):
    result = tests.check(saved(attempt.answers))
    assert result.points == attempt.isolated
    shown = page.as_text(result) + page.as_html(result)
    assert "A hint on a question: centricity hint 04 clv, or the name of another" in shown
    for line in secret_lines(source(NAME)):
        assert line not in shown
    for answer in reference(NAME).values():
        assert answer not in shown
    assert any("partly" in state for state in states(result)) or result.points < 16


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def clv(m:\n    return m", "SyntaxError"),
        ("raise RuntimeError('my own')", "RuntimeError: my own"),
        ("import sys\nsys.exit(3)", "SystemExit"),
        ("def clv(*_):\n    return undefined", "NameError"),
    ],
)
def test_a_notebook_that_raises_is_checked_all_the_same(tests, code, words):
    result = tests.check(saved({**reference(NAME), "clv": code}))
    assert result.questions[0].state == "not yet"
    assert any(words in message for message in result.questions[0].messages)
    assert result.points < 16


def test_a_loop_is_stopped_and_the_rest_is_checked(tests):
    looping = "while True:\n    pass"
    result = tests.check(saved({**reference(NAME), "inverse": looping}))
    assert result.questions[6].state == "not yet"
    assert any("longer than 3 seconds" in one for one in result.questions[6].messages)
    assert result.questions[0].state == "passed"


def test_code_that_ends_python_is_named(tests):
    result = tests.check(saved({**reference(NAME), "inverse": "import os\nos._exit(0)"}))
    assert any("broke off" in note for note in result.notes)
    assert result.questions[0].state == "passed"
    assert result.questions[6].messages == ("The test did not run.",)
    assert not result.passed


def test_what_the_learner_printed_as_html_is_shown_as_text(tests):
    code = "raise ValueError('<script>alert(1)</script>')"
    result = tests.check(saved({"clv": code}))
    assert "<script>" not in page.as_html(result)
    assert "&lt;script&gt;" in page.as_html(result)


def test_another_notebook_earns_no_progress(tests, tmp_path):
    path = tmp_path / "mine.ipynb"
    nbformat.write(fill_in(released(NAME), reference(NAME)), path)
    assert tests.check(path).points == 16
    assert progress.get("checks", NAME) is None


def test_a_progress_file_that_cannot_be_written_is_said(tests, own_work):
    path = saved(reference(NAME))
    (own_work / "progress.json").mkdir()
    (own_work / "progress.json" / "x").touch()
    result = tests.check(path)
    assert result.points == 16
    assert any("could not be kept" in note for note in result.notes)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 3}', "\x00"])
def test_a_file_that_is_no_notebook_is_refused(text, capsys):
    path = handin.start("04").path
    path.write_text(text)
    assert cli.main(["check", "04"]) == 2
    assert "can't be checked" in capsys.readouterr().err


def test_an_exercise_never_started_or_unknown(capsys):
    assert cli.main(["check", "04"]) == 2
    assert "Start with: centricity start 04" in capsys.readouterr().err
    assert cli.main(["check", "77"]) == 2
    assert "There is no exercise '77'" in capsys.readouterr().err


@pytest.mark.parametrize(("answers", "code"), [(reference(NAME), 0), ({}, 1)])
def test_the_exit_code_is_honest(monkeypatch, tests, answers, code, capsys):
    monkeypatch.setattr(check, "Checker", lambda *_: tests)
    monkeypatch.setattr(tests, "close", lambda: None)
    path = saved(answers)
    assert cli.main(["check", "04"]) == code
    shown = capsys.readouterr().out
    assert f"{path.name}, as saved at" in shown
    assert f"Hidden tests: {16 * (1 - code)} of 16 points." in shown


@pytest.fixture
def handout(tmp_path, monkeypatch):
    """Let everything work on a copy of the course without solutions."""
    folder = course_copy(tmp_path)
    (folder / "solutions").rename(tmp_path / "elsewhere")
    for module in (paths, handin, alone):
        monkeypatch.setattr(module, "root", lambda: folder)
    return folder


@pytest.mark.usefixtures("handout")
def test_a_handout_runs_the_visible_tests_and_says_so(capsys):
    saved({"clv": reference(NAME)["clv"]})
    assert cli.main(["check", "04"]) == 1
    shown = capsys.readouterr().out
    assert "✓ 1. What is a customer worth?: passed" in shown
    assert "✗ 2. A horizon: not yet" in shown
    assert "This copy of the course has no hidden tests." in shown
    assert progress.get("checks", NAME) is None


def test_where_nothing_can_be_shut_in_it_runs_and_says_so(monkeypatch, capsys):
    def made(tests, level, *args, **kwargs):
        if level == SANDBOX:
            raise NoSandboxError("forbidden")
        return Isolation(tests, level, *args, **kwargs)

    monkeypatch.setattr(check, "Isolation", made)
    saved(reference(NAME))
    assert cli.main(["check", "04"]) == 0
    assert "can't shut code in" in capsys.readouterr().out


def test_the_cell_does_nothing_while_the_notebook_is_graded(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert checks.run("04") is None


def test_the_cell_knows_its_notebook(monkeypatch, tmp_path):
    original = handin.exercise("04")
    assert cell.notebook_here(original) == handin.own_copy(original)
    other = tmp_path / "renamed.ipynb"
    other.touch()
    monkeypatch.setenv("JPY_SESSION_NAME", str(other))
    assert cell.notebook_here(original) == other


def test_the_cell_says_why_there_is_no_check():
    shown = checks.run("04")
    assert "Nothing was checked. There is no notebook" in str(shown)


@pytest.mark.parametrize(
    ("history", "in_file", "count"),
    [
        (["", "a", "b", "checks.run('04')"], [(1, "a"), (2, "b")], 0),
        (["", "a", "b", "checks.run('04')"], [(1, "a"), (None, "b")], 1),
        (["", "a", "b2", "checks.run('04')"], [(1, "a"), (2, "b")], 1),
        (["", "a", "checks.run('04')", "checks.run('04')"], [(1, "a")], 0),
        # The numbers in the file are an earlier kernel's.
        (["", "x", "y", "checks.run('04')"], [(7, "x"), (8, "y")], 2),
        (["", "checks.run('04')"], [(7, "x")], 0),
    ],
)
def test_cells_that_ran_after_saving_are_counted(history, in_file, count):
    assert len(cell.ran_since(history, in_file)) == count


@pytest.mark.parametrize(
    ("ran", "words"),
    [("a = 1", ""), ("b = 2", "They are in the file as they ran"), ("b = 3", "Save (Ctrl+S)")],
)
def test_the_warning_tells_what_was_not_checked(monkeypatch, tmp_path, ran, words):
    path = tmp_path / "mine.ipynb"
    in_file = [("a = 1", 1), ("b = 2", None)]
    cells = [nbformat.v4.new_code_cell(one, execution_count=count) for one, count in in_file]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    history = SimpleNamespace(input_hist_raw=["", "a = 1", ran, "checks.run('04')"])
    if ran == "a = 1":
        history.input_hist_raw.pop(2)
    monkeypatch.setattr(cell, "get_ipython", lambda: SimpleNamespace(history_manager=history))
    shown = cell.warning(path)
    assert words in shown
    assert bool(shown) == bool(words)


@pytest.mark.parametrize("assignment", assignments())
def test_every_exercise_ends_with_the_check_and_it_opens_no_answers(assignment):
    cells = released(assignment).cells
    assert cells[-1].source.endswith(f'checks.run("{assignment[:2]}")')
    assert not cells[-1].metadata.nbgrader.grade
    code = [one for one in source(assignment).cells if one.cell_type == "code"]
    hidden = [hidden_part(one.source) for one in code]
    visible = [visible_part(one.source) for one in code if not one.metadata.nbgrader.solution]
    package = Path(paths.__file__).parent
    closed = closed_modules(hidden, visible, package)
    assert closed == closed_modules(hidden, visible[:-1], package)


def test_the_check_imports_nothing_slow_that_it_does_not_need():
    code = (
        "import sys\nfrom centricity.checks import cell, check, page\n"
        "slow = {'nbgrader', 'nbconvert', 'sqlalchemy', 'pandas', 'matplotlib', 'rfc3987_syntax'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)\n"
        # Whoever wants that one still gets it.
        "import rfc3987_syntax"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "course")}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def test_graded_with_hidden_tests_put_back_the_check_cell_has_no_part():
    assert with_hidden_tests(NAME, {}).cells[-1].metadata.nbgrader.locked


def test_the_own_mark_in_the_notebook(tests):
    answers = {**reference(NAME), "written": "About a fifth."}
    result = tests.check(saved(answers))
    assert result.notes == ()
    shown = page.Page(result)
    bundle = shown._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "yours to mark" in bundle["text/html"]
    own = page.OwnMark(NAME)
    own.show()
    (output,) = own._scheme.outputs
    assert "Marking scheme" in output["data"]["text/markdown"]
    assert "A middling answer" in output["data"]["text/markdown"]
    own._mark.value = 4
    assert "marked by yourself: 4 of 4" in own._reply.value
    assert "With 4 for the written answer, marked by yourself: 20 of 20." in str(shown)
    row = next(row for row in progress.overview() if row["number"] == "04")
    assert (row["checked"], row["of"]) == (20, 20)


def test_no_own_mark_before_an_answer_in_words(tests):
    shown = page.Page(tests.check(saved(reference(NAME))))
    assert "application/vnd.jupyter.widget-view+json" not in shown._repr_mimebundle_()
