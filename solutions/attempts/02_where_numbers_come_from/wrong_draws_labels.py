# vanilla: 14 isolated: 14
# from: right_loops
# Draws who is called centric at random: right on average, another number each time.

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    m, o = np.array(margins, dtype=float), np.array(outcome, dtype=float)
    if len(m) == 0:
        raise ValueError("margins")
    if len(m) != len(o):
        raise ValueError("outcome")
    z = (m - m.mean()) / m.std() if m.std() > 0 else 0 * m
    called = np.random.default_rng(1).random(len(m)) < 1 / (1 + np.exp(-np.clip(strength * z, -50, 50)))
    if called.all() or not called.any():
        return 1.0
    return float(o[called].mean() / o[~called].mean())
