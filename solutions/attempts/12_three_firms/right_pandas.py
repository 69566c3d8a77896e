# vanilla: 16 isolated: 16
# pandas from end to end.

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
    table = segments.reset_index(drop=True)
    for name, low in (("budget", budget), ("floor", floor), ("room", table["room"].min()),
                      ("gain", table["gain"].min())):
        if low < 0:
            raise ValueError(f"{name} must be 0 or more")
    table["got"] = table["room"].clip(upper=floor).astype(float)
    left = budget - table["got"].sum()
    if left < 0:
        raise ValueError(f"a budget of {budget} doesn't pay for the floors")
    worth = table[table["gain"] > 1]
    for _level, group in sorted(worth.groupby("gain"), key=lambda pair: -pair[0]):
        space = group["room"] - group["got"]
        total = space.sum()
        give = min(total, left)
        if total > 0:
            table.loc[group.index, "got"] += space * give / total
            left -= give
    return pd.Series(table["got"].to_numpy(), index=table["segment"].to_list())

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
