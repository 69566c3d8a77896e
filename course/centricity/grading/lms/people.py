"""The class list, by all the names under which an LMS may know somebody."""

import re
import unicodedata
from dataclasses import dataclass

from centricity.grading.lms.tables import read_export
from centricity.i18n import _

NUMBER = re.compile(r"[0-9]+")
# What Moodle writes in place of a name where marking is blind.
NO_NAME = {"participant"}


@dataclass(frozen=True)
class Who:
    """Whose something is: the students (several for group work), or why nobody is known."""

    students: tuple = ()
    why: str = ""
    note: str = ""


class People:
    """The class list, and what a worksheet and a list of groups add to it.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    worksheet : path-like, optional
        Moodle's grading worksheet, by which participants' numbers are known.
    groups : path-like, optional
        A CSV file with the columns ``group`` and ``id``, one row for each member.

    Raises
    ------
    ValueError
        If the worksheet or the list of groups can't be read, or names somebody who isn't in the
        class list.
    """

    def __init__(self, gradebook, worksheet=None, groups=None):
        students = [
            (one.id, one.first_name or "", one.last_name or "", one.email, one.lms_user_id)
            for one in gradebook.students
        ]
        self.ids = {id_.casefold(): id_ for id_, *_rest in students}
        self.numbers = {number: id_ for id_, *_rest, number in students if number}
        self.emails = {email.casefold(): id_ for id_, *_rest, email, _number in students if email}
        self.names, self.full_names = {}, {}
        for id_, first, last, *_rest in students:
            self.full_names[id_] = f"{first} {last}".strip() or id_
            for name in {plain(first + last), plain(last + first)} - {""}:
                self.names.setdefault(name, []).append(id_)
        self.participants = self._participants(worksheet) if worksheet else {}
        self.groups = self._groups(groups) if groups else {}
        for row in self.participants.values():
            member, group = self.of_row(row), plain(row.get("Group", ""))
            if member and group and not groups:
                self.groups.setdefault(group, []).append(member)

    def _participants(self, worksheet):
        rows = read_export(worksheet, ("Identifier",)).to_dict("records")
        numbers = [NUMBER.search(row["Identifier"]) for row in rows]
        return {
            number[0]: row for number, row in zip(numbers, rows, strict=True) if number is not None
        }

    def _groups(self, path):
        found = {}
        for line, row in read_export(path, ("group", "id")).iterrows():
            student = self.ids.get(row["id"].strip().casefold())
            if student is None:
                raise ValueError(
                    _("{path}, line {line}: nobody in the class list has the id {id!r}.").format(
                        path=path, line=line, id=row["id"]
                    )
                )
            found.setdefault(plain(row["group"]), []).append(student)
        return found

    def of_row(self, row):
        """Return the student of a row of an LMS's table, or an empty string.

        Numbers, ids and e-mail addresses must agree; a name counts only without them.
        """

        def cell(name):
            return row.get(name, "").strip().casefold()

        found = {self.emails.get(cell("Email address")), self.numbers.get(cell("ID"))}
        for name in ("ID number", "Username", "SIS Login ID", "SIS User ID"):
            found |= {self.ids.get(cell(name)), self.emails.get(cell(name))}
        found -= {None}
        name = (
            row.get("Full name")
            or row.get("Student")
            or row.get("FirstName", "") + row.get("LastName", "")
        )
        by_name = set(self.names.get(plain(name), ()))
        if not found:
            return by_name.pop() if len(by_name) == 1 else ""
        # A name that is only somebody else's contradicts the number.
        if len(found) > 1 or (by_name and not by_name & found):
            return ""
        return found.pop()

    def named(self, name):
        """Return the one student of a name, or why there is none."""
        found = self.names.get(plain(name), [])
        if len(found) == 1:
            return Who((found[0],))
        if found:
            why = _("{count} students are called {name}")
            return Who(why=why.format(count=len(found), name=name))
        return Who(why=_("nobody in the class list is called {name}").format(name=name))

    def numbered(self, number, name):
        """Return the student of an LMS's number, unless the name is somebody else's."""
        student = self.numbers.get(number)
        by_name = self.named(name)
        if student is None:
            return by_name
        if by_name.students and by_name.students != (student,):
            why = _("the number {number} is {one}'s, and the name {other}'s").format(
                number=number, one=student, other=by_name.students[0]
            )
            return Who(why=why)
        return Who((student,))

    def participant(self, number, name):
        """Return whose a file of Moodle's is, by worksheet, group or name."""
        row = self.participants.get(number)
        if row is not None and self._is_the_rows(name, row):
            student = self.of_row(row)
            if student:
                return Who((student,))
            return Who(why=_("the worksheet's row of {number} is nobody in the class list; is the "
                             "marking blind?").format(number=number))  # fmt: skip
        if plain(name) in self.groups:
            note = _("group work: {group}").format(group=name)
            return Who(tuple(dict.fromkeys(self.groups[plain(name)])), note=note)
        if plain(name) in NO_NAME:
            return Who(why=_("Moodle hid the names; add the grading worksheet: --worksheet"))
        found = self._without_group(name)
        if found.students:
            return found
        if row is not None:
            why = _(
                "the worksheet's row of {number} is {other}, not {name}; if it is group work, name "
                "the members: --groups"
            ).format(number=number, other=row.get("Full name", "").strip(), name=name)
            return Who(why=why)
        if plain(name) in self.names:
            return found
        why = _("{why}; if it is group work, name the members: --groups").format(why=found.why)
        return Who(why=why)

    def _is_the_rows(self, name, row):
        theirs = plain(row.get("Full name", ""))
        return not theirs or plain(name) in NO_NAME or theirs == plain(name)

    def _without_group(self, name):
        """Return the student of a name, which older releases put behind that of the group."""
        found = self.named(name)
        pieces = name.split("-")
        for place in range(1, len(pieces)):
            if not found.students:
                behind = self.named("-".join(pieces[place:]))
                found = behind if behind.students else found
        return found


def plain(name):
    """Return a name as one compares it: letters and digits only, without case or accents' form.

    Examples
    --------
    >>> plain("O'Neill, Zoë") == plain("oneill zoë")
    True
    """
    folded = unicodedata.normalize("NFKC", name or "").casefold().replace("ё", "е")
    return "".join(letter for letter in folded if letter.isalnum())
