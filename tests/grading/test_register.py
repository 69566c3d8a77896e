"""Registering fills the gradebook from `solutions/source`, and touches nothing else."""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from centricity.grading.book.driver import grade
from centricity.grading.book.register import register
from tests.copies import bytes_of, course_copy
from tests.proving.attempts import assignments, fill_in, source

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("register"),
    # These tests enter hand-ins themselves; `nbgrader_api` ignores the same remark of SQLAlchemy's.
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]

ASSIGNMENT = "04_leaky_bucket"
WRITTEN = "written"


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """Return a copy where every assignment was registered, and what that returned and touched."""
    copy = course_copy(tmp_path_factory.mktemp("registered"))
    before = seen(copy / "exercises")
    points = register(copy)
    return copy, points, before


@pytest.fixture
def copy(registered, tmp_path):
    """Return a registered copy that a test may change; nbgrader takes seconds to make one."""
    return shutil.copytree(registered[0], tmp_path / "centricity")


def gradebook_of(copy):
    return Gradebook(f"sqlite:///{copy / 'grading' / 'gradebook.db'}", "centricity")


def seen(folder):
    """Return bytes and time of change of every file, by relative path."""
    content = bytes_of(folder)
    return {name: (content[name], (folder / name).stat().st_mtime_ns) for name in content}


def break_source(copy):
    path = copy / "solutions" / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.write_bytes(path.read_bytes()[:5000])


def hand_in(copy, student, answers):
    path = copy / "grading" / "submitted" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    exercise = copy / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(fill_in(nbformat.read(exercise, as_version=4), answers), path)


def drop_written_answers(copy):
    settings = copy / "nbgrader_config.py"
    kept = settings.read_text()
    dropped = kept.replace('c.WrittenAnswers.use = "keep"', 'c.WrittenAnswers.use = "drop"')
    assert dropped != kept
    settings.write_text(dropped)


def test_every_question_is_entered_and_exercises_are_not_touched(registered):
    copy, returned, exercises = registered
    assert returned == dict.fromkeys(assignments(), 20)
    for name in assignments():
        points = {
            cell.id: cell.metadata.nbgrader.points
            for cell in source(name).cells
            if cell.metadata.nbgrader.grade
        }
        with gradebook_of(copy) as gradebook:
            cells = gradebook.find_notebook(name, name).grade_cells
            assert {cell.name: cell.max_score for cell in cells} == points
            assert gradebook.find_assignment(name).max_code_score == 16
            assert gradebook.find_assignment(name).max_written_score == 4
    assert seen(copy / "exercises") == exercises
    assert [path.name for path in (copy / "grading").iterdir()] == ["gradebook.db"]


def test_an_unknown_assignment_is_refused_with_the_known_ones(copy):
    sentence = rf"There is no assignment '99_nothing' in solutions/source. Known .*{ASSIGNMENT}"
    with pytest.raises(FileNotFoundError, match=sentence):
        register(copy, ["99_nothing"])


def test_a_students_copy_says_that_it_has_no_solutions(copy):
    shutil.rmtree(copy / "solutions")
    shutil.rmtree(copy / "grading")
    with pytest.raises(
        FileNotFoundError, match=r"no assignments in solutions/source.*student's copy"
    ):
        register(copy)
    assert not (copy / "grading").exists()


def test_a_failure_says_why_and_leaves_no_scratch_folder(copy):
    break_source(copy)
    exercises = seen(copy / "exercises")
    with pytest.raises(RuntimeError, match=f"^{ASSIGNMENT} can't be registered: .*JSON") as raised:
        register(copy)
    assert "\n" not in str(raised.value)
    assert [path.name for path in (copy / "grading").iterdir()] == ["gradebook.db"]
    assert seen(copy / "exercises") == exercises


def test_registering_twice_keeps_scores_and_due_date(copy):
    with gradebook_of(copy) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-03-02 12:00:00 UTC")
        gradebook.add_student("anna")
        gradebook.add_submission(ASSIGNMENT, "anna")
        gradebook.find_grade("clv-endless", ASSIGNMENT, ASSIGNMENT, "anna").manual_score = 0.5
        gradebook.db.commit()
        due = gradebook.find_assignment(ASSIGNMENT).duedate
    assert register(copy) == dict.fromkeys(assignments(), 20)
    with gradebook_of(copy) as gradebook:
        assert gradebook.find_submission(ASSIGNMENT, "anna").score == 0.5
        assert gradebook.find_assignment(ASSIGNMENT).duedate == due
        assert len(gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT).grade_cells) == 17


def test_dropped_written_answers_neither_count_nor_wait(copy):
    drop_written_answers(copy)
    assert register(copy, [ASSIGNMENT]) == {ASSIGNMENT: 16}
    # The exercise was released while written answers counted, as the one in the repository is.
    hand_in(copy, "anna", {WRITTEN: "Twenty per cent, I should say."})
    outcome = grade(copy, ASSIGNMENT)[0]
    assert (outcome.score, outcome.what) == (0, "graded")
    with gradebook_of(copy) as gradebook:
        submission = gradebook.find_submission(ASSIGNMENT, "anna")
        assert not submission.needs_manual_grade
        assert submission.max_score == 16


def test_dropping_written_answers_is_refused_once_something_was_handed_in(copy):
    with gradebook_of(copy) as gradebook:
        gradebook.add_student("anna")
        gradebook.add_submission(ASSIGNMENT, "anna")
    drop_written_answers(copy)
    with pytest.raises(RuntimeError, match="there are submissions associated with it"):
        register(copy, [ASSIGNMENT])
    with gradebook_of(copy) as gradebook:
        assert gradebook.find_assignment(ASSIGNMENT).max_score == 20
