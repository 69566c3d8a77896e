"""Things that happen in a market, drawn from the seed and told to all firms alike."""

from dataclasses import dataclass, replace

import numpy as np

from centricity.i18n import _

# How likely it is that something happens in a quarter; nothing does in the first.
CHANCE = 0.4


@dataclass(frozen=True)
class Event:
    """What happens, and which parameter of the market it changes for one quarter.

    Parameters
    ----------
    words : str
        What every firm is told before it decides.
    field : str
        A field of `Scenario`.
    factor, more : float
        The field becomes factor times what it was, plus more.
    """

    words: str
    field: str
    factor: float = 1.0
    more: float = 0.0


EVENTS = {
    "discount": Event(
        _("A discounter from elsewhere sells cheap plans this quarter."), "discounter", more=0.8
    ),
    "outage": Event(
        _("The region's booking line breaks down; complaints weigh twice as much this quarter."),
        "trouble",
        factor=2.0,
    ),
    "talk": Event(
        _("A newspaper compares the firms; people listen to customers twice as much."),
        "talk",
        factor=2.0,
    ),
    "rule": Event(
        _("A rule forbids calling other firms' customers; their offers pull half as much."),
        "poaching",
        factor=0.5,
    ),
}


def drawn(seed, rounds):
    """Return what happens in each quarter of a market, a key of `EVENTS` or an empty text.

    Examples
    --------
    >>> quiet = drawn(seed=1, rounds=9)
    >>> len(quiet), quiet[0]
    (9, '')
    """
    rng = np.random.default_rng([seed, 3])
    names = list(EVENTS)
    happens, which = rng.random(rounds) < CHANCE, rng.integers(len(names), size=rounds)
    happens[0] = False
    return tuple(names[one] if any_ else "" for one, any_ in zip(which, happens, strict=True))


def conditions(scenario, event):
    """Return the scenario as it is in a quarter with an event (none if the text is empty)."""
    if not event:
        return scenario
    what = EVENTS[event]
    value = what.factor * getattr(scenario, what.field) + what.more
    return replace(scenario, **{what.field: value})
