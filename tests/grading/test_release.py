"""The archives hold what they should, the same bytes each time, and open in an empty folder."""

import hashlib
import os
import subprocess
import sys
import zipfile

import pytest

from centricity import __version__
from centricity.grading.release import MANIFEST, release
from tests.copies import course_copy
from tests.proving.attempts import ROOT

TOP = f"centricity-{__version__}/"


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    student, instructor = release(ROOT, tmp_path_factory.mktemp("releases"))
    return {"student": student, "instructor": instructor}


def names_in(archive):
    with zipfile.ZipFile(archive) as file:
        names = file.namelist()
    assert all(name.startswith(TOP) for name in names)
    return [name.removeprefix(TOP) for name in names]


def unpacked(archive, folder):
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    return folder / TOP


def test_students_get_lessons_exercises_data_package_and_environment(archives):
    names = names_in(archives["student"])
    assert "course/00_start_here.ipynb" in names
    assert "exercises/04_leaky_bucket/04_leaky_bucket.ipynb" in names
    assert "datasets/care_plan.csv" in names
    assert "course/centricity/widgets/leaky_bucket.py" in names
    assert "environment.yml" in names
    assert len(names) == len(set(names))


def test_students_get_no_solution_attempt_test_or_note(archives):
    for name in names_in(archives["student"]):
        for folder in ("solutions/", "tests/", "course/instructor/", "course/text/", "grading/"):
            assert not name.startswith(folder)
    with zipfile.ZipFile(archives["student"]) as file:
        for name in file.namelist():
            if name.endswith(".ipynb"):
                assert b"BEGIN SOLUTION" not in file.read(name)
                assert b"BEGIN HIDDEN" not in file.read(name)


def test_instructors_get_every_file_that_git_knows(archives):
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(listed.stdout.split()) <= set(names_in(archives["instructor"]))


@pytest.mark.parametrize("reader", ["student", "instructor"])
def test_the_manifest_lists_every_file_with_its_checksum(archives, reader):
    with zipfile.ZipFile(archives[reader]) as file:
        lines = file.read(TOP + MANIFEST).decode().splitlines()
        listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        assert set(listed) == set(names_in(archives[reader])) - {MANIFEST}
        for name, digest in listed.items():
            assert hashlib.sha256(file.read(TOP + name)).hexdigest() == digest


def test_the_same_files_make_the_same_bytes(archives, tmp_path):
    for again in release(ROOT, tmp_path):
        assert again.read_bytes() == archives[again.stem.split("-")[-1]].read_bytes()


def test_an_instructors_archive_makes_the_same_archives_whoever_unpacks_it(archives, tmp_path):
    before = os.umask(0o077)
    try:
        course = unpacked(archives["instructor"], tmp_path)
        for number, path in enumerate(sorted(course.rglob("*"), reverse=True)):
            path.chmod(0o700 if path.is_dir() or number % 2 else 0o640)
            os.utime(path, (number * 1e5, number * 1e5))
        (course / "course" / "__pycache__").mkdir()
        (course / "course" / "__pycache__" / "notes.pyc").write_bytes(b"left over")
        made = release(course, tmp_path / "again")
    finally:
        os.umask(before)
    assert [one.read_bytes() for one in made] == [one.read_bytes() for one in archives.values()]


def test_an_exercise_that_was_typed_into_is_not_handed_out(tmp_path):
    copy = course_copy(tmp_path)
    exercise = copy / "exercises" / "04_leaky_bucket" / "04_leaky_bucket.ipynb"
    exercise.write_text(exercise.read_text().replace("raise NotImplementedError", "answer = 1", 1))
    with pytest.raises(ValueError, match=r"04_leaky_bucket.ipynb is not as it was released"):
        release(copy, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_lies_about_is_handed_out_to_nobody(archives, tmp_path):
    course = unpacked(archives["instructor"], tmp_path)
    for place in ("course/centricity/notes.txt", "solutions/marks.csv", "tests/grading/list.csv"):
        (course / place).write_text("Anna, 3 of 20")
    for again, made in zip(release(course, tmp_path / "out"), archives.values(), strict=True):
        assert again.read_bytes() == made.read_bytes()


def test_a_lesson_that_somebody_worked_in_is_not_handed_out(archives, tmp_path):
    course = unpacked(archives["instructor"], tmp_path)
    lesson = course / "course" / "04_leaky_bucket.ipynb"
    lesson.write_text(lesson.read_text().replace('"execution_count": null', '"execution_count": 1'))
    with pytest.raises(ValueError, match=r"course/04_leaky_bucket.ipynb is not as it belongs"):
        release(course, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_near_solution_is_in_the_students_archive(archives):
    near = [path.read_text().strip() for path in (ROOT / "solutions" / "demo").iterdir()]
    assert len(near) == 3
    with zipfile.ZipFile(archives["student"]) as file:
        for name in file.namelist():
            text = file.read(name).decode(errors="replace")
            assert not any(one in text for one in near), name


def test_a_students_copy_makes_no_archives(tmp_path):
    with pytest.raises(FileNotFoundError, match="made from an instructor's copy"):
        release(tmp_path, tmp_path / "out")


@pytest.mark.slow
def test_the_students_archive_installs_and_opens_in_an_empty_folder(archives, tmp_path):
    course = unpacked(archives["student"], tmp_path)
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", "--target", site, course], check=True)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    environment.pop("CENTRICITY_WORK", None)

    def run(*arguments):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=course,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    where = run("-c", "import centricity; print(centricity.__file__)")
    assert str(site) in where.stdout
    started = run("-m", "centricity.cli", "start", "04")
    assert "work/04_leaky_bucket/04_leaky_bucket.ipynb" in started.stdout, started.stderr
    checked = run("-m", "centricity.cli", "check", "04")
    assert checked.returncode == 1, checked.stderr
    assert "This copy of the course has no hidden tests." in checked.stdout
    lesson = "course/04_leaky_bucket.ipynb"
    ran = run("-m", "nbconvert", "--execute", "--to", "notebook", "--stdout", lesson)
    assert ran.returncode == 0, ran.stderr
    refused = run("-m", "centricity.cli", "register")
    assert refused.returncode == 2
    assert "a student's copy has no solutions" in refused.stderr
