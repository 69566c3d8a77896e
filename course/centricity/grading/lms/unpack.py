"""Unpack what an LMS exports, and nothing that an archive has no business to hold."""

import os
import shutil
import stat
import zipfile
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from nbgrader.plugins import ExtractorPlugin

from centricity.i18n import _

LARGEST_FILE = 50_000_000
LARGEST_TOTAL = 4_000_000_000
# An archive in the LMS's archive is one student's.
LARGEST_OF_ONE = 200_000_000
MOST_FILES = 20_000
# A notebook of text shrinks to a tenth; an archive bomb to a thousandth.
TIGHTEST = 200
UTF8_NAME = 0x800
ENCRYPTED = 0x1
# A damaged part, a way to pack that is not known, a name too long, a file where a folder is.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
OTHER_ENCODINGS = ("utf-8", "cp866")


class SafeExtractor(ExtractorPlugin):
    """Take archives apart for nbgrader's ``zip_collect``, an archive in an archive, too.

    What is refused goes, with its reason, into `refused`; nothing is written outside the folder
    that is asked for.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.refused = []

    def extract(self, archive_path, extracted_path):
        """Unpack every archive in a folder, and copy the other files."""
        for path in sorted(Path(archive_path).rglob("*")):
            place = Path(extracted_path) / path.relative_to(archive_path)
            if path.is_symlink():
                self._refuse(path.name, _("it is a link to another place"))
            elif path.is_file() and path.suffix.lower() == ".zip":
                self._unpack(path, place.with_suffix(""))
            elif path.is_file() and path.stat().st_size > LARGEST_FILE:
                self._refuse(path.name, _too_large(path.stat().st_size))
            elif path.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, place)

    def _unpack(self, archive, folder, inside=True):
        try:
            with zipfile.ZipFile(archive) as file:
                self._unpack_open(file, archive.name, folder, inside)
        except zipfile.BadZipFile:
            self._refuse(archive.name, _("it is damaged, or no ZIP archive"))

    def _unpack_open(self, file, label, folder, inside):
        entries = [entry for entry in file.infolist() if not entry.is_dir()]
        wrong = _wrong_with_archive(entries, LARGEST_TOTAL if inside else LARGEST_OF_ONE)
        if wrong:
            self._refuse(label, wrong)
            return
        seen = set()
        for entry in entries:
            name = _readable_name(entry)
            wrong = _wrong_with_entry(entry, name, seen)
            if wrong:
                self._refuse(f"{label}: {name}", wrong)
                continue
            seen.add(name.casefold())
            place = folder / PurePosixPath(name)
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                with file.open(entry) as packed, place.open("wb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
            except UNREADABLE:
                # One student's broken file must not cost the others' their collection.
                self._refuse(f"{label}: {name}", _("it can't be unpacked"))
                with suppress(OSError):
                    place.unlink()
                continue
            _set_time(place, entry)
            if inside and place.suffix.lower() == ".zip":
                self._unpack(place, place.with_suffix(""), inside=False)
                place.unlink()

    def _refuse(self, name, reason):
        self.refused.append((name, reason))


def _wrong_with_archive(entries, largest):
    """Return why a whole archive is refused, or an empty string."""
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_FILES:
        return _("it holds {count:,} files, more than {most:,}").format(
            count=len(entries), most=MOST_FILES
        )
    if total > largest or total > TIGHTEST * max(packed, 1_000):
        return _("unpacked it would be {times:,.0f} times as large, {size:,.0f} MB").format(
            times=total / max(packed, 1), size=total / 1e6
        )
    return ""


def _wrong_with_entry(entry, name, seen):
    """Return why a file in an archive is refused, or an empty string."""
    path = PurePosixPath(name)
    # On Windows a backslash or a drive leads elsewhere, too.
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
        return _("its name leads out of the folder")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _("it is a link to another place")
    if entry.flag_bits & ENCRYPTED:
        return _("it is encrypted")
    if entry.file_size > LARGEST_FILE:
        return _too_large(entry.file_size)
    if name.casefold() in seen:
        return _("a file of this name came before it in the same archive")
    return ""


def _too_large(size):
    return _("it has {size:,.0f} MB, more than {most:,.0f}").format(
        size=size / 1e6, most=LARGEST_FILE / 1e6
    )


def _readable_name(entry):
    """Return an entry's name, where an old program packed it in an encoding of its own."""
    if entry.flag_bits & UTF8_NAME:
        return entry.filename
    raw = entry.filename.encode("cp437")
    for encoding in OTHER_ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _set_time(path, entry):
    """Give a file the time that the archive tells, by which the latest attempt is known."""
    try:
        moment = datetime(*entry.date_time).timestamp()
    except ValueError:
        moment = 0
    os.utime(path, (moment, moment))
