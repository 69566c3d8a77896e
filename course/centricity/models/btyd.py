"""Who is still a customer, where nobody signs off: buy till you die.

The BG/NBD model tells this story. A customer buys at random, at a rate of their own. After each
repeat purchase they leave for good with a probability of their own. Rates differ between
customers as a gamma distribution (`r`, `alpha`), probabilities as a beta distribution (`a`, `b`).
Nobody sees who left; one sees purchases and silence.

What a customer's purchases tell is in three numbers: ``frequency`` (repeat purchases, so a new
customer has 0), ``recency`` (the time from the first purchase to the last, 0 for a new customer)
and ``age`` (the time from the first purchase to now; the literature writes T). Time is in any
unit, the same one everywhere; `alpha` is in that unit, too.

Every function takes single numbers or arrays (NumPy broadcasting) and returns a float or an array
of the broadcast shape. Parameters are a sequence in the order of the signature in the literature:
``(r, alpha, a, b)``, for the Pareto/NBD ``(r, alpha, s, beta)``, for spending ``(p, q, gamma)``.

Sources
-------
Fader, Hardie and Lee (2005), "Counting your customers the easy way", Marketing Science 24(2),
275-284, for the BG/NBD. Schmittlein, Morrison and Colombo (1987), "Counting your customers",
Management Science 33(1), 1-24, for the Pareto/NBD. Fader and Hardie, technical note 025 (2013),
for spending. `tests/models/test_btyd.py` compares with published values, with the library
`lifetimes`, and with integrals done by brute force.
"""

import numpy as np
import pandas as pd
from scipy.special import betainc, betaln, digamma, expit, gammaln, hyp2f1, xlogy

from centricity.models.fitting import maximise
from centricity.models.inputs import (
    aligned,
    need_columns,
    need_values,
    numbers,
    one_day,
    plain,
    whole_days,
    whole_numbers,
)

BGNBD = ("r", "alpha", "a", "b")
PARETO_NBD = ("r", "alpha", "s", "beta")
GAMMA_GAMMA = ("p", "q", "gamma")
# Customers handled at once: what is worked out on the way fits into a processor's cache, and the
# dot products are too short for BLAS to start threads, which would cost more than they save.
CHUNK = 1 << 13
# Above this many customers, a fit to every twentieth of them shows where to begin.
MANY, EVERY = 100_000, 20
# How near a formula may come to one of its removable poles.
NEAR = 1e-5
# By how much of itself a sum of decimals may be off: 0.1 + 0.2 is above 0.3.
ROUNDING = 1e-12


def summary(purchases, end, period_days=7):
    """Return frequency, recency and age of each customer, the way these models count them.

    Purchases of one customer on one day are one purchase. The first day isn't a repeat.

    Parameters
    ----------
    purchases : pandas.DataFrame
        Columns ``customer`` and ``date`` (datetime, without a time zone), and perhaps ``amount``;
        one row a purchase, in any order, with any index.
    end : date-like
        The last day that is looked at. Later purchases are left out, and so are customers who
        bought later only.
    period_days : float
        Days in the unit of time; 7 for weeks.

    Returns
    -------
    pandas.DataFrame
        Indexed by customer, in ascending order: ``frequency`` (int), ``recency`` and ``age``
        (float, periods), and, if there are amounts, ``monetary``: the mean amount of a repeat
        day, 0 where there is none. That is not the summary of RFM (`centricity.models.rfm`),
        which counts the first purchase and measures recency back from today.

    Raises
    ------
    ValueError
        If a column is missing or holds something else, a row has no customer, date or amount
        (the message names the row), or nobody bought by then.

    Examples
    --------
    >>> bought = pd.DataFrame(
    ...     {"customer": [1, 1, 1, 2], "date": pd.to_datetime(["2026-01-01", "2026-01-15",
    ...      "2026-01-15", "2026-01-08"]), "amount": [10.0, 3.0, 4.0, 5.0]}
    ... )
    >>> table = summary(bought, "2026-01-29")
    >>> table.columns.tolist()
    ['frequency', 'recency', 'age', 'monetary']
    >>> table.loc[1].tolist(), table.loc[2].tolist()
    ([1.0, 2.0, 4.0, 7.0], [0.0, 0.0, 3.0, 0.0])
    """
    length = numbers("period_days", period_days, low=0, low_allowed=False)
    need_columns("purchases", purchases, ["customer", "date"])
    need_values(purchases, purchases.columns.intersection(["customer", "date", "amount"]))
    dates, end = whole_days("date", purchases["date"]), one_day("end", end)
    seen = dates <= end
    if not seen.any():
        raise ValueError(f"Nobody bought anything by {end}.")
    who, customers = pd.factorize(purchases["customer"][seen], sort=True)
    days = dates[seen].astype(np.int64)
    start = days.min()
    span = days.max() - start + 1
    # One whole number for each customer and day: sorting it sorts both.
    visits = who * span
    visits += days - start
    visits.sort()
    visits = visits[np.concatenate([[True], visits[1:] != visits[:-1]])]
    owner, day = np.divmod(visits, span)
    first = np.searchsorted(owner, np.arange(len(customers)))
    last = np.append(first[1:], len(owner)) - 1
    now = end.astype(np.int64) - start
    table = {
        "frequency": last - first,
        "recency": (day[last] - day[first]) / length,
        "age": (now - day[first]) / length,
    }
    if "amount" in purchases:
        amounts = numbers("amount", purchases["amount"])[seen]
        repeat = days - start > day[first][who]
        spent = np.bincount(who[repeat], amounts[repeat], minlength=len(customers))
        table["monetary"] = spent / np.maximum(table["frequency"], 1)
    return pd.DataFrame(table, index=pd.Index(customers, name="customer"))


