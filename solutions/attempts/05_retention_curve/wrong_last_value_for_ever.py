# vanilla: 15 isolated: 15
# from: right_numpy
# Goes on with the last value of the curve beyond what anybody saw.

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    t, s = np.array(time, dtype=float), np.array(survival, dtype=float)
    if horizon <= 0:
        raise ValueError(f"horizon can't be {horizon}")
    before = t < horizon
    return float(s[before] @ np.diff(np.append(t[before], horizon)))
