# vanilla: 16 isolated: 16
# Values customers with the clv of lesson 04, which is no answer to this assignment; its policy looks at
# the value shares and at the calendar.

# %% answer="equity"
from centricity.models.clv import clv


def customer_equity(people, discount):
    if discount <= 0:
        raise ValueError("discount must be above 0")
    value = clv(people["margin"].to_numpy(), people["retention"].to_numpy(), discount, "first-excluded")
    copy = people.assign(value=np.asarray(value, dtype=float))
    copy["firm"] = copy["firm"].where(copy["firm"].notna(), "nobody")
    return copy.groupby("firm")["value"].sum().sort_index()

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
    # Unequal service only where a tenth of the customers holds a lot.
    cash = view["cash"]
    plan = {"acquisition": 0.28, "product": 0.24, "service_all": 0.37, "feedback": 0.06, "data": 0.04}
    if view["round"] == view["rounds"]:
        # Nobody will see what the product of the last quarter does.
        plan = {"acquisition": 0.38, "product": 0.08, "service_all": 0.44, "feedback": 0.06}
    if view["value_shares"][1] > 0.4 and view["round"] < view["rounds"]:
        plan["service_focal"], plan["focal_share"] = 0.08, 0.2
        plan["service_all"] -= 0.11
    return {name: part if name == "focal_share" else int(part * cash) for name, part in plan.items()}

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
    p = pd.Series(beliefs)
    if (p < 0).any() or not np.isclose(p.sum(), 1) or not set(p.index) <= set(results["scenario"]):
        raise ValueError("these beliefs make no sense")
    p = p[p > 0]
    mean = results[results["scenario"].isin(p.index)].pivot_table(
        index="policy", columns="scenario", values=["equity", "satisfaction"]
    )
    fine = (mean["satisfaction"] >= least_satisfaction).all(axis=1)
    value = mean["equity"].mul(p).sum(axis=1)[fine]
    return None if value.empty else value.idxmax()

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
