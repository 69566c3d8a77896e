"""Make of what was handed in a notebook that can be run and graded, or say why it can't be.

A cell of the assignment is known by its `grade_id` or, where an editor has lost that, by the id of
the cell. Everything else that a cell says about itself (points, locked or not, which version of
nbgrader) is taken from the assignment, not from the student's file.
"""

import json
import os
import stat
from collections import defaultdict
from dataclasses import dataclass, field

from centricity.cells import grade_id
from centricity.grading.run.notebook_format import nbformat
from centricity.i18n import _, ngettext

LARGEST = 100_000_000
# Of all files beside a notebook together: they go into a student's process, and its memory.
LARGEST_TOTAL = 50_000_000
LONGEST_NAME = 500
MOST_CELLS = 5000
TYPES = {
    "code": nbformat.v4.new_code_cell,
    "markdown": nbformat.v4.new_markdown_cell,
    "raw": nbformat.v4.new_raw_cell,
}


class RefusedError(Exception):
    """A submission that can't be graded; the message says why, as the rest of a sentence."""


@dataclass(frozen=True)
class Known:
    """One cell of the assignment, as it is in the gradebook.

    Parameters
    ----------
    source : str
        With its hidden tests.
    cell_type : str
        ``"code"`` or ``"markdown"``.
    locked, grade, solution, task : bool
    points : float or None
    checksum : str
        By which nbgrader knows an answer that was never begun.
    """

    source: str
    cell_type: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None
    checksum: str

    def metadata(self, name):
        """Return nbgrader's metadata for the cell."""
        points = {} if self.points is None else {"points": self.points}
        return nbformat.from_dict(
            {
                "nbgrader": {
                    "cell_type": self.cell_type,
                    "checksum": self.checksum,
                    "grade": self.grade,
                    "grade_id": name,
                    "locked": self.locked,
                    **points,
                    "schema_version": 3,
                    "solution": self.solution,
                    "task": self.task,
                }
            }
        )


@dataclass
class Repaired:
    """A notebook that can be run, and what had to be done for it.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    notes : list of str
        What was mended, and costs nothing.
    doubts : list of str
        What a person must decide.
    """

    notebook: nbformat.NotebookNode
    notes: list = field(default_factory=list)
    doubts: list = field(default_factory=list)


def read_files(folder):
    """Return the files that a student handed in beside the notebooks, by relative path.

    Links are passed over, wherever they lead, and so is what isn't a file or has an absurd name.

    Raises
    ------
    RefusedError
        If they are too large together.
    """
    files = {}
    total = 0
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for name in sorted(names):
            path = os.path.join(place, name)  # noqa: PTH118  names may be no text
            relative = os.path.relpath(path, folder)
            if name.startswith(".") or name.endswith((".ipynb", ".pyc")):
                continue
            content = _content(path)
            if content is not None and _is_text(relative):
                files[relative] = content
                total += len(content)
            if total > LARGEST_TOTAL:
                raise RefusedError(
                    _("more than {most:,.0f} MB were handed in beside the notebook").format(
                        most=LARGEST_TOTAL / 1e6
                    )
                )
    return files


def beside(files, others):
    """Return files with others in their place, and without those that stand in the way of these.

    Parameters
    ----------
    files, others : dict
        Content by relative path.

    Examples
    --------
    >>> beside({"a": b"1", "b/c": b"2", "d": b"3"}, {"a/x": b"4", "b": b"5"})
    {'d': b'3', 'a/x': b'4', 'b': b'5'}
    """
    kept = {
        name: content
        for name, content in files.items()
        if not any(
            f"{name}/".startswith(f"{other}/") or f"{other}/".startswith(f"{name}/")
            for other in others
        )
    }
    return {**kept, **others}


def _is_text(name):
    """Return whether a name can be written anywhere."""
    try:
        return len(name.encode("utf-8")) <= LONGEST_NAME
    except UnicodeEncodeError:
        return False


