"""Constructed shops: customers who buy at random, and who differ as much as you say."""

import numpy as np


def weekly_revenue(rng, customers, weeks, spread):
    """Draw what each customer spends in each week.

    A customer buys at random, at a rate that never changes. Over customers the rate follows a
    gamma distribution; amounts are lognormal and the same for all. So nobody comes, leaves or
    grows, and whatever changes from one period to the next is luck.

    Parameters
    ----------
    rng : numpy.random.Generator
    customers, weeks : int
    spread : float
        How far the rates differ: their standard deviation over their mean; 0 for customers who
        are all alike.

    Returns
    -------
    numpy.ndarray
        Of shape (customers, weeks), in dollars. The mean rate is one purchase in 15 weeks, the
        median amount 30 dollars.

    Examples
    --------
    >>> weekly_revenue(np.random.default_rng(1), customers=3, weeks=5, spread=1.0).shape
    (3, 5)
    """
    rates = np.full(customers, 1 / 15)
    if spread > 0:
        rates = rates * rng.gamma(spread**-2, spread**2, customers)
    purchases = rng.poisson(rates[:, None], (customers, weeks))
    return purchases * rng.lognormal(np.log(30), 0.6, (customers, weeks))
