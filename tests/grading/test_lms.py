"""What an LMS exports becomes nbgrader's submissions, and nothing else does."""

import shutil
import stat
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from nbgrader.api import Gradebook

from centricity.grading.book.course import nbgrader_api
from centricity.grading.demo import ASSIGNMENT, NOTEBOOK
from centricity.grading.lms import unpack
from centricity.grading.lms.collect import collect
from centricity.grading.lms.people import plain
from centricity.grading.lms.roster import import_roster, read_roster
from tests.copies import course_copy
from tests.proving.attempts import ROOT

pytestmark = pytest.mark.slow

ROSTER = """id,first_name,last_name,email,lms_user_id
anna,Анна,Иванова,anna@uni.example,101
bo,Bo,O'Neill,bo@uni.example,102
c.li,Chen,Li,,103
d.li,Chen,Li,d@uni.example,104
"""
EXERCISE = (ROOT / "exercises" / ASSIGNMENT / NOTEBOOK).read_bytes()
MORNING, EVENING = (2026, 3, 1, 8, 0, 0), (2026, 3, 1, 20, 0, 0)


def answered(word):
    """Return the exercise with a line that tells whose it is."""
    return EXERCISE.replace(b"raise NotImplementedError", f"# {word}".encode(), 1)


def exercise(name):
    return (ROOT / "exercises" / name / f"{name}.ipynb").read_bytes()


def archive(path, files, moment=MORNING):
    with zipfile.ZipFile(path, "w") as file:
        for name, text in files:
            entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, moment)
            file.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return path


def in_zip(name, text):
    """Return the bytes of a ZIP that holds one file."""
    path = Path(name).with_suffix(".zip")
    archive(path, [(NOTEBOOK, text)])
    return path.read_bytes()


def take_apart(source, folder):
    folder.mkdir()
    return unpack.Unpacker(folder, lambda name: False).take(source)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    copy = course_copy(tmp_path_factory.mktemp("lms"))
    (copy / "class.csv").write_text(ROSTER, encoding="utf-8")
    import_roster(copy, copy / "class.csv")
    return copy


