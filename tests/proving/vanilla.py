"""Run attempts through nbgrader itself: real submissions, a real gradebook, real scores."""

import os
import shutil

import nbformat
from nbgrader import converters
from nbgrader.api import Gradebook
from nbgrader.utils import temp_attrs

from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.register import register
from tests.proving.attempts import ROOT, fill_in, released

STEPS = ("submitted", "autograded", "feedback")


def hand_in(assignment, submissions, folder, gradebook=None):
    """Hand in notebooks as a class, with a gradebook of its own.

    Parameters
    ----------
    assignment : str
    submissions : dict
        Answers (as in `Attempt.answers`) by student.
    folder : pathlib.Path
        An empty folder for submissions, gradebook and feedback.
    gradebook : pathlib.Path, optional
        One in which the assignment is registered already, to copy; a new one if not given.

    Returns
    -------
    dict
        nbgrader's settings for that folder.
    """
    relative = os.path.relpath(folder, ROOT)
    folders = {f"{step}_directory": f"{relative}/{step}" for step in STEPS}
    folders["db_url"] = f"sqlite:///{folder / 'gradebook.db'}"
    for student, answers in submissions.items():
        path = folder / "submitted" / student / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(fill_in(released(assignment), answers), path)
    if gradebook:
        shutil.copy2(gradebook, folder / "gradebook.db")
    else:
        register(ROOT, [assignment], **folders)
    return folders


def grade_with_nbgrader(assignment, folders, root=ROOT):
    """Let nbgrader's own autograder grade a class, one student at a time, and return `rows`.

    Parameters
    ----------
    assignment : str
    folders : dict
        From `hand_in`.
    root : pathlib.Path
        The folder of `nbgrader_config.py`.
    """
    api = nbgrader_api(root, **folders)
    for student in sorted(api.get_submitted_students(assignment)):
        with temp_attrs(api.coursedir, assignment_id=assignment, student_id=student):
            run = converters.Autograde(coursedir=api.coursedir, parent=api)
            run.force = True
            run.start()
    return rows(assignment, folders)


def rows(assignment, folders):
    """Return what the gradebook holds of each cell that carries points or an answer.

    Returns
    -------
    dict
        By student, by cell: automatic score, score by hand, whether a person must look, comment.
    """
    found = {}
    with Gradebook(folders["db_url"], "centricity") as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            cells = found.setdefault(submission.student_id, {})
            for notebook in submission.notebooks:
                for one in notebook.grades:
                    cells[one.name] = (one.auto_score, one.manual_score, one.needs_manual_grade)
                for one in notebook.comments:
                    cells[f"comment {one.name}"] = one.auto_comment
    return found


def scores(assignment, folders):
    """Return the automatic score of each student."""
    return {
        student: sum(one[0] or 0 for name, one in cells.items() if not name.startswith("comment"))
        for student, cells in rows(assignment, folders).items()
    }