def bgnbd_loglik(parameters, frequency, recency, age):
    """Return each customer's log-likelihood under the BG/NBD model.

    Parameters
    ----------
    parameters : sequence of float
        ``(r, alpha, a, b)``, above 0.
    frequency : int or array of int
    recency, age : float or array
        See the head of this module.

    Returns
    -------
    float or numpy.ndarray
        Natural logarithms; their sum is what a fit makes as large as it can.

    Raises
    ------
    ValueError
        If a parameter isn't above 0, a count isn't a whole number from 0, a recency is above its
        age, or a customer without repeats has a recency above 0.

    Examples
    --------
    >>> published = (0.243, 4.414, 0.793, 2.426)
    >>> round(bgnbd_loglik(published, 2, 30.43, 38.86), 4)
    -9.4586
    """
    r, alpha, a, b = _positive(BGNBD, parameters)
    frequency, recency, age = _histories(frequency, recency, age)
    bought = gammaln(r + frequency) - gammaln(r) + r * np.log(alpha)
    stayed = betaln(a, b + frequency) - betaln(a, b)
    odds = np.logaddexp(0, _log_odds_of_gone(r, alpha, a, b, frequency, recency, age))
    return plain(bought + stayed - (r + frequency) * np.log(alpha + age) + odds)


def bgnbd_fit(frequency, recency, age):
    """Return the BG/NBD parameters that make the data most likely.

    Parameters
    ----------
    frequency : array of int, shape (n,)
    recency, age : array of float, shape (n,)
        Of n customers, in any order; as from `summary`.

    Returns
    -------
    centricity.models.fitting.Fit
        ``values`` is ``(r, alpha, a, b)``. See ``converged`` and ``message`` before you use it.

    Raises
    ------
    ValueError
        As for `bgnbd_loglik`; if there are no customers, or nobody bought again: then the data
        say nothing about who leaves.

    Notes
    -----
    BFGS on the logarithms of the parameters, with the gradient in closed form. The start follows
    from the data: the mean purchase rate, and a chance of leaving spread evenly from 0 to 1.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> age = rng.uniform(20, 40, 300)
    >>> due = rng.poisson(rng.gamma(1, 0.1, 300) * age)
    >>> frequency = np.minimum(due, rng.geometric(rng.beta(1, 3, 300)))
    >>> last = age * rng.beta(np.maximum(frequency, 1), due - frequency + 1)
    >>> recency = np.where(frequency > 0, last, 0.0)
    >>> fit = bgnbd_fit(frequency, recency, age)
    >>> fit.converged, list(fit.parameters)
    (True, ['r', 'alpha', 'a', 'b'])
    """
    frequency, recency, age = (np.ravel(one) for one in _histories(frequency, recency, age))
    if frequency.size == 0:
        raise ValueError("There are no customers to fit the model to.")
    if not frequency.any():
        raise ValueError("frequency is 0 everywhere; without repeats nothing tells who leaves.")
    start = [1.0, age.mean() / frequency.mean(), 1.0, 1.0]
    curvature = None
    few = slice(None, None, EVERY)
    if frequency.size > MANY and frequency[few].any():
        rough = _BGNBDLikelihood(frequency[few], recency[few], age[few])
        near, curvature = maximise(rough, start, BGNBD)
        start = near.values if near.converged else start
        curvature = curvature if near.converged else None
    return maximise(_BGNBDLikelihood(frequency, recency, age), start, BGNBD, curvature)[0]


