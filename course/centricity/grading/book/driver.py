"""nbgrader's autograder, with students' code shut in and the hidden tests in another process.

`Autograde` takes the place of nbgrader's class of that name: for ``centricity grade``, for
``nbgrader autograde``, and behind Formgrader's button. Preprocessors, gradebook, Formgrader and
feedback stay nbgrader's.
"""

import json
import os
import shutil
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.v4 import new_notebook
from nbgrader import converters
from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import (
    AssignLatePenalties,
    ClearOutput,
    DeduplicateIds,
    Execute,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from nbgrader.utils import (
    compute_checksum,
    determine_grade,
    is_grade,
    is_task,
    parse_utc,
    rmtree,
    temp_attrs,
)
from sqlalchemy.exc import OperationalError
from traitlets import Any, Enum, Float, Integer, List, Unicode, default

from centricity import keep
from centricity.cells import grade_id
from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.harmless import Harmless
from centricity.grading.book.ledger import (
    DamagedError,
    Journal,
    Ledger,
    fingerprint,
    one_transaction,
)
from centricity.grading.book.outcome import Outcome, judge
from centricity.grading.book.register import register
from centricity.grading.run import repair
from centricity.grading.run.cluster import Cluster
from centricity.grading.run.isolation import GraderEndedError, Isolation
from centricity.grading.run.repair import RefusedError
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.sandbox.session import SANDBOX, UNSANDBOXED, NoSandboxError
from centricity.i18n import _

# What `repair` and this module do in their place.
REPLACED = (
    *(ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells),
    *(Execute, SaveAutoGrades, AssignLatePenalties),
)

# How many submissions a worker may be ahead of the one that is entered next.
AHEAD = 8
# Settings of `Autograde` that `grade` takes; all others are of the course folder.
OWN = ("level", "workers", "scheduler", "cell_seconds", "notebook_seconds", "memory")
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


@dataclass
class Executed:
    """A submission after its code has run: its notebooks, files, and what is to be said of it.

    The notebooks are those to be shown; as they ran, they are kept as text.
    """

    notebooks: dict = field(default_factory=dict)
    as_it_ran: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    refused: str = ""


class Autograde(converters.Autograde):
    """Autograde submissions, two at a time, and lose none for the sake of another."""

    level = Enum(
        (SANDBOX, UNSANDBOXED),
        SANDBOX,
        help="Whether students' code is shut in ('sandbox'), or runs as you do ('unsandboxed').",
    ).tag(config=True)
    workers = Integer(help="How many submissions run at a time.").tag(config=True)
    scheduler = Unicode(
        "", help="The address of a Dask cluster that runs the submissions; empty for this machine."
    ).tag(config=True)
    cell_seconds = Float(30, help="How long a cell may take.").tag(config=True)
    notebook_seconds = Float(300, help="How long a notebook may take.").tag(config=True)
    memory = Integer(2000, help="How many MB a submission may take.").tag(config=True)
    progress = Any(
        None, allow_none=True, help="Called with each outcome, how many are done, of how many."
    )
    resume = Any(None, allow_none=True, help="Whether to go on with a run that was cut off.")
    outcomes = List()

    @default("workers")
    def _workers_default(self):
        # One more than there are processors: each waits for its checker now and then.
        return min(8, (os.cpu_count() or 1) + 1)

    def init_notebooks(self):
        """Find the folders that were handed in, whatever is in them."""
        self.assignments = {}
        pattern = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        for folder in sorted(Path("/").glob(pattern.lstrip("/"))):
            if folder.is_dir():
                self.assignments[str(folder)] = []
        if not self.assignments:
            raise NbGraderException(
                _("Nothing was handed in: there is no folder {pattern}.").format(pattern=pattern)
            )

    def convert_notebooks(self):
        """Grade every submission; raise nbgrader's error at the end if any was refused."""
        self.outcomes = []
        ledger = Ledger(self.coursedir.db_url, self.coursedir.course_id)
        with ledger.locked():
            ledger.check()
            ledger.back_up()
            self._grade_all(ledger)
        refused = [f"{one.student}: {one.what}" for one in self.outcomes if one.score is None]
        if refused:
            raise NbGraderException("\n".join(refused))

    def _grade_all(self, ledger):
        self.assignment = self.coursedir.assignment_id
        with ExitStack() as stack:
            gradebook = stack.enter_context(
                Gradebook(self.coursedir.db_url, self.coursedir.course_id)
            )
            # The assignment's own rows are the same for everybody, and need reading once.
            gradebook.db().expire_on_commit = False
            self._kept = _rows_of(gradebook, self.assignment)
            self.registered = _registered(gradebook, self.coursedir, self.assignment)
            waiting = self._waiting()
            if not waiting:
                return
            journal = Journal(ledger.folder / f".grading-{self.assignment}.log", self._run_name())
            done = journal.done if self.resume else {}
            stack.enter_context(journal.open())
            self.cluster = stack.enter_context(Cluster(self.scheduler)) if self.scheduler else None
            if self.cluster:
                self.workers = self.cluster.workers
            self.isolations = {
                name: stack.enter_context(self._isolation(name)) for name in self.registered
            }
            pool = stack.enter_context(ThreadPoolExecutor(self.workers))
            stack.callback(pool.shutdown, wait=False, cancel_futures=True)
            self._keep_busy(gradebook, pool, waiting, journal, done)

    def _waiting(self):
        """Return the folders to grade, by student."""
        excluded = self.coursedir.student_id_exclude.split(",")
        waiting = {}
        for folder in map(Path, self.assignments):
            student = self._student(folder)
            if student not in excluded and (self.force or self._is_new(folder, student)):
                waiting[student] = folder
        return waiting

    def _student(self, folder):
        """Return whose folder it is."""
        parts = Path(self._format_source(self.assignment, "\0")).parts
        return folder.parts[parts.index("\0")]

    def _is_new(self, folder, student):
        """Return whether a submission was not graded yet, or handed in anew."""
        graded = Path(self._format_dest(self.assignment, student))
        moments = [_timestamp(one / "timestamp.txt") for one in (folder, graded)]
        return not graded.exists() or (None not in moments and moments[0] > moments[1])

    def _run_name(self):
        """Return what makes a run the same run as one that was cut off."""
        parts = [self.level, self.coursedir.db_url]
        for name, (known, _metadata) in self.registered.items():
            parts += [name, *(f"{cell}\0{one}" for cell, one in known.items())]
        return "\0".join(parts)

    def _isolation(self, name):
        known, _metadata = self.registered[name]
        limits = Limits(self.cell_seconds, self.notebook_seconds, self.memory)
        source = _source(self.coursedir, self.assignment, name, known)
        if self.cluster:
            return self.cluster.isolation(source, self.level, limits)
        return Isolation(source, self.level, limits, self.workers)

    def _keep_busy(self, gradebook, pool, waiting, journal, done):
        """Let submissions run while those before them are entered, in alphabetical order.

        The order is kept so that the same class always makes the same gradebook.
        """
        total, running = len(waiting), deque()
        queue = deque(sorted(waiting.items()))
        while queue or running:
            while queue and len(running) < AHEAD * self.workers:
                student, folder = queue.popleft()
                prints = fingerprint(folder)
                known = done.get(student, {})
                outcome = known.get("outcome") if known.get("fingerprint") == prints else None
                future = None if outcome else pool.submit(self._execute, student, folder)
                running.append((student, folder, prints, future, outcome))
            student, folder, prints, future, outcome = running.popleft()
            if outcome:
                outcome = Outcome(**outcome)
            else:
                outcome = self._enter(gradebook, student, folder, future.result())
                journal.add(student, {"fingerprint": prints, "outcome": vars(outcome)})
            self._tell(outcome, total, [one[0] for one in running if one[3] and one[3].running()])

    def _tell(self, outcome, total, running=()):
        self.outcomes.append(outcome)
        self.log.info("%s: %s", outcome.student, outcome.what)
        if self.progress:
            self.progress(outcome, len(self.outcomes), total, running)

    def _execute(self, student, folder):
        """Run a submission's notebooks; in a thread of its own, so the gradebook is far."""
        executed = Executed()
        try:
            executed.files = repair.beside(repair.read_files(folder), self._files_of_source())
            for name in self._handed_in(folder):
                self._execute_notebook(name, student, folder, executed)
        except RefusedError as refused:
            executed.refused = str(refused)
        except (GraderEndedError, NoSandboxError):
            # No fault of the student's; the run ends, and goes on when it is started again.
            raise
        except Exception as error:
            self.log.exception("%s", student)
            executed.refused = _("the grader failed on it: {error}").format(
                error=f"{type(error).__name__}: {error}"
            )
        return executed

    def _handed_in(self, folder):
        """Return the names of the notebooks that are there; the first where none is, to say so."""
        there = [name for name in self.registered if (folder / f"{name}.ipynb").is_symlink()
                 or (folder / f"{name}.ipynb").exists()]  # fmt: skip
        return there or [*self.registered][:1]

    def _files_of_source(self):
        """Return the files beside the source notebooks, which replace the student's."""
        if not hasattr(self, "_source_files"):
            path = self.coursedir.format_path(self.coursedir.source_directory, ".", self.assignment)
            ignored = shutil.ignore_patterns(*self.coursedir.ignore, "*.ipynb")
            found = repair.read_files(Path(path))
            self._source_files = {
                name: content for name, content in found.items()
                if not ignored(path, [os.path.basename(name)])  # noqa: PTH119
            }  # fmt: skip
        left_alone = self.exclude_overwriting.get(self.assignment, [])
        return {name: one for name, one in self._source_files.items() if name not in left_alone}

    def _execute_notebook(self, name, student, folder, executed):
        known, metadata = self.registered[name]
        repaired = repair.repair(
            repair.read(folder / f"{name}.ipynb"), known, _is_untouched, metadata
        )
        resources = self._resources(name, student)
        notebook = self._apply(self.sanitize_preprocessors, repaired.notebook, resources)
        executed.notes += repaired.notes
        executed.doubts += repaired.doubts
        begun = time.monotonic()
        run = self.isolations[name].run(notebook, executed.files)
        # The report tells how long grading took, and whose work took longest.
        notebook.metadata.centricity = {"seconds": round(time.monotonic() - begun, 2)}
        if run.ended:
            raise RefusedError(run.ended)
        notebook = self._apply(self.autograde_preprocessors, notebook, resources)
        as_it_ran = nbformat.writes(notebook)
        executed.notebooks[name], resources = Harmless(parent=self)(notebook, resources)
        if nbformat.writes(notebook) != as_it_ran:
            executed.as_it_ran[name] = as_it_ran

    def _resources(self, name, student):
        return {
            "unique_key": name,
            "nbgrader": {
                "student": student,
                "assignment": self.assignment,
                "notebook": name,
                "db_url": self.coursedir.db_url,
            },
        }

    def _apply(self, preprocessors, notebook, resources):
        """Apply the preprocessors that nothing here replaces."""
        for one in preprocessors:
            if one not in REPLACED:
                notebook, resources = one(parent=self)(notebook, resources)
        return notebook

    def _enter(self, gradebook, student, folder, executed):
        """Write what a submission earned into the gradebook and its notebooks into their folder."""
        if executed.refused:
            left = self._take_back(gradebook, student)
            return self._outcome(student, None, f"refused: {executed.refused}; {left}")
        self._write(student, executed)
        with one_transaction(gradebook):
            submission, cells = _enter_submission(
                gradebook, self.assignment, student, folder, executed.notebooks
            )
            for notebook in submission.notebooks if executed.doubts else ():
                # Formgrader shows a flag beside it.
                notebook.flagged = True
            outcome = judge(submission, cells, executed.notes, executed.doubts)
            late = submission.total_seconds_late > 0
        if late and AssignLatePenalties in self.autograde_preprocessors:
            for name, notebook in executed.notebooks.items():
                AssignLatePenalties(parent=self)(notebook, self._resources(name, student))
        return self._outcome(student, outcome.score, outcome.what)

    def _outcome(self, student, score, what):
        level = _("; not shut in") if self.level == UNSANDBOXED else ""
        return Outcome(student, score, what + level)

    def _write(self, student, executed):
        """Write notebooks and files beside their place, then put them into it."""
        place = Path(self._format_dest(self.assignment, student))
        if place.exists():
            rmtree(place)
        with keep.whole(place) as half:
            if half.exists():
                rmtree(half)
            half.mkdir()
            for name, content in executed.files.items():
                (half / name).parent.mkdir(parents=True, exist_ok=True)
                (half / name).write_bytes(content)
            for name, notebook in executed.notebooks.items():
                nbformat.write(notebook, half / f"{name}.ipynb")
            for name, text in executed.as_it_ran.items():
                # Not as a notebook, which JupyterLab or nbgrader would show.
                (half / f"{name}.as_it_ran.json").write_text(text, encoding="utf-8")
        self.set_permissions(self.assignment, student)

    def _take_back(self, gradebook, student):
        """Take back what an earlier hand-in earned, and say what is left.

        A row that was there before stays: marks given by hand or an extension may hang on it.
        """
        for step in (self.coursedir.autograded_directory, self.coursedir.feedback_directory):
            of_an_earlier_run = self.coursedir.format_path(step, student, self.assignment)
            if Path(of_an_earlier_run).exists():
                rmtree(of_an_earlier_run)
        try:
            submission = gradebook.find_submission(self.assignment, student)
        except MissingEntry:
            return _("no score was entered")
        with one_transaction(gradebook):
            for notebook in submission.notebooks:
                _enter_scores(notebook, {}, handed_in=True)
        return _("its earlier automatic scores were taken back, marks given by hand were kept")


def _rows_of(gradebook, assignment):
    """Return an assignment's own rows, so that SQLAlchemy doesn't forget them; none if unknown."""
    try:
        notebooks = gradebook.find_assignment(assignment).notebooks
    except MissingEntry:
        return []
    kinds = ("grade_cells", "solution_cells", "task_cells", "source_cells")
    return [row for one in notebooks for kind in kinds for row in (one, *getattr(one, kind))]


def _registered(gradebook, coursedir, assignment):
    """Return the known cells and the metadata of each notebook of an assignment, by its name."""
    try:
        notebooks = gradebook.find_assignment(assignment).notebooks
    except MissingEntry:
        raise ValueError(
            _("{assignment} is not in the gradebook yet. Enter it with: centricity register "
              "{number}").format(assignment=assignment, number=assignment[:2])
        ) from None  # fmt: skip
    found = {}
    for notebook in sorted(notebooks, key=lambda one: one.name):
        known = _known(notebook)
        path = _source_path(coursedir, assignment, notebook.name)
        if path.is_file():
            order = [grade_id(cell) for cell in nbformat.read(path, as_version=4).cells]
            places = {name: place for place, name in enumerate(order)}
            known = dict(sorted(known.items(), key=lambda one: places.get(one[0], len(order))))
        kernel = json.loads(notebook.kernelspec) if notebook.kernelspec else KERNEL
        found[notebook.name] = known, {"kernelspec": kernel, "language_info": {"name": "python"}}
    return found


def _known(notebook):
    grades = {cell.name: cell for cell in notebook.grade_cells}
    tasks = {cell.name: cell for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    points = {name: cell.max_score for name, cell in (*grades.items(), *tasks.items())}
    return {
        cell.name: repair.Known(
            source=cell.source,
            cell_type=cell.cell_type,
            locked=cell.locked,
            grade=cell.name in grades,
            solution=cell.name in solutions,
            task=cell.name in tasks,
            points=points.get(cell.name),
            checksum=cell.checksum,
        )
        for cell in notebook.source_cells
    }


def _source_path(coursedir, assignment, name):
    folder = coursedir.format_path(coursedir.source_directory, ".", assignment)
    return Path(folder) / f"{name}.ipynb"


def _source(coursedir, assignment, name, known):
    """Return the source notebook, or what the gradebook knows of it."""
    path = _source_path(coursedir, assignment, name)
    if path.is_file():
        return nbformat.read(path, as_version=4)
    cells = []
    for cell_name, one in known.items():
        cell = repair.TYPES[one.cell_type](one.source)
        cell.metadata = one.metadata(cell_name)
        cells.append(cell)
    return new_notebook(cells=cells)


def _timestamp(path):
    """Return when something was handed in, None where no time can be read."""
    with suppress(OSError, ValueError):
        if not path.is_symlink():
            return parse_utc(path.read_text(encoding="utf-8").strip()) or None
    return None


def _is_untouched(cell):
    return cell.metadata.nbgrader.checksum == compute_checksum(cell)


def _enter_scores(notebook, cells, handed_in, keep=False):
    """Enter what nbgrader's SaveAutoGrades would, and empty what this hand-in lacks.

    nbgrader leaves the score of a missing cell as it was: the last hand-in's. A notebook that is
    missing altogether earns nothing, as in nbgrader.
    """
    notebook.late_submission_penalty = None
    for grade in notebook.grades:
        cell = cells.get((notebook.name, grade.name))
        score = None if handed_in else 0
        # A task carries points, but a person gives them all.
        if cell is not None and is_grade(cell):
            score = determine_grade(cell)[0]
        if keep and grade.auto_score == score:
            continue
        grade.auto_score = score
        by_hand = grade.manual_score is not None and handed_in
        grade.needs_manual_grade = grade.auto_score is None or by_hand
    for comment in notebook.comments:
        cell = cells.get((notebook.name, comment.name))
        if cell is not None:
            begun = is_task(cell) or not _is_untouched(cell)
            comment.auto_comment = None if begun else "No response."


def grade(root, assignment, *, student="*", progress=None, **settings):
    """Grade what was handed in for an assignment.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
    student : str
        Whose; everybody's if not given.
    progress : callable, optional
        Called with each `Outcome` as soon as it is known, the number of those known, the number
        of all, and the ids of those that run.
    **settings : str or int
        Those of `OWN`, as `Autograde` has them; anything else is a setting of
        nbgrader's ``CourseDirectory`` that replaces the course's.

    Returns
    -------
    list of Outcome
        In alphabetical order.

    Raises
    ------
    ValueError
        If the assignment is not in the gradebook.
    RuntimeError
        If nothing was handed in, somebody else grades, or the gradebook is another course's.
    OSError
        If there is no room or no permission.
    """
    own = {name: settings.pop(name) for name in OWN if name in settings}
    api = nbgrader_api(root, **settings)
    recover(api)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        _registered(gradebook, api.coursedir, assignment)
    with temp_attrs(api.coursedir, assignment_id=assignment, student_id=student):
        run = Autograde(coursedir=api.coursedir, parent=api)
        run.force = run.resume = True
        run.progress = progress
        for name, value in own.items():
            run.set_trait(name, value)
        try:
            run.start()
        except NbGraderException as error:
            if not run.outcomes:
                raise RuntimeError(str(error)) from None
        except (OperationalError, InvalidEntry) as error:
            raise OSError(
                _(
                    "The gradebook can't be written: {error}. What was entered before stays. Make "
                    "room, or whatever it needs, and grade again."
                ).format(error=error.args[0])
            ) from None
    return sorted(run.outcomes, key=lambda one: one.student)


def recover(api):
    """Mend a damaged gradebook: the newest copy, and the scores of all graded notebooks.

    Parameters
    ----------
    api : nbgrader.apps.api.NbGraderAPI

    Returns
    -------
    str
        What was done; empty if the gradebook is whole.
    """
    course = api.coursedir
    ledger = Ledger(course.db_url, course.course_id)
    try:
        ledger.check()
        return ""
    except DamagedError:
        pass
    with ledger.locked():
        damaged, copy = ledger.set_aside()
        if copy is None:
            register(Path(course.root), db_url=course.db_url)
        count = _enter_again(course)
    words = _(
        "The gradebook was damaged. It is {damaged} now; in its place is {copy}, with the "
        "automatic scores of {count} graded notebooks entered again."
    ).format(damaged=damaged.name, copy=copy.name if copy else _("a new one"), count=count)
    api.log.warning(words)
    return words


def _enter_again(course):
    """Enter the scores of every graded notebook, and return how many there were."""
    count = 0
    with Gradebook(course.db_url, course.course_id) as gradebook:
        for assignment in [one.name for one in gradebook.assignments]:
            pattern = course.format_path(course.autograded_directory, "*", assignment)
            position = Path(pattern).parts.index("*")
            for folder in sorted(Path("/").glob(pattern.lstrip("/"))):
                paths = sorted(folder.glob("*.ipynb"))
                notebooks = {one.stem: nbformat.read(one, as_version=4) for one in paths}
                student = folder.parts[position]
                with one_transaction(gradebook):
                    _enter_submission(gradebook, assignment, student, folder, notebooks, True)
                count += len(notebooks)
    return count


def _enter_submission(gradebook, assignment, student, folder, notebooks, again=False):
    """Enter a submission whose notebooks were run, and return its row and its cells.

    Where it is entered again, from a notebook graded before, a score that is there already stays
    as it is: perhaps a person has looked at it since.
    """
    cells = {
        (name, grade_id(cell)): cell
        for name, notebook in notebooks.items()
        for cell in notebook.cells
        if grade_id(cell)
    }
    moment = _timestamp(folder / "timestamp.txt")
    keep = False
    gradebook.update_or_create_student(student)
    with suppress(MissingEntry):
        gradebook.find_submission(assignment, student)
        keep = again
    submission = gradebook.update_or_create_submission(
        assignment, student, **({"timestamp": moment} if moment else {})
    )
    for notebook in submission.notebooks:
        _enter_scores(notebook, cells, notebook.name in notebooks, keep)
    return submission, cells
