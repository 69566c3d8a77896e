"""Which house policy does best in the player's seat, over many seeds."""

from math import sqrt

import pandas as pd
from scipy.special import stdtrit

from centricity.simulate.market.game import house_results
from centricity.simulate.market.policies import HOUSE
from centricity.simulate.market.scenarios import SCENARIOS


def study(scenarios=None, seeds=range(40), size=2000, policies=HOUSE):
    """Play every house policy in the player's seat, in each scenario and with each seed.

    Parameters
    ----------
    scenarios : sequence of str, optional
        Names from `SCENARIOS`, or "unknown"; the six of `SCENARIOS` if not given.
    seeds : iterable of int
    size : int
        People in the market. Small markets are fast, and noisier.
    policies : dict
        What is played, by name: the house's, or others such as `more_policies.EVERY`.

    Returns
    -------
    pandas.DataFrame
        One row a scenario, seed and policy, in that order: ``scenario``, ``seed``, ``policy``,
        and the outcome.

    Examples
    --------
    >>> study(["alike"], seeds=[1, 2], size=500).shape
    (6, 9)
    """
    names = list(SCENARIOS) if scenarios is None else list(scenarios)
    tables = [one_market(name, seed, size, policies) for name in names for seed in seeds]
    return pd.concat(tables, ignore_index=True)


def one_market(scenario, seed, size, policies=HOUSE):
    """Return the rows of `study` for one scenario and one seed."""
    table = house_results(scenario, seed, size, policies=policies)
    table.insert(0, "seed", seed)
    table.insert(0, "scenario", scenario)
    return table


def winners(results):
    """Return who wins each scenario by customer equity, and how surely.

    Parameters
    ----------
    results : pandas.DataFrame
        As from `study`, with at least two seeds.

    Returns
    -------
    pandas.DataFrame
        One row a scenario: ``scenario``; ``winner``, the policy with the largest mean customer
        equity; ``second``; ``seeds``; ``won``, the share of seeds in which the winner comes first;
        ``lead``, the mean lead over the second as a share of the second's mean equity, and its
        95% interval ``low`` and ``high`` (paired by seed, Student's t).

    Raises
    ------
    ValueError
        If a scenario has fewer than two seeds.
    """
    rows = []
    for name, group in results.groupby("scenario", sort=False):
        equity = group.pivot(index="seed", columns="policy", values="equity")
        if len(equity) < 2:
            raise ValueError(f"The scenario {name!r} has one seed; an interval needs two.")
        winner, second = equity.mean().sort_values(ascending=False).index[:2]
        lead = (equity[winner] - equity[second]) / equity[second].mean()
        half = stdtrit(len(lead) - 1, 0.975) * lead.std() / sqrt(len(lead))
        rows.append(
            {
                "scenario": name,
                "winner": winner,
                "second": second,
                "seeds": len(equity),
                "won": (equity.idxmax(axis=1) == winner).mean(),
                "lead": lead.mean(),
                "low": lead.mean() - half,
                "high": lead.mean() + half,
            }
        )
    return pd.DataFrame(rows)
