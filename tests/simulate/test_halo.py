"""The world of rated firms."""

import numpy as np

from centricity.simulate import halo


def chance(seed=3, studies=50, firms=400):
    return halo.draw(np.random.default_rng(seed), studies, firms)


def test_the_same_seed_draws_the_same_firms():
    for one, other in zip(chance(), chance(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_margins_have_the_mean_spread_and_persistence_asked_for():
    first, second, _ = halo.rated_firms(chance(firms=4000), 2, spread=0.3, persistence=0.8)
    for margins in (first, second):
        np.testing.assert_allclose(margins.mean(), halo.MEAN_MARGIN, rtol=0.01)
        np.testing.assert_allclose(margins.std(), 0.3 * halo.MEAN_MARGIN, rtol=0.01)
    np.testing.assert_allclose(np.corrcoef(first.ravel(), second.ravel())[0, 1], 0.8, atol=0.01)


def test_raters_without_a_halo_toss_a_coin():
    first, _, called = halo.rated_firms(chance(), 0, spread=0.67, persistence=0.5)
    assert abs(called.mean() - 0.5) < 0.02
    assert abs(np.median(halo.ratios(first, called)) - 1) < 0.02


def test_the_effect_reaches_only_those_called_centric():
    without, with_effect = (
        halo.rated_firms(chance(), 2, 0.67, 0.5, effect=effect) for effect in (0, 0.2)
    )
    called = without[2]
    np.testing.assert_allclose(with_effect[0][called], 1.2 * without[0][called])
    np.testing.assert_array_equal(with_effect[1][~called], without[1][~called])


def test_luck_doesn_t_last():
    _, second, called = halo.rated_firms(chance(), 2, spread=0.67, persistence=0)
    assert abs(np.median(halo.ratios(second, called)) - 1) < 0.02


def test_a_group_without_firms_has_no_ratio():
    margins = np.array([[1.0, 2.0], [1.0, 2.0]])
    called = np.array([[True, True], [False, True]])
    np.testing.assert_array_equal(halo.ratios(margins, called), [np.nan, 2.0])
