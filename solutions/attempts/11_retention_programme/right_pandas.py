# vanilla: 16 isolated: 16
# pandas wherever it goes: means of masks, pivot tables, explode.

# %% answer="effect"
def average_effect(treated, stayed):
    frame = pd.DataFrame({"t": pd.Series(list(treated), dtype=bool), "s": pd.Series(list(stayed), dtype=float)})
    arms = frame.groupby("t")["s"].agg(["mean", "size"]).reindex([True, False])
    if pd.isna(arms.loc[True, "size"]):
        raise ValueError("treated: nobody")
    if pd.isna(arms.loc[False, "size"]):
        raise ValueError("untreated: nobody")
    error = (arms["mean"] * (1 - arms["mean"]) / arms["size"]).sum() ** 0.5
    effect = arms.loc[True, "mean"] - arms.loc[False, "mean"]
    return effect, effect - 1.96 * error, effect + 1.96 * error

# %% answer="groups"
def uplift_by_group(trial, group):
    missing = [name for name in ("called", "renewed", group) if name not in trial]
    if missing:
        raise ValueError(f"no column {missing[0]}")
    called = trial[trial["called"] == 1].groupby(group)["renewed"].mean()
    others = trial[trial["called"] == 0].groupby(group)["renewed"].mean()
    every = sorted(trial[group].unique())
    return called.reindex(every) - others.reindex(every)

# %% answer="profit"
def policy_profit(effects, cost, value):
    if cost < 0:
        raise ValueError("cost")
    if value < 0:
        raise ValueError("value")
    gains = pd.Series(list(effects), dtype=float).mul(value).sub(cost)
    return float(gains.clip(lower=0).sum())

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
    table = trial[["called", "renewed"]].copy()
    table["band"] = (trial["score"] // 10).clip(upper=9)
    cells = table.pivot_table(index="band", columns="called", values="renewed", aggfunc=["mean", "size"])
    try:
        enough = (cells["size"][0] >= 30) & (cells["size"][1] >= 30)
        pays = (cells["mean"][1] - cells["mean"][0]) * value > cost
    except KeyError:
        return []
    return [int(one) for one in cells.index[enough & pays]]

# %% answer="shapley"
def shapley_attribution(paths):
    touches = paths.assign(channel=paths["path"].str.split(">")).explode("channel")
    touches["channel"] = touches["channel"].str.strip()
    touches = touches.reset_index().drop_duplicates(["index", "channel"])
    touches["part"] = touches["conversions"] / touches.groupby("index")["channel"].transform("size")
    return touches.groupby("channel")["part"].sum().to_dict()

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
