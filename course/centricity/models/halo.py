"""The halo: firms that do well are called customer-centric, and then turn out to do well.

The toy world: a firm's profit margin stands `z` standard deviations above the mean of all firms,
and raters who know it call the firm customer-centric with probability ``1 / (1 + exp(-s z))``.
The strength ``s`` is 0 for raters who don't look at profit.
"""

import numpy as np
from scipy.integrate import quad
from scipy.special import expit

from centricity.models.inputs import numbers, plain


def called_centric(margins, strength):
    """Return the probability with which raters call each firm customer-centric.

    Parameters
    ----------
    margins : array, shape (firms,)
        What the raters know of each firm.
    strength : float
        Strength of the halo: 0 for none; negative if raters prefer the unprofitable.

    Returns
    -------
    numpy.ndarray
        Probabilities, one a firm. Where all margins are alike nobody stands out: one half.

    Raises
    ------
    ValueError
        If there are no margins, or a number isn't one.

    Examples
    --------
    >>> called_centric([4.0, 10.0, 16.0], strength=2).round(2)
    array([0.08, 0.5 , 0.92])
    """
    margins = numbers("margins", margins)
    strength = float(numbers("strength", strength))
    if margins.ndim != 1 or margins.size == 0:
        raise ValueError("margins is empty or not a list; it must hold one number a firm.")
    spread = margins.std()
    z = (margins - margins.mean()) / spread if spread > 0 else np.zeros(margins.size)
    return expit(strength * z)


def halo_ratio(margins, outcome, strength):
    """Return the ratio of mean outcomes, firms called centric over the others, as expected.

    Every firm counts for both groups, with the probabilities of `called_centric`. No firm's
    outcome depends on what it is called: whatever differs from 1 is the halo.

    Parameters
    ----------
    margins : array, shape (firms,)
        What the raters know.
    outcome : array, shape (firms,)
        What the study measures: the same margins, or those of a later year.
    strength : float
        As in `called_centric`.

    Returns
    -------
    float
        The ratio, or NaN where the others have a mean outcome of zero or below.

    Raises
    ------
    ValueError
        As in `called_centric`, and if the two lists differ in length.

    Examples
    --------
    >>> round(halo_ratio([4.0, 10.0, 16.0], [4.0, 10.0, 16.0], strength=2), 3)
    2.014
    >>> halo_ratio([4.0, 10.0, 16.0], [4.0, 10.0, 16.0], strength=0)
    1.0
    """
    outcome = numbers("outcome", outcome)
    chance = called_centric(margins, strength)
    if outcome.shape != chance.shape:
        raise ValueError(
            f"outcome has the shape {outcome.shape}; margins has {chance.shape}, and both must "
            "hold one number a firm."
        )
    others = np.average(outcome, weights=1 - chance)
    return float(np.average(outcome, weights=chance) / others) if others > 0 else float("nan")


def expected_ratio(strength, spread, persistence=1.0, effect=0.0):
    """Return the ratio that a very large study would print, with normal margins.

    With ``k`` the mean `z` of firms called centric, the ratio is
    ``(1 + e) (1 + c p k) / (1 - c p k)`` for a spread ``c`` and a persistence ``p``.

    Parameters
    ----------
    strength : float
        As in `called_centric`.
    spread : float
        Standard deviation of margins over their mean, 0 to 1.
    persistence : float
        Correlation of margins between the year of the rating and the year of the study, 0 to 1;
        1 when they are the same year.
    effect : float
        By what proportion being centric really raises a firm's margin, 0 or more.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> round(expected_ratio(2, spread=0.67), 2)
    2.37
    >>> round(expected_ratio(2, spread=0.67, persistence=0.5), 2)
    1.51
    """
    strength = float(numbers("strength", strength))
    spread = numbers("spread", spread, low=0, high=1)
    persistence = numbers("persistence", persistence, low=0, high=1)
    effect = numbers("effect", effect, low=0)

    # Half of all firms are called centric, whatever the strength, because z is symmetric.
    def weighed(z):
        return 2 * z * expit(strength * z) * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)

    above, _ = quad(weighed, -8, 8, points=[0])
    lift = spread * persistence * above
    return plain((1 + effect) * (1 + lift) / (1 - lift))
