# vanilla: 15 isolated: 15
# from: right_loops
# Returns 0.03 for three points.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new != new or new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new - old
    if old <= 0:
        return float("nan"), points
    return (new - old) / old, points
