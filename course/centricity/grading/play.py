"""Let a learner's policy play the market of lesson 12, and say in words what it does wrong."""

import signal
import time
from contextlib import contextmanager
from copy import deepcopy

from centricity.i18n import _
from centricity.simulate.market import run_policy

SECONDS = 5.0


def play(policy, scenario, seed, size=2000, seconds=SECONDS):
    """Play a game with a policy that sees and says plain dicts; return how its firm ends.

    Parameters
    ----------
    policy : callable
        Gets a dict, the fields of a `View`, nine times, and returns a dict of the fields of a
        `Decision`.
    scenario, seed, size
        As for `centricity.simulate.market.Game`.
    seconds : float
        How long the policy may think, in the nine quarters together.

    Returns
    -------
    dict
        As from `Game.outcome`.

    Raises
    ------
    AssertionError
        If the policy fails, decides what it can't pay, changes the view, or takes too long. The
        message names the quarter.
    """
    thinker = _Thinker(policy, seconds)
    try:
        game = run_policy(thinker, scenario, seed, size)
    except ValueError as error:
        words = str(error) if thinker.trouble is None else thinker.trouble
        raise AssertionError(
            _("your policy in the market {scenario!r}: {words}").format(
                scenario=scenario, words=words
            )
        ) from None
    return game.outcome()


class _Thinker:
    """A policy with a clock, whose view must come back as it was."""

    def __init__(self, policy, seconds):
        self.policy, self.allowed, self.left = policy, seconds, seconds
        self.trouble = None

    def __call__(self, view):
        shown = view.as_dict()
        kept = deepcopy(shown)
        before = time.monotonic()
        try:
            with time_limit(self.left):
                decision = self.policy(shown)
        except Exception:
            self._look_at_the_clock(view.round, before)
            raise
        self._look_at_the_clock(view.round, before)
        # As texts, because NaN differs from itself.
        if repr(shown) != repr(kept):
            self._refuse(view.round, _("it changes the view that it is given; work on a copy."))
        return decision

    def _look_at_the_clock(self, quarter, before):
        self.left -= time.monotonic() - before
        if self.left <= 0:
            self._refuse(
                quarter,
                _("it has thought for more than {seconds:g} seconds in this game.").format(
                    seconds=self.allowed
                ),
            )

    def _refuse(self, quarter, problem):
        self.trouble = _("Quarter {quarter}: {problem}").format(quarter=quarter, problem=problem)
        raise ValueError(self.trouble)


@contextmanager
def time_limit(seconds):
    """Raise a `TimeoutError` in what takes longer, where the system has a clock for it.

    A time limit outside goes on running: its clock is wound up again for what is left of it.
    """
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_signal, _frame):
        raise TimeoutError

    begun = time.monotonic()
    handler = signal.signal(signal.SIGALRM, stop)
    outside, _interval = signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if outside:
            rest = outside - (time.monotonic() - begun)
            signal.setitimer(signal.ITIMER_REAL, max(rest, 0.001))
