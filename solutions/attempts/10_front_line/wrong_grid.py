# vanilla: 15 isolated: 15
# from: right_loops
# Looks for the best level on a grid of tenths.

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
    levels = np.linspace(low, high, 101)
    return float(levels[np.argmax(benefit * levels - cost * levels**2)])
