"""Two studios: an answer has its small effect and no other, and writers differ before it."""

import numpy as np
import pytest

from centricity import data
from centricity.simulate import studios


@pytest.fixture(scope="module")
def crowd():
    return studios.players(np.random.default_rng(3), count=200_000)


def test_an_answer_changes_only_those_who_got_one(crowd):
    unanswered = crowd["answer_days"].isna()
    same = crowd["stopped"] == crowd["stopped_unanswered"]
    assert same[unanswered].all()
    assert (
        crowd.loc[~unanswered, "stopped_unanswered"].mean()
        > crowd.loc[~unanswered, "stopped"].mean()
    )
    assert not (crowd["stopped"] & ~crowd["stopped_unanswered"]).any()


def test_quillback_answers_nobody(crowd):
    assert crowd.loc[crowd["studio"] == "Quillback", "answer_days"].isna().all()


def test_writers_are_more_attached_and_stay_longer_unanswered(crowd):
    wrote = crowd["messages"] > 0
    assert crowd.loc[wrote, "attachment"].mean() > crowd.loc[~wrote, "attachment"].mean() + 0.5
    silent, writers = (crowd.loc[group, "stopped_unanswered"].mean() for group in (~wrote, wrote))
    assert writers < silent - 0.2


def test_days_are_in_order(crowd):
    answered = crowd.dropna(subset=["answer_days"])
    assert (answered["first_message"] + answered["answer_days"] < studios.DAYS + 1).all()
    assert (crowd["first_message"].isna() == (crowd["messages"] == 0)).all()
    assert crowd["last_day"].between(0, studios.DAYS).all()


def test_the_published_players_are_both_parts_of_one_draw():
    drawn = studios.players(np.random.default_rng(studios.SEED))
    seen, hidden = studios.split(drawn)
    assert seen.columns.tolist() == data.load_studio_players().columns.tolist()
    assert hidden["player"].tolist() == data.load_studio_players_truth()["player"].tolist()
    assert not set(studios.HIDDEN) & set(seen.columns)
