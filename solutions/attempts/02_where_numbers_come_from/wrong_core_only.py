# vanilla: 12 isolated: 12
# Ran out of time: the core is right, the stretch is as released.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new != new or new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new * 100 - old * 100
    if old <= 0:
        return float("nan"), points
    return (new - old) / old, points

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
    return low, high

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
    return share

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
    return yes / sum(answers)

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    asked = {}
    renewed = {}
    for i in range(len(survey)):
        row = survey.iloc[i]
        asked[row["clinic"]] = asked.get(row["clinic"], 0) + row["asked"]
        renewed[row["clinic"]] = renewed.get(row["clinic"], 0) + row["renewed"]
    allowed = []
    for clinic in sorted(asked):
        low, high = wilson_interval(renewed[clinic], asked[clinic], z)
        if low >= share:
            allowed.append(clinic)
    return allowed
