"""Archives to hand out: one for students, without solutions, and one for instructors."""

import hashlib
import subprocess
import zipfile
from pathlib import Path

from centricity import __version__, keep
from centricity.data import checksums
from centricity.grading.book.exercises import foreign
from centricity.i18n import _

MANIFEST = "MANIFEST.txt"
STUDENT_README = Path(__file__).parent / "student_readme.md"
# The same bytes whenever and wherever an archive is made from the same files.
MOMENT = (1980, 1, 1, 0, 0, 0)
MODE = 0o644 << 16
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
        If an exercise or a lesson holds somebody's work, a file is a link to another place, or
        nothing tells which files belong to the course.
    """
    if not (root / "solutions").is_dir():
        raise FileNotFoundError(
            _("There is no folder solutions: archives are made from an instructor's copy.")
        )
    _check_pristine(root)
    _check_lessons(root)
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


def _check_lessons(root):
    """Refuse lessons that somebody worked in: what they typed is nobody else's business."""
    known = _checksums(root)
    for path in _lessons(root):
        name = _name(root, path)
        if known[name] != hashlib.sha256(path.read_bytes()).hexdigest():
            raise ValueError(
                _(
                    "{path} is not as it belongs to the course, so nothing was archived. Get it "
                    "back with: git checkout -- {path}; or commit it, if you meant to change it."
                ).format(path=name)
            )


def _checksums(root):
    """Return the SHA-256 of each file that belongs to the course, by path.

    In a clone git knows them, in an unpacked archive its manifest. Whatever else lies there, an
    instructor's notes, say, is handed out to nobody.
    """
    if (root / ".git").exists():
        return _Committed(root, _git(root, "ls-files", "-z").decode().split("\0")[:-1])
    if (root / MANIFEST).is_file():
        lines = (root / MANIFEST).read_text(encoding="utf-8").splitlines()
        return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    raise ValueError(
        _(
            "{root} is neither a clone made by git nor an unpacked archive with {manifest}, so "
            "nothing tells which files belong to the course."
        ).format(root=root, manifest=MANIFEST)
    )


class _Committed(dict):
    """The paths that git knows, and on demand the checksum of what was committed."""

    def __init__(self, root, names):
        super().__init__(dict.fromkeys(names))
        self.root = root

    def __getitem__(self, name):
        return hashlib.sha256(_git(self.root, "show", f"HEAD:{name}")).hexdigest()


def _git(root, *arguments):
    # A folder that belongs to somebody else is git's business, not ours, and it is only read.
    command = ["git", "-c", "safe.directory=*", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if done.returncode:
        raise ValueError(
            _("git can't say which files belong to the course: {words}").format(
                words=done.stderr.decode(errors="replace").strip()
            )
        )
    return done.stdout


def _lessons(root):
    return [root / "course" / f"{text.stem}.ipynb" for text in root.glob("course/text/*.py")]


def _folders(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _for_students(root):
    """Return what a student gets: path in the archive to file."""
    exercises = [
        root / "exercises" / source.name / f"{source.name}.ipynb"
        for source in _folders(root / "solutions" / "source")
    ]
    data = [root / "datasets" / name for name in (*checksums(), "CHECKSUMS", "DATASHEETS.md")]
    package = _known_files(root, "course/centricity/")
    alone = [root / name for name in ALONE]
    found = {
        _name(root, path): path for path in (*alone, *_lessons(root), *exercises, *data, *package)
    }
    return {**found, "README.md": STUDENT_README}


def _for_instructors(root):
    """Return what an instructor gets: path in the archive to file."""
    files = _known_files(root, tuple(f"{name}/" for name in INSTRUCTOR)) + [
        root / name for name in INSTRUCTOR if (root / name).is_file()
    ]
    return {_name(root, path): path for path in files}


def _known_files(root, start):
    return [root / name for name in _checksums(root) if name.startswith(start)]


def _name(root, path):
    return path.relative_to(root).as_posix()


def _write(archive, top, files):
    """Write files and their manifest, whole or not at all."""
    contents = {name: _bytes(path) for name, path in sorted(files.items())}
    lines = [f"{hashlib.sha256(text).hexdigest()}  {name}\n" for name, text in contents.items()]
    contents[MANIFEST] = "".join(lines).encode()
    with keep.whole(archive) as part, zipfile.ZipFile(part, "w") as file:
        for name, text in contents.items():
            entry = zipfile.ZipInfo(f"{top}/{name}", MOMENT)
            entry.external_attr = MODE | (0o111 << 16 if text.startswith(b"#!") else 0)
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, text)


def _bytes(path):
    if path.is_symlink():
        raise ValueError(
            _("{path} is a link to another place; archives hold files.").format(path=path)
        )
    return path.read_bytes()
