"""The market conserves people and money, and each lever does what its name says."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centricity.models.clv import clv
from centricity.simulate.market import HOUSE, SCENARIOS, Decision, Game, Scenario, View
from centricity.simulate.market import engine as rules
from centricity.simulate.market.decisions import AMOUNTS, FIELDS, as_decision
from centricity.simulate.market.engine import Market
from centricity.simulate.market.view import Rival

SIZE = 400
names = st.sampled_from(sorted(SCENARIOS))
seeds = st.integers(0, 10**9)
# Shares of cash for the six amounts, then the size of the focal segment.
plans = st.tuples(*[st.floats(0, 0.14)] * 6, st.floats(0, 1))
CALM = Scenario("Calm", "Nothing pulls at anybody.", poaching=0.0, talk=0.0, trouble=0.0)


def decided(plan, cash):
    """Return a decision that spends shares of cash, and leaves some for coordination."""
    amounts = dict(zip(AMOUNTS, (share * cash for share in plan), strict=False))
    if plan[-1] == 0:
        amounts["service_focal"] = 0
    return Decision(**amounts, focal_share=plan[-1])


def played(name, seed, plan, rounds=3, size=SIZE):
    game = Game(name, seed, size)
    for _quarter in range(rounds):
        game.play(decided(plan, game.view.cash))
    return game


def one_quarter(scenario, decision, seed=1, size=4000, others=None):
    """Return the market and its player's row after a quarter in which rivals do nothing."""
    market = Market(scenario, seed, size)
    rivals = [others or Decision()] * (market.firms - 1)
    market.step([decision, *rivals])
    return market, market.history().iloc[0]


@settings(max_examples=30, deadline=None)
@given(names, seeds, plans)
def test_customers_are_conserved_in_every_quarter(name, seed, plan):
    history = played(name, seed, plan).history()
    after = history["customers_before"] - history["left"] + history["joined"]
    assert (after == history["customers"]).all()
    assert (history["left"] <= history["customers_before"]).all()
    for _firm, rows in history.groupby("firm"):
        assert rows["customers_before"].tolist()[1:] == rows["customers"].tolist()[:-1]
    together = history.groupby("round")[["customers_before", "left", "joined"]].sum()
    free = SIZE - together["customers_before"]
    assert (together["joined"] <= free + together["left"]).all()


@settings(max_examples=30, deadline=None)
@given(names, seeds, plans)
def test_every_crown_is_booked(name, seed, plan):
    game = played(name, seed, plan)
    history = game.history()
    spent = history[[*AMOUNTS, "coordination"]].sum(axis=1)
    earned = history["margin"] - history["owners"] + history["funding"]
    np.testing.assert_allclose(history["cash"], history["cash_before"] - spent + earned)
    np.testing.assert_allclose(history["owners"], game.scenario.owners_share * history["margin"])
    assert (history["cash"] >= 0).all()
    for _firm, rows in history.groupby("firm"):
        assert rows["cash_before"].tolist()[1:] == rows["cash"].tolist()[:-1]
    market = game.market
    for seat, row in enumerate(history.tail(market.firms).itertuples()):
        mine = market.people.margin[market.firm == seat]
        assert row.margin == pytest.approx(mine.sum(dtype=float), rel=1e-6)


@settings(max_examples=30, deadline=None)
@given(names, seeds, plans)
def test_customer_equity_moves_with_the_customers(name, seed, plan):
    market = played(name, seed, plan).market
    free = market.people.value[market.firm == market.nobody].sum(dtype=float)
    whole = market.people.value.sum(dtype=float)
    assert market.equity.sum() + free == pytest.approx(whole, rel=1e-6)


@settings(max_examples=30, deadline=None)
@given(names, seeds, plans)
def test_numbers_stay_in_their_ranges(name, seed, plan):
    market = played(name, seed, plan).market
    history = market.history()
    shares = ["retention", "satisfaction", "unanswered", "product_quality", "data_quality"]
    for column in shares:
        values = history[column].dropna()
        assert values.between(0, 1).all(), column
    assert ((market.satisfaction >= 0) & (market.satisfaction <= 1)).all()
    assert ((market.firm >= 0) & (market.firm <= market.nobody)).all()


