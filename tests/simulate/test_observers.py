"""Two observers at the reception desk: their world, its truth, and what its draw shows."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.data import load_definitions, load_reception_codes
from centricity.models import agreement
from centricity.simulate import observers, veretta

BOOK = {
    "level": {"belief", "behaviour", "process", "structure", "allocation"},
    "locus": {"employee", "firm"},
    "beneficiary": {"customer", "firm", "both", "stakeholders", "unsaid"},
    "universality": {"every", "depends", "unsaid"},
}


def world(seed, conversations=observers.CONVERSATIONS):
    return observers.reception_codes(np.random.default_rng(seed), conversations)


def test_the_clinics_are_verettas():
    assert list(observers.STARTS_FROM_NEED) == list(veretta.CLINICS)
    assert observers.reception_truth()["share"].between(0, 1).all()


def test_the_same_seed_makes_the_same_world():
    pd.testing.assert_frame_equal(world(7), world(7))
    assert not world(7).equals(world(8))


@given(st.integers(0, 10**6), st.integers(1, 80))
def test_every_conversation_has_a_row(seed, conversations):
    codes = world(seed, conversations)
    assert list(codes.columns) == ["clinic", "conversation", "first", "second"]
    assert len(codes) == 8 * conversations
    assert not codes.duplicated(["clinic", "conversation"]).any()
    assert set(codes["first"].dropna()) | set(codes["second"].dropna()) <= {"yes", "no"}


def test_many_conversations_come_close_to_the_truth():
    codes = world(1, 20_000)
    for clinic, share in observers.STARTS_FROM_NEED.items():
        here = codes[codes["clinic"] == clinic]
        expected = agreement.kappa_under_prevalence(share, observers.ACCURACY)
        assert agreement.cohen_kappa(here["first"], here["second"]) == pytest.approx(
            expected, abs=0.04
        )
        assert agreement.percent_agreement(here["first"], here["second"]) == pytest.approx(
            agreement.agreement_under_prevalence(share, observers.ACCURACY), abs=0.015
        )


def test_the_published_draw_is_a_typical_one():
    codes = load_reception_codes()
    for clinic, share in observers.STARTS_FROM_NEED.items():
        named = share * observers.ACCURACY + (1 - share) * (1 - observers.ACCURACY)
        error = np.sqrt(named * (1 - named) / observers.CONVERSATIONS)
        for coder in ("first", "second"):
            seen = codes.loc[codes["clinic"] == clinic, coder].dropna() == "yes"
            assert abs(seen.mean() - named) < 2.5 * error, clinic


def test_definitions_keep_to_the_code_book():
    definitions = load_definitions()
    assert definitions["id"].is_unique
    for axis, book in BOOK.items():
        for coder in ("a", "b"):
            assert set(definitions[f"{axis}_{coder}"].dropna()) <= book
    assert set(definitions["word"]) == {"orientation", "centricity", "both"}
    assert set(definitions["mark"]) == {"primary", "secondary", "unverified"}
    assert set(definitions["language"]) == {"en", "ru"}


def test_the_two_coders_differ_on_every_question():
    definitions = load_definitions()
    for axis in BOOK:
        share = agreement.percent_agreement(definitions[f"{axis}_a"], definitions[f"{axis}_b"])
        assert 0.4 < share < 0.95
