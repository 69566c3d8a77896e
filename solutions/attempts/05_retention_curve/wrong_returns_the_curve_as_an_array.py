# vanilla: 10 isolated: 10
# from: right_numpy
# Returns only the survival, as an array: questions 2 and 5 are lost.

# %% answer="km"
def kaplan_meier(durations, observed):
    t = np.array(durations, dtype=float)
    e = np.array(observed).astype(int)
    if t.size != e.size or t.size == 0 or np.isnan(t).any() or t.min() < 0:
        raise ValueError("bad durations")
    times = np.unique(np.concatenate([[0.0], t]))
    at_risk = (t[:, None] >= times).sum(axis=0)
    left = ((t[:, None] == times) * e[:, None]).sum(axis=0)
    return np.cumprod(1 - left / at_risk)
