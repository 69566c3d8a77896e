"""Result codes of a class: replayed, believed or not, and put in order."""

from pathlib import Path

import pandas as pd

from centricity.i18n import _
from centricity.simulate.market.engine import ROUNDS
from centricity.simulate.market.game import OUTCOME, SIZE, Game
from centricity.simulate.market.records import check_market, decode

# Replaying is exact on one machine; elsewhere a last digit may differ and move a customer or two.
TOLERANCE = 1e-3
# Largest market that is replayed for somebody else.
LARGEST = SIZE


def verify(code):
    """Replay a result code.

    Parameters
    ----------
    code : str
        As from `Game.code`. Spaces and line breaks don't matter.

    Returns
    -------
    Game
        The finished game.

    Raises
    ------
    ValueError
        If it is no code, was changed, comes from another version, holds decisions that the market
        refuses, or claims another customer equity than the decisions give. The message says which.

    Examples
    --------
    >>> from centricity.simulate.market.game import run_policy
    >>> game = run_policy(lambda view: {"product": view.cash}, "alike", seed=5, size=1000)
    >>> verify(game.code()).outcome() == game.outcome()
    True
    """
    said = decode(code)
    if not isinstance(said["size"], int) or said["size"] > LARGEST:
        raise ValueError(
            _("This result code is of a market of more than {most:,} people.").format(most=LARGEST)
        )
    game = Game(said["scenario"], said["seed"], said["size"], said["rivals"])
    check_market(game.scenario, said["market"])
    if len(said["decisions"]) != ROUNDS:
        raise ValueError(
            _("This result code holds {held} quarters; a game has {rounds}.").format(
                held=len(said["decisions"]), rounds=ROUNDS
            )
        )
    for decision in said["decisions"]:
        game.play(decision)
    equity = game.outcome()["equity"]
    if abs(said["equity"] - equity) > TOLERANCE * equity + 1:
        raise ValueError(
            _(
                "This result code claims a customer equity of {claimed:,} crowns, and its "
                "decisions give {found:,.0f}."
            ).format(claimed=said["equity"], found=equity)
        )
    return game


def league(folder):
    """Replay every code in a folder, and put the players in order.

    Parameters
    ----------
    folder : path
        Holds one text file a player, `NAME.txt`, with a result code in it.

    Returns
    -------
    pandas.DataFrame
        One row a file: ``player`` (the file's name), ``scenario``, ``seed``, ``place`` (within
        scenario and seed, 1 for the largest customer equity), ``equity``, ``customers``,
        ``retention``, ``satisfaction``, ``cash``, ``risk`` and ``note``. A code that doesn't hold
        has no numbers, and the note says why; equal decisions are noted too.

    Raises
    ------
    ValueError
        If there is no such folder, or no text file in it.
    """
    files = sorted(Path(folder).glob("*.txt"))
    if not files:
        raise ValueError(
            _("There are no result codes (files NAME.txt) in {folder}.").format(folder=folder)
        )
    table = pd.DataFrame([_row(path) for path in files], columns=COLUMNS)
    table["place"] = (
        table.groupby(["scenario", "seed"])["equity"].rank(ascending=False, method="min")
    ).astype("Int64")
    table = table.sort_values(["scenario", "seed", "place", "player"], ignore_index=True)
    return table.drop(columns="decisions").assign(note=_notes(table))


COLUMNS = ["player", "scenario", "seed", "place", *OUTCOME, "note", "decisions"]


def _row(path):
    try:
        game = verify(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return {"player": path.stem, "note": str(error)}
    return {
        "player": path.stem,
        "scenario": game.name,
        "seed": game.seed,
        **game.outcome(),
        "note": "",
        "decisions": str(game.decisions),
    }


def _notes(table):
    """Return the notes, with those named who decided the same in the same market."""
    notes = table["note"].tolist()
    for _same, group in table.groupby(["scenario", "seed", "decisions"]):
        for place in group.index[1:]:
            notes[place] = _("same decisions as {player}").format(player=group["player"].iloc[0])
    return notes
