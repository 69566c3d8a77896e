"""Build everything."""

from centricity.build.assignments import build_assignments
from centricity.build.attempts import write_tables
from centricity.build.lessons import build_lessons


def build(root):
    """Build every lesson, source notebook, exercise and table; return the paths that changed."""
    return [*build_lessons(root), *build_assignments(root), *write_tables(root)]
