"""Games can be saved, resumed, proved by a code, put in order and talked about."""

import gc
import json
import string

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centricity.simulate.market import (
    HOUSE,
    SCENARIOS,
    Decision,
    Game,
    debrief,
    house_results,
    league,
    records,
    run_policy,
    verify,
)
from centricity.simulate.market.engine import Market

SIZE = 500
# Of a game played by `half`, with today's market: whoever changes the market must see this fail,
# and raise `records.VERSION`.
KEPT = (
    "3F9R.1.few-great.42.eNpNz0FuxCAMBdC7sPZUYBsT5ipRFimhEmpnUpFMF61695qkSLND5vH9-TG3ub7n3VzN"
    "a5qHNytowGzlO5srWmvB1PI1f2zmOprPui6PtF9Svu-1JHXpse3rLdfLWosO8_I862wCs-RUtrLeW8zobIgQggNH"
    "HMFTBPuCHlAikI8TjK4doxVwfgggxCcgF4CRGiBCiF4TRDyIyD8gAmY-EiJBRFagj4Q7QAXkDhA0wQ66Ilpd0YEb"
    "dMWZIEGBbx1YAXUgCvDoYBXo3LVL8R2gAvInGBS0DqQlff8F6i9ITsAKsAGnAJ8TeJp-_wA2OmQ6.115509.d4c2"
    "fc48"
)


def half(view):
    """Spend most of the cash on half of everything."""
    return Decision(
        acquisition=view.cash // 5,
        product=view.cash // 7,
        service_all=view.cash // 4,
        service_focal=view.cash // 10,
        focal_share=0.25,
        feedback=view.cash // 20,
        data=view.cash // 15,
    )


@pytest.fixture(scope="module")
def finished():
    return run_policy(half, "few-great", seed=8, size=SIZE)


@pytest.fixture(scope="module")
def code(finished):
    return finished.code()


def started(quarters, **options):
    game = Game("few-great", 8, SIZE, **options)
    for _quarter in range(quarters):
        game.play(half(game.view))
    return game


def sealed(stored):
    """Return a saved game with a checksum that fits, as somebody who knows how would edit it."""
    stored.pop("checksum", None)
    return json.dumps({**stored, "checksum": records._checksum(stored)})


@pytest.mark.parametrize("quarters", [0, 1, 6, 9])
def test_a_resumed_game_is_the_game(quarters):
    game = started(quarters)
    again = Game.from_json(game.to_json())
    assert again.history().equals(game.history())
    assert again.decisions == game.decisions
    assert again.to_json() == game.to_json()
    np.testing.assert_array_equal(again.market.firm, game.market.firm)


def test_rivals_of_ones_own_choice_are_kept():
    game = Game("alike", 1, SIZE, rivals=["product-centric"])
    assert Game.from_json(game.to_json()).firms == {
        "Veretta": "you",
        "Northlight": "product-centric",
    }


