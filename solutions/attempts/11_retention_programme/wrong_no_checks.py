# vanilla: 11 isolated: 11
# from: right_plain
# The sums are right, and nothing is ever refused.

# %% answer="effect"
def average_effect(treated, stayed):
    t, s = np.asarray(treated, dtype=bool), np.asarray(stayed, dtype=float)
    p1, n1 = s[t].sum() / max(t.sum(), 1), max(t.sum(), 1)
    p0, n0 = s[~t].sum() / max((~t).sum(), 1), max((~t).sum(), 1)
    error = (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) ** 0.5
    return float(p1 - p0), float(p1 - p0 - 1.96 * error), float(p1 - p0 + 1.96 * error)

# %% answer="groups"
def uplift_by_group(trial, group):
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack().reindex(columns=[0, 1])
    return shares[1] - shares[0]

# %% answer="profit"
def policy_profit(effects, cost, value):
    return float(sum(max(effect * value - cost, 0) for effect in effects))

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    """Return after how many payments a customer's acquisition cost is covered."""
    if not new_customers:
        return np.inf if spend else 0.0
    cost = spend / new_customers
    if cost > margin and cost * (1 - retention) >= margin:
        return np.inf
    paid, payment, count = 0.0, margin, 0
    while paid < cost:
        paid, payment, count = paid + payment, payment * retention, count + 1
    return float(count)

# %% answer="markov"
def markov_attribution(paths):
    base = max(conversion_chance(paths), 1e-12)
    channels = {one.strip() for path in paths["path"] for one in path.split(">")}
    effects = {one: 1 - conversion_chance(paths, one) / base for one in channels}
    return {one: effect / sum(effects.values()) for one, effect in effects.items()}
