"""Customers who buy at random until they leave, drawn from the BG/NBD story."""

import numpy as np
import pandas as pd

from centricity.models.inputs import numbers


def bgnbd(rng, parameters, age):
    """Draw what customers bought, and who of them has left.

    Each customer has a purchase rate from a gamma distribution and a probability from a beta
    distribution, with which they leave after each repeat purchase.

    Parameters
    ----------
    rng : numpy.random.Generator
    parameters : sequence of float
        ``(r, alpha, a, b)``, above 0.
    age : array of float, shape (n,)
        Time since each customer's first purchase, in the unit of `alpha`, at least 0.

    Returns
    -------
    pandas.DataFrame
        n rows: ``frequency``, ``recency`` and ``age`` as in `centricity.models.btyd`, and
        ``alive`` (whether the customer is still there), which no firm can see.

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> drawn = bgnbd(np.random.default_rng(1), (0.243, 4.414, 0.793, 2.426), np.full(1000, 39.0))
    >>> drawn.columns.tolist(), bool(drawn.loc[drawn["frequency"] == 0, "alive"].all())
    (['frequency', 'recency', 'age', 'alive'], True)
    """
    r, alpha, a, b = numbers("parameters", parameters, low=0, low_allowed=False)
    age = numbers("age", age, low=0)
    rate = rng.gamma(r, 1 / alpha, len(age))
    # A beta draw near 0 can round to it, and a geometric draw near it exceeds an integer.
    leaves = np.maximum(rng.beta(a, b, len(age)), 1e-15)
    last_one = rng.geometric(leaves)
    due = rng.poisson(rate * age)
    frequency = np.minimum(due, last_one)
    # The k-th of n moments that fall at random is a beta draw.
    again = frequency > 0
    recency = np.zeros(len(age))
    recency[again] = age[again] * rng.beta(frequency[again], (due - frequency)[again] + 1)
    return pd.DataFrame(
        {"frequency": frequency, "recency": recency, "age": age, "alive": due < last_one}
    )
