"""A copy of the course, with one assignment, to build in; the checkout is never written to."""

import pytest

from tests.copies import course_copy


@pytest.fixture
def copy(tmp_path):
    """Return the folder of a copy that a test may change."""
    return course_copy(tmp_path, "04_leaky_bucket")
