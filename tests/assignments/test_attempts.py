"""The hidden tests are proved: by the reference, by the release, and by attempts of every kind."""

import pytest

from centricity.grading.book.driver import grade
from tests.proving.attempts import ROOT, assignments, attempts_of, released, with_hidden_tests
from tests.proving.headless import score
from tests.proving.mutants import reference, score_of_reference
from tests.proving.vanilla import grade_with_nbgrader, hand_in, rows, scores

ATTEMPTS = [(name, attempt) for name in assignments() for attempt in attempts_of(name)]


def for_make_prove_only(place, attempt):
    """Mark every second wrong attempt, which would take `make test` too long."""
    left_out = attempt.name.startswith("wrong_") and place % 2
    return [pytest.mark.prove] if left_out else []


each_assignment = pytest.mark.parametrize("assignment", assignments())
each_attempt = pytest.mark.parametrize(
    ("assignment", "attempt"), ATTEMPTS, ids=lambda one: getattr(one, "name", one)
)


@pytest.mark.slow
@each_assignment
def test_the_reference_gets_every_point(assignment):
    points = score(with_hidden_tests(assignment, reference(assignment)))
    assert sum(points.values()) == score_of_reference(assignment) == 16


@pytest.mark.slow
@each_assignment
def test_the_release_gets_no_point_anywhere(assignment):
    assert set(score(with_hidden_tests(assignment, {})).values()) == {0}


@each_assignment
def test_there_are_enough_attempts_of_every_kind(assignment):
    names = [attempt.name for attempt in attempts_of(assignment)]
    assert len(names) >= 14
    for kind in ("right_", "wrong_", "cheat_"):
        assert sum(name.startswith(kind) for name in names) >= 3


@each_assignment
def test_every_function_has_a_right_attempt_written_another_way(assignment):
    rights = [one for one in attempts_of(assignment) if one.name.startswith("right_")]
    for question, answer in reference(assignment).items():
        assert any(one.answers.get(question, answer).strip() != answer.strip() for one in rights)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("assignment", "attempt"),
    [
        pytest.param(*one, marks=for_make_prove_only(place, one[1]))
        for place, one in enumerate(ATTEMPTS)
    ],
    ids=lambda one: getattr(one, "name", one),
)
def test_an_attempt_gets_what_it_states(assignment, attempt):
    points = score(with_hidden_tests(assignment, attempt.answers))
    assert sum((points or {}).values()) == attempt.vanilla


@each_attempt
def test_only_right_attempts_get_everything_honestly(assignment, attempt):
    everything = score_of_reference(assignment)
    if attempt.name.startswith("right_"):
        assert attempt.vanilla == attempt.isolated == everything
    elif attempt.name.startswith("wrong_"):
        assert attempt.vanilla == attempt.isolated < everything
    else:
        assert attempt.isolated < everything


@pytest.mark.slow
@each_assignment
def test_nbgrader_agrees_on_a_wrong_attempt_and_a_cheat(assignment, scratch):
    sample = {one.name.split("_")[0]: one for one in reversed(attempts_of(assignment))}
    del sample["right"]
    answers = {kind: attempt.answers for kind, attempt in sample.items()}
    folders = hand_in(assignment, answers, scratch)
    vanilla = grade_with_nbgrader(assignment, folders)
    stated = {kind: attempt.vanilla for kind, attempt in sample.items()}
    assert scores(assignment, folders) == stated
    # With the code shut in and the tests elsewhere, honest work gets the same, and cheats less.
    grade(ROOT, assignment, **folders)
    stated = {kind: attempt.isolated for kind, attempt in sample.items()}
    assert scores(assignment, folders) == stated
    again = rows(assignment, folders)
    for student in vanilla.keys() - {"cheat"}:
        assert again[student] == vanilla[student], student


@pytest.mark.prove
@each_assignment
def test_nbgrader_agrees_on_every_attempt(assignment, scratch):
    attempts = {attempt.name: attempt for attempt in attempts_of(assignment)}
    answers = {name: attempt.answers for name, attempt in attempts.items()}
    folders = hand_in(assignment, answers, scratch)
    vanilla = grade_with_nbgrader(assignment, folders)
    assert scores(assignment, folders) == {name: one.vanilla for name, one in attempts.items()}
    grade(ROOT, assignment, **folders)
    again = rows(assignment, folders)
    assert scores(assignment, folders) == {name: one.isolated for name, one in attempts.items()}
    honest = [name for name in attempts if not name.startswith("cheat_")]
    assert {name: again[name] for name in honest} == {name: vanilla[name] for name in honest}


@each_assignment
def test_the_release_shows_no_hidden_test_and_no_answer(assignment):
    shown = "\n".join(cell.source for cell in released(assignment).cells)
    for answer in reference(assignment).values():
        body = answer.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
        longest = max(body.strip().splitlines(), key=len)
        assert longest not in shown
    assert "seeds.rng" not in shown
