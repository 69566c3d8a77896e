"""nbgrader's own objects, configured as `nbgrader_config.py` says."""

import logging
import re
import warnings

from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config.loader import PyFileConfigLoader


def course_config(root):
    """Return the configuration that nbgrader itself would read in the course folder.

    Parameters
    ----------
    root : pathlib.Path
        The folder of `nbgrader_config.py`.

    Returns
    -------
    traitlets.config.Config
    """
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def nbgrader_api(root, *, no_database=False, **folders):
    """Return nbgrader's API for the course.

    Parameters
    ----------
    root : pathlib.Path
        The folder of `nbgrader_config.py`.
    no_database : bool
        Whether exercises are generated without a gradebook.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    nbgrader.apps.api.NbGraderAPI
    """
    # nbgrader 0.9 builds its rows in an order that SQLAlchemy 2.1 remarks on, without harm.
    warnings.filterwarnings("ignore", "Object of type <Submitted", SAWarning)
    config = course_config(root)
    if no_database:
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
    config.CourseDirectory.update(folders)
    config.NbGraderAPI.log_level = logging.WARNING
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def trouble(result):
    r"""Return the line in which nbgrader says why it failed.

    Parameters
    ----------
    result : dict
        What a call of nbgrader's API returned.

    Returns
    -------
    str

    Examples
    --------
    >>> trouble({"log": "ValueError: no cells\n", "error": "Exception: see the above traceback"})
    'no cells'
    """
    words = f"{result.get('log', '')}\n{result['error']}".strip()
    errors = re.findall(r"^\s*[\w.]*(?:Error|Exception): (.+)$", words, re.MULTILINE)
    # nbgrader's own last words only point to those before them.
    telling = [error for error in errors if "the above traceback" not in error]
    return telling[-1] if telling else words.splitlines()[-1]
