"""Crowd: how large is the group each customer disappears in, and what does it cost?"""

from functools import cache

import numpy as np
import pandas as pd
from ipywidgets import Dropdown, SelectionSlider
from scipy.stats import entropy

from centricity import data, plots
from centricity.i18n import _
from centricity.simulate import crm
from centricity.widgets.simulator import LABEL, WIDTH, Simulator, slider

# Dollars up to which the first three of four bands reach, for a first receipt at CDNOW.
RECEIPT_BANDS = (10, 25, 50)
COLUMNS = ("date", "amount", "place")
# The sizes at which a new bar begins.
SIZES = (1, 2, 5, 20, 100, 500)
SIZE_LABELS = ("1", "2-4", "5-19", "20-99", "100-499", "500+")
ORDER_SEED = 3


class Crowd(Simulator):
    """A file, its columns and how exactly they speak in; the crowds people are in out."""

    key = "crowd"
    question = _(
        "A music shop hands out a file of 23,570 customers with two columns only: the day of "
        "each one's first purchase, and the amount on that receipt. No names, no numbers. What "
        "share of the customers is the only one with their day and amount?"
    )
    predictions = (
        _("Hardly anybody: less than 1%."),
        _("About one in ten."),
        _("About half."),
        _("Nearly everybody."),
    )
    presets = {  # noqa: RUF012
        _("One receipt"): {},
        _("Only the day"): {"amount": "out"},
        _("Month and four bands"): {"date": "month", "amount": "bands"},
        _("Veretta: birth date and postcode"): {
            "file": "veretta",
            "amount": "out",
            "place": "postcode",
        },
        _("Veretta: decade and region"): {
            "file": "veretta",
            "date": "decade",
            "amount": "out",
            "place": "region",
        },
    }

    def make_controls(self):
        return {
            "file": Dropdown(
                options=[
                    (_("CDNOW, first receipts (real)"), "cdnow"),
                    (_("Veretta's shop (constructed)"), "veretta"),
                ],
                description=_("File"),
                tooltip=_("File"),
                style=LABEL,
                layout=WIDTH,
            ),
            "share": slider(_("Customers in it, %"), 100, 5, 100, 5),
            "date": _levels(
                _("Date says the"),
                [
                    (_("day"), "day"),
                    (_("week"), "week"),
                    (_("month"), "month"),
                    (_("year"), "year"),
                    (_("decade"), "decade"),
                    (_("nothing"), "out"),
                ],
            ),
            "amount": _levels(
                _("Amount says"),
                [
                    (_("everything"), "exact"),
                    (_("whole units"), "whole"),
                    (_("tens"), "tens"),
                    (_("four bands"), "bands"),
                    (_("nothing"), "out"),
                ],
            ),
            "place": _levels(
                _("Place says the"),
                [
                    (_("postcode"), "postcode"),
                    (_("district"), "district"),
                    (_("region"), "region"),
                    (_("nothing"), "out"),
                ],
                value="out",
            ),
            "k": slider(_("Groups of at least"), 5, 2, 50, 1),
        }

    def compute(self, file, share, date, amount, place, k):
        """Return the crowds of a file.

        Parameters
        ----------
        file : str
            ``"cdnow"`` (day and amount of the first receipt; it has no places) or ``"veretta"``
            (birth date, amount spent in all, place).
        share : int
            Per cent of the customers that are in the file, drawn at random once for all.
        date : str
            ``"day"``, ``"week"``, ``"month"``, ``"year"``, ``"decade"`` or ``"out"``.
        amount : str
            ``"exact"``, ``"whole"``, ``"tens"``, ``"bands"`` or ``"out"``.
        place : str
            ``"postcode"``, ``"district"``, ``"region"`` or ``"out"``.
        k : int
            The smallest group one would let out.

        Returns
        -------
        dict
            ``file``; ``customers`` (int); ``unique`` and ``below`` (share of customers who are
            alone, or in groups smaller than `k`); ``smallest`` (int); ``small`` and ``large``
            (arrays: share of customers by size of group, as in `SIZES`, in groups below `k` and
            others); ``kept`` (by column, how much of its information is left, 0 to 1; NaN for a
            column that the file doesn't have); ``lost`` (1 less the mean of those); ``k``.
        """
        columns = _columns(file)
        chosen = dict(zip(COLUMNS, (date, amount, place), strict=True))
        customers = round(share / 100 * _people(file))
        joint = np.zeros(customers, dtype=np.int64)
        for column, level in chosen.items():
            codes, number, _kept = columns[column][level]
            joint = joint * number + codes[:customers]
        sizes = np.unique(joint, return_counts=True)[1]
        bar = np.searchsorted(SIZES, sizes, side="right") - 1
        small = np.bincount(bar, sizes * (sizes < k), len(SIZES)) / customers
        large = np.bincount(bar, sizes * (sizes >= k), len(SIZES)) / customers
        kept = {column: columns[column][level][2] for column, level in chosen.items()}
        return {
            "file": file,
            "customers": customers,
            "unique": float((sizes == 1).sum() / customers),
            "below": float(small.sum()),
            "smallest": int(sizes.min()),
            "small": small,
            "large": large,
            "kept": kept,
            "lost": float(1 - np.nanmean(list(kept.values()))),
            "k": k,
        }

    def draw(self):
        fig, (crowds, left) = plots.subplots(width=680, height=330, ncols=2, width_ratios=[2.1, 1])
        none = [0] * len(SIZES)
        self._large = crowds.bar(
            SIZE_LABELS, none, color=plots.BLUE, width=0.7, label=_("large enough")
        )
        self._small = crowds.bar(
            SIZE_LABELS, none, color=plots.VERMILION, width=0.7, label=_("too small")
        )
        for bar in self._small:
            bar.set_hatch("//")
            bar.set_edgecolor("white")
            # Or a bar of no height would rub out the axis.
            bar.set_linewidth(0)
        crowds.set(ylim=(0, 100), title=_("Customers, by the size of their group"))
        crowds.set(xlabel=_("customers in the group"), ylabel=_("% of customers"))
        crowds.tick_params(axis="x", labelsize=9)
        crowds.grid(axis="x", visible=False)
        crowds.legend(loc="upper right", ncols=2, bbox_to_anchor=(1, 1), frameon=True)
        labels = [_("date"), _("amount"), _("place")][::-1]
        self._kept = left.barh(labels, [0, 0, 0], color=plots.GREEN, height=0.55)[::-1]
        self._words = [left.text(0, 2 - row, "", va="center", fontsize=9) for row in range(3)]
        left.set(xlim=(0, 128), title=_("Information left"), xlabel="%")
        left.set_xticks([0, 50, 100])
        left.grid(axis="y", visible=False)
        return fig, [*self._large, *self._small, *self._kept, *self._words]

    def update(self, result):
        self.controls["place"].disabled = result["file"] == "cdnow"
        bars = zip(self._small, self._large, result["small"], result["large"], strict=True)
        for small, large, below, above in bars:
            small.set_height(100 * below)
            large.set_y(100 * below)
            large.set_height(100 * above)
        rows = zip(self._kept, self._words, result["kept"].values(), strict=True)
        for bar, words, kept in rows:
            width = 0 if np.isnan(kept) else 100 * kept
            bar.set_width(width)
            words.set_x(width + 4)
            words.set_text(_("no such column") if np.isnan(kept) else f"{width:.0f}%")

    def sentence(self, result):
        crowd = _(
            "Of {customers:,} customers {unique:.1%} are the only one of their kind; the smallest "
            "group has {smallest:,}."
        ).format(**result)
        price = _(
            "{below:.1%} are in groups smaller than {k} and would have to be held back. {lost:.0%} "
            "of the information in the columns is lost."
        ).format(**result)
        return f"{crowd} {price}"


