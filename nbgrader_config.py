"""nbgrader's settings for this course: the folders, and what the package adds."""

from pathlib import Path

from centricity.grading import settings

c = get_config()  # noqa: F821  nbgrader defines it

c.CourseDirectory.root = str(Path(__file__).parent)
c.CourseDirectory.course_id = "centricity"
c.CourseDirectory.source_directory = "solutions/source"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
c.CourseDirectory.solution_directory = "grading/solution"
c.CourseDirectory.source_with_tests_directory = "grading/source_with_tests"
c.ZipCollectApp.downloaded_directory = "grading/downloaded"

# "keep": the written answer counts and is marked by hand. "drop": it is neither marked nor counted.
c.WrittenAnswers.use = "keep"

settings.apply(c)
