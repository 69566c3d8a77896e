# vanilla: 0 isolated: 0
# Prints the answers instead of returning them.

# %% answer="visits"
def visits_needed(site, both, visit, target):
    if site < 0 or both < 0 or visit < 0:
        raise ValueError("site, both and visit are variances and can't be negative")
    if target <= 0 or target >= 1:
        raise ValueError("the target must lie between 0 and 1")
    if site == 0:
        print(float("inf"))
    n = 1
    while site / (site + (both + visit) / n) < target - 1e-12:
        n += 1
    print(n)

# %% answer="optimum"
def optimum_orientation(benefit, cost, low=0, high=10):
    if benefit != benefit:
        raise ValueError("benefit is not a number")
    if not cost >= 0:
        raise ValueError("cost must be at least 0")
    if low != low:
        raise ValueError("low is not a number")
    if high != high:
        raise ValueError("high is not a number")
    if low > high:
        raise ValueError("low is too high")
    if cost == 0:
        if benefit > 0:
            print(high)
        print(low)
    top = benefit / cost / 2
    if top < low:
        print(low)
    if top > high:
        print(high)
    print(top)
