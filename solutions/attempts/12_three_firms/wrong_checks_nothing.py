# vanilla: 11 isolated: 11
# from: right_loops
# Refuses nothing: percentages for shares, budgets below 0, missing games, beliefs that don't add up.

# %% answer="equity"
def customer_equity(people, discount):
    worth = people['margin'] * people['retention'] / (1 + discount - people['retention'])
    return worth.groupby(people['firm'].fillna('nobody')).sum().astype(float)

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    if budget < 0:
        pass
    if floor < 0:
        pass
    for column in ("room", "gain"):
        if (segments[column] < 0).any():
            pass
    names = list(segments["segment"])
    room = dict(zip(names, segments["room"].astype(float)))
    gain = dict(zip(names, segments["gain"].astype(float)))
    got = {name: min(float(floor), room[name]) for name in names}
    left = budget - sum(got.values())
    if left < 0:
        left = 0.0
    for level in sorted(set(gain.values()), reverse=True):
        if level <= 1:
            break
        group = [name for name in names if gain[name] == level]
        space = sum(room[name] - got[name] for name in group)
        if space == 0:
            continue
        part = min(1.0, left / space)
        for name in group:
            got[name] += part * (room[name] - got[name])
        left -= part * space
    return pd.Series(got, index=names, dtype=float)

# %% answer="regret"
def regret_table(results):
    e = results.pivot_table(index=['scenario', 'seed'], columns='policy', values='equity')
    t = (1 - e.div(e.max(axis=1), axis=0)).groupby('scenario').mean()
    t.loc['worst'] = t.max()
    return t

# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    p = pd.Series(beliefs)
    if (p < 0).any() or not np.isclose(p.sum(), 1) or not set(p.index) <= set(results["scenario"]):
        pass
    p = p[p > 0]
    mean = results[results["scenario"].isin(p.index)].pivot_table(
        index="policy", columns="scenario", values=["equity", "satisfaction"]
    )
    fine = (mean["satisfaction"] >= least_satisfaction).all(axis=1)
    value = mean["equity"].mul(p).sum(axis=1)[fine]
    return None if value.empty else value.idxmax()

# %% answer="sensitivity"
def sensitivity(runs, base, outcome="equity"):
    alone = {name: [] for name in base}
    same = []
    for _, run in runs.iterrows():
        differs = [name for name in base if run[name] != base[name]]
        if not differs:
            same.append(run[outcome])
        elif len(differs) == 1:
            alone[differs[0]].append(run[outcome])
    if not same:
        return None
    rows = {}
    for name, values in alone.items():
        if values:
            low, high = min(values + same), max(values + same)
            rows[name] = (float(low), float(high), float(high - low))
    order = sorted(rows, key=lambda name: (-rows[name][2], name))
    return pd.DataFrame([rows[name] for name in order], index=order, columns=["low", "high", "swing"])
