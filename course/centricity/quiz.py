"""Questions with instant feedback, whose answers are kept in the learner's progress."""

from dataclasses import dataclass
from html import escape

import ipywidgets as widgets

from centricity import progress
from centricity.i18n import _


@dataclass(frozen=True)
class Option:
    """One answer to choose, and what to say to whoever chooses it."""

    text: str
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    """A question with one right answer. `right` is the index of that answer in `options`."""

    id: str
    text: str
    options: tuple
    right: int


class Ask:
    """One question on the page. Display it by naming it on the last line of a cell.

    Parameters
    ----------
    question : Question
    feedback : bool
        Whether to say at once if the answer is right, and why.
    """

    def __init__(self, question, feedback=True):
        self.question = question
        self._gives_feedback = feedback
        self._radio = widgets.RadioButtons(
            options=[(option.text, index) for index, option in enumerate(question.options)],
            index=self._stored(),
            layout=widgets.Layout(width="auto", max_width="46em"),
        )
        self._reply = widgets.HTML(_status(self._words()))
        self._radio.observe(self._answered, "index")
        prompt = widgets.HTML(
            f"<p style='max-width: 46em; line-height: 1.5'><b>{escape(question.text)}</b></p>"
        )
        self.view = widgets.VBox([prompt, self._radio, self._reply])

    @property
    def answer(self):
        """Return the index of the chosen option, or None."""
        return self._radio.index

    @property
    def is_right(self):
        """Return whether the chosen option is the right one."""
        return self._radio.index == self.question.right

    def choose(self, index):
        """Choose an option, as a click would."""
        self._radio.index = index

    def observe(self, callback):
        """Call `callback()` whenever the answer changes."""
        self._radio.observe(lambda change: callback(), "index")

    def reply(self):
        """Return the words that the learner sees below the options."""
        return self._words()

    def _repr_mimebundle_(self, **kwargs):
        return self.view._repr_mimebundle_(**kwargs)

    def _stored(self):
        stored = progress.get("answers", self.question.id)
        index = stored and stored.get("answer")
        return index if isinstance(index, int) and 0 <= index < len(self.question.options) else None

    def _answered(self, _change):
        first = (progress.get("answers", self.question.id) or {}).get("first", self.answer)
        words = self._words()
        try:
            progress.record(
                "answers",
                self.question.id,
                {"answer": self.answer, "first": first, "right": self.is_right},
            )
        except OSError as error:
            words = f"{words} {error}"
        self._reply.value = _status(words)

    def _words(self):
        if self.answer is None:
            return ""
        if not self._gives_feedback:
            return _("Kept.")
        verdict = _("Right.") if self.is_right else _("Not yet.")
        return f"{verdict} {self.question.options[self.answer].feedback}"


class Survey:
    """Several questions without feedback, and one sentence about all of them.

    Parameters
    ----------
    questions : sequence of Question
    conclude : callable
        Takes the number of right answers, returns the sentence shown once all are answered.
    """

    def __init__(self, questions, conclude):
        self._conclude = conclude
        self.asked = [Ask(question, feedback=False) for question in questions]
        self._conclusion = widgets.HTML()
        for one in self.asked:
            one.observe(self._refresh)
        self._refresh()
        self.view = widgets.VBox([*(one.view for one in self.asked), self._conclusion])

    def conclusion(self):
        """Return the sentence below the questions."""
        open_ones = sum(one.answer is None for one in self.asked)
        if open_ones:
            return _("Answered: {done} of {all}.").format(
                done=len(self.asked) - open_ones, all=len(self.asked)
            )
        return self._conclude(sum(one.is_right for one in self.asked))

    def _repr_mimebundle_(self, **kwargs):
        return self.view._repr_mimebundle_(**kwargs)

    def _refresh(self):
        self._conclusion.value = _status(self.conclusion())


def ask(number):
    """Return the question with this id, ready to be displayed, and note that its lesson was run.

    Parameters
    ----------
    number : str
        For example ``"04-line"``.

    Raises
    ------
    ValueError
        If there is no such question.
    """
    # Imported here because the question bank is made of this module's classes.
    from centricity import questions

    question = questions.find(number)
    progress.open_lesson(number.partition("-")[0])
    return Ask(question)


def _status(words):
    """Return words as a live region, so that a screen reader says them when they change."""
    return f'<p role="status" aria-live="polite" style="max-width: 46em">{escape(words)}</p>'
