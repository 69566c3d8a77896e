"""What is mended in a notebook that was handed in, what is doubted, and what is refused."""

import json
import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from centricity.grading.run import repair
from centricity.grading.run.repair import Known, RefusedError

RELEASED = "def double(x):\n    raise NotImplementedError()"
ANSWER = "def double(x):\n    return 2 * x"
TEST = "# Hidden, 1 point: doubles\n### BEGIN HIDDEN TESTS\nassert double(2) == 4\n### END"


def known_cell(source, *, locked=True, grade=False, solution=False, kind="code", points=None):
    return Known(source, kind, locked, grade, solution, False, points, f"checksum of {source}")


KNOWN = {
    "title": known_cell("# Title", kind="markdown"),
    "double": known_cell(RELEASED, locked=False, solution=True),
    "double-visible": known_cell("double(1)"),
    "double-hidden": known_cell(TEST, grade=True, points=1.0),
    "words": known_cell("", locked=False, grade=True, solution=True, kind="markdown", points=4.0),
}
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}


def submission():
    """Return the cells that a student hands in, by name."""
    cells = {}
    for name, one in KNOWN.items():
        cell = new_code_cell(one.source) if one.cell_type == "code" else new_markdown_cell("")
        cell.id = name
        cell.metadata = one.metadata(name)
        cells[name] = cell
    cells["double"].source = ANSWER
    cells["double-hidden"].source = "# Hidden, 1 point: doubles"
    cells["words"].source = "My words."
    return cells


def untouched(cell):
    return cell.source == RELEASED


def written(tmp_path, cells):
    """Write cells as a notebook, whatever nbformat would say of it, and return its path."""
    path = tmp_path / "a.ipynb"
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


@pytest.fixture
def mended(tmp_path):
    """Return a function that writes cells, reads and repairs them."""

    def mend(cells):
        return repair.repair(repair.read(written(tmp_path, cells)), KNOWN, untouched, KERNEL)

    return mend


def names(repaired):
    return [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in repaired.notebook.cells]


def source_of(repaired, name):
    return next(one.source for one in repaired.notebook.cells if one.id == name)


def assert_whole(repaired):
    assert names(repaired) == list(KNOWN)
    assert source_of(repaired, "double") == ANSWER
    assert source_of(repaired, "double-hidden") == TEST
    assert source_of(repaired, "words") == "My words."
    nbformat.validate(repaired.notebook)


def test_a_submission_as_it_should_be_gets_its_tests_and_no_note(mended):
    repaired = mended(submission().values())
    assert_whole(repaired)
    assert (repaired.notes, repaired.doubts) == ([], [])
    assert repaired.notebook.metadata == KERNEL


def test_locked_cells_say_what_the_assignment_says(mended):
    cells = submission()
    cells["double-visible"].source = "pass"
    cells["double-hidden"].source = "1e9"
    cells["title"].source = "# Mine"
    assert_whole(mended(cells.values()))


@pytest.mark.parametrize(
    "change",
    [
        {"points": 1000.0},
        {"schema_version": 1},
        {"schema_version": 99},
        {"locked": False, "solution": True},
        {"grade": False},
        {"cell_type": "markdown"},
        {"extra": {"deep": [1]}},
    ],
    ids=str,
)
def test_what_a_cell_says_of_itself_does_not_count(mended, change):
    cells = submission()
    cells["double-hidden"].metadata.nbgrader.update(change)
    repaired = mended(cells.values())
    assert_whole(repaired)
    mark = repaired.notebook.cells[3].metadata.nbgrader
    assert mark == KNOWN["double-hidden"].metadata("double-hidden").nbgrader


def test_a_cell_of_another_type_becomes_what_it_was(mended):
    cells = submission()
    cells["double"] = new_markdown_cell(ANSWER, metadata=cells["double"].metadata, id="double")
    assert_whole(mended(cells.values()))


def test_cells_that_lost_their_metadata_are_known_by_their_id(mended):
    cells = submission()
    for cell in cells.values():
        cell.metadata = nbformat.from_dict({"colab": {"base_uri": "x"}, "vscode": {"a": 1}})
    assert_whole(mended(cells.values()))


def test_ids_of_other_editors_do_no_harm(mended):
    cells = submission()
    for cell in cells.values():
        cell.id = "same"
    assert_whole(mended(cells.values()))


def test_a_test_that_was_pasted_twice_counts_once(mended):
    cells = submission()
    repaired = mended([*cells.values(), cells["double-hidden"]])
    assert_whole(repaired)
    assert repaired.notes == ["the cell double-hidden was there more than once and counts once"]


def test_an_answer_pasted_twice_unchanged_counts_once(mended):
    cells = submission()
    repaired = mended([cells["double"], *cells.values()])
    assert_whole(repaired)
    assert repaired.doubts == []


