# vanilla: 14 isolated: 14
# Gives the effect of one unit, whatever the change.

# %% answer="visits"
def visits_needed(site, both, visit, target):
    if site < 0 or both < 0 or visit < 0:
        raise ValueError("site, both and visit are variances and can't be negative")
    if target <= 0 or target >= 1:
        raise ValueError("the target must lie between 0 and 1")
    if site == 0:
        return float("inf")
    n = 1
    while site / (site + (both + visit) / n) < target - 1e-12:
        n += 1
    return n

# %% answer="audit"
def audit_score(answers, reverse, least=0.75):
    columns = list(answers.columns)
    for item in reverse:
        if item not in columns:
            raise ValueError("unknown item " + item)
    scores, any_answer = [], False
    for row in range(len(answers)):
        total, count = 0, 0
        for place, column in enumerate(columns):
            answer = answers.iloc[row, place]
            if pd.isna(answer):
                continue
            if answer not in (1, 2, 3, 4, 5):
                raise ValueError(f"{answer} in {column}")
            total += 6 - answer if column in reverse else answer
            count += 1
        any_answer = any_answer or count > 0
        if count == 0 or count / len(columns) < least - 1e-9:
            scores.append(float("nan"))
        else:
            scores.append(float(total / count))
    if not any_answer:
        raise ValueError("all answers are missing")
    return pd.Series(scores, index=answers.index, dtype=float)

# %% answer="optimum"
def optimum_orientation(benefit, cost, low=0, high=10):
    if benefit != benefit:
        raise ValueError("benefit is not a number")
    if not cost >= 0:
        raise ValueError("cost must be at least 0")
    if low != low:
        raise ValueError("low is not a number")
    if high != high:
        raise ValueError("high is not a number")
    if low > high:
        raise ValueError("low is too high")
    if cost == 0:
        if benefit > 0:
            return high
        return low
    top = benefit / cost / 2
    if top < low:
        return low
    if top > high:
        return high
    return top

# %% answer="chain"
def chain_effect(steps, change=1):
    change = 1
    if not steps:
        raise ValueError("no steps")
    if any(step[0] == 0 for step in steps):
        raise ValueError("no cause may be 0")
    for cause, effect in steps:
        change *= effect / cause
    return change

# %% answer="desk"
def bonus_sites(visits, both, visit, bar):
    seen = {}
    for site, shopper, score in zip(visits["site"], visits["shopper"], visits["score"]):
        if score == score:
            seen.setdefault(site, []).append((shopper, score))
    chosen = []
    for site, rows in seen.items():
        mean = sum(score for _, score in rows) / len(rows)
        shoppers = len({shopper for shopper, _ in rows})
        if mean - 1.645 * (both / shoppers + visit / len(rows)) ** 0.5 >= bar:
            chosen.append(site)
    chosen.sort()
    return chosen

# %% answer="alpha"
def krippendorff_alpha(ratings, level):
    if level not in ["nominal", "ordinal", "interval", "ratio"]:
        raise ValueError("no such level")
    raters = [[float(one) for one in row] for row in ratings]
    met, n = {}, {}
    for unit in zip(*raters):
        given = [one for one in unit if one == one]
        if len(given) < 2:
            continue
        for i, v in enumerate(given):
            n[v] = n.get(v, 0) + 1
            for j, w in enumerate(given):
                if i != j:
                    met[v, w] = met.get((v, w), 0) + 1 / (len(given) - 1)
    if not n:
        raise ValueError("ratings: nothing was rated twice")

    def d(v, w):
        if v == w:
            return 0
        if level == "nominal":
            return 1
        if level == "interval":
            return (v - w) ** 2
        if level == "ratio":
            return (v - w) ** 2 / (v + w) ** 2
        low, high = min(v, w), max(v, w)
        return (sum(n[g] for g in n if low <= g <= high) - (n[v] + n[w]) / 2) ** 2

    below = sum(n[v] * n[w] * d(v, w) for v in n for w in n)
    if below == 0:
        return float("nan")
    above = sum(count * d(v, w) for (v, w), count in met.items())
    return 1 - (sum(n.values()) - 1) * above / below

# %% answer="halo"
def halo_check(visits, items, longest=20):
    if len(items) == 0:
        raise ValueError("no items")
    for column in ["site", "wait"] + list(items):
        if column not in visits.columns:
            raise ValueError("no " + column)
    by_site = {}
    for _, row in visits.iterrows():
        score = 100 * sum(row[item] for item in items) / len(items)
        by_site.setdefault(row["site"], ([], []))[0 if row["wait"] > longest else 1].append(score)
    above = below = 0
    for late, soon in by_site.values():
        if late and soon:
            weight = len(late) * len(soon) / (len(late) + len(soon))
            above += weight * (sum(late) / len(late) - sum(soon) / len(soon))
            below += weight
    return above / below if below else float("nan")
