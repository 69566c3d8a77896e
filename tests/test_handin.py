"""Learners start an exercise once, keep what they wrote, and pack it to hand in."""

import errno
import re
import shutil
import zipfile

import pytest

from centricity import handin
from centricity.grading.settings import HAND_IN_NAME
from tests.copies import bytes_of
from tests.proving.attempts import ROOT

NAME = "04_leaky_bucket"
PRISTINE = ROOT / "exercises" / NAME / f"{NAME}.ipynb"


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Return a learner's folder, which does not exist yet."""
    folder = tmp_path / "work"
    monkeypatch.setenv("CENTRICITY_WORK", str(folder))
    return folder


@pytest.mark.parametrize("number", ["04", "4", 4, NAME])
def test_start_copies_the_exercise(work, number):
    started = handin.start(number)
    assert started.fresh
    assert started.path == work / NAME / f"{NAME}.ipynb"
    assert bytes_of(work) == {f"{NAME}/{NAME}.ipynb": PRISTINE.read_bytes()}
    assert str(started) == f"Your notebook is {started.path}."


def test_a_copy_in_the_course_folder_is_named_from_there():
    path = ROOT / "work" / NAME / f"{NAME}.ipynb"
    assert str(handin.Started(path, fresh=True)) == f"Your notebook is work/{NAME}/{NAME}.ipynb."


def test_a_second_start_changes_nothing(work):
    mine = handin.start("04").path
    mine.write_text("an evening's work")
    again = handin.start("04")
    assert not again.fresh
    assert "nothing was changed" in str(again)
    assert bytes_of(work) == {f"{NAME}/{NAME}.ipynb": b"an evening's work"}


def test_a_lesson_shows_a_link_to_the_copy(work):
    assert re.search(
        r"\[Open it\]\(.*04_leaky_bucket\.ipynb\)", handin.start("04")._repr_markdown_()
    )


@pytest.mark.parametrize("number", ["99", "0", "leaky", "", "-4", "../04_leaky_bucket"])
def test_an_unknown_lesson_is_refused_with_the_known_ones(work, number):
    with pytest.raises(FileNotFoundError, match=f"There is no exercise .*There is: .*{NAME}"):
        handin.start(number)
    assert not work.exists()


def test_a_hidden_folder_among_the_exercises_is_no_exercise(tmp_path, monkeypatch):
    (tmp_path / "exercises" / ".ipynb_checkpoints").mkdir(parents=True)
    monkeypatch.setattr(handin, "root", lambda: tmp_path)
    with pytest.raises(FileNotFoundError, match="There is: none at all"):
        handin.exercise("04")


def test_a_folder_that_cant_be_written_is_named(work):
    # A file in place of the folder stops even the superuser.
    work.write_text("no folder")
    with pytest.raises(PermissionError, match=r"can't be written .*CENTRICITY_WORK"):
        handin.start("04")
    assert work.read_text() == "no folder"


def test_a_full_disk_leaves_no_half_notebook(work, monkeypatch):
    def run_out(_original, part):
        part.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", run_out)
    with pytest.raises(PermissionError, match="No space left"):
        handin.start("04")
    assert bytes_of(work) == {}


def test_nothing_started_is_nothing_to_hand_in(work):
    with pytest.raises(FileNotFoundError, match=r"nothing to hand in .*centricity start 04"):
        handin.submit("04", "anna")
    assert not work.exists()


@pytest.mark.parametrize(
    "student",
    ["", None, " ", "a b", "a/b", "a\\b", "..", ".", ".hidden", "-x", "@home", "a*", "a\n", "a:b"],
)
def test_a_bad_student_id_is_refused(work, student):
    handin.start("04")
    with pytest.raises(ValueError, match="can't be a student id"):
        handin.submit("04", student)
    assert not (work / "handed_in").exists()


@pytest.mark.parametrize(
    "student", ["anna", "a.b", "a_b", "_", "a__b", "x@uni.example", "a-1", "7"]
)
def test_the_zip_says_assignment_student_and_time(work, student):
    mine = handin.start("04").path
    mine.write_text("an evening's work")
    archive = handin.submit("04", student)
    assert archive.parent == work / "handed_in"
    assert re.fullmatch(rf"{NAME}__{re.escape(student)}__\d{{8}}T\d{{6}}\.zip", archive.name)
    with zipfile.ZipFile(archive) as file:
        assert file.namelist() == [f"{NAME}.ipynb"]
        assert file.read(f"{NAME}.ipynb") == b"an evening's work"
    assert list(work.rglob("*.part")) == []


@pytest.mark.parametrize(
    "student", ["anna", "a.b", "a_b", "_", "a__b", "x@uni.example", "a-1", "7"]
)
def test_the_name_is_read_back_as_it_was_meant(work, student):
    handin.start("04")
    archive = handin.submit("04", student)
    unpacked = f"/course/extracted/{archive.stem}/{NAME}.ipynb"
    found = re.match(HAND_IN_NAME, unpacked).groupdict()
    assert found["assignment_id"] == NAME
    assert found["student_id"] == student
    assert found["file_id"] == NAME
    assert archive.stem.endswith(found["timestamp"])


def test_a_name_that_leads_out_of_the_folder_is_not_read():
    assert not re.match(HAND_IN_NAME, f"/x/{NAME}__..__20260301T120000/{NAME}.ipynb")


def test_a_zip_that_cant_be_written_leaves_nothing_half_written(work):
    handin.start("04")
    (work / "handed_in").write_text("no folder")
    with pytest.raises(PermissionError, match="can't be written"):
        handin.submit("04", "anna")
    assert set(bytes_of(work)) == {f"{NAME}/{NAME}.ipynb", "handed_in"}


def test_a_full_disk_leaves_no_half_zip(work, monkeypatch):
    def run_out(self, *_):
        raise OSError(errno.ENOSPC, "No space left on device")

    handin.start("04")
    monkeypatch.setattr(zipfile.ZipFile, "write", run_out)
    with pytest.raises(PermissionError, match="No space left"):
        handin.submit("04", "anna")
    assert set(bytes_of(work)) == {f"{NAME}/{NAME}.ipynb"}