def test_of_two_answers_the_first_counts_and_a_person_looks(mended):
    cells = submission()
    other = nbformat.from_dict({**cells["double"], "source": "def double(x):\n    return x"})
    listed = list(cells.values())
    repaired = mended([*listed[:2], other, *listed[2:]])
    assert_whole(repaired)
    assert repaired.doubts == [
        "the cell double is there more than once with different answers, and the first counts"
    ]


def test_an_untouched_copy_is_no_answer(mended):
    cells = submission()
    blank = nbformat.from_dict({**cells["double"], "source": RELEASED})
    repaired = mended([blank, *cells.values()])
    assert_whole(repaired)
    assert repaired.doubts == []


def test_cells_out_of_order_are_put_back_with_those_that_follow_them(mended):
    cells = submission()
    own = new_code_cell("helper = 1")
    listed = [cells["double-hidden"], cells["double"], own, cells["title"]]
    repaired = mended([*listed, cells["double-visible"], cells["words"]])
    assert names(repaired) == ["title", "double", None, "double-visible", "double-hidden", "words"]
    assert repaired.notebook.cells[2].source == "helper = 1"
    assert repaired.notes == ["cells were out of order and were put back"]


def test_missing_tests_are_put_back(mended):
    cells = submission()
    del cells["double-hidden"], cells["title"]
    repaired = mended(cells.values())
    assert_whole(repaired)
    assert repaired.notes == ["missing tests were put back: double-hidden"]


def test_a_missing_answer_needs_a_human(mended):
    cells = submission()
    del cells["double"]
    assert mended(cells.values()).doubts == ["the cell of the answer double is missing"]


def test_several_missing_answers_are_named_in_one_sentence(tmp_path):
    cells = submission()
    del cells["double"]
    known = {**KNOWN, "triple": known_cell("# Triple", locked=False, solution=True)}
    notebook = repair.read(written(tmp_path, cells.values()))
    repaired = repair.repair(notebook, known, untouched, KERNEL)
    assert repaired.doubts == ["the cells of the answers double, triple are missing"]


def test_an_answer_merged_with_the_test_below_it_stays_an_answer(mended):
    cells = submission()
    cells["double"].source += "\n\ndouble(1)"
    del cells["double-visible"]
    repaired = mended(cells.values())
    assert names(repaired) == list(KNOWN)
    assert source_of(repaired, "double").startswith(ANSWER)


def test_cells_that_claim_to_be_of_the_assignment_are_the_students_own(mended):
    cells = submission()
    mark = KNOWN["double"].metadata("forged")
    repaired = mended([*cells.values(), new_code_cell("1", metadata=mark)])
    assert names(repaired) == [*KNOWN, None]


def test_an_old_format_is_read(tmp_path):
    path = tmp_path / "a.ipynb"
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [
            {"cells": [{"cell_type": "code", "input": ANSWER, "outputs": [], "metadata": {},
                        "language": "python", "collapsed": False},
                       {"cell_type": "heading", "level": 1, "source": "Title", "metadata": {}}]}
        ],
    }  # fmt: skip
    path.write_text(json.dumps(old))
    assert [one.source for one in repair.read(path).cells] == [ANSWER, "# Title"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_windows_are_read(tmp_path, encoding):
    path = written(tmp_path, [new_code_cell("x = 'é'")])
    text = json.dumps(json.loads(path.read_text()), ensure_ascii=False)
    path.write_text(text, encoding=encoding)
    assert repair.read(path).cells[0].source == "x = 'é'"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid JSON"),
        (b"\x80abc", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "is no notebook"),
        (b"5", "is no notebook"),
        (b'{"nbformat": 4}', "is no notebook"),
        (b'{"nbformat": 99, "nbformat_minor": 0, "cells": [], "metadata": {}}', "is no notebook"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "cells": 5, "metadata": {}}', "is no notebook"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "cells": [5], "metadata": {}}', "is no notebook"),
        (
            b'{"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "evil"}]}',
            "is no notebook",
        ),
    ],
    ids=range(12),
)
def test_what_is_no_notebook_is_refused_in_words(tmp_path, content, words):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    with pytest.raises(RefusedError, match=words):
        repair.read(path)


def test_a_file_of_another_name_is_named(tmp_path):
    (tmp_path / "mine.ipynb").write_text("{}")
    with pytest.raises(RefusedError, match=r"must be called a\.ipynb, and mine\.ipynb was handed"):
        repair.read(tmp_path / "a.ipynb")


def test_links_are_not_followed(tmp_path):
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.ipynb").symlink_to(tmp_path / "secret")
    (folder / "data.csv").symlink_to(tmp_path / "secret")
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    (folder / "own.csv").write_text("1")
    with pytest.raises(RefusedError, match="a link to another place"):
        repair.read(folder / "a.ipynb")
    assert repair.read_files(folder) == {"own.csv": b"1"}


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_refused_whatever_its_name(make, tmp_path):
    make(tmp_path / "n.ipynb")
    with pytest.raises(RefusedError, match="is no file"):
        repair.read(tmp_path / "n.ipynb")
