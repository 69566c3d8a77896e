"""A constructed world of firms whose fame follows their profit."""

import numpy as np
from scipy.special import expit

MEAN_MARGIN = 10.0


def draw(rng, studies, firms):
    """Draw the chance in so many studies of so many firms.

    Parameters
    ----------
    rng : numpy.random.Generator
    studies, firms : int

    Returns
    -------
    tuple of numpy.ndarray
        Three arrays of the shape (studies, firms): standard normal numbers for each firm's
        margin in the first year and for what is new in the second, and uniform ones for the
        raters. A narrower slice of each is a smaller world.

    Examples
    --------
    >>> [one.shape for one in draw(np.random.default_rng(1), studies=2, firms=5)]
    [(2, 5), (2, 5), (2, 5)]
    """
    shape = (studies, firms)
    return rng.standard_normal(shape), rng.standard_normal(shape), rng.random(shape)


def rated_firms(chance, strength, spread, persistence, effect=0.0):
    """Return firms' margins in two years, and whether raters call them customer-centric.

    Margins are normal with a mean of 10% of sales. Raters see the first year's and call a firm
    centric with probability ``1 / (1 + exp(-strength z))``, where `z` is its distance from the
    mean in standard deviations. Being called so raises the margin by `effect`, in both years.

    Parameters
    ----------
    chance : tuple of numpy.ndarray
        From `draw`.
    strength : float
        Strength of the halo; 0 for none.
    spread : float
        Standard deviation of margins over their mean.
    persistence : float
        Correlation of a firm's margins between the two years, 0 to 1.
    effect : float
        What being centric really adds, as a proportion of the margin.

    Returns
    -------
    tuple of numpy.ndarray
        Margins of the first and the second year in per cent of sales, and whether a firm is
        called centric, each of the shape (studies, firms).

    Examples
    --------
    >>> chance = draw(np.random.default_rng(1), studies=1, firms=500)
    >>> first, second, called = rated_firms(chance, strength=2, spread=0.67, persistence=0.5)
    >>> bool(first[called].mean() > second[called].mean() > first[~called].mean())
    True
    """
    seen, fresh, coin = chance
    called = coin < expit(strength * seen)
    later = persistence * seen + np.sqrt(1 - persistence**2) * fresh
    bonus = np.where(called, MEAN_MARGIN * (1 + effect), MEAN_MARGIN)
    return (1 + spread * seen) * bonus, (1 + spread * later) * bonus, called


def ratios(margins, called):
    """Return the ratio of mean margins, centric over others, study by study.

    Parameters
    ----------
    margins : numpy.ndarray, shape (studies, firms)
    called : numpy.ndarray of bool, shape (studies, firms)

    Returns
    -------
    numpy.ndarray, shape (studies,)
        NaN for a study in which one of the two groups is empty.

    Examples
    --------
    >>> ratios(np.array([[8.0, 12.0, 4.0]]), np.array([[True, True, False]]))
    array([2.5])
    """
    firms = called.shape[1]
    comparable = called.any(axis=1) & ~called.all(axis=1)
    margins, called = margins[comparable], called[comparable]
    members, inside = called.sum(axis=1), np.where(called, margins, 0).sum(axis=1)
    found = np.full(comparable.size, np.nan)
    found[comparable] = (inside / members) / ((margins.sum(axis=1) - inside) / (firms - members))
    return found
