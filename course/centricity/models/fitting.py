"""Maximum likelihood for parameters above 0, from a default start, and a plain word on the end."""

from dataclasses import dataclass

import numpy as np
from scipy import optimize

# Beyond e**EDGE times its start a parameter has run away, and the likelihood has no maximum.
EDGE = 9.0
# The slope of the mean log-likelihood, by the logarithm of a parameter, that counts as none.
FLAT = 1e-6


@dataclass(frozen=True)
class Fit:
    """What came out of a fit.

    Attributes
    ----------
    parameters : dict of float
        By name, in the order in which the model's functions take them.
    loglik : float
        The log-likelihood there.
    converged : bool
        Whether this is a maximum.
    message : str
        What went wrong, in words; empty if nothing did.
    """

    parameters: dict
    loglik: float
    converged: bool
    message: str = ""

    @property
    def values(self):
        """Return the parameters as a tuple."""
        return tuple(self.parameters.values())


def maximise(likelihood, start, names, hessian_inverse=None):
    """Return the `Fit` at which a log-likelihood is largest, and the curvature found there.

    Parameters
    ----------
    likelihood : callable
        Takes the parameters (an array); returns the log-likelihood per observation and its
        gradient. Has an attribute ``size``, the number of observations.
    start : array-like of float
        Above 0. Parameters are sought between ``exp(-9)`` and ``exp(9)`` times their start.
    names : sequence of str
    hessian_inverse : numpy.ndarray, optional
        From an earlier fit to similar data, so that fewer steps are needed.

    Returns
    -------
    Fit
    numpy.ndarray
        The inverse Hessian by the logarithms of the parameters, as BFGS approximates it.
    """
    start = np.asarray(start, dtype=float)

    def loss(steps):
        parameters = start * np.exp(np.clip(steps, -2 * EDGE, 2 * EDGE))
        value, slope = likelihood(parameters)
        return -value, -slope * parameters * (np.abs(steps) < 2 * EDGE)

    found = optimize.minimize(
        loss,
        np.zeros(len(start)),
        jac=True,
        method="BFGS",
        options={"gtol": FLAT / 10, "hess_inv0": hessian_inverse},
    )
    parameters = start * np.exp(np.clip(found.x, -2 * EDGE, 2 * EDGE))
    message = _trouble(found, names)
    fit = Fit(
        parameters=dict(zip(names, map(float, parameters), strict=True)),
        loglik=float(-found.fun * likelihood.size),
        converged=not message,
        message=message,
    )
    return fit, (found.hess_inv + found.hess_inv.T) / 2


def _trouble(found, names):
    away = [name for name, step in zip(names, found.x, strict=True) if abs(step) > EDGE]
    if away:
        return (
            f"The likelihood has no maximum that we could find: {' and '.join(away)} ran away. "
            "The data don't hold enough to estimate every parameter."
        )
    # BFGS also stops, with a complaint, where rounding hides the last bit of slope.
    if not np.all(np.abs(found.jac) < FLAT):
        return f"The search stopped before it reached a maximum: {found.message}"
    return ""
