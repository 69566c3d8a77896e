"""Points come from what the checker asked, received and decided; nothing else is a pass.

The student's process is played here by whatever a hostile one could send: any report on a cell,
any reply to the checker, silence, and both in any order.
"""

import socket
import threading
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.utils import determine_grade

from centricity.cells import is_test
from centricity.grading.run.calls import receive
from centricity.grading.run.codec import encode
from centricity.grading.run.isolation import Isolation
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.sandbox.session import EndedError
from tests.proving.attempts import source

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("nothing_passes")]

ASSIGNMENT = "04_leaky_bucket"
TEXTS = st.sampled_from(["", "passed", "nothing failed", "1000"])
STREAMS = st.builds(
    lambda name, text: {"output_type": "stream", "name": name, "text": text},
    st.sampled_from(["stdout", "stderr"]),
    TEXTS,
)
SHOWN = st.builds(
    lambda text, count: {
        "output_type": "execute_result",
        "data": {"text/plain": text},
        "metadata": {},
        "execution_count": count,
    },
    TEXTS,
    st.integers(0, 9),
)
REPORTS = st.fixed_dictionaries(
    {
        "outputs": st.lists(STREAMS | SHOWN, max_size=2),
        "count": st.integers(0, 9),
        "late": st.booleans(),
    },
    optional={"failed": st.booleans()},
)
# None of these is what any test of assignment 04 asks for.
VALUES = st.sampled_from([None, True, "passed", -1, 1e9, [], {}, float("nan")])
REPLIES = st.one_of(
    st.tuples(st.just("value"), VALUES, st.none(), TEXTS, TEXTS).map(encode),
    st.tuples(st.sampled_from(["function", "missing", "cannot", "failed"]), VALUES, st.none(),
              TEXTS, TEXTS).map(encode),
    st.just(ValueError("no")).map(lambda e: encode(("raised", e, None, "", ""))),
    st.binary(max_size=20),
    st.none(),
)  # fmt: skip


class Liar:
    """A session whose student's process says what the test drew.

    Parameters
    ----------
    reports : list
        What it says of each cell, in turn; None where it ends.
    replies : list
        What it sends to the checker for each request, in turn: bytes of a message, or None to
        close the connection.
    """

    def __init__(self, reports, replies):
        self._reports = reports
        self._replies = replies
        self._cells = 0

    def run(self, _code, _name):
        said = self._reports[self._cells % len(self._reports)]
        self._cells += 1
        if said is None:
            raise EndedError("its code ended Python")
        return {**said, "outputs": list(said["outputs"])}

    def snapshot(self):
        mine, theirs = socket.socketpair()
        threading.Thread(target=self._answer, args=(theirs,), daemon=True).start()
        return mine, 1

    def _answer(self, connection):
        with connection, suppress(OSError):
            for reply in self._replies:
                if receive(connection) is None or reply is None:
                    return
                connection.sendall(len(reply).to_bytes(4, "little") + reply)

    def drop(self, _key):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return None


@pytest.fixture(scope="module")
def isolation():
    with Isolation(source(ASSIGNMENT), limits=Limits(cell_seconds=5)) as made:
        yield made


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    reports=st.lists(st.none() | REPORTS, min_size=1, max_size=4),
    replies=st.lists(REPLIES, max_size=8),
)
def test_no_report_reply_or_silence_earns_a_point(isolation, monkeypatch, reports, replies):
    liar = Liar(reports, replies)
    monkeypatch.setattr(isolation.sandbox, "open", lambda: liar)
    assert points(isolation) == set()


def test_a_process_that_says_its_tests_failed_earns_nothing(isolation, monkeypatch):
    said = {"outputs": [], "count": 1, "late": False, "failed": True}
    monkeypatch.setattr(isolation.sandbox, "open", lambda: Liar([said], []))
    assert points(isolation) == set()


def points(isolation):
    """Return the ids of the test cells that earn anything."""
    notebook = source(ASSIGNMENT)
    isolation.run(notebook)
    ran = [cell for cell in notebook.cells if is_test(cell) and cell.execution_count is not None]
    return {cell.id for cell in ran if determine_grade(cell)[0]}
