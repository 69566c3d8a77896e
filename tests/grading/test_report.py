"""What the report computes from points and answers."""

import numpy as np
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from centricity.grading.book.register import register
from centricity.grading.demo import ASSIGNMENT
from centricity.grading.pages import report
from tests.copies import course_copy

POINTS = pd.DataFrame(
    {
        "easy": [2, 2, 2, 2],
        "sorts": [1, 1, 0, 0],
        "other": [3, 2, 1, 0],
        "written": [4, 2, np.nan, 0],
    }
)
WORTH = {"easy": 2, "sorts": 1, "other": 3, "written": 4}


def test_a_question_that_everybody_gets_discriminates_nothing():
    items = report.item_table(POINTS, WORTH)
    assert np.isnan(items.loc["easy", "discrimination"])
    assert items.loc["easy", "all_right"] == 1


def test_discrimination_is_the_correlation_with_the_rest():
    names = ["easy", "sorts", "other"]
    items = report.item_table(POINTS[names], {name: WORTH[name] for name in names})
    rest = POINTS["easy"] + POINTS["other"]
    assert items.loc["sorts", "discrimination"] == pytest.approx(
        np.corrcoef(POINTS["sorts"], rest)[0, 1]
    )


def test_a_mark_to_come_counts_neither_for_nor_against():
    written = report.item_table(POINTS, WORTH).loc["written"]
    assert written["mean_share"] == pytest.approx(0.5)
    assert written["all_right"] == written["all_wrong"] == pytest.approx(1 / 3)


def test_two_students_make_no_correlation():
    assert report.item_table(POINTS[:2], WORTH)["discrimination"].isna().all()


def test_answers_are_alike_whatever_their_names_and_words():
    one = "def f(a, b):\n    total = a + b\n    raise ValueError('no')\n    return total"
    other = "def g(x, y):\n    s = x + y\n    raise ValueError('nein')\n    return s"
    third = "def g(x, y):\n    s = x - y\n    raise ValueError('nein')\n    return s"
    assert report._without_names(one) == report._without_names(other)
    assert report._without_names(one) != report._without_names(third)


def test_code_that_is_no_code_stays_as_it_is():
    assert report._without_names("def f(:") == "def f(:"


def handed_in(answer, message):
    """Return a graded notebook with one answer, and one test of it that failed."""
    marks = {"schema_version": 3, "locked": False, "grade": False, "solution": False}
    cells = [
        new_code_cell(answer, metadata={"nbgrader": marks | {"solution": True, "grade_id": "a"}}),
        new_code_cell(
            "# Hidden",
            metadata={"nbgrader": marks | {"grade": True, "points": 1, "grade_id": "a-test"}},
            outputs=[new_output("error", ename="AssertionError", evalue=message, traceback=[])],
        ),
    ]
    for cell in cells:
        cell.id = cell.metadata.nbgrader.grade_id
    return new_notebook(cells=cells)


def test_answers_that_several_gave_are_shown_and_of_others_one():
    often, twice, once = "def f(x):\n    return x", "def f(x):\n    return 2", "f = len"
    given = [often, often + "  # mine", often, twice, twice, once]
    notebooks = {str(place): handed_in(one, "<b>no</b>") for place, one in enumerate(given)}
    page = report._stumbling(notebooks, {"a-test": "1. A question"})
    assert "<li>6: &lt;b&gt;no&lt;/b&gt;</li>" in page
    assert f"given by 3:</p><pre>{often}</pre>" in page
    assert f"given by 2:</p><pre>{twice}</pre>" in page
    assert once not in page
    assert f"<pre>{once}</pre>" in report._stumbling({"0": notebooks["5"]}, {"a-test": "1. A"})


@pytest.mark.slow
def test_nothing_graded_is_said(tmp_path):
    course = course_copy(tmp_path)
    register(course, [ASSIGNMENT])
    with pytest.raises(ValueError, match="Nobody's work at 04_leaky_bucket is graded yet"):
        report.report(course, ASSIGNMENT, tmp_path)
