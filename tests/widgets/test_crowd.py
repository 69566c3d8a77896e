"""Crowd: the published shares, the same numbers by another route, and the price of a crowd."""

import json
from itertools import pairwise
from timeit import timeit

import numpy as np
import pandas as pd
import pytest

from centricity import data
from centricity.models import privacy
from centricity.simulate import crm
from centricity.widgets import Crowd
from centricity.widgets.crowd import SIZES
from tests.proving.attempts import ROOT

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
DATES = ("day", "week", "month", "year", "decade", "out")
AMOUNTS = ("exact", "whole", "tens", "bands", "out")
PLACES = ("postcode", "district", "region", "out")


@pytest.fixture(scope="module")
def crowd():
    return Crowd()


@pytest.fixture
def compute(crowd):
    defaults = crowd._defaults

    def with_changes(**changes):
        return crowd.compute(**{**defaults, **changes})

    return with_changes


def preset(label):
    return Crowd.presets[label]


def test_half_of_cdnow_is_unique_by_one_receipt(compute):
    result, published = compute(), PUBLISHED["cdnow_first_receipt"]
    assert result["customers"] == published["customers"] == 23570
    assert result["unique"] == pytest.approx(published["unique_share_date_amount"], abs=5e-7)
    assert result["below"] == pytest.approx(published["share_below_5_date_amount"], abs=5e-4)
    assert result["smallest"] == 1
    assert result["lost"] == 0


def test_the_sentence_says_so(crowd):
    crowd.reset()
    assert "Of 23,570 customers 51.5% are the only one of their kind" in crowd._sentence.value


def test_the_day_alone_and_month_with_bands_make_crowds(compute):
    assert compute(**preset("Only the day"))["smallest"] == 174
    assert compute(**preset("Month and four bands"))["smallest"] == 421


def test_veretta_has_the_same_trouble_and_the_same_way_out(compute):
    fine = compute(**preset("Veretta: birth date and postcode"))
    coarse = compute(**preset("Veretta: decade and region"))
    assert fine["unique"] > 0.8
    assert coarse["smallest"] >= 5
    assert coarse["lost"] > fine["lost"]


@pytest.mark.parametrize("date", ["day", "month", "year", "decade"])
@pytest.mark.parametrize("place", ["postcode", "district", "region"])
def test_agrees_with_the_model_on_veretta(compute, date, place):
    records = data.load_crm_export().drop(columns=list(crm.AGREED))
    records["person"] = data.load_crm_export_truth()["person"]
    people = crm.with_coarse_columns(crm.one_row_a_person(records))
    born = {
        "day": people["born"],
        "month": people["born"].dt.to_period("M"),
        "year": people["birth_year"],
        "decade": people["birth_decade"],
    }
    table = people.assign(date=born[date])
    columns = ["date", place, "spent_band"]
    result = compute(file="veretta", date=date, place=place, amount="bands", k=7)
    sizes = privacy.class_sizes(table, columns)
    assert result["smallest"] == privacy.k_anonymity(table, columns)
    assert result["unique"] == pytest.approx(privacy.uniqueness(table, columns))
    assert result["below"] == pytest.approx((sizes < 7).mean())
    edges = [*SIZES, np.inf]
    by_size = pd.cut(sizes, edges, right=False).value_counts(sort=False, normalize=True)
    np.testing.assert_allclose(result["small"] + result["large"], by_size)


def test_knowing_less_never_makes_a_crowd_smaller(compute):
    for file in ("cdnow", "veretta"):
        for name, levels in (("date", DATES), ("amount", AMOUNTS), ("place", PLACES)):
            results = [compute(file=file, **{name: level}) for level in levels]
            # A week can lie in two months, and is no part of either.
            ordered = [one for one, level in zip(results, levels, strict=True) if level != "week"]
            for fine, coarse in pairwise(ordered):
                assert coarse["unique"] <= fine["unique"] + 1e-12
                assert coarse["smallest"] >= fine["smallest"]
                assert coarse["lost"] >= fine["lost"] - 1e-12


def test_nothing_told_is_one_crowd(compute):
    result = compute(date="out", amount="out", k=50)
    assert result["smallest"] == result["customers"]
    assert result["unique"] == result["below"] == 0
    assert result["lost"] == 1


def test_a_smaller_file_makes_more_people_unique(compute):
    shares = [compute(share=share)["unique"] for share in (100, 50, 20, 5)]
    assert shares == sorted(shares)
    assert compute(share=5)["customers"] == round(0.05 * 23570)


def test_the_bars_hold_everybody(compute):
    for k in (2, 5, 50):
        result = compute(k=k)
        assert (result["small"] + result["large"]).sum() == pytest.approx(1)
        assert result["below"] == pytest.approx(result["small"].sum())


def test_cdnow_has_no_places_and_says_so(crowd, compute):
    assert np.isnan(compute(place="postcode")["kept"]["place"])
    assert compute(place="postcode")["unique"] == compute(place="out")["unique"]
    crowd.load({"file": "veretta"})
    assert not crowd.controls["place"].disabled
    crowd.load({"file": "cdnow"})
    assert crowd.controls["place"].disabled


def test_recomputes_while_a_slider_moves(compute):
    compute()
    assert timeit(compute, number=20) / 20 < 0.02


@pytest.mark.parametrize("file", ["cdnow", "veretta"])
@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("amount", AMOUNTS)
def test_every_corner_can_be_said(crowd, file, date, amount):
    for place in PLACES:
        for k in (2, 50):
            state = {"file": file, "date": date, "amount": amount, "place": place, "k": k}
            assert crowd.sentence(crowd.compute(share=5, **state))
