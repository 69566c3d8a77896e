"""Unknown markets, news, rivals that react, and rivals that follow somebody's plan."""

from dataclasses import replace

import numpy as np
import pytest

from centricity.simulate.market import (
    EVERY,
    HOUSE,
    SCENARIOS,
    UNKNOWN,
    Decision,
    Game,
    house_results,
    plan_of,
    run_policy,
    verify,
)
from centricity.simulate.market.engine import ROUNDS, Market
from centricity.simulate.market.events import EVENTS, conditions, drawn
from centricity.simulate.market.plans import checked_plan, follow
from centricity.simulate.market.policies import react
from centricity.simulate.market.unknown import HIGH, LOW, VARIED, unknown

SIZE = 500


def kind_of(seed):
    (name,) = [name for name, one in SCENARIOS.items() if one.driver == unknown(seed).driver]
    return name


def test_an_unknown_market_is_one_of_six_kinds_with_parameters_around_its_means():
    kinds = {name: [] for name in SCENARIOS}
    for seed in range(300):
        kinds[kind_of(seed)].append(unknown(seed))
    for name, markets in kinds.items():
        assert len(markets) > 25
        for field in VARIED:
            mean = getattr(SCENARIOS[name], field)
            values = np.array([getattr(one, field) for one in markets])
            assert (values >= LOW * mean - 1e-3).all()
            assert (values <= HIGH * mean + 1e-3).all()
            assert values.mean() == pytest.approx(mean, rel=0.1, abs=1e-9)
            assert len(set(values)) > 10 or mean == 0


def test_an_unknown_market_can_be_played_saved_and_proved():
    game = run_policy(HOUSE["customer-oriented"], UNKNOWN, 45, SIZE)
    assert verify(game.code()).outcome() == game.outcome()
    assert Game.from_json(game.to_json()).outcome() == game.outcome()
    # Another seed is another market.
    assert game.code().split(".")[2:4] == [UNKNOWN, "45"]
    assert unknown(45) != unknown(46)


def test_the_named_markets_stay_as_they_were():
    for scenario in SCENARIOS.values():
        assert not scenario.lively
        assert Market(scenario, 40, SIZE).events == ("",) * ROUNDS


def test_news_is_drawn_from_the_seed_and_told_to_all_alike():
    assert drawn(40, ROUNDS) == drawn(40, ROUNDS) != drawn(41, ROUNDS)
    told = [one for seed in range(400) for one in drawn(seed, ROUNDS)]
    assert {one for one in told if one} == set(EVENTS)
    assert np.mean([bool(one) for one in told]) == pytest.approx(0.4 * 8 / 9, abs=0.03)
    assert not any(drawn(seed, ROUNDS)[0] for seed in range(400))
    game = Game(UNKNOWN, 40, SIZE)
    for quarter in range(ROUNDS):
        views = [game.market.view(seat) for seat in range(4)]
        assert {view.news for view in views} == {game.market.events[quarter]}
        game.play(Decision())
    assert game.view.news == ""


@pytest.mark.parametrize("name", EVENTS)
def test_news_changes_one_parameter_for_one_quarter(name):
    scenario = replace(SCENARIOS["vocal-minority"], discounter=0.1)
    changed = conditions(scenario, name)
    event = EVENTS[name]
    value = event.factor * getattr(scenario, event.field) + event.more
    assert changed == replace(scenario, **{event.field: value}) != scenario
    assert conditions(scenario, "") is scenario


def after_news(name, monkeypatch):
    monkeypatch.setattr(
        "centricity.simulate.market.engine.drawn", lambda *_: ("", name) + ("",) * (ROUNDS - 2)
    )
    game = Game(UNKNOWN, 43, 5000)
    for _quarter in range(2):
        game.play({"service_all": 0.5 * game.view.cash, "acquisition": 0.3 * game.view.cash})
    monkeypatch.undo()
    return game.view


def test_news_does_what_it_says(monkeypatch):
    quiet = after_news("", monkeypatch)
    assert after_news("discount", monkeypatch).left > quiet.left
    assert after_news("rule", monkeypatch).left < quiet.left
    assert after_news("outage", monkeypatch).satisfaction < quiet.satisfaction
    assert after_news("talk", monkeypatch).joined > quiet.joined


def test_a_rival_answers_advertising_and_losses_with_money_from_its_product():
    view = Game("alike", 1, SIZE).view
    plan = Decision(acquisition=100, product=200, service_all=300, feedback=10)
    quiet = replace(view, cash=1000.0, joined=5, left=5)
    assert react(plan, replace(quiet, rivals=(replace(view.rivals[0], acquisition=100),))) == plan
    loud = replace(quiet, rivals=(replace(view.rivals[0], acquisition=160),))
    assert react(plan, loud) == replace(plan, acquisition=130, product=170)
    shrinks = replace(loud, left=6)
    assert react(plan, shrinks) == replace(plan, acquisition=130, product=120, service_all=350)
    deafening = replace(shrinks, rivals=(replace(view.rivals[0], acquisition=9999),))
    assert react(plan, deafening) == replace(plan, acquisition=300, product=0)
    assert react(plan, replace(deafening, rivals=())) == replace(plan, product=150, service_all=350)


