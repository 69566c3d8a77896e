"""The search for a maximum, and what it says when there is none."""

import numpy as np
import pytest

from centricity.models.fitting import Fit, maximise


class Bump:
    """A log-likelihood with its maximum at given parameters, or on the way to one that is 0."""

    size = 10

    def __init__(self, top):
        self.top = np.array(top)

    def __call__(self, parameters):
        distance = np.log(parameters) - np.log(self.top)
        return -(distance**2).sum(), -2 * distance / parameters


class Slope:
    """A log-likelihood that keeps rising as the second parameter falls."""

    size = 10

    def __call__(self, parameters):
        first, second = parameters
        return -((first - 3) ** 2) - second, np.array([-2 * (first - 3), -1.0])


class Cliff:
    """A log-likelihood whose gradient is wrong."""

    size = 10

    def __call__(self, parameters):
        return -float(np.sum(parameters)), np.ones(len(parameters))


def test_finds_the_maximum_and_names_the_parameters():
    fit, inverse = maximise(Bump([3.0, 0.2]), [1.0, 1.0], ["mean", "spread"])
    assert fit.converged
    assert fit.message == ""
    assert list(fit.parameters) == ["mean", "spread"]
    assert fit.values == pytest.approx((3.0, 0.2), rel=1e-6)
    assert fit.loglik == pytest.approx(0.0, abs=1e-9)
    np.testing.assert_allclose(inverse, inverse.T)


def test_a_start_from_an_earlier_fit_leads_to_the_same_place():
    _, inverse = maximise(Bump([3.0, 0.2]), [1.0, 1.0], ["mean", "spread"])
    fit, _ = maximise(Bump([3.1, 0.21]), [3.0, 0.2], ["mean", "spread"], inverse)
    assert fit.values == pytest.approx((3.1, 0.21), rel=1e-6)


def test_says_which_parameter_ran_away():
    fit, _ = maximise(Slope(), [1.0, 1.0], ["mean", "spread"])
    assert not fit.converged
    assert "spread ran away" in fit.message
    assert "mean" not in fit.message


def test_says_when_the_search_got_stuck():
    fit, _ = maximise(Cliff(), [1.0, 1.0], ["mean", "spread"])
    assert not fit.converged
    assert "stopped before it reached a maximum" in fit.message


def test_a_fit_cant_be_changed_by_accident():
    with pytest.raises(AttributeError):
        Fit({"r": 1.0}, -1.0, True).loglik = 0.0
