"""The shifted-beta-geometric model: customers who differ, and of whom nobody changes.

A customer under contract decides once a period whether to renew. Each has a churn probability of
their own, the same at every renewal; over customers it follows a beta distribution with parameters
`alpha` and `beta`, whose mean is ``alpha / (alpha + beta)``. Those with a high probability leave
first, so the retention rate of a cohort rises with its age although no customer changes.

A cohort is given as `surviving`: how many are still there at the start and after 1, 2, ...
periods. Shares (from 1), per cent (from 100) and counts will all do: parameters and rates don't
depend on the unit. The log-likelihood does; it is that of so many customers as `surviving` says.

Sources
-------
Fader and Hardie (2007), "How to project customer retention", Journal of Interactive Marketing
21(1), for the model, its likelihood and the retention rate; Fader and Hardie (2010), "Customer-base
valuation in a contractual setting: the perils of ignoring heterogeneity", Marketing Science 29(1),
for discounted and residual lifetimes.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, xlog1py, xlogy

from centricity.models.inputs import numbers, plain, whole_numbers

# Beyond this a beta distribution is one point for every practical purpose.
LARGEST = 1e6
# Below this rate a sum of discounted payments converges too slowly to be worth waiting for.
SMALLEST_DISCOUNT = 1e-4
# The polarisation of the search, away from its ends: at 0 all are alike, at 1 each stays or goes.
POLARISATION = (1 / (1 + LARGEST), 1 - 1e-6)


class Fit(NamedTuple):
    """Parameters found by maximum likelihood, and whether the search found a maximum."""

    alpha: float
    beta: float
    log_likelihood: float
    converged: bool
    message: str


def survival(alpha, beta, period):
    """Return the share of a cohort still there after so many renewals.

    Parameters
    ----------
    alpha, beta : float or array
        Above 0, at most `LARGEST`.
    period : int or array of int
        0 or more. At 0 everybody is there.

    Returns
    -------
    float or numpy.ndarray
        ``B(alpha, beta + t) / B(alpha, beta)``, a proportion.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> survival(0.668, 3.806, [0, 1, 12]).round(3).tolist()
    [1.0, 0.851, 0.378]
    """
    alpha, beta = _mixture(alpha, beta)
    period = whole_numbers("period", period)
    return plain(np.exp(betaln(alpha, beta + period) - betaln(alpha, beta)))


def retention(alpha, beta, period):
    """Return the share of those still there who renew at the end of a period.

    Parameters
    ----------
    alpha, beta : float or array
        As in `survival`.
    period : int or array of int
        1 or more: 1 is the first renewal.

    Returns
    -------
    float or numpy.ndarray
        ``(beta + t - 1) / (alpha + beta + t - 1)``, a proportion.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> retention(0.668, 3.806, [1, 12]).round(3).tolist()
    [0.851, 0.957]
    """
    alpha, beta = _mixture(alpha, beta)
    earlier = whole_numbers("period", period, low=1) - 1
    return plain((beta + earlier) / (alpha + beta + earlier))


def pmf(alpha, beta, period):
    """Return the share of a cohort that leaves at the end of a period.

    Parameters
    ----------
    alpha, beta, period
        As in `retention`.

    Returns
    -------
    float or numpy.ndarray
        ``B(alpha + 1, beta + t - 1) / B(alpha, beta)``, a proportion.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> pmf(1, 1, [1, 2, 3]).round(4).tolist()
    [0.5, 0.1667, 0.0833]
    """
    alpha, beta = _mixture(alpha, beta)
    earlier = whole_numbers("period", period, low=1) - 1
    before = np.exp(betaln(alpha, beta + earlier) - betaln(alpha, beta))
    return plain(before * alpha / (alpha + beta + earlier))


def posterior_churn(alpha, beta, renewals):
    """Return the mean churn probability of the customers who have renewed so many times.

    Parameters
    ----------
    alpha, beta : float or array
        As in `survival`.
    renewals : int or array of int
        0 or more.

    Returns
    -------
    float or numpy.ndarray
        ``alpha / (alpha + beta + renewals)``, a proportion.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> round(posterior_churn(0.668, 3.806, 0), 4)
    0.1493
    """
    alpha, beta = _mixture(alpha, beta)
    return plain(alpha / (alpha + beta + whole_numbers("renewals", renewals)))


def mean_lifetime(alpha, beta):
    """Return the mean number of periods that a new customer stays, the first included.

    Parameters
    ----------
    alpha, beta : float or array
        As in `survival`.

    Returns
    -------
    float or numpy.ndarray
        ``(alpha + beta - 1) / (alpha - 1)`` periods. Infinite where `alpha` is 1 or less: then so
        many hardly ever leave that the sum over all periods has no end.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> mean_lifetime(3, 4)
    3.0
    >>> mean_lifetime(0.668, 3.806)
    inf
    """
    return plain(_undiscounted(*_mixture(alpha, beta)))


def discounted_lifetime(alpha, beta, discount):
    """Return the discounted number of payments to expect of a new customer, the first one now.

    Parameters
    ----------
    alpha, beta : float or array
        As in `survival`.
    discount : float or array
        Discount rate per period, 0 or from 0.0001 on. At 0 this is `mean_lifetime`.

    Returns
    -------
    float or numpy.ndarray
        The sum of ``survival(t) / (1 + discount)**t`` over all t from 0, in payments (DEL in the
        literature). Times the margin per period it is a lifetime value, first payment included.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> round(discounted_lifetime(0.668, 3.806, 0.10), 3)
    5.923
    """
    alpha, beta = _mixture(alpha, beta)
    return plain(_payments(alpha, beta, _discount(discount)))


def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted number of payments to expect of a customer about to decide.

    Parameters
    ----------
    alpha, beta : float or array
        As in `survival`.
    discount : float or array
        Discount rate per period, 0 or from 0.0001 on.
    renewal : int or array of int
        Which renewal is up, 1 or more. The customer has made all earlier ones.

    Returns
    -------
    float or numpy.ndarray
        Payments from this renewal on; the first of them, if it comes, comes now and is not
        discounted (DERL in the literature). Infinite at a discount of 0 where `alpha` is 1 or less.

    Raises
    ------
    ValueError
        If a parameter is out of range.

    Examples
    --------
    >>> residual_lifetime(0.668, 3.806, 0.10, [1, 2, 3]).round(3).tolist()
    [5.415, 5.902, 6.294]
    """
    alpha, beta = _mixture(alpha, beta)
    discount = _discount(discount)
    earlier = whole_numbers("renewal", renewal, low=1) - 1
    renews = (beta + earlier) / (alpha + beta + earlier)
    return plain(renews * _payments(alpha, beta + earlier + 1, discount))


