"""Value, allocation, regret, choice, targets and sensitivity: points and properties."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from centricity.models import board
from centricity.simulate.market import Game

amounts = st.floats(0, 1000).map(lambda one: round(one, 2))


@st.composite
def segments(draw):
    count = draw(st.integers(1, 6))
    many = {"min_size": count, "max_size": count}
    return pd.DataFrame(
        {
            "segment": [f"s{number}" for number in range(count)],
            "room": draw(st.lists(amounts, **many)),
            "gain": draw(st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0, 3.0]), **many)),
        }
    )


@given(segments(), amounts, st.floats(0, 1))
def test_an_allocation_keeps_within_room_and_budget_and_above_the_floor(frame, floor, share):
    need = np.minimum(floor, frame["room"]).sum()
    budget = need + share * (frame["room"].sum() - need)
    spent = board.allocate(budget, frame, floor).to_numpy()
    assert (spent <= frame["room"] + 1e-6).all()
    assert (spent >= np.minimum(floor, frame["room"]) - 1e-6).all()
    assert spent.sum() <= budget + 1e-6


@given(segments(), amounts)
def test_an_allocation_is_worth_as_much_as_linear_programming_finds(frame, budget):
    spent = board.allocate(budget, frame).to_numpy()
    profit = frame["gain"].to_numpy() - 1
    bounds = [(0, room) for room in frame["room"]]
    best = linprog(-profit, A_ub=np.ones((1, len(frame))), b_ub=[budget], bounds=bounds)
    assert profit @ spent == pytest.approx(-best.fun, abs=1e-5)


@given(segments(), amounts)
def test_an_allocation_doesnt_depend_on_the_order_of_rows(frame, budget):
    forward = board.allocate(budget, frame)
    backward = board.allocate(budget, frame.iloc[::-1])
    np.testing.assert_allclose(forward, backward[forward.index], atol=1e-6)


@pytest.mark.parametrize(
    ("budget", "floor", "column", "value", "named"),
    [
        (-1, 0, None, None, "budget"),
        (5, 0, "room", -1, "room"),
        (5, 0, "gain", np.nan, "gain"),
        (5, -2, None, None, "floor"),
        (5, 9, None, None, "budget"),
    ],
)
def test_an_impossible_allocation_is_refused_by_name(budget, floor, column, value, named):
    frame = pd.DataFrame({"segment": ["a"], "room": [10.0], "gain": [2.0]})
    if column:
        frame[column] = value
    with pytest.raises(ValueError, match=named):
        board.allocate(budget, frame, floor)


def test_equity_agrees_with_the_markets_own_and_is_conserved():
    game = Game("few-great", seed=5, size=800)
    game.play({"service_all": 0.5 * game.view.cash})
    market = game.market
    names = np.array([*game.firms, None], dtype=object)
    people = pd.DataFrame(
        {
            "firm": names[market.firm],
            "margin": market.people.margin,
            "retention": 1 - market.people.leaving,
        }
    )
    held = board.customer_equity(people, game.scenario.discount)
    assert held["Veretta"] == pytest.approx(game.outcome()["equity"], rel=1e-4)
    assert held.sum() == pytest.approx(market.people.value.sum(), rel=1e-4)


def test_equity_refuses_what_is_out_of_range():
    people = pd.DataFrame({"firm": ["a"], "margin": [1.0], "retention": [0.5]})
    with pytest.raises(ValueError, match="discount"):
        board.customer_equity(people, 0.0)
    with pytest.raises(ValueError, match="retention"):
        board.customer_equity(people.assign(retention=1.5), 0.1)
    assert board.customer_equity(people.iloc[:0], 0.1).empty


results = st.lists(
    st.lists(st.floats(1, 1000), min_size=3, max_size=3), min_size=1, max_size=6
).map(
    lambda rows: pd.DataFrame(
        [
            {"scenario": f"m{seed % 2}", "seed": seed, "policy": policy, "equity": equity}
            for seed, row in enumerate(rows)
            for policy, equity in zip("abc", row, strict=True)
        ]
    )
)


@given(results, st.floats(0.01, 100))
def test_regret_lies_between_0_and_1_and_has_no_currency(frame, rate):
    table = board.regret_table(frame)
    assert table.to_numpy().min() >= 0
    assert table.to_numpy().max() <= 1
    converted = board.regret_table(frame.assign(equity=frame["equity"] * rate))
    np.testing.assert_allclose(table, converted, atol=1e-9)


def test_regret_needs_every_game_once():
    frame = pd.DataFrame(
        {"scenario": "m", "seed": [1, 1, 2], "policy": ["a", "b", "a"], "equity": [1.0, 2.0, 3.0]}
    )
    with pytest.raises(ValueError, match="policy 'b'"):
        board.regret_table(frame)
    with pytest.raises(ValueError, match="twice"):
        board.regret_table(pd.concat([frame, frame]))


def test_the_board_obeys_its_beliefs_and_its_veto():
    frame = pd.DataFrame(
        {
            "scenario": ["x", "x", "y", "y"],
            "seed": 1,
            "policy": ["a", "b"] * 2,
            "equity": [10.0, 8.0, 1.0, 2.0],
            "satisfaction": [0.4, 0.6, 0.6, 0.6],
        }
    )
    assert board.board_choice(frame, {"x": 0.5, "y": 0.5}, 0.0) == "a"
    assert board.board_choice(frame, {"x": 0.5, "y": 0.5}, 0.5) == "b"
    assert board.board_choice(frame, {"x": 0.0, "y": 1.0}, 0.5) == "b"
    assert board.board_choice(frame, {"x": 1.0}, 0.7) is None
    for wrong in ({"x": 0.5}, {"x": 1.5, "y": -0.5}, {"z": 1.0}):
        with pytest.raises(ValueError, match="beliefs"):
            board.board_choice(frame, wrong, 0.0)


def test_a_declaration_with_everything_is_a_target():
    whole = {
        "metric": "retention",
        "unit": "per cent",
        "base": 0,
        "target": 4,
        "start": date(2026, 1, 1),
        "due": date(2030, 1, 1),
        "who": "the auditor",
    }
    found = board.declaration_to_kpi(whole)
    assert found["missing"] == []
    assert found["pace"] == 1.0
    assert found["kpi"].endswith("to 4 per cent by 2030-01-01, measured by the auditor")
    for name, value in (("due", date(2026, 1, 1)), ("target", 0)):
        with pytest.raises(ValueError, match=name):
            board.declaration_to_kpi({**whole, name: value})
    moments = {**whole, "start": datetime(2026, 1, 1), "due": datetime(2030, 1, 1)}
    assert board.declaration_to_kpi(moments)["pace"] == 1.0


def test_runs_that_change_two_things_say_nothing():
    runs = pd.DataFrame({"a": [1, 2, 2], "b": [1, 1, 2], "equity": [5, 9, 100]})
    table = board.sensitivity(runs, {"a": 1, "b": 1})
    assert table.to_dict("index") == {"a": {"low": 5.0, "high": 9.0, "swing": 4.0}}
    with pytest.raises(ValueError, match="base"):
        board.sensitivity(runs.iloc[1:], {"a": 1, "b": 1})
