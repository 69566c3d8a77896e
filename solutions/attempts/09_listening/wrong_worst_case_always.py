# vanilla: 15 isolated: 15
# from: right_loops
# Sizes every sample for the worst case, a variance of 1.

# %% answer="error"
import math


def nps_standard_error(scores):
    score = nps(scores)
    count, squares = 0, 0.0
    for one in scores:
        if one != one:
            continue
        vote = 1 if one >= 9 else -1 if one <= 6 else 0
        squares += (vote - score) ** 2
        count += 1
    return math.sqrt(squares) / count


def sample_size(margin, promoters, detractors):
    if margin <= 0:
        raise ValueError(f"margin is {margin}")
    if detractors < 0:
        raise ValueError(f"detractors is {detractors}")
    if promoters < 0 or promoters + detractors > 1:
        raise ValueError(f"promoters is {promoters}")
    variance = 1
    needed = variance * 1.96 * 1.96 / margin / margin
    return math.ceil(needed)
