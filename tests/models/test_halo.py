"""The halo: the toy's ratios, its limits, agreement of formula, expectation and simulation."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models import halo
from centricity.simulate import halo as world
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())["halo_toy"]
TOY = {"strength": PUBLISHED["strength"], "spread": PUBLISHED["spread"]}
margin_lists = st.lists(st.floats(1, 50), min_size=2, max_size=30)


def test_no_effect_at_all_prints_137_and_51_per_cent():
    in_year = halo.expected_ratio(**TOY)
    next_year = halo.expected_ratio(**TOY, persistence=PUBLISHED["persistence"])
    assert in_year == pytest.approx(PUBLISHED["in_year"], abs=0.005)
    assert next_year == pytest.approx(PUBLISHED["next_year"], abs=0.005)


def test_the_simulated_world_agrees_with_the_formula():
    chance = world.draw(np.random.default_rng(5), studies=40, firms=5000)
    first, second, called = world.rated_firms(chance, **TOY, persistence=0.5)
    for margins, persistence in ((first, 1.0), (second, 0.5)):
        ratios = world.ratios(margins, called)
        error = ratios.std() / math.sqrt(ratios.size)
        expected = halo.expected_ratio(**TOY, persistence=persistence)
        assert abs(ratios.mean() - expected) < 4 * error + 0.005


def test_the_expected_ratio_of_a_list_agrees_with_the_formula():
    z = np.random.default_rng(6).standard_normal(200_000)
    margins = 10 * (1 + TOY["spread"] * z)
    found = halo.halo_ratio(margins, margins, TOY["strength"])
    assert found == pytest.approx(halo.expected_ratio(**TOY), abs=0.02)


def test_a_real_effect_comes_on_top():
    plain, real = (halo.expected_ratio(**TOY, effect=effect) for effect in (0, 0.2))
    assert real == pytest.approx(1.2 * plain)
    assert halo.expected_ratio(0, 0.5, effect=0.2) == pytest.approx(1.2)


@given(margin_lists)
def test_without_a_halo_there_is_no_difference(margins):
    assert halo.halo_ratio(margins, margins, 0) == pytest.approx(1)


@given(margin_lists, st.floats(0.1, 3))
def test_a_stronger_halo_never_prints_less(margins, strength):
    weak, strong = (halo.halo_ratio(margins, margins, s) for s in (strength, strength + 1))
    assert 1 - 1e-9 <= weak <= strong + 1e-9


@given(margin_lists, st.floats(-3, 3), st.floats(0.5, 5))
def test_units_don_t_matter(margins, strength, factor):
    scaled = [factor * one for one in margins]
    one, other = (halo.halo_ratio(m, m, strength) for m in (margins, scaled))
    assert one == pytest.approx(other, rel=1e-6)


def test_chances_turn_round_with_the_sign():
    margins = [3.0, 8.0, 1.0, 12.0]
    np.testing.assert_allclose(
        halo.called_centric(margins, 2) + halo.called_centric(margins, -2), 1
    )


def test_firms_that_are_all_alike():
    assert halo.called_centric([5.0, 5.0], 9).tolist() == [0.5, 0.5]
    assert halo.halo_ratio([5.0, 5.0], [1.0, 3.0], 9) == 1


def test_no_ratio_to_a_loss():
    assert math.isnan(halo.halo_ratio([0.0, 10.0], [-5.0, 10.0], 9))


def test_an_endless_halo_raises_no_warning():
    assert halo.halo_ratio([1.0, 2.0, 9.0], [1.0, 2.0, 9.0], 1e6) == pytest.approx(6)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: halo.halo_ratio([], [], 1), "margins is empty"),
        (lambda: halo.halo_ratio(3.0, 3.0, 1), "not a list"),
        (lambda: halo.halo_ratio([1, 2], [1, 2, 3], 1), "outcome has the shape"),
        (lambda: halo.halo_ratio([1, math.nan], [1, 2], 1), "margins is nan"),
        (lambda: halo.halo_ratio([1, 2], [1, math.nan], 1), "outcome is nan"),
        (lambda: halo.halo_ratio([1, 2], [1, 2], math.nan), "strength is nan"),
        (lambda: halo.expected_ratio(1, spread=1.5), "spread is 1.5"),
        (lambda: halo.expected_ratio(1, 0.5, persistence=-0.1), "persistence is -0.1"),
        (lambda: halo.expected_ratio(1, 0.5, effect=-0.1), "effect is -0.1"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
