# vanilla: 14 isolated: 14
# from: right_loops
# Ignores z and computes with 1.96, whatever it is given.

# %% answer="wilson"
import math


def wilson_interval(successes, n, z=1.96):
    if not (n >= 1 and n == int(n)):
        raise ValueError("n is wrong")
    if not (successes >= 0 and successes <= n and successes == int(successes)):
        raise ValueError("successes is wrong")
    z = 1.96
    p = successes / n
    bottom = 1 + z * z / n
    root = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low = (p + z * z / (2 * n) - root) / bottom
    high = (p + z * z / (2 * n) + root) / bottom
    return low, high
