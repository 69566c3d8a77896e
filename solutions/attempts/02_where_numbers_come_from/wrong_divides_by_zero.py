# vanilla: 13 isolated: 13
# from: right_loops
# Never thought of a base of zero, of two equal rates or of firms that are all alike.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new != new or new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new * 100 - old * 100
    return (new - old) / old, points

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = {"total": total, "inside": inside, "outside": outside}
    for name in rates:
        if not (rates[name] >= 0 and rates[name] <= 1):
            raise ValueError(name + " is not a rate")
    share = (outside - total) / (outside - inside)
    if share < 0 or share > 1:
        return float("nan")
    return share

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
        x = strength * (m - mean) / spread
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
