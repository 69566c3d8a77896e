"""Feedback pages: what each question earned and why, and never how it was tested.

nbgrader makes the pages; this module says what goes into them. A test cell becomes a verdict with
the words of the failed check. Its source, the frames of its traceback and the paths of the
instructor's machine stay behind.
"""

import re
from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter
from nbgrader.preprocessors import GetGrades
from nbgrader.utils import is_grade, is_locked

from centricity.cells import grade_id, is_test, secret_lines, visible_part
from centricity.grading.book.questions import heading
from centricity.grading.pages.messages import message_of, plain, redacted
from centricity.i18n import _

SCHEME = re.compile(
    r"### BEGIN SOLUTION\n(.*?)(?=\n\*\*A good answer|\n### END SOLUTION)", re.DOTALL
)
PROMISE = re.compile(r"# Hidden, \d+ points?: (.)")
# What may be in an output. No script may: pages are opened by others.
SHOWN = ("image/png", "image/jpeg", "image/svg+xml", "text/html", "text/plain")


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter under a name of its own, so that `settings` can set up it alone."""


class FeedbackPage(GetGrades):
    """Turn an autograded notebook into the cells of a feedback page."""

    def preprocess(self, nb, resources):
        """Return the notebook with verdicts in place of tests, and a table of questions."""
        secret = secret_lines(nb)
        self.waiting = set()
        self.expected = {}
        nb, resources = super().preprocess(nb, resources)
        scheme = self._marking_scheme(resources["nbgrader"])
        questions = {}
        question = _("Beginning")
        kept = []
        missing = self.expected.keys() - {grade_id(cell) for cell in nb.cells}
        for cell in nb.cells:
            question = heading(cell) or question
            if is_grade(cell):
                got, of = questions.get(question, (0, 0))
                points = cell.metadata.nbgrader
                questions[question] = (got + points.score, of + points.points)
            shown = self._shown(cell, scheme, secret)
            if shown:
                kept.append(shown)
        nb.cells = kept
        resources["feedback"] = self._summary(questions, sorted(missing), resources["nbgrader"])
        return nb, resources

    def _get_score(self, cell, resources):
        super()._get_score(cell, resources)
        name = cell.metadata.nbgrader.grade_id
        grade = self.gradebook.find_grade(
            name, self.notebook_id, self.assignment_id, self.student_id
        )
        self.expected = {one.name: one.max_score for one in grade.notebook.grades}
        if grade.needs_manual_grade and grade.manual_score is None:
            self.waiting.add(name)

    def _summary(self, questions, missing, graded):
        notes = []
        if self.waiting:
            notes.append(_("The written answer is not marked yet; the total will rise."))
        if missing:
            notes.append(
                _("Missing from the notebook handed in, with their points: {names}.").format(
                    names=", ".join(missing)
                )
            )
        if graded["late_penalty"]:
            notes.append(
                _("{points:g} points were taken off for handing in late.").format(
                    points=graded["late_penalty"]
                )
            )
        return {
            "title": _("Feedback: {assignment}").format(assignment=graded["notebook"]),
            "total": _("{got:g} of {of:g} points").format(
                got=graded["score"], of=graded["max_score"]
            ),
            "notes": notes,
            "columns": (_("question"), _("points")),
            "questions": [
                (name, _("{got:g} of {of:g}").format(got=got, of=of))
                for name, (got, of) in questions.items()
            ],
        }

    def _shown(self, cell, scheme, secret):
        """Return the cell as the page shows it, or None if it doesn't."""
        if is_test(cell):
            cell.metadata.feedback = _verdict(cell, secret)
            cell.source, cell.outputs = "", []
        elif is_grade(cell):
            cell.metadata.feedback = self._written(cell, scheme)
        elif is_locked(cell):
            return _locked(cell, secret)
        for output in cell.get("outputs", []):
            _clean(output, secret, cell.source)
        return cell

    def _written(self, cell, scheme):
        points = cell.metadata.nbgrader
        waits = points.grade_id in self.waiting
        score = _("{got:g} of {of:g}").format(got=points.score, of=points.points)
        return {
            "kind": "written",
            "state": "waits" if waits else "marked",
            "score": _("not marked yet, {of:g} points").format(of=points.points)
            if waits
            else score,
            "scheme": scheme.get(points.grade_id, ""),
        }

    def _marking_scheme(self, graded):
        """Return the marking scheme of each written answer by the id of its cell."""
        course = self.parent.parent.coursedir
        folder = course.format_path(course.source_directory, ".", graded["assignment"])
        path = Path(folder) / f"{graded['notebook']}.ipynb"
        if not path.is_file():
            return {}
        source = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        return {
            cell.metadata.nbgrader.grade_id: found[1].strip()
            for cell in source.cells
            if cell.cell_type == "markdown" and (found := SCHEME.search(cell.source))
        }


def _locked(cell, secret):
    """Return a locked cell as its heading or its failure, or None if it has neither."""
    title = heading(cell)
    if title:
        cell.source = f"## {title}"
        return cell
    message = message_of(cell, secret) if cell.cell_type == "code" else ""
    if not message:
        return None
    cell.metadata.feedback = {
        "state": "failed",
        "verdict": _("not yet"),
        "what": _("A cell of the exercise that you could see, without points"),
        "score": "",
        "message": message,
    }
    cell.source, cell.outputs = "", []
    return cell


def _verdict(cell, secret):
    """Return what the page says about a test cell."""
    points = cell.metadata.nbgrader
    passed = points.score >= points.points
    what = PROMISE.sub(lambda found: found[1].upper(), visible_part(cell.source).strip())
    return {
        "state": "passed" if passed else "failed",
        "verdict": _("passed") if passed else _("not yet"),
        "what": what.splitlines()[0] if what else points.grade_id,
        "score": _("{got:g} of {of:g}").format(got=points.score, of=points.points),
        "message": "" if passed else message_of(cell, secret) or _("The test did not run."),
    }


def _clean(output, secret, own):
    """Take tracebacks of other code, paths and anything secret out of an output, in place."""
    secret = {line for line in secret if line not in own}
    if output.output_type == "error":
        frames = [one for one in output.traceback if _is_in_a_cell(one)]
        last = f"{output.ename}: {output.evalue}"
        output.traceback = [redacted(one, secret) for one in (*frames, last)]
    elif output.output_type == "stream":
        output.text = redacted(output.text, secret)
    else:
        output.data = nbformat.from_dict(
            {
                kind: value if kind.startswith("image/") else redacted(value, secret)
                for kind, value in output.data.items()
                if kind in SHOWN
            }
        )


def _is_in_a_cell(frame):
    return plain(frame).lstrip().startswith("Cell In")
