"""Hand-ins as they come: what Macs, browsers, students and LMS make of a notebook."""

import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from centricity.grading.demo import ASSIGNMENT, NOTEBOOK
from centricity.grading.lms.collect import collect
from centricity.grading.lms.layouts import version
from centricity.grading.lms.unpack import Piece
from tests.copies import bytes_of
from tests.grading.test_lms import (
    EVENING,
    EXERCISE,
    MORNING,
    answered,
    archive,
    course,
    exercise,
    submitted,
    template,
)

__all__ = ["course", "template"]
pytestmark = pytest.mark.slow

ANNA = "Анна Иванова_7001_assignsubmission_file_"
BO = "Bo O'Neill_7002_assignsubmission_file_"
TWIN = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + bytes(300)
SCRATCH = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def zipped(tmp_path, files, moment=MORNING):
    """Return the bytes of a ZIP."""
    return archive(tmp_path / "inner.zip", files, moment).read_bytes()


def collected(course, tmp_path, files, name="moodle.zip", **options):
    """Collect an archive of these files; return who handed in what, and the report by file."""
    report = collect(course, ASSIGNMENT, archive(tmp_path / name, files), **options)
    rows = {row.file.partition("/")[2]: (row.student, row.what) for row in report.itertuples()}
    return submitted(course), rows


@pytest.mark.parametrize("folder", ["", "HW4/", "hw4/"])
def test_a_macs_twins_are_nobodys_answer(course, tmp_path, folder):
    files = [(f"{folder}{NOTEBOOK}", answered("anna")), (f"__MACOSX/{folder}._{NOTEBOOK}", TWIN)]
    got, rows = collected(course, tmp_path, [(f"{ANNA}/hw.zip", zipped(tmp_path, files))])
    assert got == {"anna": answered("anna")}
    assert not any("MACOSX" in name for name in rows)


def test_a_class_packed_again_on_a_mac(course, tmp_path):
    names = {"anna": "ивановаанна_101_9001", "bo": "oneillbo_102_9002"}
    files = []
    for student, front in names.items():
        files += [(f"HW4/{front}_{NOTEBOOK}", answered(student))]
        files += [(f"__MACOSX/HW4/._{front}_{NOTEBOOK}", TWIN)]
    got, _rows = collected(course, tmp_path, files)
    assert got == {student: answered(student) for student in names}


@pytest.mark.parametrize(
    ("name", "loser", "moment", "why"),
    [
        ("Untitled.ipynb", SCRATCH, EVENING, "another file of the same student holds"),
        ("05_retention_curve.ipynb", exercise("05_retention_curve"), EVENING, "it is the notebook"),
        (f"exercises/{NOTEBOOK}", EXERCISE, EVENING, "nothing is filled in"),
        (f"z/{NOTEBOOK}", EXERCISE[:900], EVENING, "another file of the same student holds"),
    ],
)
def test_the_notebook_with_the_answers_counts(course, tmp_path, name, loser, moment, why):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr(zipfile.ZipInfo(NOTEBOOK, MORNING), answered("anna"))
        file.writestr(zipfile.ZipInfo(name, moment), loser)
    got, rows = collected(course, tmp_path, [(f"{ANNA}/all.zip", inner.read_bytes())])
    assert got == {"anna": answered("anna")}
    student, what = rows[f"{ANNA}/all.zip/{name}"]
    assert student == "anna"
    assert why in what


def test_checkpoints_are_left_out(course, tmp_path):
    files = [
        (f"{ANNA}/{NOTEBOOK}", answered("anna")),
        (
            zipfile.ZipInfo(f"{ANNA}/.ipynb_checkpoints/04_leaky_bucket-checkpoint.ipynb", EVENING),
            answered("before"),
        ),
    ]
    got, rows = collected(course, tmp_path, files)
    assert got == {"anna": answered("anna")}
    assert not any("checkpoint" in name for name in rows)


