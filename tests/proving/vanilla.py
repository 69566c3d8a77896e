"""Run attempts through nbgrader itself: real submissions, a real gradebook, real scores."""

import os

import nbformat

from centricity.grading.classroom import grade_class
from centricity.grading.register import register
from tests.proving.attempts import ROOT, fill_in, released


def grade_with_nbgrader(assignment, submissions, folder):
    """Hand in notebooks as a class and let nbgrader grade it.

    Parameters
    ----------
    assignment : str
    submissions : dict
        Answers (as in `Attempt.answers`) by student.
    folder : pathlib.Path
        An empty folder for submissions, gradebook and feedback.

    Returns
    -------
    dict
        The `Outcome` of each student.
    """
    relative = os.path.relpath(folder, ROOT)
    folders = {
        "submitted_directory": f"{relative}/submitted",
        "autograded_directory": f"{relative}/autograded",
        "feedback_directory": f"{relative}/feedback",
        "db_url": f"sqlite:///{folder / 'gradebook.db'}",
    }
    for student, answers in submissions.items():
        path = folder / "submitted" / student / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(fill_in(released(assignment), answers), path)
    register(ROOT, [assignment], **folders)
    return {one.student: one for one in grade_class(ROOT, assignment, **folders)}
