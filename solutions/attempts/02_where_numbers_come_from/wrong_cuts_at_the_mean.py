# vanilla: 15 isolated: 15
# from: right_loops
# Calls every firm above the mean centric instead of weighing each with its probability.

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    m, o = np.array(margins, dtype=float), np.array(outcome, dtype=float)
    if len(m) == 0:
        raise ValueError("margins")
    if len(m) != len(o):
        raise ValueError("outcome")
    if strength == 0 or m.std() == 0:
        return 1.0
    centric = m > m.mean() if strength > 0 else m < m.mean()
    return float(o[centric].mean() / o[~centric].mean())
