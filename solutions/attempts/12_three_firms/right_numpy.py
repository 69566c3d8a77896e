# vanilla: 16 isolated: 16
# Arrays for values; a policy that divides what is left, line by line.

# %% answer="equity"
def customer_equity(people, discount):
    m = people["margin"].to_numpy(dtype=float)
    r = people["retention"].to_numpy(dtype=float)
    if np.isnan(m).any():
        raise ValueError("a margin is NaN")
    if np.isnan(r).any() or (r < 0).any() or (r > 1).any():
        raise ValueError("a retention is no share")
    if discount <= 0:
        raise ValueError("the discount must be positive")
    names = np.array([f if isinstance(f, str) else "nobody" for f in people["firm"]], dtype=object)
    firms = sorted(set(names))
    value = m * r / (1 + discount - r)
    return pd.Series({firm: float(value[names == firm].sum()) for firm in firms}, dtype=float)

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
    left = view["cash"] * 0.99
    plan = {}
    for name, part in (("data", 0.05), ("feedback", 0.06), ("product", 0.26), ("acquisition", 0.43)):
        plan[name] = float(np.floor(part * left))
        left -= plan[name]
    return plan | {"service_all": left}

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
    table = pd.DataFrame(columns=["low", "high", "swing"], dtype=float)
    same = {name: runs[name] == value for name, value in base.items()}
    everything = np.logical_and.reduce(list(same.values()))
    if not everything.any():
        raise ValueError("base: not among the runs")
    for name in sorted(base):
        others = [mask for other, mask in same.items() if other != name]
        rest = np.logical_and.reduce(others) if others else np.ones(len(runs), bool)
        if (rest & ~same[name]).any():
            values = runs[outcome][rest]
            table.loc[name] = [values.min(), values.max(), values.max() - values.min()]
    return table.sort_values(by="swing", ascending=False, kind="mergesort")
