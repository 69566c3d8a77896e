"""What `make prove` recorded still belongs to the lessons as they are."""

from tests.proving.attempts import assignments
from tests.proving.record import digest, recorded


def test_every_assignment_was_proved_as_it_is_now():
    proved = {row["assignment"]: row["digest"] for row in recorded()}
    now = {assignment: digest(assignment) for assignment in assignments()}
    assert proved == now, "A lesson, assignment or attempt changed. Run `make prove` and commit."
