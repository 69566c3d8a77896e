"""Files that are whole at any moment, and files that nobody loses."""

import pytest

from centricity import keep


def names(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def half_write(path):
    with keep.whole(path) as part:
        part.write_text("half")
        raise RuntimeError


def test_a_file_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "new" / "kept.json"
    with keep.whole(path) as part:
        part.write_text("half")
        assert not path.exists()
        part.write_text("whole")
    assert path.read_text() == "whole"
    assert names(tmp_path) == ["kept.json"]


def test_what_was_there_stays_where_writing_fails(tmp_path):
    path = tmp_path / "kept.json"
    path.write_text("before")
    with pytest.raises(RuntimeError):
        half_write(path)
    assert path.read_text() == "before"
    assert names(tmp_path) == ["kept.json"]


def test_two_files_that_differ_in_their_suffix_do_not_meet(tmp_path):
    with keep.whole(tmp_path / "a.json") as one, keep.whole(tmp_path / "a.csv") as other:
        one.write_text("one")
        other.write_text("other")
    assert names(tmp_path) == ["a.csv", "a.json"]


def test_a_folder_appears_when_it_is_whole(tmp_path):
    with keep.whole(tmp_path / "folder") as part:
        part.mkdir()
        (part / "one").write_text("1")
    assert (tmp_path / "folder" / "one").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_what_is_set_aside_gets_a_name_of_its_own(tmp_path):
    path = tmp_path / "few-great-42.json"
    for number in (1, 2):
        path.write_text(str(number))
        assert keep.set_aside(path) == tmp_path / f"few-great-42.set-aside-{number}.json"
    assert names(tmp_path) == ["few-great-42.set-aside-1.json", "few-great-42.set-aside-2.json"]
    assert (tmp_path / "few-great-42.set-aside-1.json").read_text() == "1"
