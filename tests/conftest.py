"""Fixtures that tests of several rooms share."""

import os
import shutil
import uuid

import pytest
from hypothesis import settings

from tests.proving.attempts import ROOT

# How long an example takes says how busy the machine is. In CI every run draws the same ones.
settings.register_profile("course", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("course")


@pytest.fixture
def scratch():
    """Return an empty folder inside the course folder, where nbgrader's paths must lie."""
    folder = ROOT / "grading" / f"test-{uuid.uuid4().hex[:8]}"
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder)
