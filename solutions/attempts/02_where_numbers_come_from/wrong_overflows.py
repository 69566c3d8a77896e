# vanilla: 15 isolated: 15
# from: right_loops
# The logistic as it stands in the prompt: right, and a warning for an enormous halo.

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    m, o = np.array(margins, dtype=float), np.array(outcome, dtype=float)
    if len(m) == 0:
        raise ValueError("margins")
    if len(m) != len(o):
        raise ValueError("outcome")
    z = (m - m.mean()) / m.std() if m.std() > 0 else 0 * m
    p = 1 / (1 + np.exp(-strength * z))
    return float((p * o).sum() / p.sum() / (((1 - p) * o).sum() / (1 - p).sum()))
