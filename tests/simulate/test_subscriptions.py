"""The members who pay by the month: the design, and whether the truth can be found in the data."""

import numpy as np
import pandas as pd
import pytest

from centricity.data import load_subscriptions
from centricity.models.spells import spells
from centricity.models.survival import kaplan_meier
from centricity.simulate import subscriptions as world
from tests.proving.attempts import ROOT

MONTHS = np.arange(1, 13)


def drawn(seed):
    return world.members(np.random.default_rng(seed))


def curves(table):
    """Return the estimated curve and the true one, by channel and group."""
    known = spells(table, world.END)
    welcomed = table["joined"] >= world.WELCOME_CALL
    for (channel, since), group in known.groupby([known["channel"], welcomed]):
        yield channel, since, kaplan_meier(group["months"], group["left"])


def worst_distance(table, wrong=0.0):
    """Return the largest distance of a curve from the truth, in standard errors, up to a year."""
    distances = []
    for channel, since, curve in curves(table):
        known = curve[curve["time"].isin(MONTHS) & (curve["at_risk"] > 50)]
        true = world.survival(channel, since, known["time"]) - wrong
        distances += (np.abs(known["survival"] - true) / known["standard_error"]).tolist()
    return max(distances)


def test_the_same_seed_makes_the_same_world():
    pd.testing.assert_frame_equal(drawn(7), drawn(7))
    assert not drawn(7).equals(drawn(8))


def test_as_many_join_each_month_as_designed():
    table = load_subscriptions()
    month = table["joined"].dt.to_period("M")
    counts = table.groupby([table["channel"], month]).size()
    for (channel, joined), count in counts.items():
        assert count == world.JOINING[channel][joined.year]
    assert len(counts) == 2 * 36


def test_members_stop_whole_months_after_joining_and_not_after_the_end():
    table = load_subscriptions()
    gone = table.dropna(subset="stopped")
    assert (gone["joined"].dt.day == gone["stopped"].dt.day).all()
    assert (gone["stopped"] > gone["joined"]).all()
    assert gone["stopped"].max() <= world.END
    assert table["joined"].between(world.START, world.END).all()
    assert table["joined"].is_monotonic_increasing
    assert table["member"].tolist() == list(range(1, len(table) + 1))


@pytest.mark.parametrize("seed", [1, 2, world.SEED])
def test_the_truth_can_be_found_in_the_data(seed):
    assert worst_distance(drawn(seed)) < 4


def test_another_truth_would_be_noticed():
    assert worst_distance(load_subscriptions(), wrong=0.08) > 4


def test_the_true_curve_is_that_of_the_drawn_chances():
    rng = np.random.default_rng(3)
    a, b = world.CHANCES["web offer"]["before"]
    chances = rng.beta(a, b, 200_000)
    for months in (1, 6, 24):
        share = ((1 - chances) ** months).mean()
        assert world.survival("web offer", False, months) == pytest.approx(share, abs=0.004)


def test_the_true_retention_rises_although_nobody_changes():
    for _, curve in world.truth().groupby(["channel", "joined"]):
        assert curve["retention"].dropna().is_monotonic_increasing


def test_both_channels_improve_and_the_mix_gets_worse():
    known = spells(load_subscriptions(), world.END)
    assert (known["channel"] == "web offer").mean() > 0.5
    for channel in world.CHANCES:
        assert world.survival(channel, True, 6) > world.survival(channel, False, 6)


def test_the_page_of_facts_knows_the_monthly_plan():
    page = (ROOT / "course" / "instructor" / "veretta.md").read_text()
    assert f"by the month: {world.MONTHLY_FEE} crowns, of which {world.MONTHLY_MARGIN} are" in page


def test_the_data_sheet_agrees_with_the_design():
    sheet = (ROOT / "datasets" / "DATASHEETS.md").read_text()
    assert f"{len(load_subscriptions()):,}, one for each member" in sheet
    reception, offer = world.JOINING["reception"], world.JOINING["web offer"]
    assert set(reception.values()) == {60}
    assert f"{reception[2023]} join each month" in sheet
    assert f"{offer[2023]} a month, and {offer[2025]} a month from 2025 on" in sheet
    assert offer[2023] == offer[2024]
