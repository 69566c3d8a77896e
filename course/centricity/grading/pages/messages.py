"""The words of a failed test: never its source, its traceback, or a path of this machine."""

import re
import sys
import tempfile
from pathlib import Path

from centricity.grading.run.wire import OUT_OF_TIME
from centricity.i18n import _
from centricity.paths import root

LONGEST = 20_000
WARNING = re.compile(r"^(?:.*: )?(\w*Warning: .*)$", re.MULTILINE)
COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def message_of(cell, secret):
    """Return the words of a failed test, without its traceback.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        A code cell that was run.
    secret : set of str
        Lines that may not be in the words, as from `centricity.cells.secret_lines`.

    Returns
    -------
    str
        Empty if nothing failed.
    """
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            return redacted(_words_of(output.ename, plain(output.evalue)), secret)
    noise = "".join(one.text for one in cell.get("outputs", []) if one.get("name") == "stderr")
    if not noise:
        return ""
    found = WARNING.search(noise)
    return redacted(
        _("Your code wrote to stderr during the test, and that costs its points: {words}").format(
            words=found[1] if found else noise.strip().splitlines()[0]
        ),
        secret,
    )


def _words_of(ename, evalue):
    if ename == "NotImplementedError":
        return _("Not answered yet.")
    if ename in ("AssertionError", OUT_OF_TIME) and evalue:
        return evalue
    return f"{ename}: {evalue}" if evalue else ename


def plain(text):
    """Return text without the codes that colour it in a terminal."""
    return COLOUR.sub("", text)


def _places():
    """Return the folders of this machine that a path may begin with, the deepest first."""
    found = {tempfile.gettempdir(), sys.prefix, sys.base_prefix, str(Path.home()), str(root())}
    return sorted(found - {"/"}, key=len, reverse=True)


def redacted(text, secret):
    """Return text without paths of this machine; a note in its place if it holds a secret."""
    if any(line in text for line in secret):
        return _("This output is not shown: it repeats a hidden test.")
    for place in _places():
        text = re.sub(rf"{re.escape(place)}(?:[/\\][^\s'\":,)]*[/\\]|[/\\]|(?![\w.-]))", "…/", text)
    if len(text) > LONGEST:
        left_out = len(text) - LONGEST
        text = text[:LONGEST] + _("\n… and {count:,} characters more").format(count=left_out)
    return text
