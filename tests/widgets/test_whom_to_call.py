"""Whom to call: chance beats risk at the default, and other shapes turn it round."""

import numpy as np
import pytest

from centricity.widgets import WhomToCall
from centricity.widgets.whom_to_call import MEMBERS, RISK


@pytest.fixture(scope="module")
def simulator():
    return WhomToCall()


def state(simulator, preset=""):
    simulator.reset()
    simulator.load(simulator.presets.get(preset, {}))
    return simulator.result()


def test_calling_the_riskiest_loses_to_chance_at_the_default(simulator):
    kept = state(simulator)["kept"]
    assert kept["risk"] < kept["lot"] < kept["uplift"]
    assert "Calling the riskiest loses to chance." in simulator.sentence(simulator.result())


def test_where_the_lost_can_be_held_risk_is_as_good_as_effect(simulator):
    kept = state(simulator, "The lost can be held")["kept"]
    assert kept["risk"] == pytest.approx(kept["uplift"], rel=0.02)
    assert kept["risk"] > kept["lot"]


def test_a_rough_guess_costs_but_still_beats_the_lot(simulator):
    exact = state(simulator)["kept"]["uplift"]
    rough = state(simulator, "A rough guess of effects")["kept"]
    assert rough["lot"] < rough["uplift"] < exact


def test_no_list_pays_when_a_call_is_dear(simulator):
    result = state(simulator, "A dear call")
    assert all(profit[result["at"]] < 0 for profit in result["profit"].values())
    assert "call nobody" in simulator.sentence(result)


def test_all_lists_meet_when_everybody_is_called(simulator):
    state(simulator)
    simulator.load({"share": 100})
    result = simulator.result()
    last = {round(float(profit[-1]), 6) for profit in result["profit"].values()}
    assert len(last) == 1
    assert all(len(called) == MEMBERS for called in result["called"].values())


def test_profit_is_value_times_the_kept_less_the_calls(simulator):
    result = state(simulator)
    called = result["called"]["uplift"]
    by_hand = 300 * result["effect"][called].sum() - 12 * len(called)
    assert result["profit"]["uplift"][result["at"]] == pytest.approx(by_hand)


def test_nobody_is_kept_who_would_have_stayed(simulator):
    for peak in (10, 50, 90):
        state(simulator)
        simulator.load({"peak": peak, "height": 30})
        assert (simulator.result()["effect"] <= RISK + 1e-12).all()
        assert np.isfinite(simulator.result()["effect"]).all()


def test_the_riskiest_are_the_right_list_once_the_peak_is_at_about_60(simulator):
    for peak, wins in ((58, False), (62, True)):
        state(simulator)
        simulator.load({"peak": peak})
        kept = simulator.result()["kept"]
        assert (kept["risk"] > kept["lot"]) == wins


def test_even_the_roughest_guess_beats_the_lot(simulator):
    state(simulator)
    simulator.load({"error": 30})
    kept = simulator.result()["kept"]
    assert kept["uplift"] > kept["lot"]
    assert round(state(simulator, "A rough guess of effects")["kept"]["uplift"], 1) == 9.3
