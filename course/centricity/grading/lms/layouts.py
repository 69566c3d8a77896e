"""How LMS name what was handed in, and whose a file is by its name.

The names are those that the programs themselves make, or that public programs for them read.

Moodle (mod/assign/classes/downloader.php): ``Full name_NUMBER_assignsubmission_file`` as a
folder, in older releases with ``_`` at its end, or before the name of the file; NUMBER is that of
*Participant NUMBER* in the grading worksheet. Group work bears the name of the group, and a number
that is none of a participant's. Canvas (lib/content_zipper.rb): ``lastfirst_LATE_USER_FILE_name``,
the name in small letters without spaces and signs, LATE only where it is. Blackboard Learn (public
programs that tidy its downloads): ``Assignment_USERNAME_attempt_2026-03-01-20-00-00_name``.
Brightspace (the same): ``12345-67890 - Full name - Mar 1, 2026 800 PM`` as a folder or before the
name of the file. ILIAS (a public plugin's documentation): ``Lastname_Firstname_login_NUMBER`` as a
folder, for teams one in the folder of the team. For Google Classroom nothing of the kind was
found: files lie in a folder under the names that students gave them.

Only Moodle's and Canvas's names were compared with the code that makes them. No LMS promises
that a file in the archive bears the time at which it was handed in; Blackboard and Brightspace
write it into the name.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from centricity.grading.lms.people import Who, plain
from centricity.grading.lms.unpack import Piece
from centricity.i18n import _

OURS = re.compile(
    r"(?P<assignment>[0-9]{2}_[a-z0-9_]+?)__(?P<student>\w[^/\\]*?)__(?P<moment>[0-9]{8}T[0-9]{6})"
)
MOODLE = re.compile(
    r"^(?P<name>.+?)(?:_(?P<number>[0-9]+))?_assignsubmission_(?:file|onlinetext)(?:_.*)?$"
)
CANVAS = re.compile(r"^(?P<name>.+?)_(?:(?P<late>LATE)_)?(?P<number>[0-9]+)_(?P<order>[0-9]+)_")
BLACKBOARD = re.compile(r"^(?P<front>.+)_attempt_(?P<moment>[0-9]{4}(?:-[0-9]{2}){5})(?:[_.].*)?$")
BRIGHTSPACE = re.compile(r"^[0-9]+-[0-9]+ - (?P<rest>.+)$")
ILIAS = re.compile(r"^(?P<last>[^_]+)_(?P<first>.+)_(?P<login>[^_]+)_(?P<number>[0-9]+)$")
# Canvas's number of an attempt; "hw-2026-03-01" is a date.
VERSION = re.compile(r"(?<![0-9])(?:-| \()([0-9]{1,3})\)?$")
BRIGHTSPACE_TIMES = ("%b %d, %Y %I%M %p", "%d %B, %Y %I%M %p", "%b %d, %Y %I:%M %p")


@dataclass(frozen=True)
class Mark:
    """What an LMS's name says: whose it is, from when, and which attempt."""

    who: Who
    moment: datetime | None = None
    order: int = 0


def moodle(part, is_leaf, people):
    """Read a name of Moodle's."""
    found = MOODLE.match(part)
    return found and Mark(people.participant(found["number"] or "", found["name"]))


def canvas(part, is_leaf, people):
    """Read a name of Canvas's, which never makes folders."""
    found = CANVAS.match(part) if is_leaf else None
    if not found:
        return None
    order = int(found["order"][:15])
    if found["name"].startswith("anon_"):
        return Mark(Who(why=_("Canvas hid the names")), order=order)
    who = people.numbered(found["number"], found["name"])
    late = _("late, says Canvas") if found["late"] else ""
    return Mark(Who(who.students, who.why, late), order=order)


def blackboard(part, is_leaf, people):
    """Read a name of Blackboard's; the name of the assignment stands before that of the user."""
    found = BLACKBOARD.match(part) if is_leaf else None
    if not found:
        return None
    pieces = found["front"].split("_")
    for place in range(1, len(pieces)):
        student = people.ids.get("_".join(pieces[place:]).casefold())
        if student:
            break
    else:
        student = ""
    why = _("nobody in the class list has the id {id}").format(id=pieces[-1])
    who = Who((student,)) if student else Who(why=why)
    return Mark(who, _moment(found["moment"], "%Y-%m-%d-%H-%M-%S"))