def plain_quarter(market, decisions, churn_luck, choice_luck):
    """Play one quarter person by person, in double precision, and return who is where."""
    people, scenario = market.people, market.scenario
    firms = range(market.firms)
    members = [[p for p in range(market.size) if market.firm[p] == f] for f in firms]
    quality, known, answered, offers, levels = [], [], [], [], []
    for f, one in enumerate(decisions):
        reach = one.product / (one.product + rules.PRODUCT_HALF * market.size)
        quality.append(0.7 * 0.5 + 0.3 * reach)
        reach = one.data / (one.data + rules.DATA_HALF * len(members[f]))
        known.append(0.4 * reach)
        answered.append(one.feedback / (one.feedback + rules.FEEDBACK_HALF * len(members[f])))
        offers.append(one.acquisition / (one.acquisition + rules.OFFERS_HALF * market.size))
        knows = rules.BILLS_KNOW + (1 - rules.BILLS_KNOW) * known[f]
        looks = {p: knows * people.rank[p] + (1 - knows) * people.looks[p] for p in members[f]}
        best = sorted(members[f], key=looks.get, reverse=True)
        focal = set(best[: round(one.focal_share * len(best))])
        everybody = one.service_all / len(best)
        levels.append(
            {p: everybody + (one.service_focal / len(focal) if p in focal else 0) for p in best}
        )
    satisfaction = {}
    for f in firms:
        for p in members[f]:
            service = levels[f][p] / (levels[f][p] + rules.SERVICE_HALF)
            opinion = (
                rules.UNSERVED
                + rules.BY_SERVICE * people.service[p] * service
                + rules.BY_PRODUCT * people.product[p] * (quality[f] - np.mean(quality))
                - scenario.trouble * people.voice[p] * (1 - answered[f])
            )
            old = scenario.start_satisfaction if f == 0 else 0.5
            satisfaction[p] = (old + min(max(opinion, 0), 1)) / 2
    talk = [sum(people.voice[p] * satisfaction[p] for p in members[f]) for f in firms]
    where = market.firm.tolist()
    for p in range(market.size):
        home = where[p]
        if home != market.nobody:
            pull = scenario.discounter + sum(
                offers[g] * (1 + scenario.aiming * known[g] * people.prize[p])
                for g in firms
                if g != home
            )
            chance = 2 * (1 - satisfaction[p]) * people.leaving[p]
            chance += scenario.poaching * people.price[p] * pull
            if churn_luck[p] >= min(chance, 0.95):
                continue
        appeal = [
            (rules.KNOWN * offers[g] + scenario.talk * talk[g] / market.size)
            * (1 + rules.PRODUCT_DRAWS * people.product[p] * quality[g])
            * (1 + scenario.aiming * known[g] * people.prize[p])
            for g in firms
        ]
        if home != market.nobody:
            appeal[home] = 0
        stop = choice_luck[p] * (1 + sum(appeal))
        where[p] = next((g for g in firms if stop < sum(appeal[: g + 1])), market.nobody)
    return where


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_quarter_agrees_with_one_played_person_by_person(name):
    market = Market(SCENARIOS[name], seed=11, size=600)
    rng = np.random.default_rng(5)
    decisions = [
        Decision(
            **dict(zip(AMOUNTS, rng.uniform(0.02, 0.15, 6) * cash, strict=True)), focal_share=q
        )
        for cash, q in zip(market.cash, (0.1, 0.25, 0.5, 0.4), strict=True)
    ]
    luck = np.random.default_rng([11, 2, 0])
    draws = luck.random(600, np.float32), luck.random(600, np.float32)
    expected = plain_quarter(market, decisions, *draws)
    market.step(decisions)
    # Nobody stands within a float's rounding of the line in this draw.
    assert market.firm.tolist() == expected


