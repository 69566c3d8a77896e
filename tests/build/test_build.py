"""Everything is built from its text, byte for byte, and nobody's work is overwritten."""

import re
import shutil

import nbformat
import pytest

from centricity.build.assignments import RULES, source_notebook
from centricity.build.attempts import STATED, check_stated
from centricity.build.course import build
from centricity.grading.book.course import nbgrader_api
from tests.copies import bytes_of, course_copy
from tests.proving.attempts import ROOT, source

ASSIGNMENT = "04_leaky_bucket"
BUILT = ("course", "solutions/source", "exercises")
NOTEBOOKS = sorted(path for part in BUILT for path in (ROOT / part).rglob("[0-9][0-9]_*.ipynb"))
NOTEBOOKS = [path for path in NOTEBOOKS if ".ipynb_checkpoints" not in path.parts]
EXERCISES = [path for path in NOTEBOOKS if "exercises" in path.parts]

each_notebook = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: path.relative_to(ROOT).as_posix()
)
each_exercise = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def from_scratch(tmp_path_factory):
    """Return a copy where every built file was removed and built again."""
    copy = course_copy(tmp_path_factory.mktemp("built"))
    for path in (copy / "course").glob("*.ipynb"):
        path.unlink()
    shutil.rmtree(copy / "solutions" / "source")
    shutil.rmtree(copy / "exercises")
    build(copy)
    return copy


def notebooks_in(root):
    return {
        f"{part}/{name}": content
        for part in BUILT
        for name, content in bytes_of(root / part, "*.ipynb").items()
        if ".ipynb_checkpoints" not in name
    }


