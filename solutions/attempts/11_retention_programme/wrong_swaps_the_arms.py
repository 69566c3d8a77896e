# vanilla: 9 isolated: 9
# from: right_plain
# Subtracts the treated from the untreated, in both questions that compare them.

# %% answer="effect"
def average_effect(treated, stayed):
    t, s = np.asarray(treated, dtype=bool), np.asarray(stayed, dtype=bool)
    if not t.any():
        raise ValueError("treated")
    if t.all():
        raise ValueError("untreated")
    p1, p0 = s[t].mean(), s[~t].mean()
    error = (p1 * (1 - p1) / t.sum() + p0 * (1 - p0) / (~t).sum()) ** 0.5
    return p0 - p1, p0 - p1 - 1.96 * error, p0 - p1 + 1.96 * error

# %% answer="groups"
def uplift_by_group(trial, group):
    for column in ("called", "renewed", group):
        if column not in trial:
            raise ValueError(column)
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack().reindex(columns=[0, 1])
    return shares[0] - shares[1]
