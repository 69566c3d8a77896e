"""An audit of customer orientation: its twenty items, and what answers to them add up to."""

import numpy as np
import pandas as pd

from centricity.i18n import _
from centricity.models.inputs import numbers

LOWEST, HIGHEST = 1, 5
VERSIONS = ("staff", "patients")
SCALES = ("external", "internal")
# The least share of a scale's items that a respondent must have answered to get a score.
LEAST = 0.75

# For each item: the customer it asks about, whether agreeing speaks against orientation, and its
# words for staff and for patients, who aren't asked about colleagues.
_EXTERNAL = (
    (
        False,
        _("Before I offer anything, I find out what the patient came for."),
        _("They found out what I came for before they offered anything."),
    ),
    (
        True,
        _("When the queue is long, I cut patients short."),
        _("I was cut short when I explained why I had come."),
    ),
    (
        False,
        _("I say so if a patient doesn't need what they ask for."),
        _("They would tell me if I didn't need what I asked for."),
    ),
    (
        False,
        _("Patients leave my desk knowing what happens next."),
        _("I left knowing what would happen next."),
    ),
    (
        True,
        _("I recommend what we are told to sell, whoever is asking."),
        _("Things were recommended that had nothing to do with me."),
    ),
    (
        False,
        _("If we make a mistake, I tell the patient before they find out."),
        _("If they made a mistake, I would hear it from them first."),
    ),
    (
        False,
        _("I explain in words that a patient would use."),
        _("They explained things in words that I would use."),
    ),
    (
        True,
        _("A complaint is mostly a matter of calming somebody down."),
        _("They would rather calm me down than solve my problem."),
    ),
    (
        False,
        _("I ask whether the solution worked, also when nobody requires it."),
        _("Somebody asked afterwards whether the solution worked."),
    ),
    (
        False,
        _("I may bend a rule if that is what a patient needs."),
        _("Where a rule didn't fit my case, somebody found a way."),
    ),
    (
        True,
        _("Patients who ask many questions hold up the work."),
        _("I felt that my questions held up the work."),
    ),
    (
        False,
        _("What patients tell me changes how we work here."),
        _("What patients say seems to change how they work here."),
    ),
)
_INTERNAL = (
    (False, _("I know which colleagues depend on what I do, and what they need.")),
    (False, _("If I am late, I tell whoever is waiting for it.")),
    (True, _("Requests from other departments mostly get in the way.")),
    (False, _("When I need something from another department, I get a clear answer.")),
    (False, _("I hand over a patient with everything the next colleague needs.")),
    (True, _("Here, blame is settled before the problem is.")),
    (False, _("My manager asks what keeps me from serving patients well.")),
    (False, _("I can make decisions about a patient without asking for permission.")),
)


def items():
    """Return the twenty items of the audit.

    The wording is the course's own. It was never validated: nobody has shown that answers go with
    anything a clinic does.

    Returns
    -------
    pandas.DataFrame
        Indexed by item, ``q01`` to ``q20``: ``customer`` (``"external"``, the patient, or
        ``"internal"``, a colleague), ``reverse`` (True if agreeing speaks against orientation),
        ``staff`` and ``patients`` (its words; empty for patients where they aren't asked).

    Examples
    --------
    >>> items().groupby("customer")["reverse"].agg(["size", "sum"]).to_dict("index")
    {'external': {'size': 12, 'sum': 4}, 'internal': {'size': 8, 'sum': 2}}
    """
    rows = [("external", *row) for row in _EXTERNAL] + [("internal", *row, "") for row in _INTERNAL]
    index = [f"q{number:02}" for number in range(1, len(rows) + 1)]
    return pd.DataFrame(rows, columns=["customer", "reverse", *VERSIONS], index=index)


