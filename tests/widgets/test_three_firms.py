"""The game of the three firms, played without a screen."""

import json

import pytest

from centricity import widgets
from centricity.figures import lesson_12 as figures
from centricity.simulate.market import (
    EVERY,
    HOUSE,
    SCENARIOS,
    UNKNOWN,
    Game,
    debrief,
    run_policy,
    verify,
)
from centricity.simulate.market.events import EVENTS
from centricity.simulate.market.game import PLAN

SIZE = 3000


@pytest.fixture
def small(monkeypatch):
    """Sliders in single crowns, so that a small market has something to decide."""
    monkeypatch.setattr("centricity.widgets.three_firms.THOUSAND", 100)


def new(scenario="few-great", seed=7):
    return widgets.ThreeFirms(scenario, seed, size=SIZE)


def play_all(game):
    while not game.game.over:
        half = int(game.game.view.cash // 200)
        game.set(acquisition=half, service_all=half)
        game.play()
    return game


@pytest.mark.usefixtures("small")
class TestPlaying:
    def test_every_control_has_a_description_and_begins_with_nothing_spent(self):
        game = new()
        assert all(one.description for one in game.controls.values())
        assert game.decision().spend == 0
        assert len(game.controls) == 7

    def test_the_budget_follows_the_sliders(self):
        game = new()
        game.set(acquisition=20)
        words, fits = game.budget()
        assert fits
        assert "2,000 of" in words
        assert words in game._budget.value

    def test_a_decision_that_costs_too_much_is_refused_in_words_and_changes_nothing(self):
        game = new()
        most = game.controls["product"].max
        game.set(product=most, data=most)
        assert not game.budget()[1]
        game.play()
        assert "too many" in game.words
        assert game.game.decisions == []

    def test_money_for_a_focal_segment_of_nobody_is_refused_in_words(self):
        game = new()
        game.set(focal_share=0, service_focal=5)
        game.play()
        assert "nobody" in game.words
        assert game.game.decisions == []

    def test_undo_takes_back_one_slider_at_a_time(self):
        game = new()
        beginning = game.state()
        game.set(product=5)
        game.set(product=9)
        game.set(data=3)
        game.undo()
        assert game.state() == {**beginning, "product": 9}
        game.undo()
        assert game.state() == beginning
        game.undo()
        assert game.state() == beginning

    def test_a_quarter_that_is_played_cant_be_undone(self):
        game = new()
        game.set(product=5)
        game.play()
        game.undo()
        assert game.state()["product"] == 5
        assert game.game.view.round == 2

    def test_what_is_played_is_what_the_sliders_say(self):
        game = new()
        game.set(acquisition=20, service_all=10, service_focal=6, focal_share=30, data=2)
        said = game.decision()
        game.play()
        assert game.game.decisions == [said]
        assert said.focal_share == 0.3
        assert said.service_focal == 600

    def test_the_sentence_says_what_happened(self):
        game = new()
        game.set(service_all=30)
        game.play()
        assert game.words.startswith("Quarter 1: ")
        assert f"{game.game.view.joined:,} joined" in game.words
        assert 'aria-live="polite"' in game._status.value.replace("'", '"')

    def test_rivals_are_shown_as_they_were_seen(self):
        game = new()
        game.play()
        for rival in game.game.view.rivals:
            assert rival.name in game._rivals.value
            assert f"{rival.acquisition:,.0f}" in game._rivals.value
        assert "customer-centric" not in game._rivals.value

    def test_the_decisions_so_far_can_be_shown(self):
        game = new()
        game.set(product=13)
        game.play()
        game._shown.value = True
        assert "13" in game._table.value
        assert game._charts.image.layout.display == "none"

    @pytest.mark.drawn
    def test_falls_back_to_a_still_picture_with_words(self):
        data, metadata = new()._repr_mimebundle_()
        assert "application/vnd.jupyter.widget-view+json" in data
        assert data["image/png"].startswith("iVBOR")
        assert len(metadata["image/png"]["alt"].split()) > 8


@pytest.mark.usefixtures("small")
@pytest.mark.slow
class TestKeeping:
    def test_a_crash_in_round_seven_loses_nothing(self):
        game = new()
        for _quarter in range(6):
            game.set(service_all=20)
            game.play()
        again = new()
        assert again.game.view == game.game.view
        assert "quarter 7" in again.words
        assert again.state()["service_all"] == 20

    def test_a_changed_file_is_set_aside_and_said(self):
        game = new()
        game.play()
        stored = json.loads(game.path.read_text())
        stored["decisions"][0]["product"] = 1.0
        game.path.write_text(json.dumps(stored))
        again = new()
        assert "changed after it was saved" in again.words
        assert again.game.decisions == []
        assert len(list(game.folder.glob("*.set-aside-1.json"))) == 1

    def test_a_new_game_loses_no_old_one(self):
        game = new()
        game.set(product=11)
        game.play()
        kept = game.path.read_text()
        game.new_game("few-great", 7)
        assert game.game.decisions == []
        (aside,) = game.folder.glob("*.set-aside-1.json")
        assert aside.read_text() == kept
        game.new_game("price-war", 3)
        assert game.game.name == "price-war"

    def test_a_game_can_be_played_where_nothing_can_be_written(self, tmp_path, monkeypatch):
        blocked = tmp_path / "a_file"
        blocked.write_text("")
        monkeypatch.setenv("CENTRICITY_WORK", str(blocked))
        game = new()
        game.play()
        assert game.game.view.round == 2
        assert "could not be kept" in game.words

    def test_a_finished_game_shows_its_debrief_and_a_code_that_holds(self):
        game = play_all(new())
        assert game._end.layout.display == "flex"
        assert game._main.layout.display == "none"
        code = (game.folder / "result-few-great-7.txt").read_text()
        assert verify(code).outcome() == game.game.outcome()
        assert code.strip() in game._lesson.value
        again = new()
        assert again._end.layout.display == "flex"
        game.play()
        assert len(game.game.decisions) == 9

    def test_the_sliders_come_back_with_a_new_game(self):
        game = play_all(new())
        game.new_game("alike", 1)
        assert game._main.layout.display == "flex"
        assert game._end.layout.display == "none"


def seller(view):
    """Begins with service and ends with sales."""
    outward = 0.3 if view.round <= 3 else 0.9
    return {"acquisition": outward * view.cash, "service_all": (0.95 - outward) * view.cash}


def test_the_debrief_sees_who_turns_outward():
    talk = debrief(run_policy(seller, "few-great", seed=4, size=SIZE))
    place, leaning, drift, apart = figures.debrief_words(talk)
    assert drift.startswith("You turned outward: 32 of 100 crowns")
    assert "most like the product-centric policy" in leaning
    assert "in your seat" in place
    assert "pulled apart" in apart


@pytest.mark.parametrize("policy", list(HOUSE))
def test_a_house_policy_is_told_its_own_name_and_that_it_held_its_course(policy):
    talk = debrief(run_policy(HOUSE[policy], "few-great", seed=4, size=SIZE))
    words = figures.debrief_words(talk)
    assert f"most like the {policy} policy" in words[1]
    assert words[2].startswith("You held your course")


@pytest.mark.parametrize(
    ("early", "words"),
    [(0.9, "You turned to those who were customers already"), (0.0, "spent nothing at all")],
)
def test_the_debrief_sees_other_courses(early, words):
    def policy(view):
        share = early if view.round <= 3 else 0.2 if early else 0.0
        service = 0.95 - share if early else 0.0
        return {"acquisition": share * view.cash, "service_all": service * view.cash}

    game = Game("alike", 2, 1000)
    while not game.over:
        game.play(policy(game.view))
    assert words in figures.debrief_words(debrief(game))[2]


def test_the_figure_of_the_debrief_has_four_parts():
    talk = debrief(run_policy(seller, "alike", seed=4, size=1000))
    fig = figures.debrief_figure(talk)
    assert [ax.get_title(loc="left") != "" for ax in fig.axes] == [True] * 4


def test_every_market_can_be_chosen():
    assert [name for _title, name in new()._menu.options] == [UNKNOWN, *SCENARIOS]


def test_the_debrief_leaves_acquisition_in_the_last_two_quarters_alone():
    def policy(view):
        share = 0.9 if view.round > 7 else 0.3
        return {"acquisition": share * view.cash, "service_all": (0.95 - share) * view.cash}

    talk = debrief(run_policy(policy, "alike", seed=4, size=1000))
    assert figures.debrief_words(talk)[2].startswith("You held your course")


def test_the_debrief_says_who_has_won():
    talk = debrief(run_policy(HOUSE["customer-centric"], "few-great", seed=4, size=SIZE))
    assert figures.debrief_words(talk)[0].startswith("You ended with")
    talk = debrief(run_policy(EVERY["mixed"], "leaky-startup", seed=4, size=5000))
    assert figures.debrief_words(talk)[0].startswith("You have won, with")


def test_news_is_told_before_the_quarter_it_is_about():
    game = new("unknown", 40)
    assert "News" not in game.words
    game.play()
    assert game.words.endswith(EVENTS["rule"].words)


def test_a_game_against_what_a_classmate_decided():
    theirs = run_policy(HOUSE["product-centric"], "few-great", seed=1, size=SIZE)
    game = new()
    game.play()
    game.new_game("unknown", 45, theirs.code())
    assert list(game.game.firms.values())[1] == PLAN
    while not game.game.over:
        game.play()
    code = (game.folder / "result-unknown-45-against.txt").read_text()
    again = verify(code)
    assert again.firms == game.game.firms
    assert again.outcome() == game.game.outcome()
    assert list(new("unknown", 45).game.firms.values())[1] == PLAN


def test_a_code_that_is_none_leaves_the_game_as_it_was():
    game = new()
    game.play()
    game.new_game("alike", 1, "hello")
    assert "The game goes on as it was. This is not a result code" in game.words
    assert game.game.name == "few-great"
    assert game.game.view.round == 2
