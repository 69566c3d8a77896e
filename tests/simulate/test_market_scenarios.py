"""No house policy wins everywhere, and what drives a scenario is what its name says.

`tests/scenarios.csv` holds the table of 500 seeds; ``python -m centricity.study --to
tests/scenarios.csv`` writes it, and `make prove` plays it all again.
"""

import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from centricity import study as parallel
from centricity.simulate.market import HOUSE, SCENARIOS, Game, house_results, study, winners
from centricity.simulate.market.records import fingerprint
from tests.proving.attempts import ROOT

WINNERS = {
    "alike": "customer-oriented",
    "few-great": "customer-centric",
    "price-war": "product-centric",
    "rivals-centred": "product-centric",
    "vocal-minority": "customer-oriented",
    "leaky-startup": "customer-centric",
}
TABLE = ROOT / "tests" / "scenarios.csv"


@pytest.fixture(scope="module")
def forty():
    return study(seeds=range(40), size=1500)


@pytest.mark.slow
def test_the_winner_of_each_scenario_on_forty_seeds_of_a_small_market(forty):
    found = winners(forty).set_index("scenario")
    assert found["winner"].to_dict() == WINNERS
    # The whole interval of the lead lies above nought.
    assert (found["low"] > 0).all()
    assert (found["won"] > 0.5).all()


@pytest.mark.slow
def test_no_policy_wins_everywhere_and_each_wins_somewhere(forty):
    found = winners(forty)
    assert set(found["winner"]) == set(HOUSE)
    last = forty.groupby(["scenario", "policy"])["equity"].mean().unstack().idxmin(axis=1)
    assert len(set(last)) > 1


@pytest.mark.slow
def test_the_most_satisfied_customers_are_not_always_the_most_valuable(forty):
    means = forty.groupby(["scenario", "policy"])[["equity", "satisfaction", "retention"]].mean()
    best = {name: means[name].unstack().idxmax(axis=1) for name in means}
    assert (best["satisfaction"] == "customer-oriented").all()
    assert (best["equity"] != best["satisfaction"]).sum() == 4
    war = means.loc["price-war"]
    assert war["equity"].idxmax() == war["satisfaction"].idxmin() == war["retention"].idxmin()


def lead(one, other, scenario, seeds=16, size=1500):
    """Return by how much one policy leads another, seed by seed, in a scenario's market."""
    leads = []
    for seed in range(seeds):
        results = house_results(scenario, seed, size).set_index("policy")["equity"]
        leads.append(results[one] / results[other] - 1)
    return np.array(leads)


def surely_above(leads):
    return leads.mean() > 2 * leads.std(ddof=1) / np.sqrt(len(leads))


@pytest.mark.slow
def test_what_centricity_gains_grows_with_how_unlike_customers_are(monkeypatch):
    leads = []
    for spread in (0.05, 0.6, 1.1):
        monkeypatch.setitem(
            SCENARIOS, "spread", replace(SCENARIOS["few-great"], margin_spread=spread)
        )
        leads.append(lead("customer-centric", "customer-oriented", "spread"))
    assert surely_above(-leads[0])
    assert surely_above(leads[2])
    assert surely_above(leads[1] - leads[0])
    assert surely_above(leads[2] - leads[1])


@pytest.mark.slow
def test_what_centricity_gains_shrinks_when_rivals_are_centred(monkeypatch):
    centred = lead("customer-centric", "product-centric", "rivals-centred")
    mixed = replace(SCENARIOS["rivals-centred"], rivals=SCENARIOS["alike"].rivals)
    monkeypatch.setitem(SCENARIOS, "mixed", mixed)
    assert surely_above(lead("customer-centric", "product-centric", "mixed") - centred)
    assert surely_above(-centred)


@pytest.mark.slow
def test_without_the_discounter_service_pays_again(monkeypatch):
    war = lead("product-centric", "customer-oriented", "price-war")
    peace = replace(SCENARIOS["price-war"], discounter=0.0, poaching=0.02, leaving=0.055)
    monkeypatch.setitem(SCENARIOS, "peace", peace)
    assert surely_above(war)
    assert surely_above(-lead("product-centric", "customer-oriented", "peace"))


@pytest.mark.slow
def test_without_the_loud_answering_pays_less(monkeypatch):
    loud = lead("customer-oriented", "customer-centric", "vocal-minority")
    quiet = replace(SCENARIOS["vocal-minority"], loud_share=0.0)
    monkeypatch.setitem(SCENARIOS, "quiet", quiet)
    assert surely_above(loud - lead("customer-oriented", "customer-centric", "quiet"))


def equity(policy, scenario, seed, size=1500):
    game = Game(scenario, seed, size)
    view = game.view
    while not game.over:
        view = game.play(policy(view))
    return game.outcome()["equity"]