def test_a_crash_in_quarter_seven_loses_nothing_before_it(tmp_path, monkeypatch):
    path = tmp_path / "work" / "game.json"
    game = started(6, autosave=path)
    monkeypatch.setattr(Market, "_choose", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        game.play(half(game.view))
    monkeypatch.undo()
    again = Game.resume(path)
    assert again.view == started(6).view
    again.play(half(again.view))
    assert Game.resume(path).view == started(7).view
    assert [one.name for one in path.parent.iterdir()] == ["game.json"]


def test_a_save_that_fails_leaves_the_last_one(tmp_path, monkeypatch):
    path = tmp_path / "game.json"
    game = started(2, autosave=path)
    monkeypatch.setattr(game, "to_json", lambda: "\ud800")
    with pytest.raises(UnicodeEncodeError):
        game.play(half(game.view))
    assert Game.resume(path).view == started(2).view
    assert [one.name for one in tmp_path.iterdir()] == ["game.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "5", "null", '{"a": 1}', '{"format": "x", "checksum": ""}', "[" * 9999]
)
def test_what_is_no_saved_game_is_refused(text):
    with pytest.raises(ValueError, match="not a saved game"):
        Game.from_json(text)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "game.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match="not a saved game"):
        Game.resume(path)
    with pytest.raises(FileNotFoundError):
        Game.resume(tmp_path / "none.json")


@pytest.mark.parametrize("field", ["scenario", "seed", "size", "rivals", "decisions", "market"])
def test_an_edited_saved_game_is_refused(field):
    stored = json.loads(started(2).to_json())
    stored[field] = None
    with pytest.raises(ValueError, match="was changed after it was saved"):
        Game.from_json(json.dumps(stored))


def test_a_richer_decision_cannot_be_edited_in():
    text = started(2).to_json()
    with pytest.raises(ValueError, match="was changed after it was saved"):
        Game.from_json(text.replace('"focal_share": 0.25', '"focal_share": 0.1', 1))


def test_even_with_a_checksum_that_fits_the_rules_hold():
    stored = json.loads(started(2).to_json())
    stored["decisions"][1]["product"] = 1e9
    with pytest.raises(ValueError, match="Quarter 2: the decision costs"):
        Game.from_json(sealed(stored))
    with pytest.raises(ValueError, match="was changed after it was saved"):
        Game.from_json(sealed({**stored, "decisions": 7}))
    with pytest.raises(ValueError, match="was changed after it was saved"):
        Game.from_json(sealed({name: stored[name] for name in ("format", "version", "seed")}))
    with pytest.raises(ValueError, match="must return a Decision"):
        Game.from_json(sealed({**stored, "decisions": [7]}))
    stored["decisions"] = [{}] * 10
    with pytest.raises(ValueError, match="game is over"):
        Game.from_json(sealed(stored))


def test_a_saved_game_of_another_version_or_market_is_refused():
    stored = json.loads(started(1).to_json())
    with pytest.raises(ValueError, match="comes from version 99 of the market, and this is"):
        Game.from_json(sealed({**stored, "version": 99}))
    with pytest.raises(ValueError, match="market has been changed since"):
        Game.from_json(sealed({**stored, "market": "00000000"}))


def test_a_tuned_market_is_noticed(monkeypatch):
    text = started(1).to_json()
    monkeypatch.setattr("centricity.simulate.market.engine.KNOWN", 0.04)
    with pytest.raises(ValueError, match="market has been changed since"):
        Game.from_json(text)


def test_a_code_replays_to_the_same_result(finished, code):
    assert len(code) < 600
    assert "\n" not in code
    again = verify(code)
    assert again.outcome() == finished.outcome()
    assert again.decisions == finished.decisions
    parts = code.split(".")
    assert parts[2:4] == ["few-great", "8"]
    assert int(parts[5]) == round(finished.outcome()["equity"])


def test_a_kept_code_still_gives_its_result():
    assert verify(KEPT).seed == 42


def test_a_code_survives_mail(code):
    broken = "  " + "\r\n".join(code[at : at + 60] for at in range(0, len(code), 60)) + "\n"
    assert verify(broken).code() == code


def test_a_code_keeps_fractions():
    game = run_policy(lambda _view: {"product": 0.1, "focal_share": 1 / 3}, "alike", 2, SIZE)
    assert verify(game.code()).decisions == game.decisions


@settings(max_examples=60)
@given(st.data())
def test_a_code_with_any_other_character_is_refused(code, data):
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from(string.ascii_letters + string.digits + "-_."))
    if other != code[at]:
        with pytest.raises(ValueError, match=r"result code"):
            verify(code[:at] + other + code[at + 1 :])


@pytest.mark.parametrize("text", ["", "hello", None, 5, "a.b.c.d.e.f.g", "3F9R." * 5000])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(ValueError, match="not a result code"):
        verify(text)


def forged(code, **changes):
    """Return a code with other content and a checksum that fits."""
    parts = code.split(".")[:-1]
    for name, value in changes.items():
        if name == "payload":
            content = {**records._unpack(parts[4]), **value}
            parts[4] = records._pack(content)
        else:
            parts[("prefix", "version", "scenario", "seed", "", "equity").index(name)] = value
    return ".".join([*parts, records._checksum(parts)])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"equity": "9000000"}, "claims a customer equity of 9,000,000 crowns, and its decisions"),
        ({"equity": "many"}, "parts don't fit"),
        ({"version": "2"}, "comes from version 2 of the market"),
        ({"scenario": "alike"}, "market has been changed|claims a customer equity"),
        ({"scenario": "boom"}, "no scenario 'boom'"),
        ({"seed": "9"}, "claims a customer equity|Quarter .: the decision costs"),
        ({"seed": "-9"}, "seed is -9"),
        ({"payload": {"size": 10**9}}, "more than 50,000 people"),
        ({"payload": {"size": "5"}}, "more than 50,000 people"),
        ({"payload": {"decisions": []}}, "holds 0 quarters; a game has 9"),
        ({"payload": {"decisions": [[0] * 6] * 9}}, "parts don't fit"),
        ({"payload": {"decisions": 7}}, "parts don't fit"),
        ({"payload": {"decisions": [[1e9] + [0] * 6] * 9}}, "Quarter 1: the decision costs"),
        ({"payload": {"decisions": [[-5] + [0] * 6] * 9}}, "acquisition is -5"),
        ({"payload": {"decisions": [["a"] + [0] * 6] * 9}}, "acquisition is 'a'"),
        ({"payload": {"rivals": 5}}, "must be a list of at most 3"),
        ({"payload": {"rivals": ["me"]}}, "no house policy 'me'"),
        ({"payload": {"rivals": [["me"]]}}, "no house policy"),
        ({"payload": {"market": ""}}, "market has been changed"),
        ({"payload": {"decisions": [[0] * 3000] * 9}}, "parts don't fit"),
    ],
)
def test_a_forged_code_is_refused_in_words(code, changes, message):
    with pytest.raises(ValueError, match=message):
        verify(forged(code, **changes))


