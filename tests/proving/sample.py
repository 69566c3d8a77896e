"""Samples that change with the commit, and are the same in every run of one."""

import hashlib
import subprocess
from functools import cache

from tests.proving.attempts import ROOT


def sample(things, how_many, label=""):
    """Return some of a list, in its order; which ones, the commit and a label decide."""
    chosen = sorted(things, key=lambda one: _draw(f"{label} {one}"))[:how_many]
    return [one for one in things if one in chosen]


def _draw(words):
    return hashlib.sha256(f"{_commit()} {words}".encode()).digest()


@cache
def _commit():
    """Return the commit; an empty text in a copy that has none, such as a ZIP."""
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()
