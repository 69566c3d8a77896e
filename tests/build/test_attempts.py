"""Attempts say what differs, and the tables of them are made from their first lines."""

import shutil

import pytest

from centricity.build.attempts import attempts_in, write_tables
from tests.proving.attempts import ROOT, assignments, attempts_of, source

WHOLE = """# vanilla: 16 isolated: 16
# All right.

# %% answer="one"
def one():
    return 1

# %% answer="two"
def two():
    return 2
"""
CHANGED = """# vanilla: 15 isolated: 15
# from: right_all
# without: two
# Says another number,
# and leaves the rest.

# %% answer="one"
def one():
    return 7
"""


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a whole attempt and one that starts from it."""
    (tmp_path / "right_all.py").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "wrong_one.py").write_text(CHANGED, encoding="utf-8")
    return tmp_path


def test_an_attempt_keeps_what_it_does_not_change(folder):
    changed = CHANGED.replace("# without: two\n", "")
    (folder / "wrong_one.py").write_text(changed, encoding="utf-8")
    right, wrong = attempts_in(folder)
    assert wrong.answers == {"one": "def one():\n    return 7", "two": right.answers["two"]}
    assert (wrong.vanilla, wrong.isolated, wrong.base) == (15, 15, "right_all")


def test_an_attempt_leaves_out_what_it_says(folder):
    _, wrong = attempts_in(folder)
    assert list(wrong.answers) == ["one"]
    assert wrong.about == "Says another number, and leaves the rest."


@pytest.mark.parametrize(
    ("line", "other", "words"),
    [
        ("# vanilla: 15 isolated: 15", "# vanilla: 15", "the first line must be"),
        ("# from: right_all", "# from: right_some", "no attempt right_some to start from"),
        ("# without: two", "# without: three", "has no answer to 'three' to leave out"),
    ],
)
def test_a_line_that_leads_nowhere_is_refused(folder, line, other, words):
    (folder / "wrong_one.py").write_text(CHANGED.replace(line, other), encoding="utf-8")
    with pytest.raises(ValueError, match=f"wrong_one.*{words}"):
        attempts_in(folder)


def test_an_attempt_starts_from_a_whole_one(folder):
    chained = CHANGED.replace("right_all", "wrong_one").replace("two", "one")
    (folder / "wrong_two.py").write_text(chained, encoding="utf-8")
    with pytest.raises(ValueError, match="wrong_one itself starts from right_all"):
        attempts_in(folder)


def test_the_table_is_renewed_and_the_words_around_it_stay(tmp_path):
    places = [f"solutions/attempts/{name}" for name in assignments()]
    for place in places:
        shutil.copytree(ROOT / place, tmp_path / place)
    assert write_tables(tmp_path) == []
    readme = tmp_path / places[0] / "README.md"
    before = readme.read_text(encoding="utf-8")
    readme.write_text(before.replace("| 16 | 16 |", "| 1 | 1 |"), encoding="utf-8")
    assert write_tables(tmp_path) == [readme]
    assert readme.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("assignment", assignments())
def test_an_attempt_holds_only_what_differs(assignment):
    attempts = {one.name: one for one in attempts_of(assignment)}
    answer_cells = {one.id for one in source(assignment).cells if one.metadata.nbgrader.solution}
    for attempt in attempts.values():
        assert attempt.answers.keys() <= answer_cells, attempt.name
        base = attempts[attempt.base].answers if attempt.base else {}
        same = [name for name, code in attempt.changed.items() if base.get(name) == code]
        assert not same, f"{attempt.name} repeats {same} of {attempt.base}"
