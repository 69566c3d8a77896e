"""The game of lesson 12: Veretta against three rivals, nine quarters, one screen."""

from html import escape

import ipywidgets as widgets

from centricity import keep, paths, plots
from centricity.figures import lesson_12 as figures
from centricity.i18n import _
from centricity.simulate.market import (
    SCENARIOS,
    UNKNOWN,
    Decision,
    Game,
    debrief,
    plan_of,
    verify,
)
from centricity.simulate.market.events import EVENTS
from centricity.simulate.market.unknown import market_named
from centricity.widgets.picture import Picture

THOUSAND = 1000
LABELS = {
    "acquisition": _("Acquisition"),
    "product": _("Product"),
    "service_all": _("Service for all"),
    "service_focal": _("Service, focal segment"),
    "focal_share": _("Focal segment, %"),
    "feedback": _("Feedback handling"),
    "data": _("Data"),
}
FIRST_FOCAL = 20
WIDTH, CHARTS = 832, 236
# What is charted: the column of a game's history, its title, and by what it is multiplied.
CHARTED = {
    "customers": (_("Customers, thousands"), 1e-3),
    "equity": (_("Equity, millions"), 1e-6),
    "retention": (_("Retention, %"), 100),
    "satisfaction": (_("Satisfaction, %"), 100),
}


