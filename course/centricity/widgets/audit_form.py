"""The audit as a form: twenty items, a file of your own, and your profile beside Veretta's."""

from html import escape

import ipywidgets as widgets

from centricity import audit_store, plots
from centricity.figures import lesson_10 as figures
from centricity.i18n import _
from centricity.models import audit

WORDS = {"width": "520px"}
LABEL = {"description_width": "initial"}


class AuditForm:
    """A form for one respondent at a time; answers stay in the reader's work folder.

    `save` keeps what the controls hold, and `profile` returns the table that the picture shows.
    """

    def __init__(self):
        self.place = widgets.Text(
            description=_("Place"), placeholder=_("a branch, a team, a shop"), value=""
        )
        self.version = widgets.Dropdown(
            options=[(_("Staff"), "staff"), (_("Patients or customers"), "patients")],
            description=_("Who answers"),
            style=LABEL,
        )
        self.answers = {item: self._answer() for item in audit.items().index}
        self._questions = {
            item: widgets.HTML(layout=widgets.Layout(**WORDS)) for item in self.answers
        }
        self._rows = {
            item: widgets.HBox([self._questions[item], self.answers[item]]) for item in self.answers
        }
        self.button = widgets.Button(
            description=_("Keep these answers"),
            button_style="primary",
            layout=widgets.Layout(width="auto", align_self="flex-start"),
        )
        self.button.on_click(lambda _button: self.save())
        self.status = widgets.HTML()
        self._image = widgets.Image(format="png")
        self._headings = {
            "external": widgets.HTML(f"<b>{escape(_('Towards patients or customers'))}</b>"),
            "internal": widgets.HTML(f"<b>{escape(_('Towards colleagues'))}</b>"),
        }
        self.version.observe(self._show_items, "value")
        self._show_items()
        self._show_profile(_("Nothing leaves this machine."))
        self.view = widgets.VBox(
            [
                widgets.HBox([self.place, self.version]),
                widgets.HTML(f"<p>{escape(_('1: not at all. 5: entirely.'))}</p>"),
                *self._form(),
                self.button,
                self.status,
                self._image,
            ]
        )

    def save(self):
        """Keep the answers, empty the form, and show the profile; or say why that can't be."""
        shown = audit.items()[self.version.value] != ""
        answers = {item: one.value for item, one in self.answers.items() if shown[item]}
        try:
            audit_store.add(self.place.value, self.version.value, answers)
        except (ValueError, OSError) as error:
            self._say(str(error))
            return
        for one in self.answers.values():
            one.value = None
        self._show_profile(_("Kept in {path}.").format(path=audit_store.path()))

    def profile(self):
        """Return means of the own answers: see `centricity.figures.lesson_10.own_profile`."""
        return figures.own_profile(audit_store.load(), self.place.value.strip())

    def _repr_mimebundle_(self, **kwargs):
        """Return the live form, and its picture in words and pixels where there is none."""
        still, metadata = plots.bundle(self._image.value, self._alt)
        return {**self.view._repr_mimebundle_(**kwargs), **still}, metadata

    def _answer(self):
        return widgets.Dropdown(
            options=[("-", None), *((str(one), one) for one in range(1, audit.HIGHEST + 1))],
            value=None,
            layout=widgets.Layout(width="70px"),
        )

    def _form(self):
        customers = audit.items()["customer"]
        for scale, heading in self._headings.items():
            yield heading
            yield from (self._rows[item] for item in customers.index[customers == scale])

    def _show_items(self, _change=None):
        for item, words in audit.items()[self.version.value].items():
            self._questions[item].value = escape(words)
            self.answers[item].tooltip = words
            self._rows[item].layout.display = "flex" if words else "none"
        for_staff = self.version.value == "staff"
        self._headings["internal"].layout.display = "flex" if for_staff else "none"

    def _show_profile(self, words):
        fig, self._alt = figures.profile(self.profile())
        fig.set_dpi(fig.dpi * plots.SHARPNESS)
        fig.canvas.draw()
        self._image.value = plots.encode(fig.canvas)
        self._image.width = plots.page_width(fig)
        self._say(f"{words} {self._alt}")

    def _say(self, words):
        self.status.value = (
            f'<p role="status" aria-live="polite" style="max-width: 44em; line-height: 1.5">'
            f"{escape(words)}</p>"
        )
