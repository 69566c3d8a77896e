# vanilla: 12 isolated: 12
# Ran out of time: the core is right, the stretch is as released.

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
    if not steps:
        raise ValueError("no steps")
    if any(step[0] == 0 for step in steps):
        raise ValueError("no cause may be 0")
    first, *rest = steps
    here = first[1] * change / first[0]
    return chain_effect(rest, here) if rest else here

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
