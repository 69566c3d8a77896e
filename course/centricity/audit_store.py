"""The reader's own answers to the audit, in one CSV file of the work folder."""

from datetime import date

import pandas as pd

from centricity import keep
from centricity.i18n import _
from centricity.models import audit
from centricity.paths import work

ABOUT = ("day", "place", "version")


def path():
    """Return where the answers are, or would be."""
    return work() / "orientation_audit.csv"


def load():
    """Return the answers kept so far.

    A file that can't be read as answers is set aside under a new name, never deleted.

    Returns
    -------
    pandas.DataFrame
        One row a respondent: ``day``, ``place``, ``version`` (``"staff"`` or ``"patients"``) and
        ``q01`` to ``q20`` (1 to 5, or missing).
    """
    items = audit.items().index
    columns = [*ABOUT, *items]
    if not path().is_file():
        return pd.DataFrame(columns=columns)
    try:
        kept = pd.read_csv(
            path(), dtype=dict.fromkeys(ABOUT, "str"), keep_default_na=False, na_values=[""]
        )
        if list(kept.columns) != columns or not kept["version"].isin(audit.VERSIONS).all():
            raise ValueError
        # It also refuses answers that aren't 1 to 5.
        kept[list(items)] = audit.keyed(kept[list(items)], [])
    except ValueError:
        keep.set_aside(path())
        return pd.DataFrame(columns=columns)
    return kept


def add(place, version, answers):
    """Keep the answers of one respondent, in a file that is whole at any moment.

    Parameters
    ----------
    place : str
        What is audited: a branch, a department, a firm.
    version : str
        ``"staff"`` or ``"patients"``.
    answers : dict
        From item to 1 to 5, or None.

    Raises
    ------
    ValueError
        If no place is named, or nothing was answered.
    OSError
        If the file can't be written; the message says where it was meant to be.
    """
    if not place.strip():
        raise ValueError(_("Name the place that you answer for."))
    given = {item: answer for item, answer in answers.items() if answer is not None}
    if not given:
        raise ValueError(_("Nothing is answered yet, so nothing was kept."))
    row = {"day": date.today().isoformat(), "place": place.strip(), "version": version, **given}
    kept = load()
    rows = [*kept.to_dict("records"), row]
    table = pd.DataFrame(rows, columns=kept.columns)
    table[list(audit.items().index)] = table[list(audit.items().index)].astype(float)
    try:
        with keep.whole(path()) as part:
            table.to_csv(part, index=False, float_format="%.0f", lineterminator="\n")
    except OSError as error:
        raise OSError(
            _("Your answers could not be kept in {path}: {reason}.").format(
                path=path(), reason=error.strerror
            )
        ) from error