def test_the_same_seed_gives_the_same_game_and_another_another():
    first, again, other = (played("few-great", seed, (0.1,) * 7) for seed in (3, 3, 4))
    assert first.history().equals(again.history())
    assert first.outcome() != other.outcome()


def test_luck_does_not_depend_on_decisions():
    idle, busy = (played("few-great", 3, plan, size=4000).market for plan in ((0,) * 7, (0.1,) * 7))
    assert idle.people is busy.people
    moved = (idle.firm != busy.firm).mean()
    assert 0 < moved < 0.2


def test_people_are_as_the_scenario_says():
    scenario = dataclasses.replace(
        CALM, loud_share=0.1, loudness=5, loud_margin=0.5, loyal_value=0.6, margin_spread=0.5
    )
    people = Market(scenario, seed=2, size=50_000).people
    loud = people.voice > 1
    assert loud.mean() == pytest.approx(0.1, abs=0.005)
    assert people.voice.mean() == pytest.approx(1, rel=0.02)
    assert people.voice[loud].mean() / people.voice[~loud].mean() == pytest.approx(5)
    assert people.margin[~loud].mean() == pytest.approx(scenario.margin, rel=0.02)
    assert people.margin[loud].mean() / people.margin[~loud].mean() == pytest.approx(0.5, rel=0.05)
    assert np.log(people.margin[~loud]).std() == pytest.approx(0.5, rel=0.02)
    assert people.leaving.mean() == pytest.approx(scenario.leaving, rel=0.02)
    tie = np.corrcoef(np.log(people.margin[~loud]), np.log(people.leaving[~loud]))[0, 1]
    assert tie == pytest.approx(-0.6, abs=0.02)
    for sensitivity in (people.service, people.product, people.price):
        assert sensitivity.mean() == pytest.approx(1, rel=0.02)
    assert people.prize.mean() == pytest.approx(0, abs=0.01)
    assert people.looks.mean() == pytest.approx(0.5, abs=0.01)


def test_value_is_the_lifetime_value_of_lesson_04():
    scenario = SCENARIOS["few-great"]
    people = Market(scenario, seed=2, size=500).people
    margin, stays = people.margin.astype(float), 1 - people.leaving.astype(float)
    expected = clv(margin, stays, 1.10**0.25 - 1, "first-excluded")
    np.testing.assert_allclose(people.value, expected, rtol=1e-5)
    order = np.argsort(people.value)
    assert (np.diff(people.rank[order]) > 0).all()


def test_people_cannot_be_changed():
    people = Market(CALM, seed=1, size=100).people
    with pytest.raises(ValueError):
        people.margin[0] = 5


def test_with_ordinary_satisfaction_the_ordinary_share_leaves():
    market = Market(CALM, seed=4, size=50_000)
    expected = market.people.leaving[market.firm == 0].mean()
    # What it takes to hold satisfaction at a half: UNSERVED + BY_SERVICE * s / (s + half) = 0.5.
    need = (0.5 - rules.UNSERVED) / rules.BY_SERVICE
    per_head = rules.SERVICE_HALF * need / (1 - need)
    market.step([Decision(service_all=per_head * market.customers[0])] + [Decision()] * 3)
    row = market.history().iloc[0]
    assert row["satisfaction"] == pytest.approx(0.5, abs=0.01)
    error = np.sqrt(expected * (1 - expected) / row["customers_before"])
    assert abs(1 - row["retention"] - expected) < 4 * error


def growing(field, scenario, column, amounts=(0, 10_000, 20_000, 40_000), **fixed):
    """Return what a row of the player shows as one amount of money grows."""
    rich = dataclasses.replace(scenario, funding=50.0)
    return [
        one_quarter(rich, Decision(**fixed, **{field: amount}))[1][column] for amount in amounts
    ]


def test_service_lifts_satisfaction_less_and_less_and_keeps_customers():
    lifted = growing("service_all", CALM, "satisfaction")
    assert (np.diff(lifted) > 0).all()
    gained = np.diff(lifted) / np.diff([0, 10_000, 20_000, 40_000])
    assert (np.diff(gained) < 0).all()
    left = growing("service_all", CALM, "left")
    assert left == sorted(left, reverse=True)
    assert left[-1] < left[0]


