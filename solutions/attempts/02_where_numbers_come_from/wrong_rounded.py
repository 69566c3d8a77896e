# vanilla: 8 isolated: 8
# from: right_loops
# Rounds to two places, as one would on a slide.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new != new or new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new * 100 - old * 100
    if old <= 0:
        return float("nan"), points
    return round((new - old) / old, 2), round(points, 2)

# %% answer="wilson"
import math


def wilson_interval(successes, n, z=1.96):
    if not (n >= 1 and n == int(n)):
        raise ValueError("n is wrong")
    if not (successes >= 0 and successes <= n and successes == int(successes)):
        raise ValueError("successes is wrong")
    p = successes / n
    bottom = 1 + z * z / n
    root = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low = (p + z * z / (2 * n) - root) / bottom
    high = (p + z * z / (2 * n) + root) / bottom
    return round(low, 2), round(high, 2)

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = {"total": total, "inside": inside, "outside": outside}
    for name in rates:
        if not (rates[name] >= 0 and rates[name] <= 1):
            raise ValueError(name + " is not a rate")
    if inside == outside:
        return float("nan")
    share = (outside - total) / (outside - inside)
    if share < 0 or share > 1:
        return float("nan")
    return round(share, 2)

# %% answer="topbox"
def recode_top_box(counts, rule):
    answers = []
    for one in counts:
        if one < 0:
            raise ValueError("counts has a negative number")
        answers.append(int(one))
    if len(answers) < 2 or sum(answers) == 0:
        raise ValueError("counts is too short or empty")
    if rule == "top-box":
        first = len(answers) - 1
    elif rule == "top-two":
        first = len(answers) - 2
    elif rule == "above-middle":
        first = (len(answers) + 1) // 2
    else:
        raise ValueError("rule is unknown")
    yes = 0
    for place in range(first, len(answers)):
        yes += answers[place]
    return round(yes / sum(answers), 2)

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
    return round((top / weight) / (rest_top / rest_weight), 2)
