# vanilla: 16 isolated: 16
# Another idea: counts how many gave each score and computes with fractions, finds the sample size
# by bisection, takes complaints off one by one.

# %% answer="nps"
from collections import Counter
from fractions import Fraction


def tally(scores):
    """Return how many gave each score."""
    counts = Counter(float(score) for score in scores if not pd.isna(score))
    if not counts or set(counts) - set(range(11)):
        raise ValueError(f"scores hold {sorted(counts)}")
    return counts


def kinds(scores):
    counts = tally(scores)
    return counts[9] + counts[10], counts[7] + counts[8], sum(counts[score] for score in range(7))


def nps(scores):
    up, middle, down = kinds(scores)
    return float(Fraction(up - down, up + middle + down))

# %% answer="error"
def nps_standard_error(scores):
    up, middle, down = kinds(scores)
    n = up + middle + down
    return float(Fraction(n * (up + down) - (up - down) ** 2, n**3)) ** 0.5


def sample_size(margin, promoters, detractors):
    for name, bad in [
        ("margin", margin <= 0),
        ("promoters", promoters < 0),
        ("detractors", detractors < 0),
        ("promoters", promoters + detractors > 1),
    ]:
        if bad:
            raise ValueError(name)
    variance = promoters + detractors - (promoters - detractors) ** 2
    low, high = 0, 1
    while 1.96**2 * variance > margin**2 * high:
        low, high = high, 2 * high
    if variance == 0:
        return 1
    while high - low > 1:
        middle = (low + high) // 2
        if 1.96**2 * variance > margin**2 * middle:
            low = middle
        else:
            high = middle
    return high

# %% answer="difference"
def nps_difference(first, second, paired):
    first, second = np.asarray(first, float).tolist(), np.asarray(second, float).tolist()
    kinds(first), kinds(second)
    if not paired:
        moved = nps(second) - nps(first)
        variance = nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2
    else:
        if len(first) != len(second):
            raise ValueError("paired: some people have no partner")
        pairs = Counter(
            (np.sign(b - 7.5) * (abs(b - 7.5) > 1) - np.sign(a - 7.5) * (abs(a - 7.5) > 1))
            for a, b in zip(first, second)
            if a == a and b == b
        )
        n = sum(pairs.values())
        if n == 0:
            raise ValueError("paired: no pairs")
        moved = sum(change * count for change, count in pairs.items()) / n
        variance = sum((change - moved) ** 2 * count for change, count in pairs.items()) / n / n
    reach = 1.96 * variance**0.5
    return {"difference": float(moved), "low": float(moved - reach), "high": float(moved + reach)}

# %% answer="response"
def response_time_survival(complaints, end):
    """Take the complaints off one by one, shortest wait first, answers before what is still open."""
    queue = []
    for received, answered in complaints[["received", "answered"]].itertuples(index=False):
        if received is pd.NaT:
            raise ValueError("received?")
        if answered < received:
            raise ValueError("answered before received?")
        if received <= end:
            queue.append(((min(answered, end) - received).days if answered <= end else (end - received).days, not answered <= end))
    if not queue:
        raise ValueError("received nothing")
    queue.sort()
    rows = {0: [0, len(queue), 0, 1.0]}
    left, share = len(queue), 1.0
    for day in sorted({day for day, _ in queue}):
        done = queue.count((day, False))
        share *= 1 - done / left
        rows[day] = [day, left, done, share]
        left -= done + queue.count((day, True))
    return pd.DataFrame([*rows.values()], columns=["days", "waiting", "answered", "open"])

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    def still_open(log):
        curve = response_time_survival(log, end)
        return curve["open"][max(place for place, day in enumerate(curve["days"]) if day <= days)]

    known = complaints[complaints["received"] <= end]
    return [name for name, log in known.groupby("clinic", sort=True) if still_open(log) > share]

# %% answer="weights"
def post_stratify(means, sizes):
    for name in set(means.index) ^ set(sizes.index):
        raise ValueError(name)
    if min(sizes) < 0 or max(sizes) == 0:
        raise ValueError("sizes")
    shares = sizes / sizes.sum()
    parts = []
    for name, share in shares.items():
        if share and pd.isna(means[name]):
            raise ValueError(name)
        parts.append(share * means[name] if share else 0.0)
    return float(sum(parts))

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if sorted(expected) != sorted(perceived) or len(expected) != len(perceived):
        raise ValueError("perceived")
    missing = [item for item in expected if item not in dimensions]
    if missing:
        raise ValueError(missing[0])
    rows = []
    for name in sorted({dimensions[item] for item in expected}):
        items = [item for item in expected if dimensions[item] == name]
        gap = pd.Series((perceived[items].values - expected[items].values).ravel(), dtype=float)
        rows.append((gap.mean(), gap.count(), name))
    return pd.DataFrame(rows, columns=["gap", "pairs", "name"]).set_index("name").rename_axis(None)
