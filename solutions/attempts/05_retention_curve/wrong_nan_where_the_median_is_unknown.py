# vanilla: 15 isolated: 15
# from: right_loops
# Returns NaN where the curve never comes down to a half.

# %% answer="median"
def median_survival(time, survival):
    for t, s in zip(time, survival):
        if s <= 0.5:
            return float(t)
    return float("nan")
