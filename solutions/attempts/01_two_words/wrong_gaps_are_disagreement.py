# vanilla: 11 isolated: 11
# from: right_loops
# A unit left open counts below the line, as if the coders had disagreed.

# %% answer="agree"
def percent_agreement(first, second):
    if len(first) != len(second):
        raise ValueError("second is not as long as first")
    if len(first) == 0:
        return np.nan
    same = 0
    for a, b in zip(first, second):
        if a == b and not pd.isna(a):
            same += 1
    return same / len(first)
