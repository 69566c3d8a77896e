"""The words beside the figures of lesson 02."""

import pytest

from centricity import data, plots
from centricity.figures import lesson_02 as figures


@pytest.fixture
def words(monkeypatch):
    shown = []
    monkeypatch.setattr(plots, "show", lambda fig, alt: shown.append(alt))

    def words(start):
        figures.chain(data.load_claims(), data.load_claim_links(), start)
        return shown[-1]

    return words


def test_a_chain_names_everybody_behind_a_claim_and_who_has_data(words):
    assert words("trade-80") == (
        "Behind the claim of Trade articles stand: Salesforce; Zendesk. "
        "With data of their own: Salesforce; Zendesk."
    )


def test_a_circle_is_walked_once(words):
    told = words("veretta-leaflet")
    assert told.count("A trade magazine") == 1
    assert "With data of their own: nobody." in told


def test_a_claim_that_points_to_nobody(words):
    assert words("trade-price") == "The claim of Trade articles points to nobody."


def test_every_claim_of_the_register_can_be_drawn(words):
    for start in data.load_claim_links()["claim"].unique():
        assert words(start)
