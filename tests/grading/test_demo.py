"""The made-up class comes out as it should, and a professor could say why."""

import html
import io
import re
import shutil
import uuid
from contextlib import redirect_stdout
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbgrader.api import Gradebook

from centricity.cells import secret_lines
from centricity.grading import demo as demo_module
from centricity.grading.book.driver import grade
from centricity.grading.demo import ASSIGNMENT, CLASS, NOTEBOOK, demo
from centricity.grading.pages.report import report
from tests.copies import bytes_of
from tests.proving.attempts import ROOT

# One worker runs them all, so that the class is graded once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]

NOTHING = "no score was entered"
EXPECTED = {
    "anna": (16, "graded"),
    "bruno": (16, "graded; handed in 30 hours late"),
    "chloe": (12, "graded"),
    "david": (12, "graded"),
    "emil": (0, "graded"),
    "farah": (10, "graded"),
    "gita": (
        None,
        f"refused: the notebook must be called {NOTEBOOK}, and leaky_bucket_final.ipynb was "
        f"handed in; {NOTHING}",
    ),
    "hugo": (16, "graded; the cell uplift-units was there more than once and counts once"),
    "ines": (14, "needs a human: the cell of the answer uplift is missing"),
    "jonas": (None, f"refused: {NOTEBOOK} is damaged or cut off (not valid JSON); {NOTHING}"),
    "kofi": (10, "graded; 6 points lost only because the code writes warnings (stderr)"),
    "lena": (16, "graded; the written answer waits for its mark"),
}
REFUSED = {student for student, (score, _) in EXPECTED.items() if score is None}


def new_folder():
    """Return a new folder, relative to the course folder, where nbgrader's paths must lie."""
    return Path("grading") / f"test-{uuid.uuid4().hex[:8]}"


def instructors_own():
    """Return the files of the instructor's own gradebook, which no demo may touch."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in (ROOT / "grading").glob("gradebook.db*")
    }


@pytest.fixture(scope="module")
def shown():
    """Run the demo once; return its folder, outcomes and words, and what was there before."""
    folder, own, words = new_folder(), instructors_own(), io.StringIO()
    try:
        with redirect_stdout(words), pytest.MonkeyPatch.context() as patch:
            patch.setenv("COLUMNS", "80")
            outcomes = demo(ROOT, folder)
        yield folder, outcomes, words.getvalue(), own
    finally:
        shutil.rmtree(ROOT / folder, ignore_errors=True)


@pytest.fixture(scope="module")
def one_student():
    """Run the demo with the first student only; return its folder and outcomes."""
    folder = new_folder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_module, "CLASS", CLASS[:1])
        try:
            yield folder, demo(ROOT, folder)
        finally:
            shutil.rmtree(ROOT / folder, ignore_errors=True)


def gradebook_in(folder):
    return Gradebook(f"sqlite:///{ROOT / folder / 'gradebook.db'}", "centricity")


def grade_again(folder, assignment=ASSIGNMENT):
    """Grade the class in a demo's folder, and return the only outcome."""
    folders = {f"{step}_directory": f"{folder}/{step}" for step in demo_module.STEPS}
    folders["db_url"] = f"sqlite:///{ROOT / folder / 'gradebook.db'}"
    return grade(ROOT, assignment, **folders)[0]


def pages_in(folder):
    return {path.parts[-3] for path in (ROOT / folder / "feedback").glob("*/*/*.html")}


def names_in(folder):
    """Return the names of all files but the copies of the gradebook, which tell the time."""
    return {name for name in bytes_of(ROOT / folder) if not name.startswith("backups/")}


def text_of_page(folder, student):
    page = ROOT / folder / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return page.read_text(encoding="utf-8")


def test_the_class_has_twelve_members():
    assert [student.id for student in CLASS] == list(EXPECTED)
    assert len(EXPECTED) == 12


def test_everybody_gets_the_score_and_the_sentence_they_should(shown):
    _, outcomes, _, _ = shown
    assert {one.student: (one.score, one.what) for one in outcomes} == EXPECTED


