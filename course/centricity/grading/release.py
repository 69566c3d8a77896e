"""Archives to hand out: one for students, without solutions, and one for instructors."""

import hashlib
import zipfile
from pathlib import Path

from centricity import __version__
from centricity.data import checksums
from centricity.grading.book.exercises import foreign
from centricity.i18n import _

MANIFEST = "MANIFEST.txt"
STUDENT_README = Path(__file__).parent / "student_readme.md"
# The same bytes whenever and wherever an archive is made from the same files.
MOMENT = (1980, 1, 1, 0, 0, 0)
MODE = 0o644 << 16
CACHES = {"__pycache__", ".ipynb_checkpoints"}
ALONE = (
    *("LICENSE", "LICENSE-CONTENT", "CITATION.cff", "CHANGELOG.md", "Makefile", "pyproject.toml"),
    *("constraints.txt", "environment.yml", "nbgrader_config.py"),
)
INSTRUCTOR = (
    *ALONE,
    *("README.md", "CONTRIBUTING.md", "constraints-lowest.txt", ".gitignore", ".ci"),
    *("course", "datasets", "exercises", "solutions", "tests"),
)


def release(root, folder):
    """Write both archives.

    Parameters
    ----------
    root : pathlib.Path
        The course folder, an instructor's copy.
    folder : pathlib.Path
        Where to put them. Archives of the same version there are replaced.

    Returns
    -------
    list of pathlib.Path
        The student's archive and the instructor's.

    Raises
    ------
    FileNotFoundError
        If this copy has no solutions, or a file of the course is missing.
    ValueError
        If an exercise holds somebody's work, or a file is a link to another place.
    """
    if not (root / "solutions").is_dir():
        raise FileNotFoundError(
            _("There is no folder solutions: archives are made from an instructor's copy.")
        )
    _check_pristine(root)
    folder.mkdir(parents=True, exist_ok=True)
    archives = []
    for reader, files in (("student", _for_students(root)), ("instructor", _for_instructors(root))):
        archive = folder / f"centricity-{__version__}-{reader}.zip"
        _write(archive, f"centricity-{__version__}", files)
        archives.append(archive)
    return archives


def _check_pristine(root):
    for source in _folders(root / "solutions" / "source"):
        for path in foreign(root / "exercises" / source.name, source):
            raise ValueError(
                _(
                    "exercises/{assignment}/{path} is not as it was released, so nothing was "
                    "archived. Get it back with: git checkout -- exercises/{assignment}"
                ).format(assignment=source.name, path=path)
            )


def _folders(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _for_students(root):
    """Return what a student gets: path in the archive to file."""
    lessons = [root / "course" / f"{text.stem}.ipynb" for text in root.glob("course/text/*.py")]
    exercises = [
        root / "exercises" / source.name / f"{source.name}.ipynb"
        for source in _folders(root / "solutions" / "source")
    ]
    data = [root / "datasets" / name for name in (*checksums(), "CHECKSUMS", "DATASHEETS.md")]
    package = _all_files(root / "course" / "centricity")
    alone = [root / name for name in ALONE]
    found = {_name(root, path): path for path in (*alone, *lessons, *exercises, *data, *package)}
    return {**found, "README.md": STUDENT_README}


def _for_instructors(root):
    """Return what an instructor gets: path in the archive to file."""
    files = []
    for place in (root / name for name in INSTRUCTOR):
        files += [place] if place.is_file() else _all_files(place)
    return {_name(root, path): path for path in files}


def _all_files(folder):
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and CACHES.isdisjoint(path.relative_to(folder).parts)
    ]


def _name(root, path):
    return path.relative_to(root).as_posix()


def _write(archive, top, files):
    """Write files and their manifest, whole or not at all."""
    contents = {name: _bytes(path) for name, path in sorted(files.items())}
    lines = [f"{hashlib.sha256(text).hexdigest()}  {name}\n" for name, text in contents.items()]
    contents[MANIFEST] = "".join(lines).encode()
    part = archive.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as file:
        for name, text in contents.items():
            entry = zipfile.ZipInfo(f"{top}/{name}", MOMENT)
            entry.external_attr = MODE | (0o111 << 16 if text.startswith(b"#!") else 0)
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, text)
    part.replace(archive)


def _bytes(path):
    if path.is_symlink():
        raise ValueError(
            _("{path} is a link to another place; archives hold files.").format(path=path)
        )
    return path.read_bytes()
