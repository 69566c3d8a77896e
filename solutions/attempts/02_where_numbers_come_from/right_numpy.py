# vanilla: 16 isolated: 16
# NumPy throughout: Wilson's ends as roots of a quadratic, tanh for the logistic, a reachability
# matrix squared until it stands still.

# %% answer="relative"
def relative_and_points(old, new):
    pair = np.array([old, new], dtype=float)
    bad = np.flatnonzero(~(np.abs(pair) <= 1))
    if bad.size:
        raise ValueError(f"{('old', 'new')[bad[0]]} is out of range")
    points = float(np.diff(100 * pair)[0])
    return (float(np.divide(pair[1], pair[0]) - 1) if pair[0] > 0 else np.nan), points

# %% answer="wilson"
def wilson_interval(successes, n, z=1.96):
    # The ends are the roots of (n + z2) x2 - (2k + z2) x + k2/n = 0.
    if not (n >= 1 and float(n).is_integer()):
        raise ValueError(f"n={n}")
    if not (0 <= successes <= n and float(successes).is_integer()):
        raise ValueError(f"successes={successes}")
    k, n = float(successes), float(n)
    a, b, c = n + z**2, -(2 * k + z**2), k**2 / n
    root = np.sqrt(max(b**2 - 4 * a * c, 0.0))
    return float((-b - root) / (2 * a)), float((-b + root) / (2 * a))

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = np.array([total, inside, outside], dtype=float)
    for name, ok in zip(("total", "inside", "outside"), (rates >= 0) & (rates <= 1)):
        if not ok:
            raise ValueError(name)
    t, i, o = rates
    if i == o or not min(i, o) <= t <= max(i, o):
        return np.nan
    return float((t - o) / (i - o))

# %% answer="topbox"
def recode_top_box(counts, rule):
    c = np.asarray(counts)
    if c.size < 2 or (c < 0).any() or not c.any():
        raise ValueError("counts can't be used")
    middle = (c.size - 1) / 2
    place = np.arange(c.size)
    masks = {
        "top-box": place == c.size - 1,
        "top-two": place >= c.size - 2,
        "above-middle": place > middle,
    }
    if rule not in masks:
        raise ValueError(f"no such rule: {rule}")
    return float(np.average(masks[rule], weights=c))

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    names, where = np.unique(survey["clinic"].to_numpy(dtype=str), return_inverse=True)
    k = np.bincount(where, survey["renewed"])
    n = np.bincount(where, survey["asked"])
    low = [wilson_interval(a, b, z)[0] for a, b in zip(k, n)]
    return [str(name) for name, end in zip(names, low) if end >= share]

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    m, o = np.asarray(margins, float), np.asarray(outcome, float)
    if m.size == 0:
        raise ValueError("margins: none")
    if m.shape != o.shape:
        raise ValueError("outcome: another number of firms")
    sd = np.std(m)
    z = np.zeros_like(m) if sd == 0 else (m - np.mean(m)) / sd
    p = 0.5 * (1 + np.tanh(strength * z / 2))
    q = 0.5 * (1 - np.tanh(strength * z / 2))
    return float((p @ o / p.sum()) / (q @ o / q.sum()))

# %% answer="unsupported"
def unsupported_claims(claims, links):
    number = {name: i for i, name in enumerate(claims.index)}
    size = len(number)
    reach = np.eye(size, dtype=bool)
    for claim, source in zip(links["claim"], links["repeats"]):
        if claim not in number or source not in number:
            raise ValueError(f"unknown: {claim} or {source}")
        reach[number[claim], number[source]] = True
    for _ in range(size):
        further = (reach.astype(int) @ reach.astype(int)) > 0
        if (further == reach).all():
            break
        reach = further
    has = claims["own_data"].to_numpy(dtype=bool)
    return sorted(name for name, i in number.items() if not (reach[i] & has).any())
