"""What hostile, broken and odd submissions come to, and that nobody else notices."""

import re
from pathlib import Path

import pytest

from centricity.grading.driver import grade
from centricity.grading.feedback import secret_lines
from centricity.grading.register import register
from tests.copies import bytes_of
from tests.grading import corpus
from tests.proving.attempts import ROOT, source
from tests.proving.vanilla import hand_in, scores

pytestmark = [pytest.mark.xdist_group("driver")]

HONEST = "honest"
QUICK = {"cell_seconds": 5, "notebook_seconds": 60, "memory": 600}


def test_there_are_enough_cases_with_names_of_their_own():
    names = [case.name for case in corpus.CASES]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.slow
def test_the_first_of_each_kind(scratch):
    check(corpus.first_of_each_kind(), scratch)


@pytest.mark.prove
def test_every_case(scratch):
    check(corpus.CASES, scratch)


def check(cases, folder):
    """Grade a class of these cases with an honest student after each of them."""
    course = hand_in(corpus.ASSIGNMENT, {}, folder)
    register(ROOT, [corpus.ASSIGNMENT], **course)
    honest = corpus.RIGHT
    for number, case in enumerate(cases):
        place = folder / "submitted" / f"{number:03}-{case.name}" / corpus.ASSIGNMENT
        place.mkdir(parents=True)
        case.make(place)
    for number in range(0, len(cases), 8):
        hand_in_one(folder, f"{number:03}-zz-{HONEST}", honest)
    before = {path: bytes_of(path) for path in (folder / "submitted", ROOT / "solutions")}
    outcomes = {one.student: one for one in grade(ROOT, corpus.ASSIGNMENT, **QUICK, **course)}
    entered = scores(corpus.ASSIGNMENT, course)
    faults = [
        fault
        for number, case in enumerate(cases)
        for fault in faults_of(case, f"{number:03}-{case.name}", outcomes, entered)
    ]
    assert faults == []
    assert {entered[one] for one in entered if one.endswith(HONEST)} == {corpus.FULL}
    assert {path: bytes_of(path) for path in before} == before
    assert leaks(folder) == []


def hand_in_one(folder, student, answers):
    place = folder / "submitted" / student / corpus.ASSIGNMENT
    place.mkdir(parents=True)
    corpus._write(place, corpus.fill_in(corpus.released(corpus.ASSIGNMENT), answers))


def faults_of(case, student, outcomes, entered):
    """Say what is wrong with what became of a case."""
    outcome = outcomes[student]
    if not outcome.is_final:
        yield f"{student}: no final state: {outcome.what}"
    if not outcome.what.startswith(case.state):
        yield f"{student}: {outcome.what}"
    if case.score is None:
        # Work that ended Python may be refused, or graded for what was left of it: nothing.
        if case.kind != "exhausting" and student in entered:
            yield f"{student}: refused, and has a row"
    elif outcome.score != case.score or entered.get(student) != case.score:
        yield f"{student}: {outcome.score:g} instead of {case.score}; {outcome.what}"


def leaks(folder):
    """Return the places in which a line of a hidden test, or a path of this machine, is shown."""
    secrets = secret_lines(source(corpus.ASSIGNMENT))
    found = []
    for page in sorted(folder.glob("feedback/*/*/*.html")):
        text = page.read_text(encoding="utf-8")
        shown = re.sub(r"&lt;|&gt;|&quot;|&#x27;|&#39;|&amp;", _plain, text)
        found += [f"{page.parts[-3]}: {line}" for line in secrets if line in shown]
        if 'lang="' not in text[:300]:
            found.append(f"{page.parts[-3]}: no language")
    return found


def _plain(match):
    signs = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
    return signs.get(match[0], "'")


def test_a_case_names_no_path_of_this_machine():
    text = Path(corpus.__file__).read_text(encoding="utf-8")
    assert str(ROOT) not in text
