"""Keep files so that nothing is lost: each is whole at any moment, and none is overwritten."""

from contextlib import contextmanager, suppress


@contextmanager
def whole(path):
    """Give a place to write at, which becomes `path` when all is written, and is else removed.

    Folders on the way to `path` are made. A file that gets its name only when it is complete
    survives a crash at any moment.

    Parameters
    ----------
    path : pathlib.Path
        A file, which may be there already; or a folder, which may not.

    Yields
    ------
    pathlib.Path

    Raises
    ------
    OSError
        If something can't be written. `path` is then as it was before.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def set_aside(path):
    """Rename a file that can't be used to the first free name, and return the new path.

    ``progress.json`` becomes ``progress.set-aside-1.json``.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    pathlib.Path
    """
    number = 1
    while (aside := path.with_name(f"{path.stem}.set-aside-{number}{path.suffix}")).exists():
        number += 1
    return path.rename(aside)
