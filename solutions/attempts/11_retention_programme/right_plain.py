# vanilla: 16 isolated: 16
# The plain answers that most of the wrong attempts start from.

# %% answer="effect"
def average_effect(treated, stayed):
    """Return the difference of two shares with its 95% interval."""
    treated, stayed = np.asarray(treated, dtype=bool), np.asarray(stayed, dtype=bool)
    shares, variances = [], []
    for name, arm in [("treated", stayed[treated]), ("untreated", stayed[~treated])]:
        if not arm.size:
            raise ValueError(f"nobody is in the {name} arm")
        share = arm.mean()
        shares.append(share)
        variances.append(share * (1 - share) / arm.size)
    effect = shares[0] - shares[1]
    margin = 1.96 * sum(variances) ** 0.5
    return float(effect), float(effect - margin), float(effect + margin)

# %% answer="groups"
def uplift_by_group(trial, group):
    """Return the difference of the two shares who renewed, group by group."""
    for column in ("called", "renewed", group):
        if column not in trial:
            raise ValueError(f"the trial has no column {column}")
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack()
    shares = shares.reindex(columns=[0, 1])
    return shares[1] - shares[0]

# %% answer="profit"
def policy_profit(effects, cost, value):
    """Return the profit of calling those customers who are worth it."""
    if cost < 0:
        raise ValueError("cost must not be negative")
    if value < 0:
        raise ValueError("value must not be negative")
    gains = np.asarray(effects, dtype=float) * value - cost
    return float(np.maximum(gains, 0).sum())

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    """Return after how many payments a customer's acquisition cost is covered."""
    if spend < 0:
        raise ValueError("spend must not be negative")
    if new_customers < 0:
        raise ValueError("new_customers must not be negative")
    if margin <= 0:
        raise ValueError("margin must be above 0")
    if not 0 <= retention <= 1:
        raise ValueError("retention must lie between 0 and 1")
    if not new_customers:
        return np.inf if spend else 0.0
    cost = spend / new_customers
    if cost > margin and cost * (1 - retention) >= margin:
        return np.inf
    paid, payment, count = 0.0, margin, 0
    while paid < cost:
        paid, payment, count = paid + payment, payment * retention, count + 1
    return float(count)

# %% answer="desk"
def bands_to_call(trial, cost, value):
    """Return the tens of the score in which a call earned more than it cost."""
    bands = trial.assign(band=np.minimum(trial["score"] // 10, 9))
    sizes = bands.groupby("band")["called"].agg(["sum", "size"])
    smaller = np.minimum(sizes["sum"], sizes["size"] - sizes["sum"])
    pays = (uplift_by_group(bands, "band") * value > cost) & (smaller >= 30)
    return [int(band) for band in sizes.index[pays]]

# %% answer="shapley"
def shapley_attribution(paths):
    """Return each channel's Shapley value."""
    credit = {}
    for path, conversions in paths[["path", "conversions"]].itertuples(index=False):
        channels = {channel.strip() for channel in path.split(">")}
        for channel in channels:
            credit[channel] = credit.get(channel, 0.0) + float(conversions) / len(channels)
    return credit

# %% answer="markov"
def markov_attribution(paths):
    """Return each channel's share of all removal effects."""
    everything = conversion_chance(paths)
    if not everything:
        raise ValueError("there is no conversion to share out")
    channels = {channel.strip() for path in paths["path"] for channel in path.split(">")}
    effects = {one: 1 - conversion_chance(paths, without=one) / everything for one in channels}
    total = sum(effects.values())
    return {channel: effect / total for channel, effect in effects.items()}
