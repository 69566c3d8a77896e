# vanilla: 14 isolated: 14
# from: right_loops
# Divides by n - 1 for the spread of margins, as pandas does by default.

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
    spread = math.sqrt(sum((m - mean) ** 2 for m in margins) / (len(margins) - 1))
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
