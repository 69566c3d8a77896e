"""Nothing that runs as hidden is shown: no exercise, solution or feedback page holds it."""

import json
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearHiddenTests

from centricity import alone, cells
from centricity.grading.pages import feedback

BEGIN, END = cells.BEGIN, cells.END
CODE = st.sampled_from(
    [
        "",
        "value = work(7, 'an input')",
        "    assert value == 'the answer'",
        "# Hidden, 1 point: words",
    ]
)
AROUND = st.sampled_from(["", " ", "\t", "\r", " of the edges", "#", "x = 1  "])
MARKERS = st.builds("{}{}{}".format, AROUND, st.sampled_from([BEGIN, END]), AROUND)
SOURCES = st.lists(CODE | MARKERS, max_size=12).map("\n".join)
MARK = {"grade": True, "solution": False, "locked": True, "grade_id": "a", "points": 1, "score": 0,
        "schema_version": 3, "cell_type": "code", "task": False}  # fmt: skip


def telling(source):
    return {line.strip() for line in cells.hidden_part(source).splitlines() if line.strip()}


def test_cell(source):
    return new_code_cell(source, metadata={"nbgrader": dict(MARK)})


test_cell.__test__ = False


def released(source):
    """Return what nbgrader leaves of a cell; None if it refuses to release it."""
    cell = test_cell(source)
    try:
        ClearHiddenTests()._remove_hidden_test_region(cell)
    except RuntimeError:
        return None
    return cell.source


@given(SOURCES)
def test_a_line_is_visible_or_hidden_and_never_lost(source):
    visible, hidden = cells.visible_part(source), cells.hidden_part(source)
    together = (visible + hidden).splitlines()
    assert sorted(together) == sorted(cells.whole_test(source).splitlines())
    for line in source.split("\n"):
        if line.strip() and BEGIN not in line and END not in line:
            assert line.rstrip("\r") in together
    assert BEGIN not in visible
    assert END not in visible


@given(SOURCES)
def test_the_exercise_holds_what_is_visible_and_no_more(source):
    left = released(source)
    assume(left is not None)
    assert f"{left}\n".rstrip("\n") == cells.visible_part(source).rstrip("\n")


@given(st.lists(SOURCES, min_size=1, max_size=3))
def test_a_solution_and_a_feedback_page_show_no_hidden_line(sources):
    notebook = new_notebook(cells=[test_cell(one) for one in sources])
    secret = cells.secret_lines(notebook)
    shown = {line for one in sources for line in cells.visible_part(one).splitlines()}
    for source, cell in zip(sources, notebook.cells, strict=True):
        failed = {"output_type": "error", "ename": "E", "evalue": source, "traceback": [source]}
        cell.outputs = [from_dict(failed)]
        page = json.dumps(feedback._verdict(cell, secret))
        solved = alone.without_secrets(cell)
        for line in telling(source) - {one.strip() for one in shown}:
            if len(line) >= cells.TELLING:
                assert line not in page
            assert line not in [one.strip() for one in solved.splitlines()]


@pytest.mark.parametrize("end", ["", " ", "\t", " of the edges"])
def test_what_follows_a_marker_on_its_line_changes_nothing(end):
    source = f"# Hidden\n{BEGIN}{end}\nassert work(7) == 'the answer'\n{END}{end}"
    assert cells.hidden_part(source) == "assert work(7) == 'the answer'\n"
    assert cells.visible_part(source) == "# Hidden\n"
    assert cells.secret_lines(new_notebook(cells=[test_cell(source)])) != set()


@pytest.mark.parametrize("line", [BEGIN, f"{BEGIN} ", f"{BEGIN}\n{BEGIN}", f" {BEGIN}x\n {END}"])
def test_long_cells_full_of_markers_are_read_in_a_moment(line):
    source = "\n".join([line] * 20_000)
    begun = time.process_time()
    cells.visible_part(source), cells.hidden_part(source), cells.whole_test(source)
    assert time.process_time() - begun < 2


def test_a_cell_of_a_file_is_read_like_one_of_a_notebook():
    plain = json.loads(json.dumps({"source": ["a\n", "b"], "metadata": {"nbgrader": MARK}}))
    assert cells.text(plain) == "a\nb"
    assert (cells.is_test(plain), cells.is_answer(plain), cells.grade_id(plain)) == (
        True,
        False,
        "a",
    )
    assert cells.mark(NotebookNode(metadata={})) == {}
    answer = {"metadata": {"nbgrader": {**MARK, "solution": True}}}
    assert (cells.is_test(answer), cells.is_marked_by_hand(answer)) == (False, True)