def survivors(customers, lost, active=None):
    """Return how many of a cohort are there at the start and after each period.

    Parameters
    ----------
    customers : int
        Size of the cohort, 1 or more.
    lost : array of int
        Customers lost in period 1, 2, ...
    active : int, optional
        Customers counted at the end, to compare with.

    Returns
    -------
    numpy.ndarray of int
        One number more than `lost` has.

    Raises
    ------
    ValueError
        If a number is not a whole number of at least 0, or if the numbers don't add up.

    Examples
    --------
    >>> survivors(1000, [131, 126, 90], active=653).tolist()
    [1000, 869, 743, 653]
    """
    customers = whole_numbers("customers", customers, low=1)
    lost = np.atleast_1d(whole_numbers("lost", lost))
    there = customers - np.concatenate([[0], np.cumsum(lost)])
    if there[-1] < 0:
        period = int(np.argmax(there < 0))
        raise ValueError(
            f"lost adds up to {customers - there[period]} by period {period}; "
            f"there were only {customers} customers."
        )
    if active is not None and whole_numbers("active", active) != there[-1]:
        raise ValueError(
            f"lost adds up to {lost.sum()} and active is {active}; "
            f"together they must be the {customers} customers of the start."
        )
    return there


def log_likelihood(alpha, beta, surviving):
    """Return the log-likelihood of a cohort.

    Parameters
    ----------
    alpha, beta : float
        As in `survival`.
    surviving : array, shape (K + 1,)
        Customers there at the start and after 1 to K periods.

    Returns
    -------
    float
        That of ``surviving[0]`` customers: give counts if it is to be compared.

    Raises
    ------
    ValueError
        If a parameter is out of range or `surviving` is no survival curve.

    Examples
    --------
    >>> round(log_likelihood(0.668, 3.806, [1000, 869, 743, 653, 593]), 2)
    -1227.33
    """
    there = survival_curve(surviving)
    _mixture(alpha, beta)
    churn = posterior_churn(alpha, beta, np.arange(there.size - 1))
    return float(_log_likelihood(churn, -np.diff(there), there[1:]))


def fit(surviving):
    """Find `alpha` and `beta` by maximum likelihood.

    Parameters
    ----------
    surviving : array, shape (K + 1,)
        Customers there at the start and after 1 to K periods, K at least 2.

    Returns
    -------
    Fit
        ``alpha``, ``beta``, ``log_likelihood``, ``converged`` and, where the search found no
        maximum inside its range, a ``message`` that says why. That happens when retention doesn't
        rise over the years, so that the best mixture has customers who are all alike, and when
        nobody leaves after the first period. The parameters are then the end of the range.

    Raises
    ------
    ValueError
        If `surviving` is no survival curve, or holds too little to fit two parameters: fewer than
        two periods with customers in them, or no losses.

    Examples
    --------
    >>> found = fit([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1])
    >>> round(found.alpha, 3), round(found.beta, 3), found.converged
    (0.668, 3.806, True)
    """
    there = survival_curve(surviving)
    _refuse_too_little(there)
    shares = there / there[0]
    lost, stayed, earlier = -np.diff(shares), shares[1:], np.arange(there.size - 1)

    def minus_log_likelihood(mean_and_polarisation):
        mean, polarisation = mean_and_polarisation
        spread = 1 + polarisation * (earlier - 1)
        churn = mean * (1 - polarisation) / spread
        by_churn = lost / churn - stayed / (1 - churn)
        slope = (1 - polarisation) / spread, -mean * earlier / spread**2
        return -_log_likelihood(churn, lost, stayed), [-(by_churn * one).sum() for one in slope]

    # The mean churn and 1 / (1 + alpha + beta) run over finite ranges, and the likelihood stays
    # smooth where all customers are alike; in alpha and beta that is infinitely far away. SLSQP,
    # because L-BFGS-B starts BLAS threads for its two-by-two matrices, at 40 ms a fit.
    found = minimize(
        minus_log_likelihood,
        x0=[np.clip(lost[0], 0.01, 0.99), 0.2],
        jac=True,
        method="SLSQP",
        bounds=[(1e-9, 1 - 1e-9), POLARISATION],
        options={"ftol": 1e-16, "maxiter": 1000},
    )
    mean, polarisation = found.x
    size = (1 - polarisation) / polarisation
    alpha, beta = float(mean * size), float((1 - mean) * size)
    message = _why_not(found)
    return Fit(alpha, beta, float(-found.fun * there[0]), not message, message)