def _levels(description, options, value=None):
    return SelectionSlider(
        options=options,
        value=options[0][1] if value is None else value,
        description=description,
        tooltip=description,
        style=LABEL,
        layout=WIDTH,
    )


@cache
def _columns(file):
    """Return a file's columns at every level: codes, their number, and information kept."""
    values = _cdnow() if file == "cdnow" else _veretta()
    order = np.random.default_rng(ORDER_SEED).permutation(len(values["date"]["day"]))
    return {
        column: {level: _coded(np.asarray(one)[order], levels) for level, one in levels.items()}
        for column, levels in values.items()
    }


def _people(file):
    return len(_columns(file)["date"]["day"][0])


def _coded(values, levels):
    """Return whole numbers for the values, how many there are, and the share of bits kept."""
    codes, distinct = pd.factorize(values)
    finest = next(iter(levels.values()))
    bits = _bits(finest)
    return codes, len(distinct), _bits(values) / bits if bits else float("nan")


def _bits(values):
    return entropy(pd.Series(values).value_counts().to_numpy(), base=2)


def _cdnow():
    first = data.load_cdnow_master().drop_duplicates("customer")
    nothing = np.zeros(len(first), dtype=int)
    return {
        "date": _dates(first["date"], nothing),
        "amount": _amounts(first["amount"], RECEIPT_BANDS, nothing),
        "place": dict.fromkeys(("postcode", "district", "region", "out"), nothing),
    }


def _veretta():
    records = data.load_crm_export().drop(columns=list(crm.AGREED))
    persons = data.load_crm_export_truth().set_index("record")["person"]
    people = crm.one_row_a_person(records.assign(person=records["record"].map(persons)))
    nothing = np.zeros(len(people), dtype=int)
    return {
        "date": _dates(people["born"], nothing),
        "amount": _amounts(people["spent"], crm.SPENT_BANDS, nothing),
        "place": {
            "postcode": people["postcode"],
            "district": people["postcode"].str[:3],
            "region": people["region"],
            "out": nothing,
        },
    }


def _dates(dates, nothing):
    # Weeks from Wednesday, 1 January 1997, so that the first receipts fill whole weeks.
    days = (dates - pd.Timestamp("1997-01-01")).dt.days
    return {
        "day": days,
        "week": days // 7,
        "month": dates.dt.year * 12 + dates.dt.month,
        "year": dates.dt.year,
        "decade": dates.dt.year // 10,
        "out": nothing,
    }


def _amounts(amounts, bands, nothing):
    return {
        "exact": (100 * amounts).round(),
        "whole": np.floor(amounts),
        "tens": np.floor(amounts / 10),
        "bands": np.searchsorted(bands, amounts, side="left"),
        "out": nothing,
    }
