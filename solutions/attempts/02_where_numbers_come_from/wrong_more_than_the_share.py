# vanilla: 15 isolated: 15
# from: right_loops
# Writes > for 'share or more', and changes the frame it was given.

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    survey["low"] = [wilson_interval(k, n, z)[0] for k, n in zip(survey["renewed"], survey["asked"])]
    return sorted(survey.loc[survey["low"] > share, "clinic"].unique().tolist())
