# vanilla: 11 isolated: 11
# from: right_plain
# Leaves groups with an empty arm out of the Series, and the frame gets a column less.

# %% answer="groups"
def uplift_by_group(trial, group):
    trial.drop(columns=[c for c in trial if c not in ("called", "renewed", group)], inplace=True)
    shares = trial.groupby([group, "called"])["renewed"].mean().unstack()
    return (shares[1] - shares[0]).dropna()
