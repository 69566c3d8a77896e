"""Closing the loop: what its pictures and sentences say."""

import pytest

from centricity.widgets import ClosingTheLoop


def result(**parameters):
    simulator = ClosingTheLoop()
    simulator.load(parameters)
    return simulator.result()


def test_the_figures_of_the_question_come_out_with_an_effect_and_without():
    default, nothing = result(), result(**ClosingTheLoop.presets["Answers that do nothing"])
    for found in (default, nothing):
        assert round(found["answered"], 2) == 0.78
        assert found["silent"] == 0.5
    assert nothing["true"] == nothing["gain"] == 0
    assert default["true"] > 0.1


def test_what_is_seen_is_the_effect_and_what_was_there_before():
    found = result(attachment=20)
    assert found["apparent"] == pytest.approx(found["true"] + 0.20)


def test_a_late_answer_does_less():
    effects = [result(delay=delay)["true"] for delay in (0, 14, 28)]
    assert effects[1] == pytest.approx(effects[0] / 2)
    assert effects[2] == pytest.approx(effects[0] / 4)


def test_answers_add_little_while_few_write():
    few, many = result(vocal=10, delay=0, answered=100), result(vocal=60, delay=0, answered=100)
    assert few["gain"] < 0.005
    assert many["gain"] == pytest.approx(6 * few["gain"])


def test_the_gain_is_the_difference_to_no_answers():
    nobody, some = result(answered=0), result(answered=75)
    assert some["everybody"] - nobody["everybody"] == pytest.approx(some["gain"])
    assert nobody["gain"] == 0


def test_the_sentence_says_that_the_world_is_constructed():
    simulator = ClosingTheLoop()
    assert "constructed world" in simulator.sentence(simulator.result())