def test_the_gradebook_holds_the_same_scores_and_nothing_of_the_refused(shown):
    folder, _, _, _ = shown
    with gradebook_in(folder) as gradebook:
        submissions = gradebook.assignment_submissions(ASSIGNMENT)
        scores = {one.student_id: one.score for one in submissions}
    assert scores == {name: score for name, (score, _) in EXPECTED.items() if name not in REFUSED}


def test_every_graded_student_has_a_feedback_page_and_nobody_else(shown):
    folder, _, _, _ = shown
    assert pages_in(folder) == set(EXPECTED) - REFUSED
    page = text_of_page(folder, "chloe")
    assert "Customers who never leave" in page
    assert "12 of 20 points" in page


def test_no_page_shows_a_hidden_test_a_path_or_an_address(shown):
    folder, _, _, _ = shown
    source = ROOT / "solutions" / "source" / ASSIGNMENT / NOTEBOOK
    secret = secret_lines(nbformat.read(source, as_version=nbformat.NO_CONVERT))
    assert len(secret) > 50
    for student in pages_in(folder):
        page = html.unescape(re.sub("<[^>]*>", "", text_of_page(folder, student)))
        assert [line for line in secret if line in page] == []
        assert str(ROOT) not in page
        assert re.findall("https?://", text_of_page(folder, student)) == []


def test_a_page_says_what_a_student_can_use(shown):
    folder, _, _, _ = shown
    assert '<html lang="en">' in text_of_page(folder, "anna")
    assert "Marking scheme" in text_of_page(folder, "lena")
    assert "The written answer is not marked yet" in text_of_page(folder, "lena")
    assert "clv was called with" in text_of_page(folder, "kofi")
    assert "No module named 'my_clv_helpers'" in html.unescape(text_of_page(folder, "farah"))


@pytest.fixture(scope="module")
def class_report(shown):
    """Return the page and the table on the class of the demo."""
    place = ROOT / shown[0] / "reports"
    page = (place / "report_04.html").read_text(encoding="utf-8")
    return page, pd.read_csv(place / "report_04.csv", index_col=0)


def test_the_report_tells_which_questions_the_class_failed(class_report):
    _, items = class_report
    assert items["points"].sum() == 20
    # Ten were graded; chloe's formula lost two of four points, farah and kofi all four, emil all.
    assert items.loc["1. What is a customer worth?", "all_right"] == pytest.approx(6 / 10)
    assert items.loc["1. What is a customer worth?", "all_wrong"] == pytest.approx(3 / 10)
    assert items.loc["4. What may it cost?", "mean_share"] == pytest.approx(8 / 10)
    assert items["discrimination"].dropna().between(-1, 1).all()
    assert items["to_mark"].tolist() == [0] * 7 + [1]


def test_the_report_shows_messages_and_wrong_answers_and_no_names(class_report):
    page, _ = class_report
    words = html.unescape(page)
    assert "<h1>Assignment 04: the leaky bucket</h1>" in words
    assert "raised ZeroDivisionError: float division by zero." in words
    assert "return margin * step / (1 - retention)" in words
    assert "Half of them have 13 points of 20 or more." in words
    assert [name for name in EXPECTED if name in words] == []
    assert "http" not in page
    assert "hidden_tests" not in page
    assert page.count("<img") == page.count('alt="') == page.count("<figcaption>") == 2


def test_the_report_tells_what_is_left_to_do_and_what_took_long(class_report):
    words = html.unescape(class_report[0])
    # Ten were graded; gita and jonas, who were refused, come after them.
    assert "Handed in, and refused or not graded yet: student 11, student 12." in words
    assert "Graded, and needs a human (a flag in Formgrader): student 8." in words
    assert "Graded, and waits for a mark by hand: student 10." in words
    assert "8. In words: which profit?: not marked yet, and not counted: 1." in words
    median, longest = map(float, re.search(r"took ([\d.]+) seconds .* ([\d.]+) at", words).groups())
    assert 0 < median <= longest


