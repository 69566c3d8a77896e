"""A class graded on a Dask cluster gets the rows that it gets here, even when a worker is lost."""

import os
import signal

import pytest

from centricity.grading.book.driver import grade
from tests.proving.attempts import ROOT
from tests.proving.mutants import reference
from tests.proving.vanilla import hand_in, rows

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("driver")]

ASSIGNMENT = "04_leaky_bucket"


@pytest.fixture
def cluster():
    """Return a cluster of two worker processes on this machine."""
    from distributed import LocalCluster

    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "protocol": "tcp://"}
    with LocalCluster(**settings, dashboard_address=None, silence_logs=50) as made:
        yield made


def class_of(folder):
    right = reference(ASSIGNMENT)
    half = dict(list(right.items())[:3])
    students = {f"s{number}": (right, half, {})[number % 3] for number in range(6)}
    return hand_in(ASSIGNMENT, students, folder)


def test_a_cluster_that_loses_a_worker_gives_the_same_rows(scratch, cluster):
    here, there = class_of(scratch / "here"), class_of(scratch / "there")
    grade(ROOT, ASSIGNMENT, **here)
    victims = [worker.pid for worker in cluster.workers.values()][:1]

    def kill_one(*_progress):
        while victims:
            os.kill(victims.pop(), signal.SIGKILL)

    outcomes = grade(
        ROOT, ASSIGNMENT, scheduler=cluster.scheduler_address, progress=kill_one, **there
    )
    assert {one.what for one in outcomes} == {"graded"}
    assert not victims
    assert rows(ASSIGNMENT, there) == rows(ASSIGNMENT, here)


def test_a_cluster_that_is_not_there_is_said_to_be_so(scratch):
    course = class_of(scratch)
    with pytest.raises(OSError, match="Timed out"):
        grade(ROOT, ASSIGNMENT, scheduler="tcp://127.0.0.1:9", **course)
    assert rows(ASSIGNMENT, course) == {}
