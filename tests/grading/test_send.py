"""Feedback goes back under the names that Moodle and Canvas know."""

import json
import zipfile

import pytest

from centricity.grading.demo import ASSIGNMENT, NOTEBOOK
from centricity.grading.lms.collect import NAMES
from centricity.grading.lms.send import pack
from tests.grading.test_hand_ins import ANNA, WORKSHEET
from tests.grading.test_lms import course, template

__all__ = ["course", "template"]
pytestmark = pytest.mark.slow


@pytest.fixture
def pages(tmp_path):
    found = {student: tmp_path / f"{student}.html" for student in ("anna", "bo")}
    for student, path in found.items():
        path.write_text(f"<p>{student}</p>")
    return found


def collected_as(course, student, *parts):
    place = course / "grading" / "downloaded" / ASSIGNMENT
    place.mkdir(parents=True, exist_ok=True)
    (place / NAMES).write_text(json.dumps({student: parts}))


def contents(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_moodle_gets_the_participants_folders(course, pages, tmp_path):
    collected_as(course, "anna", ANNA, NOTEBOOK)
    left_out = pack(course, ASSIGNMENT, pages, "moodle", tmp_path / "out.zip")
    assert left_out == ["bo"]
    name = "Анна Иванова_7001_assignfeedback_file/feedback.html"
    assert contents(tmp_path / "out.zip") == {name: "<p>anna</p>"}


def test_a_worksheet_tells_numbers_of_whom_nothing_was_collected(course, pages, tmp_path):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(WORKSHEET, encoding="utf-8")
    assert pack(course, ASSIGNMENT, pages, "moodle", tmp_path / "out.zip", worksheet) == []
    assert set(contents(tmp_path / "out.zip")) == {
        "Анна Иванова_89_assignfeedback_file/feedback.html",
        "Bo O'Neill_88_assignfeedback_file/feedback.html",
    }


def test_canvas_gets_the_numbers_of_user_and_file(course, pages, tmp_path):
    collected_as(course, "bo", f"oneillbo_LATE_102_9003_{NOTEBOOK}")
    assert pack(course, ASSIGNMENT, pages, "canvas", tmp_path / "out.zip") == ["anna"]
    assert contents(tmp_path / "out.zip") == {"oneillbo_LATE_102_9003_feedback.html": "<p>bo</p>"}


def test_without_any_name_nothing_is_written(course, pages, tmp_path):
    with pytest.raises(ValueError, match="It is not known how Canvas calls anybody"):
        pack(course, ASSIGNMENT, pages, "canvas", tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()