def test_the_report_names_students_only_if_asked(shown, tmp_path):
    folder, *_rest = shown
    folders = {f"{step}_directory": f"{folder}/{step}" for step in demo_module.STEPS}
    folders["db_url"] = f"sqlite:///{ROOT / folder / 'gradebook.db'}"
    page = report(ROOT, ASSIGNMENT, tmp_path, names=True, **folders).read_text(encoding="utf-8")
    assert "needs a human (a flag in Formgrader): ines." in page
    assert "refused or not graded yet: gita, jonas." in page


def test_the_instructors_own_gradebook_is_not_touched(shown):
    _, _, _, own = shown
    assert instructors_own() == own


def test_the_table_has_a_row_for_each_student_and_lines_up(shown):
    folder, _, words, _ = shown
    progress, table = words.split("\nstudent ")
    for name in EXPECTED:
        assert f"  {name}: " in progress
    rows = [line for line in table.splitlines() if line.split(" ")[0] in EXPECTED]
    assert [row.split()[0] for row in rows] == list(EXPECTED)
    column = len("student ") + table.index("what happened")
    for row in rows:
        assert row[column - 1] == " "
        assert row[column:].startswith(EXPECTED[row.split()[0]][1][:6])
    assert max(map(len, words.split("\n\n")[1].splitlines())) <= 80
    assert f"{folder}/feedback/anna/{ASSIGNMENT}/{ASSIGNMENT}.html" in words


@pytest.mark.parametrize(
    "stranger", ["notes.docx", "submitted/zoe/essay.txt", "feedback/mine.html", ".hidden"]
)
@pytest.mark.parametrize("after_a_demo", [True, False])
def test_what_no_demo_made_is_never_deleted(tmp_path, stranger, after_a_demo):
    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    place = tmp_path / "demo"
    if after_a_demo:
        place.mkdir()
        (place / demo_module.NOTE).write_text(demo_module.NOTE_TEXT)
        (place / "submitted" / "anna").mkdir(parents=True)
    path = place / stranger
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("an instructor's")
    before = bytes_of(place)
    with pytest.raises(FileExistsError, match="is not from this demo, so nothing was deleted"):
        demo(tmp_path, Path("demo"))
    assert bytes_of(place) == before


def test_it_can_be_run_twice(one_student):
    folder, first = one_student
    names = names_in(folder)
    (ROOT / folder / "submitted" / "anna" / ASSIGNMENT / "left_over.txt").write_text("old")
    assert demo(ROOT, folder) == first
    assert names_in(folder) == names


def test_an_assignment_that_is_not_registered_is_named(one_student):
    with pytest.raises(ValueError, match=r"^99_no is not .* Enter it with: centricity register 99"):
        grade_again(one_student[0], "99_no")


def test_a_new_hand_in_keeps_no_score_of_the_last_one(one_student):
    folder, _ = one_student
    mine = ROOT / folder / "submitted" / "anna" / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(mine, as_version=4)
    with gradebook_in(folder) as gradebook:
        grade = gradebook.find_grade("written", ASSIGNMENT, ASSIGNMENT, "anna")
        grade.manual_score, grade.needs_manual_grade = 3, False
        gradebook.db.commit()

    # nbgrader alone would let the old points of what is missing stand.
    notebook.cells = [one for one in notebook.cells if one.id not in ("clv-finite", "written")]
    nbformat.write(notebook, mine)
    again = grade_again(folder)
    assert again.score == 14
    assert again.what == (
        "needs a human: the cell of the written answer is missing; "
        "the cell of the answer clv-finite is missing"
    )

    next(one for one in notebook.cells if one.id == "clv").source = "import os\nos._exit(1)"
    nbformat.write(notebook, mine)
    broken = grade_again(folder)
    assert broken.score is None
    assert broken.what == (
        "refused: its code ended Python, so that the tests never ran; its earlier automatic "
        "scores were taken back, marks given by hand were kept"
    )
    with gradebook_in(folder) as gradebook:
        assert gradebook.find_submission(ASSIGNMENT, "anna").score == 3
    assert pages_in(folder) == set()
    assert bytes_of(ROOT / folder / "autograded") == {}
