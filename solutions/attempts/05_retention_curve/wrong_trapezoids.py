# vanilla: 14 isolated: 14
# from: right_numpy
# Joins the points of the curve by straight lines: np.trapezoid for an area made of steps.

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    t, s = np.array(time, dtype=float), np.array(survival, dtype=float)
    if horizon <= 0 or (horizon > t[-1] and s[-1] > 0):
        raise ValueError(f"horizon can't be {horizon}")
    before = t < horizon
    return float(np.trapezoid(np.append(s[before], np.interp(horizon, t, s)), np.append(t[before], horizon)))