def survival_curve(surviving):
    """Return a survival curve as a float array, or say what is wrong with it.

    Raises
    ------
    ValueError
        If there are fewer than two numbers, the first is 0, one is negative or not finite, or one
        is above the one before it; the message names the period.

    Examples
    --------
    >>> survival_curve([100, 80, 81])
    Traceback (most recent call last):
    ValueError: surviving rises from 80 to 81 in period 2; customers who left don't come back.
    """
    there = numbers("surviving", surviving, low=0)
    if np.isinf(there).any():
        raise ValueError("surviving holds an infinite number; customers can be counted.")
    if there.ndim != 1 or there.size < 2:
        raise ValueError(
            "surviving must be a row of at least 2 numbers: the start and one period; "
            f"its shape is {there.shape}."
        )
    if there[0] == 0:
        raise ValueError("surviving starts at 0; without customers there is no survival curve.")
    rises = np.flatnonzero(np.diff(there) > 0)
    if rises.size:
        period = int(rises[0]) + 1
        raise ValueError(
            f"surviving rises from {there[period - 1]:g} to {there[period]:g} in period {period}; "
            "customers who left don't come back."
        )
    return there


def _mixture(alpha, beta):
    return (
        numbers("alpha", alpha, low=0, high=LARGEST, low_allowed=False),
        numbers("beta", beta, low=0, high=LARGEST, low_allowed=False),
    )


def _discount(discount):
    discount = numbers("discount", discount, low=0)
    small = (discount > 0) & (discount < SMALLEST_DISCOUNT)
    if small.any():
        rate = discount[small].flat[0]
        raise ValueError(f"discount is {rate:g}; it must be 0 or at least {SMALLEST_DISCOUNT}.")
    return discount


def _payments(alpha, beta, discount):
    """Return the discounted payments of a customer whose first one is certain and comes now."""
    free = discount == 0
    discounted = _gauss_fraction(beta, alpha + beta, 1 / (1 + np.where(free, 1.0, discount)))
    return np.where(free, _undiscounted(alpha, beta), discounted)


def _undiscounted(alpha, beta):
    endless = alpha <= 1
    return np.where(endless, np.inf, (alpha + beta - 1) / np.where(endless, 1.0, alpha - 1))


def _gauss_fraction(b, c, z):
    """Return the hypergeometric function 2F1(1, b; c; z) for 0 < b <= c and 0 < z < 1.

    SciPy's `hyp2f1` gives infinity or NaN for some b and c above 50 or so. Gauss's continued
    fraction doesn't; each of its steps takes the error down by about `shrinks`.
    """
    root = np.sqrt(1 - np.max(z))
    shrinks = max((1 - root) / (1 + root), np.finfo(float).eps)
    value = 1.0
    for step in range(int(-36 / np.log(shrinks)) + 2, 1, -1):
        n = step // 2
        top = (b + n) * (c - 1 + n) if step % 2 else n * (c - b - 1 + n)
        value = 1 - z * top / ((c + step - 2) * (c + step - 1)) / value
    return 1 / (1 - z * b / c / value)


def _log_likelihood(churn, lost, stayed):
    """Return the log-likelihood from churn rates; at each renewal some left and the rest stayed."""
    return (xlogy(lost, churn) + xlog1py(stayed, -churn)).sum()


def _refuse_too_little(there):
    if there.size < 3 or there[1] == 0:
        raise ValueError(
            "surviving covers fewer than two periods with customers in them; "
            "two parameters need at least two."
        )
    if there[-1] == there[0]:
        raise ValueError(f"surviving never falls from {there[0]:g}; without losses nothing fits.")


def _why_not(found):
    """Return why a search did not end at a maximum inside its range, or nothing."""
    polarisation = found.x[1]
    if polarisation <= POLARISATION[0] * (1 + 1e-6):
        return "Retention doesn't rise over the periods: nothing here says that customers differ."
    if polarisation >= POLARISATION[1]:
        return "Nobody leaves after the first period: each customer stays or goes, at once."
    if np.abs(found.jac).max() > 1e-6:
        return f"The search stopped before it found a maximum: {found.message}"
    return ""
