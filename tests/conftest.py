"""Fixtures that tests of several rooms share."""

import shutil
import uuid

import pytest

from tests.proving.attempts import ROOT


@pytest.fixture
def scratch():
    """Return an empty folder inside the course folder, where nbgrader's paths must lie."""
    folder = ROOT / "grading" / f"test-{uuid.uuid4().hex[:8]}"
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder)
