"""What the class did not understand: a page and a table, made out of the gradebook."""

import ast
from collections import Counter, defaultdict
from datetime import date
from html import escape
from itertools import combinations
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
from nbgrader.api import Gradebook

from centricity import plots
from centricity.cells import grade_id, is_answer, is_test, secret_lines
from centricity.grading.book.course import nbgrader_api
from centricity.grading.book.questions import questions
from centricity.grading.lms.grades import table
from centricity.grading.lms.tables import write_table
from centricity.grading.pages.messages import message_of
from centricity.i18n import _

# An answer that more of a class give is common knowledge, not copied from each other.
SHARED_BY_FEW = 3
# Shorter answers come out the same by themselves.
LONG_ENOUGH = 8
COMMONEST = 3
UNANSWERED = "raise NotImplementedError"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; max-width: 56rem;
  margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; margin: 1rem 0; }}
th, td {{ text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ddd;
  vertical-align: top; }}
td.number, th.number {{ text-align: right; }}
h2 {{ margin-top: 2.5rem; }}
.wide {{ overflow-x: auto; }}
pre {{ background: #f6f6f6; padding: .6rem .8rem; white-space: pre-wrap; font-size: .85rem;
  overflow-wrap: anywhere; }}
li {{ overflow-wrap: anywhere; }}
figure {{ margin: 1.5rem 0; }}
figcaption {{ font-style: italic; max-width: 42rem; }}
img {{ max-width: 100%; }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def report(root, assignment, folder, names=False, **folders):
    """Write a page and a table on what a class made of an assignment.

    Parameters
    ----------
    root : pathlib.Path
        The course folder.
    assignment : str
    folder : pathlib.Path
        Where to write ``report_NN.html`` and ``report_NN.csv``.
    names : bool
        Whether students appear by their id. Otherwise they appear as numbers that change with
        the class list.
    **folders : str
        Settings of nbgrader's ``CourseDirectory`` that replace those of the course.

    Returns
    -------
    pathlib.Path
        The page.

    Raises
    ------
    ValueError
        If the assignment is not in the gradebook, or nobody's work is graded yet.
    """
    api = nbgrader_api(root, **folders)
    asked = questions(api.coursedir, assignment)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        grades = table(gradebook, api.coursedir, assignment)
        worth = _worth(gradebook, assignment, asked)
        flagged = _flagged(gradebook, assignment)
    graded = grades.dropna(subset="total").set_index("student_id")
    if graded.empty:
        raise ValueError(
            _("Nobody's work at {assignment} is graded yet.").format(assignment=assignment)
        )
    ungraded = api.get_submitted_students(assignment) - set(graded.index)
    called = {
        student: student if names else _("student {number}").format(number=number)
        for number, student in enumerate([*graded.index, *sorted(ungraded)], start=1)
    }
    waiting = graded.index[graded["waits"].astype(bool) & ~graded.index.isin(flagged)]
    notebooks = _notebooks(api.coursedir, assignment, graded.index)
    items = item_table(graded[list(worth)], worth)
    folder.mkdir(parents=True, exist_ok=True)
    write_table(items, folder / f"report_{assignment[:2]}.csv")
    title = _title(api.coursedir, assignment)
    parts = [
        f"<h1>{escape(title)}</h1>",
        _overview(grades, graded),
        _desk(called, sorted(ungraded), sorted(flagged), waiting),
        _seconds(notebooks, called),
        _distribution(graded),
        _questions(items),
        _stumbling(notebooks, asked),
        _alike(notebooks, called),
    ]
    page = folder / f"report_{assignment[:2]}.html"
    page.write_text(PAGE.format(title=escape(title), body="\n".join(parts)), encoding="utf-8")
    return page


def item_table(points, worth):
    """Return what each question tells about a class.

    Parameters
    ----------
    points : pandas.DataFrame
        One row a student, one column a question; NaN where a mark is still to come.
    worth : dict
        The points that each question can earn, above 0.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``points`` it can earn, ``mean_share`` of them earned, ``all_right``
        and ``all_wrong`` (shares of the class), ``discrimination``: the correlation of the
        question with the points of all other questions together, NaN where either never varies,
        and ``to_mark``: how many wait for a mark, who don't count in the shares.

    Examples
    --------
    >>> points = pd.DataFrame({"one": [2, 2, 0, 0], "two": [4, 3, 1, 0]})
    >>> item_table(points, {"one": 2, "two": 4})["discrimination"].round(2).tolist()
    [0.95, 0.95]
    """
    rest = {name: points.drop(columns=name).sum(axis=1) for name in points}
    return pd.DataFrame(
        {
            "points": pd.Series(worth),
            "mean_share": points.mean() / pd.Series(worth),
            "all_right": (points >= pd.Series(worth) - 1e-9).where(points.notna()).mean(),
            "all_wrong": (points <= 1e-9).where(points.notna()).mean(),
            "discrimination": {name: _correlation(points[name], rest[name]) for name in points},
            "to_mark": points.isna().sum(),
        }
    ).rename_axis("question")


def _correlation(one, other):
    if one.std() == 0 or other.std() == 0 or len(one) < 3:
        return np.nan
    return one.corr(other)


def _worth(gradebook, assignment, asked):
    worth = dict.fromkeys(asked.values(), 0.0)
    for notebook in gradebook.find_assignment(assignment).notebooks:
        for cell in notebook.grade_cells:
            if cell.name in asked:
                worth[asked[cell.name]] += cell.max_score
    return {question: points for question, points in worth.items() if points}


def _notebooks(course, assignment, students):
    """Return the autograded notebook of each student who has one."""
    found = {}
    for student in students:
        folder = course.format_path(course.autograded_directory, student, assignment)
        path = Path(folder) / f"{assignment}.ipynb"
        if path.is_file():
            found[student] = nbformat.read(path, as_version=4)
    return found


def _flagged(gradebook, assignment):
    """Return the students whose hand-in has a flag: grading, or a person, wants it looked at."""
    submissions = gradebook.assignment_submissions(assignment)
    return {one.student_id for one in submissions if any(part.flagged for part in one.notebooks)}


def _title(course, assignment):
    """Return the heading of an assignment's notebook."""
    folder = course.format_path(course.source_directory, ".", assignment)
    source = nbformat.read(Path(folder) / f"{assignment}.ipynb", as_version=4)
    return source.cells[0].source.splitlines()[0].removeprefix("# ")


def _overview(grades, graded):
    lines = [
        _("What the class made of it, as graded by {day}.").format(
            day=date.today().strftime("%d %B %Y")
        ),
        _(
            "{graded} of {all} students in the gradebook have a graded hand-in. Half of them have "
            "{median:g} points of {of:g} or more."
        ).format(
            graded=len(graded),
            all=len(grades),
            median=graded["total"].median(),
            of=graded["of"].iloc[0],
        ),
    ]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _desk(called, ungraded, flagged, waiting):
    """Return what is left to do by hand, and for whom."""

    def who(students):
        return ", ".join(called[one] for one in students) or _("nobody")

    lines = [
        _("Handed in, and refused or not graded yet: {who}.").format(who=who(ungraded)),
        _("Graded, and needs a human (a flag in Formgrader): {who}.").format(who=who(flagged)),
        _("Graded, and waits for a mark by hand: {who}.").format(who=who(waiting)),
    ]
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(_('On your desk'))}</h2><ul>{rows}</ul>"


