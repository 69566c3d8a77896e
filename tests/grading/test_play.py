"""A policy plays by the rules, or is told which it broke, and never holds up the grader."""

import signal
import time

import pytest

from centricity.grading.play import play, time_limit


def honest(view):
    return {"service_all": 0.5 * view["cash"], "acquisition": 0.3 * view["cash"]}


def spoils(view):
    view["cash"] = 0.0
    return {}


def spoils_deep_down(view):
    view["rivals"][0]["customers"] = 0
    return {}


def overspends(view):
    return {"product": view["cash"] + 5}


def fails(view):
    return {"product": view["price"]}


def says_nothing(_view):
    return None


def without_end(view):
    while view:
        pass


def test_an_honest_policy_plays_to_the_end_and_the_same_again():
    outcome = play(honest, "alike", seed=3, size=800)
    assert outcome["equity"] > 0
    assert outcome == play(honest, "alike", seed=3, size=800)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (spoils, "Quarter 1: it changes the view"),
        (spoils_deep_down, "Quarter 1: it changes the view"),
        (overspends, r"Quarter 1: .*5\.00 too many"),
        (fails, "Quarter 1: KeyError: 'price'"),
        (says_nothing, "must return a Decision"),
    ],
)
def test_a_policy_that_breaks_a_rule_is_told_which(policy, words):
    with pytest.raises(AssertionError, match=rf"in the market 'alike': .*{words}"):
        play(policy, "alike", seed=3, size=800)


class TestClock:
    def test_a_policy_without_end_is_stopped_and_told(self):
        begun = time.monotonic()
        with pytest.raises(AssertionError, match=r"more than 0\.3 seconds"):
            play(without_end, "alike", seed=3, size=800, seconds=0.3)
        assert time.monotonic() - begun < 10

    def test_a_time_limit_outside_goes_on(self):
        rung = []
        before = signal.signal(signal.SIGALRM, lambda *_args: rung.append(True))
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.3)
            with pytest.raises(TimeoutError), time_limit(0.05):
                without_end(True)
            assert not rung
            deadline = time.monotonic() + 10
            while not rung and time.monotonic() < deadline:
                time.sleep(0.01)
            assert rung
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