def exercise_in(root):
    return root / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def change(path, edit):
    """Open a notebook, let `edit` change it, and save it as JupyterLab would."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    edit(notebook)
    nbformat.write(notebook, path)


def type_into(notebook):
    answer = next(cell for cell in notebook.cells if cell.id == "clv")
    answer.source = answer.source.replace("raise NotImplementedError()", "return 42")


def documented(copy):
    """Return the sentence that a build must say about an exercise that was typed into."""
    name = f"exercises/{ASSIGNMENT}"
    return (
        f"{name}/{ASSIGNMENT}.ipynb is not as it was released, so nothing was changed. If it is "
        f"somebody's work, move it to work/{ASSIGNMENT}/; then get the pristine exercise back "
        f"with: git checkout -- {name}"
    )


def generate_as_formgrader_does(copy):
    result = nbgrader_api(copy).generate_assignment(ASSIGNMENT, force=True)
    assert not result["success"]
    return result["error"]


def generate_by_build(copy):
    with pytest.raises(RuntimeError) as raised:
        build(copy)
    return str(raised.value)


def test_a_build_from_scratch_gives_the_same_bytes(from_scratch):
    built, here = notebooks_in(from_scratch), notebooks_in(ROOT)
    assert set(built) == set(here)
    for name, content in here.items():
        assert built[name] == content, f"{name} is not what its text makes. Run `make build`."


def test_a_second_build_changes_nothing(from_scratch):
    before = bytes_of(from_scratch)
    assert build(from_scratch) == []
    assert bytes_of(from_scratch) == before


def test_a_build_makes_no_gradebook_and_nothing_else(from_scratch):
    assert bytes_of(from_scratch / "grading") == {}
    parts = ["course", "datasets", "exercises", "grading", "nbgrader_config.py", "solutions"]
    assert sorted(path.name for path in from_scratch.iterdir()) == parts


def test_a_build_says_what_changed(copy):
    text = copy / "solutions" / "text" / f"{ASSIGNMENT}.py"
    text.write_text(text.read_text().replace("\n# *When is", "\n# *Tell me when is", 1))
    changed = [path.relative_to(copy).parts[0] for path in build(copy)]
    assert changed == ["solutions", "exercises"]
    assert "Tell me when is" in exercise_in(copy).read_text()


@each_notebook
def test_a_built_notebook_holds_nothing_from_a_machine(path):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    assert set(notebook.metadata) - {"centricity"} == {"kernelspec", "language_info"}
    assert all(cell.outputs == [] for cell in notebook.cells if cell.cell_type == "code")
    assert all(cell.execution_count is None for cell in notebook.cells if "outputs" in cell)
    text = path.read_text(encoding="utf-8")
    assert "jupytext" not in text
    assert not re.search(r"/(home|Users|root|tmp)/|[A-Z]:\\\\", text)
    assert str(ROOT) not in text


@each_notebook
def test_cell_ids_are_stable_names(path):
    ids = [cell.id for cell in nbformat.read(path, as_version=nbformat.NO_CONVERT).cells]
    assert len(set(ids)) == len(ids)
    if "course" in path.parts[-2:]:
        stem = path.stem.replace("_", "-")
        assert ids == [f"{stem}-{position:02d}" for position in range(len(ids))]
    else:
        assert ids == [cell.metadata.nbgrader.grade_id for cell in source(path.stem).cells]


@each_exercise
def test_an_exercise_shows_no_answer_and_no_hidden_test(path):
    shown = path.read_text(encoding="utf-8")
    for word in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "Marking scheme", "seeds."):
        assert word not in shown
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
    for cell in source(path.stem).cells:
        if cell.metadata.nbgrader.solution:
            secret = re.findall(r"### BEGIN SOLUTION(.*?)### END SOLUTION", cell.source, re.DOTALL)
        else:
            secret = re.findall(r"### BEGIN HIDDEN TESTS(.*?)### END", cell.source, re.DOTALL)
        assert bool(secret) == (cell.metadata.nbgrader.solution or cell.metadata.nbgrader.grade)
        for line in "".join(secret).splitlines():
            # A line as short as `else:` or `raise` gives nothing away.
            if len(line.strip()) > 12:
                assert line.strip() not in cells[cell.id].source


@each_exercise
def test_every_exercise_opens_with_the_same_rules(path):
    title = nbformat.read(path, as_version=4).cells[0]
    assert title.source.endswith(RULES)
    assert title.metadata.nbgrader.locked


def test_text_beside_a_source_notebook_is_not_released(copy):
    beside = copy / "solutions" / "source" / ASSIGNMENT
    for name in ("answers.py", "answers.md", "answers.po", "__pycache__/answers.pyc"):
        (beside / name).parent.mkdir(exist_ok=True)
        (beside / name).write_text("all the answers")
    build(copy)
    assert set(bytes_of(copy / "exercises")) == {f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"}


@pytest.mark.parametrize("generate", [generate_by_build, generate_as_formgrader_does])
def test_an_exercise_that_somebody_typed_into_is_left_alone(copy, generate):
    change(exercise_in(copy), type_into)
    before = bytes_of(copy / "exercises")
    assert documented(copy) in generate(copy)
    assert bytes_of(copy / "exercises") == before
    assert not (copy / "grading" / "gradebook.db").exists()


def test_a_build_says_that_sentence_and_no_more(copy):
    change(exercise_in(copy), type_into)
    assert generate_by_build(copy) == documented(copy)


@pytest.mark.parametrize("generate", [generate_by_build, generate_as_formgrader_does])
def test_half_a_file_is_left_alone(copy, generate):
    exercise = exercise_in(copy)
    half = exercise.read_bytes()[:5000]
    exercise.write_bytes(half)
    assert documented(copy) in generate(copy)
    assert exercise.read_bytes() == half


def test_a_copy_that_somebody_typed_into_is_left_alone(copy):
    mine = exercise_in(copy).with_stem(f"{ASSIGNMENT}-Copy1")
    shutil.copy(exercise_in(copy), mine)
    change(mine, type_into)
    before = bytes_of(copy / "exercises")
    assert f"{ASSIGNMENT}-Copy1.ipynb is not as it was released" in generate_by_build(copy)
    assert bytes_of(copy / "exercises") == before


@pytest.mark.parametrize("generate", [generate_by_build, generate_as_formgrader_does])
def test_a_file_that_somebody_put_there_is_left_alone(copy, generate):
    notes = exercise_in(copy).parent / "data" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("half an idea")
    assert "data/notes.txt is not as it was released" in generate(copy)
    assert notes.read_text() == "half an idea"


def test_what_systems_leave_behind_is_no_work(copy):
    (exercise_in(copy).parent / ".DS_Store").write_text("a folder was looked at")
    assert build(copy) == []


def test_an_exercise_that_was_only_run_is_built_again(copy):
    def run(notebook):
        notebook.metadata.kernelspec.display_name = "another Python"
        notebook.metadata.language_info.version = "3.99"
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                cell.execution_count = number
                cell.outputs = [nbformat.v4.new_output("stream", text="ran\n")]

    pristine = bytes_of(copy / "exercises")
    change(exercise_in(copy), run)
    assert build(copy) == [exercise_in(copy)]
    assert bytes_of(copy / "exercises") == pristine


def test_a_learners_folder_survives_a_build(copy):
    mine = copy / "work" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    mine.parent.mkdir(parents=True)
    mine.write_text("an evening's work")
    build(copy)
    assert bytes_of(copy / "work") == {f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb": b"an evening's work"}


def ids_of(path):
    return [cell.id for cell in nbformat.read(path, as_version=nbformat.NO_CONVERT).cells]


def test_cell_ids_stay_when_the_prose_changes(copy):
    lesson = copy / "course" / f"{ASSIGNMENT}.ipynb"
    before = ids_of(lesson), ids_of(exercise_in(copy))
    for room in ("course", "solutions"):
        text = copy / room / "text" / f"{ASSIGNMENT}.py"
        text.write_text(text.read_text().replace("\n# # ", "\n# # New: ", 1))
    assert len(build(copy)) == 3
    assert (ids_of(lesson), ids_of(exercise_in(copy))) == before


ANSWER = """\
# %% answer="{name}"
def answer():
    ### BEGIN SOLUTION
    return 1
    ### END SOLUTION
