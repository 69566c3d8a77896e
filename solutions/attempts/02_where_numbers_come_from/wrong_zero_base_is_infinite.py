# vanilla: 15 isolated: 15
# from: right_loops
# From nothing to something is infinitely more; a loss as base goes through the formula.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new != new or new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new * 100 - old * 100
    if old == 0:
        return float("inf"), points
    return (new - old) / old, points
