"""What a customer base is worth without a contract, and how sure that is.

Purchases to come (BG/NBD), what each brings (gamma-gamma) and a discount, from
`centricity.models.btyd`, together in one number. How much the customers who happened to be there
decide about it is seen by drawing them anew: a bootstrap. `tests/models/test_base_value.py`
compares its spread with the standard errors of the library `lifetimes`, and the futures drawn here
with the expectation and the probabilities of `btyd`.

Source
------
Efron and Tibshirani (1993), *An Introduction to the Bootstrap*, for drawing customers anew and for
the interval between two percentiles.
"""

import numpy as np
import pandas as pd

from centricity.models import btyd
from centricity.models.inputs import numbers, whole_numbers

WEEKS = 52


def base_value(purchases, spending, discount, frequency, recency, age, monetary, years=5):
    """Return what a customer base is expected to bring in the next years, discounted to today.

    Parameters
    ----------
    purchases : sequence of float
        ``(r, alpha, a, b)`` of the BG/NBD model, in weeks.
    spending : sequence of float
        ``(p, q, gamma)`` of the gamma-gamma model; `q` above 1.
    discount : float
        A year, at least 0: 0.1 for 10%.
    frequency, recency, age, monetary : array, shape (n,)
        As from `btyd.summary`, in weeks.
    years : int
        At least 1. What a year brings counts as paid in the middle of it.

    Returns
    -------
    float
        In the unit of `monetary`: revenue, unless that holds margins.

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> published = (0.243, 4.414, 0.793, 2.426), (6.25, 3.74, 15.44)
    >>> round(base_value(*published, 0.1, [2], [30.43], [38.86], [22.35]), 1)
    101.0
    """
    years = int(whole_numbers("years", years, low=1))
    discount = float(numbers("discount", discount, low=0))
    by_then = [
        btyd.expected_purchases(purchases, WEEKS * year, frequency, recency, age)
        for year in range(years + 1)
    ]
    paid = (1 + discount) ** -(np.arange(years) + 0.5)
    return float(
        paid @ np.diff(by_then, axis=0) @ btyd.gamma_gamma_mean(spending, frequency, monetary)
    )


def resampled_fits(rng, times, frequency, recency, age, monetary=None):
    """Return the parameters of fits to as many customers, drawn anew with replacement.

    Parameters
    ----------
    rng : numpy.random.Generator
    times : int
        How many fits, at least 1. A fit that finds no maximum is left out.
    frequency, recency, age : array, shape (n,)
        As for `btyd.bgnbd_fit`.
    monetary : array, shape (n,), optional
        As for `btyd.gamma_gamma_fit`; with it that model is fitted to the same customers.

    Returns
    -------
    pandas.DataFrame
        One row a fit: ``r``, ``alpha``, ``a``, ``b``, and perhaps ``p``, ``q``, ``gamma``.

    Raises
    ------
    ValueError
        As for the fits.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> fits = resampled_fits(rng, 3, [0, 1, 4] * 40, [0.0, 3.0, 20.0] * 40, [30.0] * 120)
    >>> fits.columns.tolist(), len(fits) <= 3
    (['r', 'alpha', 'a', 'b'], True)
    """
    times = int(whole_numbers("times", times, low=1))
    columns = [np.asarray(one) for one in (frequency, recency, age, monetary) if one is not None]
    rows = []
    for _ in range(times):
        drawn = rng.integers(0, len(columns[0]), len(columns[0]))
        some = [one[drawn] for one in columns]
        fits = [btyd.bgnbd_fit(*some[:3])]
        if monetary is not None:
            fits.append(btyd.gamma_gamma_fit(some[0], some[3]))
        if all(fit.converged for fit in fits):
            rows.append({name: one for fit in fits for name, one in fit.parameters.items()})
    names = [*btyd.BGNBD, *(() if monetary is None else btyd.GAMMA_GAMMA)]
    return pd.DataFrame(rows, columns=names)


def draw_purchases(rng, parameters, periods, frequency, recency, age):
    """Draw how many purchases each customer makes in the next `periods` (BG/NBD).

    An expectation hides luck: who is still there, how often they come, when they leave. Each call
    draws one future of all customers, given what they did so far.

    Parameters
    ----------
    rng : numpy.random.Generator
    parameters : sequence of float
        ``(r, alpha, a, b)``, above 0.
    periods : float
        At least 0.
    frequency, recency, age : array, shape (n,)
        As from `btyd.summary`.

    Returns
    -------
    numpy.ndarray of int, shape (n,)

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> published = (0.243, 4.414, 0.793, 2.426)
    >>> rng = np.random.default_rng(1)
    >>> draws = draw_purchases(rng, published, 39, [2] * 50_000, [30.43] * 50_000, [38.86] * 50_000)
    >>> float(abs(draws.mean() - btyd.expected_purchases(published, 39, 2, 30.43, 38.86)) < 0.05)
    1.0
    """
    periods = float(numbers("periods", periods, low=0))
    alive = np.atleast_1d(btyd.p_alive(parameters, frequency, recency, age))
    r, alpha, a, b = map(float, parameters)
    frequency, age = np.asarray(frequency), np.asarray(age, dtype=float)
    rate = rng.gamma(r + frequency, 1 / (alpha + age))
    due = rng.poisson(rate * periods)
    # A beta draw near 0 can round to it, and a geometric draw near it exceeds an integer.
    leaves = np.maximum(rng.beta(a, b + frequency), 1e-15)
    return np.where(rng.random(len(alive)) < alive, np.minimum(due, rng.geometric(leaves)), 0)