def _content(path):
    """Return the content of a file, None where it is a link, a device or the like, or large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(LARGEST)
    finally:
        os.close(descriptor)


def read(path):
    """Return the notebook in a file, however old its format.

    Parameters
    ----------
    path : pathlib.Path

    Raises
    ------
    RefusedError
        If there is none.
    """
    if path.is_symlink():
        raise RefusedError(_("{name} is a link to another place").format(name=path.name))
    if not path.exists():
        raise RefusedError(_missing(path))
    content = _content(path)
    if content is None:
        raise RefusedError(_("{name} is no file, or too large").format(name=path.name))
    try:
        text = content.decode(
            "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise RefusedError(
            _("{name} is damaged or cut off (not valid JSON)").format(name=path.name)
        ) from None
    return _notebook(data, path.name)


def _missing(path):
    found = ", ".join(sorted(one.name for one in path.parent.glob("*.ipynb"))) or _("no notebook")
    return _("the notebook must be called {name}, and {found} was handed in").format(
        name=path.name, found=found
    )


def _notebook(data, name):
    try:
        if data["nbformat"] != 4:
            # The newest format is read as it is; nbformat would only find fault with ids.
            data = nbformat.reads(json.dumps(data), as_version=4)
        cells = [_clean(cell) for cell in data["cells"]]
    except Exception:
        # What is no notebook fails in a dozen ways.
        raise RefusedError(_("{name} is no notebook").format(name=name)) from None
    if len(cells) > MOST_CELLS:
        raise RefusedError(_("{name} has {count:,} cells").format(name=name, count=len(cells)))
    return nbformat.v4.new_notebook(cells=cells)


def _clean(cell):
    """Return a cell with its source and names only: no outputs, nothing that an editor added."""
    source = cell.get("source", "")
    source = source if isinstance(source, str) else "".join(source)
    # Half a pair of code units can't be written to a file.
    made = TYPES[cell["cell_type"]](source.encode("utf-8", "replace").decode())
    mark = cell.get("metadata", {}).get("nbgrader")
    made.metadata.was = {
        "grade_id": mark.get("grade_id") if isinstance(mark, dict) else None,
        "id": cell.get("id"),
    }
    return made


def repair(notebook, known, untouched, metadata):
    """Give the cells of a notebook what the assignment says of them, and mend what is out of joint.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        From `read`.
    known : dict
        The `Known` cells of the assignment, by name, in their order.
    untouched : callable
        Says of a cell, its metadata given back, whether its answer is as it was released.
    metadata : dict
        Of the notebook: which kernel runs it.

    Returns
    -------
    Repaired
    """
    repaired = Repaired(notebook)
    cells = _named(notebook.cells, known)
    cells = _each_once(cells, known, untouched, repaired)
    cells = _in_order(cells, known, repaired)
    cells = _complete(cells, known, repaired)
    for number, cell in enumerate(cells):
        # Ids of other editors may be missing, twice, or none.
        cell.id = grade_id(cell) or f"cell-{number}"
    notebook.cells = cells
    notebook.metadata = nbformat.from_dict(metadata)
    return repaired


def _named(cells, known):
    """Mark each cell that belongs to the assignment."""
    by_grade_id = {cell.metadata.was["grade_id"] for cell in cells}
    for cell in cells:
        was = cell.metadata.pop("was")
        name = was["grade_id"]
        if not isinstance(name, str) or name not in known:
            lost = name is None and was["id"] in known and was["id"] not in by_grade_id
            name = was["id"] if lost else None
        if name is not None:
            cell.metadata.name = name
    return cells


def _each_once(cells, known, untouched, repaired):
    places = defaultdict(list)
    for cell in cells:
        if "name" in cell.metadata:
            places[cell.metadata.name].append(cell)
    dropped = []
    for name, copies in places.items():
        kept = _first_answer(copies, known[name], name, untouched)
        others = [cell for cell in copies if cell is not kept]
        dropped += others
        if not others:
            continue
        if known[name].locked or all(cell.source == kept.source for cell in others):
            note = _("the cell {name} was there more than once and counts once")
            repaired.notes.append(note.format(name=name))
        elif any(not untouched(_as(cell, known[name], name)) for cell in others):
            doubt = _("the cell {name} is there more than once with different answers")
            repaired.doubts.append(doubt.format(name=name) + _(", and the first counts"))
    gone = {id(cell) for cell in dropped}
    return [
        _as(cell, known[cell.metadata.name], cell.metadata.name)
        if "name" in cell.metadata
        else cell
        for cell in cells
        if id(cell) not in gone
    ]


def _first_answer(copies, known, name, untouched):
    """Return the first of several copies that was answered; the first if none was."""
    if known.solution:
        for cell in copies:
            if not untouched(_as(cell, known, name)):
                return cell
    return copies[0]


def _as(cell, known, name):
    """Return a cell as the assignment has it: its type, its marks and, if locked, its text."""
    source = known.source if known.locked else cell.source
    made = TYPES[known.cell_type](source)
    made.metadata = known.metadata(name)
    return made


def _in_order(cells, known, repaired):
    """Put the assignment's cells in its order, each with the student's own cells after it."""
    order = {name: place for place, name in enumerate(known)}
    groups, places = [[]], [-1]
    for cell in cells:
        if "nbgrader" in cell.metadata:
            groups.append([])
            places.append(order[cell.metadata.nbgrader.grade_id])
        groups[-1].append(cell)
    if places != sorted(places):
        repaired.notes.append(_("cells were out of order and were put back"))
        groups = [groups[one] for one in sorted(range(len(places)), key=places.__getitem__)]
    return [cell for group in groups for cell in group]


def _complete(cells, known, repaired):
    """Put locked cells back that are missing, and note answers that are."""
    there = {cell.metadata.nbgrader.grade_id for cell in cells if "nbgrader" in cell.metadata}
    put_back, answers = [], []
    before = None
    for name, one in known.items():
        if name in there:
            before = name
        elif one.locked:
            place = 1 + next(
                (number for number, cell in enumerate(cells) if grade_id(cell) == before),
                -1,
            )
            cells.insert(place, _as(nbformat.v4.new_code_cell(""), one, name))
            before = name
            put_back += [name] if one.grade else []
        elif one.solution and not one.grade:
            answers.append(name)
    if put_back:
        repaired.notes.append(
            _("missing tests were put back: {names}").format(names=", ".join(put_back))
        )
    if answers:
        doubt = ngettext(
            "the cell of the answer {names} is missing",
            "the cells of the answers {names} are missing",
            len(answers),
        )
        repaired.doubts.append(doubt.format(names=", ".join(answers)))
    return cells
