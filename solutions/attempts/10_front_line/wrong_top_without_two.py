# vanilla: 14 isolated: 14
# from: right_loops
# Forgets the 2 of the derivative.

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
            return high
        return low
    top = benefit / cost
    if top < low:
        return low
    if top > high:
        return high
    return top
