# vanilla: 16 isolated: 16
# NumPy throughout: bincount, weights and a closed form for the payback.

# %% answer="effect"
def average_effect(treated, stayed):
    t = np.asarray(treated).astype(bool)
    s = np.asarray(stayed).astype(float)
    n = np.bincount(t, minlength=2)
    if n.size == 0 or n[1] == 0:
        raise ValueError("no one was treated")
    if n[0] == 0:
        raise ValueError("no one was untreated")
    p = np.bincount(t, weights=s, minlength=2) / n
    half = 1.96 * np.sqrt((p * (1 - p) / n).sum())
    effect = p[1] - p[0]
    return np.array([effect, effect - half, effect + half])

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
    if min(cost, value) < 0:
        raise ValueError(f"cost {cost} and value {value} must not be negative")
    return float(np.maximum(np.array(list(effects), dtype=float) * value - cost, 0).sum())

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    if spend < 0:
        raise ValueError("spend < 0")
    if new_customers < 0:
        raise ValueError("new_customers < 0")
    if margin <= 0:
        raise ValueError("margin <= 0")
    if not (retention >= 0 and retention <= 1):
        raise ValueError("retention")
    if spend == 0:
        return 0.0
    if new_customers == 0:
        return np.inf
    need = spend / new_customers / margin
    if retention == 1:
        return float(np.ceil(need - 1e-9))
    if need <= 1:
        return 1.0
    room = 1 - need * (1 - retention)
    if retention == 0 or room <= 1e-12:
        return np.inf
    return float(np.ceil(np.log(room) / np.log(retention) - 1e-9))

# %% answer="desk"
def bands_to_call(trial, cost, value):
    score, called, renewed = (trial[name].to_numpy() for name in ("score", "called", "renewed"))
    band = np.minimum(score // 10, 9)
    n1 = np.bincount(band[called == 1], minlength=10)
    n0 = np.bincount(band[called == 0], minlength=10)
    r1 = np.bincount(band[called == 1], weights=renewed[called == 1], minlength=10)
    r0 = np.bincount(band[called == 0], weights=renewed[called == 0], minlength=10)
    enough = (n1 >= 30) & (n0 >= 30)
    effect = r1 / np.maximum(n1, 1) - r0 / np.maximum(n0, 1)
    return np.flatnonzero(enough & (effect * value > cost)).tolist()

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
