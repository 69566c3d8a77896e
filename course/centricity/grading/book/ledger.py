"""Look after the gradebook: one run at a time, a copy before each, and nothing half entered."""

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import nbgrader
from alembic.script import ScriptDirectory

from centricity import keep
from centricity.i18n import _

COPIES = 10
ROOM = 50_000_000
SQLITE = "sqlite:///"


class DamagedError(RuntimeError):
    """A gradebook that SQLite can't read."""


class Ledger:
    """The files around one gradebook.

    Parameters
    ----------
    db_url : str
        As nbgrader's ``CourseDirectory.db_url``. Where it names no SQLite file, whoever runs the
        database looks after copies and checks.
    course_id : str
    """

    def __init__(self, db_url, course_id):
        self.path = Path(db_url.removeprefix(SQLITE)) if db_url.startswith(SQLITE) else None
        self.course_id = course_id
        self.folder = self.path.parent if self.path else Path.cwd()

    @contextmanager
    def locked(self):
        """Let nobody else grade meanwhile; raise `RuntimeError` if somebody does already."""
        import fcntl  # Windows has none, and reads nbgrader's settings, too.

        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".grading.lock").open("a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.seek(0)
                raise RuntimeError(
                    _(
                        "Another run is grading with {path} already ({who}). Wait until it ends, "
                        "or stop it."
                    ).format(path=self.path or self.folder, who=file.read().strip())
                ) from None
            file.truncate(0)
            now = datetime.now().astimezone().isoformat(" ", "seconds")
            file.write(_("process {pid}, since {time}").format(pid=os.getpid(), time=now))
            file.flush()
            yield

    def check(self):
        """Raise unless the gradebook is whole, and this course's and this nbgrader's.

        Raises
        ------
        DamagedError
            If SQLite can't read it.
        RuntimeError
            If it is another course's, or made by another version of nbgrader.
        OSError
            If there is no room left, or no permission.
        """
        if not self.path or not self.path.exists() or not self.path.stat().st_size:
            return
        if not os.access(self.path, os.R_OK | os.W_OK) or not os.access(self.folder, os.W_OK):
            raise PermissionError(
                _("You may not write to {path}. Its owner is to run: chmod u+rw {path}").format(
                    path=self.path
                )
            )
        free = shutil.disk_usage(self.folder).free
        needed = ROOM + 2 * self.path.stat().st_size
        if free < needed:
            raise OSError(
                _(
                    "There are {free:,.0f} MB left in {folder}, and grading needs {needed:,.0f}. "
                    "Make room, or move the folder and set db_url in nbgrader_config.py."
                ).format(free=free / 1e6, folder=self.folder, needed=needed / 1e6)
            )
        try:
            with closing(self._open()) as database:
                (state,) = database.execute("PRAGMA integrity_check").fetchone()
                if state != "ok":
                    raise DamagedError(state)
                self._check_origin(database)
        except sqlite3.DatabaseError as error:
            raise DamagedError(str(error)) from None

    def _open(self):
        return sqlite3.connect(self.path, timeout=10)

    def _check_origin(self, database):
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        if not tables:
            return
        if not {"alembic_version", "course", "assignment"} <= tables:
            raise RuntimeError(
                _("{path} is no gradebook of nbgrader's. Move it aside, and run: centricity "
                  "register").format(path=self.path)
            )  # fmt: skip
        versions = {one for (one,) in database.execute("SELECT version_num FROM alembic_version")}
        scripts = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic"))
        if versions != {scripts.get_current_head()}:
            raise RuntimeError(
                _("{path} was made by another version of nbgrader. Copy it, then run: nbgrader db "
                  "upgrade").format(path=self.path)
            )  # fmt: skip
        courses = {one for (one,) in database.execute("SELECT id FROM course")}
        if courses and self.course_id not in courses:
            raise RuntimeError(
                _("{path} belongs to the course {other}, and this one is {mine}. Move it aside, "
                  "and run: centricity register").format(
                    path=self.path, other=", ".join(sorted(courses)), mine=self.course_id
                )
            )  # fmt: skip

    @property
    def copies(self):
        """Return the copies of the gradebook, the newest last."""
        if not self.path:
            return []
        return sorted((self.folder / "backups").glob(f"{self.path.stem}-*.db"))

    def back_up(self):
        """Copy the gradebook, and return where to; None if there is no gradebook.

        The copy is SQLite's own, good even where the gradebook is in use. The ten newest are kept.
        """
        if not self.path or not self.path.exists():
            return None
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        copy = self.folder / "backups" / f"{self.path.stem}-{now}.db"
        with (
            keep.whole(copy) as half,
            closing(self._open()) as database,
            closing(sqlite3.connect(half)) as target,
        ):
            database.backup(target)
        for old in self.copies[:-COPIES]:
            old.unlink()
        return copy

    def set_aside(self):
        """Move a damaged gradebook aside, put the newest whole copy in its place, and return both.

        Returns
        -------
        pathlib.Path
            Where the damaged one is now.
        pathlib.Path or None
            The copy that replaces it, None if there is none.
        """
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        damaged = self.path.with_name(f"{self.path.stem}-damaged-{now}.db")
        self.path.rename(damaged)
        for leftover in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + leftover).unlink()
        for copy in reversed(self.copies):
            shutil.copy2(copy, self.path)
            try:
                self.check()
            except DamagedError:
                self.path.unlink()
                continue
            return damaged, copy
        return damaged, None


class Journal:
    """What a run has done so far, so that one that was cut off can go on.

    Parameters
    ----------
    path : pathlib.Path
    run : str
        What makes a run the same run: the assignment as it is, and how it is graded.
    """

    def __init__(self, path, run):
        self.path = path
        self.run = hashlib.sha256(run.encode()).hexdigest()
        self.done = self._read()

    def _read(self):
        """Return what the run that was cut off has done, by submission."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
            if json.loads(lines[0]) != {"run": self.run}:
                raise ValueError
        except (OSError, ValueError, IndexError):
            return {}
        done = {}
        for line in lines[1:]:
            # The last one may be cut off.
            with suppress(ValueError):
                entry = json.loads(line)
                done[entry["submission"]] = entry["outcome"]
        return done

    @contextmanager
    def open(self):
        """Write on; what is written goes when the run has come to its end."""
        mode = "a" if self.done else "w"
        with self.path.open(mode, encoding="utf-8") as self._file:
            if self.done:
                # The line that was cut off, if there is one, ends here.
                self._file.write("\n")
            else:
                self._write({"run": self.run})
            yield self
        self.path.unlink()

    def add(self, submission, outcome):
        """Note that a submission is done: rows entered, notebook written."""
        self._write({"submission": submission, "outcome": outcome})

    def _write(self, entry):
        self._file.write(json.dumps(entry) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def fingerprint(folder):
    """Return a digest of what a student handed in, links by where they lead."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(os.fsencode(path.relative_to(folder)) + b"\0")
        if path.is_symlink():
            found.update(os.fsencode(path.readlink()))
        elif path.is_file():
            with suppress(OSError):
                found.update(path.read_bytes())
        found.update(b"\0")
    return found.hexdigest()


@contextmanager
def one_transaction(gradebook):
    """Commit everything that nbgrader commits in steps at once, at the end, or nothing.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    """
    session = gradebook.db
    commit = session.commit
    session.commit = session.flush
    try:
        yield
        commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.commit
