"""Mystery visits to Veretta's receptions, with the true quality of each: a constructed world.

Shoppers differ in strictness, days differ, and a shopper who has waited too long marks down what
has nothing to do with waiting. That last part is the halo.
"""

import numpy as np
import pandas as pd

from centricity.simulate import veretta

SEED = 20_260_413
SHOPPERS = ("Ada", "Ben", "Cleo", "Dov", "Eva", "Finn")
VISITS_EACH = 2
ITEMS = (
    *("greeted", "eye_contact", "name_used", "need_asked", "answer_clear"),
    *("next_step_said", "privacy_kept", "clean", "signs_found", "goodbye"),
)
# How far receptions, shoppers, pairs of them, and days stray, on the scale of log-odds.
SITE, SHOPPER, BOTH, DAY = 0.7, 0.45, 0.25, 0.55
LONG_WAIT = 20
HALO = 1.3


def truth(rng):
    """Draw the lasting quality of each reception: log-odds that an ordinary item is met.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    pandas.DataFrame
        ``site``, ``quality`` and ``mean_wait`` (minutes). Quality and waiting are independent.

    Examples
    --------
    >>> truth(np.random.default_rng(1)).shape
    (8, 3)
    """
    sites = sorted(veretta.CLINICS)
    return pd.DataFrame(
        {
            "site": sites,
            "quality": rng.normal(1.0, SITE, len(sites)).round(3),
            "mean_wait": rng.uniform(6, 24, len(sites)).round(1),
        }
    )


def visits(rng, receptions):
    """Send every shopper to every reception, twice.

    Parameters
    ----------
    rng : numpy.random.Generator
    receptions : pandas.DataFrame
        As from `truth`.

    Returns
    -------
    pandas.DataFrame
        96 rows: ``visit``, ``site``, ``shopper``, ``wait`` (minutes), a column of 0 and 1 for
        each of `ITEMS`, and ``score`` (items met, per cent).

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> visits(rng, truth(rng)).shape
    (96, 15)
    """
    strictness = rng.normal(0, SHOPPER, len(SHOPPERS))
    difficulty = rng.normal(0, 0.6, len(ITEMS))
    rows = []
    for _, site in receptions.iterrows():
        for shopper, strict in zip(SHOPPERS, strictness, strict=True):
            suits = rng.normal(0, BOTH)
            for _ in range(VISITS_EACH):
                wait = rng.gamma(3, site["mean_wait"] / 3)
                mood = HALO * (wait > LONG_WAIT)
                odds = site["quality"] - strict + suits + rng.normal(0, DAY) - mood - difficulty
                met = rng.random(len(ITEMS)) < 1 / (1 + np.exp(-odds))
                rows.append([site["site"], shopper, round(wait), *met.astype(int)])
    table = pd.DataFrame(rows, columns=["site", "shopper", "wait", *ITEMS])
    table.insert(0, "visit", np.arange(1, len(table) + 1))
    return table.assign(score=(100 * table[list(ITEMS)].mean(axis=1)).round().astype(int))