def test_acquisition_wins_people_less_and_less():
    joined = growing("acquisition", CALM, "joined", (0, 4000, 12_000, 150_000))
    assert joined[0] == 0
    assert joined == sorted(joined)
    assert (joined[1] - joined[0]) / 4000 > (joined[3] - joined[2]) / 138_000


def test_offers_pull_at_rivals_customers_however_satisfied():
    rivalry = dataclasses.replace(CALM, poaching=0.2, funding=50.0)
    lavish = Decision(service_all=150_000)
    quiet, loud = (
        one_quarter(rivalry, lavish, others=others)[1]["left"]
        for others in (Decision(), Decision(acquisition=2000))
    )
    assert loud > quiet
    deaf = dataclasses.replace(rivalry, poaching=0.0)
    assert one_quarter(deaf, lavish, others=Decision(acquisition=2000))[1]["left"] == quiet


def test_a_discounter_pulls_too():
    cheap = dataclasses.replace(CALM, poaching=0.05, discounter=1.0)
    expected = 0.05
    left = [one_quarter(one, Decision(), size=50_000)[1]["retention"] for one in (CALM, cheap)]
    assert left[0] - left[1] == pytest.approx(expected, abs=0.012)


def test_product_builds_slowly_and_pleases_beside_the_rivals():
    quality = growing("product", CALM, "product_quality")
    assert (np.diff(quality) > 0).all()
    assert quality[0] == pytest.approx(rules.PRODUCT_KEEPS * 0.5)
    pleased = growing("product", CALM, "satisfaction")
    assert (np.diff(pleased) > 0).all()
    market, _row = one_quarter(
        dataclasses.replace(CALM, funding=50.0, start_share=0.2, rival_share=0.2),
        Decision(product=3000),
        others=Decision(product=3000),
    )
    idle, _row = one_quarter(
        dataclasses.replace(CALM, funding=50.0, start_share=0.2, rival_share=0.2), Decision()
    )
    # Where all have it, nobody is more pleased than where none has.
    np.testing.assert_allclose(market.contentment, idle.contentment, atol=0.01)


def test_feedback_answers_complaints_and_the_loud_care_most():
    noisy = dataclasses.replace(CALM, trouble=0.2, loud_share=0.1, loudness=10)
    assert np.diff(growing("feedback", noisy, "unanswered")).max() < 0
    rich = dataclasses.replace(noisy, funding=50.0)
    before, after = (one_quarter(rich, Decision(feedback=amount))[0] for amount in (0, 40_000))
    stayed = (before.firm == 0) & (after.firm == 0)
    gain = (after.satisfaction - before.satisfaction)[stayed]
    loud = before.people.voice[stayed] > 1
    assert gain[loud].mean() > gain[~loud].mean() > 0


def test_word_of_mouth_wins_people_without_money_and_the_satisfied_talk_better():
    talking = dataclasses.replace(CALM, talk=0.5)
    joined = growing("service_all", talking, "joined")
    assert joined[0] > 0
    assert joined[-1] > joined[0]
    assert growing("service_all", CALM, "joined")[-1] == 0


def test_focal_service_goes_to_the_valuable_the_more_the_firm_knows():
    scenario = dataclasses.replace(SCENARIOS["few-great"], funding=50.0)
    spent = {"service_focal": 20_000, "focal_share": 0.2}
    blind = one_quarter(scenario, Decision(**spent))[1]
    knowing = one_quarter(scenario, Decision(**spent, data=20_000))[1]
    equal = one_quarter(scenario, Decision(service_all=20_000))[1]
    assert knowing["service_lift"] > blind["service_lift"] > equal["service_lift"]
    assert equal["service_lift"] == pytest.approx(1)


