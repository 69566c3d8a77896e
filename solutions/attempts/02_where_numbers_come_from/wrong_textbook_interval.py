# vanilla: 12 isolated: 12
# from: right_loops
# The interval of the textbook, p plus or minus z standard errors, cut off at 0 and 1.

# %% answer="wilson"
def wilson_interval(successes, n, z=1.96):
    if not n >= 1 or n % 1:
        raise ValueError("n")
    if not 0 <= successes <= n or successes % 1:
        raise ValueError("successes")
    p = successes / n
    half = z * (p * (1 - p) / n) ** 0.5
    return max(p - half, 0.0), min(p + half, 1.0)
