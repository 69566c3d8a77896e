"""The halo: no effect at all prints more than twice the profit, and what takes that away."""

import time

import numpy as np
import pytest

from centricity.models.halo import expected_ratio
from centricity.widgets import Halo

DEFAULTS = {"halo": 88, "persistence": 50, "spread": 67, "effect": 0, "firms": 400}


@pytest.fixture(scope="module")
def simulator():
    return Halo()


@pytest.fixture
def middle(simulator):
    def middle(year="same_year", **changes):
        return np.median(simulator.compute(**{**DEFAULTS, **changes})[year])

    return middle


def test_without_any_effect_the_default_prints_more_than_twice_the_profit(middle):
    assert middle() == pytest.approx(137, abs=10)
    assert middle("next_year") == pytest.approx(51, abs=8)


def test_the_default_is_the_toy_of_the_model(middle):
    strength = np.log(0.88 / 0.12)
    assert middle() == pytest.approx(100 * (expected_ratio(strength, 0.67) - 1), abs=8)


def test_raters_without_the_accounts_find_what_is_there(middle):
    assert abs(middle(halo=50)) < 3
    assert middle(halo=50, effect=20) == pytest.approx(20, abs=3)


def test_a_year_later_the_halo_is_gone_only_if_profit_was_luck(middle):
    assert abs(middle("next_year", persistence=0)) < 4
    assert middle("next_year", persistence=100) == pytest.approx(middle())


def test_a_real_effect_can_t_be_told_from_a_stronger_halo(middle):
    assert middle(effect=20) > middle() + 30
    assert middle(halo=96) > middle() + 30


def test_small_studies_scatter_more(simulator):
    few, many = (simulator.compute(**{**DEFAULTS, "firms": n})["same_year"] for n in (30, 1000))
    assert np.std(few) > 3 * np.std(many)


def test_the_sentence_tells_the_default(simulator):
    words = simulator.sentence(simulator.compute(**DEFAULTS))
    assert "The true effect is 0%." in words
    assert "more profitable in the year of the rating" in words


def test_recomputes_while_a_slider_moves(simulator):
    simulator.compute(**DEFAULTS)
    start = time.perf_counter()
    for firms in (100, 400, 1000):
        simulator.compute(**{**DEFAULTS, "firms": firms})
    # Three recomputations, on a machine that may be busy with other things.
    assert time.perf_counter() - start < 0.5


@pytest.mark.drawn
@pytest.mark.parametrize("halo", [50, 99])
@pytest.mark.parametrize("firms", [20, 1000])
def test_every_corner_can_be_drawn(halo, firms):
    simulator = Halo()
    for persistence in (0, 100):
        for spread in (10, 70):
            state = {"halo": halo, "firms": firms, "persistence": persistence, "spread": spread}
            simulator.load({**state, "effect": 100})
            assert "nan" not in simulator.sentence(simulator.result())
