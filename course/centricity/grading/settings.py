"""nbgrader's settings that are code rather than folder names."""

import os
import sysconfig
from pathlib import Path

from nbgrader.apps import api, autogradeapp
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

from centricity.grading.book import driver
from centricity.grading.book.exercises import ExerciseExporter, WrittenAnswers
from centricity.grading.book.harmless import Harmless, clean_html
from centricity.grading.pages.feedback import FeedbackExporter, FeedbackPage

# What `centricity submit` calls a ZIP; nbgrader's zip_collect unpacks it into a folder so named.
HAND_IN_NAME = (
    r".*[/\\](?P<assignment_id>\d\d_[a-z0-9_]+?)__(?P<student_id>\w[^/\\]*)"
    r"__(?P<timestamp>\d{8}T\d{6})[/\\](?P<file_id>[^/\\]+)\.ipynb$"
)


def apply(config):
    """Add this course's extensions to nbgrader's configuration, in place.

    Parameters
    ----------
    config : traitlets.config.Config
        What ``get_config()`` returns inside `nbgrader_config.py`, its folders already set.
    """
    root = Path(config.CourseDirectory.root)
    if (root / "solutions").is_dir():
        # SQLite makes the gradebook where there is none, but not its folder.
        (root / "grading").mkdir(exist_ok=True)
    # nbgrader starts alembic by name, and a private environment need not be on the path.
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ["PATH"]
    config.CourseDirectory.db_url = f"sqlite:///{root / 'grading' / 'gradebook.db'}"
    # Text beside a source notebook would be copied, answers and all, into exercises/.
    config.CourseDirectory.ignore = [
        *(".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"),
        *("*.py", "*.md", "*.po"),
    ]
    config.GenerateAssignment.exporter_class = ExerciseExporter
    steps = [*GenerateAssignment.preprocessors.default()]
    # Only after the marking scheme is gone may a written answer stop being one.
    steps.insert(steps.index(ClearSolutions) + 1, WrittenAnswers)
    config.GenerateAssignment.preprocessors = steps
    config.Autograde.sanitize_preprocessors = [
        WrittenAnswers,
        *Autograde.sanitize_preprocessors.default(),
    ]
    # nbgrader has no setting for the class that Formgrader's button and its command grade with.
    for module in (api, autogradeapp):
        module.Autograde = driver.Autograde
    # Formgrader's pages carry the instructor's login.
    config.HTMLExporter.preprocessors = [Harmless]
    config.GenerateFeedback.exporter_class = FeedbackExporter
    config.GenerateFeedback.preprocessors = [FeedbackPage]
    config.FeedbackExporter.template_name = "feedback_page"
    config.FeedbackExporter.extra_template_basedirs = [str(Path(__file__).parent / "pages")]
    config.FeedbackExporter.exclude_anchor_links = True
    # What a learner's code printed as HTML is opened by others.
    config.FeedbackExporter.sanitize_html = True
    config.FeedbackExporter.filters = {"clean_html": clean_html}
    config.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--log-level=ERROR"]
    # Visible tests carry no points; without this nbgrader's Validate button would pass over them.
    config.Validator.validate_all = True
    config.FileNameCollectorPlugin.named_regexp = HAND_IN_NAME
