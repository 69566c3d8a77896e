# vanilla: 16 isolated: 16
# Plain Python: loops, lists and counts, no groupby.

# %% answer="effect"
def average_effect(treated, stayed):
    treated, stayed = list(treated), list(stayed)
    counts = {True: [0, 0], False: [0, 0]}
    for place in range(len(treated)):
        arm = counts[bool(treated[place])]
        arm[0] += 1
        if stayed[place]:
            arm[1] += 1
    if counts[True][0] == 0:
        raise ValueError("The treated arm is empty.")
    if counts[False][0] == 0:
        raise ValueError("The untreated arm is empty.")
    p1 = counts[True][1] / counts[True][0]
    p0 = counts[False][1] / counts[False][0]
    error = (p1 * (1 - p1) / counts[True][0] + p0 * (1 - p0) / counts[False][0]) ** 0.5
    return p1 - p0, p1 - p0 - 1.96 * error, p1 - p0 + 1.96 * error

# %% answer="groups"
def uplift_by_group(trial, group):
    for name in ["called", "renewed", group]:
        if name not in trial.columns:
            raise ValueError("missing column: " + name)
    found = {}
    for label in sorted(set(trial[group])):
        part = trial[trial[group] == label]
        called = part[part["called"] == 1]["renewed"].tolist()
        others = part[part["called"] == 0]["renewed"].tolist()
        if called and others:
            found[label] = sum(called) / len(called) - sum(others) / len(others)
        else:
            found[label] = float("nan")
    return pd.Series(found)

# %% answer="profit"
def policy_profit(effects, cost, value):
    for name, number in (("cost", cost), ("value", value)):
        if number < 0:
            raise ValueError(name + " is below zero")
    total = 0.0
    for effect in effects:
        gain = float(effect) * value - cost
        if gain > 0:
            total = total + gain
    return total

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    for name, number in (("spend", spend), ("new_customers", new_customers)):
        if number < 0:
            raise ValueError(f"{name} is {number}")
    if not margin > 0:
        raise ValueError(f"margin is {margin}")
    if retention < 0 or retention > 1:
        raise ValueError(f"retention is {retention}")
    if spend == 0:
        return 0.0
    if new_customers == 0:
        return float("inf")
    left, payment, months = spend / new_customers, margin, 0
    target = left
    if retention < 1 and target > margin and target >= margin / (1 - retention):
        return float("inf")
    while left > 1e-9 * target:
        if payment < 1e-12 * target:
            return float("inf")
        left = left - payment
        payment = payment * retention
        months = months + 1
    return float(months)

# %% answer="desk"
def bands_to_call(trial, cost, value):
    chosen = []
    for band in range(10):
        top = 101 if band == 9 else 10 * band + 10
        inside = (trial["score"] >= 10 * band) & (trial["score"] < top)
        called = trial[inside & (trial["called"] == 1)]
        others = trial[inside & (trial["called"] == 0)]
        if len(called) < 30 or len(others) < 30:
            continue
        if (called["renewed"].mean() - others["renewed"].mean()) * value > cost:
            chosen.append(band)
    return chosen

# %% answer="shapley"
def shapley_attribution(paths):
    result = {}
    for row in range(len(paths)):
        names = []
        for piece in paths["path"].iloc[row].split(">"):
            piece = piece.strip()
            if piece not in names:
                names.append(piece)
        for name in names:
            result[name] = result.get(name, 0.0) + float(paths["conversions"].iloc[row]) / len(names)
    return result

# %% answer="markov"
def markov_attribution(paths):
    base = conversion_chance(paths, None)
    if base <= 0:
        raise ValueError("no conversion in these paths")
    names = []
    for path in paths["path"]:
        for piece in path.split(">"):
            if piece.strip() not in names:
                names.append(piece.strip())
    removal = [(base - conversion_chance(paths, name)) / base for name in names]
    return {name: effect / sum(removal) for name, effect in zip(names, removal)}