def equally(view):
    """Decide as the centric firm does, but serve everybody alike."""
    decision = HOUSE["customer-centric"](view)
    saved = decision.coordination(view.customers, view.coordination_rate)
    service = decision.service_all + decision.service_focal + saved
    return replace(decision, service_all=service // 1, service_focal=0)


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "sign"), [("few-great", 1), ("leaky-startup", -1)])
def test_serving_the_valuable_better_pays_where_they_would_leave_and_not_where_they_stay(
    scenario, sign
):
    centric = HOUSE["customer-centric"]
    gains = [
        equity(centric, scenario, seed) / equity(equally, scenario, seed) - 1 for seed in range(16)
    ]
    assert surely_above(sign * np.array(gains))


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_single_lever_beats_the_house(scenario):
    best = max(
        np.mean([equity(policy, scenario, seed) for seed in range(3)]) for policy in HOUSE.values()
    )
    for lever in ("acquisition", "product", "service_all", "feedback", "data"):
        all_in = [
            equity(lambda view, lever=lever: {lever: view.cash // 1}, scenario, seed)
            for seed in range(3)
        ]
        assert np.mean(all_in) < 0.95 * best, lever


def test_a_study_is_the_house_in_every_market():
    results = study(["alike", "price-war"], seeds=[3, 5], size=300)
    assert results["scenario"].tolist() == ["alike"] * 6 + ["price-war"] * 6
    assert results["seed"].tolist() == [3, 3, 3, 5, 5, 5] * 2
    some = results[(results["scenario"] == "price-war") & (results["seed"] == 5)]
    pd.testing.assert_frame_equal(
        some.drop(columns=["scenario", "seed"]).reset_index(drop=True),
        house_results("price-war", 5, 300),
    )


def test_winners_lead_by_what_they_lead():
    results = pd.DataFrame(
        {
            "scenario": "x",
            "seed": np.repeat([1, 2, 3, 4], 2),
            "policy": ["a", "b"] * 4,
            "equity": [10.0, 9, 11, 9, 12, 9, 8, 9],
        }
    )
    (row,) = winners(results).to_dict("records")
    assert (row["winner"], row["second"], row["seeds"], row["won"]) == ("a", "b", 4, 0.75)
    assert row["lead"] == pytest.approx(5 / 4 / 9)
    # Student's t of three degrees of freedom is 3.182 at 95%.
    half = 3.182446 * np.std([1, 2, 3, -1], ddof=1) / 2 / 9
    assert row["low"] == pytest.approx(row["lead"] - half)
    assert row["high"] == pytest.approx(row["lead"] + half)
    with pytest.raises(ValueError, match="'x' has one seed"):
        winners(results.head(2))


@pytest.mark.slow
def test_two_processes_find_what_one_finds():
    told = []
    found = parallel.run(
        ["alike", "leaky-startup"],
        seeds=range(3),
        size=300,
        workers=2,
        tell=lambda *progress: told.append(progress),
    )
    pd.testing.assert_frame_equal(found, study(["alike", "leaky-startup"], range(3), 300))
    assert told == [(done, 6) for done in range(1, 7)]


@pytest.mark.slow
def test_a_cluster_finds_what_one_process_finds():
    from distributed import LocalCluster

    quiet = {"n_workers": 1, "threads_per_worker": 2, "processes": False}
    with LocalCluster(**quiet, dashboard_address=None) as cluster:
        found = parallel.run(["alike"], range(3), 300, cluster=cluster.scheduler_address)
    pd.testing.assert_frame_equal(found, study(["alike"], range(3), 300))


def test_without_distributed_a_cluster_is_refused_in_words(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RuntimeError, match="needs the package distributed"):
        parallel.run(["alike"], range(2), 300, cluster="tcp://127.0.0.1:1")


def test_an_unknown_scenario_is_refused_before_any_work():
    with pytest.raises(ValueError, match="no scenario 'boom'"):
        parallel.run(["boom"])


def test_the_bar_fills(capsys):
    for done in (1, 2):
        parallel.bar(done, 2, width=4)
    assert capsys.readouterr().err == "\r##.. 1 of 2\r#### 2 of 2\n"


def test_the_kept_table_is_of_todays_market_and_says_the_same():
    kept = pd.read_csv(TABLE).set_index("scenario")
    assert kept["winner"].to_dict() == WINNERS
    assert (kept["low"] > 0).all()
    assert (kept["seeds"] == parallel.SEEDS).all()
    marks = {name: fingerprint(scenario) for name, scenario in SCENARIOS.items()}
    assert kept["market"].to_dict() == marks


def test_the_instructors_page_prints_the_kept_table():
    page = (ROOT / "course" / "instructor" / "12_three_firms.md").read_text(encoding="utf-8")
    for row in pd.read_csv(TABLE).itertuples():
        words = [SCENARIOS[row.scenario].title, row.winner, row.second]
        numbers = [row.lead, row.low, row.high, row.won]
        shown = "{:.1%} | {:.1%} to {:.1%} | {:.0%}".format(*numbers)
        assert f"| {' | '.join(words)} | {shown} |" in page


@pytest.mark.prove
def test_the_kept_table_is_what_five_hundred_seeds_give():
    found = parallel.table(parallel.run())
    kept = pd.read_csv(TABLE)
    pd.testing.assert_frame_equal(found, kept, check_exact=False, rtol=0, atol=2e-4)


def test_a_game_of_fifty_thousand_people_is_the_default():
    assert Game("alike", 1).size == 50_000
