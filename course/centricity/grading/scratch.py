"""Folders for work in progress, which go when the work ends, or at the next start if it died."""

import fcntl
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".lock"


@contextmanager
def scratch_folder(parent, prefix):
    """Make a folder that is deleted afterwards, and delete those that dead runs of ours left.

    A folder is in use as long as somebody holds the lock on the file `LOCK` in it.

    Parameters
    ----------
    parent : pathlib.Path
        Where to make it.
    prefix : str
        How its name begins; no other folder's may.

    Yields
    ------
    pathlib.Path
    """
    sweep(parent, prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    try:
        with (folder / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent, prefix):
    """Delete the folders of one prefix whose lock nobody holds; all others stay."""
    for folder in Path(parent).glob(f"{prefix}*"):
        if folder.is_symlink() or not (folder / LOCK).is_file():
            continue
        with suppress(OSError), (folder / LOCK).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
