# vanilla: 14 isolated: 14
# from: right_loops
# Takes the answers 4 and 5 for renewals: what members say, not what they do.

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    total = survey.groupby("clinic").sum()
    said = total["answer_4"] + total["answer_5"]
    return sorted(c for c in total.index if wilson_interval(said[c], total["asked"][c], z)[0] >= share)