def p_alive(parameters, frequency, recency, age):
    """Return the probability that a customer hasn't left, given what they bought (BG/NBD).

    Parameters, errors
        As for `bgnbd_loglik`.

    Returns
    -------
    float or numpy.ndarray
        From 0 to 1. Exactly 1 for whoever never bought again, because in this model one leaves
        only after a repeat purchase: a property of the model, not a finding about the customer.

    Examples
    --------
    >>> published = (0.243, 4.414, 0.793, 2.426)
    >>> round(p_alive(published, 2, 30.43, 38.86), 4)
    0.7266
    >>> p_alive(published, 0, 0.0, 38.86)
    1.0
    """
    r, alpha, a, b = _positive(BGNBD, parameters)
    frequency, recency, age = _histories(frequency, recency, age)
    return plain(expit(-_log_odds_of_gone(r, alpha, a, b, frequency, recency, age)))


def expected_purchases(parameters, periods, frequency=0, recency=0.0, age=0.0):
    """Return how many purchases to expect in the next `periods` (BG/NBD).

    Parameters
    ----------
    parameters : sequence of float
        ``(r, alpha, a, b)``, above 0.
    periods : float or array
        At least 0.
    frequency, recency, age
        As for `bgnbd_loglik`. Left out, they are those of a customer who has just bought for the
        first time, and the answer is the model's expectation for anybody new.

    Returns
    -------
    float or numpy.ndarray

    Raises
    ------
    ValueError
        As for `bgnbd_loglik`, or if `periods` is negative.

    Notes
    -----
    The published formula holds a Gauss hypergeometric function with large arguments, which
    overflows for a few hundred purchases. Euler's transformation turns it into one with small
    arguments. Where a formula has a removable pole (a = 1, or a + b + x = 1), the mean of the
    values beside it is taken.

    Examples
    --------
    >>> published = (0.243, 4.414, 0.793, 2.426)
    >>> round(expected_purchases(published, 39, 2, 30.43, 38.86), 3)
    1.226
    >>> round(expected_purchases(published, 1), 4)
    0.0533
    """
    r, alpha, a, b = _positive(BGNBD, parameters)
    periods = numbers("periods", periods, low=0)
    frequency, recency, age = _histories(frequency, recency, age)
    alive = expit(-_log_odds_of_gone(r, alpha, a, b, frequency, recency, age))
    beside = np.abs([a - 1, *np.ravel(a + b + frequency - 1)]).min() < NEAR
    values = [
        _purchases_if_alive(r, alpha, a + shift, b, periods, frequency, age)
        for shift in ((-2 * NEAR, 2 * NEAR) if beside else (0.0,))
    ]
    return plain(alive * np.mean(values, axis=0))


def purchase_probability(parameters, periods, count):
    """Return the probability of `count` repeat purchases in a new customer's first `periods`.

    Parameters
    ----------
    parameters : sequence of float
        ``(r, alpha, a, b)`` of the BG/NBD model, above 0.
    periods : float or array
        At least 0.
    count : int or array of int
        At least 0.

    Returns
    -------
    float or numpy.ndarray

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> round(purchase_probability((0.243, 4.414, 0.793, 2.426), 39, 0), 4)
    0.5738
    """
    r, alpha, a, b = _positive(BGNBD, parameters)
    periods = numbers("periods", periods, low=0)
    count = whole_numbers("count", count)
    share = periods / (alpha + periods)
    exactly = np.exp(
        gammaln(r + count)
        - gammaln(r)
        - gammaln(count + 1)
        + r * np.log1p(-share)
        + xlogy(count, share)
    )
    # At least `count` purchases were due, and the customer left after that one.
    repeats = np.maximum(count, 1)
    at_least = betainc(repeats, r, share)
    stays = np.exp(betaln(a, b + count) - betaln(a, b)) * exactly
    leaves = np.exp(betaln(a + 1, b + repeats - 1) - betaln(a, b)) * at_least
    return plain(stays + np.where(count > 0, leaves, 0.0))


