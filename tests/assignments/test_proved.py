"""What `make prove` recorded still belongs to the code of the assignments; the rest is named."""

import re

from tests.proving.attempts import ROOT, assignments
from tests.proving.code import digest
from tests.proving.record import recorded

SAID = re.compile(r"Not proved in full yet: assignments? ([\d, and]+)\.")


def test_what_was_proved_is_as_it_was():
    proved = {row["assignment"]: row["digest"] for row in recorded()}
    now = {assignment: digest(assignment) for assignment in proved}
    assert proved == now, "The code of an assignment changed. Run `make prove` and commit."


def test_what_was_not_proved_is_named_in_the_changelog():
    proved = {row["assignment"] for row in recorded()}
    said = SAID.search((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    named = set(re.findall(r"\d\d", said[1])) if said else set()
    assert named == {name[:2] for name in assignments() if name not in proved}
