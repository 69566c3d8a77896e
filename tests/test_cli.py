"""The command says 0 when it worked, and else 2 with one sentence that helps."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from centricity import cli, handin, paths
from centricity.grading import demo as demo_module
from centricity.simulate import market
from tests.copies import bytes_of, course_copy
from tests.proving.attempts import ROOT

NAME = "04_leaky_bucket"
COMMANDS = ("lab", "start", "submit", "build", "register", "grade", "demo")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Return a learner's folder, which does not exist yet."""
    folder = tmp_path / "work"
    monkeypatch.setenv("CENTRICITY_WORK", str(folder))
    return folder


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Let the command work on a copy of the course, and return its folder."""
    folder = course_copy(tmp_path, NAME)
    monkeypatch.setattr(paths, "root", lambda: folder)
    monkeypatch.setattr(handin, "root", lambda: folder)
    return folder


@pytest.fixture
def launched(monkeypatch):
    """Return what JupyterLab is started with, instead of starting it."""
    from jupyterlab.labapp import LabApp

    calls = []
    monkeypatch.setattr(LabApp, "launch_instance", calls.append)
    # The command leaves for the course folder and sets PATH; this brings the next test back.
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("PATH", os.environ["PATH"])
    return calls


@pytest.fixture
def busy_port():
    """Return a port that somebody else listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.fixture
def complaint(capsys):
    """Return a function that runs a command that must fail, and returns its one sentence."""

    def run(*arguments):
        assert cli.main(arguments) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.startswith(f"centricity {arguments[0]}: ")
        assert shown.err.count("\n") == 1
        return shown.err

    return run