def test_answers_collected_before_are_not_replaced_by_an_untouched_copy(course, tmp_path):
    collected(course, tmp_path, [(f"{ANNA}/{NOTEBOOK}", answered("anna"))])
    late = [(zipfile.ZipInfo(f"{ANNA}/{NOTEBOOK}", EVENING), EXERCISE)]
    got, rows = collected(course, tmp_path, late)
    assert got == {"anna": answered("anna")}
    assert rows[f"{ANNA}/{NOTEBOOK}"][1].startswith("passed over: what was collected before holds")


@pytest.mark.parametrize("wrap", ["", "group_2026_03_a/"])
def test_the_name_of_an_archive_or_of_an_outer_folder_is_nobodys(course, tmp_path, wrap):
    files = [
        (f"{wrap}{ANNA}/{NOTEBOOK}", answered("anna")),
        (f"{wrap}{BO}/hw.ipynb", answered("b")),
    ]
    got, _rows = collected(course, tmp_path, files, "WS_2025_26_CRM-04 Leaky bucket-4711.zip")
    assert got == {"anna": answered("anna"), "bo": answered("b")}
    folder = tmp_path / "downloads"
    folder.mkdir()
    (tmp_path / "WS_2025_26_CRM-04 Leaky bucket-4711.zip").rename(folder / "WS_2025_26_CRM-4.zip")
    collect(course, ASSIGNMENT, folder)
    assert submitted(course) == {"anna": answered("anna"), "bo": answered("b")}


def test_a_name_in_a_students_archive_gives_work_to_nobody_else(course, tmp_path):
    folder = tmp_path / "mails"
    folder.mkdir()
    for student, inner in (("anna", f"oneillbo_102_9002_{NOTEBOOK}"), ("bo", NOTEBOOK)):
        name = f"{ASSIGNMENT}__{student}__20260301T080000.zip"
        archive(folder / name, [(inner, answered(student))])
    archive(folder / "homework.zip", [(f"lichen_103_1_{NOTEBOOK}", answered("who"))])
    collect(course, ASSIGNMENT, folder)
    assert submitted(course) == {"anna": answered("anna"), "bo": answered("bo")}


def test_a_number_or_login_that_the_name_contradicts_credits_nobody(course, tmp_path):
    files = [(f"oneillbo_101_9001_{NOTEBOOK}", answered("bo"))]
    got, rows = collected(course, tmp_path, files)
    assert got == {}
    assert rows[f"oneillbo_101_9001_{NOTEBOOK}"] == (
        "",
        "not collected: the number 101 is anna's, and the name bo's",
    )


WORKSHEET = """Identifier,Full name,Email address,Group,Grade
Participant 88,Bo O'Neill,bo@uni.example,,
Participant 89,Анна Иванова,anna@uni.example,Group 3,
,,,,
"""


def test_group_work_goes_to_the_group_and_not_to_the_number_it_shares(course, tmp_path):
    """The group's id is 88, and so is Bo's number."""
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(WORKSHEET, encoding="utf-8")
    name = f"Group 3_88_assignsubmission_file_/{NOTEBOOK}"
    files = [(name, answered("three"))]
    got, rows = collected(course, tmp_path, files, worksheet=worksheet)
    assert got == {"anna": answered("three")}
    assert rows[name] == ("anna", "collected; group work: Group 3")
    (tmp_path / "groups.csv").write_text("group,id\nGroup 3,bo\nGroup 3,c.li\n")
    got, _rows = collected(course, tmp_path, files, groups=tmp_path / "groups.csv")
    assert set(got) == {"anna", "bo", "c.li"}


def test_group_work_without_a_list_is_called_that(course, tmp_path):
    files = [
        (f"Default group_assignsubmission_file_/{NOTEBOOK}", EXERCISE),
        (f"Participant_7001_assignsubmission_file_/{NOTEBOOK}", EXERCISE),
        (f"Group 3-Анна Иванова_7003_assignsubmission_file_/{NOTEBOOK}", answered("anna")),
    ]
    got, rows = collected(course, tmp_path, files)
    assert got == {"anna": answered("anna")}
    said = [what for _student, what in rows.values()]
    assert said[0] == (
        "not collected: nobody in the class list is called Default group; "
        "if it is group work, name the members: --groups"
    )
    assert said[1] == "not collected: Moodle hid the names; add the grading worksheet: --worksheet"


