"""Assignments: `solutions/text/NN_slug.py` becomes a source notebook, and that an exercise.

The text marks each cell with one option:

=====================  =====================================================================
``locked="setup"``     a cell that the learner reads or runs but can't edit
``answer="clv"``       an answer cell; what stands between BEGIN SOLUTION and END SOLUTION goes
``visible="clv"``      a test that the learner can read; no points
``hidden="clv-edges"`` hidden tests, with ``points=1`` and ``says="what they check"``, which
                       learners read; `centricity.build.frame` writes the rest of the cell
``written="essay"``    a written answer, with ``points=4``, marked by hand
=====================  =====================================================================
"""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from centricity.build.attempts import check_stated
from centricity.build.frame import framed
from centricity.build.lint import check_assignment
from centricity.build.notebooks import read_text, write
from centricity.grading.book.course import nbgrader_api, trouble

KINDS = {
    "locked": {"grade": False, "solution": False, "locked": True},
    "answer": {"grade": False, "solution": True, "locked": False},
    "visible": {"grade": False, "solution": False, "locked": True},
    "hidden": {"grade": True, "solution": False, "locked": True},
    "written": {"grade": True, "solution": True, "locked": False},
}
RULES = """### Rules for every question

Write each answer below the line `# YOUR CODE HERE` and remove the `raise` line. The test cell under it shows at once whether the example of the question comes out. When your work is marked, hidden tests try other inputs too: one line under each question says what they check and how many points they carry. They ask for nothing that the question or these rules don't say.

- **Inputs stay as they are.** Your function changes nothing it was given, be it a list, an array, a Series, a frame or a dictionary. Work on a copy.
- **Lists, arrays and Series.** Where a question says array, values or numbers, each of the three may come.
- **Position counts, not labels.** A Series or frame may have any index, also one that is out of order. The first value is the one that stands first.
- **NumPy is as good as Python.** `np.int64(3)` is 3 and `np.str_("a")` is `"a"`, in what you are given and in what you return.
- **Refusing comes first.** Where a question says *raise*, bad input is refused even if another of its rules would give an answer at once. A name that the message must contain stands in it as a word of its own.
- **Warnings cost points.** A test that makes your code show a warning, or write to stderr, gives none: heed a division by zero. Warnings that a library is going to change (`DeprecationWarning`, `FutureWarning` and their kind) are not shown and cost nothing."""  # noqa: E501
CHECK_WORDS = """### Check your work

Save the notebook (Ctrl+S), then run the cell below. It reads the saved file, runs the hidden tests on it as grading does, and says question by question what passed. Check as often as you like; nothing is sent anywhere."""  # noqa: E501
CHECK = """from centricity import checks

checks.run("{number}")"""


def source_notebook(text):
    """Return the source notebook of an assignment, with nbgrader's metadata on every cell.

    Raises
    ------
    ValueError
        If a cell has no kind, two cells share an id, or a lint of `centricity.build.lint` fails.
    """
    notebook = read_text(text)
    for cell in notebook.cells:
        kind, grade_id = _kind(cell, text)
        if kind == "hidden":
            cell.source = _hidden(cell, text)
        if grade_id == "title":
            cell.source = f"{cell.source}\n\n{RULES}"
        points = {"points": cell.metadata["points"]} if "points" in cell.metadata else {}
        cell.id = grade_id
        cell.metadata = _metadata(cell, grade_id, kind, points)
    notebook.cells += check_cells(text.stem[:2])
    check_assignment(notebook, text.name)
    return notebook


def check_cells(number):
    """Return the two last cells of every exercise, which let a learner check it."""
    words = new_markdown_cell(CHECK_WORDS, id="check-words")
    code = new_code_cell(CHECK.format(number=number), id="check")
    for cell in (words, code):
        cell.metadata = _metadata(cell, cell.id, "locked")
    return [words, code]


def build_assignments(root):
    """Build every source notebook and exercise; return the paths that changed.

    Raises
    ------
    RuntimeError
        If nbgrader fails, or an exercise holds somebody's work.
    """
    changed = []
    for text in sorted((root / "solutions" / "text").glob("*.py")):
        source = root / "solutions" / "source" / text.stem / f"{text.stem}.ipynb"
        notebook = source_notebook(text)
        _check_stated(root, text.stem, notebook)
        if write(notebook, source):
            changed.append(source)
        exercise = root / "exercises" / text.stem / f"{text.stem}.ipynb"
        before = exercise.read_bytes() if exercise.is_file() else None
        _generate(root, text.stem)
        if exercise.read_bytes() != before:
            changed.append(exercise)
    return changed


def _check_stated(root, assignment, notebook):
    """Check the table of hidden checks beside the attempts, where there is one."""
    readme = root / "solutions" / "attempts" / assignment / "README.md"
    if not readme.is_file():
        return
    marks = [(cell.metadata.nbgrader, cell.id) for cell in notebook.cells]
    hidden = [name for mark, name in marks if mark["grade"] and not mark["solution"]]
    try:
        check_stated(readme.read_text(encoding="utf-8"), hidden)
    except ValueError as error:
        raise ValueError(f"{readme}: {error}") from None


def _kind(cell, text):
    kinds = [kind for kind in KINDS if kind in cell.metadata]
    if len(kinds) != 1:
        start = cell.source.strip().splitlines()[0] if cell.source.strip() else "(an empty cell)"
        raise ValueError(
            f"{text.name}: the cell that starts with {start!r} must say exactly one of "
            f"{', '.join(KINDS)} in its marker."
        )
    kind = kinds[0]
    name = str(cell.metadata[kind])
    # Ids within an assignment are unique; a visible test shares its question's name.
    return kind, f"{name}-visible" if kind == "visible" else name


def _hidden(cell, text):
    """Return the source of a hidden test cell, with its frame."""
    name = cell.metadata["hidden"]
    points, says = cell.metadata.get("points"), cell.metadata.get("says")
    if not points or not says:
        raise ValueError(
            f"{text.name}: the marker of {name!r} must say its points and what it checks, as in "
            f'# %% hidden="{name}" points=1 says="rates of other years".'
        )
    try:
        return framed(cell.source, points, says)
    except SyntaxError as error:
        raise ValueError(f"{text.name}: {name!r} is not Python: {error}.") from None
    except ValueError as error:
        raise ValueError(f"{text.name}: {name!r}: {error}.") from None


def _metadata(cell, grade_id, kind, points=None):
    """Return nbgrader's metadata for a cell of one kind."""
    return nbformat.from_dict(
        {
            "nbgrader": {
                "cell_type": cell.cell_type,
                "grade_id": grade_id,
                "schema_version": 3,
                "task": False,
                **KINDS[kind],
                **(points or {}),
            }
        }
    )


def _generate(root, assignment):
    """Let nbgrader make the exercise, with no gradebook."""
    api = nbgrader_api(root, no_database=True)
    result = api.generate_assignment(assignment, force=True)
    if not result["success"]:
        raise RuntimeError(trouble(result))