def refused_by_the_parser(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_start_and_submit_end_well(work, capsys):
    assert cli.main(["start", "04"]) == 0
    assert "Your notebook is " in capsys.readouterr().out
    assert cli.main(["start", "04"]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert cli.main(["submit", "04", "--as", "anna"]) == 0
    (archive,) = (work / "handed_in").iterdir()
    assert capsys.readouterr().out.endswith(f"{archive.name}\n")


@pytest.mark.slow
def test_build_ends_well_and_counts(copy, capsys):
    assert cli.main(["build"]) == 0
    assert capsys.readouterr().out == "0 files changed.\n"
    (copy / "course" / f"{NAME}.ipynb").unlink()
    assert cli.main(["build"]) == 0
    assert capsys.readouterr().out == f"course/{NAME}.ipynb\n1 files changed.\n"


@pytest.mark.slow
def test_register_ends_well_and_says_the_points(copy, capsys):
    for arguments in (["register"], ["register", "04"]):
        assert cli.main(arguments) == 0
        assert f"{NAME}: registered, 20 points\n" in capsys.readouterr().out


def test_demo_ends_well(copy, monkeypatch):
    calls = []
    monkeypatch.setattr(demo_module, "demo", lambda *given: calls.append(given))
    assert cli.main(["demo"]) == 0
    assert calls == [(copy, Path("grading/demo"))]


def test_lab_ends_well_and_opens_the_start_page(launched):
    assert cli.main(["lab", "--no-browser"]) == 0
    (arguments,) = launched
    assert "--LabApp.default_url=/lab/tree/course/00_start_here.ipynb" in arguments
    assert f"--ServerApp.root_dir={ROOT}" in arguments
    assert "--no-browser" in arguments
    assert not any("port" in one for one in arguments)


def test_a_terminal_of_the_lab_knows_the_command(launched):
    assert cli.main(["lab"]) == 0
    assert shutil.which("centricity") == str(Path(sys.executable).parent / "centricity")
    # A login shell would forget it.
    assert any("'shell_command': ['" in one for one in launched[0])


def test_a_command_alone_shows_the_others(capsys):
    assert cli.main([]) == 0
    assert "make your own copy of an exercise" in capsys.readouterr().out


def test_lab_takes_the_port_it_is_told_or_none(launched):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert cli.main(["lab", "--port", str(port)]) == 0
    assert {f"--ServerApp.port={port}", "--ServerApp.port_retries=0"} <= set(launched[0])
    assert "--no-browser" not in launched[0]


def test_a_busy_port_is_refused(complaint, busy_port):
    assert f"port {busy_port} is busy" in complaint("lab", "--port", str(busy_port))


@pytest.mark.parametrize("port", ["0", "65536", "99999999999"])
def test_an_impossible_port_is_refused(complaint, port):
    assert f"{port} is no port" in complaint("lab", "--port", port)


@pytest.mark.parametrize("command", [["start"], ["submit", "--as", "anna"], ["register"]])
def test_an_unknown_lesson_is_refused_with_the_known_ones(work, complaint, command):
    words = complaint(command[0], "99", *command[1:])
    assert "There is no exercise '99'." in words
    assert NAME in words
    assert not work.exists()


def test_a_folder_that_cant_be_written_is_named(work, complaint):
    work.write_text("no folder")
    words = complaint("start", "04")
    assert str(work / NAME) in words
    assert "CENTRICITY_WORK" in words
    assert work.read_text() == "no folder"


def test_a_zip_that_cant_be_written_leaves_nothing_half_written(work, complaint):
    handin.start("04")
    (work / "handed_in").write_text("no folder")
    assert str(work / "handed_in") in complaint("submit", "04", "--as", "anna")
    assert set(bytes_of(work)) == {f"{NAME}/{NAME}.ipynb", "handed_in"}


def test_submit_before_start_says_how_to_start(work, complaint):
    assert "Start with: centricity start 04" in complaint("submit", "04", "--as", "anna")
    assert not work.exists()


def test_submit_as_nobody_in_particular_is_refused(work, complaint, capsys):
    assert "can't be a student id" in complaint("submit", "04", "--as", "../anna")
    assert "--as" in refused_by_the_parser(capsys, "submit", "04")


def test_grade_says_where_nothing_was_handed_in_and_changes_nothing(copy, complaint):
    before = bytes_of(copy)
    for command in (["grade"], ["grade", "04"], ["grade", "04", "--student", "zoe"]):
        words = complaint(*command)
        assert "Nothing was handed in: there is no folder" in words
        assert "centricity collect" in words
    words = complaint("grade", "04", "--folder", str(copy / "elsewhere"))
    assert f"there is no folder {copy / 'elsewhere'}" in words
    assert "There is no exercise '99'." in complaint("grade", "99")
    assert "0 submissions at a time are none" in complaint("grade", "04", "--workers", "0")
    assert bytes_of(copy) == before


@pytest.mark.parametrize("command", [["register"], ["register", "04"], ["demo"]])
def test_a_students_copy_has_no_solutions(copy, complaint, command):
    (copy / "solutions").rename(copy.parent / "elsewhere")
    assert "a student's copy has no" in complaint(*command)
    assert not (copy / "grading").exists()


def test_build_says_which_exercise_was_changed_by_hand(copy, complaint):
    exercise = copy / "exercises" / NAME / f"{NAME}.ipynb"
    exercise.write_text("half a notebook")
    assert f"{NAME}.ipynb is not as it was released" in complaint("build")
    assert exercise.read_text() == "half a notebook"


def test_demo_says_what_it_will_not_delete(copy, complaint):
    mine = copy / "grading" / "demo" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("an instructor's")
    assert "holds mine.txt" in complaint("demo")
    assert mine.read_text() == "an instructor's"


@pytest.mark.parametrize("arguments", [["teach"], ["start"], ["lab", "--port", "many"]])
def test_what_is_no_command_is_refused(capsys, arguments):
    assert "usage: centricity" in refused_by_the_parser(capsys, *arguments)


def test_help_lists_all_commands():
    done = subprocess.run(
        [sys.executable, "-m", "centricity.cli", "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"\n    {command} " in done.stdout


def test_league_ranks_a_class_and_names_what_doesnt_hold(tmp_path, capsys):
    code = market.run_policy(market.HOUSE["customer-oriented"], "alike", seed=3, size=500).code()
    (tmp_path / "ada.txt").write_text(code)
    (tmp_path / "bob.txt").write_text(code[:-1] + "x")
    assert cli.main(["league", str(tmp_path)]) == 0
    _head, first, second = capsys.readouterr().out.splitlines()
    assert "ada" in first
    assert "bob" in second
    assert "changed or cut" in second


def test_league_of_an_empty_folder_says_so(tmp_path, capsys):
    assert cli.main(["league", str(tmp_path)]) == 2
    assert "no result codes" in capsys.readouterr().err
