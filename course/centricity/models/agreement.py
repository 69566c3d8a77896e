"""Agreement between two coders: how often, and how far beyond chance.

Codes are any values that can be told apart: words, numbers, truth values. A pair in which one code
is missing (None or NaN) is left out.

Sources
-------
Cohen (1960), "A coefficient of agreement for nominal scales", for kappa. The closed form under
prevalence is algebra for two coders who are right equally often and err independently;
`tests/models/test_agreement.py` checks it against drawn codes and kappa against statsmodels.
"""

import unicodedata

import numpy as np
import pandas as pd

from centricity.models.inputs import numbers, plain


def code_matrix(first, second, labels=None):
    """Return how often each pair of codes was given, missing codes left out.

    Parameters
    ----------
    first, second : sequence
        The codes of two coders for the same units in the same order.
    labels : sequence, optional
        The code book: every allowed code once, in the order of the table. The codes that occur,
        sorted, if not given.

    Returns
    -------
    pandas.DataFrame
        Counts; a row for each code of the first coder, a column for each code of the second. Codes
        of the code book that nobody used have rows and columns of zeros.

    Raises
    ------
    ValueError
        If the coders have not coded equally many units, the code book names a code twice, or a
        code is not in it.

    Examples
    --------
    >>> code_matrix(["yes", "no", "no", None], ["yes", "yes", "no", "no"], ["no", "yes"])
         no  yes
    no    1    1
    yes   0    1
    """
    pairs = _pairs(first, second)
    used = pd.concat([pairs["first"], pairs["second"]]).unique()
    labels = sorted(used) if labels is None else list(labels)
    if len(set(labels)) < len(labels):
        raise ValueError(f"labels is {labels!r}; every code must stand in it once.")
    strangers = [code for code in used if code not in labels]
    if strangers:
        raise ValueError(f"labels is {labels!r}; the code {strangers[0]!r} is not in it.")
    table = pd.crosstab(pairs["first"], pairs["second"])
    table = table.reindex(index=labels, columns=labels, fill_value=0)
    return table.rename_axis(index=None, columns=None)


def percent_agreement(first, second):
    """Return the share of units to which two coders gave the same code, 0 to 1.

    Parameters
    ----------
    first, second
        As in `code_matrix`.

    Returns
    -------
    float
        NaN if there is no unit that both coded.

    Raises
    ------
    ValueError
        If the coders have not coded equally many units.

    Examples
    --------
    >>> percent_agreement(["firm", "firm", "employee"], ["firm", "employee", "employee"])
    0.6666666666666666
    """
    pairs = _pairs(first, second)
    if pairs.empty:
        return np.nan
    return float(np.mean([one == other for one, other in _rows(pairs)]))


def chance_agreement(first, second):
    """Return the agreement to expect from coders who deal out their own codes at random.

    It is the sum, over codes, of the shares in which the two coders use that code, multiplied.

    Parameters
    ----------
    first, second
        As in `code_matrix`.

    Returns
    -------
    float
        NaN if there is no unit that both coded.

    Raises
    ------
    ValueError
        If the coders have not coded equally many units.

    Examples
    --------
    >>> chance_agreement(["yes", "no"], ["yes", "yes"])
    0.5
    """
    pairs = _pairs(first, second)
    if pairs.empty:
        return np.nan
    shares = [pairs[coder].value_counts() / len(pairs) for coder in ("first", "second")]
    return float(shares[0].mul(shares[1], fill_value=0).sum())


def cohen_kappa(first, second):
    """Return Cohen's kappa: agreement beyond chance, as a share of what chance leaves open.

    Parameters
    ----------
    first, second
        As in `code_matrix`.

    Returns
    -------
    float
        1 for full agreement, 0 for as much as chance gives, negative for less. NaN where chance
        alone would give full agreement (both coders used one and the same code throughout), and
        where there is no unit that both coded.

    Raises
    ------
    ValueError
        If the coders have not coded equally many units.

    Examples
    --------
    >>> first = ["yes"] * 25 + ["no"] * 25
    >>> second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    >>> round(cohen_kappa(first, second), 4)
    0.4
    >>> cohen_kappa(["yes", "yes"], ["yes", "yes"])
    nan
    """
    return plain(_beyond(percent_agreement(first, second), chance_agreement(first, second)))


