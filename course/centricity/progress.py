"""What a learner has done so far, in one readable file: `work/progress.json`.

Nothing is sent anywhere. The file holds the answers to questions, the predictions made before
simulators were moved, and the schema's version.
"""

import json

from centricity.i18n import _
from centricity.paths import work

SCHEMA = 1
SECTIONS = ("answers", "predictions")


def path():
    """Return where the progress file is, or would be."""
    return work() / "progress.json"


def load():
    """Return the learner's progress.

    A file that can't be read as progress is set aside under a new name, never deleted.

    Returns
    -------
    dict
        ``schema`` and, for each of `SECTIONS`, a dict.
    """
    fresh = {"schema": SCHEMA, **{section: {} for section in SECTIONS}}
    if not path().is_file():
        return fresh
    try:
        stored = json.loads(path().read_text(encoding="utf-8"))
        if stored["schema"] != SCHEMA or not all(isinstance(stored[s], dict) for s in SECTIONS):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        _set_aside()
        return fresh
    return stored


def get(section, key):
    """Return what was recorded under a key, or None."""
    return load()[section].get(key)


def record(section, key, value):
    """Keep a value in the progress file, whole or not at all.

    Parameters
    ----------
    section : str
        One of `SECTIONS`.
    key : str
    value : object
        Anything that JSON can hold.

    Raises
    ------
    OSError
        If the file can't be written; the message says where it was meant to be.
    """
    progress = load()
    progress[section][key] = value
    text = json.dumps(progress, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    part = path().with_suffix(".part")
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        # A file that gets its name only when complete survives a crash at any moment.
        part.write_text(text, encoding="utf-8")
        part.replace(path())
    except OSError as error:
        if part.is_file():
            part.unlink()
        raise OSError(
            _("Your progress could not be kept in {path}: {reason}.").format(
                path=path(), reason=error.strerror
            )
        ) from error


def _set_aside():
    number = 1
    while (aside := path().with_name(f"progress.set-aside-{number}.json")).exists():
        number += 1
    path().rename(aside)
