"""What every simulator shares: controls, a picture that redraws fast, and a sentence in words."""

from html import escape

import ipywidgets as widgets

from centricity import plots, progress
from centricity.i18n import _
from centricity.widgets.picture import Picture

# Two controls side by side fit into a notebook beside an open file browser.
LABEL = {"description_width": "140px"}
WIDTH = {"width": "360px"}


class Simulator:
    """A model with sliders: predict, then try.

    A subclass names itself (`key`), asks a question (`question`, `predictions`), lists `presets`
    (label: parameters), and defines `make_controls`, `compute`, `draw`, `update` and `sentence`.

    `compute(**parameters)` is the simulator without a screen: plain numbers and frames, the same
    for the same parameters. The picture and the sentence are made from nothing else.
    """

    key = ""
    question = ""
    predictions = ()
    presets = {}  # noqa: RUF012  subclasses replace it

    def __init__(self):
        self.controls = self.make_controls()
        self._defaults = self.state()
        with plots.house_style():
            self._picture = Picture(*self.draw())
        self._sentence = widgets.HTML()
        self._predict = self._make_predict()
        self._loading = False
        for control in self.controls.values():
            control.observe(self._refresh, "value")
        self._refresh()
        self._try = self._lay_out_try()
        self._open(self._predict.index is not None)
        self.view = widgets.VBox([self._heading(), self._predict, self._try])

    def make_controls(self):
        """Return the controls: a dict from parameter name to ipywidget, in the order shown."""
        raise NotImplementedError

    def compute(self, **parameters):
        """Return what the picture and the sentence are made from."""
        raise NotImplementedError

    def draw(self):
        """Return a figure with every artist in place, and the list of those that `update` fills."""
        raise NotImplementedError

    def update(self, result):
        """Put a result of `compute` into the figure's artists."""
        raise NotImplementedError

    def sentence(self, result):
        """Return a result of `compute` in words."""
        raise NotImplementedError

    def state(self):
        """Return the parameters as a dict that JSON can hold."""
        return {name: control.value for name, control in self.controls.items()}

    def load(self, state):
        """Set some or all parameters.

        Parameters
        ----------
        state : dict
            As from `state()`.

        Raises
        ------
        ValueError
            If a parameter is unknown or its value is not one the control can take. The simulator
            keeps the parameters it had.
        """
        before = self.state()
        self._loading = True
        try:
            for name, value in state.items():
                self._set(name, value)
        except ValueError:
            for name, value in before.items():
                self.controls[name].value = value
            raise
        finally:
            self._loading = False
        self._refresh()

    def reset(self):
        """Go back to the parameters of the beginning."""
        self.load(self._defaults)

    def predict(self, index):
        """Choose a prediction, as a click would; the simulator opens."""
        self._predict.index = index

    def result(self):
        """Return `compute` of the present parameters."""
        return self.compute(**self.state())

    def _repr_mimebundle_(self, **kwargs):
        """Return the live view, and a still picture in words and pixels where there is none."""
        live = self.view._repr_mimebundle_(**kwargs)
        still, metadata = plots.bundle(self._picture.image.value, self.sentence(self.result()))
        return {**live, **still}, metadata

    def _set(self, name, value):
        if name not in self.controls:
            known = ", ".join(self.controls)
            raise ValueError(f"{name!r} is not a parameter here; the parameters are {known}.")
        control = self.controls[name]
        try:
            control.value = value
        except Exception:
            raise ValueError(f"{name} can't be {value!r}.") from None
        if control.value != value:
            # Sliders clip in silence.
            raise ValueError(f"{name} is {value!r}; it must lie {_range(control)}.")

    def _refresh(self, _change=None):
        if self._loading:
            return
        result = self.result()
        self.update(result)
        self._picture.refresh()
        self._sentence.value = _status(self.sentence(result))

    def _make_predict(self):
        index = progress.get("predictions", self.key)
        predict = widgets.RadioButtons(
            options=[*self.predictions, _("I would rather not guess.")],
            index=index if isinstance(index, int) and index <= len(self.predictions) else None,
            layout=widgets.Layout(width="auto"),
        )
        predict.observe(self._predicted, "index")
        return predict

    def _predicted(self, change):
        self._open(True)
        try:
            progress.record("predictions", self.key, change["new"])
        except OSError as error:
            self._sentence.value = _status(str(error))

    def _open(self, opened):
        """Show the simulator, or hide it: its picture would give the answer away."""
        self._try.layout.display = "flex" if opened else "none"

    def _make_buttons(self):
        for label in [*self.presets, _("Reset")]:
            button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
            button.on_click(lambda _button, label=label: self._press(label))
            yield button

    def _press(self, label):
        self.load({**self._defaults, **self.presets.get(label, {})})

    def _heading(self):
        return widgets.HTML(
            f"<p style='max-width: 46em; line-height: 1.5'><b>{escape(_('Predict'))}</b>: "
            f"{escape(self.question)}</p>"
        )

    def _lay_out_try(self):
        wrap = widgets.Layout(flex_flow="row wrap", max_width="760px")
        return widgets.VBox(
            [
                widgets.HTML(f"<b>{escape(_('Try'))}</b>"),
                widgets.HBox(list(self._make_buttons()), layout=wrap),
                widgets.HBox(list(self.controls.values()), layout=wrap),
                self._picture.image,
                self._sentence,
            ]
        )


def slider(description, value, low, high, step, form=",d"):
    """Return a slider in house style: a float slider if `step` is a fraction, else an integer one.

    Parameters
    ----------
    description : str
        What the slider sets, with its unit.
    value, low, high, step : float
    form : str
        How the value is printed, as in `format`.
    """
    kind = widgets.IntSlider if isinstance(step, int) else widgets.FloatSlider
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=description,
        tooltip=description,
        readout_format=form,
        style=LABEL,
        layout=WIDTH,
    )


def _range(control):
    if hasattr(control, "min"):
        return f"from {control.min} to {control.max}"
    return f"among {', '.join(map(str, control.options))}"


def _status(words):
    return (
        f'<p role="status" aria-live="polite" style="max-width: 44em; line-height: 1.5">'
        f"{escape(words)}</p>"
    )