class ThreeFirms:
    """A game on the page: a dashboard, seven sliders, and a button that plays the quarter.

    The game is written to the learner's folder after every quarter. Shown again, it goes on where
    it was. Everything a click does is a method here, so that it can be played without a screen.

    Parameters
    ----------
    scenario : str
        A name from `SCENARIOS`, or "unknown": another market with each seed.
    seed : int
        The luck.
    size : int, optional
        People in the market; the game's own size if not given.
    """

    def __init__(self, scenario=UNKNOWN, seed=42, size=None):
        self._options = {} if size is None else {"size": size}
        self._against = {}
        self._loading = False
        self._make_controls()
        self._make_screen()
        self._begin(scenario, seed, anew=False)

    @property
    def folder(self):
        """Where games and results are kept."""
        return paths.work() / "three_firms"

    @property
    def words(self):
        """The sentence on the screen."""
        return self._said

    def state(self):
        """Return the sliders' values: thousands of crowns, and the focal segment in per cent."""
        return {name: one.value for name, one in self.controls.items()}

    def set(self, **values):
        """Move sliders, as a hand would."""
        for name, value in values.items():
            self.controls[name].value = value

    def decision(self):
        """Return what the sliders say, as a `Decision`."""
        state = self.state()
        amounts = {name: value * THOUSAND for name, value in state.items() if name != "focal_share"}
        return Decision(**amounts, focal_share=state["focal_share"] / 100)

    def budget(self):
        """Return what the decision costs, in words, and whether it can be paid."""
        cash = self.game.view.cash
        try:
            cost = self.game.cost(self.decision())
        except ValueError as error:
            return str(error), False
        together = self.decision().spend
        return _(
            "{cost:,.0f} of {cash:,.0f} crowns spent, {coordination:,.0f} of them on "
            "coordination. Left: {left:,.0f}."
        ).format(cost=cost, cash=cash, coordination=cost - together, left=cash - cost), True

    def undo(self):
        """Take back the last slider that was moved in this quarter."""
        if self._moves:
            _name, before = self._moves.pop()
            self._put(before)
        self._refresh_budget()

    def play(self):
        """Play the quarter, and keep it."""
        if self.game.over:
            return
        before = self.game.view
        trouble = ""
        try:
            self.game.play(self.decision())
        except ValueError as error:
            self._say(str(error))
            return
        except OSError as error:
            trouble = _(" The quarter was played, but it could not be kept: {reason}.").format(
                reason=error.strerror or error
            )
        self._moves = []
        self._fit_sliders()
        self._refresh()
        self._say(self._report(before) + trouble)
        if self.game.over:
            self._finish()

    def new_game(self, scenario, seed, code=""):
        """Begin a game anew; an earlier one of the same market and seed is set aside, not lost.

        With the result code of somebody else's game, the first rival spends as they did: the same
        shares of its cash, quarter by quarter.
        """
        try:
            self._against = _rivals_with(code, scenario, seed) if code.strip() else {}
        except ValueError as error:
            self._say(_("The game goes on as it was. {problem}").format(problem=error))
            return
        self._begin(scenario, seed, anew=True)

    def _repr_mimebundle_(self, **kwargs):
        """Return the live screen, and a still picture in words and pixels where there is none."""
        live = self.view._repr_mimebundle_(**kwargs)
        still, metadata = plots.bundle(self._charts.image.value, self._still_words())
        return {**live, **still}, metadata

    def _begin(self, scenario, seed, anew):
        self.path = self.folder / f"{scenario}-{seed}{'-against' if self._against else ''}.json"
        if not anew:
            self.path = self._latest(scenario, seed)
        notice = ""
        try:
            notice = self._open(scenario, seed, anew)
        except OSError as error:
            # A game must be playable where nothing can be written.
            self.game = Game(scenario, seed, **self._options, **self._against)
            notice = _("This game can't be kept: {reason}.").format(reason=error.strerror or error)
        self._moves = []
        self._loading = True
        self._menu.value, self._seed.value = scenario, seed
        self._loading = False
        self._put({**dict.fromkeys(LABELS, 0), "focal_share": FIRST_FOCAL})
        self._fit_sliders()
        if self.game.decisions and not self.game.over:
            last = self.game.decisions[-1].as_dict()
            self._put({name: round(value / THOUSAND) for name, value in last.items()
                       if name != "focal_share"})  # fmt: skip
        self._table.value = ""
        self._show(self._main)
        self._refresh()
        self._say(notice or self._welcome())
        if self.game.over:
            self._finish()

    def _latest(self, scenario, seed):
        """Return the file of the game played last: the first one, or the one against somebody."""
        saved = [path for path in self.folder.glob(f"{scenario}-{seed}*.json")
                 if path.stem in (f"{scenario}-{seed}", f"{scenario}-{seed}-against")]  # fmt: skip
        return max(saved, key=lambda path: path.stat().st_mtime, default=self.path)

    def _open(self, scenario, seed, anew):
        """Take up the saved game, or begin one, and return what is to be said about it."""
        if self.path.is_file() and not anew:
            try:
                self.game = Game.resume(self.path)
            except ValueError as error:
                aside = keep.set_aside(self.path)
                self.game = Game(
                    scenario, seed, autosave=self.path, **self._options, **self._against
                )
                return _("{problem} It is kept as {name}, and a new game has begun.").format(
                    problem=error, name=aside.name
                )
            return _("Your saved game goes on in quarter {quarter}.").format(
                quarter=self.game.view.round
            )
        if self.path.is_file():
            keep.set_aside(self.path)
        self.game = Game(scenario, seed, autosave=self.path, **self._options, **self._against)
        return ""

    def _make_controls(self):
        self.controls = {
            name: widgets.IntSlider(
                0,
                0,
                100,
                description=label,
                tooltip=label,
                style={"description_width": "150px"},
                layout={"width": "390px", "margin": "1px 2px"},
            )
            for name, label in LABELS.items()
        }
        for name, control in self.controls.items():
            control.observe(lambda change, name=name: self._moved(name, change), "value")

    def _make_screen(self):
        auto = {"width": "auto"}
        self._menu = widgets.Dropdown(
            options=[
                (_("One you don't know"), UNKNOWN),
                *[(one.title, name) for name, one in SCENARIOS.items()],
            ],
            description=_("Market"),
            layout={"width": "240px"},
            style={"description_width": "50px"},
        )
        self._seed = widgets.BoundedIntText(
            description=_("Seed"),
            min=0,
            max=10**6,
            layout={"width": "120px"},
            style={"description_width": "40px"},
        )
        again = widgets.Button(description=_("New game"), layout=auto)
        self._code = widgets.Text(
            description=_("Against"),
            placeholder=_("a result code"),
            tooltip=_("Paste a classmate's result code to play against what they decided"),
            layout={"width": "190px"},
            style={"description_width": "55px"},
        )
        again.on_click(
            lambda _button: self.new_game(self._menu.value, self._seed.value, self._code.value)
        )
        self._round = widgets.HTML()
        self._tiles, self._status = widgets.HTML(), widgets.HTML()
        self._budget, self._rivals, self._table = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._play = widgets.Button(button_style="primary", layout=auto)
        self._play.on_click(lambda _button: self.play())
        undo = widgets.Button(description=_("Undo"), layout=auto)
        undo.on_click(lambda _button: self.undo())
        self._shown = widgets.ToggleButton(description=_("Decisions so far"), layout=auto)
        self._shown.observe(lambda _change: self._switch(), "value")
        self._make_charts()
        heading = widgets.HTML(f"<b>{escape(_('This quarter, in thousand crowns'))}</b>")
        left = widgets.VBox(
            [
                heading,
                *self.controls.values(),
                self._budget,
                widgets.HBox([self._play, undo, self._shown]),
            ],
            layout={"width": "405px"},
        )
        right = widgets.VBox([self._charts.image, self._table, self._rivals])
        self._main = widgets.HBox([left, right])
        self._debrief = widgets.Image(format="png", width=WIDTH)
        self._lesson = widgets.HTML()
        self._end = widgets.VBox([self._debrief, self._lesson])
        top = widgets.HBox(
            [self._menu, self._seed, self._code, again, self._round],
            layout={"align_items": "center"},
        )
        self.view = widgets.VBox(
            [top, self._tiles, self._status, self._main, self._end],
            layout={"width": f"{WIDTH + 12}px", "overflow": "hidden"},
        )

    def _make_charts(self):
        self._lines = {}
        with plots.house_style():
            fig, axes = plots.subplots(WIDTH - 420, CHARTS, nrows=2, ncols=2)
            for ax, (name, (title, _scale)) in zip(axes.flat, CHARTED.items(), strict=True):
                ax.set_title(title, fontsize=9)
                ax.set(xlim=(0.5, 9.5), xticks=range(1, 10))
                ax.tick_params(labelsize=8)
                (self._lines[name],) = ax.plot([], [], "o-", color=plots.BLUE, ms=4)
        # The layout stays as it is: to find it anew each quarter would take longer than all else.
        fig.canvas.draw()
        fig.set_layout_engine("none")
        self._charts = Picture(fig, list(self._lines.values()))

    def _moved(self, name, change):
        if self._loading:
            return
        # A run of steps with one slider is one move.
        if not self._moves or self._moves[-1][0] != name:
            self._moves.append((name, {**self.state(), name: change["old"]}))
        self._refresh_budget()

    def _put(self, values):
        self._loading = True
        for name, value in values.items():
            self.controls[name].value = value
        self._loading = False

    def _fit_sliders(self):
        """Let no slider reach beyond what is in cash."""
        most = max(1, int(self.game.view.cash // THOUSAND))
        self._loading = True
        for name, control in self.controls.items():
            control.max = 100 if name == "focal_share" else most
        self._loading = False

    def _show(self, shown):
        """Show the sliders or the debrief, and hide the other."""
        for part in (self._main, self._status, self._end):
            is_shown = (part is self._end) == (shown is self._end)
            part.layout.display = "flex" if is_shown else "none"

    def _switch(self):
        shown = self._shown.value
        self._table.value = _decisions(self.game.history(mine=True)) if shown else ""
        self._charts.image.layout.display = "none" if shown else "flex"

    def _refresh(self):
        view, rows = self.game.view, self.game.history(mine=True)
        quarter = min(view.round, view.rounds)
        self._play.description = _("Play quarter {quarter}").format(quarter=quarter)
        self._round.value = "<b>&nbsp; {}</b>".format(
            _("The game is over")
            if self.game.over
            else _("Quarter {quarter} of {all}").format(quarter=quarter, all=view.rounds)
        )
        self._tiles.value = _tiles(view)
        self._rivals.value = _rivals(view.rivals)
        for name, line in self._lines.items():
            scale = CHARTED[name][1]
            line.set_data(rows["round"], rows[name] * scale)
            low, high = (
                (rows[name].min() * scale, rows[name].max() * scale) if len(rows) else (0, 1)
            )
            pad = max(0.12 * (high - low), 0.01 * abs(high), 0.01)
            line.axes.set_ylim(low - pad, high + pad)
            line.axes.yaxis.set_visible(bool(len(rows)))
        self._charts.refresh()
        self._switch()
        self._refresh_budget()

    def _refresh_budget(self):
        words, fits = self.budget()
        view = self.game.view
        spent = min(1.0, self.decision().spend / view.cash) if fits and view.cash else 1.0
        self._budget.value = _bar(words, spent, fits)

    def _say(self, words):
        news = self.game.view.news
        told = _("News for this quarter: {event}").format(event=EVENTS[news].words) if news else ""
        self._said = f"{words} {told}".strip()
        self._status.value = (
            f"<p role='status' aria-live='polite' style='margin: 0; min-height: 3em; "
            f"line-height: 1.45'>{escape(self._said)}</p>"
        )

    def _welcome(self):
        return _(
            "You run Veretta against {rivals}. Set the sliders, then play the quarter; what you "
            "don't spend stays in cash. After nine quarters you win if you have more customer "
            "equity than the best house policy would have had in your seat."
        ).format(rivals=", ".join(list(self.game.firms)[1:]))

    def _report(self, before):
        view = self.game.view
        return _(
            "Quarter {quarter}: {joined:,} joined and {left:,} left. Satisfaction went from "
            "{was:.0%} to {now:.0%}, and customer equity changed by {change:+.1%}."
        ).format(
            quarter=before.round,
            joined=view.joined,
            left=view.left,
            was=before.satisfaction,
            now=view.satisfaction,
            change=view.equity / before.equity - 1 if before.equity else 0.0,
        )

    def _still_words(self):
        view = self.game.view
        return _(
            "The game of the three firms, quarter {quarter} of {rounds}: {customers:,} customers, "
            "a customer equity of {equity:,.0f} crowns, {cash:,.0f} crowns in cash. {words}"
        ).format(
            quarter=min(view.round, view.rounds),
            rounds=view.rounds,
            customers=view.customers,
            equity=view.equity,
            cash=view.cash,
            words=self._said,
        )

    def _finish(self):
        """Show the debrief in place of the sliders, and write the result code."""
        talk = debrief(self.game)
        fig = figures.debrief_figure(talk, WIDTH, 330)
        fig.set_dpi(fig.dpi * plots.SHARPNESS)
        fig.canvas.draw()
        self._debrief.value = plots.encode(fig.canvas)
        place = _("The code was not written to a file.")
        try:
            path = self.path.with_name(f"result-{self.path.stem}.txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.game.code() + "\n", encoding="utf-8")
            place = _("The code is in {file} in your folder, for the class league.").format(
                file=f"three_firms/{path.name}"
            )
        except OSError as error:
            place = f"{place} {error.strerror or ''}"
        words = figures.debrief_words(talk)
        self._debrief.alt = " ".join(words)
        driver = _("What drives this market: {driver}").format(driver=self.game.scenario.driver)
        listed = "".join(f"<li>{escape(one)}</li>" for one in [*words, driver])
        self._lesson.value = (
            f"<ul style='margin: 2px 0; padding-left: 18px; line-height: 1.35'>{listed}</ul>"
            f"<div style='line-height: 1.25'><b>{escape(_('Result code'))}</b> {escape(place)} "
            f"<code style='word-break: break-all; font-size: 10px'>{self.game.code()}</code></div>"
        )
        self._show(self._end)


def _rivals_with(code, scenario, seed):
    """Return the rivals of a game in which the first one follows the plan of a result code."""
    plan = plan_of(verify(code))
    rest = market_named(scenario, seed).rivals[1:]
    return {"rivals": [plan, *rest]}


def _tiles(view):
    known = view.retention == view.retention
    tiles = [
        (_("Cash"), f"{view.cash:,.0f}", _("crowns to spend")),
        (
            _("Customers"),
            f"{view.customers:,}",
            _("{joined:,} joined, {left:,} left").format(joined=view.joined, left=view.left),
        ),
        (
            _("Retention"),
            f"{view.retention:.1%}" if known else "-",
            _("{share:.0%} of complaints open").format(share=view.unanswered)
            if known
            else _("after the first quarter"),
        ),
        (
            _("Satisfaction"),
            f"{view.satisfaction:.0%}",
            _("product quality {share:.0%}").format(share=view.product_quality),
        ),
        (
            _("Customer equity"),
            f"{view.equity:,.0f}",
            _("best fifth known: {share:.0%}").format(share=view.value_shares[1]),
        ),
    ]
    cells = "".join(
        f"<div style='flex: 1; border: 1px solid #d9d9d9; border-radius: 4px; padding: 3px 8px'>"
        f"<div style='font-size: 11px'>{escape(name)}</div>"
        f"<div style='font-size: 19px; font-weight: bold; line-height: 1.2'>{escape(value)}</div>"
        f"<div style='font-size: 11px; line-height: 1.2'>{escape(more)}</div></div>"
        for name, value, more in tiles
    )
    return f"<div style='display: flex; gap: 6px; width: {WIDTH}px'>{cells}</div>"


def _rivals(rivals):
    heads = (_("Rival"), _("customers"), _("acquisition"), _("product"))
    rows = [
        (one.name, f"{one.customers:,}", f"{one.acquisition:,.0f}", f"{one.product:,.0f}")
        for one in rivals
    ]
    return _html_table(heads, rows, _("What rivals showed last quarter, in crowns"))


def _decisions(rows):
    heads = (_("Quarter"), *(_short(name) for name in LABELS))
    lines = [
        (
            str(row["round"]),
            *(
                f"{row[name]:.0%}" if name == "focal_share" else f"{row[name] / THOUSAND:,.0f}"
                for name in LABELS
            ),
        )
        for _place, row in rows.iterrows()
    ]
    return _html_table(heads, lines, _("Your decisions, in thousand crowns"))


def _short(name):
    return {
        "acquisition": _("acq."),
        "product": _("product"),
        "service_all": _("all"),
        "service_focal": _("focal"),
        "focal_share": _("size"),
        "feedback": _("feedb."),
        "data": _("data"),
    }[name]


def _html_table(heads, rows, caption):
    cell = "style='padding: 0 7px; text-align: right; line-height: 1.45'"
    head = "".join(f"<th scope='col' {cell}>{escape(one)}</th>" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td {cell}>{escape(one)}</td>" for one in row) + "</tr>" for row in rows
    )
    return (
        f"<table style='font-size: 12px; border-collapse: collapse'><caption style='text-align: "
        f"left; font-weight: bold'>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _bar(words, share, fits):
    colour = plots.BLUE if fits else plots.VERMILION
    return (
        f"<div style='width: 390px; height: 8px; background: {plots.PALE}'><div style='width: "
        f"{share:.1%}; height: 8px; background: {colour}'></div></div><p role='status' "
        f"aria-live='polite' style='margin: 0; line-height: 1.35; min-height: 2.7em'>"
        f"{escape(words)}</p>"
    )
