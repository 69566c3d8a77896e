"""Hints, solutions, own marks and progress, for whoever has no instructor."""

import json
import re

import nbformat
import pytest

from centricity import alone, cli, handin, hints, progress, quiz
from tests.proving.attempts import ROOT, assignments, fill_in
from tests.proving.mutants import reference


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("CENTRICITY_WORK", str(tmp_path / "work"))
    return tmp_path / "work"


def try_something(**answers):
    path = handin.start("04").path
    notebook = nbformat.read(path, as_version=4)
    nbformat.write(fill_in(notebook, answers or {"clv": "def clv(m):\n    return m"}), path)
    return path


def released_functions(assignment):
    """Return the names of the functions that an assignment leaves to be written."""
    path = ROOT / "exercises" / assignment / f"{assignment}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    answers = [c.source for c in cells if c.cell_type == "code" and c.metadata.nbgrader.solution]
    return set(re.findall(r"^def (\w+)", "\n".join(answers), re.M))


@pytest.mark.parametrize("assignment", assignments())
def test_every_code_question_has_three_hints(assignment):
    found = hints.find(assignment)
    asked = released_functions(assignment)
    assert set(found) == asked
    for question, steps in found.items():
        assert len(steps) == 3, question
        assert len(set(steps)) == 3, question


def test_hints_open_one_after_the_other_and_are_counted():
    first, second, third = (alone.hint("04", "clv") for _ in range(3))
    assert first.startswith("Hint 1 of 3: ")
    assert second.startswith("Hint 2 of 3: ")
    assert third.startswith("Hint 3 of 3: ")
    assert alone.hint("4", "clv") == third.replace(
        "Hint 3 of 3:", "You have opened all 3 hints. The last was:"
    )
    assert progress.get("hints", "04_leaky_bucket") == {"clv": 3}
    assert progress.get("checks", "04_leaky_bucket") is None


def test_a_question_without_hints_is_named():
    with pytest.raises(ValueError, match="04_leaky_bucket has hints for: clv, clv_finite"):
        alone.hint("04", "kappa")


def test_the_solution_is_for_those_who_tried(own_work):
    with pytest.raises(ValueError, match="Try first, or say --anyway"):
        alone.solution("04")
    handin.start("04")
    with pytest.raises(ValueError, match="Try first, or say --anyway"):
        alone.solution("04")
    try_something()
    assert alone.solution("04").parent == own_work / "04_leaky_bucket"


def test_the_solution_explains_and_shows_no_hidden_test():
    path = alone.solution("04", anyway=True)
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    text = "\n".join(cell.source for cell in notebook.cells)
    for answer in reference("04_leaky_bucket").values():
        assert answer.split("### BEGIN SOLUTION")[1].split("### END")[0].strip() in text
    assert "Marking scheme" in text
    assert "A good answer" in text
    for sign in ("### BEGIN", "### END", "hidden_tests", "seeds.rng"):
        assert sign not in text


def test_a_handout_without_solutions_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(alone, "root", lambda: tmp_path)
    with pytest.raises(FileNotFoundError, match="has no solutions"):
        alone.solution("04", anyway=True)


def test_a_broken_notebook_counts_as_tried():
    path = try_something()
    path.write_text(path.read_text()[:500])
    assert alone.was_tried(handin.exercise("04"), path)


@pytest.mark.parametrize("points", [-1, 4.5, 2.25, float("nan")])
def test_a_mark_that_is_none(points):
    try_something(written="About a fifth.")
    with pytest.raises(ValueError, match="is no mark: use 0 to 4, in halves"):
        alone.mark_own("04", points)


@pytest.mark.parametrize("answers", [{}, {"written": " "}, {"written": "YOUR ANSWER HERE\n"}])
def test_the_scheme_and_an_own_mark_are_for_those_who_wrote(answers):
    for ask in (lambda: alone.mark_own("04", 3), lambda: alone.scheme("04")):
        with pytest.raises(ValueError, match="nothing to mark yet"):
            ask()
    try_something(**answers)
    for ask in (lambda: alone.mark_own("04", 3), lambda: alone.scheme("04")):
        with pytest.raises(ValueError, match="nothing to mark yet"):
            ask()
    assert not alone.is_written("04")


@pytest.mark.parametrize("assignment", assignments())
def test_the_scheme_comes_with_two_sample_answers(assignment):
    path = handin.start(assignment).path
    notebook = nbformat.read(path, as_version=4)
    written = [c.id for c in notebook.cells if c.metadata.nbgrader.solution]
    written = [one for one in written if one not in reference(assignment)]
    nbformat.write(fill_in(notebook, dict.fromkeys(written, "My answer.")), path)
    scheme = alone.scheme(assignment)
    assert "Marking scheme" in scheme
    assert "A good answer" in scheme
    assert "A middling answer" in scheme
    assert "###" not in scheme


def test_the_scheme_and_the_mark_by_command(capsys):
    try_something(written="About a fifth.")
    assert cli.main(["mark", "04"]) == 0
    assert "Marking scheme" in capsys.readouterr().out
    assert cli.main(["mark", "4", "3.5"]) == 0
    assert "3.5 of 4" in capsys.readouterr().out
    assert progress.get("own_marks", "04_leaky_bucket") == 3.5
    assert cli.main(["mark", "04", "5"]) == 2
    assert "no mark" in capsys.readouterr().err
    assert "3.5 points for the written answer, marked by yourself" in str(progress.Page())


def test_twenty_of_twenty_can_be_reached_alone():
    try_something(written="About a fifth.")
    progress.record("checks", "04_leaky_bucket", {"points": 16, "of": 20, "day": "2026-03-01"})
    alone.mark_own("04", 4)
    row = next(row for row in progress.overview() if row["number"] == "04")
    assert (row["checked"], row["of"]) == (20, 20)
    assert "20 of 20 points, the written answer marked by yourself" in str(progress.Page())


def test_a_lesson_is_open_once_it_was_run():
    assert progress.what_is_next(progress.overview()).startswith("Next: open lesson 00")
    quiz.ask("00-words")
    first = progress.get("opened", "00")
    assert first
    assert not progress.what_is_next(progress.overview()).startswith("Next: open lesson 00")
    quiz.ask("00-words")
    assert progress.get("opened", "00") == first


def test_the_page_names_every_lesson():
    page = progress.Page()
    for path in sorted((ROOT / "course").glob("[0-9]*.ipynb")):
        title = "".join(json.loads(path.read_text())["cells"][0]["source"]).splitlines()[0]
        assert title.removeprefix("# ").split(" ", 1)[1] in str(page)
        assert title.removeprefix("# ").split(" ", 1)[1] in page._repr_html_()


def test_everything_done_is_said():
    done = {"number": "04", "title": "x", "opened": "2026-03-01", "checked": 20, "of": 20}
    assert progress.what_is_next([done]) == "You have done everything that is here."
    assert "assignment 04" in progress.what_is_next([{**done, "checked": 19}])
    begun = progress.what_is_next([{**done, "checked": 3, "opened": ""}])
    assert begun == "Next: open lesson 04, x, then go on with its assignment."


def test_a_file_from_before_a_section_was_thought_of_is_kept(own_work):
    own_work.mkdir()
    (own_work / "progress.json").write_text('{"schema": 1, "answers": {"x": 1}, "predictions": {}}')
    assert progress.get("answers", "x") == 1
    assert progress.get("hints", "x") is None
    assert [path.name for path in own_work.iterdir()] == ["progress.json"]
