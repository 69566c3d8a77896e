"""Fill the gradebook with the assignments of `solutions/source`, without touching `exercises/`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.api import Gradebook

from centricity.grading.book.course import nbgrader_api, trouble


def register(root, assignments=None, **folders):
    """Enter assignments, with their questions and points, into the gradebook.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignments : list of str, optional
        Ids such as ``"04_leaky_bucket"``; all of `solutions/source` if not given.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    dict
        The points of each registered assignment, by id.

    Raises
    ------
    FileNotFoundError
        If an assignment has no source notebook.
    RuntimeError
        If nbgrader can't register it, with nbgrader's own words.
    """
    sources = root / "solutions" / "source"
    known = sorted(path.name for path in sources.glob("*") if path.is_dir())
    if not known:
        raise FileNotFoundError(
            "There are no assignments in solutions/source. Registering needs an instructor's "
            "copy of the course; a student's copy has no solutions."
        )
    chosen = known if assignments is None else list(assignments)
    for assignment in chosen:
        if assignment not in known:
            raise FileNotFoundError(
                f"There is no assignment {assignment!r} in solutions/source. "
                f"Known assignments: {', '.join(known)}."
            )
    (root / "grading").mkdir(exist_ok=True)
    # nbgrader can't register without making an exercise; nobody needs that one.
    with TemporaryDirectory(prefix="scratch-", dir=root / "grading") as scratch:
        released = Path(scratch).relative_to(root).as_posix()
        api = nbgrader_api(root, **{**folders, "release_directory": released})
        for assignment in chosen:
            result = api.generate_assignment(assignment, force=True)
            if not result["success"]:
                raise RuntimeError(f"{assignment} can't be registered: {trouble(result)}")
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        return {name: gradebook.find_assignment(name).max_score for name in chosen}
