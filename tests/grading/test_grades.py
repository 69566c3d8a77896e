"""Grades come out of the gradebook by question, and in the forms that LMS take in."""

import re
from datetime import datetime

import pandas as pd
import pytest
from nbgrader.api import Gradebook

from centricity import cli, handin, paths
from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.register import register
from centricity.grading.demo import ASSIGNMENT
from centricity.grading.lms.grades import write
from centricity.grading.lms.roster import import_roster
from tests.copies import course_copy
from tests.grading.test_lms import ROSTER

pytestmark = pytest.mark.slow

MOODLE = """\
Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 7001,Анна Иванова,anna@uni.example,Submitted,,"20,00",Yes,-,-,
Participant 7002,Bo O'Neill,bo@uni.example,No submission,,"20,00",Yes,-,-,
Participant 7009,Somebody Else,else@uni.example,No submission,3.0,"20,00",Yes,-,-,
"""
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Integration ID,Section,Week 1 (55),04 Leaky Bucket (77),Final
    Points Possible,,,,,,10,20,100
"Иванова, Анна",101,,anna,,A,9,,
"O'Neill, Bo",102,,bo,,A,8,,
"""
CANVAS_OF_TWO_NAMES = """\
LastName;FirstName;ID;SIS User ID;SIS Login ID;Section;04 Leaky Bucket (77)
Points Possible;;;;;;20,0
Иванова;Анна;;;anna;A;
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course in which Anna lost a point and was late, and Bo handed nothing in."""
    copy = course_copy(tmp_path_factory.mktemp("grades"), ASSIGNMENT)
    (copy / "class.csv").write_text(ROSTER, encoding="utf-8")
    import_roster(copy, copy / "class.csv")
    register(copy, [ASSIGNMENT])
    api = nbgrader_api(copy)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        submission = gradebook.add_submission(ASSIGNMENT, "anna", timestamp=datetime(2026, 3, 1))
        for grade in submission.notebooks[0].grades:
            grade.auto_score = 0.0 if grade.name == "clv-endless" else grade.max_score
            grade.needs_manual_grade = False
            if grade.name == "written":
                grade.auto_score, grade.manual_score = None, 2.5
        submission.notebooks[0].late_submission_penalty = 2.0
        gradebook.db.commit()
    return copy


@pytest.fixture
def plain(course, tmp_path):
    write(course, ASSIGNMENT, tmp_path / "grades.csv")
    return pd.read_csv(tmp_path / "grades.csv").set_index("student_id")


def test_points_stand_under_their_questions(plain):
    anna = plain.loc["anna"]
    assert anna["1. What is a customer worth?"] == 3
    assert anna["2. A horizon"] == 2
    assert anna["8. In words: which profit?"] == 2.5
    assert anna["late_penalty"] == 2
    assert anna["total"] == 15.5
    assert (anna["of"], anna["waits"]) == (20, False)


def test_the_command_writes_into_the_folder_that_git_ignores(course, tmp_path, monkeypatch):
    for module in (paths, handin):
        monkeypatch.setattr(module, "root", lambda: course)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["grades", "04"]) == 0
    assert pd.read_csv(course / "grading" / "reports" / "grades_04.csv")["total"].max() == 15.5
    assert list(tmp_path.iterdir()) == []


def test_who_handed_nothing_in_has_no_points(plain):
    assert set(plain.index) == {"anna", "bo", "c.li", "d.li"}
    assert plain.loc["bo", "1. What is a customer worth?":"total"].isna().all()


def test_moodles_worksheet_is_filled_in_and_nothing_else_of_it_changes(course, tmp_path):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(MOODLE, encoding="utf-8-sig")
    write(course, ASSIGNMENT, tmp_path / "out.csv", layout="moodle", template=str(worksheet))
    before = pd.read_csv(worksheet, dtype=str)
    after = pd.read_csv(tmp_path / "out.csv", dtype=str)
    assert after["Grade"].fillna("").tolist() == ["15.5", "", "3.0"]
    pd.testing.assert_frame_equal(after.drop(columns="Grade"), before.drop(columns="Grade"))


@pytest.mark.parametrize("theirs", ["100.00", "-"])
@pytest.mark.parametrize("heading", ["Maximum Grade", "Maximum grade"])
def test_another_maximum_in_moodle_is_refused(course, tmp_path, heading, theirs):
    worksheet = tmp_path / "worksheet.csv"
    text = MOODLE.replace('"20,00"', theirs).replace("Maximum Grade", heading)
    worksheet.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"In Moodle .* has {theirs} points at most, and here 20"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", layout="moodle", template=str(worksheet))
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("heading", ["Identifier", "Grade", "Last modified (grade)"])
def test_a_worksheet_that_moodle_would_not_take_back_is_refused(course, tmp_path, heading):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(MOODLE.replace(f"{heading},", "Оценка,"), encoding="utf-8")
    with pytest.raises(ValueError, match=f"no column {re.escape(repr(heading))}; it has: .*Оценка"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", layout="moodle", template=str(worksheet))


def test_canvas_gets_one_column_and_who_it_is_of(course, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(CANVAS, encoding="utf-8")
    write(course, ASSIGNMENT, tmp_path / "out.csv", layout="canvas", template=str(export))
    after = pd.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False)
    assert list(after.columns) == [
        *["Student", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Section"],
        "04 Leaky Bucket (77)",
    ]
    assert after["04 Leaky Bucket (77)"].tolist() == ["20", "15.5", ""]


def test_other_points_in_canvas_are_refused(course, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(CANVAS.replace("10,20,100", "10,100,100"), encoding="utf-8")
    with pytest.raises(ValueError, match="In Canvas the assignment has 100 points at most"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", layout="canvas", template=str(export))


def test_canvas_may_write_names_in_two_columns_and_semicolons(course, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(CANVAS_OF_TWO_NAMES, encoding="utf-8-sig")
    write(course, ASSIGNMENT, tmp_path / "out.csv", layout="canvas", template=str(export))
    after = pd.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False)
    assert list(after.columns)[:3] == ["LastName", "FirstName", "ID"]
    assert after["04 Leaky Bucket (77)"].tolist() == ["20,0", "15.5"]


def test_a_column_that_canvas_lacks_is_named(course, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(CANVAS.replace("04 Leaky Bucket", "Task"), encoding="utf-8")
    with pytest.raises(ValueError, match="0 columns of Canvas's export could be 04_leaky_bucket"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", layout="canvas", template=str(export))
    options = {"layout": "canvas", "template": str(export), "column": "Tusk (77)"}
    with pytest.raises(ValueError, match=r"no column 'Tusk \(77\)'; it has: Student, ID"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", **options)


def test_an_lms_needs_its_own_file(course, tmp_path):
    with pytest.raises(ValueError, match="Name the file that the LMS exported"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", layout="moodle")


def test_an_assignment_that_is_not_registered_is_named(course, tmp_path):
    folders = {"db_url": f"sqlite:///{tmp_path / 'empty.db'}"}
    with pytest.raises(ValueError, match="Enter it with: centricity register 04"):
        write(course, ASSIGNMENT, tmp_path / "out.csv", folders)


def filled(course, tmp_path, layout, text):
    """Fill in an LMS's file; return what is said, and the file as it comes out."""
    source = tmp_path / "lms.csv"
    source.write_text(text, encoding="utf-8")
    before = source.read_bytes()
    said = write(course, ASSIGNMENT, tmp_path / "out.csv", layout=layout, template=str(source))
    assert source.read_bytes() == before
    return said, pd.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False)


