"""How long complaints wait for an answer, when some are still waiting.

A complaint without an answer has waited at least until today: it is censored, as a member who is
still there is in `centricity.models.survival`, which does the estimating.
"""

import numpy as np

from centricity.models.inputs import need_columns, need_values, one_day, whole_days
from centricity.models.survival import kaplan_meier


def response_time_survival(complaints, end):
    """Return the share of complaints still without an answer, by days since they came.

    Parameters
    ----------
    complaints : pandas.DataFrame
        One row a complaint: ``received`` and ``answered`` (dates without a time zone; missing
        without an answer). A wait is counted from day to day; the hour doesn't matter.
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
        If a column is missing or holds no dates, a day of receipt is missing, an answer comes
        before its complaint, or no complaint was received by the end. The message names the
        column, and the row where there is one.

    Examples
    --------
    >>> import pandas as pd
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
    need_columns("complaints", complaints, ["received", "answered"])
    need_values(complaints, ["received"])
    received, answered = (whole_days(name, complaints[name]) for name in ("received", "answered"))
    end = one_day("end", end)
    early = answered < received
    if early.any():
        row = early.argmax()
        raise ValueError(
            f"Row {complaints.index[row]}: answered is {answered[row]}, before received, "
            f"{received[row]}."
        )
    known = received <= end
    if not known.any():
        raise ValueError(f"received holds no day up to {end}.")
    received, answered = received[known], answered[known]
    seen = answered <= end
    return kaplan_meier((np.where(seen, answered, end) - received).astype(int), seen)
