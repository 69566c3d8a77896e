# vanilla: 15 isolated: 15
# from: right_numpy
# Sorts a list of durations where it stands, after copying what belongs to it.

# %% answer="km"
def kaplan_meier(durations, observed):
    t = np.array(durations, dtype=float)
    e = np.array(observed).astype(int)
    if isinstance(durations, list):
        durations.sort()
    if t.size != e.size or t.size == 0 or np.isnan(t).any() or t.min() < 0:
        raise ValueError("bad durations")
    times = np.unique(np.concatenate([[0.0], t]))
    at_risk = (t[:, None] >= times).sum(axis=0)
    left = ((t[:, None] == times) * e[:, None]).sum(axis=0)
    return pd.DataFrame(
        {"time": times, "at_risk": at_risk, "left": left, "survival": np.cumprod(1 - left / at_risk)}
    )