def agreement_under_prevalence(prevalence, accuracy):
    """Return the agreement of two coders who are right equally often and err independently.

    Parameters
    ----------
    prevalence : float or array
        Share of units to which one of two codes truly belongs, 0 to 1. It doesn't change the
        answer, only its shape.
    accuracy : float or array
        Share of units that each coder codes rightly, whatever the true code, 0 to 1.

    Returns
    -------
    float or numpy.ndarray
        ``q**2 + (1 - q)**2``: both right, or both wrong.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> round(agreement_under_prevalence(0.98, 0.9), 2)
    0.82
    """
    prevalence = numbers("prevalence", prevalence, low=0, high=1)
    accuracy = numbers("accuracy", accuracy, low=0, high=1)
    both = accuracy**2 + (1 - accuracy) ** 2
    return plain(np.broadcast_to(both, np.broadcast(prevalence, accuracy).shape).copy())


def kappa_under_prevalence(prevalence, accuracy):
    """Return the kappa of two coders who are right equally often and err independently.

    Parameters
    ----------
    prevalence, accuracy
        As in `agreement_under_prevalence`.

    Returns
    -------
    float or numpy.ndarray
        What kappa tends to when there are many units; NaN where both coders would use one code
        only, so that kappa is not defined.

    Raises
    ------
    ValueError
        If a number is out of range or not a number.

    Examples
    --------
    >>> kappa_under_prevalence(np.array([0.5, 0.9, 0.98]), 0.9).round(2)
    array([0.64, 0.39, 0.12])
    """
    observed = agreement_under_prevalence(prevalence, accuracy)
    prevalence, accuracy = np.asarray(prevalence, float), np.asarray(accuracy, float)
    named = prevalence * accuracy + (1 - prevalence) * (1 - accuracy)
    return plain(_beyond(observed, named**2 + (1 - named) ** 2))


def jaccard_overlaps(lists):
    """Return how much each pair of lists has in common: shared names over all names of the two.

    Capital letters, blanks around a name and the way Unicode spells a letter make no difference,
    nor does the order of a list or a name that stands in it twice.

    Parameters
    ----------
    lists : dict of str to list of str

    Returns
    -------
    pandas.DataFrame
        A row and a column for each list, in the order given. NaN where both lists are empty.

    Raises
    ------
    ValueError
        If a name is not text.

    Examples
    --------
    >>> jaccard_overlaps({"one": ["Apple", "Sonos"], "two": ["apple ", "Honda"]}).round(2)
          one   two
    one  1.00  0.33
    two  0.33  1.00
    """
    sets = {key: {_plain_name(key, name) for name in names} for key, names in lists.items()}
    table = [[_jaccard(one, other) for other in sets.values()] for one in sets.values()]
    return pd.DataFrame(table, index=list(sets), columns=list(sets), dtype=float)


def _pairs(first, second):
    """Return the codes side by side, without the units that a coder left open."""
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError(
            f"first has {len(first)} codes and second has {len(second)}; "
            "they must code the same units."
        )
    columns = {"first": pd.Series(first, dtype=object), "second": pd.Series(second, dtype=object)}
    return pd.DataFrame(columns).dropna(ignore_index=True)


def _rows(pairs):
    return pairs.itertuples(index=False, name=None)


def _beyond(observed, chance):
    """Return agreement beyond chance; NaN where chance leaves nothing open."""
    open_to_skill = 1 - np.asarray(chance, dtype=float)
    defined = open_to_skill > 0
    return np.where(defined, (observed - chance) / np.where(defined, open_to_skill, 1.0), np.nan)


def _plain_name(key, name):
    if not isinstance(name, str):
        raise ValueError(f"lists[{key!r}] holds {name!r}; every name must be text.")
    return unicodedata.normalize("NFC", name).strip().casefold()


def _jaccard(one, other):
    return len(one & other) / len(one | other) if one | other else np.nan
