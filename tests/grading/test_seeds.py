"""Hidden tests draw the same numbers in every run, and others with another key."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centricity.grading import seeds

PUBLIC_DRAWS = [0.488373005614711, 0.319430206959962, 0.872887925550384, 0.779036209247125]


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.delenv(seeds.ELSEWHERE, raising=False)
    monkeypatch.setattr(seeds, "root", lambda: tmp_path)
    (tmp_path / "grading").mkdir()
    return tmp_path


def write_key(course, key):
    (course / "grading" / "course.key").write_bytes(key)


def draws(label):
    return seeds.rng(label).random(4).tolist()


def test_a_generator_of_numpy_comes_back():
    assert isinstance(seeds.rng("clv-arrays"), np.random.Generator)


@given(st.text())
def test_a_label_draws_the_same_every_time(label):
    assert draws(label) == draws(label)


@given(st.lists(st.text(max_size=10), min_size=2, max_size=2, unique=True))
def test_another_label_draws_other_numbers(labels):
    one, other = labels
    assert draws(one) != draws(other)


def test_the_course_key_changes_what_hidden_tests_draw(course):
    public = draws("clv-arrays")
    write_key(course, b"ours")
    assert draws("clv-arrays") != public


def test_another_key_draws_other_numbers_and_the_same_key_the_same(course):
    write_key(course, b"ours")
    ours = draws("clv-arrays")
    assert draws("clv-arrays") == ours
    write_key(course, b"theirs")
    assert draws("clv-arrays") != ours
    write_key(course, b"ours")
    assert draws("clv-arrays") == ours


def test_a_key_may_hold_any_bytes(course):
    write_key(course, bytes(range(256)))
    assert draws("clv-arrays") == draws("clv-arrays")


def test_without_a_key_the_public_one_counts(course):
    public = draws("clv-arrays")
    write_key(course, seeds.PUBLIC_KEY)
    assert draws("clv-arrays") == public


def test_a_folder_in_place_of_the_key_is_no_key(course):
    public = draws("clv-arrays")
    (course / "grading" / "course.key").mkdir()
    assert draws("clv-arrays") == public


def test_a_key_elsewhere_counts_before_the_one_in_the_course(course, tmp_path, monkeypatch):
    write_key(course, b"ours")
    ours = draws("clv-arrays")
    monkeypatch.setenv(seeds.ELSEWHERE, str(tmp_path / "theirs.key"))
    with pytest.raises(FileNotFoundError):
        draws("clv-arrays")
    (tmp_path / "theirs.key").write_bytes(b"theirs")
    theirs = draws("clv-arrays")
    assert theirs != ours
    write_key(course, b"theirs")
    monkeypatch.delenv(seeds.ELSEWHERE)
    assert draws("clv-arrays") == theirs


def test_without_a_key_the_numbers_are_the_same_on_every_computer(course):
    assert draws("clv-arrays") == pytest.approx(PUBLIC_DRAWS, rel=1e-12)