def test_data_show_a_firm_more_of_its_concentration():
    scenario = SCENARIOS["few-great"]
    blind, knowing = (
        one_quarter(scenario, Decision(data=amount))[0].view(0).value_shares
        for amount in (0, 10_000)
    )
    assert all(shown > hidden for shown, hidden in zip(knowing, blind, strict=True))
    assert list(knowing) == sorted(knowing)
    market = Market(scenario, 1, 4000)
    own = np.sort(market.people.value[market.firm == 0])[::-1]
    assert knowing[1] < own[: round(0.2 * len(own))].sum() / own.sum()


def test_aimed_acquisition_wins_more_valuable_people():
    scenario = dataclasses.replace(SCENARIOS["few-great"], funding=50.0, aiming=0.8)
    worth = []
    for data in (0, 100_000):
        market = Market(scenario, 1, 20_000)
        free = market.firm == market.nobody
        market.step([Decision(acquisition=90_000, data=data)] + [Decision()] * 3)
        worth.append(market.people.value[free & (market.firm == 0)].mean())
    assert worth[1] > 1.2 * worth[0]


def test_coordination_costs_what_inequality_is():
    assert Decision(service_all=9).coordination(1000, 2) == 0
    assert Decision().inequality == 0
    everything = Decision(service_focal=5, focal_share=0.01)
    assert everything.coordination(1000, 2) == pytest.approx(1980)
    # A segment of everybody is no segment.
    assert Decision(service_focal=5, focal_share=1).coordination(1000, 2) == 0
    _market, row = one_quarter(CALM, Decision(service_focal=500, service_all=500, focal_share=0.5))
    assert row["coordination"] == pytest.approx(CALM.coordination * row["customers_before"] * 0.25)


def test_risk_is_larger_where_few_customers_hold_the_margin():
    risks = [one_quarter(SCENARIOS[name], Decision())[1]["risk"] for name in ("alike", "few-great")]
    assert risks[1] > 1.3 * risks[0]


def test_a_quarter_that_is_refused_changes_nothing():
    game = played("alike", 1, (0.1,) * 7, rounds=1)
    before, decisions, history = game.view, list(game.decisions), game.history()
    with pytest.raises(ValueError, match=r"^Quarter 2: the decision costs 10,000 crowns"):
        game.play(Decision(product=10_000))
    assert game.view == before
    assert game.decisions == decisions
    assert game.history().equals(history)


def test_before_the_first_quarter_there_is_no_history():
    game = Game("alike", 1, SIZE)
    assert game.history().empty
    assert game.standings().empty
    assert list(game.history().columns) == list(played("alike", 1, (0,) * 7).history().columns)
    with pytest.raises(ValueError, match="Nothing has been played"):
        game.outcome()


def test_coordination_counts_when_money_is_short():
    game = Game("alike", 1, SIZE)
    cash = game.view.cash
    game.cost(Decision(service_all=cash))
    with pytest.raises(ValueError, match="for coordination"):
        game.cost(Decision(service_focal=cash, focal_share=0.1))


def test_a_tenth_quarter_is_refused():
    game = played("alike", 1, (0.1,) * 7, rounds=9)
    assert game.over
    with pytest.raises(ValueError, match="The game is over"):
        game.play(Decision())


