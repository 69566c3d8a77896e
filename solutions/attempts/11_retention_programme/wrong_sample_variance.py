# vanilla: 15 isolated: 15
# from: right_plain
# Divides by n - 1 in the variance of a share.

# %% answer="effect"
def average_effect(treated, stayed):
    t, s = np.asarray(treated, dtype=bool), np.asarray(stayed, dtype=float)
    if not t.any():
        raise ValueError("treated")
    if t.all():
        raise ValueError("untreated")
    one, two = s[t], s[~t]
    effect = one.mean() - two.mean()
    error = 0.0
    for arm in (one, two):
        error += arm.mean() * (1 - arm.mean()) / max(arm.size - 1, 1)
    return float(effect), float(effect - 1.96 * error**0.5), float(effect + 1.96 * error**0.5)
