# vanilla: 16 isolated: 16
# Plain loops and dicts wherever possible.

# %% answer="equity"
def customer_equity(people, discount):
    if not discount > 0:
        raise ValueError("discount")
    totals = {}
    for firm, m, r in zip(people["firm"], people["margin"], people["retention"]):
        if not 0 <= r <= 1:
            raise ValueError(f"retention is {r}")
        if m != m:
            raise ValueError(f"margin is {m}")
        if not isinstance(firm, str):
            firm = "nobody"
        totals[firm] = totals.get(firm, 0.0) + m * r / (1 + discount - r)
    firms = sorted(totals)
    return pd.Series([totals[firm] for firm in firms], index=firms, dtype=float)

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    if budget < 0:
        raise ValueError("budget is negative")
    if floor < 0:
        raise ValueError("floor is negative")
    for column in ("room", "gain"):
        if (segments[column] < 0).any():
            raise ValueError(column + " is negative")
    names = list(segments["segment"])
    room = dict(zip(names, segments["room"].astype(float)))
    gain = dict(zip(names, segments["gain"].astype(float)))
    got = {name: min(float(floor), room[name]) for name in names}
    left = budget - sum(got.values())
    if left < 0:
        raise ValueError("the budget is too small for the floors")
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

# %% answer="policy"
def policy(view):
    cash = view["cash"]
    return {"acquisition": 0.27 * cash, "product": 0.23 * cash, "service_all": 0.39 * cash,
            "feedback": 0.06 * cash, "data": 0.05 * cash}

# %% answer="regret"
def regret_table(results):
    games = {}
    for _, row in results.iterrows():
        game = games.setdefault((row["scenario"], row["seed"]), {})
        if row["policy"] in game:
            raise ValueError("the policy " + row["policy"] + " was played twice")
        game[row["policy"]] = row["equity"]
    policies = sorted(set(results["policy"]))
    found = {}
    for (scenario, _seed), game in games.items():
        best = max(game.values())
        for policy in policies:
            if policy not in game:
                raise ValueError("no game of the policy " + policy)
            found.setdefault((scenario, policy), []).append((best - game[policy]) / best)
    scenarios = sorted(set(results["scenario"]))
    rows = {s: [float(np.mean(found[s, p])) for p in policies] for s in scenarios}
    rows["worst"] = [max(rows[s][i] for s in scenarios) for i in range(len(policies))]
    return pd.DataFrame(rows, index=policies).T

# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    if any(chance < 0 for chance in beliefs.values()):
        raise ValueError("beliefs below 0")
    if abs(sum(beliefs.values()) - 1) > 1e-6:
        raise ValueError("beliefs must add up to 1")
    ranking = []
    for policy, games in results.groupby("policy"):
        total, passes = 0, True
        for scenario, chance in beliefs.items():
            here = games[games["scenario"] == scenario]
            if here.empty:
                raise ValueError("beliefs in a market without results")
            if chance == 0:
                continue
            passes = passes and here["satisfaction"].mean() >= least_satisfaction
            total += chance * here["equity"].mean()
        if passes:
            ranking.append((-total, policy))
    return min(ranking)[1] if ranking else None

# %% answer="kpi"
def declaration_to_kpi(declaration):
    asked = ("metric", "unit", "base", "target", "start", "due", "who")

    def there(name):
        value = declaration.get(name)
        if isinstance(value, str):
            return value.strip() != ""
        return not pd.isna(value)

    missing = [name for name in asked if not there(name)]
    result = {"missing": missing, "pace": None, "kpi": None}
    if all(there(name) for name in asked[2:6]):
        base, target, start, due = (declaration[name] for name in asked[2:6])
        if due <= start:
            raise ValueError("due comes too early")
        if target == base:
            raise ValueError("the target is the base")
        result["pace"] = (target - base) / (due - start).days * 365.25
    if not missing:
        text = "{metric}: from {base:g} to {target:g} {unit} by {due}, measured by {who}"
        result["kpi"] = text.format(**{**declaration, "due": declaration["due"].isoformat()})
    return result

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
        raise ValueError("the base case was not run")
    rows = {}
    for name, values in alone.items():
        if values:
            low, high = min(values + same), max(values + same)
            rows[name] = (float(low), float(high), float(high - low))
    order = sorted(rows, key=lambda name: (-rows[name][2], name))
    return pd.DataFrame([rows[name] for name in order], index=order, columns=["low", "high", "swing"])