def pareto_nbd_loglik(parameters, frequency, recency, age):
    """Return each customer's log-likelihood under the Pareto/NBD model.

    In this older model a customer may leave at any moment, not only after a purchase.

    Parameters
    ----------
    parameters : sequence of float
        ``(r, alpha, s, beta)``, above 0.
    frequency, recency, age
        As for `bgnbd_loglik`.

    Returns
    -------
    float or numpy.ndarray

    Raises
    ------
    ValueError
        As for `bgnbd_loglik`.

    Examples
    --------
    >>> published = (0.553, 10.578, 0.606, 11.669)
    >>> round(pareto_nbd_loglik(published, 2, 30.43, 38.86), 4)
    -9.5543
    """
    r, alpha, s, beta = _positive(PARETO_NBD, parameters)
    frequency, recency, age = _histories(frequency, recency, age)
    front = gammaln(r + frequency) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    return plain(front + np.logaddexp(*_here_and_gone(r, alpha, s, beta, frequency, recency, age)))


def pareto_nbd_p_alive(parameters, frequency, recency, age):
    """Return the probability that a customer hasn't left (Pareto/NBD).

    Parameters, errors
        As for `pareto_nbd_loglik`.

    Returns
    -------
    float or numpy.ndarray
        From 0 to 1; below 1 also for whoever never bought again.

    Examples
    --------
    >>> published = (0.553, 10.578, 0.606, 11.669)
    >>> round(pareto_nbd_p_alive(published, 26, 30.86, 31), 4)
    0.9979
    """
    r, alpha, s, beta = _positive(PARETO_NBD, parameters)
    frequency, recency, age = _histories(frequency, recency, age)
    here, gone = _here_and_gone(r, alpha, s, beta, frequency, recency, age)
    return plain(expit(here - gone))


def gamma_gamma_loglik(parameters, frequency, monetary):
    """Return each customer's log-likelihood under the gamma-gamma model of spending.

    Amounts vary around a mean of the customer's own, and these means differ between customers.
    How much somebody spends is taken to say nothing about how often they buy.

    Parameters
    ----------
    parameters : sequence of float
        ``(p, q, gamma)``, above 0.
    frequency : int or array of int
        Repeat purchases, at least 1.
    monetary : float or array
        The mean amount of these repeat purchases, above 0.

    Returns
    -------
    float or numpy.ndarray

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> round(gamma_gamma_loglik((6.25, 3.74, 15.44), 2, 22.35), 4)
    -3.5513
    """
    aligned(frequency=frequency, monetary=monetary)
    p, q, gamma = _positive(GAMMA_GAMMA, parameters)
    frequency = whole_numbers("frequency", frequency, low=1)
    monetary = numbers("monetary", monetary, low=0, low_allowed=False)
    return plain(_spending_loglik(p, q, gamma, frequency, monetary))


def gamma_gamma_fit(frequency, monetary):
    """Return the gamma-gamma parameters that make the amounts most likely.

    Parameters
    ----------
    frequency : array of int, shape (n,)
        Repeat purchases. Customers without any are left out, whatever their amount.
    monetary : array of float, shape (n,)
        The mean amount of each customer's repeat purchases, above 0.

    Returns
    -------
    centricity.models.fitting.Fit
        ``values`` is ``(p, q, gamma)``.

    Raises
    ------
    ValueError
        If a number is out of range or nobody bought again.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> fit = gamma_gamma_fit(rng.integers(0, 6, 400), rng.gamma(2, 20, 400))
    >>> fit.converged, list(fit.parameters)
    (True, ['p', 'q', 'gamma'])
    """
    aligned(frequency=frequency, monetary=monetary)
    frequency = np.ravel(whole_numbers("frequency", frequency))
    monetary = np.ravel(np.asarray(monetary))[frequency > 0]
    frequency = frequency[frequency > 0]
    if frequency.size == 0:
        raise ValueError("frequency is 0 everywhere; the model is about repeat purchases.")
    monetary = numbers("monetary", monetary, low=0, low_allowed=False)
    likelihood = _SpendingLikelihood(frequency, monetary)
    return maximise(likelihood, [2.0, 2.0, monetary.mean()], GAMMA_GAMMA)[0]


