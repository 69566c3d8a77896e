"""What a check found out, as text for a terminal and as a table for a notebook."""

from html import escape

import ipywidgets as widgets
from IPython.display import Markdown

from centricity import alone, hints
from centricity.i18n import _

MARKS = {"passed": "✓", "partly": "◐", "not yet": "✗", "in words": "✎"}


class Trouble:
    """Why there was no check."""

    def __init__(self, words):
        self._words = words

    def __str__(self):
        return _("Nothing was checked. {why}").format(why=self._words)

    def _repr_html_(self):
        return f'<p role="status">{escape(str(self))}</p>'

    __repr__ = __str__


class Page:
    """A result on the page, with the learner's own mark for the written answer below it.

    Parameters
    ----------
    result : centricity.checks.check.Result
    warning : str
        On cells that ran after the file was saved.
    """

    def __init__(self, result, warning=""):
        self._result = result
        self._warning = warning

    def __str__(self):
        return as_text(self._result, self._warning)

    __repr__ = __str__

    def _repr_mimebundle_(self, **kwargs):
        page = as_html(self._result, self._warning)
        plain = {"text/plain": str(self), "text/html": page}
        if not alone.is_written(self._result.assignment):
            return plain
        view = widgets.VBox([widgets.HTML(page), OwnMark(self._result.assignment).view])
        shown = view._repr_mimebundle_(**kwargs)
        # Where no widgets are shown, on GitHub or in print, the table is.
        return {**(shown[0] if isinstance(shown, tuple) else shown), **plain}


def as_text(result, warning=""):
    """Return a result as lines of text."""
    lines = [_head(result), *([warning] if warning else []), *result.notes, ""]
    for one in result.questions:
        points = _points(one)
        lines.append(f"{MARKS[one.state]} {one.title}: {words_of(one)}{points and f', {points}'}")
        lines += [f"    {line}" for message in one.messages for line in message.splitlines()]
    return "\n".join([*lines, "", *_foot(result)])


def as_html(result, warning=""):
    """Return a result as a table; everything that may come from the learner's code is escaped."""
    left = "style='text-align: left; vertical-align: top; padding-right: 1.5em'"
    rows = "".join(
        f"<tr><td {left}>{escape(one.title)}</td>"
        f"<td {left}><b>{MARKS[one.state]} {escape(words_of(one))}</b></td>"
        f"<td {left}>{escape(_points(one))}</td>"
        f"<td {left}>{'<br>'.join(map(_escaped, one.messages))}</td></tr>"
        for one in result.questions
    )
    heads = (_("question"), _("check"), _("points"), _("what the tests said"))
    head = "".join(f"<th scope='col' {left}>{escape(one)}</th>" for one in heads)
    above = f"<p>{escape(_head(result))}</p>"
    above += f"<p><b>{escape(warning)}</b></p>" if warning else ""
    above += "".join(f"<p>{escape(one)}</p>" for one in result.notes)
    below = "".join(f"<p>{escape(one)}</p>" for one in _foot(result))
    return (
        f'<div role="status" style="max-width: 62em; line-height: 1.4">{above}'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{below}</div>"
    )


def words_of(question):
    """Return what the check says of a question, in a word or two."""
    return {
        "passed": _("passed"),
        "partly": _("partly"),
        "not yet": _("not yet"),
        "in words": _("yours to mark"),
    }[question.state]


class OwnMark:
    """The marking scheme, sample answers, and the mark that a learner gives the own answer.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.
    """

    def __init__(self, number):
        self._number = number
        kept = alone.own_mark(number)
        self._show = widgets.Button(
            description=_("Show the marking scheme"), layout=widgets.Layout(width="auto")
        )
        self._show.on_click(lambda _button: self.show())
        self._scheme = widgets.Output()
        self._mark = widgets.Dropdown(
            options=[(_("not yet"), None)] + [(f"{half / 2:g}", half / 2) for half in range(9)],
            value=kept,
            description=_("Your mark for your written answer, of 4"),
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )
        self._mark.observe(lambda change: self.mark(change["new"]), "value")
        self._reply = widgets.HTML()
        if kept is not None:
            self._say(_("Marked by yourself: {points:g} of 4.").format(points=kept))
        row = widgets.HBox([self._show, self._mark])
        self.view = widgets.VBox([row, self._reply, self._scheme])

    def show(self):
        """Show the scheme below the button."""
        try:
            scheme = alone.scheme(self._number)
        except (OSError, ValueError) as error:
            self._say(str(error))
            return
        self._scheme.outputs = ()
        self._scheme.append_display_data(Markdown(scheme))

    def mark(self, points):
        """Keep a mark, and say so."""
        if points is None:
            return
        try:
            alone.mark_own(self._number, points)
        except (OSError, ValueError) as error:
            self._say(str(error))
            return
        self._say(_("Kept, as marked by yourself: {points:g} of 4.").format(points=points))

    def _say(self, words):
        self._reply.value = f'<span role="status" aria-live="polite">{escape(words)}</span>'


def _head(result):
    return _("{name}, as saved at {time}.").format(
        name=result.path.name, time=result.saved.strftime("%H:%M:%S, %d %B")
    )


def _points(question):
    if question.of:
        return _("{got:g} of {of:g}").format(got=question.got, of=question.of)
    return ""


def _foot(result):
    if not result.hidden:
        return [
            _(
                "This copy of the course has no hidden tests. The tests that you can see were run; "
                "the hidden ones are run where your work is graded."
            )
        ]
    lines = [
        _("Hidden tests: {got:g} of {of:g} points.").format(got=result.points, of=result.automatic)
    ]
    own = alone.own_mark(result.assignment)
    if own is not None:
        lines.append(
            _("With {own:g} for the written answer, marked by yourself: {all:g} of {of:g}.").format(
                own=own, all=own + result.points, of=result.of
            )
        )
    elif alone.is_written(result.assignment):
        lines.append(
            _("The written answer is yours to mark: centricity mark {number}").format(
                number=result.assignment[:2]
            )
        )
    names = list(hints.find(result.assignment))
    if names and not result.passed:
        lines.append(
            _(
                "A hint on a question: centricity hint {number} {first}, or the name of another "
                "function: {others}."
            ).format(number=result.assignment[:2], first=names[0], others=", ".join(names[1:]))
        )
    return lines


def _escaped(message):
    return escape(message).replace("\n", "<br>")
