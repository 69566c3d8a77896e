# vanilla: 15 isolated: 15
# from: right_plain
# Fills an empty arm with zero, so that a group without a comparison has an effect.

# %% answer="groups"
def uplift_by_group(trial, group):
    for column in ("called", "renewed", group):
        if column not in trial:
            raise ValueError(column)
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack(fill_value=0)
    shares = shares.reindex(columns=[0, 1], fill_value=0)
    return shares[1] - shares[0]
