"""A gradebook is copied, checked and locked, and what was cut off can go on."""

import os
import sqlite3
import subprocess
import sys
import sysconfig
from contextlib import closing, suppress
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from centricity.grading.book import ledger as ledger_module
from centricity.grading.book.ledger import (
    DamagedError,
    Journal,
    Ledger,
    fingerprint,
    one_transaction,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def new_gradebook(tmp_path_factory):
    """Return a gradebook with one student."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        # nbgrader starts alembic by name.
        patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
        return made(path)


def made(path):
    with Gradebook(f"sqlite:///{path}", "centricity") as gradebook:
        gradebook.add_student("anna")
    return path


@pytest.fixture
def ledger(tmp_path, new_gradebook):
    """Return a ledger on a copy of it."""
    path = tmp_path / "gradebook.db"
    path.write_bytes(new_gradebook.read_bytes())
    return Ledger(f"sqlite:///{path}", "centricity")


def students(path):
    with closing(sqlite3.connect(path)) as database:
        return [name for (name,) in database.execute("SELECT id FROM student")]


def damage(path):
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)


def test_a_whole_gradebook_passes_and_is_copied(ledger):
    ledger.check()
    copy = ledger.back_up()
    assert students(copy) == ["anna"]
    assert ledger.copies == [copy]


def test_ten_copies_are_kept(ledger):
    made = [ledger.back_up() for _ in range(12)]
    assert ledger.copies == made[2:]


def test_where_there_is_no_gradebook_there_is_nothing_to_do(tmp_path):
    ledger = Ledger(f"sqlite:///{tmp_path / 'none.db'}", "centricity")
    ledger.check()
    assert ledger.back_up() is None
    Ledger("postgresql://somewhere/grades", "centricity").check()


def test_a_damaged_one_is_set_aside_for_the_newest_whole_copy(ledger):
    copy = ledger.back_up()
    damage(ledger.back_up())
    damage(ledger.path)
    with pytest.raises(DamagedError):
        ledger.check()
    aside, used = ledger.set_aside()
    assert used == copy
    assert aside.exists()
    assert students(ledger.path) == ["anna"]


def test_a_file_that_is_no_database_is_damaged(ledger):
    ledger.path.write_text("not a database, but long enough to look at" * 100)
    with pytest.raises(DamagedError):
        ledger.check()
    assert ledger.set_aside()[1] is None
    assert not ledger.path.exists()


def test_another_courses_gradebook_is_refused(ledger):
    other = Ledger(f"sqlite:///{ledger.path}", "statistics")
    with pytest.raises(
        RuntimeError, match=r"belongs to the course centricity.*centricity register"
    ):
        other.check()


def test_a_gradebook_of_another_version_is_refused(ledger):
    with closing(sqlite3.connect(ledger.path)) as database:
        database.execute("UPDATE alembic_version SET version_num = 'old'")
        database.commit()
    with pytest.raises(RuntimeError, match=r"another version of nbgrader.*nbgrader db upgrade"):
        ledger.check()


def test_another_programs_database_is_refused(ledger):
    ledger.path.unlink()
    with closing(sqlite3.connect(ledger.path)) as database:
        database.execute("CREATE TABLE recipes (name)")
    with pytest.raises(RuntimeError, match="is no gradebook of nbgrader's"):
        ledger.check()


def test_a_full_disk_is_told_before_anything_is_written(ledger, monkeypatch):
    full = SimpleNamespace(disk_usage=lambda _folder: SimpleNamespace(free=1_000_000))
    monkeypatch.setattr(ledger_module, "shutil", full)
    with pytest.raises(OSError, match="There are 1 MB left in"):
        ledger.check()


def test_a_gradebook_that_may_not_be_written_is_told(ledger, monkeypatch):
    monkeypatch.setattr(ledger_module.os, "access", lambda *_arguments: False)
    with pytest.raises(PermissionError, match="You may not write to"):
        ledger.check()


def test_two_runs_at_once_are_refused(ledger):
    code = (
        "from centricity.grading.book.ledger import Ledger\n"
        f"with Ledger('sqlite:///{ledger.path}', 'centricity').locked():\n    pass"
    )
    with ledger.locked():
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "RuntimeError: Another run is grading" in done.stderr
    assert "(process " in done.stderr
    with ledger.locked():
        pass


def cut_off(path, **entries):
    """Begin a run, note a few submissions, and be interrupted."""
    with suppress(KeyboardInterrupt), Journal(path, "run").open() as journal:
        for name, outcome in entries.items():
            journal.add(name, outcome)
        raise KeyboardInterrupt


def test_a_run_that_was_cut_off_goes_on(tmp_path):
    path = tmp_path / "journal"
    cut_off(path, anna=1, bruno=2)
    with path.open("a") as file:
        file.write('{"submission": "chl')
    again = Journal(path, "run")
    assert again.done == {"anna": 1, "bruno": 2}
    with again.open():
        again.add("chloe", 3)
        assert Journal(path, "run").done == {"anna": 1, "bruno": 2, "chloe": 3}
    assert not path.exists()


def test_another_run_does_not_go_on_with_it(tmp_path):
    path = tmp_path / "journal"
    cut_off(path, anna=1)
    other = Journal(path, "another run")
    assert other.done == {}
    with other.open():
        pass
    assert not path.exists()


def test_a_changed_hand_in_has_another_fingerprint(tmp_path):
    (tmp_path / "a.txt").write_text("1")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "a.txt").write_text("2")
    assert fingerprint(tmp_path) != before


def test_one_transaction_enters_all_or_nothing(ledger):
    url = f"sqlite:///{ledger.path}"
    with Gradebook(url, "centricity") as gradebook:
        with suppress(KeyboardInterrupt), one_transaction(gradebook):
            gradebook.add_student("bruno")
            raise KeyboardInterrupt
        with one_transaction(gradebook):
            gradebook.add_student("chloe")
    assert students(ledger.path) == ["anna", "chloe"]
