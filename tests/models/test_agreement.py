"""Agreement: published values, statsmodels, drawn codes, properties, bad input."""

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from centricity.models import agreement

PUBLISHED = json.loads((Path(__file__).parents[1] / "published_values.json").read_text())

BOOK = ["belief", "behaviour", "process", "structure", "allocation"]
codes = st.lists(st.tuples(st.sampled_from(BOOK), st.sampled_from(BOOK)), min_size=1, max_size=60)
shares = st.floats(0.0, 1.0)


def coders(pairs):
    return [one for one, _ in pairs], [other for _, other in pairs]


def from_table(table):
    """Return the codes of two coders whose two-by-two table is given as yes/yes, yes/no, ..."""
    pairs = [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")]
    return coders([pair for pair, count in zip(pairs, table, strict=True) for _ in range(count)])


@pytest.mark.parametrize("table", ["20_5_10_15", "45_15_25_15", "25_35_5_35", "90_5_5_0"])
def test_kappa_as_published(table):
    first, second = from_table(map(int, table.split("_")))
    assert agreement.cohen_kappa(first, second) == pytest.approx(
        PUBLISHED["kappa"][table], abs=1e-6
    )


@pytest.mark.parametrize("table", [(45, 15, 25, 15), (25, 35, 5, 35)])
def test_equal_agreement_and_unequal_kappa(table):
    first, second = from_table(table)
    assert agreement.percent_agreement(first, second) == pytest.approx(0.6)


@given(codes)
def test_kappa_agrees_with_statsmodels(pairs):
    first, second = coders(pairs)
    assume(len({*first, *second}) > 1)
    table = agreement.code_matrix(first, second).to_numpy()
    theirs = cohens_kappa(table, return_results=False)
    assert agreement.cohen_kappa(first, second) == pytest.approx(theirs, abs=1e-12)


def test_two_visitors_as_published():
    expected = PUBLISHED["two_visitors"]
    prevalence = np.array(expected["prevalence"])
    kappa = agreement.kappa_under_prevalence(prevalence, expected["accuracy"])
    np.testing.assert_allclose(kappa, expected["kappa"], atol=5e-3)
    observed = agreement.agreement_under_prevalence(prevalence, expected["accuracy"])
    np.testing.assert_allclose(observed, expected["agreement"])


@pytest.mark.parametrize(
    ("prevalence", "accuracy"), [(0.5, 0.9), (0.9, 0.9), (0.98, 0.9), (0.3, 0.7)]
)
def test_the_closed_form_agrees_with_drawn_codes(prevalence, accuracy):
    rng = np.random.default_rng(20_260_401)
    true = rng.random(200_000) < prevalence
    first, second = (true == (rng.random(true.size) < accuracy) for _ in range(2))
    # Four standard errors of kappa at this size are below 0.02.
    drawn = agreement.cohen_kappa(first, second)
    assert drawn == pytest.approx(agreement.kappa_under_prevalence(prevalence, accuracy), abs=0.02)


@given(codes)
def test_the_table_counts_every_pair_once(pairs):
    table = agreement.code_matrix(*coders(pairs), BOOK)
    assert table.to_numpy().sum() == len(pairs)
    assert list(table.index) == list(table.columns) == BOOK
    for one, other in pairs:
        assert table.loc[one, other] == pairs.count((one, other))


@given(codes)
def test_agreement_is_the_diagonal(pairs):
    table = agreement.code_matrix(*coders(pairs), BOOK).to_numpy()
    assert agreement.percent_agreement(*coders(pairs)) == pytest.approx(
        np.trace(table) / table.sum()
    )


@given(codes)
def test_the_order_of_coders_and_of_units_doesnt_matter(pairs):
    first, second = coders(pairs)
    kappa = agreement.cohen_kappa(first, second)
    assert agreement.cohen_kappa(second, first) == pytest.approx(kappa, nan_ok=True)
    assert agreement.cohen_kappa(first[::-1], second[::-1]) == pytest.approx(kappa, nan_ok=True)


@given(codes)
def test_kappa_lies_between_minus_one_and_one_and_never_above_agreement(pairs):
    kappa = agreement.cohen_kappa(*coders(pairs))
    assume(not math.isnan(kappa))
    assert -1 <= kappa <= agreement.percent_agreement(*coders(pairs)) + 1e-12


def test_full_agreement_is_one():
    assert agreement.cohen_kappa(BOOK, BOOK) == 1.0


def test_one_code_throughout_is_not_defined():
    assert math.isnan(agreement.cohen_kappa(["firm"] * 9, ["firm"] * 9))


def test_nobody_coded_anything():
    for measure in (agreement.percent_agreement, agreement.chance_agreement, agreement.cohen_kappa):
        assert math.isnan(measure([], []))
        assert math.isnan(measure([None], ["firm"]))
    assert agreement.code_matrix([], [], BOOK).to_numpy().sum() == 0


@pytest.mark.parametrize("gap", [None, np.nan, pd.NA])
def test_a_missing_code_takes_its_unit_out(gap):
    first, second = ["firm", gap, "firm", "staff"], ["firm", "firm", gap, "firm"]
    assert agreement.percent_agreement(first, second) == 0.5
    assert agreement.code_matrix(first, second).to_numpy().sum() == 2


def test_series_are_matched_by_place_not_by_index():
    first = pd.Series(["firm", "staff"], index=[5, 6])
    second = pd.Series(["firm", "staff"], index=[6, 5])
    assert agreement.percent_agreement(first, second) == 1.0


def test_numbers_and_truth_values_are_codes_too():
    assert agreement.cohen_kappa([1, 2, 2, 3], [1.0, 2.0, 2.0, 3.0]) == 1.0
    assert agreement.cohen_kappa(np.array([True, False]), [False, True]) == -1.0


def test_unused_codes_have_zeros():
    table = agreement.code_matrix(["belief"], ["process"], BOOK)
    assert table.loc["structure"].sum() == table["structure"].sum() == 0
    assert table.to_numpy().dtype.kind == "i"


@pytest.mark.parametrize(
    "measure",
    [
        agreement.code_matrix,
        agreement.percent_agreement,
        agreement.chance_agreement,
        agreement.cohen_kappa,
    ],
)
def test_coders_of_different_units_are_refused(measure):
    with pytest.raises(ValueError, match="first has 2 codes and second has 1"):
        measure(["firm", "staff"], ["firm"])


def test_a_code_outside_the_book_is_named():
    with pytest.raises(ValueError, match="'strategy' is not in it"):
        agreement.code_matrix(["belief"], ["strategy"], BOOK)


def test_a_code_book_with_a_code_twice_is_refused():
    with pytest.raises(ValueError, match="once"):
        agreement.code_matrix(["a"], ["a"], ["a", "a"])


@given(shares, shares)
def test_closed_form_is_symmetric_in_the_two_codes(prevalence, accuracy):
    kappa = agreement.kappa_under_prevalence(prevalence, accuracy)
    turned = agreement.kappa_under_prevalence(1 - prevalence, accuracy)
    assert kappa == pytest.approx(turned, abs=1e-6, nan_ok=True)


@given(st.floats(0.51, 0.99))
def test_kappa_falls_as_one_code_prevails(accuracy):
    kappa = agreement.kappa_under_prevalence(np.linspace(0.5, 1.0, 40), accuracy)
    assert (np.diff(kappa) < 0).all()
    assert kappa[-1] == pytest.approx(0.0, abs=1e-9)


def test_closed_form_where_nothing_is_left_open():
    assert math.isnan(agreement.kappa_under_prevalence(1.0, 1.0))
    assert agreement.kappa_under_prevalence(0.98, 1.0) == 1.0
    assert agreement.kappa_under_prevalence(0.7, 0.5) == pytest.approx(0.0)


def test_shapes_of_the_closed_form():
    assert isinstance(agreement.kappa_under_prevalence(0.5, 0.9), float)
    grid = agreement.kappa_under_prevalence(np.ones((2, 1)) / 2, np.array([0.6, 0.7, 0.8]))
    assert grid.shape == (2, 3)
    assert agreement.agreement_under_prevalence(np.array([0.5, 0.9]), 0.9).shape == (2,)


@pytest.mark.parametrize("bad", [-0.1, 1.1, math.nan, "half", None])
def test_closed_form_names_what_it_refuses(bad):
    with pytest.raises(ValueError, match="prevalence"):
        agreement.kappa_under_prevalence(bad, 0.9)
    with pytest.raises(ValueError, match="accuracy"):
        agreement.kappa_under_prevalence(0.5, bad)


def test_top_three_lists_as_counted_by_hand():
    table = agreement.jaccard_overlaps(PUBLISHED["top_three"]["lists"])
    for pair, overlap in PUBLISHED["top_three"]["overlap"].items():
        one, other = pair.split("_")
        assert table.loc[one, other] == table.loc[other, one] == pytest.approx(overlap)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Сбер", "МТС"], ["сбер", "мтс"]),
        (["Знаменский"], ["Знаменскии\u0306"]),
        (["Café"], ["cafe\u0301 "]),
        (["Straße"], ["STRASSE"]),
        (["Apple", "apple", " APPLE "], ["Apple"]),
    ],
)
def test_spelling_makes_no_difference(one, other):
    assert agreement.jaccard_overlaps({"one": one, "other": other}).loc["one", "other"] == 1.0


def test_look_alike_letters_of_two_alphabets_differ():
    table = agreement.jaccard_overlaps({"latin": ["MTC"], "cyrillic": ["МТС"]})
    assert table.loc["latin", "cyrillic"] == 0.0


def test_empty_lists():
    table = agreement.jaccard_overlaps({"none": [], "one": ["Apple"], "nobody": []})
    assert table.loc["none", "one"] == 0.0
    assert math.isnan(table.loc["none", "nobody"])
    assert math.isnan(table.loc["none", "none"])
    assert agreement.jaccard_overlaps({}).empty


def test_a_name_must_be_text():
    with pytest.raises(ValueError, match=r"lists\['one'\] holds 3"):
        agreement.jaccard_overlaps({"one": [3]})
