"""How long complaints wait for an answer, when some are still waiting.

A complaint without an answer has waited at least until today: it is censored, as a member who is
still there is in `centricity.models.survival`, which does the estimating.
"""

import pandas as pd

from centricity.models.survival import kaplan_meier


def response_time_survival(complaints, end):
    """Return the share of complaints still without an answer, by days since they came.

    Parameters
    ----------
    complaints : pandas.DataFrame
        One row a complaint: ``received`` and ``answered`` (datetimes; missing without an answer).
    end : str or datetime
        The last day observed. What came after it is left out; what was answered after it counts as
        open.

    Returns
    -------
    pandas.DataFrame
        As from `kaplan_meier`, with times in days: ``survival`` is the share still open.

    Raises
    ------
    ValueError
        If a day of receipt is missing, an answer comes before its complaint, or no complaint was
        received by the end. The message names the column, and the row where there is one.

    Examples
    --------
    >>> log = pd.DataFrame(
    ...     {
    ...         "received": pd.to_datetime(["2025-12-01", "2025-12-01", "2025-12-29"]),
    ...         "answered": pd.to_datetime(["2025-12-03", "2025-12-06", None]),
    ...     }
    ... )
    >>> response_time_survival(log, "2025-12-31")[["time", "at_risk", "left", "survival"]]
       time  at_risk  left  survival
    0   0.0        3     0  1.000000
    1   2.0        3     1  0.666667
    2   5.0        1     1  0.000000
    """
    received, answered = complaints["received"], complaints["answered"]
    end = pd.Timestamp(end)
    if received.isna().any():
        raise ValueError(f"Row {received.isna().idxmax()}: received is missing.")
    early = answered < received
    if early.any():
        row = early.idxmax()
        raise ValueError(
            f"Row {row}: answered is {answered[row]:%Y-%m-%d}, before received, "
            f"{received[row]:%Y-%m-%d}."
        )
    known = (received <= end).to_numpy()
    if not known.any():
        raise ValueError(f"received holds no day up to {end:%Y-%m-%d}.")
    received, answered = received[known], answered[known]
    seen = answered <= end
    return kaplan_meier((answered.where(seen, end) - received).dt.days, seen)