def test_a_loud_notebook_costs_one_and_not_the_class(course, tmp_path):
    files = [
        (f"ивановаанна_101_9001_{NOTEBOOK}", b"0" * 45_000_000),
        (f"oneillbo_102_9002_{NOTEBOOK}", answered("bo")),
    ]
    got, rows = collected(course, tmp_path, files)
    assert got == {"bo": answered("bo")}
    student, what = rows[f"ивановаанна_101_9001_{NOTEBOOK}"]
    assert student == "anna"
    assert what.startswith("refused: unpacked it would be")


@pytest.mark.parametrize(
    "name",
    [
        "HW4\\04_leaky_bucket.ipynb",
        "HW 4:5/04_leaky_bucket.ipynb",
        "04_LEAKY_BUCKET.IPYNB",
        "04_leaky_bucket.ipynb.txt",
        "04_leaky_bucket.ipynb.json",
        "Домашнее задание " * 10 + ".ipynb",
        "e\u0301.ipynb",
        "\x1b[2J.ipynb",
    ],
)
def test_odd_names_are_collected_under_the_exercises_own(course, tmp_path, name):
    place = tmp_path / "odd.zip"
    with zipfile.ZipFile(place, "w") as file:
        entry = zipfile.ZipInfo("x", MORNING)
        entry.filename = name
        file.writestr(entry, answered("anna"))
    got, rows = collected(course, tmp_path, [(f"{ANNA}/hw.zip", place.read_bytes())])
    assert got == {"anna": answered("anna")}
    assert not any("\x1b" in one for one in rows)


def test_archives_in_archives(course, tmp_path):
    ours = zipped(tmp_path, [(NOTEBOOK, answered("anna"))])
    twice = zipped(tmp_path, [("ours.zip", ours)])
    got, _rows = collected(course, tmp_path, [(f"{ANNA}/hw.zip", twice)])
    assert got == {"anna": answered("anna")}
    deep = zipped(tmp_path, [("more.zip", zipped(tmp_path, [("ours.zip", twice)]))])
    _got, rows = collected(course, tmp_path, [(f"{BO}/hw.zip", deep)])
    assert ("bo", "not collected: it is packed in too many archives") in rows.values()


def deep_json():
    return b"[" * 100_000


