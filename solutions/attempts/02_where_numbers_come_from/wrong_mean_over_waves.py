# vanilla: 15 isolated: 15
# from: right_loops
# Takes the mean of the waves' lower ends: ten members weigh as much as nine hundred.

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    ends = {}
    for _, row in survey.iterrows():
        ends.setdefault(row["clinic"], []).append(wilson_interval(row["renewed"], row["asked"], z)[0])
    return sorted(clinic for clinic, low in ends.items() if sum(low) / len(low) >= share)
