"""A button that does what ``centricity start NN`` does."""

from html import escape

import ipywidgets as widgets

from centricity import handin
from centricity.i18n import _


class StartButton:
    """Make the learner's copy of an exercise and say where it is.

    Parameters
    ----------
    number : str
        As for `centricity.handin.exercise`.
    """

    def __init__(self, number):
        self._number = number
        self._button = widgets.Button(
            description=_("Start assignment {number}").format(number=number),
            layout=widgets.Layout(width="auto"),
        )
        self._button.on_click(lambda _button: self.press())
        self._reply = widgets.HTML()
        self.view = widgets.HBox([self._button, self._reply])

    def press(self):
        """Do what a click does, and return the words shown."""
        try:
            words = str(handin.start(self._number))
        except OSError as error:
            words = str(error)
        self._reply.value = f'<span role="status" aria-live="polite">{escape(words)}</span>'
        return words

    def _repr_mimebundle_(self, **kwargs):
        return self.view._repr_mimebundle_(**kwargs)
