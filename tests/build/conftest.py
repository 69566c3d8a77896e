"""A copy of the course to build in; the checkout itself is never written to."""

import pytest

from tests.copies import course_copy


@pytest.fixture
def copy(tmp_path):
    """Return the folder of a copy that a test may change."""
    return course_copy(tmp_path)
