# vanilla: 14 isolated: 14
# from: right_loops
# Two units left open are taken for an agreement.

# %% answer="agree"
def percent_agreement(first, second):
    if len(first) != len(second):
        raise ValueError("first and second must be equally long")
    same, all_of_them = 0, 0
    for a, b in zip(list(first), list(second)):
        if pd.isna(a) != pd.isna(b):
            continue
        all_of_them += 1
        if a == b or pd.isna(a):
            same += 1
    if all_of_them == 0:
        return np.nan
    return same / all_of_them
