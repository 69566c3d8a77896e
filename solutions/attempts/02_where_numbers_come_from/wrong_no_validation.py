# vanilla: 11 isolated: 11
# from: right_loops
# The formulas are right, and nothing is ever refused.

# %% answer="relative"
def relative_and_points(old, new):
    points = new * 100 - old * 100
    if old <= 0:
        return float("nan"), points
    return (new - old) / old, points

# %% answer="wilson"
import math


def wilson_interval(successes, n, z=1.96):
    p = successes / n
    bottom = 1 + z * z / n
    root = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low = (p + z * z / (2 * n) - root) / bottom
    high = (p + z * z / (2 * n) + root) / bottom
    return low, high

# %% answer="mixture"
def mixture_share(total, inside, outside):
    if inside == outside:
        return float("nan")
    share = (total - outside) / (inside - outside)
    return share if 0 <= share <= 1 else float("nan")

# %% answer="topbox"
def recode_top_box(counts, rule):
    counts = list(counts)
    points = {"top-box": 1, "top-two": 2, "above-middle": len(counts) // 2}
    return sum(counts[-points[rule] :]) / sum(counts)

# %% answer="unsupported"
def unsupported_claims(claims, links):
    known = list(claims.index)
    behind = {}
    for i in range(len(links)):
        claim = links["claim"].iloc[i]
        source = links["repeats"].iloc[i]
        behind.setdefault(claim, []).append(source)
    answer = []
    for start in known:
        waiting = [start]
        seen = []
        found = False
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.append(one)
            if claims.loc[one, "own_data"]:
                found = True
            waiting.extend(behind.get(one, []))
        if not found:
            answer.append(start)
    return sorted(answer)
