"""The beta-discrete-Weibull model: customers who differ, and each of whom may change.

The extension of the shifted-beta-geometric model (`centricity.models.sbg`) by one parameter,
`shape`. A customer whose first churn probability is q is still there after t renewals with
probability ``(1 - q) ** (t ** shape)``. At a shape of 1 nobody changes; above 1 every customer's
own churn rises with tenure, below 1 it falls. Over customers q follows a beta distribution.

Source
------
Fader, Hardie, Liu, Davin and Steenburgh (2018), "'How to project customer retention' revisited: the
role of duration dependence", Journal of Interactive Marketing 43.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, xlogy

from centricity.models import sbg
from centricity.models.inputs import numbers, plain, whole_numbers

SHAPES = (0.05, 20.0)
# Of the search for alpha and beta, as logarithms.
RANGE = (np.log(1e-6), np.log(sbg.LARGEST))
# With alpha + beta above this, the likelihood is so flat that the search only drifts.
ALIKE = 1e4


class Fit(NamedTuple):
    """Parameters found by maximum likelihood, and whether the search found a maximum."""

    alpha: float
    beta: float
    shape: float
    log_likelihood: float
    converged: bool
    message: str


def survival(alpha, beta, shape, period):
    """Return the share of a cohort still there after so many renewals.

    Parameters
    ----------
    alpha, beta : float or array
        As in `sbg.survival`.
    shape : float or array
        From 0.05 to 20.
    period : int or array of int
        0 or more.

    Returns
    -------
    float or numpy.ndarray
        ``B(alpha, beta + t ** shape) / B(alpha, beta)``, a proportion.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> round(survival(0.2593, 1.7226, 1.5844, 12), 3)
    0.389
    >>> survival(0.668, 3.806, 1, 12) == sbg.survival(0.668, 3.806, 12)
    True
    """
    alpha, beta, shape = _parameters(alpha, beta, shape)
    return plain(np.exp(_log_survival(alpha, beta, shape, whole_numbers("period", period))))


def retention(alpha, beta, shape, period):
    """Return the share of those still there who renew at the end of a period.

    Parameters
    ----------
    alpha, beta, shape
        As in `survival`.
    period : int or array of int
        1 or more.

    Returns
    -------
    float or numpy.ndarray
        A proportion.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> retention(0.2593, 1.7226, 1.5844, [1, 4]).round(3).tolist()
    [0.869, 0.906]
    """
    alpha, beta, shape = _parameters(alpha, beta, shape)
    period = whole_numbers("period", period, low=1)
    before = _log_survival(alpha, beta, shape, period - 1)
    return plain(np.exp(_log_survival(alpha, beta, shape, period) - before))


def own_churn(first, shape, period):
    """Return one customer's churn probability at a renewal.

    Parameters
    ----------
    first : float or array
        The customer's churn probability at the first renewal, 0 to 1.
    shape : float or array
        From 0.05 to 20.
    period : int or array of int
        1 or more.

    Returns
    -------
    float or numpy.ndarray
        A probability: `first` at every renewal if `shape` is 1.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> own_churn(0.05, 1.5, [1, 2, 5]).round(3).tolist()
    [0.05, 0.09, 0.151]
    """
    first = numbers("first", first, low=0, high=1)
    shape = numbers("shape", shape, low=SHAPES[0], high=SHAPES[1])
    period = whole_numbers("period", period, low=1).astype(float)
    return plain(1 - (1 - first) ** (period**shape - (period - 1) ** shape))


def fit(surviving):
    """Find `alpha`, `beta` and `shape` by maximum likelihood.

    Parameters
    ----------
    surviving : array, shape (K + 1,)
        As in `sbg.fit`, K at least 3.

    Returns
    -------
    Fit
        As from `sbg.fit`, with a ``shape``. Not converged where a parameter lies at the end of its
        range, or the search gave up.

    Raises
    ------
    ValueError
        If `surviving` is no survival curve or holds too little to fit three parameters.

    Examples
    --------
    >>> found = fit([100, 86.9, 74.3, 65.3, 59.3])
    >>> round(found.shape, 2), found.converged
    (1.58, True)
    """
    start = sbg.fit(surviving)
    there = sbg.survival_curve(surviving)
    if there.size < 4 or there[2] == 0:
        raise ValueError(
            "surviving covers fewer than three periods with customers in them; "
            "three parameters need at least three."
        )
    shares, periods = there / there[0], np.arange(there.size)

    def minus_log_likelihood(logarithms):
        left = _log_survival(*np.exp(logarithms), periods)
        lost = np.exp(left[:-1]) * -np.expm1(np.diff(left))
        # A probability too small for a float must not stop the search.
        lost = np.maximum(lost, np.finfo(float).tiny)
        return -xlogy(-np.diff(shares), lost).sum() - shares[-1] * left[-1]

    bounds = [RANGE, RANGE, tuple(np.log(SHAPES))]
    found = minimize(
        minus_log_likelihood,
        x0=np.clip(np.log([start.alpha, start.beta, 1.0]), *np.transpose(bounds)),
        method="Nelder-Mead",
        bounds=bounds,
        options={"xatol": 1e-8, "fatol": 1e-13, "maxiter": 5000, "maxfev": 5000},
    )
    alpha, beta, shape = (float(one) for one in np.exp(found.x))
    message = _why_not(found, bounds)
    return Fit(alpha, beta, shape, float(-found.fun * there[0]), not message, message)


def _why_not(found, bounds):
    """Return why a search did not end at a maximum inside its range, or nothing."""
    alpha, beta, _ = np.exp(found.x)
    if alpha + beta > ALIKE:
        return "Nothing here says that customers differ: alpha and beta grow without end."
    if np.isclose(found.x[:, np.newaxis], bounds, rtol=0, atol=1e-3).any():
        return "A parameter lies at the end of its range: the data don't determine all three."
    if not found.success:
        return f"The search stopped before it found a maximum: {found.message}"
    return ""


def _parameters(alpha, beta, shape):
    return (
        numbers("alpha", alpha, low=0, high=sbg.LARGEST, low_allowed=False),
        numbers("beta", beta, low=0, high=sbg.LARGEST, low_allowed=False),
        numbers("shape", shape, low=SHAPES[0], high=SHAPES[1]),
    )


def _log_survival(alpha, beta, shape, period):
    return betaln(alpha, beta + period.astype(float) ** shape) - betaln(alpha, beta)
