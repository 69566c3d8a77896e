"""Run the hidden tests on a saved notebook, shut in as in grading, and say what came out."""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from centricity import handin, paths, progress
from centricity.cells import is_marked_by_hand, is_test, mark, secret_lines
from centricity.grading.book.questions import heading
from centricity.grading.pages.messages import message_of
from centricity.grading.run import repair
from centricity.grading.run.isolation import Isolation
from centricity.grading.run.notebook_format import nbformat
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.sandbox.session import SANDBOX, UNSANDBOXED, NoSandboxError
from centricity.i18n import _

# Grading waits longer, but nobody sits in front of it.
LIMITS = Limits(cell_seconds=10, notebook_seconds=120)


@dataclass(frozen=True)
class Question:
    """What a check found out about one question.

    Parameters
    ----------
    title : str
    got, of : float
        Points of hidden tests; both 0 where there are none to run.
    written : float
        Points of answers in words, which no test can give.
    messages : tuple of str
        What the failed tests said.
    """

    title: str
    got: float
    of: float
    written: float
    messages: tuple

    @property
    def state(self):
        """Return ``"passed"``, ``"partly"``, ``"not yet"`` or ``"in words"``."""
        if self.written and not self.of and not self.messages:
            return "in words"
        if not self.messages and self.got == self.of:
            return "passed"
        return "partly" if self.got else "not yet"


@dataclass(frozen=True)
class Result:
    """What a check found out about a notebook.

    Parameters
    ----------
    assignment : str
    path : pathlib.Path
        The notebook.
    saved : datetime.datetime
        When the notebook was saved.
    questions : tuple of Question
    hidden : bool
        Whether there were hidden tests to run.
    notes : tuple of str
        What else the learner should know.
    """

    assignment: str
    path: object
    saved: datetime
    questions: tuple
    hidden: bool
    notes: tuple

    @property
    def passed(self):
        """Whether everything that a test can decide is right."""
        return all(one.state in ("passed", "in words") for one in self.questions)

    @property
    def points(self):
        """Return the points of the hidden tests that passed."""
        return sum(one.got for one in self.questions)

    @property
    def automatic(self):
        """Return the points that hidden tests can give."""
        return sum(one.of for one in self.questions)

    @property
    def of(self):
        """Return the points that there are, those for answers in words included."""
        return self.automatic + sum(one.written for one in self.questions)