def gamma_gamma_mean(parameters, frequency, monetary):
    """Return the mean amount to expect of a customer's future purchases (gamma-gamma).

    Parameters
    ----------
    parameters : sequence of float
        ``(p, q, gamma)``, above 0, and `q` above 1: below, the population has no mean.
    frequency : int or array of int
        Repeat purchases; 0 gives the mean of the population.
    monetary : float or array
        Their mean amount; ignored where there are none.

    Returns
    -------
    float or numpy.ndarray
        Between the customer's own mean and the population's, nearer to the former the more
        they bought.

    Raises
    ------
    ValueError
        If a number is out of range.

    Examples
    --------
    >>> gamma_gamma_mean((6.25, 3.74, 15.44), [2, 0], [22.35, 0.0]).round(2)
    array([24.66, 35.22])
    """
    p, q, gamma = _positive(GAMMA_GAMMA, parameters)
    numbers("q", q, low=1, low_allowed=False)
    aligned(frequency=frequency, monetary=monetary)
    frequency = whole_numbers("frequency", frequency)
    spent = np.where(frequency > 0, monetary, 0.0) * frequency
    numbers("monetary", spent, low=0)
    return plain((gamma + spent) * p / (p * frequency + q - 1))


class _BGNBDLikelihood:
    """The mean log-likelihood of fixed data and its gradient, at any parameters.

    What depends on the number of purchases alone is worked out once for each number, and whoever
    never bought again is counted by age. One pass over the others, a chunk at a time, gives both
    value and gradient.
    """

    def __init__(self, frequency, recency, age):
        again = frequency > 0
        self.size = len(frequency)
        self._ages, self._ages_count = np.unique(age[~again], return_counts=True)
        self._counts, self._which = np.unique(frequency[again], return_inverse=True)
        self._counts_count = np.bincount(self._which)
        self._recency, self._age = recency[again], age[again]

    def __call__(self, parameters):
        r, alpha, a, b = parameters
        x, n = self._counts, self._counts_count
        once_log = (self._ages_count * np.log(alpha + self._ages)).sum()
        once_inverse = (self._ages_count / (alpha + self._ages)).sum()
        value, by_r, by_alpha, gone = self._pass_over_repeaters(r, alpha, a, b)
        value += n @ (gammaln(r + x) - gammaln(r) + betaln(a, b + x) - betaln(a, b))
        value += self.size * r * np.log(alpha) - r * once_log
        by_r += n @ (digamma(r + x) - digamma(r)) + self.size * np.log(alpha) - once_log
        by_alpha += self.size * r / alpha - r * once_inverse
        either = digamma(a + b) - digamma(a + b + x)
        by_a = n @ either + gone.sum() / a
        by_b = n @ (either + digamma(b + x) - digamma(b)) - gone @ (1 / (b + x - 1))
        return value / self.size, np.array([by_r, by_alpha, by_a, by_b]) / self.size

    def _pass_over_repeaters(self, r, alpha, a, b):
        """Return sums over customers, and the expected number gone for each purchase count."""
        weights = r + self._counts
        log_odds = np.log(a / (b + self._counts - 1))
        value = by_r = by_alpha = 0.0
        gone_by_count = np.zeros(len(self._counts))
        for begin in range(0, len(self._age), CHUNK):
            chunk = slice(begin, begin + CHUNK)
            which = self._which[chunk]
            weight = weights[which]
            until_now, until_last = alpha + self._age[chunk], alpha + self._recency[chunk]
            silence = np.log(until_now / until_last)
            odds = log_odds[which] + weight * silence
            gone = expit(odds)
            log_now = np.log(until_now)
            # The sum of log(1 + exp(odds)), without a second exponential.
            value += np.maximum(odds, 0).sum() - np.log(np.maximum(gone, 1 - gone)).sum()
            value -= weight @ log_now
            by_r += gone @ silence - log_now.sum()
            by_alpha += (weight / until_now) @ (gone - 1) - (weight / until_last) @ gone
            gone_by_count += np.bincount(which, gone, minlength=len(self._counts))
        return value, by_r, by_alpha, gone_by_count


