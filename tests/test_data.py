"""Loaders, data sheets, checksums, and the program that makes the data."""

import importlib.util

import pytest

from centricity import data
from tests.proving.attempts import ROOT


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    for path in data.folder().iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(data, "folder", lambda: tmp_path)
    return tmp_path


def maker():
    spec = importlib.util.spec_from_file_location(
        "make_datasets", ROOT / "datasets" / "make_datasets.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_care_plan_has_its_columns_and_types():
    plan = data.load_care_plan()
    assert plan.shape == (24, 5)
    assert list(plan.columns) == ["clinic", "year", "due", "renewed", "margin"]
    assert all(plan[name].dtype == "int64" for name in plan.columns[1:])


def test_constructed_files_can_be_made_again():
    for name, table in maker().constructed().items():
        made = table.to_csv(index=False, lineterminator="\n").encode()
        assert made == (ROOT / "datasets" / name).read_bytes(), name


def test_every_file_has_a_checksum_and_a_data_sheet():
    sheets = (ROOT / "datasets" / "DATASHEETS.md").read_text()
    files = {path.name for path in (ROOT / "datasets").glob("*.csv")}
    assert set(data.checksums()) == files
    assert all(f"## {name}" in sheets for name in files)


def test_a_missing_file_says_how_to_get_it_back(own_folder):
    (own_folder / "care_plan.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"git checkout -- datasets/care_plan\.csv"):
        data.load_care_plan()


def test_an_altered_file_is_refused(own_folder):
    with (own_folder / "care_plan.csv").open("a") as file:
        file.write("Seaside,1,10,9,100\n")
    with pytest.raises(ValueError, match=r"datasets/care_plan\.csv was changed"):
        data.load_care_plan()


def test_line_ends_of_another_system_are_no_change(own_folder):
    path = own_folder / "care_plan.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(data.load_care_plan()) == 24


def test_no_folder_at_all(monkeypatch, tmp_path):
    monkeypatch.setattr(data, "_PACKAGE", tmp_path / "course" / "centricity")
    with pytest.raises(FileNotFoundError, match="git checkout -- datasets"):
        data.folder()