def brightspace(part, is_leaf, people):
    """Read a name of Brightspace's; some write the student's id before the full name."""
    found = BRIGHTSPACE.match(part)
    if not found:
        return None
    pieces = found["rest"].split(" - ")
    ids = [people.ids[one.casefold()] for one in pieces[:2] if one.casefold() in people.ids]
    names = [who for who in map(people.named, pieces[:2]) if who.students]
    students = {*ids, *(one.students[0] for one in names)}
    if len(students) > 1:
        return Mark(Who(why=_("its name tells of several students")))
    moments = (_moment(one, form) for one in pieces[1:4] for form in BRIGHTSPACE_TIMES)
    who = Who(tuple(students)) if students else people.named(pieces[0])
    return Mark(who, next((one for one in moments if one), None))


def ilias(part, is_leaf, people):
    """Read a name of a folder of ILIAS's."""
    found = None if is_leaf else ILIAS.match(part)
    if not found:
        return None
    by_login = people.ids.get(found["login"].casefold())
    by_name = people.named(f"{found['first']} {found['last']}")
    if by_login and by_name.students and by_name.students != (by_login,):
        return Mark(Who(why=_("the login {login} and the name {name} are two students'").format(
            login=found["login"], name=f"{found['first']} {found['last']}")))  # fmt: skip
    return Mark(Who((by_login,)) if by_login else by_name)


LAYOUTS = (moodle, blackboard, brightspace, canvas, ilias)


def names_somebody(part, people):
    """Return whether an LMS, or we, would so name what one student handed in."""
    if OURS.search(part) or MOODLE.match(part) or BLACKBOARD.match(part):
        return True
    if _guess(Piece((part,)), people).students:
        return True
    marks = [layout(part, is_leaf, people) for layout in LAYOUTS for is_leaf in (True, False)]
    return any(mark and mark.who.students for mark in marks)


def decide(pieces, people):
    """Return by which LMS an archive was made, and how deep it wrote the names; or None.

    One student's file may bear any name. What most files bear is what the LMS wrote.
    """
    votes = Counter()
    for outer in {piece.outer for piece in pieces}:
        for layout in LAYOUTS:
            for depth, part in enumerate(outer):
                mark = layout(part, depth == len(outer) - 1, people)
                # Any folder with lines in its name looks like one of ILIAS's.
                if mark and (layout is not ilias or mark.who.students):
                    votes[layout, depth] += 1
                    break
    if not votes:
        return None
    return max(votes, key=lambda one: (votes[one], -LAYOUTS.index(one[0]), -one[1]))


def whose(piece, decided, people):
    """Return the mark of one piece: by the LMS, else by our own name for it, else by a guess."""
    if decided:
        layout, depth = decided
        if depth < len(piece.outer):
            mark = layout(piece.outer[depth], depth == len(piece.outer) - 1, people)
            if mark:
                return _with_word(mark, piece)
        return Mark(Who(why=_("its name tells nobody")))
    ours = _ours(piece)
    if ours:
        return Mark(_by_our_name(ours, people), _moment(ours["moment"], "%Y%m%dT%H%M%S", UTC))
    return Mark(_guess(piece, people))


def version(piece):
    """Return which attempt a file is by the number at the end of its name, 0 without one."""
    found = VERSION.search(PurePosixPath(piece.outer[-1]).stem)
    return int(found[1]) if found else 0


def _ours(piece):
    return next((found for part in piece.outer if (found := OURS.search(part))), None) or next(
        (found for part in piece.inner if (found := OURS.search(part))), None
    )


def _with_word(mark, piece):
    """Return a mark with a word on it where our own name for the file names somebody else."""
    ours = _ours(piece)
    students = {one.casefold() for one in mark.who.students}
    if not ours or not students or ours["student"].casefold() in students:
        return mark
    said = _("the file calls itself {id}").format(id=ours["student"])
    note = "; ".join(one for one in (mark.who.note, said) if one)
    return Mark(Who(mark.who.students, mark.who.why, note), mark.moment, mark.order)


def _by_our_name(ours, people):
    student = people.ids.get(ours["student"].casefold(), "")
    if not people.ids:
        student = ours["student"]
    if student:
        return Who((student,))
    return Who(why=_("nobody in the class list has the id {id}").format(id=ours["student"]))


def _guess(piece, people):
    """Return whom the names of a file and of its folders fit, if that is one student."""
    found = set()
    for part in piece.outer:
        stem = PurePosixPath(part).stem if part == piece.outer[-1] else part
        for text in {stem, *stem.split(" - ")}:
            found |= set(people.names.get(plain(text), ()))
            found |= {people.ids[text.casefold()]} if text.casefold() in people.ids else set()
    if len(found) == 1:
        return Who((found.pop(),), note=_("no LMS says so; guessed by its name"))
    return Who(why=_("its name tells nobody") if not found else _("its name fits several students"))


def _moment(text, form, zone=None):
    """Return a time written in a name, or None if it never was."""
    try:
        return datetime.strptime(text.strip(), form).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
