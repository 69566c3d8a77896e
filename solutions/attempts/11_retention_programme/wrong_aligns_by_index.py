# vanilla: 15 isolated: 15
# from: right_plain
# Builds a frame of the two Series; pandas puts them together by their index.

# %% answer="effect"
def average_effect(treated, stayed):
    frame = pd.DataFrame({"t": pd.Series(treated), "s": pd.Series(stayed)})
    one = frame.loc[frame["t"].astype(bool), "s"].astype(float)
    two = frame.loc[~frame["t"].astype(bool), "s"].astype(float)
    if len(one) == 0:
        raise ValueError("treated")
    if len(two) == 0:
        raise ValueError("untreated")
    effect = one.mean() - two.mean()
    error = (one.mean() * (1 - one.mean()) / len(one) + two.mean() * (1 - two.mean()) / len(two)) ** 0.5
    return effect, effect - 1.96 * error, effect + 1.96 * error