def test_what_is_filled_in_and_who_is_missing_is_said(course, tmp_path):
    said, _sheet = filled(course, tmp_path, "moodle", MOODLE)
    assert said == "1 of 3 rows filled in; no student for: Somebody Else."
    said, _sheet = filled(course, tmp_path, "moodle", MOODLE.replace("Анна Иванова,anna@", "A,a@"))
    assert said == "0 of 3 rows filled in; no row for: anna; no student for: A, Somebody Else."


def test_a_blind_worksheet_is_refused_and_nothing_written(course, tmp_path):
    text = (
        "Identifier,Status,Grade,Maximum Grade,Last modified (grade)\n"
        "Participant 7001,Submitted,,20.00,-\nParticipant 7002,Submitted,,20.00,-\n"
    )
    with pytest.raises(ValueError, match=r"No row of the file is a student.* blind"):
        filled(course, tmp_path, "moodle", text)
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("ending", [",,,,,,,,,\n", "\n\n", ","])
def test_empty_rows_and_trailing_commas_of_a_worksheet(course, tmp_path, ending):
    text = MOODLE + ending if ending != "," else MOODLE.replace(",\n", ",,\n")
    _said, sheet = filled(course, tmp_path, "moodle", text)
    assert sheet["Grade"].tolist() == ["15.5", "", "3.0"]


def test_canvas_with_a_column_posted_by_hand(course, tmp_path):
    muted = ",,,,,,,Manual Posting,\n"
    head, rest = CANVAS.split("\n", 1)
    said, sheet = filled(course, tmp_path, "canvas", f"{head}\n{muted}{rest}")
    assert said == "1 of 2 rows filled in."
    assert sheet["04 Leaky Bucket (77)"].tolist() == ["Manual Posting", "20", "15.5", ""]


@pytest.mark.parametrize(
    "row", ["X,999,,anna,,A,9,,", "X,999,anna,,,A,9,,", "X,999,,anna@uni.example,,A,9,,"]
)
def test_canvas_by_login_or_sis_id(course, tmp_path, row):
    text = CANVAS.replace('"Иванова, Анна",101,,anna,,A,9,,', row)
    _said, sheet = filled(course, tmp_path, "canvas", text)
    assert sheet["04 Leaky Bucket (77)"].tolist() == ["20", "15.5", ""]


def test_a_row_whose_number_and_login_are_two_students_is_nobodys(course, tmp_path):
    said, sheet = filled(course, tmp_path, "canvas", CANVAS.replace("101,,anna", "101,,bo"))
    assert sheet["04 Leaky Bucket (77)"].tolist() == ["20", "", ""]
    assert said == "0 of 2 rows filled in; no row for: anna; no student for: Иванова, Анна."


def test_no_cell_acts_when_a_spreadsheet_opens_it(course, tmp_path):
    text = MOODLE.replace("Submitted,", "=HYPERLINK(1),").replace("No submission", "-")
    _said, sheet = filled(course, tmp_path, "moodle", text)
    assert sheet["Status"].tolist() == ["'=HYPERLINK(1)", "-", "-"]
    assert sheet["Grade"].tolist() == ["15.5", "", "3.0"]
