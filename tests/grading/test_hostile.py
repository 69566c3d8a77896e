"""What hostile, broken and odd submissions come to, and that nobody else notices."""

import html
import json
import re
import sys
from pathlib import Path

import pytest

from centricity.cells import secret_lines
from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.driver import grade
from tests.copies import bytes_of
from tests.grading import corpus
from tests.proving.attempts import ROOT, source
from tests.proving.vanilla import hand_in, scores

pytestmark = [pytest.mark.xdist_group("driver")]

HONEST = "honest"
QUICK = {"cell_seconds": 10, "notebook_seconds": 100, "memory": 600}
# What pages may not name: where the course lies, where Python lies, and whose machine it is.
PLACES = (str(ROOT), sys.prefix, sys.base_prefix, str(Path.home()))


def test_there_are_enough_cases_with_names_of_their_own():
    names = [case.name for case in corpus.CASES]
    assert len(names) == len(set(names)) >= 60


def test_no_case_names_a_path_of_this_machine():
    assert str(ROOT) not in Path(corpus.__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["cell", "page", "log"])
def test_a_leak_would_be_found(place, tmp_path):
    line = max(secret_lines(source(corpus.ASSIGNMENT)), key=len)
    put_out(tmp_path, **{place: line})
    assert leaks(tmp_path, read(tmp_path / "log")) != []
    put_out(tmp_path, **{place: "words"})
    assert leaks(tmp_path, read(tmp_path / "log")) == []


def test_a_path_of_this_machine_would_be_found(tmp_path):
    put_out(tmp_path, page=f"{ROOT}/solutions")
    assert leaks(tmp_path, "") != []


@pytest.mark.slow
def test_the_first_of_each_kind(scratch, capfd):
    check(corpus.first_of_each_kind(), scratch, capfd)


@pytest.mark.prove
def test_every_case(scratch, capfd):
    check(corpus.CASES, scratch, capfd)


def check(cases, folder, capfd):
    """Grade a class of these cases, with honest students before, between and after them."""
    course = hand_in(corpus.ASSIGNMENT, {}, folder)
    students = {case: f"{number:03}-{case.name}" for number, case in enumerate(cases)}
    for case, student in students.items():
        case.make(place_of(folder, student))
    for number in [*range(0, len(cases), 12), len(cases)]:
        hand_in_honest(folder, f"{number:03}-{HONEST}")
    before = {path: bytes_of(path) for path in (folder / "submitted", ROOT / "solutions")}
    graded = grade(ROOT, corpus.ASSIGNMENT, **QUICK, **course)
    outcomes = {one.student: one for one in graded}
    entered = scores(corpus.ASSIGNMENT, course)
    write_feedback(entered, course)
    log = "".join(capfd.readouterr()) + "\n".join(one.what for one in graded)
    faults = [
        *(
            fault
            for case, student in students.items()
            for fault in faults_of(case, outcomes[student], entered.get(student))
        ),
        *(
            f"{student}: {entered.get(student)} points for right work"
            for student in outcomes
            if student.endswith(HONEST) and entered.get(student) != corpus.FULL
        ),
        *(f"{path} was changed" for path, content in before.items() if bytes_of(path) != content),
        *leaks(folder, log),
    ]
    assert not faults, "\n".join(faults)


def place_of(folder, student):
    """Make the folder of a submission."""
    place = folder / "submitted" / student / corpus.ASSIGNMENT
    place.mkdir(parents=True)
    return place


def hand_in_honest(folder, student):
    notebook = corpus.fill_in(corpus.released(corpus.ASSIGNMENT), corpus.RIGHT)
    corpus.write(place_of(folder, student), notebook)


def write_feedback(students, course):
    """Let nbgrader write the page of everybody who has a row in the gradebook."""
    api = nbgrader_api(ROOT, **course)
    for student in students:
        result = api.generate_feedback(corpus.ASSIGNMENT, student, force=True)
        assert result["success"], f"{student}: {result}"


def faults_of(case, outcome, entered):
    """Say what is wrong with what became of a case."""
    said = f"{case.name}: {outcome.score} points, {entered} in the gradebook; {outcome.what}"
    if not outcome.what.startswith(case.state):
        yield f"{said} (not {case.state!r})"
    if outcome.score != entered or (entered or 0) != case.score:
        yield f"{said} (not {case.score} points)"
    if case.because not in outcome.what:
        yield f"{said} (not for {case.because!r})"


def leaks(folder, log):
    """Return where a line of a hidden test, or a path of this machine, is shown."""
    secrets = secret_lines(source(corpus.ASSIGNMENT))
    pages = {path: visible_text(path) for path in sorted(folder.glob("feedback/*/*/*.html"))}
    outputs = {path: outputs_of(path) for path in sorted(folder.glob("autograded/*/*/*.ipynb"))}
    found = [f"the log: {line}" for line in secrets if line in log]
    for path, text in {**pages, **outputs}.items():
        # What was in their hands before, or was written by themselves, is no secret.
        own = code_of(folder / "submitted" / path.relative_to(folder).parts[1])
        found += [f"{path}: {line}" for line in secrets if line in text and line not in own]
    for path, text in pages.items():
        # An attacker's page repeats the path that stands in their own code.
        shown = text.replace(str(folder), "")
        found += [f"{path}: {place}" for place in PLACES if place in shown]
        if '<html lang="' not in path.read_text(encoding="utf-8"):
            found.append(f"{path}: no language")
    return found


def visible_text(path):
    """Return what a page says, without the tags by which code is coloured."""
    return html.unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8")))


def code_of(folder):
    """Return all that stands in the cells of what a student handed in."""
    notebooks = [json.loads(path.read_text("utf-8")) for path in folder.rglob("*.ipynb")]
    cells = [cell for notebook in notebooks for cell in notebook["cells"]]
    return "\n".join("".join(cell["source"]) for cell in cells)


def outputs_of(path):
    """Return everything that stands under the cells of a notebook."""
    texts = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            texts += strings_in(output)
    return "\n".join(texts)


def strings_in(value):
    """Return all texts in a value of JSON; a list of texts is the lines of one."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ["".join(value)]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in parts for text in strings_in(one)]


def put_out(folder, cell="", page="", log=""):
    """Write a graded notebook, a feedback page and a log that show these words."""
    for step in ("autograded", "feedback"):
        (folder / step / "a" / "b").mkdir(parents=True, exist_ok=True)
    output = {"output_type": "stream", "name": "stdout", "text": [f"{cell}\n", "more"]}
    notebook = json.dumps({"cells": [{"outputs": [output]}]})
    (folder / "autograded" / "a" / "b" / "n.ipynb").write_text(notebook, encoding="utf-8")
    coloured = html.escape(page).replace("(", "<span>(</span>")
    (folder / "feedback" / "a" / "b" / "n.html").write_text(f'<html lang="en">{coloured}')
    (folder / "log").write_text(log, encoding="utf-8")


def read(path):
    return path.read_text(encoding="utf-8")
