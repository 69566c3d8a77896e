# vanilla: 16 isolated: 16
# The plain answers that most of the wrong attempts start from.

# %% answer="equity"
def customer_equity(people, discount):
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if not people["retention"].between(0, 1).all():
        raise ValueError("retention must lie between 0 and 1")
    if people["margin"].isna().any():
        raise ValueError("margin is missing")
    worth = people["margin"] * people["retention"] / (1 + discount - people["retention"])
    return worth.groupby(people["firm"].fillna("nobody")).sum().astype(float)

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
    keys = [results["scenario"], results["seed"]]
    count = results.groupby(keys)["policy"].agg(["size", "nunique"])
    if (count["size"] != count["nunique"]).any():
        raise ValueError("policy: there twice")
    if (count["nunique"] < results["policy"].nunique()).any():
        raise ValueError("policy: missing somewhere")
    best = results.groupby(keys)["equity"].transform("max")
    regret = (best - results["equity"]) / best
    table = regret.groupby([results["scenario"], results["policy"]]).mean().unstack()
    return pd.concat([table, table.max().to_frame("worst").T])

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
