"""Customer lifetime value under constant retention.

A customer pays a margin once a period, stays for the next period with probability `retention`,
and money a period away is worth ``1 / (1 + discount)``. Every function takes single numbers or
arrays (NumPy broadcasting) and returns a float or an array of the broadcast shape.

Sources
-------
Fader and Hardie (2012), "Reconciling and clarifying CLV formulas", technical note 024, for the
three conventions and who uses which. The uplift, break-even and inversion formulas are algebra
on the first convention; `tests/models/test_clv.py` checks them against sums of cash flows.
"""

import numpy as np

from centricity.models.inputs import choice, numbers, plain, whole_numbers

CONVENTIONS = ("first-included", "first-excluded", "end-of-period")
UNITS = ("points", "percent", "defections")
RATE_KINDS = ("retention", "discount")
ROUNDING = 1e-12


def clv(margin, retention, discount, convention="first-included"):
    """Return the expected discounted margin of one customer, acquisition cost excluded.

    Parameters
    ----------
    margin : float or array
        Money per period. May be negative.
    retention : float or array
        Share of customers who stay from one period to the next, 0 to 1.
    discount : float or array
        Discount rate per period, above -1.
    convention : str
        Which payments count, and when they are booked:

        - ``"first-included"``: the first payment comes now: ``m (1+d) / (1+d-r)``;
        - ``"first-excluded"``: the first payment is already in the till: ``m r / (1+d-r)``;
        - ``"end-of-period"``: the first payment is certain, a period from now: ``m / (1+d-r)``.

    Returns
    -------
    float or numpy.ndarray
        Money. Infinite when payments shrink no faster than the discounting makes up for
        (``retention >= 1 + discount``) and the margin is not zero.

    Raises
    ------
    ValueError
        If a number is out of range or not a number, or the convention is unknown.

    Examples
    --------
    >>> [round(clv(100, 0.8, 0.1, convention), 2) for convention in CONVENTIONS]
    [366.67, 266.67, 333.33]
    >>> clv(100, 1.0, 0.0)
    inf
    """
    margin, retention, discount = _customer(margin, retention, discount)
    choice("convention", convention, CONVENTIONS)
    weight = {
        "first-included": 1 + discount,
        "first-excluded": retention,
        "end-of-period": 1.0,
    }[convention]
    return plain(_over_gap(margin * weight, retention, discount))