def test_a_firm_that_lost_everybody_can_go_on():
    hell = dataclasses.replace(CALM, discounter=1.0, poaching=50.0)
    market = Market(hell, seed=1, size=200)
    for _quarter in range(9):
        policies = ["customer-centric", *hell.rivals]
        market.step([HOUSE[name](market.view(seat)) for seat, name in enumerate(policies)])
    assert market.customers.sum() < 20
    assert np.isfinite(market.cash).all()
    assert (market.equity >= 0).all()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"acquisition": -1}, r"^acquisition is -1; it must be a number from 0"),
        ({"data": float("nan")}, r"^data is nan;"),
        ({"product": float("inf")}, r"^product is inf;"),
        ({"feedback": "much"}, r"^feedback is 'much';"),
        ({"feedback": None}, r"^feedback is None;"),
        ({"service_all": True}, r"^service_all is True;"),
        ({"service_all": [1, 2]}, r"^service_all is \[1, 2\]; it must be a single number"),
        ({"focal_share": 20}, r"^focal_share is 20; it must be a number from 0 to 1"),
        ({"service_focal": 9}, r"^service_focal is 9, but focal_share is 0"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_in_words(fields, message):
    with pytest.raises(ValueError, match=message):
        Decision(**fields)


def test_a_decision_takes_numbers_of_every_kind_and_stays_as_it_is():
    one = Decision(acquisition=np.int64(3), product=np.float32(2), data=1)
    assert one == Decision(3.0, 2.0, data=1.0)
    assert {type(value) for value in one.as_dict().values()} == {float}
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.data = 5
    assert as_decision(one.as_dict()) == one


@pytest.mark.parametrize("answer", [None, 5, [1, 2], "all"])
def test_an_answer_that_is_no_decision_is_refused(answer):
    with pytest.raises(ValueError, match="must return a Decision"):
        as_decision(answer)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"scenario": "boom"}, "There is no scenario 'boom'; there are alike"),
        ({"scenario": ["alike"]}, "There is no scenario"),
        ({"seed": 1.5}, "seed is 1.5"),
        ({"seed": -1}, "seed is -1"),
        ({"seed": [1]}, "seed is"),
        ({"size": 5}, "size is 5; it must be a whole number of at least 100"),
        ({"rivals": ["x"]}, "There is no house policy 'x'"),
        ({"rivals": "customer-centric"}, "must be a list of at most 3"),
        ({"rivals": ["customer-centric"] * 4}, "must be a list of at most 3"),
    ],
)
def test_a_game_that_cannot_be_is_refused_in_words(arguments, message):
    with pytest.raises(ValueError, match=message):
        Game(**{"scenario": "alike", "seed": 1, "size": 200, **arguments})


@pytest.mark.parametrize("rivals", [[], ["customer-centric"], ["product-centric"] * 3])
def test_other_rivals_can_be_had(rivals):
    game = Game("alike", 1, SIZE, rivals)
    game.play({})
    assert list(game.firms.values()) == ["you", *rivals]
    assert len(game.history()) == 1 + len(rivals)


def test_a_view_is_made_of_numbers_and_names_and_cannot_be_changed():
    view = played("few-great", 1, (0.1,) * 7).view
    for field in dataclasses.fields(View):
        value = getattr(view, field.name)
        if field.name == "rivals":
            assert all(type(rival) is Rival for rival in value)
        elif field.name == "news":
            assert value == ""
        elif field.name == "value_shares":
            assert {type(share) for share in value} == {float}
        else:
            assert type(value) in (int, float), field.name
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.cash = 1e9
    assert set(FIELDS) & set(view.as_dict()) == set()


def test_a_view_shows_of_rivals_only_what_everybody_sees():
    market = Market(SCENARIOS["few-great"], seed=1, size=SIZE)
    secret = Decision(acquisition=10, product=20, service_all=30, feedback=40, data=50)
    market.step([Decision(), secret, Decision(), Decision()])
    rival = market.view(0).rivals[0]
    assert dataclasses.asdict(rival) == {
        "name": "Northlight",
        "customers": market.customers[1],
        "acquisition": 10,
        "product": 20,
    }


@settings(max_examples=20, deadline=None)
@given(names, seeds, st.sampled_from(sorted(HOUSE)), st.integers(100, 3000))
def test_house_policies_never_overspend_and_leave_next_to_nothing(name, seed, policy, size):
    game = Game(name, seed, size)
    while not game.over:
        decision = HOUSE[policy](game.view)
        assert game.view.cash - game.cost(decision) <= 10
        game.play(decision)


def test_house_policies_differ_as_their_names_say():
    view = Game("few-great", 1, 4000).view
    product, oriented, centric = (HOUSE[name](view) for name in HOUSE)
    outward = [one.acquisition + one.product for one in (product, oriented, centric)]
    assert outward[0] > 1.5 * max(outward[1:])
    assert product.inequality == oriented.inequality == 0 < centric.inequality
    assert oriented.service_all > centric.service_all
    assert (product.data, oriented.data) == (0, 0)
    assert centric.data > 0
