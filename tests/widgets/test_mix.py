"""Rates and mix: both kinds stay better and the total falls, and the parts add up."""

import itertools

import pytest

from centricity.widgets import Mix


def compute(**changes):
    return Mix().compute(**{**Mix().state(), **changes})


def sentence(**changes):
    return Mix().sentence(compute(**changes))


def test_both_kinds_improve_and_the_total_falls_from_75_to_70():
    result = compute()
    for kind in ("loyal", "restless"):
        assert result["after"][kind] > result["before"][kind]
    assert result["before"]["total"] == pytest.approx(0.75)
    assert result["after"]["total"] == pytest.approx(0.70)
    assert "All together went from 75.0% to 70.0%." in sentence()


def test_the_preset_turns_it_round():
    result = compute(**Mix.presets["Everybody worse, the total better"])
    for kind in ("loyal", "restless"):
        assert result["after"][kind] < result["before"][kind]
    assert result["after"]["total"] > result["before"]["total"]


@pytest.mark.parametrize("preset", Mix.presets.values(), ids=list(Mix.presets))
def test_the_parts_add_up(preset):
    result = compute(**preset)
    change = result["after"]["total"] - result["before"]["total"]
    assert result["rates"] + result["mix"] == pytest.approx(change, abs=1e-12)


def test_the_same_mix_has_no_part_in_it_and_neither_have_the_same_rates():
    assert "The rates add +3.0 points and the mix +0.0." in sentence(share_after=50)
    same = sentence(loyal_after=90, restless_after=60)
    assert "The rates add +0.0 points and the mix -7.5." in same


def test_a_kind_that_comes_or_goes_is_all_mix():
    assert compute(share_before=0, restless_after=60, loyal_after=90)["rates"] == 0


@pytest.mark.drawn
def test_every_corner_of_the_controls_can_be_drawn():
    simulator = Mix()
    for rates in itertools.product((40, 100), repeat=2):
        for shares in itertools.product((0, 100), repeat=2):
            simulator.load({"loyal_before": rates[0], "restless_before": rates[1]})
            simulator.load({"loyal_after": rates[1], "restless_after": rates[0]})
            simulator.load({"share_before": shares[0], "share_after": shares[1]})
            assert simulator.sentence(simulator.result())
