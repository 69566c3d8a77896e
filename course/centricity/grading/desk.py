"""What `centricity grade` says while it grades, and at its end."""

import shutil
import sys
import textwrap
import time
from pathlib import Path

from nbgrader.api import Gradebook

from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.driver import grade, recover
from centricity.grading.book.register import register
from centricity.i18n import _


def grade_and_tell(root, assignment=None, student="*", **settings):
    """Grade one assignment or all, and print how it goes and what became of each submission.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str, optional
        All that something was handed in for, if not given.
    student : str
    **settings : str or int
        As for `centricity.grading.book.driver.grade`.

    Returns
    -------
    int
        0 if every submission has a final state, else 1.

    Raises
    ------
    ValueError, RuntimeError, OSError
        Before anything was changed; the message names what is wrong and what mends it.
    """
    if settings.get("workers", 1) < 1:
        raise ValueError(_("{workers} submissions at a time are none.").format(**settings))
    folders = {name: value for name, value in settings.items() if name.endswith("_directory")}
    api = nbgrader_api(root, **folders)
    handed_in = _handed_in(api, assignment, student)
    mended = recover(api)
    if mended:
        print(mended)
    _register_missing(root, api, handed_in, folders)
    final = True
    for name, count in handed_in.items():
        print(_("{assignment}: {count} handed in").format(assignment=name, count=count), flush=True)
        with _Progress(sys.stdout) as progress:
            outcomes = grade(root, name, student=student, progress=progress.show, **settings)
        print(table(outcomes))
        final = final and len(outcomes) == count and all(one.is_final for one in outcomes)
    return 0 if final else 1


def _handed_in(api, assignment, student):
    """Return how many handed in, for each assignment that is to be graded."""
    course = api.coursedir
    names = [assignment] if assignment else sorted(api.get_source_assignments())
    found = {}
    for name in names:
        pattern = course.format_path(course.submitted_directory, student, name)
        count = sum(one.is_dir() for one in Path("/").glob(pattern.lstrip("/")))
        if count:
            found[name] = count
    if not found:
        place = course.format_path(course.submitted_directory, student, assignment or "*")
        raise FileNotFoundError(
            _(
                "Nothing was handed in: there is no folder {place}. Bring hand-ins there with: "
                "centricity collect {number} FILE"
            ).format(place=place, number=(assignment or "NN")[:2])
        )
    return found


def _register_missing(root, api, assignments, folders):
    """Enter assignments that the gradebook doesn't know yet."""
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        known = {one.name for one in gradebook.assignments if one.notebooks}
    missing = [name for name in assignments if name not in known]
    if missing:
        register(root, missing, **folders)
        print(_("Entered into the gradebook: {names}").format(names=", ".join(missing)))


class _Progress:
    """A line that says how far grading is; on a terminal always the same line."""

    def __init__(self, stream):
        self.stream = stream
        self.begun = time.monotonic()

    def show(self, outcome, done, total, running):
        """Say what just became of a submission, what is left, and who runs."""
        seconds = (time.monotonic() - self.begun) / done * (total - done)
        line = _("{done}/{total}, {left} left; running: {who}").format(
            done=done, total=total, left=_duration(seconds), who=", ".join(running) or _("nobody")
        )
        if self.stream.isatty():
            width = shutil.get_terminal_size().columns - 1
            self.stream.write(f"\r{line[:width]:{width}}")
        else:
            state = outcome.what.partition(";")[0].partition(":")[0]
            self.stream.write(f"  {line}; {outcome.student}: {state}\n")
        self.stream.flush()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        if self.stream.isatty():
            self.stream.write("\r\033[K")


def _duration(seconds):
    if seconds < 90:
        return _("{count:.0f} s").format(count=seconds)
    return _("{count:.0f} min").format(count=seconds / 60)


def table(outcomes):
    """Return outcomes as a table that fits the terminal, the last column wrapped."""
    widest = max([7, *(len(one.student) for one in outcomes)])
    room = max(24, shutil.get_terminal_size().columns - widest - 9)
    lines = [f"{'student':{widest}} {'score':>5}  what happened"]
    for one in outcomes:
        score = "none" if one.score is None else f"{one.score:g}"
        start = f"{one.student:{widest}} {score:>5}  "
        lines.append(start + f"\n{'':{len(start)}}".join(textwrap.wrap(one.what, room)))
    return "\n".join(lines)
