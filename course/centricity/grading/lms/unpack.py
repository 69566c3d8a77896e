"""Unpack what an LMS exports, and nothing that an archive has no business to hold."""

import errno
import lzma
import re
import shutil
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from centricity.i18n import _

LARGEST_FILE = 50_000_000
LARGEST_TOTAL = 4_000_000_000
# An archive in the LMS's archive is one student's, and so is what lies in archives within.
LARGEST_OF_ONE = 200_000_000
MOST_FILES = 20_000
# How large the table of contents of one student's archive may be: some ten thousand names.
LARGEST_CONTENTS = 4_000_000
# A notebook of text shrinks to a tenth; an archive bomb to a thousandth.
TIGHTEST = 200
# The LMS's archive, a student's in it, and one in that.
DEEPEST = 3
UTF8_NAME = 0x800
ENCRYPTED = 0x1
# A damaged part, a way to pack that is not known, a name in no encoding, a time that never was.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, IndexError, OverflowError, MemoryError),
)
# Not the archive's fault.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)
OTHER_ENCODINGS = ("utf-8", "cp866")
NOTEBOOK = re.compile(r"\.ipynb(?:\.txt|\.json)?$", re.IGNORECASE)
# What systems and editors leave in a folder, and nobody hands in.
LEFT_BEHIND = {"__macosx", "thumbs.db", "desktop.ini"}
DRIVE = re.compile(r"[A-Za-z]:$")
UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|/]')
LONGEST_NAME = 60
NEVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Piece:
    """One file of what was handed in.

    Parameters
    ----------
    outer : tuple of str
        Its place in the LMS's archive or in a folder: down to the file, or to the student's
        archive that holds it.
    inner : tuple of str
        Its place in a student's archive.
    archive : str
        The LMS's archive, where several were given.
    moment : datetime
        From when it is, by the LMS's archive; within a student's archive, by that.
    stored : datetime
        From when the file or archive is that the LMS holds.
    path : pathlib.Path or None
        Where it was unpacked to.
    what : str
        Why it was not.
    """

    outer: tuple
    inner: tuple = ()
    archive: str = ""
    moment: datetime = NEVER
    stored: datetime = NEVER
    path: Path | None = None
    what: str = ""

    @property
    def name(self):
        """Return the whole place, as the report shows it."""
        return "/".join((*((self.archive,) if self.archive else ()), *self.outer, *self.inner))


class Unpacker:
    """Take archives apart and keep what may be an answer.

    Parameters
    ----------
    folder : pathlib.Path
        An empty folder to unpack to. The files in it get names of their own making; nothing is
        ever written where an archive says.
    names_somebody : callable
        Whether a name is one that an LMS gives to what one student handed in.
    """

    def __init__(self, folder, names_somebody):
        self.folder = folder
        self.names_somebody = names_somebody
        self.pieces = []
        self.unpacked = 0
        self.sizes = Counter()

    def take(self, source):
        """Take a file, an archive or a folder of them apart, and return the pieces."""
        if not source.is_dir():
            is_lms = not self.names_somebody(source.name)
            self._take_file(source.resolve(), (source.name,), is_lms)
            return self.pieces
        paths = [
            (path, path.relative_to(source).parts)
            for path in sorted(source.rglob("*"))
            if not left_behind(path.relative_to(source).parts)
            and (path.is_symlink() or not path.is_dir())
        ]
        # Where a name tells whose it is, every archive is a student's; else each is an LMS's.
        told = any(self.names_somebody(part) for _path, parts in paths for part in parts)
        for path, parts in paths:
            self._take_file(path, parts, is_lms=not told)
        return self.pieces

    def _take_file(self, path, parts, is_lms):
        if path.is_symlink():
            self._leave(Piece(parts), _("refused: it is a link to another place"))
            return
        if not path.is_file():
            self._leave(Piece(parts), _("refused: it is no file"))
            return
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        piece = Piece(parts, moment=moment, stored=moment)
        if path.suffix.lower() == ".zip" and is_lms:
            self._open(path, Piece((), archive="/".join(parts)), depth=1)
        elif path.suffix.lower() == ".zip":
            if path.stat().st_size > LARGEST_OF_ONE:
                self._leave(piece, _too_large(path.stat().st_size, LARGEST_OF_ONE))
            else:
                self._open(path, piece, depth=2)
        elif not NOTEBOOK.search(path.name):
            self._leave(piece, _no_notebook(path.name))
        elif path.stat().st_size > LARGEST_FILE:
            self._leave(piece, _too_large(path.stat().st_size))
        else:
            with path.open("rb") as file:
                self._keep(piece, file)

    def _open(self, path, piece, depth):
        """Take one archive apart: the LMS's (depth 1), or one of a student's."""
        if depth > DEEPEST:
            self._leave(piece, _("not collected: it is packed in too many archives"))
            return
        try:
            if depth > 1 and _contents_size(path) > LARGEST_CONTENTS:
                self._leave(piece, _too_many(MOST_FILES))
                return
            with zipfile.ZipFile(path) as file:
                self._take_apart(file, piece, depth)
        except UNREADABLE as error:
            _not_ours(error)
            self._leave(piece, _("refused: it is damaged, or no ZIP archive"))

    def _take_apart(self, file, piece, depth):
        entries = [entry for entry in file.infolist() if not entry.filename.endswith(("/", "\\"))]
        named = [(entry, _parts(_readable_name(entry))) for entry in entries]
        named = [(entry, parts) for entry, parts in named if not left_behind(parts)]
        if len(named) > MOST_FILES:
            self._leave(piece, _too_many(MOST_FILES))
            return
        size = sum(entry.file_size for entry, _name in named)
        if depth > 1 and size > LARGEST_OF_ONE:
            self._leave(piece, _too_large(size, LARGEST_OF_ONE))
            return
        seen = set()
        for entry, parts in named:
            inside = _inside(piece, parts, entry, depth)
            wrong = _wrong_with(entry, parts, seen) or self._beyond(inside, entry, depth)
            seen.add(_folded(parts))
            if wrong:
                self._leave(inside, wrong)
            else:
                self._unpack(file, entry, inside, depth)

    def _beyond(self, piece, entry, depth):
        """Return whether an entry is too much for the LMS's archive, or for one student's."""
        owner = (piece.archive, *piece.outer) if depth > 1 else (piece.archive,)
        self.sizes[owner] += entry.file_size
        most = LARGEST_OF_ONE if depth > 1 else LARGEST_TOTAL
        if self.sizes[owner] > most:
            return _("refused: with it the archive has more than {most:,.0f} MB").format(
                most=most / 1e6
            )
        return ""

    def _unpack(self, file, entry, piece, depth):
        try:
            with file.open(entry) as packed:
                path = self._write(piece, packed)
        except UNREADABLE as error:
            _not_ours(error)
            # One student's broken file must not cost the others' their collection.
            self._leave(piece, _("refused: it can't be unpacked"))
            return
        if piece.name.lower().endswith(".zip"):
            self._open(path, piece, depth + 1)
            path.unlink()
        else:
            self._found(piece, path)

    def _keep(self, piece, file):
        self._found(piece, self._write(piece, file))

    def _write(self, piece, file):
        """Write a file under a name of our own that still says what it is."""
        self.unpacked += 1
        name = UNSAFE.sub("_", (*piece.outer, *piece.inner)[-1])
        suffix = ".zip" if name.lower().endswith(".zip") else ".ipynb"
        stem = NOTEBOOK.sub("", name).removesuffix(".zip").encode("utf-8", "replace").decode()
        path = self.folder / f"{self.unpacked:05}_{stem[:LONGEST_NAME]}{suffix}"
        try:
            with path.open("wb") as copy:
                shutil.copyfileobj(file, copy)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path

    def _found(self, piece, path):
        self.pieces.append(Piece(**{**vars(piece), "path": path}))

    def _leave(self, piece, what):
        self.pieces.append(Piece(**{**vars(piece), "what": what}))


