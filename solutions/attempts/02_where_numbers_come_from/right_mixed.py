# vanilla: 16 isolated: 16
# Answers of several hands, as in a study group: no two in the same style.

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
    rates = pd.Series({"total": total, "inside": inside, "outside": outside}, dtype=float)
    for name, ok in rates.between(0, 1).items():
        if not ok:
            raise ValueError(f"{name}: {rates[name]}")
    if rates["inside"] == rates["outside"]:
        return np.nan
    share = (rates["total"] - rates["outside"]) / (rates["inside"] - rates["outside"])
    return float(share) if 0 <= share <= 1 else np.nan

# %% answer="topbox"
def recode_top_box(counts, rule):
    values = [int(one) for one in counts]
    if len(values) < 2 or min(values) < 0 or not any(values):
        raise ValueError("counts: two points, none negative, some answers")
    take = {"top-box": lambda k: 1, "top-two": lambda k: 2, "above-middle": lambda k: k // 2}
    if rule not in take:
        raise ValueError(f"rule: {rule}")

    def last(how_many):
        return 0 if how_many == 0 else values[-how_many] + last(how_many - 1)

    return last(take[rule](len(values))) / sum(values)

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    waves = survey.pivot_table(index="clinic", values=["asked", "renewed"], aggfunc="sum")
    low = waves.apply(lambda row: wilson_interval(row["renewed"], row["asked"], z)[0], axis=1)
    return low[low >= share].sort_index().index.tolist()

# %% answer="halo"
import math


def halo_ratio(margins, outcome, strength):
    margins = list(margins)
    outcome = list(outcome)
    if len(margins) == 0:
        raise ValueError("margins has no firms")
    if len(margins) != len(outcome):
        raise ValueError("outcome does not fit")
    mean = sum(margins) / len(margins)
    spread = math.sqrt(sum((m - mean) ** 2 for m in margins) / len(margins))
    top = weight = rest_top = rest_weight = 0.0
    for m, o in zip(margins, outcome):
        x = strength * (m - mean) / spread if spread > 0 else 0.0
        if x > 700:
            p = 1.0
        elif x < -700:
            p = 0.0
        else:
            p = 1 / (1 + math.exp(-x))
        top += p * o
        weight += p
        rest_top += (1 - p) * o
        rest_weight += 1 - p
    return (top / weight) / (rest_top / rest_weight)

# %% answer="unsupported"
def unsupported_claims(claims, links):
    sources = {name: [] for name in claims.index}
    for claim, source in zip(links["claim"], links["repeats"]):
        if claim not in sources or source not in sources:
            raise ValueError(f"{claim} or {source} is unknown")
        sources[claim].append(source)
    has_data = claims["own_data"].to_dict()

    def supported(claim, on_the_way):
        if has_data[claim]:
            return True
        if claim in on_the_way:
            return False
        return any(supported(one, on_the_way | {claim}) for one in sources[claim])

    return sorted(name for name in sources if not supported(name, frozenset()))