def broken_zips(tmp_path):
    """Return hand-ins of one student that stopped the whole class once, by what they are."""
    good = zipped(tmp_path, [(NOTEBOOK, answered("bo"))])
    with zipfile.ZipFile(tmp_path / "lzma.zip", "w", zipfile.ZIP_LZMA) as file:
        file.writestr(NOTEBOOK, os.urandom(3000))
    packed = bytearray((tmp_path / "lzma.zip").read_bytes())
    packed[400:900] = bytes(500)
    newer = good.replace(b"PK\x01\x02\x14\x03\x14\x00", b"PK\x01\x02\x14\x03\xff\x00")
    utf8 = bytearray(zipped(tmp_path, [("имя.ipynb", answered("bo"))]))
    place = utf8.rindex("имя".encode())
    utf8[place : place + 2] = b"\xff\xfe"
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as file:
        for number in range(100_000):
            file.writestr(zipfile.ZipInfo(f"{number}.ipynb"), b"")
    return {
        "deep JSON": (NOTEBOOK, deep_json()),
        "an enormous integer": (NOTEBOOK, b'{"cells": [], "nbformat": ' + b"9" * 10_000 + b"}"),
        "30 February": (f"{ASSIGNMENT}__bo__20260230T120000.zip", good),
        "the year 0": (f"{ASSIGNMENT}__bo__00000101T000000.zip", good),
        "Arabic digits": (f"{ASSIGNMENT}__bo__٢٠٢٦٠٢٠٣T١٢٠٠٠٠.zip", good),
        "corrupt LZMA": ("x.zip", bytes(packed)),
        "a newer version of ZIP": ("x.zip", newer),
        "a name in no encoding": ("x.zip", bytes(utf8)),
        "a hundred thousand entries": ("x.zip", many.read_bytes()),
        "half a ZIP": ("x.zip", good[: len(good) // 2]),
        "no cells": (NOTEBOOK, b'{"worksheets": []}'),
        "cells of numbers": (NOTEBOOK, b'{"cells": [1, 2]}'),
        "a lone surrogate": (NOTEBOOK, b'{"cells": [{"source": "\\ud800"}]}'),
    }


def test_no_hand_in_stops_the_class(course, tmp_path):
    """Anna's is collected whatever lies beside it, and Bo stands in the report."""
    for what, (name, content) in broken_zips(tmp_path).items():
        files = [(f"{ANNA}/{NOTEBOOK}", answered(what)), (f"{BO}/{name}", content)]
        moment = (2026, 3, 2, len(what) % 24, 0, 0)
        report = collect(course, ASSIGNMENT, archive(tmp_path / "moodle.zip", files, moment))
        students = set(report.loc[report["file"] != "", "student"])
        assert students == {"anna", "bo"}, what


def test_a_source_is_never_changed_and_its_own_folder_is_read_in_place(course, tmp_path):
    """nbgrader's manual says to put the download where collecting writes."""
    place = course / "grading" / "downloaded" / ASSIGNMENT
    source = place / "archive" / "moodle.zip"
    source.parent.mkdir(parents=True)
    archive(source, [(f"{ANNA}/{NOTEBOOK}", answered("anna"))])
    before = source.read_bytes()
    for one in (source, source.parent):
        collect(course, ASSIGNMENT, one)
        assert source.read_bytes() == before
        assert submitted(course) == {"anna": answered("anna")}
    tree = bytes_of(course / "grading")
    for one in (place, place.parent, place / "extracted", course):
        with pytest.raises(ValueError, match="holds what collecting itself writes"):
            collect(course, ASSIGNMENT, one)
        assert bytes_of(course / "grading") == tree


def test_a_run_that_died_is_tidied_up_and_nothing_else_is(course, tmp_path):
    place = course / "grading" / "downloaded" / ASSIGNMENT
    (place / ".collecting-dead").mkdir(parents=True)
    (place / ".collecting-dead" / ".lock").touch()
    (place / ".collecting-mine").mkdir()
    collected(course, tmp_path, [(f"{ANNA}/{NOTEBOOK}", answered("anna"))])
    assert sorted(one.name for one in place.glob(".*")) == [".collecting-mine"]


@pytest.mark.parametrize(
    "name",
    [
        f"Homework 4_anna_attempt_2026-03-01-20-00-00_{NOTEBOOK}",
        f"397063-2557369 - Анна Иванова - Mar 1, 2026 800 PM/{NOTEBOOK}",
        f"397063-2557369 - Анна Иванова - Mar 1, 2026 800 PM - {NOTEBOOK}",
        f"Abgaben/Иванова_Анна_anna_4711/{NOTEBOOK}",
        f"Abgaben/Team 12/Иванова_Анна_anna_4711/{NOTEBOOK}",
        f"Анна Иванова - {NOTEBOOK}",
        f"Анна Иванова/{NOTEBOOK}",
    ],
)
def test_layouts_of_other_lms(course, tmp_path, name):
    got, _rows = collected(course, tmp_path, [(name, answered("anna"))])
    assert got == {"anna": answered("anna")}
    stamp = Path(course / "grading" / "submitted" / "anna" / ASSIGNMENT / "timestamp.txt")
    hour = 20 if "attempt" in name or "PM" in name else 8
    local = datetime(2026, 3, 1, hour).astimezone(UTC)
    assert stamp.read_text() == f"{local:%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("name", "number"),
    [("hw-10.ipynb", 10), ("hw (2).ipynb", 2), ("hw-2026-03-01.ipynb", 0), ("hw.ipynb", 0)],
)
def test_a_date_is_no_attempt(name, number):
    assert version(Piece((name,))) == number
