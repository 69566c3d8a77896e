"""Times to an answer: the waiting count, and what makes no sense is named."""

import numpy as np
import pandas as pd
import pytest

from centricity.models.response import response_time_survival
from centricity.models.survival import survival_at

END = pd.Timestamp("2025-12-31")


def log(*pairs):
    received, answered = zip(*pairs, strict=True)
    return pd.DataFrame(
        {"received": pd.to_datetime(received), "answered": pd.to_datetime(answered)}
    )


def test_who_still_waits_has_waited_to_the_end():
    curve = response_time_survival(log(("2025-12-21", None), ("2025-12-21", "2025-12-26")), END)
    assert survival_at(curve, [4, 5, 10]).tolist() == [1.0, 0.5, 0.5]
    assert curve["time"].tolist() == [0, 5, 10]


def test_what_is_answered_after_the_end_is_still_open():
    late = log(("2025-12-21", "2026-01-09"), ("2025-12-21", "2025-12-26"))
    waiting = log(("2025-12-21", None), ("2025-12-21", "2025-12-26"))
    pd.testing.assert_frame_equal(
        response_time_survival(late, END), response_time_survival(waiting, END)
    )


def test_what_came_after_the_end_is_left_out():
    curve = response_time_survival(log(("2026-01-02", None), ("2025-12-31", "2025-12-31")), END)
    assert curve["at_risk"].tolist() == [1]
    assert curve["survival"].tolist() == [0.0]


def test_the_constant_chance_of_an_answer_comes_back():
    rng = np.random.default_rng(9)
    received = END - pd.to_timedelta(rng.integers(0, 60, 20_000), unit="D")
    answered = received + pd.to_timedelta(rng.geometric(0.1, 20_000), unit="D")
    curve = response_time_survival(pd.DataFrame({"received": received, "answered": answered}), END)
    days = np.array([5, 10, 20])
    np.testing.assert_allclose(survival_at(curve, days), 0.9**days, atol=0.015)


def test_what_makes_no_sense_is_named():
    with pytest.raises(ValueError, match=r"Row 1: answered is 2025-12-01, before received"):
        response_time_survival(log(("2025-12-02", "2025-12-02"), ("2025-12-02", "2025-12-01")), END)
    with pytest.raises(ValueError, match="Row 0: received is missing"):
        response_time_survival(log((None, "2025-12-02")), END)
    with pytest.raises(ValueError, match="received holds no day"):
        response_time_survival(log(("2026-02-01", None)), END)
    with pytest.raises(ValueError, match="complaints has no column 'answered'"):
        response_time_survival(log(("2025-12-02", None))[["received"]], END)
    with pytest.raises(ValueError, match=r"^received holds .*; it must hold dates without"):
        response_time_survival(log(("2025-12-02", None)).astype({"received": str}), END)


def test_a_wait_is_counted_from_day_to_day():
    """An answer of the next morning has taken a day, and the last day counts whole."""
    curve = response_time_survival(
        log(("2025-12-21 17:00", "2025-12-22 08:00"), ("2025-12-31 09:00", "2025-12-31 18:00")), END
    )
    assert curve["time"].tolist() == [0, 1]
    assert curve["left"].tolist() == [1, 1]