@pytest.fixture
def course(template, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for step in ("submitted", "downloaded"):
        shutil.rmtree(template / "grading" / step, ignore_errors=True)
    return template


def what_became(report):
    return {row.file or row.student: row.what for row in report.itertuples()}


def submitted(course):
    return {
        path.parts[-3]: path.read_bytes()
        for path in (course / "grading" / "submitted").glob(f"*/{ASSIGNMENT}/{NOTEBOOK}")
    }


def test_moodle_in_folders_with_cyrillic_names(course, tmp_path):
    files = [
        # Newer releases of Moodle end the folder's name without the line; folders may hold more.
        (f"Анна Иванова_7001_assignsubmission_file/week 4/{NOTEBOOK}", answered("anna")),
        ("Bo O'Neill_7002_assignsubmission_file_/my final (1).ipynb", answered("bo")),
        ("Bo O'Neill_7002_assignsubmission_file_/notes.docx", b"words"),
    ]
    report = collect(course, ASSIGNMENT, archive(tmp_path / "moodle.zip", files))
    assert submitted(course) == {"anna": answered("anna"), "bo": answered("bo")}
    became = what_became(report)
    assert became["moodle.zip/Bo O'Neill_7002_assignsubmission_file_/notes.docx"] == (
        "not collected: it is no notebook"
    )
    assert became["c.li"] == became["d.li"] == "nothing was found"
    written = pd.read_csv(course / "grading" / "downloaded" / ASSIGNMENT / "report.csv")
    assert len(written) == len(report) == 5


def test_two_students_of_one_name_need_the_worksheet(course, tmp_path):
    files = [(f"Chen Li_7003_assignsubmission_file_{NOTEBOOK}", answered("c"))]
    source = archive(tmp_path / "moodle.zip", files)
    report = collect(course, ASSIGNMENT, source)
    assert "not collected: 2 students are called Chen Li" in set(report["what"])
    assert submitted(course) == {}
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(
        "Identifier,Full name,Email address,Grade\nParticipant 7003,Chen Li,D@uni.example,\n"
    )
    collect(course, ASSIGNMENT, source, worksheet)
    assert submitted(course) == {"d.li": answered("c")}


def test_a_worksheet_in_another_language_is_refused_in_words(course, tmp_path):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text("Идентификатор,Полное имя\nУчастник 7003,Chen Li\n", encoding="utf-8")
    files = [(f"Chen Li_7003_assignsubmission_file_{NOTEBOOK}", EXERCISE)]
    source = archive(tmp_path / "moodle.zip", files)
    with pytest.raises(ValueError, match="no column 'Identifier'; it has: Идентификатор"):
        collect(course, ASSIGNMENT, source, worksheet)


def test_canvas_with_late_stamps_and_several_attempts(course, tmp_path):
    stem = NOTEBOOK.removesuffix(".ipynb")
    files = [
        (f"ивановаанна_101_9001_{stem}.ipynb", answered("first")),
        (f"ивановаанна_101_9002_{stem}-1.ipynb", answered("second")),
        (f"oneillbo_LATE_102_9003_{stem}.ipynb", answered("bo")),
        (f"lichen_103_9004_{stem}.ipynb", answered("c")),
        # Canvas keeps a line in a name, and tells nobody's where students are anonymous.
        (f"li_chen_104_9005_{stem}.ipynb", answered("d")),
        (f"anon_aB3cD_9006_{stem}.ipynb", answered("who")),
    ]
    report = collect(course, ASSIGNMENT, archive(tmp_path / "submissions.zip", files))
    assert submitted(course) == {
        "anna": answered("second"),
        "bo": answered("bo"),
        "c.li": answered("c"),
        "d.li": answered("d"),
    }
    assert "not collected: Canvas hid the names" in set(report["what"])
    assert "collected; late, says Canvas" in set(report["what"])
    assert "collected; taken of 2" in set(report["what"])
    assert any(
        what.startswith("passed over: the same student has a later one") for what in report["what"]
    )


def test_our_zip_inside_the_lms_zip_is_the_one_that_the_lms_says(course, tmp_path):
    ours = f"{ASSIGNMENT}__bo__20260301T070000.zip"
    inner = in_zip("inner", answered("who am I"))
    files = [(f"Анна Иванова_7001_assignsubmission_file_{ours}", inner)]
    report = collect(course, ASSIGNMENT, archive(tmp_path / "moodle.zip", files))
    assert submitted(course) == {"anna": answered("who am I")}
    assert "collected; the file calls itself bo" in set(report["what"])
    stamp = course / "grading" / "submitted" / "anna" / ASSIGNMENT / "timestamp.txt"
    assert stamp.read_text().startswith("2026-03-01 08:00:00")


def test_a_folder_of_our_zips_needs_no_lms(course, tmp_path):
    folder = tmp_path / "mails"
    folder.mkdir()
    for student, hour in (("bo", 7), ("bo", 9), ("stranger", 8)):
        name = f"{ASSIGNMENT}__{student}__20260301T0{hour}0000.zip"
        archive(folder / name, [(NOTEBOOK, answered(f"{student} {hour}"))])
    report = collect(course, ASSIGNMENT, folder)
    assert submitted(course) == {"bo": answered("bo 9")}
    assert "not collected: nobody in the class list has the id stranger" in set(report["what"])


def test_a_later_hand_in_replaces_an_earlier_one_and_not_the_other_way_round(course, tmp_path):
    name = f"lichen_103_9004_{NOTEBOOK}"
    late = archive(tmp_path / "late.zip", [(name, answered("late"))], EVENING)
    early = archive(tmp_path / "early.zip", [(name, answered("early"))], MORNING)
    for source, expected in ((early, "early"), (late, "late"), (early, "late")):
        report = collect(course, ASSIGNMENT, source)
        assert submitted(course) == {"c.li": answered(expected)}
    assert "passed over: this or a later one was collected before" in set(report["what"])


def test_another_exercises_notebook_is_not_collected_and_a_broken_one_is(course, tmp_path):
    """All exercises share some ids (setup, title, written ...), and each has some of its own."""
    files = [
        (f"lichen_103_1_{NOTEBOOK}", exercise("05_retention_curve")),
        (f"oneillbo_102_2_{NOTEBOOK}", EXERCISE[:1000]),
    ]
    report = collect(course, ASSIGNMENT, archive(tmp_path / "canvas.zip", files))
    assert submitted(course) == {"bo": EXERCISE[:1000]}
    assert "not collected: it is the notebook of 05_retention_curve" in set(report["what"])
    assert "collected; it can't be read" in set(report["what"])


def test_hostile_archives_write_nothing_outside_and_say_what_they_were(course, tmp_path):
    link = zipfile.ZipInfo("lichen_103_1_link.ipynb", MORNING)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    twin = f"oneillbo_102_2_{NOTEBOOK}"
    files = [
        ("../../escaped.ipynb", EXERCISE),
        ("/escaped.ipynb", EXERCISE),
        ("C:\\escaped.ipynb", EXERCISE),
        (link, "/etc/passwd"),
        (twin, answered("first")),
        (twin.upper().replace(".IPYNB", ".ipynb"), answered("second")),
    ]
    before = set(tmp_path.rglob("*"))
    source = archive(tmp_path / "hostile.zip", files)
    report = collect(course, ASSIGNMENT, source)
    assert submitted(course) == {"bo": answered("first")}
    refused = [what for what in report["what"] if what.startswith("refused")]
    assert refused == [
        "refused: its name leads out of the folder",
        "refused: its name leads out of the folder",
        "refused: its name leads out of the folder",
        "refused: it is a link to another place",
        "refused: a file of this name came before it in the same archive",
    ]
    assert set(tmp_path.rglob("*")) - before == {source}
    assert list(course.rglob("*escaped*")) == []


def test_links_and_giants_in_a_folder_are_refused(course, tmp_path):
    folder, elsewhere = tmp_path / "mails", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / f"oneillbo_102_2_{NOTEBOOK}").write_bytes(EXERCISE)
    (folder / f"lichen_103_1_{NOTEBOOK}").symlink_to(elsewhere / f"oneillbo_102_2_{NOTEBOOK}")
    (folder / "all").symlink_to(elsewhere)
    with (folder / f"lichen_104_1_{NOTEBOOK}").open("wb") as giant:
        giant.truncate(200_000_000)
    became = what_became(collect(course, ASSIGNMENT, folder))
    assert submitted(course) == {}
    assert became[f"lichen_103_1_{NOTEBOOK}"] == "refused: it is a link to another place"
    assert became["all"] == "refused: it is a link to another place"
    assert became[f"lichen_104_1_{NOTEBOOK}"] == "refused: it has 200 MB, more than 50"