def test_there_is_no_code_before_the_end():
    with pytest.raises(ValueError, match="no result yet: 3 of 9"):
        started(3).code()


def test_a_league_orders_and_explains(tmp_path, code, finished):
    better = run_policy(HOUSE["customer-centric"], "few-great", 8, SIZE)
    elsewhere = run_policy(half, "alike", 8, SIZE)
    for name, text in {
        "ann": code,
        "ben": better.code(),
        "cyd": code,
        "dan": elsewhere.code(),
        "eve": forged(code, equity="9000000"),
        "fay": "I lost it",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "gus.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "notes.md").write_text("not a code")
    table = league(tmp_path).set_index("player")
    assert table.index.tolist()[:4] == ["dan", "ben", "ann", "cyd"]
    assert table["place"].tolist()[:4] == [1, 1, 2, 2]
    assert table["equity"]["ann"] == finished.outcome()["equity"] < table["equity"]["ben"]
    assert table["note"]["cyd"] == "same decisions as ann"
    assert table["note"][["ann", "ben", "dan"]].tolist() == ["", "", ""]
    assert "claims a customer equity" in table["note"]["eve"]
    assert "not a result code" in table["note"]["fay"]
    assert table["equity"][["eve", "fay", "gus"]].isna().all()
    assert table["note"]["gus"]


def test_a_folder_without_codes_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no result codes"):
        league(tmp_path)
    with pytest.raises(ValueError, match="no result codes"):
        league(tmp_path / "nowhere")


def test_a_league_of_lost_codes_has_no_places(tmp_path):
    (tmp_path / "fay.txt").write_text("I lost it")
    assert league(tmp_path)["place"].isna().all()


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        (lambda _view: None, r"^Quarter 1: A policy must return a Decision"),
        (lambda _view: {"price": 1}, r"^Quarter 1: A decision has no field 'price'"),
        (lambda view: 1 / (3 - view.round), r"^Quarter 1: A policy must return a Decision"),
        (lambda view: {"data": 1 / (3 - view.round)}, r"^Quarter 3: ZeroDivisionError"),
        (lambda view: {"data": view.cash + 1}, r"^Quarter 1: the decision costs"),
        (lambda view: {"data": view.retention}, r"^Quarter 1: data is nan"),
        (lambda view: setattr(view, "cash", 9), r"^Quarter 1: FrozenInstanceError"),
        (None, r"^Quarter 1: TypeError"),
    ],
)
def test_a_policy_that_fails_is_told_where(policy, message):
    with pytest.raises(ValueError, match=message):
        run_policy(policy, "alike", 1, SIZE)


def test_a_policy_that_moves_customers_by_itself_is_found_out():
    def thief(_view):
        (market,) = [one for one in gc.get_objects() if type(one) is Market and one.round < 9]
        market.firm[:] = 0
        return Decision()

    gc.collect()
    with pytest.raises(ValueError, match="changed by other means than decisions"):
        run_policy(thief, "alike", 1, SIZE)


def test_a_policy_may_answer_with_a_dict(finished):
    assert run_policy(lambda view: half(view).as_dict(), "few-great", 8, SIZE).code() == (
        finished.code()
    )


