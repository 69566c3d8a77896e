"""Games as text: the saved game, and the result code that can be replayed.

Both hold the decisions, not their consequences: whoever reads them plays them again. The checksum
finds slips and casual edits. It can't prove who played.
"""

import base64
import binascii
import hashlib
import json
import zlib
from dataclasses import replace

from centricity.i18n import _
from centricity.simulate.market import engine
from centricity.simulate.market.decisions import FIELDS
from centricity.simulate.market.events import CHANCE, EVENTS
from centricity.simulate.market.policies import CLOSES, REPAIRS

# Raise it whenever the same decisions would give another result.
VERSION = 1
FORMAT = "centricity three firms"
PREFIX = "3F9R"
CONTENT = ("scenario", "market", "seed", "size", "rivals", "decisions")
NO_GAME = _("This is not a saved game of the three firms.")
EXAMPLE = f"{PREFIX}.{VERSION}.alike.42.eJy....3600000.1a2b3c4d"
NO_CODE = _(
    "This is not a result code of the three firms: it must have seven parts, like {example}."
).format(example=EXAMPLE)
# A code is about 300 characters long; what it unpacks to has a limit too.
LONGEST_CODE = 4000
LONGEST_PAYLOAD = 20_000


def to_json(game):
    """Return a game as text."""
    stored = {
        "format": FORMAT,
        "version": VERSION,
        "scenario": game.name,
        "market": fingerprint(game.scenario),
        "seed": game.seed,
        "size": game.size,
        "rivals": list(game.scenario.rivals),
        "decisions": [decision.as_dict() for decision in game.decisions],
    }
    return json.dumps({**stored, "checksum": _checksum(stored)}, indent=1) + "\n"


def from_json(text):
    """Return what a saved game holds, after checking that it is one, unchanged, and of today.

    Raises
    ------
    ValueError
        If it isn't; the message says why.
    """
    try:
        stored = json.loads(text)
        checksum = stored.pop("checksum")
        form, version = stored["format"], stored["version"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(NO_GAME) from error
    if form != FORMAT:
        raise ValueError(NO_GAME)
    if version != VERSION:
        raise ValueError(
            _(
                "This saved game comes from version {version} of the market, and this is version "
                "{today}: it can't be resumed here."
            ).format(version=version, today=VERSION)
        )
    complete = set(stored) == {"format", "version", *CONTENT}
    if checksum != _checksum(stored) or not complete or type(stored["decisions"]) is not list:
        raise ValueError(
            _("This saved game was changed after it was saved, so it can't be resumed.")
        )
    return stored


def check_market(scenario, mark):
    """Raise a `ValueError` unless a record was made in today's market."""
    if mark != fingerprint(scenario):
        raise ValueError(
            _(
                "The market has been changed since this game was played: the same decisions would "
                "now give another result."
            )
        )


def fingerprint(scenario):
    """Return a short mark of everything numeric that a market is made of."""
    constants = {
        name: value
        for name, value in vars(engine).items()
        if name.isupper() and isinstance(value, int | float)
    }
    # Its words may be translated.
    plain = replace(scenario, title="", driver="")
    happens = [(one.field, one.factor, one.more) for one in EVENTS.values()]
    lively = f"{happens!r}{CHANCE}{CLOSES}{REPAIRS}" if scenario.lively else ""
    return hashlib.sha256(f"{plain!r}{constants!r}{lively}".encode()).hexdigest()[:8]


def encode(game):
    """Return the result code of a finished game: seven parts with dots between them.

    Prefix, version, scenario, seed, packed decisions, customer equity in whole crowns, checksum.
    """
    content = {
        "market": fingerprint(game.scenario),
        "size": game.size,
        "rivals": game.scenario.rivals,
        "decisions": [
            [_short(value) for value in decision.as_dict().values()] for decision in game.decisions
        ],
    }
    equity = round(game.outcome()["equity"])
    parts = [PREFIX, str(VERSION), game.name, str(game.seed), _pack(content), str(equity)]
    return ".".join([*parts, _checksum(parts)])


def decode(code):
    """Return what a result code says, without replaying it.

    Returns
    -------
    dict
        ``scenario``, ``seed``, ``size``, ``rivals``, ``market``, ``decisions`` (dicts) and
        ``equity``.

    Raises
    ------
    ValueError
        If it isn't a code, was changed, or comes from another version.
    """
    if not isinstance(code, str) or len(code) > LONGEST_CODE:
        raise ValueError(NO_CODE)
    # Mail programs break long lines.
    *parts, checksum = "".join(code.split()).split(".")
    if len(parts) != 6 or parts[0] != PREFIX:
        raise ValueError(NO_CODE)
    if parts[1] != str(VERSION):
        raise ValueError(
            _(
                "This result code comes from version {version} of the market, and this is version "
                "{today}: it can't be replayed here."
            ).format(version=parts[1], today=VERSION)
        )
    changed = _("This result code was changed or cut: its parts don't fit together.")
    if checksum != _checksum(parts):
        raise ValueError(changed)
    try:
        content = _unpack(parts[4])
        return {
            "scenario": parts[2],
            "seed": int(parts[3]),
            "equity": int(parts[5]),
            "market": content["market"],
            "size": content["size"],
            "rivals": content["rivals"],
            "decisions": [
                dict(zip(FIELDS, values, strict=True)) for values in content["decisions"]
            ],
        }
    except (ValueError, TypeError, KeyError, RecursionError, zlib.error, binascii.Error) as error:
        raise ValueError(changed) from error


def _pack(content):
    packed = zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _unpack(payload):
    packed = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return json.loads(zlib.decompressobj().decompress(packed, LONGEST_PAYLOAD))


def _short(number):
    return int(number) if number == int(number) else number


def _checksum(content):
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(f"{FORMAT} {text}".encode()).hexdigest()[:8]
