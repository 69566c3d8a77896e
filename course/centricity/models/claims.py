"""Who repeats whom: walking from a claim to the evidence behind it.

Claims are a frame indexed by id with a column ``own_data`` (bool), links a frame with columns
``claim`` and ``repeats``, as `centricity.data.load_claims` and `load_claim_links` give them.
A claim may repeat several others, and claims may repeat each other in a circle.
"""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def behind(links, claim):
    """Return every claim that a claim goes back to, directly or by way of others.

    Parameters
    ----------
    links : pandas.DataFrame
        Columns ``claim`` and ``repeats``.
    claim : str
        Where to begin.

    Returns
    -------
    list of str
        Ids, the nearest first. A claim in a circle goes back to itself.

    Examples
    --------
    >>> import pandas as pd
    >>> links = pd.DataFrame({"claim": ["slide", "blog"], "repeats": ["blog", "study"]})
    >>> behind(links, "slide")
    ['blog', 'study']
    """
    repeats = links.groupby("claim")["repeats"].agg(list).to_dict()
    found, waiting = [], list(repeats.get(claim, []))
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found.append(one)
            waiting.extend(repeats.get(one, []))
    return found


def unsupported_claims(claims, links):
    """Return the claims that lead to nobody's data, however far you follow them.

    A claim is supported if it has data of its own, or if some claim behind it has. Supported
    doesn't mean true: the data may be poor, and what they say may have changed on the way.

    Parameters
    ----------
    claims : pandas.DataFrame
        Indexed by id, with a column ``own_data`` (bool).
    links : pandas.DataFrame
        Columns ``claim`` and ``repeats``, both ids of `claims`.

    Returns
    -------
    list of str
        Ids in alphabetical order.

    Raises
    ------
    ValueError
        If an id occurs twice, or a link names a claim that isn't there.

    Examples
    --------
    >>> import pandas as pd
    >>> claims = pd.DataFrame({"own_data": [False, True, False]}, index=["slide", "study", "hunch"])
    >>> links = pd.DataFrame({"claim": ["slide"], "repeats": ["study"]})
    >>> unsupported_claims(claims, links)
    ['hunch']
    """
    _check(claims, links)
    with_data = set(claims.index[claims["own_data"]])
    return sorted(
        claim
        for claim in claims.index
        if claim not in with_data and with_data.isdisjoint(behind(links, claim))
    )


def circles(links):
    """Return the circles: groups of claims each of which goes back to all of its group.

    Parameters
    ----------
    links : pandas.DataFrame
        Columns ``claim`` and ``repeats``.

    Returns
    -------
    list of list of str
        Each group in alphabetical order, and the groups too. A claim that repeats itself is a
        group of one.

    Examples
    --------
    >>> import pandas as pd
    >>> circles(pd.DataFrame({"claim": ["a", "b", "c"], "repeats": ["b", "a", "a"]}))
    [['a', 'b']]
    """
    names = sorted(set(links["claim"]) | set(links["repeats"]))
    number = {name: index for index, name in enumerate(names)}
    ends = links["claim"].map(number), links["repeats"].map(number)
    graph = coo_array((np.ones(len(links)), ends), shape=(len(names), len(names)))
    _, group = connected_components(graph, connection="strong")
    itself = set(links.loc[links["claim"] == links["repeats"], "claim"])
    groups = [[name for name in names if group[number[name]] == one] for one in set(group)]
    return sorted(one for one in groups if len(one) > 1 or one[0] in itself)


def _check(claims, links):
    twice = claims.index[claims.index.duplicated()]
    if len(twice):
        raise ValueError(f"claims holds the id {twice[0]!r} more than once.")
    for column in ("claim", "repeats"):
        unknown = links.loc[~links[column].isin(claims.index), column]
        if len(unknown):
            raise ValueError(
                f"links, column {column!r}, row {unknown.index[0]}: "
                f"{unknown.iloc[0]!r} is not a claim."
            )