def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments, the first of them paid now.

    A finite sum is a useful number, but it is not a lifetime value (Fader and Hardie 2014).

    Parameters
    ----------
    margin, retention, discount : float or array
        As in `clv`.
    periods : int or array of int
        How many payments to count, 0 or more.

    Returns
    -------
    float or numpy.ndarray
        Money; 0 when `periods` is 0.

    Raises
    ------
    ValueError
        As in `clv`, and if `periods` is negative or not a whole number.

    Examples
    --------
    >>> round(clv_finite(100, 0.8, 0.1, 5), 2)
    292.06
    >>> clv_finite(100, 1.0, 0.0, 5)
    500.0
    """
    margin, retention, discount = _customer(margin, retention, discount)
    periods = whole_numbers("periods", periods)
    margin, ratio, periods = np.broadcast_arrays(margin, retention / (1 + discount), periods)
    level = np.isclose(ratio, 1.0, rtol=0, atol=ROUNDING)
    gap = np.where(level, 1.0, 1 - ratio)
    payments = np.where(level, periods, (1 - ratio**periods) / gap)
    return plain(margin * payments)


def improved_retention(retention, step, unit="points"):
    """Return the retention rate after an improvement of `step`, said in one of three units.

    Parameters
    ----------
    retention : float or array
        The rate before, 0 to 1.
    step : float or array
        The size of the improvement as a proportion (0.05 for "5%"), 0 to 1.
    unit : str
        ``"points"`` adds `step` to the rate; ``"percent"`` raises the rate by that share of
        itself; ``"defections"`` removes that share of the customers who leave.

    Returns
    -------
    float or numpy.ndarray
        The rate after.

    Raises
    ------
    ValueError
        If a number is out of range, the unit is unknown, or the rate after would exceed 1.

    Examples
    --------
    >>> [round(improved_retention(0.8, 0.05, unit), 4) for unit in UNITS]
    [0.85, 0.84, 0.81]
    """
    better = _improved(retention, step, unit)
    # 0.95 + 0.05 must count as 1, not as a hair above it.
    if np.any(better > 1 + ROUNDING):
        worst = np.unravel_index(np.argmax(better), better.shape)
        raise ValueError(
            f"step is {np.broadcast_to(step, better.shape)[worst]:g}; "
            f"with it retention would be {better[worst]:g}, "
            "and it can't exceed 1. Choose a smaller step or a lower retention."
        )
    return plain(np.minimum(better, 1.0))


def has_room(retention, step, unit="points"):
    """Return whether retention stays at or below 1 after an improvement.

    Parameters
    ----------
    retention, step, unit
        As in `improved_retention`.

    Returns
    -------
    bool or numpy.ndarray of bool

    Raises
    ------
    ValueError
        If a number is out of range or the unit is unknown.

    Examples
    --------
    >>> bool(has_room(0.95, 0.05)), bool(has_room(0.96, 0.05))
    (True, False)
    """
    return _improved(retention, step, unit) <= 1 + ROUNDING


def uplift(
    retention, discount, step, unit="points", acquisition_cost=0.0, periods=None, growth=0.0
):
    """Return by how much a customer's profit grows, as a proportion, when retention improves.

    Profit is lifetime value (``"first-included"``) less the acquisition cost. Without such a
    cost, over an unlimited horizon and in points, the answer is ``D / (1 + d - r - D)``: "5
    points more retention gives 25% more" is true exactly when ``r = 0.75 + d``.

    Parameters
    ----------
    retention, discount : float or array
        As in `clv`.
    step, unit
        As in `improved_retention`.
    acquisition_cost : float or array
        What it cost to win the customer, in margins (2 means two periods' margin), 0 or more.
    periods : int or array of int, optional
        Count this many payments only, at least 1; all of them if not given.
    growth : float or array
        By how much the margin of a customer who stays grows from one payment to the next, above
        -1 (0.05 for 5%). It does what a discount rate of ``(1 + d) / (1 + growth) - 1`` would do.

    Returns
    -------
    float or numpy.ndarray
        0.25 for "25% more". Infinite when only the value after the improvement is infinite; NaN
        when the value before it already is, or doesn't exceed the acquisition cost.

    Raises
    ------
    ValueError
        If a number is out of range, the unit is unknown, or retention would exceed 1.

    Examples
    --------
    >>> round(uplift(0.85, 0.10, 0.05), 4)
    0.25
    >>> round(uplift(0.85, 0.10, 0.05, "defections"), 4)
    0.0309
    >>> round(uplift(0.85, 0.10, 0.05, acquisition_cost=2), 4)
    0.4583
    >>> round(uplift(0.80, 0.10, 0.05, growth=0.05), 4)
    0.253
    """
    better = improved_retention(retention, step, unit)
    cost = numbers("acquisition_cost", acquisition_cost, low=0)
    discount = numbers("discount", discount, low=-1, low_allowed=False)
    growth = numbers("growth", growth, low=-1, low_allowed=False)
    # A growing margin does what a lower discount rate would.
    discount = (1 + discount) / (1 + growth) - 1
    if periods is not None:
        periods = whole_numbers("periods", periods, low=1)
    after, before = (_value_of_one(rate, discount, periods) - cost for rate in (better, retention))
    comparable = np.isfinite(before) & (before > 0)
    return plain(np.where(comparable, after / np.where(comparable, before, 1.0) - 1, np.nan))


def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points of retention.

    Spending this much leaves lifetime value (``"first-included"``) where it was:
    ``m D / (1 + d - r)``.

    Parameters
    ----------
    margin, retention, discount : float or array
        As in `clv`.
    step : float or array
        Percentage points gained, as a proportion (0.05).

    Returns
    -------
    float or numpy.ndarray
        Money per customer and period.

    Raises
    ------
    ValueError
        As in `clv`, or if retention plus step exceeds 1.

    Examples
    --------
    >>> round(breakeven_spend(100, 0.8, 0.1, 0.05), 2)
    16.67
    """
    margin, retention, discount = _customer(margin, retention, discount)
    improved_retention(retention, step, "points")
    return plain(_over_gap(margin * np.asarray(step, dtype=float), retention, discount))


def retention_for_uplift(target, discount, step):
    """Return the retention rate at which `step` points raise lifetime value by `target`.

    The inverse of `uplift` in points: ``r = 1 + d - D - D / target``.

    Parameters
    ----------
    target : float or array
        The wanted growth as a proportion, above 0 (0.25 for "25% more").
    discount : float or array
        As in `clv`.
    step : float or array
        Percentage points gained, as a proportion, above 0 and at most 1.

    Returns
    -------
    float or numpy.ndarray
        The rate, or NaN where no rate between 0 and ``1 - step`` does it.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> round(retention_for_uplift(0.25, 0.10, 0.05), 4)
    0.85
    >>> retention_for_uplift(0.25, 0.30, 0.05)
    nan
    """
    target = numbers("target", target, low=0, low_allowed=False)
    discount = numbers("discount", discount, low=-1, low_allowed=False)
    step = numbers("step", step, low=0, high=1, low_allowed=False)
    rate = 1 + discount - step - step / target
    possible = (rate >= -ROUNDING) & (rate <= 1 - step + ROUNDING)
    return plain(np.where(possible, np.clip(rate, 0, 1), np.nan))


def convert_rate(rate, kind, periods):
    """Return a rate per long period from the rate per short one, or the other way round.

    Parameters
    ----------
    rate : float or array
        Retention (0 to 1) or discount (above -1) per old period.
    kind : str
        ``"retention"`` or ``"discount"``: the first multiplies, the second compounds.
    periods : float or array
        How many old periods make a new one: 12 from months to years, 1/12 back again. Above 0.

    Returns
    -------
    float or numpy.ndarray
        The rate per new period.

    Raises
    ------
    ValueError
        If a number is out of range or not a number, or the kind is unknown.

    Examples
    --------
    >>> round(convert_rate(0.98, "retention", 12), 4)
    0.7847
    >>> round(convert_rate(0.01, "discount", 12), 4)
    0.1268
    """
    choice("kind", kind, RATE_KINDS)
    periods = numbers("periods", periods, low=0, low_allowed=False)
    if kind == "retention":
        return plain(numbers("rate", rate, low=0, high=1) ** periods)
    return plain((1 + numbers("rate", rate, low=-1, low_allowed=False)) ** periods - 1)


def customer_equity(customers, margin, retention, discount, joining=0.0, acquisition_cost=0.0):
    """Return what all present and future customers are worth together.

    Present customers count without the payment they have just made (``"first-excluded"``).
    `joining` new ones arrive at the end of every period for ever, each worth a lifetime value
    (``"first-included"``) less `acquisition_cost`.

    Parameters
    ----------
    customers : float or array
        Present customers, 0 or more.
    margin, retention, discount : float or array
        As in `clv`.
    joining : float or array
        New customers per period, 0 or more.
    acquisition_cost : float or array
        Money per new customer, 0 or more.

    Returns
    -------
    float or numpy.ndarray
        Money. With new customers and a discount of 0 or less there is no finite sum: the answer
        is infinite, with the sign of a new customer's worth.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> round(customer_equity(1000, 100, 0.8, 0.1), 2)
    266666.67
    >>> round(customer_equity(1000, 100, 0.8, 0.1, joining=50, acquisition_cost=150), 2)
    375000.0
    """
    customers = numbers("customers", customers, low=0)
    joining = numbers("joining", joining, low=0)
    cost = numbers("acquisition_cost", acquisition_cost, low=0)
    discount = numbers("discount", discount, low=-1, low_allowed=False)
    residual = clv(margin, retention, discount, "first-excluded")
    worth = np.asarray(clv(margin, retention, discount)) - cost
    endless = discount <= 0
    perpetuity = worth / np.where(endless, 1.0, discount)
    per_wave = np.where(endless & (worth != 0), np.copysign(np.inf, worth), perpetuity)
    return plain(_times(customers, residual) + _times(joining, per_wave))


def _customer(margin, retention, discount):
    return (
        numbers("margin", margin),
        numbers("retention", retention, low=0, high=1),
        numbers("discount", discount, low=-1, low_allowed=False),
    )


def _improved(retention, step, unit):
    """Return retention after an improvement, even above 1."""
    retention = numbers("retention", retention, low=0, high=1)
    step = numbers("step", step, low=0, high=1)
    choice("unit", unit, UNITS)
    return {
        "points": retention + step,
        "percent": retention * (1 + step),
        "defections": 1 - (1 - retention) * (1 - step),
    }[unit]


def _value_of_one(retention, discount, periods):
    """Return the value of a margin of 1, for ever or for so many periods, as an array."""
    if periods is None:
        return np.asarray(clv(1.0, retention, discount))
    return np.asarray(clv_finite(1.0, retention, discount, periods))


def _over_gap(amount, retention, discount):
    """Divide by ``1 + d - r``; where the gap has closed the sum of payments has no end."""
    gap = 1 + discount - retention
    endless = gap <= 0
    finite = amount / np.where(endless, 1.0, gap)
    # Nothing for ever is still nothing; copysign would make it infinite.
    return np.where(endless & (amount != 0), np.copysign(np.inf, amount), finite)


def _times(count, value):
    """Return ``count * value``, where nobody times infinity is nothing."""
    return np.where(count == 0, 0.0, count * np.where(count == 0, 0.0, value))