class _SpendingLikelihood:
    """The mean gamma-gamma log-likelihood of fixed data and its gradient, at any parameters."""

    def __init__(self, frequency, monetary):
        self.size = len(frequency)
        self._frequency, self._monetary = frequency, monetary

    def __call__(self, parameters):
        p, q, gamma = parameters
        x, m = self._frequency, self._monetary
        total = gamma + x * m
        both = digamma(p * x + q)
        by_p = x * (both - digamma(p * x) + np.log(x * m / total))
        by_q = both - digamma(q) + np.log(gamma / total)
        by_gamma = q / gamma - (p * x + q) / total
        gradient = np.array([by_p.mean(), by_q.mean(), by_gamma.mean()])
        return _spending_loglik(p, q, gamma, x, m).mean(), gradient


def _spending_loglik(p, q, gamma, x, m):
    shape = p * x
    return (
        gammaln(shape + q)
        - gammaln(shape)
        - gammaln(q)
        + q * np.log(gamma)
        + shape * np.log(x * m)
        - np.log(m)
        - (shape + q) * np.log(gamma + x * m)
    )


def _log_odds_of_gone(r, alpha, a, b, frequency, recency, age):
    """Return the logarithm of the odds that a customer has left; minus infinity without repeats."""
    odds = np.log(a / (b + np.maximum(frequency, 1) - 1))
    odds = odds + (r + frequency) * np.log((alpha + age) / (alpha + recency))
    return np.where(frequency > 0, odds, -np.inf)


def _purchases_if_alive(r, alpha, a, b, periods, frequency, age):
    share = periods / (alpha + age + periods)
    total = a + b + frequency - 1
    hypergeometric = hyp2f1(a - 1, a + b - 1 - r, total, share)
    return total / (a - 1) * (1 - (1 - share) ** (a - 1) * hypergeometric)


def _here_and_gone(r, alpha, s, beta, frequency, recency, age):
    """Return the logarithms of the two parts of the Pareto/NBD likelihood: still here, and gone."""
    everything = r + s + frequency
    here = -(r + frequency) * np.log(alpha + age) - s * np.log(beta + age)
    by_last = _tail(r, alpha, s, beta, frequency, recency)
    by_now = _tail(r, alpha, s, beta, frequency, age)
    with np.errstate(divide="ignore"):
        # No time since the last purchase, no chance to have left.
        difference = np.log(-np.expm1(np.minimum(by_now - by_last, 0)))
    return here, np.log(s / everything) + by_last + difference


def _tail(r, alpha, s, beta, frequency, time):
    """Return the logarithm of the integral over leaving at `time` or later, but for a factor.

    Euler's transformation of the published hypergeometric functions: the one that is left stays
    small, however many purchases there are.
    """
    everything = r + s + frequency
    if alpha >= beta:
        larger, smaller, exponent = alpha + time, beta + time, s
    else:
        larger, smaller, exponent = beta + time, alpha + time, r + frequency - 1
    other = everything - exponent
    rest = hyp2f1(1.0, other, everything + 1, (larger - smaller) / larger)
    return np.log(rest) - exponent * np.log(smaller) - other * np.log(larger)


def _positive(names, parameters):
    """Return parameters as floats after checking that each of them is above 0."""
    values = np.ravel(np.asarray(parameters, dtype=object))
    if len(values) != len(names):
        raise ValueError(f"There are {len(values)} parameters; give {', '.join(names)}.")
    return [
        float(numbers(name, value, low=0, low_allowed=False))
        for name, value in zip(names, values, strict=True)
    ]


def _histories(frequency, recency, age):
    aligned(frequency=frequency, recency=recency, age=age)
    frequency = whole_numbers("frequency", frequency)
    recency = numbers("recency", recency, low=0)
    age = numbers("age", age, low=0)
    frequency, recency, age = np.broadcast_arrays(frequency, recency, age)
    too_late = recency > age * (1 + ROUNDING)
    wrong = too_late | ((frequency == 0) & (recency > 0))
    if wrong.any():
        row = tuple(np.argwhere(wrong)[0])
        x, last, now = frequency[row], recency[row], age[row]
        late = f"must not exceed the age, {now:.12g}"
        rule = late if too_late[row] else "must be 0 without repeats"
        where = f" in row {row[0]}" if row else ""
        raise ValueError(f"recency is {last:.12g}{where} (frequency {x}); it {rule}.")
    return frequency, np.minimum(recency, age), age
