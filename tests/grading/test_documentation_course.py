"""nbgrader's own documentation course comes to the same gradebook here as under nbgrader alone."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import nbgrader
import pytest
from nbgrader.api import Gradebook

from centricity.grading.book.driver import grade
from tests.proving.attempts import ROOT
from tests.proving.vanilla import grade_with_nbgrader, rows

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("driver")]

DOCUMENTATION = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
SHIPPED = ("bitdiddle", "hacker")
TASK = "cell-938593c4a215c6cc"
LEFT_OUT = ("correct_squares", "sum_of_squares_application", TASK)
WAITS, MARKED, MARKED_BUT_WAITS = (None, None, True), (None, 0.5, False), (None, 0.5, True)

# Where the two gradebooks differ: what nbgrader's holds, and ours.
# A test that was deleted gets no score from nbgrader, and a person has to find out why. Here it is
# put back and runs, because what it tests was handed in.
DELETED = {("deleted", "correct_squares"): (WAITS, (1.0, None, False))}
# When somebody grades again, nbgrader asks to look again at each answer marked by hand, but not at
# a task, nor at what is missing, although it may be another hand-in. Here at all of them.
GRADED_AGAIN = {
    ("deleted", "correct_squares"): (MARKED, (1.0, None, False)),
    ("deleted", "sum_of_squares_application"): (MARKED, MARKED_BUT_WAITS),
    **{(student, TASK): (MARKED, MARKED_BUT_WAITS) for student in (*SHIPPED, "deleted")},
}


@pytest.mark.parametrize(
    "assignment", ["ps1", pytest.param("ps1_autotest", marks=pytest.mark.prove)]
)
def test_every_row_is_nbgraders(assignment, tmp_path):
    make_course(tmp_path, assignment)
    solved = answers(tmp_path / "solutions" / "source" / assignment)
    hand_in(tmp_path, assignment, "nothing", {})
    hand_in(tmp_path, assignment, "reference", solved)
    plain, ours, said = graded(tmp_path, assignment)
    assert said["reference"] == "graded; 5 answers wait for their marks"
    assert sorted(plain) == [*SHIPPED, "nothing", "reference"]
    assert points(plain["reference"]) > points(plain["bitdiddle"]) > points(plain["nothing"]) == 0
    assert differences(plain, ours) == {}


@pytest.mark.prove
def test_exceptions_are_those_that_are_explained(tmp_path):
    make_course(tmp_path, "ps1")
    solved = answers(tmp_path / "solutions" / "source" / "ps1")
    hand_in(tmp_path, "ps1", "deleted", solved, LEFT_OUT)
    plain, ours, said = graded(tmp_path, "ps1")
    assert said["deleted"] == (
        "needs a human: the cell of the written answer is missing; "
        "missing tests were put back: correct_squares; 4 answers wait for their marks"
    )
    assert differences(plain, ours) == DELETED
    for way in ("plain", "ours"):
        mark_by_hand(settings(tmp_path, way))
    plain, ours, _said = graded(tmp_path, "ps1")
    assert differences(plain, ours) == GRADED_AGAIN


def make_course(root, assignment):
    """Lay the documentation course out as ours, with the hand-ins that come with it."""
    (root / "grading").mkdir()
    source = root / "solutions" / "source"
    shutil.copytree(DOCUMENTATION / "source" / assignment, source / assignment)
    shutil.copy2(DOCUMENTATION / "autotests.yml", root)
    shutil.copy2(ROOT / "nbgrader_config.py", root)
    # In a process of its own, because nbgrader leaves connections to the kernel open.
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", assignment]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    for student in SHIPPED:
        hand_in(root, assignment, student, answers(DOCUMENTATION / "submitted" / student / "ps1"))


def answers(folder):
    """Return the source of every cell that is an answer, by its name."""
    return {
        name_of(cell): cell.source
        for path in folder.glob("*.ipynb")
        for cell in nbformat.read(path, as_version=4).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def name_of(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def hand_in(root, assignment, student, answered, left_out=()):
    """Hand in what was released, with cells answered, and some left out."""
    place = root / "grading" / "submitted" / student / assignment
    shutil.copytree(root / "exercises" / assignment, place)
    for path in place.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [cell for cell in notebook.cells if name_of(cell) not in left_out]
        for cell in notebook.cells:
            cell.source = answered.get(name_of(cell), cell.source)
        nbformat.write(notebook, path)


def graded(root, assignment):
    """Grade a class by nbgrader alone and by ours, and return the rows of both and our words."""
    plain = grade_with_nbgrader(assignment, settings(root, "plain"), root)
    said = {one.student: one.what for one in grade(root, assignment, **settings(root, "ours"))}
    return plain, rows(assignment, settings(root, "ours")), said


def settings(root, way):
    """Return the folders of one of the two ways, with a gradebook of its own."""
    path = root / "grading" / f"{way}.db"
    if not path.exists():
        shutil.copy2(root / "grading" / "gradebook.db", path)
    return {"db_url": f"sqlite:///{path}", "autograded_directory": f"grading/{way}"}


def differences(plain, ours):
    """Return what the two hold where they differ, by student and cell."""
    keys = {(student, name) for one in (plain, ours) for student in one for name in one[student]}
    pairs = {key: tuple(one[key[0]].get(key[1]) for one in (plain, ours)) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def points(cells):
    return sum(one[0] or 0 for name, one in cells.items() if not name.startswith("comment"))


def mark_by_hand(folders):
    """Give half a point for everything that waits for a person, as Formgrader would."""
    with Gradebook(folders["db_url"], "centricity") as gradebook:
        for submission in gradebook.assignment_submissions("ps1"):
            for notebook in submission.notebooks:
                for one in notebook.grades:
                    if one.needs_manual_grade:
                        one.manual_score, one.needs_manual_grade = 0.5, False
        gradebook.db.commit()
