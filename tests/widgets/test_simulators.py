"""What every simulator promises, checked without a screen."""

import json

import ipywidgets
import pytest

from centricity import progress, widgets
from centricity.widgets.simulator import Simulator

SIMULATORS = [
    one for one in vars(widgets).values() if isinstance(one, type) and issubclass(one, Simulator)
]

each_simulator = pytest.mark.parametrize("make", SIMULATORS, ids=lambda make: make.__name__)


def picture(simulator):
    return simulator._picture.image.value


def numeric_controls(simulator):
    return {name: one for name, one in simulator.controls.items() if hasattr(one, "min")}


@each_simulator
def test_is_hidden_until_a_prediction_is_made(make):
    simulator = make()
    assert simulator._try.layout.display == "none"
    simulator.predict(0)
    assert simulator._try.layout.display == "flex"


@each_simulator
def test_remembers_the_prediction(make):
    make().predict(1)
    assert progress.get("predictions", make.key) == 1
    assert make()._try.layout.display == "flex"


@pytest.mark.slow
@pytest.mark.drawn
@each_simulator
def test_every_control_moves_the_picture_or_the_sentence(make):
    simulator = make()
    beginning = simulator.state()
    before = picture(simulator), simulator._sentence.value
    for name, control in numeric_controls(simulator).items():
        there = control.max if beginning[name] != control.max else control.min
        simulator.load({**beginning, name: there})
        assert (picture(simulator), simulator._sentence.value) != before, name


@pytest.mark.slow
@pytest.mark.drawn
@each_simulator
def test_same_state_gives_same_picture_and_words(make):
    first, second = make(), make()
    first.load(next(iter([preset for preset in make.presets.values() if preset])))
    second.load(first.state())
    assert picture(first) == picture(second)
    assert first._sentence.value == second._sentence.value


@pytest.mark.slow
@pytest.mark.drawn
@each_simulator
def test_reset_goes_back_to_the_beginning(make):
    simulator = make()
    beginning = simulator.state()
    before = picture(simulator)
    for preset in make.presets.values():
        simulator.load({**beginning, **preset})
    simulator.reset()
    assert simulator.state() == beginning
    assert picture(simulator) == before


@each_simulator
def test_state_survives_json(make):
    simulator = make()
    state = json.loads(json.dumps(simulator.state()))
    simulator.load(state)
    assert simulator.state() == state


@each_simulator
def test_compute_needs_no_screen(make):
    simulator = make()
    result = simulator.compute(**simulator.state())
    assert simulator.sentence(result) in simulator._sentence.value.replace("&#x27;", "'")


@each_simulator
def test_unknown_parameters_are_refused(make):
    with pytest.raises(ValueError, match="'no_such_thing' is not a parameter"):
        make().load({"no_such_thing": 3})


@each_simulator
def test_a_value_out_of_range_changes_nothing(make):
    simulator = make()
    before = simulator.state()
    first, *_, last = numeric_controls(simulator).items()
    too_much = last[1].max + 1
    with pytest.raises(ValueError, match=f"{last[0]} is {too_much}"):
        simulator.load({first[0]: first[1].max, last[0]: too_much})
    assert simulator.state() == before


@each_simulator
def test_a_value_of_the_wrong_type_changes_nothing(make):
    simulator = make()
    before = simulator.state()
    name = next(iter(numeric_controls(simulator)))
    with pytest.raises(ValueError, match=f"{name} can't be 'high'"):
        simulator.load({name: "high"})
    assert simulator.state() == before


@each_simulator
def test_every_control_has_a_description(make):
    for name, control in make().controls.items():
        assert control.description, name


@each_simulator
def test_the_sentence_is_a_live_region(make):
    assert 'role="status"' in make()._sentence.value
    assert 'aria-live="polite"' in make()._sentence.value


@pytest.mark.drawn
@each_simulator
def test_falls_back_to_a_still_picture_with_words(make):
    data, metadata = make()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["image/png"].startswith("iVBOR")
    assert metadata["image/png"]["alt"] == data["text/plain"]


@each_simulator
def test_says_so_when_the_prediction_cant_be_kept(make, tmp_path, monkeypatch):
    blocked = tmp_path / "a_file"
    blocked.write_text("")
    monkeypatch.setenv("CENTRICITY_WORK", str(blocked))
    simulator = make()
    simulator.predict(0)
    assert "could not be kept" in simulator._sentence.value
    assert simulator._try.layout.display == "flex"


@each_simulator
def test_presets_have_buttons(make):
    buttons = simulator_buttons(make())
    for label in make.presets:
        assert label in buttons
    assert "Reset" in buttons


def test_a_click_on_a_preset_sets_it():
    simulator = widgets.LeakyBucket()
    simulator_buttons(simulator)["Halve the losses"].click()
    assert simulator.state()["retention"] == 95
    simulator_buttons(simulator)["Reset"].click()
    assert simulator.state()["retention"] == 90


def simulator_buttons(simulator):
    row = simulator._try.children[1]
    return {one.description: one for one in row.children if isinstance(one, ipywidgets.Button)}
