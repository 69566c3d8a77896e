"""Waves: what its pictures and sentences say."""

import pytest

from centricity.widgets import Waves


def result(**parameters):
    simulator = Waves()
    simulator.load(parameters)
    return simulator.result()


def sentence(**parameters):
    simulator = Waves()
    simulator.load(parameters)
    return simulator.sentence(simulator.result())


def test_more_than_a_third_of_unchanged_pairs_are_ten_points_apart():
    assert 1 / 3 < result()["far"] < 0.38
    assert "37.0% of all pairs" in sentence()


def test_bias_beats_the_size_of_the_sample():
    small, biased = result(), result(**Waves.presets["Only fans have the time"])
    assert biased["margin"] < small["margin"] / 3
    assert abs(biased["expected"] - biased["truth"]) > 25
    assert small["expected"] == pytest.approx(small["truth"])


def test_bias_goes_both_ways():
    assert result(eagerness=40)["expected"] < result()["truth"] < result(eagerness=250)["expected"]


def test_the_gaps_are_a_distribution():
    for parameters in ({}, {"answers": 2000}, {"promoters": 0, "detractors": 0}):
        assert result(**parameters)["gaps"]["chance"].sum() == pytest.approx(1)


def test_the_drawn_waves_lie_where_the_band_says():
    for parameters in ({}, *Waves.presets.values()):
        found = result(**parameters)
        inside = abs(found["waves"] - found["expected"]) <= found["margin"]
        assert inside.mean() > 0.8


def test_nobody_at_either_end():
    found = result(promoters=0, detractors=0)
    assert found["far"] == pytest.approx(0, abs=1e-9)
    assert found["margin"] == 0
    assert "within 0.0 points of 0" in sentence(promoters=0, detractors=0)