def test_house_results_are_those_of_the_house_in_the_seat():
    table = house_results("few-great", 8, SIZE).set_index("policy")
    assert table.index.tolist() == list(HOUSE)
    for name, policy in HOUSE.items():
        outcome = run_policy(policy, "few-great", 8, SIZE).outcome()
        assert table.loc[name].to_dict() == pytest.approx(outcome)


def test_the_outcome_is_that_of_the_history(finished):
    mine, outcome = finished.history(mine=True), finished.outcome()
    assert len(mine) == 9
    assert outcome["retention"] == 1 - mine["left"].sum() / mine["customers_before"].sum()
    for column in ("equity", "customers", "satisfaction", "cash", "risk"):
        assert outcome[column] == mine[column].iloc[-1]
    table = finished.standings().set_index("firm")
    assert table["equity"].is_monotonic_decreasing
    assert table.loc["Veretta", "policy"] == "you"
    assert table.loc["Veretta", "equity"] == outcome["equity"]


def test_a_debrief_compares_with_the_house_in_the_same_seat(finished):
    talk = debrief(finished)
    seats = talk.seats.set_index("policy")
    assert set(seats.index) == {"you", *HOUSE}
    assert seats["equity"].is_monotonic_decreasing
    assert seats.loc["you"].to_dict() == pytest.approx(finished.outcome())
    house = house_results("few-great", 8, SIZE).set_index("policy")
    pd.testing.assert_frame_equal(seats.loc[list(HOUSE)], house)


@pytest.mark.parametrize("policy", HOUSE)
def test_who_plays_like_the_house_is_told_so(policy):
    game = run_policy(HOUSE[policy], "few-great", 2, 2000)
    talk = debrief(game)
    assert talk.nearest == policy
    leanings = talk.leanings.set_index("policy")
    assert leanings.loc["you"].tolist() == pytest.approx(leanings.loc[policy].tolist())


def test_leanings_are_shares_of_what_was_spent(finished):
    talk = debrief(finished)
    you = talk.leanings.set_index("policy").loc["you"]
    mine = finished.history(mine=True)
    outward = mine["acquisition"].sum() + mine["product"].sum()
    spent = sum(finished_row.spend for finished_row in finished.decisions)
    assert you["product_share"] == pytest.approx(outward / (spent + mine["coordination"].sum()))
    assert you["service_lift"] > 1.2
    assert talk.rounds["product_share"].between(0, 1).all()
    assert you["early"] == pytest.approx(talk.rounds["product_share"].head(3).mean())


def test_who_spends_nothing_leans_nowhere():
    talk = debrief(run_policy(lambda _view: Decision(), "alike", 1, SIZE))
    you = talk.leanings.set_index("policy").loc["you"]
    assert you.isna().all()
    assert talk.nearest in HOUSE
    assert talk.rounds["product_share"].isna().all()


def test_a_slide_into_product_shows_in_early_and_late():
    def slide(view):
        outward = view.cash // 2 if view.round > 4 else 0
        return Decision(product=outward, service_all=view.cash // 4)

    you = debrief(run_policy(slide, "alike", 1, SIZE)).leanings.iloc[0]
    assert you["early"] == 0
    assert you["late"] == pytest.approx(2 / 3, abs=0.01)


def test_quarters_in_which_the_figures_pulled_apart_are_marked():
    rounds = debrief(run_policy(half, "rivals-centred", 3, 4000)).rounds
    changes = rounds[["retention_change", "satisfaction_change", "equity_change"]]
    steps = np.array([0.005, 0.01, 0.01])
    expected = (changes >= steps).any(axis=1) & (changes <= -steps).any(axis=1)
    assert rounds["apart"].tolist() == expected.tolist()
    assert rounds["apart"].any()
    assert not rounds["apart"].all()
    assert changes.iloc[0].isna().all()
    growth = rounds["equity"].iloc[1] / rounds["equity"].iloc[0] - 1
    assert changes["equity_change"].iloc[1] == pytest.approx(growth)


def test_a_debrief_waits_for_the_end():
    with pytest.raises(ValueError, match="needs a finished game"):
        debrief(started(8))


def test_every_scenario_says_what_drives_it():
    assert len(SCENARIOS) >= 6
    for scenario in SCENARIOS.values():
        assert scenario.driver.endswith(".")
        assert len(scenario.driver) < 100
        assert scenario.title