def test_a_bomb_in_one_students_zip_costs_nobody_elses(course, tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "LARGEST_OF_ONE", 2 * len(EXERCISE))
    files = [(f"{number}.ipynb", EXERCISE) for number in range(3)]
    inner = archive(tmp_path / "inner.zip", files).read_bytes()
    source = archive(
        tmp_path / "canvas.zip",
        [("lichen_103_1_mine.zip", inner), (f"oneillbo_102_2_{NOTEBOOK}", answered("bo"))],
    )
    report = collect(course, ASSIGNMENT, source)
    assert submitted(course) == {"bo": answered("bo")}
    assert "refused: it has 0 MB, more than 0" in set(report["what"])


def test_a_file_larger_than_it_says_is_not_unpacked(tmp_path):
    (tmp_path / "in").mkdir()
    path = archive(tmp_path / "in" / "liar.zip", [("a.ipynb", b"0123456789" * 500)])
    content = path.read_bytes()
    path.write_bytes(content.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    pieces = take_apart(tmp_path / "in", tmp_path / "out")
    assert [piece.what for piece in pieces] == ["refused: it can't be unpacked"]
    assert not list((tmp_path / "out").rglob("*.ipynb"))


def test_bombs_and_giants_are_refused_whole(course, tmp_path, monkeypatch):
    bomb = archive(tmp_path / "bomb.zip", [("a.ipynb", b"0" * 30_000_000)])
    assert "refused: unpacked it would be" in collect(course, ASSIGNMENT, bomb)["what"].iloc[0]
    monkeypatch.setattr(unpack, "LARGEST_FILE", 1_000)
    giant = archive(tmp_path / "giant.zip", [(f"lichen_103_1_{NOTEBOOK}", EXERCISE)])
    assert "refused: it has 0 MB, more than 0" in set(collect(course, ASSIGNMENT, giant)["what"])
    monkeypatch.setattr(unpack, "MOST_FILES", 1)
    many = archive(tmp_path / "many.zip", [("a.ipynb", b""), ("b.ipynb", b"")])
    assert (
        "refused: it holds more than 1 files" in collect(course, ASSIGNMENT, many)["what"].iloc[0]
    )
    no_zip = tmp_path / "no.zip"
    no_zip.write_bytes(b"PK but no more")
    assert "refused: it is damaged" in collect(course, ASSIGNMENT, no_zip)["what"].iloc[0]
    assert submitted(course) == {}


def test_a_name_packed_without_an_encoding_is_read(tmp_path):
    entry = zipfile.ZipInfo()
    entry.filename, entry.flag_bits = "Анна".encode("cp866").decode("cp437"), 0
    assert unpack._readable_name(entry) == "Анна"


def test_one_broken_file_costs_nobody_elses(tmp_path):
    path = archive(
        tmp_path / "mixed.zip",
        [("a.ipynb", b"0123456789" * 50), ("x" * 300 + ".ipynb", b"x"), ("b/c.ipynb", b"c"),
         ("b", b"b"), ("z.ipynb", b"whole")],
    )  # fmt: skip
    content = bytearray(path.read_bytes())
    start = content.index(b"a.ipynb") + len(b"a.ipynb")
    content[start : start + 8] = b"\xff" * 8
    path.write_bytes(content)
    pieces = take_apart(path, tmp_path / "out")
    assert {piece.name.split("/")[-1][-9:]: piece.what for piece in pieces} == {
        "a.ipynb": "refused: it can't be unpacked",
        "xxx.ipynb": "",
        "c.ipynb": "",
        "b": "not collected: it is no notebook",
        "z.ipynb": "",
    }


def test_a_class_list_in_another_encoding_is_refused_in_words(tmp_path):
    path = tmp_path / "class.csv"
    path.write_bytes("id,first_name\nanna,Анна\n".encode("cp1251"))
    with pytest.raises(ValueError, match="not in UTF-8"):
        read_roster(path)


def test_a_class_list_with_semicolons_is_read(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text(ROSTER.replace(",", ";"), encoding="utf-8-sig")
    assert read_roster(path)["first_name"].tolist() == ["Анна", "Bo", "Chen", "Chen"]


def test_a_source_that_is_not_there(course, tmp_path):
    with pytest.raises(FileNotFoundError, match="There is nothing at"):
        collect(course, ASSIGNMENT, tmp_path / "no.zip")


def test_the_class_list_is_in_the_gradebook(course):
    api = nbgrader_api(course)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        anna = gradebook.find_student("anna")
        assert (anna.first_name, anna.lms_user_id) == ("Анна", "101")
        assert gradebook.find_student("c.li").email is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name\nanna\n", "has no column 'id'; it has: name"),
        ("id,email\nanna,a\n,b\n", "line 3: '' can't be a student id"),
        ("id\nanna\nbo\nANNA\n", "line 4: the id 'ANNA' is there twice"),
        ("id,email\na,x@y.z\nb,\nc,X@y.z\n", "line 4: the email 'X@y.z' is there twice"),
        ("id,lms_user_id\na,7\nb,7\n", "line 3: the lms_user_id '7' is there twice"),
        ("id\n../anna\n", "line 2: '../anna' can't be a student id"),
    ],
)
def test_a_class_list_with_a_fault_enters_nobody(tmp_path, text, complaint):
    path = tmp_path / "class.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match=complaint):
        read_roster(path)


def test_names_are_compared_without_case_signs_and_order_of_encoding():
    assert plain("O'Neill") == plain("ONEILL")
    assert plain("Семёнов") == plain("семенов")
    assert plain("Zoe\u0308") == plain("Zo\u00eb")
