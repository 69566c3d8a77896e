"""What feedback pages say, and what they keep to themselves."""

import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from centricity.cells import secret_lines
from centricity.grading.book import harmless
from centricity.grading.pages import feedback, messages
from tests.proving.attempts import ROOT

SECRET = "expect.close(clv(1, 2, 3), 4, 'a secret')"
BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
TEST = "\n".join(["# Hidden, 1 point: rates of 0 and 1", BEGIN, SECRET, END])


def failure(ename, evalue, traceback=()):
    return new_output("error", ename=ename, evalue=evalue, traceback=list(traceback))


def graded_cell(score, *outputs):
    cell = new_code_cell(TEST, outputs=list(outputs))
    cell.metadata.nbgrader = {"grade_id": "clv-a", "score": score, "points": 1.0}
    cell.metadata.nbgrader.update(grade=True, solution=False, locked=True)
    return cell


def verdict(score, *outputs):
    return feedback._verdict(graded_cell(score, *outputs), {SECRET})


def test_a_passed_test_says_what_was_checked_and_no_more():
    said = verdict(1.0)
    assert said["state"] == "passed"
    assert said["what"] == "Rates of 0 and 1"
    assert said["score"] == "1 of 1"
    assert said["message"] == ""


def test_a_failed_check_speaks_in_its_own_words():
    said = verdict(0.0, failure("AssertionError", "a rate of 0: 3 is not the right value."))
    assert said["state"] == "failed"
    assert said["message"] == "a rate of 0: 3 is not the right value."


def test_another_error_is_named():
    said = verdict(0.0, failure("NameError", "name 'clv' is not defined"))
    assert said["message"] == "NameError: name 'clv' is not defined"


def test_an_answer_that_was_never_begun_is_called_so():
    assert verdict(0.0, failure("NotImplementedError", ""))["message"] == "Not answered yet."


def test_an_error_without_words_is_named_once():
    assert verdict(0.0, failure("KeyboardInterrupt", ""))["message"] == "KeyboardInterrupt"


def test_a_warning_is_told_without_the_line_that_caused_it():
    noise = f"/tmp/ipykernel_7/1.py:3: RuntimeWarning: divide by zero\n  {SECRET}\n"
    said = verdict(0.0, new_output("stream", name="stderr", text=noise))
    assert said["message"].endswith("RuntimeWarning: divide by zero")
    assert SECRET not in said["message"]


def test_a_test_without_any_output_did_not_run():
    assert verdict(0.0)["message"] == "The test did not run."


def test_a_message_that_repeats_a_hidden_test_is_withheld():
    said = verdict(0.0, failure("ValueError", f"look: {SECRET}"))
    assert said["message"] == "This output is not shown: it repeats a hidden test."


def test_only_telling_lines_are_secret():
    lines = secret_lines({"cells": [graded_cell(1.0), new_markdown_cell("else:")]})
    assert lines == {SECRET}


def test_a_traceback_keeps_the_frames_in_cells_only():
    frames = ["-----", "Cell In[3], line 2\n----> 2 clv()", f"File {sys.prefix}/x.py:9, in y"]
    output = failure("ZeroDivisionError", "division by zero", frames)
    feedback._clean(output, {SECRET}, "")
    assert output.traceback == [frames[1], "ZeroDivisionError: division by zero"]


@pytest.mark.parametrize("place", [sys.prefix, str(Path.home()), str(ROOT)])
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("opened {}/deep/down/notes.csv.", "opened …/notes.csv."),
        ("opened {}/notes.csv.", "opened …/notes.csv."),
        ("in '{}'", "in '…/'"),
        ("{}, too", "…/, too"),
    ],
)
def test_paths_of_the_machine_are_left_out(place, said, shown):
    output = new_output("stream", name="stdout", text=said.format(place))
    feedback._clean(output, set(), "")
    assert output.text == shown


def test_a_name_that_only_begins_like_a_path_of_the_machine_stays():
    output = new_output("stream", name="stdout", text=f"{Path.home()}-sweet-home")
    feedback._clean(output, set(), "")
    assert output.text == f"{Path.home()}-sweet-home"


def test_an_output_that_repeats_a_hidden_test_is_left_out():
    output = new_output("stream", name="stdout", text=f"In[9]: {SECRET}")
    feedback._clean(output, {SECRET}, "")
    assert SECRET not in output.text


def test_what_the_learner_typed_is_no_secret_of_ours():
    output = new_output("stream", name="stdout", text=SECRET)
    feedback._clean(output, {SECRET}, f"print({SECRET!r})\n{SECRET}")
    assert output.text == SECRET


def test_long_output_is_cut():
    output = new_output("stream", name="stdout", text="x" * 100_000)
    feedback._clean(output, set(), "")
    assert len(output.text) < messages.LONGEST + 100
    assert output.text.endswith("… and 80,000 characters more")


def test_outputs_that_could_act_are_left_out():
    data = {"application/javascript": "steal()", "text/plain": "a table"}
    output = new_output("display_data", data=data)
    feedback._clean(output, set(), "")
    assert output.data == {"text/plain": "a table"}


@pytest.mark.parametrize(
    "markup",
    [
        "<script>steal()</script>",
        "<img src=x onerror=steal()>",
        "<a href='javascript:steal()'>here</a>",
        "<iframe src='//example.com'></iframe>",
        "<p style='background:url(//example.com)'>words</p>",
        "<form action='//example.com'><input></form>",
    ],
)
def test_markup_that_could_act_is_taken_out(markup):
    cleaned = harmless.clean_html(markup)
    for part in ("<script", "onerror", "href", "<iframe", "style", "<form", "example.com'"):
        assert part not in cleaned


def test_words_and_tables_stay():
    markup = "<h2>Title</h2><p>Some <em>words</em></p><table><tr><td>1</td></tr></table>"
    assert harmless.clean_html(markup) == markup.replace("<tr>", "<tbody><tr>").replace(
        "</tr>", "</tr></tbody>"
    )