def _seconds(notebooks, called):
    """Return how long grading took; empty for notebooks that were graded before it was noted."""
    taken = {
        student: notebook.metadata.centricity.seconds
        for student, notebook in notebooks.items()
        if "centricity" in notebook.metadata
    }
    if not taken:
        return ""
    slowest = max(taken, key=taken.get)
    words = _(
        "To run and test one hand-in took {median:.1f} seconds in the middle, and {longest:.1f} at "
        "most ({who}); all together {all:.0f} seconds of work, several side by side."
    ).format(
        median=np.median(list(taken.values())),
        longest=taken[slowest],
        who=called[slowest],
        all=sum(taken.values()),
    )
    return f"<p>{escape(words)}</p>"


def _distribution(graded):
    of = graded["of"].iloc[0]
    with plots.house_style():
        fig, ax = plots.subplots(height=280)
        ax.hist(graded["total"], bins=np.arange(-0.5, of + 1.5), color=plots.BLUE, rwidth=0.9)
        ax.set(xlabel=_("points"), ylabel=_("students"), xlim=(-0.7, of + 0.7))
        for axis in (ax.xaxis, ax.yaxis):
            axis.get_major_locator().set_params(integer=True)
    quarter = graded["total"].quantile([0, 0.25, 0.75, 1])
    return f"<h2>{escape(_('Points'))}</h2>" + _figure(
        fig,
        _(
            "The middle half of the class has {low:g} to {high:g} of {of:g} points, the lowest "
            "{least:g}, the highest {most:g}."
        ).format(low=quarter[0.25], high=quarter[0.75], of=of, least=quarter[0], most=quarter[1]),
    )


def _questions(items):
    with plots.house_style():
        fig, ax = plots.subplots(height=60 + 36 * len(items))
        ax.barh(items.index[::-1], items["mean_share"][::-1] * 100, color=plots.BLUE, height=0.6)
        ax.set(title=_("Share of the points earned"), xlabel=_("per cent"), xlim=(0, 100))
        ax.grid(axis="y", visible=False)
    hardest = items["mean_share"].idxmin()
    lines = [
        _(
            "Right and wrong are shares of the class: all points, and none. Discrimination is the "
            "correlation of a question with all others together. Near 0, or below, the question "
            "sorts the class differently from the rest: look at it before you look at the class. "
            "With few students it swings widely."
        ),
        *(
            _("{question}: not marked yet, and not counted: {count}.").format(
                question=question, count=count
            )
            for question, count in items["to_mark"].items()
            if count
        ),
    ]
    heads = (_("earned"), _("all right"), _("all wrong"), _("discrimination"))
    return (
        f"<h2>{escape(_('Questions'))}</h2>"
        + _figure(
            fig,
            _("The least was earned at {question}: {share:.0%} of its points.").format(
                question=hardest, share=items["mean_share"].min()
            ),
        )
        + _table((_("question"), *heads), map(_item, items.reset_index().itertuples()))
        + "".join(f"<p>{escape(line)}</p>" for line in lines)
    )