class Checker:
    """The tests of one assignment, and the warm processes that run them.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.
    limits : Limits
        How long a cell and a notebook may take.

    Raises
    ------
    FileNotFoundError
        If there is no such exercise.
    """

    def __init__(self, number, limits=LIMITS):
        self.original = handin.exercise(number)
        self.assignment = self.original.stem
        source = paths.root() / "solutions" / "source" / self.assignment / self.original.name
        self.hidden = source.is_file()
        tests = source if self.hidden else self.original
        self.stamp = tests, tests.stat().st_mtime_ns
        self._tests = nbformat.read(tests, as_version=nbformat.NO_CONVERT)
        self._released = nbformat.read(self.original, as_version=nbformat.NO_CONVERT)
        self._known = _known(self._tests)
        self._secret = secret_lines(self._tests)
        self._notes = []
        self._limits = limits
        self._isolation = None

    def _start(self):
        """Return the processes; they take seconds to start, so not before they are needed."""
        one = {"limits": self._limits, "workers": 1, "often": ""}
        try:
            return Isolation(self._tests, SANDBOX, **one)
        except NoSandboxError:
            # Their own code on their own machine, where it ran a moment ago.
            isolation = Isolation(self._tests, UNSANDBOXED, **one)
        self._notes.append(
            _("This system can't shut code in: yours ran with your own rights, as in JupyterLab.")
        )
        return isolation

    def check(self, path):
        """Check a notebook as it is in its file, and keep the points if it is the learner's own.

        Parameters
        ----------
        path : pathlib.Path

        Returns
        -------
        Result

        Raises
        ------
        FileNotFoundError
            If there is no such file.
        ValueError
            If the file is no notebook.
        RuntimeError
            If this system can't run anybody's tests, or their processes are ended from outside.
        """
        if not path.exists():
            raise FileNotFoundError(
                _("There is no notebook {path}. Start with: centricity start {number}").format(
                    path=path, number=self.assignment[:2]
                )
            )
        saved = datetime.fromtimestamp(path.stat().st_mtime)
        notebook, doubts = self._read(path)
        self._isolation = self._isolation or self._start()
        notes = [*self._notes, *doubts]
        run = self._isolation.run(notebook)
        if run.ended:
            notes.append(
                _("The check broke off, and what comes after was not tried: {why}.").format(
                    why=run.ended
                )
            )
        questions = tuple(
            self._question(title or _("Beginning"), cells)
            for title, cells in _by_question(notebook)
            if any(mark(cell).get("solution") or self._trouble(cell) for cell in cells)
        )
        result = Result(self.assignment, path, saved, questions, self.hidden, tuple(notes))
        return self._keep(result)

    def _read(self, path):
        released = {cell.id: cell.source for cell in self._released.cells}
        try:
            repaired = repair.repair(
                repair.read(path),
                self._known,
                lambda cell: cell.source == released[cell.metadata.nbgrader.grade_id],
                self._tests.metadata,
            )
        except repair.RefusedError as refused:
            raise ValueError(
                _("{path} can't be checked: {why}.").format(path=path, why=refused)
            ) from None
        return repaired.notebook, map(_sentence, repaired.doubts)

    def _question(self, title, cells):
        got, of, written, messages = 0, 0, 0, []
        for cell in cells:
            message = self._trouble(cell)
            if is_marked_by_hand(cell):
                written += mark(cell)["points"]
            elif is_test(cell) and self.hidden:
                of += mark(cell)["points"]
                got += 0 if message else mark(cell)["points"]
            if message and message not in messages:
                messages.append(message)
        if _("Not answered yet.") in messages:
            # What other tests say of the same thing is no news.
            messages = [one for one in messages if "NotImplementedError" not in one]
        return Question(title, got, of, written, tuple(messages))

    def _trouble(self, cell):
        """Return what went wrong in a cell of the assignment's, an empty string if nothing did."""
        if cell.cell_type != "code" or "nbgrader" not in cell.metadata:
            return ""
        if is_test(cell):
            if cell.execution_count is None:
                return _("The test did not run.")
            return message_of(cell, self._secret)
        failed = [one for one in cell.outputs if one.output_type == "error"]
        # A cell that took too long was interrupted first, and says so last.
        return message_of(nbformat.from_dict({"outputs": failed[-1:]}), self._secret)

    def _keep(self, result):
        """Put the points into the learner's progress, where it is their own notebook."""
        own = handin.own_copy(self.original)
        if not (self.hidden and own.exists() and own.samefile(result.path)):
            return result
        kept = {
            "points": result.points,
            "automatic": result.automatic,
            "of": result.of,
            "day": date.today().isoformat(),
        }
        try:
            progress.record("checks", self.assignment, kept)
        except OSError as error:
            return replace(result, notes=(*result.notes, str(error)))
        return result

    def close(self):
        """End all processes."""
        if self._isolation:
            self._isolation.close()


@contextmanager
def checker(number, limits=LIMITS):
    """Give a `Checker` whose processes end afterwards."""
    made = Checker(number, limits)
    try:
        yield made
    finally:
        made.close()


def _known(notebook):
    """Return the cells of an assignment as `repair` needs them, from its notebook."""
    known = {}
    for cell in notebook.cells:
        own = cell.metadata.nbgrader
        known[own.grade_id] = repair.Known(
            source=cell.source,
            cell_type=cell.cell_type,
            locked=own.locked,
            grade=own.grade,
            solution=own.solution,
            task=own.task,
            points=own.get("points"),
            checksum=own.get("checksum", ""),
        )
    return known


def _by_question(notebook):
    """Return the cells of each question under its heading, in the notebook's order."""
    groups = [("", [])]
    for cell in notebook.cells:
        title = heading(cell)
        if title:
            groups.append((title, []))
        groups[-1][1].append(cell)
    return groups


def _sentence(words):
    return f"{words[:1].upper()}{words[1:]}."