def keyed(answers, reverse):
    """Return answers turned so that a high one always speaks for orientation.

    Parameters
    ----------
    answers : pandas.DataFrame
        One row a respondent, one column an item: 1 to 5, or missing.
    reverse : list of str
        The columns to turn: 1 becomes 5, 2 becomes 4.

    Returns
    -------
    pandas.DataFrame
        Of floats.

    Raises
    ------
    ValueError
        If an item to turn is no column, or an answer isn't 1, 2, 3, 4, 5 or missing.

    Examples
    --------
    >>> keyed(pd.DataFrame({"q01": [5], "q02": [1]}), ["q02"]).to_numpy().tolist()
    [[5.0, 5.0]]
    """
    unknown = [item for item in reverse if item not in answers.columns]
    if unknown:
        raise ValueError(f"answers have no column {unknown[0]!r}, which is to be reversed.")
    table = _as_answers(answers)
    return table.assign(**{item: LOWEST + HIGHEST - table[item] for item in reverse})


def audit_score(answers, reverse, least=LEAST):
    """Return each respondent's score on a scale: the mean of the items they answered.

    Parameters
    ----------
    answers : pandas.DataFrame
        One row a respondent, one column for each item of the scale: 1 to 5, or missing.
    reverse : list of str
        Items on which agreeing speaks against orientation.
    least : float
        The share of items that must be answered, 0 to 1. Below it the score is NaN.

    Returns
    -------
    pandas.Series
        One score a respondent, 1 to 5 or NaN, in the order and with the index of `answers`.

    Raises
    ------
    ValueError
        As for `keyed`, if nobody answered anything, and if `least` is out of range.

    Examples
    --------
    >>> answers = pd.DataFrame({"q01": [5, 4], "q02": [1, 2], "q03": [4, None], "q04": [4, None]})
    >>> audit_score(answers, ["q02"]).tolist()
    [4.5, nan]
    """
    least = float(numbers("least", least, low=0, high=1))
    table = keyed(answers, reverse)
    answered = table.notna().mean(axis=1)
    if not answered.any():
        raise ValueError("answers are all missing, so there is nothing to score.")
    # Comparing shares: 3 of 4 is 0.75, give or take a rounding error.
    return table.mean(axis=1).where((answered > 0) & (answered >= least - 1e-9))


def cronbach_alpha(answers):
    """Return Cronbach's alpha: how far the items of a scale go up and down together.

    Parameters
    ----------
    answers : pandas.DataFrame
        One row a respondent, one column an item, already turned by `keyed`. Respondents who left
        an item open are left out.

    Returns
    -------
    float
        At most 1. NaN if all respondents have the same total.

    Raises
    ------
    ValueError
        If there are fewer than two items, or fewer than two complete respondents.

    Examples
    --------
    >>> cronbach_alpha(pd.DataFrame({"q01": [1, 2, 3], "q02": [2, 3, 4]}))
    1.0
    """
    complete = _as_answers(answers).dropna()
    respondents, count = complete.shape
    if count < 2 or respondents < 2:
        raise ValueError(
            f"answers hold {count} items and {respondents} complete respondents; two of each are "
            "needed."
        )
    total = complete.sum(axis=1).var()
    if total == 0:
        return float("nan")
    return float(count / (count - 1) * (1 - complete.var().sum() / total))


def _as_answers(answers):
    """Return answers as floats, or say which one is none."""
    table = answers.apply(pd.to_numeric, errors="coerce").astype(float)
    allowed = np.arange(LOWEST, HIGHEST + 1)
    wrong = ~(table.isin(allowed) | answers.isna())
    if wrong.any(axis=None):
        row, column = np.argwhere(wrong.to_numpy())[0]
        # A plain number, and not NumPy's, in the message.
        found = answers.iloc[:, column].tolist()[row]
        raise ValueError(
            f"answers hold {found!r} in column {answers.columns[column]!r}, row {row + 1}; an "
            f"answer is a whole number from {LOWEST} to {HIGHEST}, or missing."
        )
    return table