def _item(row):
    shares = (row.mean_share, row.all_right, row.all_wrong)
    shown = [*(f"{share:.0%}" for share in shares), f"{row.discrimination:.2f}"]
    return row.question, *("" if "nan" in one else one for one in shown)


def _table(heads, rows):
    """Return a table whose first column holds words and whose others hold numbers."""

    def cells(kind, texts, more=""):
        first, *others = map(escape, texts)
        return f"<{kind}{more}>{first}</{kind}>" + "".join(
            f"<{kind} class=number{more}>{one}</{kind}>" for one in others
        )

    head = cells("th", heads, " scope=col")
    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return (
        f"<div class=wide><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _figure(fig, words):
    fig.set_dpi(150)
    fig.canvas.draw()
    data, _metadata = plots.bundle(plots.encode(fig.canvas), words)
    return (
        f'<figure><img width="{plots.page_width(fig)}" alt="{escape(words)}" '
        f'src="data:image/png;base64,{data["image/png"]}">'
        f"<figcaption>{escape(words)}</figcaption></figure>"
    )


def _stumbling(notebooks, asked):
    """Return the commonest failures and the commonest answers that failed, by question."""
    messages, failed = defaultdict(Counter), defaultdict(Counter)
    for notebook in notebooks.values():
        seen = _failures(notebook, asked)
        for question, (words, answer) in seen.items():
            messages[question].update(words)
            if answer and UNANSWERED not in answer:
                failed[question][answer] += 1
    parts = [f"<h2>{escape(_('Where they stumbled'))}</h2>"]
    if not messages:
        parts.append(f"<p>{escape(_('No test failed.'))}</p>")
    else:
        words = _(
            "Behind each number of students: what a test said to them. Below: the answers that "
            "failed most often, without comments. One that looks right may have failed because of "
            "an earlier answer that it uses."
        )
        parts.append(f"<p>{escape(words)}</p>")
    for question in dict.fromkeys(asked.values()):
        if question not in messages:
            continue
        parts.append(f"<h3>{escape(question)}</h3><ul>")
        for message, count in messages[question].most_common(COMMONEST):
            parts.append(f"<li>{count}: {escape(message)}</li>")
        parts.append("</ul>")
        for place, (answer, count) in enumerate(failed[question].most_common(COMMONEST)):
            # Of answers that only one student gave, one is an example and three are a mess.
            if place == 0 or count > 1:
                words = _("An answer that failed, given by {count}:").format(count=count)
                parts.append(f"<p>{escape(words)}</p><pre>{escape(answer)}</pre>")
    return "".join(parts)


def _failures(notebook, asked):
    """Return, by question, the messages of a notebook's failed tests and the answer before them."""
    secret, answers = secret_lines(notebook), _answers(notebook)
    found, answer = {}, None
    for cell in notebook.cells:
        answer = answers.get(cell.get("id"), answer)
        if is_test(cell):
            message = message_of(cell, secret)
            question = asked.get(grade_id(cell))
            if message and question:
                words, _answer = found.get(question, (set(), answer))
                found[question] = (words | {message}, answer)
    return found


def _answers(notebook):
    """Return the code answers of a notebook, without comments and layout, by the cell's id."""
    found = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and is_answer(cell):
            try:
                found[cell.id] = ast.unparse(ast.parse(cell.source))
            except (SyntaxError, ValueError, RecursionError):
                found[cell.id] = cell.source
    return found


def _alike(notebooks, called):
    """Return hints on answers that few share, and share to the letter but for names."""
    givers = defaultdict(set)
    for student, notebook in notebooks.items():
        for cell, answer in _answers(notebook).items():
            if answer.count("\n") >= LONG_ENOUGH:
                givers[cell, _without_names(answer)].add(student)
    shared = Counter()
    for students in givers.values():
        if 2 <= len(students) <= SHARED_BY_FEW:
            shared.update(combinations(sorted(students), 2))
    title = f"<h2>{escape(_('Answers that are alike'))}</h2>"
    words = _(
        "Pairs whose longer answers are the same but for names and layout, where at most {few} "
        "students gave that answer. A hint to read both, and no proof of anything: there may be "
        "a common source, or only one way to write it."
    ).format(few=SHARED_BY_FEW)
    pairs = [
        (_("{one} and {other}").format(one=called[one], other=called[other]), str(count))
        for (one, other), count in shared.most_common(20)
    ]
    if not pairs:
        return f"{title}<p>{escape(_('No two are.'))}</p>"
    return f"{title}<p>{escape(words)}</p>" + _table((_("who"), _("answers")), pairs)


def _without_names(answer):
    """Return code with every name replaced by its order of appearance."""
    try:
        tree = ast.parse(answer)
    except (SyntaxError, ValueError, RecursionError):
        return answer
    order = {}
    for node in ast.walk(tree):
        for field in ("id", "arg", "name"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                setattr(node, field, f"n{order.setdefault(name, len(order))}")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = "words"
    return ast.unparse(tree)
