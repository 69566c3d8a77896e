"""Attribution: published values, the axioms, agreement of two routes, and what is refused."""

import json
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.models import attribution
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
THREE = pd.DataFrame(
    {"path": ["C1>C2>C3", "C1", "C2>C3"], "conversions": [1, 0, 0], "nulls": [0, 1, 1]}
)

journeys = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=5).map(" > ".join)
tables = st.lists(
    st.tuples(journeys, st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8
).map(lambda rows: pd.DataFrame(rows, columns=["path", "conversions", "nulls"]))
converting = tables.filter(lambda table: table["conversions"].sum() > 0)


def shares(credit):
    return (credit / credit.sum()).to_dict()


def walk(paths, rng, without=None):
    """Follow one customer through the chain, a step at a time; return whether they convert."""
    weights = (paths["conversions"] + paths["nulls"]).to_numpy(float)
    here = None
    while True:
        ways, counts = [], []
        for path, bought, lost, weight in zip(
            paths["path"], paths["conversions"], paths["nulls"], weights, strict=True
        ):
            touches = [None, *path.replace(" ", "").split(">")]
            for place, channel in enumerate(touches):
                if channel != here or (here is None and place):
                    continue
                if place + 1 < len(touches):
                    ways.append(touches[place + 1])
                    counts.append(weight)
                else:
                    ways += [True, False]
                    counts += [bought, lost]
        here = ways[rng.choice(len(ways), p=np.array(counts) / sum(counts))]
        if here == without and without is not None:
            return False
        if isinstance(here, bool):
            return here


def test_three_paths_as_published():
    expected = PUBLISHED["markov_3path"]
    assert attribution.conversion_probability(THREE) == pytest.approx(1 / 3)
    assert attribution.removal_effects(THREE).to_dict() == pytest.approx(expected["removal"])
    assert shares(attribution.markov(THREE)) == pytest.approx(expected["weights"])
    assert shares(attribution.shapley(THREE)) == pytest.approx(
        expected["shapley_same_paths"], abs=1e-6
    )


def test_glove_and_airport_games_as_published():
    expected = PUBLISHED["shapley"]

    def pairs(hands):
        return min(len(hands & {"L", "M"}), len(hands & {"R"}))

    glove = attribution.shapley_values(["L", "M", "R"], pairs)
    assert list(glove.values()) == pytest.approx(expected["glove_L_M_R"], abs=1e-6)
    needs = {"a": 8, "b": 11, "c": 13, "d": 18}
    airport = attribution.shapley_values(
        list(needs), lambda planes: max(needs[plane] for plane in planes)
    )
    assert list(airport.values()) == pytest.approx(expected["airport_8_11_13_18"])


@given(converting)
def test_every_way_shares_out_all_conversions(paths):
    total = paths["conversions"].sum()
    for rule in attribution.RULES:
        assert attribution.by_rule(paths, rule).sum() == pytest.approx(total)
    assert attribution.markov(paths).sum() == pytest.approx(total)
    assert attribution.shapley(paths).sum() == pytest.approx(total)


@given(converting)
def test_the_short_form_of_shapley_agrees_with_going_through_every_coalition(paths):
    sets = [frozenset(path.split(" > ")) for path in paths["path"]]

    def worth(coalition):
        return sum(
            count
            for touched, count in zip(sets, paths["conversions"], strict=True)
            if touched <= coalition
        )

    short = attribution.shapley(paths)
    slow = attribution.shapley_values(list(short.index), worth)
    assert short.to_dict() == pytest.approx(slow)


def test_shapley_is_the_mean_over_all_orders_of_arrival():
    rng = np.random.default_rng(1)
    players = list("WXYZ")
    worths = {frozenset(): 0.0}

    def worth(coalition):
        return worths.setdefault(coalition, float(rng.normal()))

    values = attribution.shapley_values(players, worth)
    totals = dict.fromkeys(players, 0.0)
    orders = list(permutations(players))
    for order in orders:
        for place, player in enumerate(order):
            before = frozenset(order[:place])
            totals[player] += (worths[before | {player}] - worths[before]) / len(orders)
    assert values == pytest.approx(totals)


def test_a_channel_that_adds_nothing_gets_nothing():
    values = attribution.shapley_values(["a", "b"], lambda coalition: 5.0 * ("a" in coalition))
    assert values == {"a": 5.0, "b": 0.0}
    unsold = pd.DataFrame({"path": ["a", "b"], "conversions": [5, 0], "nulls": [0, 5]})
    assert attribution.shapley(unsold)["b"] == attribution.markov(unsold)["b"] == 0


@given(converting, st.randoms())
def test_the_order_of_rows_does_not_matter(paths, random):
    rows = list(range(len(paths)))
    random.shuffle(rows)
    mixed = paths.iloc[rows].reset_index(drop=True)
    pd.testing.assert_series_equal(attribution.markov(paths), attribution.markov(mixed))
    pd.testing.assert_series_equal(attribution.shapley(paths), attribution.shapley(mixed))


def test_the_chain_agrees_with_customers_followed_one_by_one():
    paths = pd.DataFrame(
        {
            "path": ["A > B > A", "B", "A > C", "C > C > B"],
            "conversions": [3, 1, 2, 2],
            "nulls": [2, 4, 3, 1],
        }
    )
    rng = np.random.default_rng(7)
    for without in (None, "B"):
        found = np.mean([walk(paths, rng, without) for _ in range(2_000)])
        exact = attribution.conversion_probability(paths, without)
        # Four standard errors of a share among 2,000.
        assert found == pytest.approx(exact, abs=4 * np.sqrt(0.25 / 2_000))


def test_without_customers_who_did_not_buy_every_channel_looks_alike():
    no_nulls = THREE.assign(nulls=0).head(1)
    assert set(attribution.removal_effects(no_nulls)) == {1.0}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"conversions": [1, -1, 0]}, "conversions is -1"),
        ({"nulls": [0, 0.5, 0]}, "nulls is 0.5"),
        ({"path": ["C1", "C1 > > C2", "C2"]}, "in row 1 has a gap"),
        ({"path": ["", "C1", "C2"]}, "in row 0 has a gap"),
        ({"path": ["C1", None, "C2"]}, "path in row 1 is"),
    ],
)
def test_bad_paths_are_named(change, message):
    with pytest.raises(ValueError, match=message):
        attribution.shapley(THREE.assign(**change))


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="no column 'nulls'"):
        attribution.markov(THREE.drop(columns="nulls"))


def test_nothing_to_share_out_is_refused():
    with pytest.raises(ValueError, match="hold no conversion"):
        attribution.markov(THREE.assign(conversions=0))
    with pytest.raises(ValueError, match="nobody took any"):
        attribution.conversion_probability(THREE.assign(conversions=0, nulls=0))


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="without is 'C9'"):
        attribution.conversion_probability(THREE, without="C9")
    with pytest.raises(ValueError, match="rule is 'u-shaped'"):
        attribution.by_rule(THREE, "u-shaped")


def test_too_many_players_are_refused():
    with pytest.raises(ValueError, match="at most 16"):
        attribution.shapley_values([str(one) for one in range(17)], len)
