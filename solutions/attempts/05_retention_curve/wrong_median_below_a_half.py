# vanilla: 15 isolated: 15
# from: right_numpy
# Waits until the curve is below a half, instead of down to it.

# %% answer="median"
def median_survival(time, survival):
    time, survival = np.array(time, dtype=float), np.array(survival)
    return np.min(np.append(time[survival < 0.5], np.inf))