def left_behind(parts):
    """Return whether something is what a system or an editor left in a folder."""
    if ".." in parts:
        return False
    return any(part.startswith(".") or part.casefold() in LEFT_BEHIND for part in parts)


def _inside(piece, parts, entry, depth):
    moment = _moment(entry)
    if depth == 1:
        return Piece(parts, archive=piece.archive, moment=moment, stored=moment)
    return Piece(**{**vars(piece), "inner": (*piece.inner, *parts), "moment": moment})


def _parts(name):
    """Return the parts of a name, with either stroke between them; an empty one leads outside."""
    # Windows packs with backslashes now and then, and so did PowerShell for years.
    return tuple(PurePosixPath(name.replace("\\", "/")).parts)


def _folded(parts):
    """Return a name as a system knows it that tells neither case nor forms of accents apart."""
    return unicodedata.normalize("NFC", "/".join(parts)).casefold()


def _wrong_with(entry, parts, seen):
    """Return why a file in an archive is refused, or an empty string."""
    if not parts or ".." in parts or parts[0] == "/" or DRIVE.match(parts[0]):
        return _("refused: its name leads out of the folder")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _("refused: it is a link to another place")
    if not (NOTEBOOK.search(parts[-1]) or parts[-1].lower().endswith(".zip")):
        return _no_notebook(parts[-1])
    if entry.flag_bits & ENCRYPTED:
        return _("refused: it is encrypted")
    if entry.file_size > LARGEST_FILE:
        return _too_large(entry.file_size)
    if entry.file_size > TIGHTEST * max(entry.compress_size, 1_000):
        return _(
            "refused: unpacked it would be {times:,.0f} times as large, {size:,.0f} MB"
        ).format(times=entry.file_size / max(entry.compress_size, 1), size=entry.file_size / 1e6)
    if _folded(parts) in seen:
        return _("refused: a file of this name came before it in the same archive")
    return ""


def _no_notebook(name):
    if name.lower().endswith((".rar", ".7z", ".tar", ".gz", ".tgz")):
        return _("not collected: of archives, only ZIP is read")
    return _("not collected: it is no notebook")


def _too_large(size, most=None):
    return _("refused: it has {size:,.0f} MB, more than {most:,.0f}").format(
        size=size / 1e6, most=(most or LARGEST_FILE) / 1e6
    )


def _too_many(most):
    return _("refused: it holds more than {most:,} files").format(most=most)


def _contents_size(path):
    """Return the size of a ZIP's table of contents, without reading it; 0 if there is none."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 16) - 22))
        end = file.read()
    place = end.rfind(b"PK\x05\x06")
    return struct.unpack_from("<L", end, place + 12)[0] if 0 <= place <= len(end) - 16 else 0


def _not_ours(error):
    """Raise an error again that is the machine's fault and no archive's."""
    if isinstance(error, OSError) and error.errno in FULL:
        raise error


def _readable_name(entry):
    """Return an entry's name, where an old program packed it in an encoding of its own."""
    if entry.flag_bits & UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        # Python has read the name from the archive's additional fields.
        return entry.filename
    for encoding in OTHER_ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _moment(entry):
    """Return the time that an archive tells, by which the latest attempt is known."""
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return NEVER