"""
VISIBLE = """\
# %% visible="first"
mine = answer()
"""
HIDDEN = """\
# %% hidden="first-edges" {promise}
{test}
"""
WRITTEN = """\
# %% [markdown] written="essay" points={points}
# ### BEGIN SOLUTION
# One point for each thought.
# ### END SOLUTION
"""
PROMISE = 'points=16 says="everything"'


def a_text(**parts):
    """Return the text of a small assignment that keeps every rule but those in `parts`."""
    return "\n".join(
        [
            ANSWER.format(name=parts.get("name", "first")),
            VISIBLE,
            HIDDEN.format(
                promise=parts.get("promise", PROMISE),
                test=parts.get("test", "assert answer() == 1"),
            ),
            WRITTEN.format(points=parts.get("written", 4)),
            parts.get("more", ""),
        ]
    )


BROKEN = {
    "two cells of one name": (
        {"more": '# %% locked="first"\nimport math'},
        r"two cells are called 'first'",
    ),
    "a visible test named like a cell": (
        {"name": "first-visible"},
        r"two cells are called 'first-visible'",
    ),
    "too few automatic points": (
        {"promise": 'points=15 says="much"'},
        r"the points are .*15.* must be .*16",
    ),
    "too many written points": ({"written": 5}, r"the points are .*'written': 5"),
    "no word of what is checked": (
        {"promise": "points=16"},
        r"marker of 'first-edges' must say its points and what it checks",
    ),
    "nothing to say of what is checked": (
        {"promise": 'points=16 says=""'},
        r"marker of 'first-edges' must say its points and what it checks",
    ),
    "no points": (
        {"promise": 'says="everything"'},
        r"marker of 'first-edges' must say its points and what it checks",
    ),
    "a string over several lines": (
        {"test": 'assert answer() == """one\ntwo"""'},
        r"'first-edges': a string over several lines would be indented",
    ),
    "a name from a visible test": (
        {"test": "assert mine == 1"},
        r"'first-edges' use mine from a visible test",
    ),
    "a cell of no kind": (
        {"more": "# %%\nimport math"},
        r"starts with 'import math' must say exactly one of",
    ),
    "an empty cell of no kind": ({"more": "# %%\n"}, r"'\(an empty cell\)' must say exactly one"),
    "a test that is not Python": (
        {"test": "assert answer() = 1"},
        r"'first-edges' is not Python",
    ),
    "a cell of two kinds": (
        {"more": '# %% locked="setup" answer="second"\nimport math'},
        r"starts with 'import math' must say exactly one of",
    ),
}


def test_the_small_text_keeps_every_rule(tmp_path):
    text = tmp_path / "99_small.py"
    text.write_text(a_text())
    assert [cell.id for cell in source_notebook(text).cells] == [
        *("first", "first-visible", "first-edges", "essay", "check-words", "check")
    ]


@pytest.mark.parametrize(("parts", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_text_that_breaks_a_rule_is_refused(tmp_path, parts, sentence):
    text = tmp_path / "99_small.py"
    text.write_text(a_text(**parts))
    with pytest.raises(ValueError, match=f"^99_small.py: .*{sentence}"):
        source_notebook(text)


def test_hidden_tests_may_make_a_visible_name_again(tmp_path):
    text = tmp_path / "99_small.py"
    text.write_text(a_text(test="mine = answer()\nassert mine == 1"))
    source_notebook(text)


def test_the_build_writes_the_frame_of_a_hidden_test(tmp_path):
    text = tmp_path / "99_small.py"
    tests = "\n".join(
        [
            "from centricity.models import sbg",
            "from itertools import pairwise",
            "",
            "rng = seeds.rng('small')",
            "for one, two in pairwise(np.arange(3)):",
            "",
            "    expect.close(answer(), two - one, 'a step')",
        ]
    )
    text.write_text(a_text(test=tests))
    cell = next(cell for cell in source_notebook(text).cells if cell.id == "first-edges")
    assert cell.source.splitlines() == [
        "# Hidden, 16 points: everything",
        "### BEGIN HIDDEN TESTS",
        "def hidden_tests():",
        "    from itertools import pairwise",
        "",
        "    import numpy as np",
        "",
        "    from centricity.grading import expect, seeds",
        "    from centricity.models import sbg",
        "",
        "    rng = seeds.rng('small')",
        "    for one, two in pairwise(np.arange(3)):",
        "",
        "        expect.close(answer(), two - one, 'a step')",
        "",
        "",
        "hidden_tests()",
        "### END HIDDEN TESTS",
    ]


def test_a_broken_text_builds_nothing(copy):
    text = copy / "solutions" / "text" / f"{ASSIGNMENT}.py"
    text.write_text(text.read_text() + "\n# %%\nimport math\n")
    before = notebooks_in(copy)
    with pytest.raises(ValueError, match="must say exactly one of"):
        build(copy)
    assert notebooks_in(copy) == before


READMES = sorted((ROOT / "solutions" / "attempts").glob("*/README.md"))


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.parent.name)
def test_a_table_says_where_each_hidden_check_is_stated(readme):
    cells = source(readme.parent.name).cells
    marks = [(one.metadata.nbgrader, one.id) for one in cells]
    hidden = [name for mark, name in marks if mark.grade and not mark.solution]
    text = readme.read_text(encoding="utf-8")
    assert STATED in text
    check_stated(text, hidden)


def test_a_hidden_check_that_nothing_states_is_refused():
    table = STATED + '| `a` | "the first is 1" |\n'
    check_stated(table, ["a"])
    for hidden in (["a", "b"], [], ["b"]):
        with pytest.raises(ValueError, match="the table of hidden checks"):
            check_stated(table, hidden)
    with pytest.raises(ValueError, match=r"missing: ..a"):
        check_stated(STATED + "| `a` | |\n", ["a"])