def test_rivals_react_in_unknown_markets_only():
    for name, reacts in ((UNKNOWN, True), ("alike", False)):
        spent = []
        for offers in (0.0, 0.9):
            game = Game(name, 43, SIZE)
            for _quarter in range(2):
                game.play({"acquisition": offers * game.view.cash})
            rows = game.history()
            second = rows[(rows["round"] == 2) & (rows["firm"] == "Northlight")].iloc[0]
            spent.append(second["acquisition"] / second["cash_before"])
        assert (spent[1] > spent[0] + 0.02) == reacts


def half(view):
    return {
        "acquisition": 0.2 * view.cash,
        "service_all": 0.3 * view.cash,
        "service_focal": 0.1 * view.cash,
        "focal_share": 0.25,
        "data": 0.05 * view.cash,
    }


def test_a_plan_is_shares_of_cash_quarter_by_quarter():
    plan = plan_of(run_policy(half, "alike", 3, SIZE))
    assert np.array(plan) == pytest.approx(
        np.tile([0.2, 0, 0.3, 0.1, 0.25, 0, 0.05], (ROUNDS, 1)), abs=1.1e-4
    )
    with pytest.raises(ValueError, match="Only a finished game"):
        plan_of(Game("alike", 3, SIZE))


def test_a_rival_follows_a_plan_with_its_own_cash_and_never_beyond():
    plan = plan_of(run_policy(half, "leaky-startup", 3, 3000))
    game = Game("few-great", 5, 3000, rivals=[plan, "customer-oriented"])
    while not game.over:
        game.play({"product": 0.5 * game.view.cash})
    rows = game.history()
    theirs = rows[rows["firm"] == "Northlight"]
    assert (theirs["acquisition"] / theirs["cash_before"]).to_numpy() == pytest.approx(
        0.2, abs=0.01
    )
    assert verify(game.code()).outcome() == game.outcome()


def test_a_plan_that_its_follower_cannot_coordinate_serves_all_alike():
    view = replace(Game("alike", 1, SIZE).view, cash=50.0)
    plan = ((0.0, 0.0, 0.1, 0.8, 0.1, 0.0, 0.0),) * ROUNDS
    assert follow(plan, view).service_focal == 0
    assert follow(plan, view).spend <= 50
    assert follow(plan, replace(view, cash=0.0)).spend == 0
    assert follow(((0.0,) * 7,) * ROUNDS, view) == Decision()


@pytest.mark.parametrize(
    "plan",
    [[[0.1] * 7] * 8, [[0.1] * 6] * 9, [[2] * 7] * 9, [["a"] * 7] * 9, [[float("nan")] * 7] * 9],
)
def test_what_is_no_plan_is_refused(plan):
    with pytest.raises(ValueError, match="plan"):
        checked_plan(plan)
    with pytest.raises(ValueError, match="plan"):
        Game("alike", 1, SIZE, rivals=[plan])


def test_policies_take_a_lead_apart_one_step_at_a_time():
    game = Game("few-great", 1, 3000)
    for _quarter in range(3):
        game.play(HOUSE["customer-centric"](game.view))
    view = game.view
    oriented, centric = EVERY["customer-oriented"](view), EVERY["customer-centric"](view)
    data, equal = EVERY["oriented, with data"](view), EVERY["centric, equal service"](view)
    assert data.data == centric.data
    assert data.service_all < oriented.service_all
    assert (data.acquisition, data.product, data.feedback) == (
        oriented.acquisition,
        oriented.product,
        oriented.feedback,
    )
    assert equal.service_focal == 0 < centric.service_focal
    assert equal.data == centric.data
    spent = centric.spend + centric.coordination(view.customers, view.coordination_rate)
    assert equal.spend == pytest.approx(spent, abs=1)


def test_the_learning_policy_looks_and_then_does_as_one_of_the_three():
    for seed in (43, 45, 48):
        game = Game(UNKNOWN, seed, 3000)
        while not game.over:
            decision = EVERY["learning"](game.view)
            same = [name for name, policy in HOUSE.items() if policy(game.view) == decision]
            assert len(same) == (game.view.round > 3)
            game.play(decision)


def test_house_results_can_be_asked_of_other_policies():
    table = house_results("alike", 1, SIZE, policies={"mixed": EVERY["mixed"]})
    assert table["policy"].tolist() == ["mixed"]
