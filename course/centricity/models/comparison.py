"""Two numbers set against each other: per cent and points, and the share behind an average."""

import numpy as np

from centricity.models.inputs import numbers, plain


def relative_and_points(old, new):
    """Return how much more one rate is than another, said in both ways.

    Parameters
    ----------
    old, new : float or array
        Rates as proportions, -1 to 1: 0.05 for 5%. A margin may be negative, a loss.

    Returns
    -------
    tuple
        The relative change as a proportion (0.6 for "60% more"), and the difference in
        percentage points (3.0). There is no relative change from a base of zero or below: NaN.

    Raises
    ------
    ValueError
        If a rate is out of range or not a number.

    Examples
    --------
    >>> relative, points = relative_and_points(0.05, 0.08)
    >>> round(relative, 4), round(points, 4)
    (0.6, 3.0)
    >>> relative_and_points(0.0, 0.08)
    (nan, 8.0)
    """
    old, new = numbers("old", old, low=-1, high=1), numbers("new", new, low=-1, high=1)
    base = np.where(old > 0, old, np.nan)
    return plain(new / base - 1), plain(100 * (new - old))


def mixture_share(total, inside, outside):
    """Return how large a group must be, if a total is the mixture of the group and the rest.

    ``total = share * inside + (1 - share) * outside``, solved for the share.

    Parameters
    ----------
    total : float or array
        The rate over everybody, 0 to 1.
    inside, outside : float or array
        The rates in the group and in the rest, 0 to 1.

    Returns
    -------
    float or numpy.ndarray
        The share, or NaN where no share from 0 to 1 gives the total, or where the two rates are
        the same and any share would.

    Raises
    ------
    ValueError
        If a rate is out of range or not a number.

    Examples
    --------
    >>> round(mixture_share(0.45, inside=0.93, outside=0.03), 4)
    0.4667
    >>> mixture_share(0.95, inside=0.93, outside=0.03)
    nan
    """
    total = numbers("total", total, low=0, high=1)
    inside = numbers("inside", inside, low=0, high=1)
    outside = numbers("outside", outside, low=0, high=1)
    gap = np.where(inside == outside, np.nan, inside - outside)
    share = (total - outside) / gap
    return plain(np.where((share >= 0) & (share <= 1), share, np.nan))
