# vanilla: 15 isolated: 15
# from: right_plain
# Pools the two arms into one share for the standard error, as a test of no effect would.

# %% answer="effect"
def average_effect(treated, stayed):
    t, s = np.asarray(treated, dtype=bool), np.asarray(stayed, dtype=bool)
    if not t.any():
        raise ValueError("treated")
    if t.all():
        raise ValueError("untreated")
    effect = float(s[t].mean() - s[~t].mean())
    p = s.mean()
    error = (p * (1 - p) * (1 / t.sum() + 1 / (~t).sum())) ** 0.5
    return effect, effect - 1.96 * error, effect + 1.96 * error
