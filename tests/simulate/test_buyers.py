"""Buyers drawn from the BG/NBD story."""

import numpy as np
import pytest

from centricity.models import btyd
from centricity.simulate import buyers

PARAMETERS = (0.6, 8.0, 0.9, 3.0)


def test_what_is_drawn_is_a_possible_history():
    rng = np.random.default_rng(1)
    drawn = buyers.bgnbd(rng, PARAMETERS, rng.uniform(0, 60, 5000))
    assert (drawn["recency"] <= drawn["age"]).all()
    assert ((drawn["recency"] > 0) == (drawn["frequency"] > 0)).all()
    assert drawn.loc[drawn["frequency"] == 0, "alive"].all()
    assert 0.3 < drawn["alive"].mean() < 1


def test_a_fit_finds_the_parameters_again():
    rng = np.random.default_rng(2)
    drawn = buyers.bgnbd(rng, PARAMETERS, rng.uniform(30, 60, 60_000))
    fit = btyd.bgnbd_fit(drawn["frequency"], drawn["recency"], drawn["age"])
    assert fit.values == pytest.approx(PARAMETERS, rel=0.12)


def test_the_same_seed_draws_the_same_customers():
    one, other = (
        buyers.bgnbd(np.random.default_rng(3), PARAMETERS, np.full(50, 30.0)) for _ in range(2)
    )
    assert one.equals(other)


def test_impossible_worlds_are_refused():
    with pytest.raises(ValueError, match="parameters is 0"):
        buyers.bgnbd(np.random.default_rng(1), (0.6, 0, 0.9, 3.0), [1.0])
    with pytest.raises(ValueError, match="age is -1"):
        buyers.bgnbd(np.random.default_rng(1), PARAMETERS, [-1.0])
