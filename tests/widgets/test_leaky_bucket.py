"""The leaky bucket: what its pictures and sentences say."""

import math

import pytest

from centricity.widgets import LeakyBucket


def sentence(**parameters):
    simulator = LeakyBucket()
    simulator.load(parameters)
    return simulator.sentence(simulator.result())


def test_doubling_the_intake_and_halving_the_losses_share_a_plateau():
    simulator = LeakyBucket()
    doubled = simulator.compute(joining=1000, retention=90, months=60, start=0)
    halved = simulator.compute(joining=500, retention=95, months=60, start=0)
    assert math.isclose(doubled["plateau"], 10_000)
    assert math.isclose(halved["plateau"], 10_000)
    assert doubled["path"]["base"].iloc[-1] > halved["path"]["base"].iloc[-1]


def test_the_sentence_follows_the_controls():
    assert "The plateau is 5,000" in sentence()
    assert "The plateau is 10,000" in sentence(joining=1000)


def test_nobody_leaves():
    assert "no plateau" in sentence(retention=100)


def test_nobody_joins():
    assert "Nobody joins" in sentence(joining=0, start=5000)


def test_nobody_joins_and_nobody_leaves():
    words = sentence(joining=0, retention=100, start=5000)
    assert "has 5,000 customers" in words
    assert "nobody is left" not in words


def test_a_base_above_the_plateau_shrinks_to_it():
    result = LeakyBucket().compute(joining=100, retention=90, months=60, start=5000)
    assert result["path"]["base"].is_monotonic_decreasing
    assert result["path"]["base"].iloc[-1] > result["plateau"]


def test_the_small_version_shows_only_the_chosen_controls():
    simulator = LeakyBucket(only=["retention"])
    shown = [name for name, one in simulator.controls.items() if one.layout.display != "none"]
    assert shown == ["retention"]


@pytest.mark.drawn
def test_an_empty_firm_can_be_drawn():
    assert "has 0 customers" in sentence(joining=0, start=0)
