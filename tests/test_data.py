"""Loaders, data sheets, checksums, and the program that makes the data."""

import hashlib
import importlib.util
import json

import pandas as pd
import pytest

from centricity import data, paths
from tests.proving.attempts import ROOT

DATASETS = ROOT / "datasets"
MEND = (
    "Get it back with: git checkout -- datasets/care_plan.csv "
    "(or, if your copy came as an archive, unpack that again)"
)
PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    for path in DATASETS.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(data, "datasets", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def maker():
    spec = importlib.util.spec_from_file_location("make_datasets", DATASETS / "make_datasets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def csv_files():
    return {path.name: path.read_bytes() for path in DATASETS.glob("*.csv")}


def message_of(error):
    with pytest.raises(error) as caught:
        data.load_care_plan()
    return str(caught.value)


def test_care_plan_has_its_columns_and_types():
    plan = data.load_care_plan()
    assert plan.shape == (24, 5)
    assert list(plan.columns) == ["clinic", "year", "due", "renewed", "margin"]
    assert plan["clinic"].dtype == "str"
    assert all(plan[name].dtype == "int64" for name in plan.columns[1:])


def test_care_plan_holds_eight_clinics_in_three_years():
    plan = data.load_care_plan()
    assert plan["clinic"].nunique() == 8
    assert all(years.tolist() == [1, 2, 3] for _, years in plan.groupby("clinic")["year"])
    assert plan["renewed"].between(0, plan["due"]).all()
    assert not plan.isna().any(axis=None)


def test_cdnow_is_what_the_literature_describes():
    master, sample = data.load_cdnow_master(), data.load_cdnow_sample()
    published = PUBLISHED["cdnow_master"]
    assert len(master) == published["rows"]
    assert master["customer"].nunique() == published["customers"]
    assert round(master["amount"].sum(), 2) == published["revenue"]
    assert master.duplicated().sum() == published["exact_duplicate_rows"]
    assert master.duplicated(["customer", "date"]).sum() == published["same_day_repeat_rows"]
    assert (master["amount"] == 0).sum() == published["zero_value_rows"]
    assert len(sample) == 6919
    assert len(sample.drop_duplicates(["customer", "date"])) == 6696
    assert sample["customer"].nunique() == sample["in_sample"].nunique() == 2357


def test_the_sample_is_part_of_the_master():
    columns = ["customer", "date", "cds", "amount"]
    master = data.load_cdnow_master()
    in_sample = master[master["customer"].isin(data.load_cdnow_sample()["customer"])]
    ordered = [
        frame[columns].sort_values(columns).reset_index(drop=True)
        for frame in (in_sample, data.load_cdnow_sample())
    ]
    pd.testing.assert_frame_equal(*ordered)


def test_segment_survival_is_what_was_published():
    survival = data.load_segment_survival().pivot(
        index="year", columns="segment", values="survival"
    )
    published = PUBLISHED["sbg_survival_pct"]
    assert survival.index.tolist() == list(range(13))
    assert survival["High End"].tolist() == published["high_end"]
    assert survival["Regular"].tolist() == published["regular"]


def test_dates_and_amounts_have_their_types():
    for purchases in (data.load_cdnow_master(), data.load_cdnow_sample()):
        assert purchases["date"].dtype.kind == "M"
        assert purchases["amount"].dtype == "float64"
        assert not purchases.isna().any(axis=None)


def test_a_learner_who_changes_the_table_changes_only_a_copy():
    plan = data.load_care_plan()
    plan["due"] = 0
    assert (data.load_care_plan()["due"] > 0).all()


@pytest.mark.slow
def test_constructed_files_can_be_made_again(maker):
    made = maker.constructed()
    assert {"care_plan.csv", "care_plan_truth.csv"} <= made.keys()
    for name, table in made.items():
        text = table.to_csv(index=False, lineterminator="\n").encode()
        assert text == (DATASETS / name).read_bytes(), name


@pytest.mark.slow
def test_the_program_makes_the_files_and_their_checksums(maker, tmp_path, monkeypatch):
    monkeypatch.setattr(maker, "HERE", tmp_path)
    for name in csv_files().keys() - maker.constructed().keys():
        (tmp_path / name).write_bytes((DATASETS / name).read_bytes())
    maker.main()
    published = [*csv_files(), "CHECKSUMS"]
    for name in published:
        assert (tmp_path / name).read_bytes() == (DATASETS / name).read_bytes(), name
    assert {path.name for path in tmp_path.iterdir()} == set(published)


def test_every_file_has_its_checksum():
    files = csv_files()
    assert "care_plan.csv" in files
    assert data.checksums() == {
        name: hashlib.sha256(text).hexdigest() for name, text in files.items()
    }


def test_every_file_has_a_data_sheet():
    sheets = (DATASETS / "DATASHEETS.md").read_text().splitlines()
    assert {line.removeprefix("## ") for line in sheets if line.startswith("## ")} == set(
        csv_files()
    )


def test_a_data_sheet_names_every_column():
    sheets = (DATASETS / "DATASHEETS.md").read_text().split("\n## ")[1:]
    for sheet in sheets:
        for column in pd.read_csv(DATASETS / sheet.splitlines()[0], nrows=1).columns:
            assert f"`{column}`" in sheet


def test_a_missing_file_says_which_one_it_was_and_how_to_get_it_back(own_folder):
    published = hashlib.sha256((own_folder / "care_plan.csv").read_bytes()).hexdigest()
    (own_folder / "care_plan.csv").unlink()
    assert message_of(FileNotFoundError) == (
        f"The data file datasets/care_plan.csv is missing; its SHA-256 is {published}. {MEND}"
    )


def test_a_missing_list_of_checksums_says_how_to_get_it_back(own_folder):
    (own_folder / "CHECKSUMS").unlink()
    assert message_of(FileNotFoundError) == (
        f"The list datasets/CHECKSUMS is missing. {MEND.replace('care_plan.csv', 'CHECKSUMS')}"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + b"Seaside,1,10,9,100\n",
        lambda text: text.replace(b"Harbour,1,1310", b"Harbour,1,1311"),
        lambda text: text[:-1],
        lambda text: b"",
    ],
    ids=["a row more", "a digit", "the last line end", "everything"],
)
def test_an_altered_file_is_refused(own_folder, change):
    path = own_folder / "care_plan.csv"
    published = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(change(path.read_bytes()))
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert message_of(ValueError) == (
        f"The data file datasets/care_plan.csv was changed: its SHA-256 is {found}, "
        f"and the published one's is {published}. {MEND}"
    )


def test_line_ends_of_another_system_are_no_change(own_folder):
    published = data.load_care_plan()
    path = own_folder / "care_plan.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(data.load_care_plan(), published)


def test_no_folder_at_all(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "course" / "centricity")
    with pytest.raises(FileNotFoundError, match="git checkout -- datasets"):
        paths.datasets()


@pytest.mark.parametrize("place", ["datasets", "course/centricity/_datasets"])
def test_the_folder_is_found_in_a_checkout_and_in_an_installed_package(
    monkeypatch, tmp_path, place
):
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "course" / "centricity")
    (tmp_path / place).mkdir(parents=True)
    assert paths.datasets() == tmp_path / place


def test_a_checkout_comes_before_an_installed_package(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "course" / "centricity")
    (tmp_path / "course" / "centricity" / "_datasets").mkdir(parents=True)
    (tmp_path / "datasets").mkdir()
    assert paths.datasets() == tmp_path / "datasets"
