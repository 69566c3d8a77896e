"""Attempts at assignments, and the table of them in the README of their folder.

An attempt, `solutions/attempts/NN_slug/wrong_unit.py`, starts with comments::

    # vanilla: 12 isolated: 12
    # from: right_pandas
    # without: ci, essay
    # Takes per cent for shares.

The first line says what it scores. `from` names another attempt, of which it keeps whatever it
doesn't change; `without` names questions of that one that stay as they were released. The rest
says what it stands for. Then comes one cell for each answer, ``# %% answer="clv"``.
"""

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from centricity.build.notebooks import read_text

SCORES = re.compile(r"# vanilla: (\d+) isolated: (\d+)")
BASE = re.compile(r"# from: (\w+)")
WITHOUT = re.compile(r"# without: ([\w-]+(?:, [\w-]+)*)")
HEAD = "| attempt | vanilla | isolated | what it stands for |\n|---|---|---|---|\n"
STATED = "| hidden check | the sentence that states it |\n|---|---|\n"
STATED_ROW = re.compile(r"\| `([\w-]+)` \| *\S[^|]*\|")


@dataclass(frozen=True)
class Attempt:
    """The answers of one attempt, by the id of the answer cell, and the scores it must get.

    `base` is the name of the attempt it starts from, or None; `without` are the questions of that
    one that it leaves out. `changed` are the answers that its own file holds, `answers` are all.
    """

    name: str
    vanilla: int
    isolated: int
    about: str
    base: str | None
    without: tuple
    changed: dict
    answers: dict


def attempts_in(folder):
    """Return every attempt of a folder, in alphabetical order.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    list of Attempt

    Raises
    ------
    ValueError
        If a first line doesn't state scores, or an attempt starts from one that isn't there or
        that itself starts from another, or it leaves out what the other one doesn't answer. The
        message names the attempt.
    """
    files = {path.stem: _read(path) for path in sorted(folder.glob("*.py"))}
    return [_complete(attempt, files) for attempt in files.values()]


def write_tables(root):
    """Renew the table of attempts in the README of each folder; return the paths that changed.

    Raises
    ------
    ValueError
        If a README has no table, or not just one.
    """
    changed = []
    for readme in sorted((root / "solutions" / "attempts").glob("*/README.md")):
        before = readme.read_text(encoding="utf-8")
        if before.count(HEAD) != 1:
            raise ValueError(
                f"{readme}: there must be one table of attempts, with the head\n{HEAD}"
            )
        start, rest = before.split(HEAD)
        after = start + HEAD + _rows(readme.parent) + re.sub(r"\A(\|.*\n)+", "", rest)
        if after != before:
            readme.write_text(after, encoding="utf-8", newline="\n")
            changed.append(readme)
    return changed


def check_stated(readme, hidden):
    """Raise a `ValueError` unless a README says of each hidden check which sentence states it.

    Parameters
    ----------
    readme : str
        The README of an assignment's attempts. Without such a table it is not looked at; a test
        asks for the table.
    hidden : list of str
        The ids of the assignment's hidden test cells.
    """
    if STATED not in readme:
        return
    rows = re.match(r"(\|.*\n)*", readme.split(STATED)[1])[0].splitlines()
    said = [found[1] for found in map(STATED_ROW.match, rows) if found]
    if said != hidden:
        missing = [one for one in hidden if one not in said]
        extra = [one for one in said if one not in hidden]
        raise ValueError(
            "the table of hidden checks must name each once, in the notebook's order, with the "
            f"sentence that states it; missing: {missing}, unknown: {extra}."
        )


def _read(path):
    """Return the attempt in a file, with the answers of that file alone."""
    lines = _comments(path)
    scores = SCORES.fullmatch(lines.pop(0)) if lines else None
    if not scores:
        raise ValueError(f"{path.name}: the first line must be '# vanilla: N isolated: N'.")
    base = BASE.fullmatch(lines[0]) if lines else None
    without = WITHOUT.fullmatch(lines[1]) if base and lines[1:] else None
    about = lines[bool(base) + bool(without) :]
    changed = {
        cell.metadata.get("answer") or cell.metadata["written"]: cell.source
        for cell in read_text(path).cells[1:]
    }
    return Attempt(
        name=path.stem,
        vanilla=int(scores[1]),
        isolated=int(scores[2]),
        about=" ".join(line.removeprefix("#").strip() for line in about),
        base=base[1] if base else None,
        without=tuple(without[1].split(", ")) if without else (),
        changed=changed,
        answers=changed,
    )


def _comments(path):
    """Return the lines before the first that is no comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(takewhile(lambda line: re.match("#(?! %%)", line), lines))


def _complete(attempt, files):
    """Return an attempt with the answers that it keeps from the one it starts from."""
    if not attempt.base:
        return attempt
    base = files.get(attempt.base)
    if base is None:
        raise ValueError(f"{attempt.name}: there is no attempt {attempt.base} to start from.")
    if base.base:
        raise ValueError(
            f"{attempt.name}: {base.name} itself starts from {base.base}; start from that one."
        )
    for question in attempt.without:
        if question not in base.answers:
            raise ValueError(
                f"{attempt.name}: {base.name} has no answer to {question!r} to leave out."
            )
    kept = {name: code for name, code in base.answers.items() if name not in attempt.without}
    return replace(attempt, answers=kept | attempt.changed)


def _rows(folder):
    return "".join(
        f"| `{one.name}` | {one.vanilla} | {one.isolated} | {one.about} |\n"
        for one in attempts_in(folder)
    )
