"""The way of new members to the care plan, touch by touch, with what truly moved them.

A constructed world. Each person has an own will to join; some touches raise it, and some are only
met by people who have made up their minds. Attribution can't see the difference.
"""

import numpy as np
import pandas as pd

SEED = 20_260_412
PEOPLE = 20_000
# Channel: chance to meet it, how much more often keen people meet it, what it adds to the chance.
CHANNELS = {
    "poster": (0.34, 1.0, 0.020),
    "search": (0.22, 3.0, 0.000),
    "friend": (0.12, 1.4, 0.060),
    "newsletter": (0.20, 1.6, 0.010),
    "call": (0.08, 1.0, 0.045),
}
WILL = 0.05
# In which order touches are met: what is seen by the way first, what is looked for last.
ORDER = ("poster", "newsletter", "friend", "call", "search")


def people(rng, count=PEOPLE):
    """Draw people, the touches each of them met, and whether they joined.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int

    Returns
    -------
    pandas.DataFrame
        A column of 0 and 1 for each channel of `ORDER`, and ``joined``. Rows without any touch
        are people whom no system ever saw.

    Examples
    --------
    >>> people(np.random.default_rng(1), count=4).shape
    (4, 6)
    """
    keen = rng.random(count) < 0.25
    will = np.where(keen, 3.0, 1 / 3) * WILL
    met = {}
    chance = will.copy()
    for channel in ORDER:
        reach, more, adds = CHANNELS[channel]
        met[channel] = (rng.random(count) < reach * np.where(keen, more, 1.0)).astype(int)
        chance += adds * met[channel]
    return pd.DataFrame(met).assign(joined=(rng.random(count) < chance).astype(int))


def paths(persons):
    """Return the table that an analytics tool would show: paths, with joiners and others counted.

    Parameters
    ----------
    persons : pandas.DataFrame
        As from `people`.

    Returns
    -------
    pandas.DataFrame
        ``path`` (``"poster > search"``), ``conversions`` and ``nulls``; people without a touch
        are in no row. The longest list first.

    Examples
    --------
    >>> paths(people(np.random.default_rng(1), count=50)).columns.tolist()
    ['path', 'conversions', 'nulls']
    """
    touched = persons[persons[list(ORDER)].any(axis=1)]
    names = touched[list(ORDER)].apply(
        lambda row: " > ".join(channel for channel in ORDER if row[channel]), axis=1
    )
    counted = touched.groupby(names)["joined"].agg(["sum", "size"])
    table = pd.DataFrame(
        {
            "path": counted.index,
            "conversions": counted["sum"].to_numpy(),
            "nulls": (counted["size"] - counted["sum"]).to_numpy(),
        }
    )
    return table.sort_values(
        ["conversions", "nulls", "path"], ascending=[False, False, True], ignore_index=True
    )


def causes(persons):
    """Return how many of the joiners each channel added: known here, and nowhere else.

    Parameters
    ----------
    persons : pandas.DataFrame
        As from `people`.

    Returns
    -------
    pandas.DataFrame
        ``channel`` and ``added``: people met, times what a touch adds to the chance.

    Examples
    --------
    >>> causes(people(np.random.default_rng(1), count=50))["channel"].tolist()
    ['poster', 'newsletter', 'friend', 'call', 'search']
    """
    added = [round(float(persons[channel].sum() * CHANNELS[channel][2]), 1) for channel in ORDER]
    return pd.DataFrame({"channel": ORDER, "added": added})
