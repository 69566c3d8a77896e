# vanilla: 10 isolated: 10
# from: right_loops
# Refuses everything it should, always with the words 'Bad input!': no parameter is named.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("Bad input!")
    if new != new or new < -1 or new > 1:
        raise ValueError("Bad input!")
    points = new * 100 - old * 100
    if old <= 0:
        return float("nan"), points
    return (new - old) / old, points

# %% answer="wilson"
import math


def wilson_interval(successes, n, z=1.96):
    if not (n >= 1 and n == int(n)):
        raise ValueError("Bad input!")
    if not (successes >= 0 and successes <= n and successes == int(successes)):
        raise ValueError("Bad input!")
    p = successes / n
    bottom = 1 + z * z / n
    root = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low = (p + z * z / (2 * n) - root) / bottom
    high = (p + z * z / (2 * n) + root) / bottom
    return low, high

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = {"total": total, "inside": inside, "outside": outside}
    for name in rates:
        if not (rates[name] >= 0 and rates[name] <= 1):
            raise ValueError("Bad input!")
    if inside == outside:
        return float("nan")
    share = (outside - total) / (outside - inside)
    if share < 0 or share > 1:
        return float("nan")
    return share

# %% answer="topbox"
def recode_top_box(counts, rule):
    answers = []
    for one in counts:
        if one < 0:
            raise ValueError("Bad input!")
        answers.append(int(one))
    if len(answers) < 2 or sum(answers) == 0:
        raise ValueError("Bad input!")
    if rule == "top-box":
        first = len(answers) - 1
    elif rule == "top-two":
        first = len(answers) - 2
    elif rule == "above-middle":
        first = (len(answers) + 1) // 2
    else:
        raise ValueError("Bad input!")
    yes = 0
    for place in range(first, len(answers)):
        yes += answers[place]
    return yes / sum(answers)

# %% answer="halo"
import math


def halo_ratio(margins, outcome, strength):
    margins = list(margins)
    outcome = list(outcome)
    if len(margins) == 0:
        raise ValueError("Bad input!")
    if len(margins) != len(outcome):
        raise ValueError("Bad input!")
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
    known = list(claims.index)
    behind = {}
    for i in range(len(links)):
        claim = links["claim"].iloc[i]
        source = links["repeats"].iloc[i]
        for one in (claim, source):
            if one not in known:
                raise ValueError("Bad input!")
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
