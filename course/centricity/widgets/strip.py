"""A control of many toggle buttons: which weeks of a strip are marked."""

import ipywidgets as widgets
import traitlets

from centricity.i18n import _

BUTTON = {"width": "40px", "height": "28px", "padding": "0", "margin": "1px"}


class WeekStrip(widgets.VBox):
    """Buttons for weeks, one row a quarter; press to mark a week, press again to unmark it.

    Parameters
    ----------
    description : str
        What a mark means.
    count : int
        Weeks in the strip, numbered from 1.
    value : list of int
        The marked weeks, in ascending order.
    """

    value = traitlets.List(traitlets.Int())

    def __init__(self, description, count, value):
        self.description = description
        self.buttons = [_button(week) for week in range(1, count + 1)]
        grid = widgets.GridBox(
            self.buttons, layout={"grid_template_columns": "repeat(13, 42px)", "width": "auto"}
        )
        super().__init__([widgets.Label(description), grid], layout={"width": "100%"})
        self._setting = False
        for button in self.buttons:
            button.observe(self._pressed, "value")
        self.value = value

    @traitlets.validate("value")
    def _valid(self, proposal):
        weeks = proposal["value"]
        if weeks != sorted(set(weeks) & set(range(1, len(self.buttons) + 1))):
            raise traitlets.TraitError(
                f"The weeks must be different, in order, and from 1 to {len(self.buttons)}."
            )
        return list(weeks)

    @traitlets.observe("value")
    def _show(self, change):
        self._setting = True
        for week, button in enumerate(self.buttons, start=1):
            button.value = week in change["new"]
            button.button_style = "primary" if button.value else ""
            words = _("Week {week}: a purchase") if button.value else _("Week {week}: no purchase")
            button.tooltip = words.format(week=week)
        self._setting = False

    def _pressed(self, _change):
        if not self._setting:
            self.value = [week for week, one in enumerate(self.buttons, start=1) if one.value]


def _button(week):
    return widgets.ToggleButton(description=str(week), layout=BUTTON)
