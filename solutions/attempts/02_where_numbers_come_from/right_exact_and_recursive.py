# vanilla: 16 isolated: 16
# Distrusts binary fractions: Fraction where it can, Decimal where a root is needed, and
# recursion that remembers the way it came.

# %% answer="relative"
from fractions import Fraction


def relative_and_points(old, new):
    for name, rate in (("old", old), ("new", new)):
        if rate != rate or abs(rate) > 1:
            raise ValueError(f"{name}: {rate}")
    before, after = Fraction(old), Fraction(new)
    relative = float(after / before - 1) if before > 0 else float("nan")
    return relative, float(100 * (after - before))

# %% answer="wilson"
from decimal import Decimal, getcontext

getcontext().prec = 40


def wilson_interval(successes, n, z=1.96):
    if not n >= 1 or n != int(n):
        raise ValueError("n: at least one person, and whole ones")
    if not 0 <= successes <= n or successes != int(successes):
        raise ValueError("successes: whole, from 0 to n")
    k, n, z = Decimal(int(successes)), Decimal(int(n)), Decimal(float(z))
    p = k / n
    root = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
    ends = [(p + z * z / (2 * n) + sign * root) / (1 + z * z / n) for sign in (-1, 1)]
    return float(ends[0]), float(ends[1])

# %% answer="mixture"
from fractions import Fraction


def mixture_share(total, inside, outside):
    for name, rate in (("total", total), ("inside", inside), ("outside", outside)):
        if rate != rate or not 0 <= rate <= 1:
            raise ValueError(f"{name}: {rate}")
    t, i, o = Fraction(total), Fraction(inside), Fraction(outside)
    if i == o:
        return float("nan")
    if i < o:
        return 1 - mixture_share(total, outside, inside)
    share = (t - o) / (i - o)
    return float(share) if 0 <= share <= 1 else float("nan")

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
    answer = []
    for clinic, rows in survey.groupby("clinic"):
        low, _ = wilson_interval(int(rows["renewed"].sum()), int(rows["asked"].sum()), z)
        if not low < share:
            answer.append(clinic)
    return sorted(answer)

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    m = np.array(list(margins), dtype=float)
    o = np.array(list(outcome), dtype=float)
    if len(m) < 1:
        raise ValueError("margins: no firm")
    if len(o) != len(m):
        raise ValueError("outcome: not one a firm")
    away = m - m.mean()
    sd = np.sqrt(np.mean(away**2))
    if sd > 0:
        away = away / sd
    # Divide by the larger of the two exponentials, so that none can overflow.
    x = strength * away
    small = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1 / (1 + small), small / (1 + small))
    q = np.where(x >= 0, small / (1 + small), 1 / (1 + small))
    return float(np.sum(p * o) / np.sum(p) / (np.sum(q * o) / np.sum(q)))

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
